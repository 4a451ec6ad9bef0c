"""Deleting, undoing it, and letting go for good after thirty days."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from heartstudio.audio.staging import sync_folder
from heartstudio.songs.card import make_folder
from heartstudio.songs.database import Database
from heartstudio.songs.errors import SongNotFoundError
from heartstudio.songs.files import Moves, remove_all, workbench
from heartstudio.songs.layout import Layout
from heartstudio.songs.table import deleted_before, drop_song, put_song, song_row

TRASH_DAYS = 30
"""Days that a deleted song can be restored."""


@dataclass(frozen=True, slots=True)
class Undo:
    """What a deletion can be undone with.

    Attributes:
        ids: the deleted songs.
    """

    ids: tuple[str, ...]


class Trash:
    """The deleted songs of a library.

    Args:
        database: the open database.
        layout: where the library stands.
    """

    def __init__(self, database: Database, layout: Layout) -> None:
        self._database = database
        self._layout = layout

    def put(self, ids: Iterable[str]) -> Undo:
        """Move songs to the trash, all of them or none.

        Raises:
            SongNotFoundError: where an id is not in the library.
            OSError, sqlite3.Error: where a folder cannot be moved.
        """
        chosen = tuple(dict.fromkeys(ids))
        now = datetime.now(UTC)
        with Moves() as moves, self._database.writing() as connection:
            for song_id in chosen:
                song = song_row(connection, song_id)
                if song is None or song.deleted is not None:
                    raise SongNotFoundError(f"No song {song_id} is in the library")
                folder = self._layout.folder_of(song_id)
                make_folder(self._layout, song)
                os.utime(folder, (now.timestamp(), now.timestamp()))
                self._make_way(song_id)
                moves.move(folder, self._layout.folder_of(song_id, deleted=True))
                put_song(connection, replace(song, deleted=now))
            self._sync()
        return Undo(chosen)

    def take_back(self, ids: Iterable[str]) -> None:
        """Put deleted songs back into the library, all of them or none.

        Raises:
            SongNotFoundError: where an id is not in the trash.
            OSError, sqlite3.Error: where a folder cannot be moved.
        """
        with Moves() as moves, self._database.writing() as connection:
            for song_id in dict.fromkeys(ids):
                song = song_row(connection, song_id)
                if song is None or song.deleted is None:
                    raise SongNotFoundError(f"No song {song_id} is in the trash")
                moves.move(self._layout.folder_of(song_id, deleted=True), self._layout.folder_of(song_id))
                put_song(connection, replace(song, deleted=None))
            self._sync()

    def purge(self, ids: Iterable[str]) -> None:
        """Let go of deleted songs for good.

        A folder first leaves the trash whole, so that a song half removed is never seen.

        Raises:
            SongNotFoundError: where an id is not in the trash.
            OSError, sqlite3.Error: where a folder cannot be moved.
        """
        for song_id in dict.fromkeys(ids):
            with (
                workbench(self._layout.incoming) as bench,
                Moves() as moves,
                self._database.writing() as connection,
            ):
                song = song_row(connection, song_id)
                if song is None or song.deleted is None:
                    raise SongNotFoundError(f"No song {song_id} is in the trash")
                with suppress(FileNotFoundError):
                    moves.move(self._layout.folder_of(song_id, deleted=True), bench / song_id)
                drop_song(connection, song_id)
                self._sync()

    def purge_old(self) -> int:
        """Let go of everything that was deleted more than :data:`TRASH_DAYS` days ago; returns how many."""
        with self._database.reading() as connection:
            old = deleted_before(connection, datetime.now(UTC) - timedelta(days=TRASH_DAYS))
        for song_id in old:
            with suppress(SongNotFoundError):  # another process was quicker
                self.purge([song_id])
        return len(old)

    def _make_way(self, song_id: str) -> None:
        """Remove an older copy of the song that somebody left in the trash by hand."""
        older = self._layout.folder_of(song_id, deleted=True)
        if older.exists():
            with workbench(self._layout.incoming) as bench:
                older.rename(bench / song_id)
                remove_all(bench / song_id)

    def _sync(self) -> None:
        sync_folder(self._layout.songs)
        sync_folder(self._layout.trash)
