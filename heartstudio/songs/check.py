"""Everything in its place: finds where database, folders and files disagree, and mends it.

Nothing is lost by mending: folders and sounds are never removed, and a file that is replaced is kept beside.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from heartstudio.errors import HeartStudioError
from heartstudio.songs.database import Database
from heartstudio.songs.errors import SongFileError, telling
from heartstudio.songs.examine import Examination
from heartstudio.songs.files import leftovers, remove_all
from heartstudio.songs.findings import LOOK, LOOK_COMMAND, Finding, Report, Trouble
from heartstudio.songs.journal import DAMAGED
from heartstudio.songs.layout import Layout, SongFile
from heartstudio.songs.library import Library
from heartstudio.songs.restoring import Decoder, lacks_sound, restore_sound
from heartstudio.songs.settle import Disagreements, disagreements, settle, song_in, strangers
from heartstudio.songs.song import Song
from heartstudio.songs.table import (
    deleted_before,
    every_song,
    is_whole,
    put_song,
    rebuild_search,
    search_agrees,
    song_row,
)
from heartstudio.songs.trash import TRASH_DAYS

PART_AGE = 3600.0
"""Seconds after which a hidden half-written file is nobody's any more."""


def check(
    library: Library, *, mend: bool = False, thorough: bool = False, decode: Decoder | None = None
) -> Report:
    """Look at everything in a library.

    Args:
        library: the open library.
        mend: put right what can be put right without losing anything.
        thorough: also read every sound and compare it with its outline, which takes a while.
        decode: makes sounds again that are lost or damaged, where mending is asked for.

    Raises:
        LibraryReadOnlyError: for mending a library that cannot be written.
        LibraryError: where the library cannot be read at all.
    """
    if mend:
        library.require_writable()
    with telling("The library could not be checked", library.home):
        findings = [*_opening(library), *_database(library, mend), *_places(library, mend)]
        with library.database.reading() as connection:
            songs = every_song(connection)
        for song in songs:
            if mend and decode is not None and lacks_sound(library, song):
                findings.append(_restored(library, song, decode))
            else:
                findings += _song(library, song, mend, thorough)
        findings += _old_trash(library, mend)
        findings += [*_search(library.database, library.layout, mend), *_surroundings(library.layout, mend)]
    return Report(len(songs), tuple(findings))


def rebuild(home: Path) -> Report:
    """Make the whole database again from the songs' folders; the old one is set aside.

    Returns:
        What a check finds afterwards.

    Raises:
        LibraryError: where the library cannot be opened or written.
    """
    with Library(home) as library:
        library.rebuild()
        return check(library)


def _opening(library: Library) -> Iterator[Finding]:
    """What opening the library has already put right."""
    if library.set_aside is not None and library.read_only:
        yield Finding(
            Trouble.DATABASE,
            library.layout.database,
            f"{library.layout.database} is damaged; the songs are listed from their folders",
            remedy="It is made again as soon as the library can be written",
        )
    elif library.set_aside is not None:
        yield Finding(
            Trouble.DATABASE,
            library.layout.database,
            f"The database was damaged and was made again; the old one is {library.set_aside}",
            mended=True,
        )
    else:
        yield from _disagreements(library.layout, library.settled, mended=True)


def _database(library: Library, mend: bool) -> Iterator[Finding]:
    with library.database.reading() as connection:
        whole = is_whole(connection)
    if not whole:
        if mend:
            library.rebuild()
        path = library.layout.database
        yield Finding(Trouble.DATABASE, path, f"{path} is damaged", mend)


def _places(library: Library, mend: bool) -> Iterator[Finding]:
    layout = library.layout
    with library.database.reading() as connection:
        found = disagreements(connection, layout)
    unreadable = {song_id: reason for song_id in found.unlisted if (reason := _unreadable(layout, song_id))}
    if mend:
        settle(library.database, layout)
    yield from _disagreements(
        layout, replace(found, unlisted=found.unlisted - unreadable.keys()), mended=mend
    )
    for song_id, error in sorted(unreadable.items()):
        yield Finding(
            Trouble.CARD,
            error.path,
            error.what,
            remedy="Without its card and without a row nobody knows what this song is; its files are kept",
            song_id=song_id,
        )


def _unreadable(layout: Layout, song_id: str) -> SongFileError | None:
    try:
        song_in(layout, song_id)
    except SongFileError as error:
        return error
    return None


