"""``heartstudio songs``: what is in the library, hearing it, giving it away, and keeping it in order."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heartstudio.cli.songs_cover import add_arguments
from heartstudio.errors import HeartStudioError

if TYPE_CHECKING:
    from heartstudio.audio.wave import Samples
    from heartstudio.recipe import Recipe
    from heartstudio.songs import Library, Song
    from heartstudio.songs.intake import Codes

DONE, FAULTY = 0, 1
FORMATS = ("wav16", "wav24", "wav_float", "flac", "aiff16", "aiff24")
SORTS = ("date", "title", "length", "favourite", "plays")
SHOWN = 50
"""Songs in a list, where nothing else is asked for."""


def register(commands: Any) -> None:
    """Add ``songs`` and its actions to the sub-parsers of the command line."""
    songs = commands.add_parser("songs", help="list, play, export and look after the songs in the library")
    actions = songs.add_subparsers(title="actions", metavar="ACTION", required=True)

    listing = _action(actions, "list", _list, "the songs in the library, or those that have every word")
    listing.add_argument("words", nargs="*", metavar="WORD", help="of the title, tags or lyrics")
    listing.add_argument("--sort", choices=SORTS, default="date", help="(%(default)s)")
    listing.add_argument("--reverse", action="store_true", help="the other way round")
    listing.add_argument("--favourites", action="store_true", help="favourites only")
    listing.add_argument("--tag", help="songs that have this whole tag")
    listing.add_argument("--limit", type=_count, default=SHOWN, metavar="N", help="(%(default)d)")
    listing.add_argument("--offset", type=_count, default=0, metavar="N", help="songs to pass over")
    place = listing.add_mutually_exclusive_group()
    place.add_argument("--trash", action="store_true", help="deleted songs instead")
    place.add_argument("--missing", action="store_true", help="songs whose files are not in their place")

    _one(_action(actions, "show", _show, "everything about one song"))
    _some(_action(actions, "play", _play, "play songs one after the other; Ctrl-C stops"))

    export = _some(_action(actions, "export", _export, "write songs as files, with cover and recipe inside"))
    export.add_argument("--to", type=Path, default=Path(), metavar="PATH", help="a folder (here), or a file")
    export.add_argument("--format", choices=FORMATS, help="(wav24, or what the file's name says)")
    export.add_argument("--normalise", action="store_true", help="bring them to -14 LUFS")
    export.add_argument(
        "--no-fade", action="store_true", help="leave the end of a song that was cut as it is"
    )

    rename = _one(_action(actions, "rename", _rename, "give a song another title"))
    rename.add_argument("title", help="an empty one stands for the title it would have by itself")
    favourite = _some(_action(actions, "favourite", _favourite, "mark songs as favourites"))
    favourite.add_argument("--off", action="store_true", help="take the mark away")

    delete = _some(_action(actions, "delete", _delete, "move songs to the trash, for thirty days"))
    delete.add_argument("--for-good", action="store_true", help="remove songs that are in the trash already")
    delete.add_argument("--yes", action="store_true", help="do not ask")
    _some(_action(actions, "restore", _restore, "bring deleted songs back"))

    check = _action(actions, "check", _check, "find where database, folders and files disagree")
    check.add_argument("--mend", action="store_true", help="put right what can be, without losing anything")
    check.add_argument("--thorough", action="store_true", help="read every sound too")
    check.add_argument("--find", type=Path, metavar="FOLDER", help="look there for what is missing")
    check.add_argument("--rebuild", action="store_true", help="make the database again from the folders")

    taking = _action(actions, "import", _import, "take sound files into the library")
    taking.add_argument("files", nargs="+", type=Path, metavar="FILE")
    taking.add_argument("--tags", default="", help="style words for files that carry no recipe")
    taking.add_argument("--lyrics", default="", help="and their words")
    taking.add_argument("--title", default="", help="(what the file says, or its name)")

    cover = _one(_action(actions, "cover", _cover, "give a song another cover"))
    add_arguments(cover)

    covers = _action(actions, "covers", _covers, "the covers of the songs on one sheet")
    covers.add_argument("words", nargs="*", metavar="WORD", help="of songs to show; all by default")
    covers.add_argument("--sheet", type=Path, required=True, metavar="PNG", help="the picture to write")
    covers.add_argument("--columns", type=_count, default=5, help="(%(default)d)")
    covers.add_argument("--size", type=_count, default=256, help="pixels of a cover (%(default)d)")
    covers.add_argument("--limit", type=_count, default=60, metavar="N", help="most songs (%(default)d)")


def _action(actions: Any, name: str, run: Any, about: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = actions.add_parser(
        name, help=about, description=about[0].upper() + about[1:] + "."
    )
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.set_defaults(run=run)
    return parser


def _one(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("id", metavar="ID", help="of the song, or enough of its beginning")
    return parser


def _some(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("ids", nargs="+", metavar="ID", help="of a song, or enough of its beginning")
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError
    return number


def _open() -> Library:
    from heartstudio.songs import Library, heartstudio_home

    return Library(heartstudio_home(), paint=_painted)


def _painted(recipe: Recipe) -> bytes:
    from heartstudio.covers.painted import cover_png

    return cover_png(recipe)


def _found(library: Library, prefixes: Iterable[str]) -> list[Song]:
    return list({song.id: song for song in map(library.find, prefixes)}.values())


def _list(arguments: argparse.Namespace) -> int:
    from heartstudio.cli.songs_view import print_songs
    from heartstudio.songs import Sort

    words = " ".join(arguments.words)
    chosen = {"favourites_only": arguments.favourites, "tag": arguments.tag}
    with _open() as library:
        if arguments.trash or arguments.missing:
            songs = library.trashed() if arguments.trash else library.missing()
            total = len(songs)
            songs = songs[arguments.offset :][: arguments.limit]
        else:
            total = library.count(words, **chosen)
            songs = library.page(
                words,
                Sort(arguments.sort),
                reverse=arguments.reverse,
                offset=arguments.offset,
                limit=arguments.limit,
                **chosen,
            )
        print_songs(library, songs, total, machine=arguments.json)
    return DONE


def _show(arguments: argparse.Namespace) -> int:
    from heartstudio.cli.songs_view import print_song

    with _open() as library:
        print_song(library, library.find(arguments.id), machine=arguments.json)
    return DONE


def _play(arguments: argparse.Namespace) -> int:
    from heartstudio.cli.songs_playing import play

    with _open() as library:
        play(library, _found(library, arguments.ids), machine=arguments.json)
    return DONE


def _export(arguments: argparse.Namespace) -> int:
    from heartstudio.audio.export import ExportFormat
    from heartstudio.cli.songs_view import tell
    from heartstudio.songs.export import export_song

    target: Path = arguments.to.expanduser()
    with _open() as library:
        songs = _found(library, arguments.ids)
        if len(songs) > 1 and not target.is_dir():
            raise HeartStudioError(f"{target} is no folder, and several songs need one")
        if arguments.format:
            chosen = ExportFormat[arguments.format.upper()]
        else:
            chosen = ExportFormat.of(target) if target.suffix and not target.is_dir() else ExportFormat.WAV24
        for song in songs:
            path = export_song(
                library,
                song,
                target,
                chosen,
                normalise=arguments.normalise,
                fade_out=False if arguments.no_fade else None,
            )
            tell(f"{song.title}: {path}", arguments.json, id=song.id, path=str(path))
    return DONE


def _rename(arguments: argparse.Namespace) -> int:
    from heartstudio.cli.songs_view import tell

    with _open() as library:
        before = library.find(arguments.id)
        song = library.rename(before.id, arguments.title)
        tell(f"{before.title} is now called {song.title}", arguments.json, id=song.id, title=song.title)
    return DONE


def _favourite(arguments: argparse.Namespace) -> int:
    from heartstudio.cli.songs_view import tell

    with _open() as library:
        for song in _found(library, arguments.ids):
            library.set_favourite(song.id, not arguments.off)
            state = "is no favourite any more" if arguments.off else "is a favourite"
            tell(f"{song.title} {state}", arguments.json, id=song.id, favourite=not arguments.off)
    return DONE


def _delete(arguments: argparse.Namespace) -> int:
    from heartstudio.cli.songs_view import tell

    with _open() as library:
        songs = _found(library, arguments.ids)
        if arguments.for_good:
            if not arguments.yes and not _agreed(songs, arguments.json):
                return DONE
            library.purge([song.id for song in songs])
        else:
            library.delete([song.id for song in songs])
        for song in songs:
            after = (
                "is gone" if arguments.for_good else f"is in the trash; restore it with its id {song.id[:8]}"
            )
            tell(f"{song.title} {after}", arguments.json, id=song.id, for_good=arguments.for_good)
    return DONE


def _agreed(songs: list[Song], machine: bool) -> bool:
    if machine or not sys.stdin.isatty():
        raise HeartStudioError(
            "Removing for good asks first", safe="Nothing was removed", remedy="Add --yes to go ahead"
        )
    for song in songs:
        print(f"remove {song.title} for good")
    return input("Go ahead? [y/N] ").strip().lower() in {"y", "yes"}


def _restore(arguments: argparse.Namespace) -> int:
    from heartstudio.cli.songs_view import tell

    with _open() as library:
        songs = _found(library, arguments.ids)
        library.restore([song.id for song in songs])
        for song in songs:
            tell(f"{song.title} is in the library again", arguments.json, id=song.id)
    return DONE


def _check(arguments: argparse.Namespace) -> int:
    from heartstudio.cli.songs_view import print_report
    from heartstudio.songs.check import check
    from heartstudio.songs.relink import find_again

    with _open() as library:
        if arguments.rebuild:
            library.rebuild()
        again = find_again(library, arguments.find.expanduser()) if arguments.find else []
        report = check(library, mend=arguments.mend, thorough=arguments.thorough, decode=_decoded)
        print_report(report, again, machine=arguments.json)
    return FAULTY if report.open else DONE


def _decoded(recipe: Recipe, codes: Codes) -> Samples:
    from heartstudio.cli.models import open_shelf
    from heartstudio.studio.decoding import decoded

    return decoded(open_shelf(), recipe, codes)


def _import(arguments: argparse.Namespace) -> int:
    from heartstudio.cli.songs_view import tell
    from heartstudio.songs.importing import import_song

    with _open() as library:
        for path in arguments.files:
            song = import_song(
                library,
                path.expanduser(),
                tags=arguments.tags,
                lyrics=arguments.lyrics,
                title=arguments.title,
            )
            tell(
                f"{song.title} is in the library as {song.id[:8]}", arguments.json, id=song.id, path=str(path)
            )
    return DONE


def _cover(arguments: argparse.Namespace) -> int:
    from heartstudio.cli.songs_cover import change_cover

    with _open() as library:
        change_cover(library, library.find(arguments.id), arguments)
    return DONE


def _covers(arguments: argparse.Namespace) -> int:
    from heartstudio.audio.staging import require_folder, staged
    from heartstudio.cli.songs_view import tell
    from heartstudio.covers.painted import png_bytes
    from heartstudio.covers.sheet import contact_sheet

    with _open() as library:
        songs = library.page(" ".join(arguments.words), limit=arguments.limit)
    if not songs:
        raise HeartStudioError("There is no song to show a cover of")
    sheet = contact_sheet([song.recipe for song in songs], arguments.columns, arguments.size)
    path: Path = arguments.sheet.expanduser()
    require_folder(path)
    with staged(path) as part:
        part.write_bytes(png_bytes(sheet))
    tell(f"{len(songs)} covers: {path}", arguments.json, path=str(path), songs=[song.id for song in songs])
    return DONE
