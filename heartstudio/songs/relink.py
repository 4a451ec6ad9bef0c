"""Finding songs again whose files somebody moved."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from heartstudio.audio.errors import AudioFileError
from heartstudio.audio.staging import sync, sync_folder
from heartstudio.songs import table
from heartstudio.songs.card import make_folder, read_card
from heartstudio.songs.errors import SongFileError, telling
from heartstudio.songs.files import workbench
from heartstudio.songs.intake import place_audio
from heartstudio.songs.layout import Layout, SongFile
from heartstudio.songs.library import Library
from heartstudio.songs.song import Song

LENGTH_TOLERANCE = 0.05
"""Seconds by which an exported file may differ from the song that it was made of."""

_SOUNDS = {".wav", ".flac", ".aif", ".aiff"}


def find_again(library: Library, place: Path) -> list[Song]:
    """Bring back what is missing from the library, from wherever under ``place`` it is now.

    A song's own folder is known by its card, a sound that was exported by the recipe inside it. Files are copied;
    what is found stays where it is.

    Args:
        library: the open library.
        place: the folder to look in, with all folders below it.

    Returns:
        The songs that are whole again.

    Raises:
        LibraryReadOnlyError, LibraryError: where nothing can be brought back.
    """
    library.require_writable()
    missing = {song.id: song for song in library.missing()}
    found = []
    with telling("Songs could not be brought back", library.home):
        for folder, files in _walk(place, library.layout):
            if not missing:
                break
            for song in _songs_in(folder, files, missing, library):
                found.append(library.get(song.id))
                del missing[song.id]
    return found


def _walk(place: Path, layout: Layout) -> Iterator[tuple[Path, list[str]]]:
    """Every folder below a place and the names of its files, except the library's own workbench."""
    for folder, below, files in os.walk(place):
        below[:] = sorted(name for name in below if Path(folder, name) != layout.incoming)
        yield Path(folder), sorted(files)


def _songs_in(folder: Path, files: list[str], missing: dict[str, Song], library: Library) -> list[Song]:
    if SongFile.RECIPE in files and SongFile.AUDIO in files:
        song = _song_of_folder(folder, missing)
        if song is not None:
            _bring_back(library, song, folder)
            return [song]
    found = []
    for name in files:
        if Path(name).suffix.lower() in _SOUNDS:
            song = _song_of_sound(folder / name, missing)
            if song is not None and song not in found:
                _bring_back_sound(library, song, folder / name)
                found.append(song)
    return found


def _song_of_folder(folder: Path, missing: dict[str, Song]) -> Song | None:
    try:
        return missing.get(read_card(folder).id)
    except SongFileError:
        return None


def _song_of_sound(path: Path, missing: dict[str, Song]) -> Song | None:
    from heartstudio.audio.tagging import read_recipe
    from heartstudio.audio.wave import probe

    try:
        recipe = read_recipe(path)
        if recipe is None:
            return None
        seconds = probe(path).seconds
    except AudioFileError:
        return None
    fitting = (
        song
        for song in missing.values()
        if song.recipe == recipe and abs(song.seconds - seconds) < LENGTH_TOLERANCE
    )
    return next(fitting, None)


def _bring_back(library: Library, song: Song, source: Path) -> None:
    """Copy what the song's folder lacks from where it was found."""
    target = library.layout.folder_of(song.id)
    with workbench(library.layout.incoming) as bench:
        shutil.copytree(source, bench / song.id, ignore=shutil.ignore_patterns(".*"))
        for path in sorted((bench / song.id).rglob("*")):
            sync(path)
        with library.database.writing() as connection:
            if not target.exists():
                (bench / song.id).rename(target)
                table.put_song(connection, read_card(target))
            else:
                _complete(target, bench / song.id)
        sync_folder(library.layout.songs)


def _complete(target: Path, source: Path) -> None:
    for path in sorted(source.iterdir()):
        if not (target / path.name).exists():
            path.rename(target / path.name)
    sync_folder(target)


def _bring_back_sound(library: Library, song: Song, source: Path) -> None:
    from heartstudio.audio.peaks import compute_peaks

    target = library.layout.folder_of(song.id)
    with workbench(library.layout.incoming) as bench:
        seconds = place_audio(source, bench / SongFile.AUDIO, take_over=False)
        compute_peaks(bench / SongFile.AUDIO).save(bench / SongFile.PEAKS)
        with library.database.writing() as connection:
            make_folder(library.layout, song)
            for name in (SongFile.AUDIO, SongFile.PEAKS):
                (bench / name).replace(target / name)
            sync_folder(target)
            table.put_song(connection, replace(song, seconds=seconds, missing=False))
