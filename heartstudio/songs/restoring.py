"""A sound that was lost or damaged, made again from the song's codes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from heartstudio.audio.errors import AudioFileError
from heartstudio.audio.staging import sync_folder
from heartstudio.recipe import Recipe
from heartstudio.songs import table
from heartstudio.songs.card import card_text
from heartstudio.songs.errors import SongNotFoundError, telling
from heartstudio.songs.examine import keep_aside
from heartstudio.songs.files import workbench, write_whole
from heartstudio.songs.intake import Codes, loudness_of, place_audio
from heartstudio.songs.layout import SongFile
from heartstudio.songs.library import Library
from heartstudio.songs.song import Song

if TYPE_CHECKING:
    from heartstudio.audio.wave import Samples

Decoder = Callable[[Recipe, Codes], "Samples"]
"""From a recipe and (frames, 8) int16 codes to their sound: (samples, 2) float32 at 48 kHz."""


def lacks_sound(library: Library, song: Song) -> bool:
    """Whether a song's sound cannot be read and can be made again, for its codes are there."""
    from heartstudio.audio.wave import probe

    folder = library.folder_of(song)
    if song.deleted is not None or not (folder / SongFile.CODES).is_file():
        return False
    try:
        probe(folder / SongFile.AUDIO)
    except AudioFileError:
        return True
    return False


def restore_sound(library: Library, song: Song, decode: Decoder) -> Song:
    """Make a song's sound again from its codes; what is left of the old one is kept beside it.

    Args:
        library: that the song is in.
        song: which.
        decode: makes the sound; the library is not held meanwhile.

    Raises:
        LibraryReadOnlyError, SongFileError, LibraryError: nothing was changed.
        HeartStudioError: whatever ``decode`` raises; nothing was changed.
    """
    from heartstudio.audio.peaks import compute_peaks

    library.require_writable()
    samples = decode(song.recipe, library.codes_of(song))
    with (
        telling("The sound could not be restored", library.home),
        workbench(library.layout.incoming) as bench,
    ):
        seconds = place_audio(samples, bench / SongFile.AUDIO, take_over=False)
        compute_peaks(bench / SongFile.AUDIO).save(bench / SongFile.PEAKS)
        lufs, silent = loudness_of(bench)
        with library.database.writing() as connection:
            row = table.song_row(connection, song.id)
            if row is None or row.deleted is not None:
                raise SongNotFoundError(f"There is no song {song.id} in the library")
            restored = replace(row, seconds=seconds, lufs=lufs, silent=silent)
            folder = library.folder_of(row)
            keep_aside(folder / SongFile.AUDIO)
            for name in (SongFile.AUDIO, SongFile.PEAKS):
                (bench / name).replace(folder / name)
            sync_folder(folder)
            write_whole(folder / SongFile.RECIPE, card_text(restored))
            table.put_song(connection, restored)
    return restored
