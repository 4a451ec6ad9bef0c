"""Conversions one after the other, told as events, with an end that can be asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from heartstudio.checkpoints import installed
from heartstudio.checkpoints.catalogue import Component
from heartstudio.checkpoints.conversion.contents import check_precision
from heartstudio.checkpoints.conversion.job import Job
from heartstudio.checkpoints.conversion.originals import delete_original, original_to_delete, read_back
from heartstudio.checkpoints.installed import Shelf
from heartstudio.checkpoints.progress import Cancelled, Event, Finished, Installed, Notice, Paused
from heartstudio.checkpoints.stopping import Stop, StoppedError
from heartstudio.checkpoints.turns import wait_turn

SHARD_BYTES = 10**9
"""Of one file of a conversion: what is held in memory at once, and what an interruption costs at most."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a component is to be converted to.

    Attributes:
        component: a language model or a codec.
        precision: ``bf16``, ``8bit`` or ``4bit`` of the one, ``float32`` or ``bf16`` of the other.
    """

    component: Component
    precision: str


def convert(
    shelf: Shelf,
    targets: Sequence[Target],
    *,
    delete_originals: bool = False,
    stop: Stop | None = None,
    shard_bytes: int = SHARD_BYTES,
) -> Iterator[Event]:
    """Convert weights that are here; the last event is Finished, Paused or Cancelled.

    Closing the iterator pauses. Converting again goes on after the last finished shard, also after a loss of power.

    Args:
        shelf: where originals are and conversions go.
        targets: what is wanted; what is here is read back, and left alone if it is right.
        delete_originals: remove each original once its conversion is read back and found right.
        stop: ends it from any thread.
        shard_bytes: size of a file; one array that is larger has a file of its own.

    Raises:
        NotInstalledError: where there is nothing to convert from.
        NoSpaceError: before anything is written, where the disk does not hold the result, or when it has filled up.
        CheckpointError: naming what in the original does not fit.
        ModelError: where the original has changed since it came, or one that is to be deleted is not ours.
    """
    stop = stop or Stop()
    for target in targets:
        check_precision(target.component, target.precision)
        if delete_originals:
            original_to_delete(shelf, target.component)
    outcome: Event = Finished()
    for target in targets:
        try:
            yield from _converted(shelf, target, stop, shard_bytes)
            converted = _here(shelf, target)
            if delete_originals and converted:
                yield from delete_original(shelf, target.component, converted, stop)
        except StoppedError:
            kept = shelf.partial_bytes(target.component.id, target.precision)
            outcome = Cancelled() if stop.discard else Paused(kept)
            break
    yield outcome


def _converted(shelf: Shelf, target: Target, stop: Stop, shard_bytes: int) -> Iterator[Event]:
    component, precision = target.component, target.precision
    with ExitStack() as held:
        yield from wait_turn(shelf, component, held, stop)
        # Looked at only now that the lock is held: another process may have just finished.
        here = _here(shelf, target)
        if here and not (yield from read_back(here, stop)):
            yield Notice(f"{component.title} is already here in {precision}")
            return
        try:
            folder = yield from Job(shelf, component, precision, stop, shard_bytes).run()
        except StoppedError:
            if stop.discard:
                shelf.discard(component.id, precision)
            raise
        yield Installed(component.id, folder)


def _here(shelf: Shelf, target: Target) -> installed.Installed | None:
    for one in shelf.installed(target.component.id):
        if one.precision == target.precision and not one.problem:
            return one
    return None
