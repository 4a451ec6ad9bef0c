"""Rows and folders agree: the folders are the truth, the database is their index.

A song whose folder stands in ``songs`` is in the library, one in ``trash`` was deleted, whatever an interrupted
process had time to write into the database.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from heartstudio.songs.card import read_card
from heartstudio.songs.database import Database
from heartstudio.songs.errors import SongFileError
from heartstudio.songs.layout import Layout, SongFile
from heartstudio.songs.song import Song
from heartstudio.songs.table import drop_song, known_ids, put_song, song_row


@dataclass(frozen=True, slots=True)
class Disagreements:
    """Where folders and rows tell different stories.

    Attributes:
        unlisted: ids with a folder and no row.
        deleted: ids whose folder is in the trash though their row says otherwise.
        restored: ids whose folder is in the library though their row says that they were deleted.
        gone: ids of deleted songs that left the trash.
    """

    unlisted: frozenset[str]
    deleted: frozenset[str]
    restored: frozenset[str]
    gone: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.unlisted or self.deleted or self.restored or self.gone)


def settle(database: Database, layout: Layout) -> Disagreements:
    """Bring the rows in line with the folders; an empty database is filled from them.

    Returns:
        What was changed. Folders whose card cannot be read stay where they are, without a row.
    """
    with database.reading() as connection:
        found = disagreements(connection, layout)
    if not found:
        return found
    with database.writing() as connection:
        found = disagreements(connection, layout)  # again: others may have moved folders until now
        listed = set()
        for song_id in sorted(found.unlisted):
            with suppress(SongFileError):
                put_song(connection, song_in(layout, song_id))
                listed.add(song_id)
        for song_id in found.deleted | found.restored:
            song = song_row(connection, song_id)
            if song is not None:
                put_song(connection, replace(song, deleted=deletion_time(layout, song_id)))
        for song_id in found.gone:
            drop_song(connection, song_id)
    return replace(found, unlisted=frozenset(listed))


def disagreements(connection: sqlite3.Connection, layout: Layout) -> Disagreements:
    """What :func:`settle` would change."""
    present, trashed = layout.song_ids(), layout.trashed_ids()
    alive, dead = known_ids(connection)
    return Disagreements(
        unlisted=frozenset((present | trashed) - alive - dead),
        deleted=frozenset((alive - present) & trashed),
        restored=frozenset(dead & present),
        gone=frozenset(dead - present - trashed),
    )


def song_in(layout: Layout, song_id: str) -> Song:
    """The song that the folder of an id holds, by its card.

    Raises:
        SongFileError: where the card cannot be read or belongs to another song.
    """
    deleted = deletion_time(layout, song_id)
    folder = layout.folder_of(song_id, deleted=deleted is not None)
    song = read_card(folder)
    if song.id != song_id:
        raise SongFileError(folder / SongFile.RECIPE, f"belongs to another song ({song.id})")
    return replace(song, deleted=deleted)


def deletion_time(layout: Layout, song_id: str) -> datetime | None:
    """When a song was put into the trash: its folder's own date, set then; None if it is in the library."""
    if layout.folder_of(song_id).is_dir():
        return None
    return datetime.fromtimestamp(layout.folder_of(song_id, deleted=True).stat().st_mtime, UTC)


def strangers(layout: Layout) -> Iterator[Path]:
    """What lies among the songs' folders and is none."""
    for place in (layout.songs, layout.trash):
        known = layout.song_ids() if place == layout.songs else layout.trashed_ids()
        for entry in sorted(place.iterdir()) if place.is_dir() else ():
            if entry.name not in known and not entry.name.startswith("."):
                yield entry
