"""How songs look on a terminal, and to a machine."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from heartstudio.errors import with_command
from heartstudio.songs import Library, LibraryError, Song, SongFile
from heartstudio.songs.card import card_data
from heartstudio.songs.findings import Report

SHORT_ID = 8
"""Characters of an id in a list; enough of it to name the song."""


def print_songs(library: Library, songs: Sequence[Song], total: int, *, machine: bool) -> None:
    """A list of songs, of which there may be more than are shown."""
    if machine:
        rows = [song_data(library, song) for song in songs]
        print(json.dumps({"total": total, "songs": rows}, ensure_ascii=False, indent=1))
        return
    if library.read_only:
        Console(stderr=True).print(
            f"The library in {escape(str(library.home))} can only be read.", style="dim"
        )
    if not songs:
        hint = "" if library.count() else " Make one with: heartstudio compose --tags piano,happy"
        print(f"No songs here.{hint}")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Id", no_wrap=True, style="dim")
    table.add_column("", no_wrap=True, width=1)
    table.add_column("Title", no_wrap=True, overflow="ellipsis", ratio=3)
    table.add_column("Length", no_wrap=True, justify="right")
    table.add_column("Made", no_wrap=True)
    table.add_column("Tags", no_wrap=True, overflow="ellipsis", ratio=2)
    for song in songs:
        table.add_row(
            song.id[:SHORT_ID],
            "♥" if song.favourite else "",
            escape(song.title) + (" [dim](missing)[/dim]" if song.missing else ""),
            clock(song.seconds),
            f"{song.created.astimezone():%Y-%m-%d %H:%M}",
            escape(", ".join(song.recipe.tag_list)),
        )
    console = Console()
    console.print(table)
    if total > len(songs):
        console.print(f"{len(songs)} of {total:,}", style="dim")


def print_song(library: Library, song: Song, *, machine: bool) -> None:
    """Everything about one song."""
    if machine:
        print(json.dumps(song_data(library, song), ensure_ascii=False, indent=1))
        return
    console = Console()
    console.print(escape(song.title) + (" ♥" if song.favourite else ""), style="bold", highlight=False)
    for name, value in _facts(library, song):
        console.print(f"[dim]{name:<12}[/dim] {escape(value)}", highlight=False, soft_wrap=True)
    if song.recipe.lyrics:
        console.print()
        console.print(escape(song.recipe.lyrics), highlight=False)


def song_data(library: Library, song: Song) -> dict[str, Any]:
    """A song for a machine: its card, where it is, and in what state."""
    return {
        **card_data(song),
        "missing": song.missing,
        "deleted": None if song.deleted is None else song.deleted.isoformat(),
        "folder": str(library.folder_of(song)),
    }


def print_report(report: Report, found_again: Sequence[Song], *, machine: bool) -> None:
    """What a check has found."""
    if machine:
        rows = [
            {
                "trouble": finding.trouble.name.lower(),
                "path": str(finding.path),
                "what": finding.what,
                "mended": finding.mended,
                "remedy": finding.remedy,
                "command": finding.command,
                "song": finding.song_id,
            }
            for finding in report.findings
        ]
        outcome = {"songs": report.songs, "found_again": [song.id for song in found_again], "findings": rows}
        print(json.dumps(outcome, ensure_ascii=False, indent=1))
        return
    console = Console(highlight=False)
    for song in found_again:
        console.print(f"[green]found[/green] {escape(song.title)}")
    for finding in report.findings:
        console.print(
            f"{'[green]mended[/green]' if finding.mended else '[red]open[/red]'} {escape(finding.what)}"
        )
        if finding.remedy and not finding.mended:
            console.print(f"  {escape(with_command(finding.remedy, finding.command))}", style="dim")
    counted = f"{report.songs:,} song{'' if report.songs == 1 else 's'}"
    if not report.findings:
        console.print(f"{counted}, everything in its place")
    elif report.open:
        console.print(
            f"{counted}, {len(report.open)} open; 'heartstudio songs check --mend' mends what it can"
        )
    else:
        console.print(f"{counted}, everything in its place now")


def tell(sentence: str, machine: bool, **facts: object) -> None:
    """One line about something done: a sentence for a person, an object for a machine."""
    print(json.dumps(facts, ensure_ascii=False) if machine else sentence)


def clock(seconds: float) -> str:
    """A length as minutes and seconds."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def _facts(library: Library, song: Song) -> list[tuple[str, str]]:
    recipe = song.recipe
    facts = [
        ("id", song.id),
        ("tags", ", ".join(recipe.tag_list)),
        ("length", clock(song.seconds) + (" (cut at its limit)" if song.cut_at_limit else "")),
        ("made", f"{song.created.astimezone():%Y-%m-%d %H:%M}"),
        ("played", f"{song.play_count} times" if song.play_count != 1 else "once"),
        ("loudness", _loudness(song)),
        ("recipe", f"{recipe.checkpoint}, seed {recipe.seed}, guidance {recipe.guidance:g}, "
                   f"temperature {recipe.temperature:g}, top-k {recipe.top_k}"),
    ]  # fmt: skip
    if song.parent is not None:
        facts.append(("continues", f"{_title(library, song.parent)}, from frame {song.branch_frame}"))
    if song.take_group is not None:
        others = [one for one in library.takes(song.take_group) if one.id != song.id]
        facts.append(("take", f"{song.take + 1}{' beside ' + _named(others) if others else ''}"))
    continued = library.continuations(song.id)
    if continued:
        facts.append(("continued by", _named(continued)))
    if song.deleted is not None:
        facts.append(("deleted", f"{song.deleted.astimezone():%Y-%m-%d %H:%M}"))
    place = library.folder_of(song) / SongFile.AUDIO
    facts.append(("file", f"{place}{' (missing)' if song.missing else ''}"))
    return facts


def _loudness(song: Song) -> str:
    if song.lufs is None:
        return "silence"
    return f"{song.lufs:.1f} LUFS" + (", mostly silent" if song.silent else "")


def _named(songs: Sequence[Song]) -> str:
    return ", ".join(f"{song.title} ({song.id[:SHORT_ID]})" for song in songs)


def _title(library: Library, song_id: str) -> str:
    try:
        return f"{library.get(song_id).title} ({song_id[:SHORT_ID]})"
    except LibraryError:
        return f"{song_id[:SHORT_ID]}, which is gone"
