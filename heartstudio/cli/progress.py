"""How composing is told: a bar on a terminal, plain lines elsewhere, JSON for machines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from heartstudio.engine.events import AudioReady, Event, Finished, FramesComposed, Loaded, Prefilled
from heartstudio.recipe import FRAME_RATE, Recipe

if TYPE_CHECKING:
    from heartstudio.songs.song import Song

LINE_SECONDS = 5.0
"""Music between two plain lines."""


class Reporter(Protocol):
    """Tells a person or a machine what happens."""

    def starting(self, recipe: Recipe) -> None:
        """Composing is about to begin."""

    def event(self, event: Event) -> None:
        """The composer told something."""

    def saved(self, song: Song | None, path: Path | None) -> None:
        """A song is in the library, or in a file, or both."""

    def warning(self, text: str) -> None:
        """Something that one should know."""


@contextmanager
def reporter(*, json_lines: bool) -> Iterator[Reporter]:
    """The way of telling that fits where the output goes."""
    if json_lines:
        yield _JsonLines()
    elif sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        columns = ("{task.description}", BarColumn(), TextColumn("{task.fields[told]}"))
        with Progress(*columns, console=Console(stderr=True)) as bar:
            yield _Bar(bar)
    else:
        yield _PlainLines()


class _PlainLines:
    def __init__(self) -> None:
        self._told = 0.0

    def starting(self, recipe: Recipe) -> None:
        takes = "one take" if recipe.takes == 1 else f"{recipe.takes} takes"
        self._say(f"composing {recipe.tags}: {takes} of at most {clock(recipe.seconds)}, seed {recipe.seed}")

    def event(self, event: Event) -> None:
        match event:
            case Loaded():
                self._say(f"model loaded in {event.seconds:.1f} s, {event.memory_bytes / 1e9:.2f} GB")
            case Prefilled():
                self._say(f"{event.positions} positions of words read in {event.seconds:.2f} s")
            case FramesComposed():
                seconds = event.composed / FRAME_RATE
                if seconds - self._told >= LINE_SECONDS or event.composed == event.limit:
                    self._told = seconds
                    self._say(f"{clock(seconds)} of {clock(event.limit / FRAME_RATE)} · {figures(event)}")
            case Finished():
                lengths = ", ".join(
                    f"{clock(len(take.codes) / FRAME_RATE)} (ended {take.ending.value})"
                    for take in event.takes
                )
                self._say(
                    f"finished in {event.seconds:.1f} s: {lengths}; peak {event.peak_bytes / 1e9:.2f} GB"
                )
            case AudioReady():
                pass

    def saved(self, song: Song | None, path: Path | None) -> None:
        if song is not None:
            print(f"{song.title} ({clock(song.seconds)}) is in the library as {song.id[:8]}")
        if path is not None:
            print(path)

    def warning(self, text: str) -> None:
        self._say(text)

    def _say(self, text: str) -> None:
        print(text, file=sys.stderr, flush=True)


class _Bar(_PlainLines):
    def __init__(self, bar: Any) -> None:
        super().__init__()
        self._bar = bar
        self._task: Any = None

    def starting(self, recipe: Recipe) -> None:
        super().starting(recipe)
        self._task = self._bar.add_task("loading", total=recipe.frame_limit, told="")

    def event(self, event: Event) -> None:
        match event:
            case Loaded():
                self._bar.update(self._task, description="reading")
            case Prefilled():
                self._bar.update(self._task, description="composing")
            case FramesComposed():
                self._bar.update(self._task, completed=event.composed, told=figures(event))
            case Finished():
                self._bar.update(self._task, description="composed")
                super().event(event)
            case AudioReady():
                pass

    def _say(self, text: str) -> None:
        self._bar.console.print(text, highlight=False, markup=False)


class _JsonLines:
    def starting(self, recipe: Recipe) -> None:
        self._print("starting", recipe=recipe.to_dict())

    def event(self, event: Event) -> None:
        match event:
            case Loaded():
                self._print("loaded", seconds=event.seconds, memory_bytes=event.memory_bytes)
            case Prefilled():
                self._print("prefilled", positions=event.positions, seconds=event.seconds)
            case FramesComposed():
                self._print(
                    "frames",
                    composed=event.composed,
                    limit=event.limit,
                    frames_per_second=event.frames_per_second,
                    memory_bytes=event.memory_bytes,
                    seconds_left=event.seconds_left,
                )
            case AudioReady():
                self._print("audio", take=event.take, start=event.start, samples=len(event.samples))
            case Finished():
                takes = [
                    {"seed": take.seed, "frames": len(take.codes), "ending": take.ending.value}
                    for take in event.takes
                ]
                self._print("finished", takes=takes, seconds=event.seconds, peak_bytes=event.peak_bytes)

    def saved(self, song: Song | None, path: Path | None) -> None:
        self._print(
            "saved",
            id=None if song is None else song.id,
            title=None if song is None else song.title,
            path=None if path is None else str(path),
        )

    def warning(self, text: str) -> None:
        self._print("warning", text=text)

    def _print(self, kind: str, **values: object) -> None:
        print(json.dumps({"event": kind, **values}), flush=True)


def figures(event: FramesComposed) -> str:
    """Speed, memory and time left in a few words."""
    return (
        f"{event.frames_per_second:.1f} frames/s · {event.memory_bytes / 1e9:.2f} GB · "
        f"{clock(event.seconds_left)} left"
    )


def clock(seconds: float) -> str:
    """Minutes and seconds as on a player: ``2:05``."""
    whole = max(round(seconds), 0)
    return f"{whole // 60}:{whole % 60:02d}"
