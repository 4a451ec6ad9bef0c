"""Whole files or none: writing beside and renaming, and locks that die with their process."""

from __future__ import annotations

import errno
import fcntl
import logging
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from heartstudio.audio.staging import part_of, sync, sync_folder

_NO_LOCKS_HERE = {errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK, errno.ENOSYS}

logger = logging.getLogger(__name__)


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` so that there is always either the old file or the new one.

    Raises:
        OSError: nothing was changed and nothing is left beside.
    """
    beside = part_of(path)
    try:
        write_new(beside, content)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_new(path: Path, content: bytes) -> None:
    """Write a new file and wait until the disk has it."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def set_aside(path: Path, content: bytes, error: Exception) -> None:
    """Keep what a file holds and nobody understands under another name, so that nobody's words are lost.

    Args:
        path: the file, which is going to be written anew.
        content: what it holds.
        error: why that is not understood.
    """
    aside = path.with_suffix(f".damaged{path.suffix}")
    logger.warning("%s cannot be read (%s); it is kept as %s", path, error, aside.name)
    with suppress(OSError):
        write_whole(aside, content)


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file and wait until the disk has it."""
    shutil.copyfile(source, target)
    sync(target)


def link_or_copy(source: Path, target: Path) -> None:
    """Give ``target`` the content of ``source`` without moving bytes where the file system can."""
    try:
        target.hardlink_to(source)
    except OSError:
        copy_whole(source, target)
    else:
        sync(target)


class Moves:
    """Folders moved inside the ``with`` block go back where they were if it ends in an error."""

    def __init__(self) -> None:
        self._done: list[tuple[Path, Path]] = []

    def __enter__(self) -> Self:
        return self

    def move(self, source: Path, target: Path) -> None:
        """Rename a folder.

        Raises:
            OSError: where it is not there, or something else stands at ``target``.
        """
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        source.rename(target)
        self._done.append((source, target))

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            for source, target in reversed(self._done):
                with suppress(OSError):
                    target.rename(source)


def try_lock(descriptor: int, *, shared: bool = False) -> bool:
    """Take an advisory lock on an open file without waiting; it ends with the descriptor or the process.

    Returns:
        False where someone else holds it.
    """
    try:
        _lock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file ``path`` inside the block, waiting for whoever has it.

    Raises:
        OSError: where the lock file cannot be made.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _lock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def workbench(incoming: Path) -> Iterator[Path]:
    """A private folder under ``incoming``, gone after the block unless it was renamed away.

    Its lock tells :func:`leftovers` in this and other processes that somebody is still at work in it.
    """
    while True:
        folder = incoming / uuid.uuid4().hex
        folder.mkdir(parents=True)
        try:
            descriptor = os.open(folder, os.O_RDONLY)
        except FileNotFoundError:
            continue  # swept between the two calls
        if try_lock(descriptor) and _is_at(descriptor, folder):
            break
        os.close(descriptor)
    try:
        yield folder
    finally:
        if _is_at(descriptor, folder):
            shutil.rmtree(folder, ignore_errors=True)
        os.close(descriptor)


def leftovers(incoming: Path, *, remove: bool = False) -> list[Path]:
    """What lies in ``incoming`` although nobody works on it any more, optionally removing it."""
    found = []
    for entry in sorted(incoming.iterdir()) if incoming.is_dir() else ():
        with suppress(FileNotFoundError):
            descriptor = os.open(entry, os.O_RDONLY)
            try:
                if try_lock(descriptor):
                    found.append(entry)
                    if remove:
                        remove_all(entry)
            finally:
                os.close(descriptor)
    return found


def remove_all(path: Path) -> None:
    """Remove a file or a folder with everything in it; whatever cannot be removed stays."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _lock(descriptor: int, operation: int) -> None:
    try:
        fcntl.flock(descriptor, operation)
    except OSError as error:
        if error.errno not in _NO_LOCKS_HERE:  # a network disk without locks: nobody to wait for
            raise


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
