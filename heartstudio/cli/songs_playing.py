"""Playing songs from the command line, one after the other without a gap."""

from __future__ import annotations

import queue
import sys
from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn

from heartstudio.audio.errors import PlaybackError
from heartstudio.audio.player import Player
from heartstudio.audio.source import FileSource, Source
from heartstudio.cli.songs_view import clock, tell
from heartstudio.errors import HeartStudioError
from heartstudio.songs import Library, Song, SongFile

REFRESH = 0.2
"""Seconds between two looks at the position."""


def play(library: Library, songs: Sequence[Song], *, machine: bool) -> None:
    """Play songs to their end and count each that was heard whole.

    Raises:
        SongFileError: where a sound is missing; nothing is played then.
        PlaybackError: where there is no output.
        AudioFileError: where a sound cannot be read.
    """
    sources = [FileSource(library.path_of(song, SongFile.AUDIO)) for song in songs]
    heard: queue.SimpleQueue[Source | HeartStudioError] = queue.SimpleQueue()
    with Player() as player, _Screen(machine) as screen:
        player.on_finished = heard.put
        player.on_error = heard.put
        player.on_device_lost = screen.lost
        for number, (song, source) in enumerate(zip(songs, sources, strict=True)):
            if number == 0:
                player.play(source)
            player.enqueue_next(sources[number + 1] if number + 1 < len(sources) else None)
            screen.start(song)
            _follow(player, heard, screen)
            if not library.read_only:
                library.played(song.id)


def _follow(player: Player, heard: queue.SimpleQueue[Source | HeartStudioError], screen: _Screen) -> None:
    """Wait for the present song to end."""
    while True:
        try:
            outcome = heard.get(timeout=REFRESH)
        except queue.Empty:
            screen.show(player.position)
            continue
        if isinstance(outcome, HeartStudioError):
            raise outcome
        return


class _Screen:
    """What is seen while something is heard: a bar on a terminal, a line elsewhere."""

    def __init__(self, machine: bool) -> None:
        self._machine = machine
        self._bar: Progress | None = None
        if sys.stdout.isatty() and not machine:
            self._bar = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                TextColumn("{task.fields[time]}"),
                transient=True,
            )

    def __enter__(self) -> _Screen:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def start(self, song: Song) -> None:
        self._length = song.seconds
        if self._bar is None:
            tell(f"{song.title} ({clock(song.seconds)})", self._machine, id=song.id, title=song.title)
            return
        for task in self._bar.task_ids:
            self._bar.remove_task(task)
        self._task = self._bar.add_task(escape(song.title), total=song.seconds, time=clock(0))

    def show(self, position: float) -> None:
        if self._bar is not None:
            time = f"{clock(position)} / {clock(self._length)}"
            self._bar.update(self._task, completed=position, time=time)

    def lost(self, reason: PlaybackError) -> None:
        Console(stderr=True).print(escape(str(reason)), style="dim")
