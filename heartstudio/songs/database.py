"""The database file: opened safely whatever state it is in, one connection to read and one to write."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from heartstudio.songs.errors import LibraryTooNewError
from heartstudio.songs.migrations import MIGRATIONS, format_of, migrate

PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""

_MAGIC = b"SQLite format 3\0"
_VERSION_AT = 60
"""Place of the big-endian user_version in the file's head: https://www.sqlite.org/fileformat2.html"""
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
_COMPANIONS = ("-wal", "-shm", "-journal")


class Database:
    """Two connections to one file, so that looking something up never waits for a song being saved.

    Usable from any thread.

    Args:
        path: the file, made where it is missing and brought to the newest format.
        private: the folder it lies in, where it is a private copy that goes when the database is closed.

    Raises:
        LibraryTooNewError: where a newer HeartStudio wrote it.
        sqlite3.Error: where it cannot be opened or is damaged.
    """

    def __init__(self, path: Path, private: tempfile.TemporaryDirectory[str] | None = None) -> None:
        self.path = path
        self._private = private
        self._writer_lock = threading.RLock()
        self._reader_lock = threading.RLock()
        with ExitStack() as undo:
            _require_head(path)
            self._writer = undo.enter_context(closing(_connected(path)))
            version = format_of(self._writer)
            if version < 0:
                raise _damage(f"its format is {version}", sqlite3.SQLITE_CORRUPT)
            _refuse_newer(path, version)
            migrate(self._writer)
            _require_schema(self._writer)
            self._writer.execute("PRAGMA journal_mode = WAL")
            self._reader = undo.enter_context(closing(_connected(path)))
            undo.pop_all()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for one or more SELECTs."""
        with self._reader_lock:
            yield self._reader

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that holds the library's write lock, across threads and processes.

        Folders are moved only inside of it. It is committed at the end of the block and rolled back by an error.
        """
        with self._writer_lock:
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._writer.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._writer.execute("ROLLBACK")
                raise

    def revision(self) -> int:
        """A number that changes whenever anybody, here or in another process, has written something."""
        with self._reader_lock:
            (version,) = self._reader.execute("PRAGMA data_version").fetchone()
        return int(version)

    def start_over(self) -> Path:
        """Set the file aside and go on with a new, empty one.

        Returns:
            Where the old one lies now.
        """
        with self._writer_lock, self._reader_lock:
            self._reader.close()
            self._writer.close()
            aside = set_aside(self.path)
            fresh = Database(self.path)
            self._writer, self._reader = fresh._writer, fresh._reader
        return aside

    def close(self) -> None:
        """Close both connections."""
        with self._writer_lock, self._reader_lock:
            self._reader.close()
            self._writer.close()
        if self._private is not None:
            self._private.cleanup()


def copy_database(path: Path, folder: Path) -> Path:
    """A private copy of a database that cannot be written, with what its write-ahead log holds."""
    copy = folder / path.name
    for ending in ("", "-wal"):
        with suppress(FileNotFoundError):
            shutil.copyfile(f"{path}{ending}", f"{copy}{ending}")
    return copy


def refuse_newer_head(path: Path) -> None:
    """Look at the first bytes of a database, so that a newer library need not even be opened.

    Raises:
        LibraryTooNewError: nothing was touched.
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        return
    if len(head) == 100 and head.startswith(_MAGIC):
        _refuse_newer(path, int.from_bytes(head[_VERSION_AT : _VERSION_AT + 4], "big", signed=True))


def set_aside(path: Path) -> Path:
    """Move a damaged database out of the way, together with its companions.

    Returns:
        Where it lies now.
    """
    stem = f"{path.name}.damaged-{datetime.now():%Y%m%d-%H%M%S}"
    aside = path.with_name(stem)
    attempt = 1
    while aside.exists():
        attempt += 1
        aside = path.with_name(f"{stem}-{attempt}")
    path.rename(aside)
    for ending in _COMPANIONS:
        with suppress(FileNotFoundError):
            Path(f"{path}{ending}").rename(f"{aside}{ending}")
    return aside


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite says that the file itself is broken."""
    return (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _DAMAGE


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
    except BaseException:
        connection.close()
        raise
    return connection


def _require_head(path: Path) -> None:
    """SQLite would take a file that is too short for a database for an empty one, and overwrite it."""
    with suppress(FileNotFoundError), path.open("rb") as file:
        head = file.read(len(_MAGIC))
        if head and head != _MAGIC:
            raise _damage("it does not begin as a database does", sqlite3.SQLITE_NOTADB)


def _require_schema(connection: sqlite3.Connection) -> None:
    """Treat a database that lacks what its format promises like any other damage."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrate(fresh)
        missing = _schema(fresh) - _schema(connection)
    if missing:
        raise _damage(f"it lacks {', '.join(sorted(missing))}", sqlite3.SQLITE_CORRUPT)


def _schema(connection: sqlite3.Connection) -> set[str]:
    """Names of all columns and indexes."""
    columns = connection.execute(
        """
        SELECT tables.name || '.' || columns.name
        FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns
        WHERE tables.type = 'table' AND tables.name IN ('songs', 'tags', 'search')
        """
    )
    indexes = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'index'")
    return {name for (name,) in [*columns, *indexes]}


def _damage(what: str, code: int) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError(what)
    error.sqlite_errorcode = code
    return error


def _refuse_newer(path: Path, version: int) -> None:
    if version > len(MIGRATIONS):
        raise LibraryTooNewError(path, version, len(MIGRATIONS))
