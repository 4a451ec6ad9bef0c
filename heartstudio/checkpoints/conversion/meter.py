"""How far a conversion is, told some four times a second."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

from heartstudio.checkpoints.progress import TICK, FileProgress, Pace, Progress, State, seconds_left


class Meter:
    """Counts bytes that are checked and written.

    Args:
        component: id of what is worked on.
    """

    def __init__(self, component: str) -> None:
        self._component = component
        self._files: dict[str, FileProgress] = {}
        self._pace = Pace()
        self._told = 0.0

    def expect(self, path: str, total: int) -> None:
        """Add a file of which so many bytes are to be worked through."""
        self._files[path] = FileProgress(self._component, path, 0, total, State.WAITING)

    def at(self, path: str, done: int, state: State) -> Iterator[Progress]:
        """Note how far a file is; tells of it when it is time to."""
        known = self._files[path]
        self._files[path] = replace(known, done=min(done, known.total), state=state)
        if time.monotonic() >= self._told + TICK:
            yield self.progress()

    def finish(self, path: str) -> Iterator[Progress]:
        """Note that a file is done."""
        yield from self.at(path, self._files[path].total, State.DONE)

    def progress(self) -> Progress:
        """How far everything is."""
        self._told = time.monotonic()
        files = tuple(self._files.values())
        done, total = sum(file.done for file in files), sum(file.total for file in files)
        rate = self._pace.update(self._told, done)
        return Progress(done, total, rate, seconds_left(total - done, rate), files)
