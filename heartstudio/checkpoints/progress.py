"""What a download or conversion tells while it runs: events, and how fast it goes and how long it will take."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

TICK = 0.25
"""Seconds between two looks at the progress."""


class State(StrEnum):
    """Where one file stands."""

    WAITING = "waiting"
    CHECKING = "checking"
    FETCHING = "fetching"
    CONVERTING = "converting"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class FileProgress:
    """One file of a download.

    Attributes:
        component: id of the component it belongs to.
        path: its path in the repository.
        done: bytes that are here.
        total: its size.
        state: what is being done with it.
    """

    component: str
    path: str
    done: int
    total: int
    state: State


class Event:
    """Something that a download or a conversion tells; one of the classes below."""


@dataclass(frozen=True, slots=True)
class Planned(Event):
    """What is to be done is known and fits the disk.

    Attributes:
        count: number of files.
        total: their bytes.
        to_fetch: bytes that are neither here from an earlier attempt nor in a folder to be reused, as far as
            names and sizes tell; or that are still to be converted.
    """

    count: int
    total: int
    to_fetch: int


@dataclass(frozen=True, slots=True)
class Notice(Event):
    """Something worth a line: a file left out, a revision that is gone, another process at work."""

    text: str


@dataclass(frozen=True, slots=True)
class Retrying(Event):
    """The network failed and is tried again.

    Attributes:
        what: the file or repository.
        reason: what failed.
        seconds: until the next attempt.
    """

    what: str
    reason: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Reused(Event):
    """A file was found on this machine and proved equal, so it is not fetched."""

    path: str
    source: Path


@dataclass(frozen=True, slots=True)
class Progress(Event):
    """How far it is; some four times a second.

    Attributes:
        done: bytes that are here, of all files.
        total: bytes of all files.
        rate: bytes a second over the last seconds; 0 until known.
        seconds_left: at that rate; None until known.
        files: every file.
    """

    done: int
    total: int
    rate: float
    seconds_left: float | None
    files: tuple[FileProgress, ...]


@dataclass(frozen=True, slots=True)
class Installed(Event):
    """A component is whole, verified and in its place."""

    component: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Removed(Event):
    """A component's weights of one precision are gone, and so many bytes are free again."""

    component: str
    precision: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Paused(Event):
    """It was asked to end; this many bytes are kept to go on from."""

    kept: int


@dataclass(frozen=True, slots=True)
class Cancelled(Event):
    """It was asked to end and what had come is discarded."""


@dataclass(frozen=True, slots=True)
class Finished(Event):
    """Everything asked for is in its place."""


class Pace:
    """Rate over the last seconds, from moments and byte counts."""

    WINDOW = 8.0
    """Seconds looked back: long enough not to jump, short enough to follow a changed network."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def update(self, moment: float, fetched: int) -> float:
        """Add a measurement and return bytes a second.

        Args:
            moment: seconds on any clock that only goes forward.
            fetched: bytes that came over the network so far.
        """
        self._seen.append((moment, fetched))
        while len(self._seen) > 2 and self._seen[1][0] <= moment - self.WINDOW:
            self._seen.popleft()
        began, before = self._seen[0]
        return (fetched - before) / (moment - began) if moment > began else 0.0


def seconds_left(missing: int, rate: float) -> float | None:
    """How long the missing bytes take at a rate; None while nothing moves."""
    return missing / rate if rate > 0 else (0.0 if missing == 0 else None)
