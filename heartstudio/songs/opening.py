"""Opening a library, in whatever state it was left."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path

from heartstudio.songs.database import (
    Database,
    copy_database,
    is_damage,
    refuse_newer_head,
    set_aside,
)
from heartstudio.songs.errors import is_forbidden
from heartstudio.songs.files import leftovers, locked
from heartstudio.songs.layout import Layout
from heartstudio.songs.settle import Disagreements, settle


@dataclass(frozen=True, slots=True)
class Opening:
    """A library's database, opened and brought in line with the folders.

    Attributes:
        database: ready for use.
        read_only: whether nothing in the library can be changed.
        settled: where rows and folders disagreed; it has been put right.
        set_aside: the old database, where it was damaged and had to be made again.
    """

    database: Database
    read_only: bool
    settled: Disagreements
    set_aside: Path | None


def open_library(layout: Layout) -> Opening:
    """Open the library that stands at a place, or make one there.

    What interrupted processes left is removed. Of a library that cannot be written a private copy of the database
    is opened, in which everything can be looked up.

    Raises:
        LibraryTooNewError: where a newer HeartStudio wrote it; nothing was touched.
        sqlite3.Error, OSError: where it cannot be opened or made.
    """
    refuse_newer_head(layout.database)
    if not _can_write(layout):
        private = tempfile.TemporaryDirectory(prefix="heartstudio-")
        try:
            return _open_settled(copy_database(layout.database, Path(private.name)), layout, private)
        except BaseException:
            private.cleanup()
            raise
    with locked(layout.lock):
        leftovers(layout.incoming, remove=True)
        return _open_settled(layout.database, layout, None)


def _can_write(layout: Layout) -> bool:
    """Whether the library takes changes; folders that are missing are made.

    Raises:
        OSError: where there is no library and none can be made.
    """
    try:
        layout.make_folders()
        with layout.lock.open("ab"):
            pass
    except OSError as error:
        if is_forbidden(error) and (layout.database.exists() or layout.songs.is_dir()):
            return False
        raise
    return not layout.database.exists() or os.access(layout.database, os.W_OK)


def _open_settled(
    path: Path, layout: Layout, private: tempfile.TemporaryDirectory[str] | None, aside: Path | None = None
) -> Opening:
    try:
        database = Database(path, private)
        try:
            return Opening(database, private is not None, settle(database, layout), aside)
        except BaseException:
            database.close()
            raise
    except sqlite3.DatabaseError as error:
        if aside is not None or not is_damage(error):
            raise
    return _open_settled(path, layout, private, set_aside(path))
