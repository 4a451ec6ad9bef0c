"""What can go wrong in the library and the journal, in words for a person."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from heartstudio.errors import HeartStudioError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class LibraryError(HeartStudioError):
    """The library could not do what was asked."""


class LibraryReadOnlyError(LibraryError):
    """The library can be listened to but not changed."""

    def __init__(self, home: Path) -> None:
        super().__init__(
            f"The library in {home} can only be read",
            safe="Nothing was changed, and every song in it can still be played and exported",
            remedy="Make the folder writable, or choose another library folder",
        )


class LibraryTooNewError(LibraryError):
    """A newer HeartStudio wrote this library."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            f"{path} was written by a newer HeartStudio (format {found}; this one reads up to {known})",
            safe="Nothing in the library was touched",
            remedy="Update HeartStudio, or choose another library folder",
        )


class SongNotFoundError(LibraryError):
    """No song, or more than one, goes by the given id."""


class SongFileError(LibraryError):
    """A file of a song is missing or damaged.

    Attributes:
        path: the file.
    """

    def __init__(
        self,
        path: Path,
        reason: str,
        *,
        remedy: str = "Choose 'Check the library' in the File menu",
        command: str = "heartstudio songs check --mend",
    ) -> None:
        self.path = path
        super().__init__(
            f"{path}: {reason}",
            safe="The other files of the song are untouched",
            remedy=remedy,
            command=command,
        )


class JournalError(HeartStudioError):
    """The journal of a song in progress cannot be written or read."""


@contextmanager
def telling(what: str, home: Path, kind: type[HeartStudioError] = LibraryError) -> Iterator[None]:
    """Turn the system's and SQLite's errors inside the block into one that a person can act on.

    Args:
        what: what could not be done, as the beginning of a sentence: ``"The song could not be saved"``.
        home: the library's folder, named in the message.
        kind: the error to raise.

    Raises:
        LibraryReadOnlyError: where the folder or the database refuses writing.
        HeartStudioError: of the given kind for everything else.
    """
    try:
        yield
    except OSError as error:
        raise _from_system(error, what, home, kind) from error
    except sqlite3.Error as error:
        raise _from_database(error, what, home, kind) from error


def is_full(error: OSError) -> bool:
    """Whether there is no room any more."""
    return error.errno in _FULL


def is_forbidden(error: OSError) -> bool:
    """Whether the system refused because of permissions or a read-only disk."""
    return error.errno in _FORBIDDEN


def _from_system(error: OSError, what: str, home: Path, kind: type[HeartStudioError]) -> HeartStudioError:
    if is_full(error):
        return _disk_full(what, home, kind)
    if error.errno in _FORBIDDEN:
        return LibraryReadOnlyError(home)
    reason = os.strerror(error.errno) if error.errno else str(error)
    where = f" ({error.filename})" if error.filename else ""
    return kind(f"{what}: {reason}{where}", safe="Songs already in the library are untouched")


def _from_database(
    error: sqlite3.Error, what: str, home: Path, kind: type[HeartStudioError]
) -> HeartStudioError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return _disk_full(what, home, kind)
    if code == sqlite3.SQLITE_READONLY:
        return LibraryReadOnlyError(home)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return kind(
            f"{what}: another HeartStudio has been writing to this library for too long",
            safe="Nothing was changed",
            remedy="Wait a moment and try again",
        )
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return kind(
            f"{what}: the library's database is damaged",
            safe="The songs themselves are in their folders",
            remedy="Quit HeartStudio and open it again: the songs are then listed from their folders",
        )
    return kind(f"{what}: {error}", safe="Songs already in the library are untouched")


def _disk_full(what: str, home: Path, kind: type[HeartStudioError]) -> HeartStudioError:
    try:
        free = f" ({shutil.disk_usage(home).free / 1e6:,.0f} MB free in {home})"
    except OSError:
        free = f" ({home})"
    return kind(
        f"{what}: the disk is full{free}",
        safe="Songs already in the library are untouched and nothing half-written was left",
        remedy="Free some space and try again",
    )
