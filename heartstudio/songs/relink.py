"""Finding songs again whose files somebody moved."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from heartstudio.audio.errors import AudioFileError
from heartstudio.audio.staging import sync, sync_folder
from heartstudio.songs import table
from heartstudio.songs.card import make_folder, read_card
from heartstudio.songs.errors import SongFileError, is_full, telling
from heartstudio.songs.examine import keep_aside
from heartstudio.songs.files import workbench
from heartstudio.songs.intake import place_audio
from heartstudio.songs.layout import Layout, SongFile
from heartstudio.songs.library import Library
from heartstudio.songs.song import Song

LENGTH_TOLERANCE = 0.05
"""Seconds by which an exported file may differ from the song that it was made of."""

_SOUNDS = {".wav", ".flac", ".aif", ".aiff"}


@dataclass(frozen=True, slots=True)
class Looked:
    """A step of looking for songs.

    Attributes:
        folder: that is being looked into; it takes several steps where there are sounds in it.
        found: the song that is whole again by this step.
        unreadable: whether the folder cannot be read, so that nobody knows what is in it.
    """

    folder: Path
    found: Song | None = None
    unreadable: bool = False


def find_again(library: Library, place: Path) -> list[Song]:
    """Bring back what is missing from the library, from wherever under ``place`` it is now.

    Returns:
        The songs that are whole again.

    Raises:
        LibraryReadOnlyError, LibraryError: where nothing can be brought back.
    """
    steps = look_for(lost_songs(library), library, place)
    return [step.found for step in steps if step.found is not None]


def look_for(songs: Iterable[Song], library: Library, place: Path) -> Iterator[Looked]:
    """Look for songs that a library has lost, step by step; whoever stops asking stops it.

    A song's own folder is known by its card, a sound that was exported by the recipe inside it. Files are copied;
    what is found stays where it is, and a damaged sound that it takes the place of is kept beside it.

    Args:
        songs: what :func:`lost_songs` tells.
        library: the open library that they belong to.
        place: the folder to look in, with all folders below it.

    Raises:
        LibraryReadOnlyError, LibraryError: where nothing can be brought back; what was found before is back.
    """
    library.require_writable()
    with telling("Songs could not be brought back", library.home):
        lost = {song.id: song for song in songs}
        for folder, files in _walk(place, library.layout):
            if not lost:
                return
            if files is None:
                yield Looked(folder, unreadable=True)
                continue
            for step in _steps(folder, files, lost, library):
                if step.found is not None:
                    del lost[step.found.id]
                yield step


def lost_songs(library: Library) -> list[Song]:
    """The songs whose sound is gone or cannot be read, the newest first.

    Raises:
        LibraryError: where the library cannot be read.
    """
    with telling("The library could not be read", library.home), library.database.reading() as connection:
        songs = [song for song in table.every_song(connection) if song.deleted is None]
    lost = [song for song in songs if not _is_sound(library.folder_of(song) / SongFile.AUDIO)]
    return sorted(lost, key=lambda song: song.created, reverse=True)


def _is_sound(path: Path) -> bool:
    from heartstudio.audio.wave import probe

    try:
        probe(path)
    except AudioFileError:
        return False
    return True


def _walk(place: Path, layout: Layout) -> Iterator[tuple[Path, list[str] | None]]:
    """Every folder below a place and the names of its files, except the library's own workbench.

    A folder that cannot be read has None for names.
    """
    unreadable: list[Path] = []
    for folder, below, files in os.walk(place, onerror=lambda error: unreadable.append(Path(error.filename))):
        yield from ((path, None) for path in unreadable)
        unreadable.clear()
        below[:] = sorted(name for name in below if Path(folder, name) != layout.incoming)
        yield Path(folder), sorted(files)
    yield from ((path, None) for path in unreadable)


def _steps(folder: Path, files: list[str], lost: dict[str, Song], library: Library) -> Iterator[Looked]:
    yield Looked(folder)
    if SongFile.RECIPE in files and SongFile.AUDIO in files:
        song = _song_of_folder(folder, lost)
        if song is not None:
            try:
                _bring_back(library, song, folder)
            except OSError as error:
                if is_full(error) or not _is_below(folder, error.filename):
                    raise
                yield Looked(folder, unreadable=True)
            else:
                yield Looked(folder, library.get(song.id))
            return
    for name in files:
        # A pipe can be called like a sound, and whoever opens it waits for ever.
        if Path(name).suffix.lower() in _SOUNDS and (folder / name).is_file():
            song = _song_of_sound(folder / name, lost)
            if song is not None:
                _bring_back_sound(library, song, folder / name)
            yield Looked(folder, None if song is None else library.get(song.id))


def _song_of_folder(folder: Path, lost: dict[str, Song]) -> Song | None:
    try:
        song = lost.get(read_card(folder).id)
    except SongFileError:
        return None
    return song if song is not None and _is_sound(folder / SongFile.AUDIO) else None


def _song_of_sound(path: Path, lost: dict[str, Song]) -> Song | None:
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
        for song in lost.values()
        if song.recipe == recipe and abs(song.seconds - seconds) < LENGTH_TOLERANCE
    )
    return next(fitting, None)


def _bring_back(library: Library, song: Song, source: Path) -> None:
    """Copy what the song's folder lacks from where it was found."""
    target = library.layout.folder_of(song.id)
    with workbench(library.layout.incoming) as bench:
        _copy(source, bench / song.id)
        with library.database.writing() as connection:
            if not target.exists():
                (bench / song.id).rename(target)
                table.put_song(connection, read_card(target))
            else:
                _complete(target, bench / song.id)
        sync_folder(library.layout.songs)


def _copy(source: Path, target: Path) -> None:
    """A folder without what is hidden in it. Other than ``shutil.copytree`` does, it tells what went wrong first."""
    target.mkdir()
    for path in sorted(source.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            _copy(path, target / path.name)
        else:
            shutil.copy2(path, target / path.name)
            sync(target / path.name)
    sync_folder(target)


def _is_below(folder: Path, name: str | bytes | None) -> bool:
    """Whether an error is about something in a folder."""
    return isinstance(name, str) and Path(name).is_relative_to(folder)


def _complete(target: Path, source: Path) -> None:
    if not _is_sound(target / SongFile.AUDIO):
        keep_aside(target / SongFile.AUDIO)
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
            if _is_sound(target / SongFile.AUDIO):
                return  # somebody else was quicker
            keep_aside(target / SongFile.AUDIO)
            for name in (SongFile.AUDIO, SongFile.PEAKS):
                (bench / name).replace(target / name)
            sync_folder(target)
            table.put_song(connection, replace(song, seconds=seconds, missing=False))
