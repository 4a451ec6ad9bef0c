"""Waiting for one's turn: one process at a time fetches, converts or removes a component."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

from filelock import Timeout

from heartstudio.checkpoints.catalogue import Component
from heartstudio.checkpoints.errors import ModelError
from heartstudio.checkpoints.installed import Shelf
from heartstudio.checkpoints.progress import TICK, Event, Notice
from heartstudio.checkpoints.stopping import Stop


def wait_turn(shelf: Shelf, component: Component, held: ExitStack, stop: Stop) -> Iterator[Event]:
    """Take a component's lock, and say so where another process has it.

    Args:
        shelf: on which it lies.
        component: to work on.
        held: gives the lock back when it is closed.
        stop: ends the waiting.

    Raises:
        StoppedError: when asked to end.
        ModelError: where the data folder cannot be written.
    """
    told = False
    while True:
        try:
            lock = shelf.lock(component.id)
            lock.acquire(timeout=0)
        except Timeout:
            if not told:
                yield Notice(f"Another HeartStudio is at work on {component.title}: waiting for it")
            told = True
            stop.wait(TICK)
        except OSError as error:
            raise ModelError(f"{shelf.root} cannot be written ({error.strerror or error})") from None
        else:
            held.callback(lock.release)
            return
