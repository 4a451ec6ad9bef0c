"""Long work on a model, done off the UI thread: what it tells, and fetching."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import Enum
from typing import cast

from heartstudio.checkpoints.catalogue import Component
from heartstudio.checkpoints.finding import find
from heartstudio.checkpoints.installed import Shelf
from heartstudio.checkpoints.progress import Cancelled, Event, Notice, Paused, Progress, Retrying
from heartstudio.checkpoints.stopping import Stop

PAUSED = "Paused; it goes on from where it was"
CANCELLED = "Stopped, and what had come is gone"


class WorkKind(Enum):
    """What is being done with a model."""

    FETCHING = "fetching"
    CHECKING = "checking"
    CONVERTING = "converting"


@dataclass(frozen=True, slots=True)
class Work:
    """How far work on a model is.

    Attributes:
        kind: what is being done.
        done: bytes.
        total: bytes; 0 until known.
        rate: bytes a second; 0 until known.
        seconds_left: at that rate; None until known.
        notice: what one should know of, such as a lost connection; empty for nothing.
    """

    kind: WorkKind
    done: int = 0
    total: int = 0
    rate: float = 0.0
    seconds_left: float | None = None
    notice: str = ""

    @property
    def fraction(self) -> float:
        """From 0 to 1."""
        return min(1.0, self.done / self.total) if self.total else 0.0


class MusicFirstError(Exception):
    """Raised where a conversion gave way to music; it goes on after it."""


def converting(
    shelf: Shelf,
    component: Component,
    precision: str,
    stop: Stop,
    gives_way: Callable[[], bool],
    tell: Callable[[Work], None],
) -> str:
    """Convert a language model, on the engine thread; what came of it, in words.

    Args:
        shelf: where it is, and where its conversion goes.
        component: the language model.
        precision: ``bf16``, ``8bit`` or ``4bit``.
        stop: ends it from any thread.
        gives_way: asked between two steps; once true, it stops and keeps what is done.
        tell: called with how far it is.

    Raises:
        MusicFirstError: where it gave way.
        ModelError: as :func:`heartstudio.checkpoints.conversion.convert` does.
    """
    from heartstudio.checkpoints.conversion import Target, convert

    converted = cast(
        "Generator[Event, None, None]", convert(shelf, [Target(component, precision)], stop=stop)
    )
    with closing(converted) as events:
        for event in events:
            match event:
                case Progress():
                    tell(Work(WorkKind.CONVERTING, event.done, event.total, event.rate, event.seconds_left))
                case Notice():
                    tell(Work(WorkKind.CONVERTING, notice=event.text))
                case Paused():
                    return PAUSED
                case Cancelled():
                    return CANCELLED
            if gives_way():
                raise MusicFirstError
    return f"{component.title} is here in {precision}"


def fetching(
    shelf: Shelf,
    components: Sequence[Component],
    stop: Stop,
    token: str | None,
    tell: Callable[[Work], None],
) -> str:
    """Fetch components; what came of it, in words.

    Raises:
        DownloadError, UnsafeFileError: as :func:`heartstudio.checkpoints.download.fetch` does.
    """
    # The hub's client takes a good second to import: only who fetches pays for it.
    from heartstudio.checkpoints.download import fetch
    from heartstudio.checkpoints.hub import Hub
    from heartstudio.checkpoints.reuse import LocalCopies, hub_cache

    linked = find(shelf.catalogue, None, shelf.additions.links.values())
    copies = LocalCopies(hub_cache(), [found.part.path for found in linked])
    hub = Hub(token=token) if token else Hub()
    work = Work(WorkKind.FETCHING)
    for event in fetch(shelf, hub, components, copies=copies, stop=stop):
        match event:
            case Progress():
                work = Work(
                    WorkKind.FETCHING, event.done, event.total, event.rate, event.seconds_left, work.notice
                )
                if event.rate:
                    work = Work(WorkKind.FETCHING, event.done, event.total, event.rate, event.seconds_left)
            case Notice():
                work = Work(WorkKind.FETCHING, work.done, work.total, notice=event.text)
            case Retrying():
                again = f"{event.what}: {event.reason}; trying again in {event.seconds:.0f} s"
                work = Work(WorkKind.FETCHING, work.done, work.total, notice=again)
            case Paused():
                return PAUSED
            case Cancelled():
                return CANCELLED
            case _:
                continue
        tell(work)
    return "It is here and ready"
