"""Deleting an original: only where it is ours, and only once its conversion was read back and found right."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

from heartstudio.checkpoints.catalogue import Component
from heartstudio.checkpoints.conversion.meter import Meter
from heartstudio.checkpoints.errors import ModelError
from heartstudio.checkpoints.installed import Installed, Shelf
from heartstudio.checkpoints.manifest import ORIGINAL
from heartstudio.checkpoints.progress import Event, Removed, State
from heartstudio.checkpoints.stopping import Stop
from heartstudio.checkpoints.verifying import Verdict, mending, verify


def original_to_delete(shelf: Shelf, component: Component) -> Installed | None:
    """The original that a component has here; None where it is gone already.

    Raises:
        ModelError: where it lies in another program's folder, which is not ours to empty.
    """
    for one in shelf.installed(component.id):
        if one.precision == ORIGINAL:
            if one.linked:
                raise ModelError(
                    f"The original of {component.title} lies in {one.path}, which is not HeartStudio's to empty",
                    safe="Nothing was deleted",
                    remedy="Convert it without deleting the original",
                )
            return one
    return None


def delete_original(shelf: Shelf, component: Component, converted: Installed, stop: Stop) -> Iterator[Event]:
    """Read a conversion back, and delete what it was made from if every byte of it is right.

    Raises:
        ModelError: where it is not, or the original cannot be deleted.
        StoppedError: when asked to end; the original is then still there.
    """
    if original_to_delete(shelf, component) is None:
        return
    problems = yield from read_back(converted, stop)
    if problems:
        raise ModelError(
            f"The conversion of {component.title} to {converted.precision} is not right: {'; '.join(problems)}",
            safe="The original was not deleted",
            remedy="Convert it again",
            command=mending(converted),
        )
    yield Removed(component.id, ORIGINAL, shelf.remove(component.id, ORIGINAL))


def read_back(converted: Installed, stop: Stop) -> Generator[Event, None, Sequence[str]]:
    """Hash and inspect every file of a conversion; returns what is wrong with it.

    Raises:
        StoppedError: when asked to end.
    """
    problems: Sequence[str] = ()
    meter = Meter(converted.component)
    meter.expect(converted.precision, converted.bytes)
    for step in verify(converted, stop):
        if isinstance(step, Verdict):
            problems = step.problems
        else:
            yield from meter.at(converted.precision, step.done, State.CHECKING)
    stop.check()
    return problems
