"""Whether what is installed is still what came: every file hashed again, every header looked into."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from heartstudio.checkpoints.catalogue import TOKENIZER_FILES, Role
from heartstudio.checkpoints.errors import ModelError, UnsafeFileError
from heartstudio.checkpoints.installed import Installed
from heartstudio.checkpoints.layout import inspect
from heartstudio.checkpoints.manifest import ORIGINAL, Manifest
from heartstudio.checkpoints.safety import check_content
from heartstudio.checkpoints.stopping import Stop, StoppedError

_BLOCK = 2**22
_BLOB = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Checking:
    """How far a verification is, in bytes of one component."""

    component: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found.

    Attributes:
        installed: what was looked at.
        hashed: whether hashes were known to compare with; else only structure was looked at.
        problems: one line for each file at fault; none where all is right.
    """

    installed: Installed
    hashed: bool
    problems: tuple[str, ...]


def verify(installed: Installed, stop: Stop | None = None) -> Iterator[Checking | Verdict]:
    """Hash and inspect every file of one installed component; the verdict comes last.

    A folder elsewhere has no manifest: where it is the hub's cache its files are named by their hash, which is
    compared; otherwise headers and sizes alone are looked at.

    Ends without a verdict when asked to stop.
    """
    try:
        expected = expected_hashes(installed)
    except ModelError as error:
        yield Verdict(installed, hashed=False, problems=(error.what,))
        return
    total = sum(
        path.stat().st_size for path in (installed.path / name for name in expected) if path.is_file()
    )
    done = 0
    problems = []
    for name, sha256 in expected.items():
        path = installed.path / name
        try:
            size, digest = 0, hashlib.sha256()
            for block in blocks_of(path, stop):
                digest.update(block)
                size += len(block)
                yield Checking(installed.component, done + size, total)
            done += size
            if sha256 and digest.hexdigest() != sha256:
                problems.append(f"{name} has changed")
            else:
                check_content(path, name)
        except StoppedError:
            return
        except OSError as error:
            problems.append(f"{name} cannot be read ({error.strerror or error})")
        except UnsafeFileError as error:
            problems.append(f"{name}: {error.reason}")
    if not problems:
        problems = [part.problem for part in inspect(installed.path) if part.problem]
    yield Verdict(installed, any(expected.values()), tuple(problems))


def mending(installed: Installed) -> str:
    """The command that puts a damaged component right."""
    if installed.precision == ORIGINAL:
        return f"heartstudio models get {installed.component}"
    option = "--codec" if installed.role is Role.CODEC else "--precision"
    return f"heartstudio models convert {installed.component} {option} {installed.precision}"


def expected_hashes(installed: Installed) -> dict[str, str]:
    """SHA-256 that every file should have, by its path; empty where a folder elsewhere does not tell.

    Raises:
        ModelError: where a manifest is damaged, or a folder holds nothing any more.
    """
    if not installed.linked:
        return {path: record.sha256 for path, record in Manifest.read(installed.path).files.items()}
    pattern = "*/*" if installed.role is Role.COVER else "*"
    names = sorted(
        file.relative_to(installed.path).as_posix()
        for file in installed.path.glob(pattern)
        if file.suffix in {".safetensors", ".json"}
    )
    if installed.role is Role.TOKENIZER:
        names = list(TOKENIZER_FILES)
    if not names:
        raise ModelError(f"{installed.path} holds no weights any more")
    blobs = {name: (installed.path / name).resolve().name for name in names}
    return {name: blob if _BLOB.fullmatch(blob) else "" for name, blob in blobs.items()}


def blocks_of(path: Path, stop: Stop | None) -> Iterator[bytes]:
    """The content of a file, block by block.

    Raises:
        StoppedError: when asked to end.
        OSError: where it cannot be read.
    """
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            if stop:
                stop.check()
            yield block