def _disagreements(layout: Layout, found: Disagreements, *, mended: bool) -> Iterator[Finding]:
    kinds: Iterable[tuple[frozenset[str], Trouble, str]] = (
        (found.unlisted, Trouble.UNLISTED, "{} was not in the database"),
        (found.deleted, Trouble.PLACE, "{} is in the trash, and the database did not know"),
        (found.restored, Trouble.PLACE, "{} is in the library, and the database did not know"),
        (found.gone, Trouble.ROW, "{} has left the trash, and the database did not know"),
    )
    for ids, trouble, what in kinds:
        for song_id in sorted(ids):
            folder = layout.folder_of(song_id, deleted=not layout.folder_of(song_id).is_dir())
            yield Finding(trouble, folder, what.format(folder), mended, song_id=song_id)


def _song(library: Library, song: Song, mend: bool, thorough: bool) -> list[Finding]:
    folder = library.folder_of(song)
    if not folder.is_dir():
        if song.deleted is not None:
            return []  # it left the trash; that has been told above
        return [
            Finding(
                Trouble.ROW,
                folder,
                f"The folder of “{song.title}” is missing",
                remedy=LOOK,
                command=LOOK_COMMAND,
                song_id=song.id,
                lost=True,
            )
        ]
    if not mend:
        return list(_examined(library, song, folder, mend=False, thorough=thorough).findings())
    with library.database.writing() as connection:
        current = song_row(connection, song.id)
        if current is None or library.folder_of(current) != folder:
            return []  # deleted or restored since the check began
        examination = _examined(library, current, folder, mend=True, thorough=thorough)
        findings = list(examination.findings())
        if examination.song != current:
            put_song(connection, examination.song)
    return findings


def _restored(library: Library, song: Song, decode: Decoder) -> Finding:
    path = library.folder_of(song) / SongFile.AUDIO
    try:
        restore_sound(library, song, decode)
    except HeartStudioError as error:
        told = ". ".join(part for part in (error.what, error.remedy) if part)
        what = f"{path} could not be decoded again from the song's codes"
        return Finding(
            Trouble.AUDIO, path, what, remedy=told, command=error.command, song_id=song.id, lost=True
        )
    what = f"{path} was missing or damaged and was decoded again from the song's codes"
    return Finding(Trouble.AUDIO, path, what, mended=True, song_id=song.id)


def _examined(library: Library, song: Song, folder: Path, *, mend: bool, thorough: bool) -> Examination:
    return Examination(song, folder, paint=library.paint, mend=mend, thorough=thorough)


def _old_trash(library: Library, mend: bool) -> list[Finding]:
    with library.database.reading() as connection:
        old = deleted_before(connection, datetime.now(UTC) - timedelta(days=TRASH_DAYS))
    if old and mend:
        library.purge_old()
    return [
        Finding(
            Trouble.TRASH,
            library.layout.folder_of(song_id, deleted=True),
            f"{song_id} was deleted more than {TRASH_DAYS} days ago",
            mend,
            song_id=song_id,
        )
        for song_id in old
    ]


def _search(database: Database, layout: Layout, mend: bool) -> Iterator[Finding]:
    with database.writing() as connection:
        agrees = search_agrees(connection)
        if not agrees and mend:
            rebuild_search(connection)
    if not agrees:
        yield Finding(Trouble.SEARCH, layout.database, "The search index does not fit the songs", mend)


def _surroundings(layout: Layout, mend: bool) -> Iterator[Finding]:
    for path in [*leftovers(layout.incoming, remove=mend), *_parts(layout)]:
        if mend:
            remove_all(path)
        yield Finding(Trouble.LEFTOVER, path, f"{path} was left by an interrupted process", mend)
    for path in strangers(layout):
        yield Finding(
            Trouble.STRANGER, path, f"{path} is not a song's", remedy="Move it elsewhere if it is yours"
        )
    for path in sorted(layout.journal.glob(f"*{DAMAGED}")):
        yield Finding(
            Trouble.JOURNAL,
            path,
            f"{path} is the journal of a song whose beginning was lost",
            remedy="Remove it if it is of no use to you",
        )


def _parts(layout: Layout) -> Iterator[Path]:
    """Hidden files that a process left half-written, in journals and songs."""
    folders = [layout.journal, *(layout.folder_of(song_id) for song_id in sorted(layout.song_ids()))]
    for folder in folders:
        for place in (folder, folder / "covers"):
            for path in sorted(place.glob(".*.part")):
                if time.time() - path.stat().st_mtime > PART_AGE:
                    yield path
