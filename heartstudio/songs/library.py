"""The library: every finished song, safe on disk and quick to find."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection
from types import TracebackType
from typing import TYPE_CHECKING, Self

from heartstudio.audio.staging import sync_folder
from heartstudio.recipe import Recipe
from heartstudio.songs import table
from heartstudio.songs.card import card_text
from heartstudio.songs.catalogue import Catalogue
from heartstudio.songs.covers import keep_prompt, shelve_cover, shelved_covers, wear_cover
from heartstudio.songs.errors import (
    LibraryError,
    LibraryReadOnlyError,
    SongNotFoundError,
    telling,
)
from heartstudio.songs.files import Moves, locked, workbench, write_new, write_whole
from heartstudio.songs.intake import Codes, finite, loudness_of, place_audio, place_codes, require_png
from heartstudio.songs.layout import Layout, SongFile, new_id
from heartstudio.songs.opening import open_library
from heartstudio.songs.settle import settle
from heartstudio.songs.song import Provenance, Song
from heartstudio.songs.titles import clean_title, title_of
from heartstudio.songs.trash import Trash, Undo

if TYPE_CHECKING:
    from heartstudio.audio.loudness import Loudness
    from heartstudio.audio.peaks import Peaks
    from heartstudio.audio.wave import Samples

logger = logging.getLogger(__name__)

Painter = Callable[[Recipe], bytes]
"""From a recipe to a cover as PNG."""


class Library(Catalogue):
    """The songs in one folder, usable from any thread and by several processes at once.

    Opening it finishes or takes back what an interrupted process left, lets go of songs deleted more than
    thirty days ago, and makes the database again from the songs' folders where it is lost or damaged.

    Args:
        home: the library's folder, made where it is missing.
        paint: makes the cover of a song that comes without one.

    Attributes:
        read_only: whether the folder cannot be written; songs can be looked up, played and exported all the same.
        paint: makes the cover of a song that comes without one.
        settled: where database and folders disagreed when the library was opened; it has been put right.
        set_aside: the old database, where it was damaged and had to be made again.

    Raises:
        LibraryTooNewError: where a newer HeartStudio wrote it; nothing was touched.
        LibraryError: where it cannot be opened or made.
    """

    def __init__(self, home: Path, *, paint: Painter | None = None) -> None:
        layout = Layout(home)
        with telling(f"The library in {home} cannot be opened", home):
            opening = open_library(layout)
        super().__init__(opening.database, layout)
        self.read_only = opening.read_only
        self.settled, self.set_aside = opening.settled, opening.set_aside
        self.paint = paint
        self._trash = Trash(self.database, layout)
        if not self.read_only:
            with suppress(LibraryError):  # a full disk is no reason not to open; there will be another time
                self.purge_old()

    def close(self) -> None:
        """Close the database."""
        self.database.close()

    def require_writable(self) -> None:
        """Do nothing where the library takes changes.

        Raises:
            LibraryReadOnlyError: where it does not.
        """
        if self.read_only:
            raise LibraryReadOnlyError(self.home)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(
        self,
        recipe: Recipe,
        codes: Codes | None,
        audio: Samples | Path,
        *,
        id: str | None = None,  # noqa: A002 - what it is called everywhere
        title: str = "",
        created: datetime | None = None,
        provenance: Provenance | None = None,
        cover: bytes | None = None,
        peaks: Peaks | None = None,
        loudness: Loudness | None = None,
        cut_at_limit: bool = False,
        take_over: bool = False,
    ) -> Song:
        """Put a song into the library: whole, or not at all.

        Args:
            recipe: what it was made from, of this one take.
            codes: (frames, 8) int16, or None for a foreign sound.
            audio: (samples, 2) float32 at 48 kHz, or a sound file.
            id: the id of its journal, so that a song saved is not offered as interrupted; a new one by default.
            title: made from lyrics or tags where empty.
            created: an aware time; now by default.
            provenance: parent and batch.
            cover: a PNG; painted where there is none.
            peaks: outline of the sound; computed where there is none.
            loudness: of the sound; measured where there is none.
            cut_at_limit: whether it reached its length limit before it ended by itself.
            take_over: give the sound file up to the library; it is gone once the song is safe.

        Raises:
            LibraryError, AudioFileError: nothing was added, and a sound file given up is still there.
            ValueError: for codes of another shape.
        """
        self.require_writable()
        if cover is None:
            cover = self._painted(recipe)
        else:
            require_png(cover)
        song_id = id or new_id()
        with telling("The song could not be saved", self.home), workbench(self.layout.incoming) as bench:
            seconds = place_audio(audio, bench / SongFile.AUDIO, take_over=take_over)
            if codes is not None:
                place_codes(codes, bench / SongFile.CODES)
            if cover is not None:
                write_new(bench / SongFile.COVER, cover)
            _outline(bench, peaks)
            lufs, silent = (
                (finite(loudness.lufs), loudness.is_silent) if loudness is not None else loudness_of(bench)
            )
            song = Song(
                id=song_id,
                title=clean_title(title) or title_of(recipe),
                recipe=recipe,
                created=(created or datetime.now(UTC)).astimezone(UTC),
                seconds=seconds,
                frames=0 if codes is None else len(codes),
                provenance=provenance or Provenance(),
                lufs=lufs,
                silent=silent,
                cut_at_limit=cut_at_limit,
            )
            self._place(song, bench)
            if take_over and isinstance(audio, Path):
                audio.unlink(missing_ok=True)
        return song

    @contextmanager
    def workbench(self) -> Iterator[Path]:
        """A private folder on the library's disk, gone after the block or when the process dies.

        A sound that is written in it and given up to :meth:`add` is not copied.

        Raises:
            LibraryError: where it cannot be made.
        """
        self.require_writable()
        with ExitStack() as held:
            with telling("There is no room for a new song", self.home):
                bench = held.enter_context(workbench(self.layout.incoming))
            yield bench

    def rename(self, song_id: str, title: str) -> Song:
        """Give a song another title; an empty one stands for the title it would have by itself.

        Raises:
            SongNotFoundError, LibraryError: nothing was changed.
        """
        return self._edit(
            song_id, lambda song: replace(song, title=clean_title(title) or title_of(song.recipe))
        )

    def set_favourite(self, song_id: str, favourite: bool = True) -> Song:
        """Mark a song as a favourite, or take the mark away.

        Raises:
            SongNotFoundError, LibraryError: nothing was changed.
        """
        return self._edit(song_id, lambda song: replace(song, favourite=favourite))

    def played(self, song_id: str) -> Song:
        """Count that a song was played.

        Raises:
            SongNotFoundError, LibraryError: nothing was changed.
        """
        return self._edit(song_id, lambda song: replace(song, play_count=song.play_count + 1))

    def delete(self, ids: Iterable[str]) -> Undo:
        """Move songs to the library's trash, where they stay for thirty days: all of them or none.

        Returns:
            What :meth:`restore` brings them back with.

        Raises:
            SongNotFoundError, LibraryError: nothing was moved.
        """
        self.require_writable()
        with telling("The songs could not be deleted", self.home):
            return self._trash.put(ids)

    def restore(self, deleted: Undo | Iterable[str]) -> None:
        """Bring deleted songs back: all of them or none.

        Raises:
            SongNotFoundError, LibraryError: nothing was moved.
        """
        self.require_writable()
        with telling("The songs could not be restored", self.home):
            self._trash.take_back(deleted.ids if isinstance(deleted, Undo) else deleted)

    def purge(self, ids: Iterable[str]) -> None:
        """Let go of deleted songs for good.

        Raises:
            SongNotFoundError, LibraryError: for a song that is not in the trash, or cannot be removed.
        """
        self.require_writable()
        with telling("The songs could not be removed", self.home):
            self._trash.purge(ids)

    def purge_old(self) -> int:
        """Let go of everything that has been in the trash for more than thirty days; opening does this too.

        Returns:
            How many songs.

        Raises:
            LibraryError: where a song cannot be removed.
        """
        self.require_writable()
        with telling("Old deleted songs could not be removed", self.home):
            return self._trash.purge_old()

    def rebuild(self) -> None:
        """Make the database again from the songs' folders; the old one is set aside.

        Raises:
            LibraryError: where it cannot be written.
        """
        self.require_writable()
        with telling("The database could not be made again", self.home), locked(self.layout.lock):
            self.set_aside = self.database.start_over()
            self.settled = settle(self.database, self.layout)

    def set_cover(self, song_id: str, cover: bytes) -> None:
        """Give a song a new cover and keep the ones before it.

        Args:
            song_id: the song.
            cover: a PNG.

        Raises:
            SongNotFoundError, LibraryError: the song wears what it wore.
        """
        self.require_writable()
        require_png(cover)
        with telling("The cover could not be kept", self.home), self.database.writing() as connection:
            shelve_cover(self.folder_of(self._row(connection, song_id)), cover)

    def choose_cover(self, song_id: str, cover: Path) -> None:
        """Let a song wear one of :meth:`covers_of` again.

        Raises:
            SongNotFoundError, LibraryError: the song wears what it wore.
        """
        self.require_writable()
        with telling("The cover could not be changed", self.home), self.database.writing() as connection:
            folder = self.folder_of(self._row(connection, song_id))
            if cover not in shelved_covers(folder):
                raise LibraryError(f"{cover} is none of the song's covers")
            wear_cover(folder, cover)

    def set_prompt(self, song_id: str, prompt: str) -> None:
        """Keep what an image model is to be told for a song's cover; nothing stands for the house's own words.

        Raises:
            SongNotFoundError, LibraryError: nothing was changed.
        """
        self.require_writable()
        what = "The words for the cover could not be kept"
        with telling(what, self.home), self.database.writing() as connection:
            keep_prompt(self.folder_of(self._row(connection, song_id)), prompt)

    def _painted(self, recipe: Recipe) -> bytes | None:
        if self.paint is None:
            return None
        try:
            return self.paint(recipe)
        except Exception:  # a song without a cover is better than no song; a check paints what is missing
            logger.exception("No cover could be painted for %s", recipe.tags)
            return None

    def _place(self, song: Song, bench: Path) -> None:
        """Move a finished folder to its place and only then write its row."""
        write_new(bench / SongFile.RECIPE, card_text(song))
        sync_folder(bench)
        with Moves() as moves, self.database.writing() as connection:
            if table.song_row(connection, song.id) is not None or self.layout.has_folder_of(song.id):
                raise LibraryError(
                    f"The song {song.id} is in the library already", safe="Nothing was changed"
                )
            moves.move(bench, self.layout.folder_of(song.id))
            sync_folder(self.layout.songs)
            table.put_song(connection, song)

    def _edit(self, song_id: str, change: Callable[[Song], Song]) -> Song:
        self.require_writable()
        with telling("The song could not be changed", self.home), self.database.writing() as connection:
            song = self._row(connection, song_id)
            changed = change(song)
            if self.folder_of(song).is_dir():
                write_whole(self.folder_of(song) / SongFile.RECIPE, card_text(changed))
            if changed.title == song.title:
                table.update_song(connection, changed)
            else:
                table.put_song(connection, changed)
        return self._seen(changed)

    def _row(self, connection: Connection, song_id: str) -> Song:
        song = table.song_row(connection, song_id)
        if song is None:
            raise SongNotFoundError(f"There is no song {song_id} in the library")
        return song


def _outline(bench: Path, peaks: Peaks | None) -> None:
    from heartstudio.audio.peaks import compute_peaks

    (peaks or compute_peaks(bench / SongFile.AUDIO)).save(bench / SongFile.PEAKS)
