"""The catalogue: looking songs up, listing and searching them, and finding their files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection

from heartstudio.songs import table
from heartstudio.songs.covers import read_prompt, shelved_covers
from heartstudio.songs.database import Database
from heartstudio.songs.errors import SongFileError, SongNotFoundError, telling
from heartstudio.songs.findings import LOOK, LOOK_COMMAND
from heartstudio.songs.intake import Codes, read_codes
from heartstudio.songs.layout import Layout, SongFile
from heartstudio.songs.song import Song, Sort
from heartstudio.songs.table import Filter

_CANDIDATES = 5


class Catalogue:
    """What can be asked of a library without changing it.

    Args:
        database: the open database.
        layout: where the library stands.

    Attributes:
        database: the index of all songs.
        layout: where everything stands.
    """

    def __init__(self, database: Database, layout: Layout) -> None:
        self.database = database
        self.layout = layout

    @property
    def home(self) -> Path:
        """The library's folder."""
        return self.layout.home

    def get(self, song_id: str) -> Song:
        """One song, be it in the library or in the trash.

        Raises:
            SongNotFoundError: where there is none.
        """
        with self._reading() as connection:
            song = table.song_row(connection, song_id)
        if song is None:
            raise SongNotFoundError(f"There is no song {song_id} in the library")
        return self._seen(song)

    def find(self, prefix: str) -> Song:
        """The one song whose id begins with ``prefix``.

        Raises:
            SongNotFoundError: where none or several do; several are named.
        """
        with self._reading() as connection:
            songs = table.songs_by_prefix(connection, prefix.lower(), _CANDIDATES + 1) if prefix else []
        if not songs:
            raise SongNotFoundError(
                f"No song's id begins with '{prefix}'", remedy="'heartstudio songs list' shows the ids"
            )
        if len(songs) > 1:
            named = ", ".join(f"{song.id[:12]} ({song.title[:30]})" for song in songs[:_CANDIDATES])
            raise SongNotFoundError(
                f"Several songs' ids begin with '{prefix}': {named}", remedy="Give more of the id"
            )
        return self._seen(songs[0])

    def page(
        self,
        query: str = "",
        sort: Sort = Sort.DATE,
        *,
        reverse: bool = False,
        favourites_only: bool = False,
        tag: str | None = None,
        offset: int = 0,
        limit: int = 100,
    ) -> list[Song]:
        """A page of the library.

        Args:
            query: text as typed; a song must have every word of it in title, tags or lyrics, each at least begun.
            sort: newest first, A to Z, longest first, favourites first, or most played first.
            reverse: the other way round.
            favourites_only: leave others out.
            tag: a whole tag that a song must have.
            offset: songs to pass over.
            limit: most songs to return.
        """
        with self._reading() as connection:
            songs = table.listed_songs(
                connection, Filter(query, favourites_only, tag), sort, reverse, offset, limit
            )
        return [self._seen(song) for song in songs]

    def count(self, query: str = "", *, favourites_only: bool = False, tag: str | None = None) -> int:
        """How many songs all pages of such a list hold."""
        with self._reading() as connection:
            return table.count_songs(connection, Filter(query, favourites_only, tag))

    def tags(self) -> list[tuple[str, int]]:
        """The tags in use and how many songs have each, the commonest first."""
        with self._reading() as connection:
            return table.tag_counts(connection)

    def continuations(self, song_id: str) -> list[Song]:
        """The songs that continue a song, oldest first."""
        with self._reading() as connection:
            return [self._seen(song) for song in table.continuations_of(connection, song_id)]

    def takes(self, take_group: str) -> list[Song]:
        """The songs of one batch, in order."""
        with self._reading() as connection:
            return [self._seen(song) for song in table.takes_of(connection, take_group)]

    def missing(self) -> list[Song]:
        """The songs whose sound is not in its place, the newest first."""
        with self._reading() as connection:
            present, _ = table.known_ids(connection)
            lost = [
                song_id
                for song_id in present
                if not (self.layout.folder_of(song_id) / SongFile.AUDIO).is_file()
            ]
            songs = [table.song_row(connection, song_id) for song_id in lost]
        found = [self._seen(song) for song in songs if song is not None]
        return sorted(found, key=lambda song: song.created, reverse=True)

    def trashed(self) -> list[Song]:
        """The deleted songs, the latest first."""
        with self._reading() as connection:
            return [self._seen(song) for song in table.trashed_songs(connection)]

    def revision(self) -> int:
        """A number that changes whenever anybody, here or in another process, has changed the library."""
        with telling("The library could not be read", self.home):
            return self.database.revision()

    def folder_of(self, song: Song) -> Path:
        """The folder of a song, wherever it stands now."""
        return self.layout.folder_of(song.id, deleted=song.deleted is not None)

    def path_of(self, song: Song, kind: SongFile) -> Path:
        """A file of a song.

        Raises:
            SongFileError: where it is not there.
        """
        path = self.folder_of(song) / kind
        if not path.is_file():
            raise SongFileError(
                path,
                f"is not there; it belongs to “{song.title}”",
                remedy=LOOK,
                command=LOOK_COMMAND,
            )
        return path

    def codes_of(self, song: Song) -> Codes:
        """The codes of a song, (frames, 8) int16, from which it can be decoded again or continued.

        Raises:
            SongFileError: where they are missing or damaged.
        """
        path = self.path_of(song, SongFile.CODES)
        try:
            return read_codes(path)
        except (OSError, ValueError, EOFError) as error:
            raise SongFileError(path, f"cannot be read ({error})") from error

    def covers_of(self, song: Song) -> list[Path]:
        """The last five covers of a song, the latest first."""
        return shelved_covers(self.folder_of(song))

    def prompt_of(self, song: Song) -> str:
        """What an image model is to be told for a song's cover, where somebody wrote that; else nothing."""
        return read_prompt(self.folder_of(song))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with telling("The library could not be read", self.home), self.database.reading() as connection:
            yield connection

    def _seen(self, song: Song) -> Song:
        """The song with a look at whether its sound is in its place."""
        if (self.folder_of(song) / SongFile.AUDIO).is_file():
            return song
        return replace(song, missing=True)
