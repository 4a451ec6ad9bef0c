"""Nothing half-written: files grow beside their final name and appear there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from heartstudio.audio.errors import AudioFileError, cannot_write


@contextlib.contextmanager
def staged(path: Path) -> Iterator[Path]:
    """A hidden name beside ``path`` to write to; renamed to ``path`` on a clean exit, removed otherwise.

    Whatever stood at ``path`` stays there until the new file is whole and on the disk.

    Raises:
        AudioFileError: naming the path and the free space, when the disk refuses.
    """
    part = part_of(path)
    try:
        yield part
        sync(part)
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def part_of(path: Path) -> Path:
    """An unused hidden name in the folder of ``path``, short enough for any file system."""
    return path.parent / f".{secrets.token_hex(8)}.part"


def sync_folder(folder: Path) -> None:
    """Waits until the folder's list of names is on the disk, where its file system knows how to."""
    with contextlib.suppress(OSError):
        sync(folder)


def sync(path: Path) -> None:
    """Waits until what was written to ``path`` is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def require_folder(path: Path) -> None:
    """Checks that the folder in which ``path`` is to be written exists.

    Raises:
        AudioFileError: where it does not.
    """
    if not path.parent.is_dir():
        raise AudioFileError(path, "its folder does not exist", remedy="Choose a folder that exists")
