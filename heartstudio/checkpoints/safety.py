"""What may come into a model's folder: safe names, weights with honest headers, JSON of bounded size."""

from __future__ import annotations

import json
import struct
import unicodedata
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any

from safetensors import SafetensorError, safe_open

from heartstudio.checkpoints.errors import UnsafeFileError

MAX_HEADER_BYTES = 16 * 2**20
"""The header of 818 tensors takes 100 kB."""

PICKLES = frozenset({".bin", ".ckpt", ".joblib", ".npy", ".npz", ".pickle", ".pkl", ".pt", ".pth"})
"""Suffixes of files that are, or may hold, Python pickles: opening one can run anything."""

_MIB = 2**20
_JSON_LIMITS = {
    "config.json": _MIB,
    "gen_config.json": _MIB,
    "flavors.json": _MIB,
    "heartstudio.json": 4 * _MIB,
    "tokenizer.json": 32 * _MIB,
    "vocab.json": 16 * _MIB,
    "merges.txt": 16 * _MIB,
}
_OTHER_LIMIT = 4 * _MIB
_WEIGHTS = ".safetensors"
_MAX_NAME = 200


def check_name(path: str) -> None:
    """Accept a repository's file name only where it stays inside the folder it is written to.

    Raises:
        UnsafeFileError: for an absolute or climbing path, a backslash, a control character or an empty part.
    """
    parts = path.split("/")
    if not path or path.startswith("/") or "\\" in path or ":" in path:
        raise UnsafeFileError(path, "its path leads out of the model's folder")
    if any(part in {"", ".", ".."} for part in parts):
        raise UnsafeFileError(path, "its path leads out of the model's folder")
    if not path.isprintable() or any(len(part.encode()) > _MAX_NAME for part in parts):
        raise UnsafeFileError(path, "its name holds control characters or is too long")


def check_distinct(paths: Iterable[str]) -> None:
    """Refuse two names that are one file on a Mac's disk, where neither case nor composition counts.

    Raises:
        UnsafeFileError: naming the second of them.
    """
    seen: dict[str, str] = {}
    for path in paths:
        other = seen.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if other != path:
            raise UnsafeFileError(path, f"it differs from {other} in letter case or composition alone")


def is_pickle(path: str) -> bool:
    """Whether the name is that of a pickle, which is never fetched, opened or linked."""
    return PurePosixPath(path).suffix.lower() in PICKLES


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Whether a path fits one of the patterns; ``*`` stands for anything within one part of the path."""
    parts = path.split("/")
    return any(
        len(parts) == len(wanted) and all(map(fnmatchcase, parts, wanted))
        for wanted in (pattern.split("/") for pattern in patterns)
    )


def check_size(path: str, size: int) -> None:
    """Refuse a text file too large for what its name says it is.

    Raises:
        UnsafeFileError: naming the file and its limit.
    """
    if path.endswith(_WEIGHTS):
        return
    limit = _JSON_LIMITS.get(PurePosixPath(path).name, _OTHER_LIMIT)
    if size > limit:
        raise UnsafeFileError(path, f"{size:,} bytes are too many for such a file (at most {limit:,})")


def check_content(file: Path, name: str) -> None:
    """Look into one file that has come, without running anything of it.

    Args:
        file: where it lies.
        name: its path in the repository, for the message and to know its kind.

    Raises:
        UnsafeFileError: where its content is not what the name says.
    """
    if name.endswith(_WEIGHTS):
        read_shapes(file, name)
    elif name.endswith(".json"):
        read_json(file, name)


def read_json(file: Path, name: str | None = None) -> Any:
    """The content of a JSON file whose size is within the limit for its name.

    Raises:
        UnsafeFileError: where it is too large, nested without end, or not JSON.
        OSError: where it cannot be read.
    """
    name = name or file.name
    check_size(name, file.stat().st_size)
    try:
        return json.loads(file.read_bytes())
    except RecursionError:
        raise UnsafeFileError(name, "its JSON is nested without end") from None
    except ValueError as error:
        raise UnsafeFileError(name, f"it is not JSON ({error})") from None


def read_shapes(file: Path, name: str | None = None) -> dict[str, tuple[int, ...]]:
    """Names and shapes of a safetensors file's tensors, from its header alone.

    The header's length is checked here, before anything of that size is read; that every tensor lies inside
    the file, without gap or overlap and with as many bytes as its shape says, by the safetensors library.

    Raises:
        UnsafeFileError: where header and file do not agree.
        OSError: where it cannot be read.
    """
    name = name or file.name
    size = file.stat().st_size
    with file.open("rb") as opened:
        start = opened.read(8)
    if len(start) < 8:
        raise UnsafeFileError(name, "it is too short to be a safetensors file")
    (length,) = struct.unpack("<Q", start)
    if length > MAX_HEADER_BYTES or length > size - 8:
        raise UnsafeFileError(name, f"it is no safetensors file: a header of {length:,} bytes in {size:,}")
    try:
        with safe_open(file, framework="numpy") as tensors:
            shapes = {key: tuple(tensors.get_slice(key).get_shape()) for key in tensors.keys()}  # noqa: SIM118
    except SafetensorError as error:
        raise UnsafeFileError(name, f"its header does not fit the file ({error})") from None
    if not shapes:
        raise UnsafeFileError(name, "it holds no tensors")
    return shapes
