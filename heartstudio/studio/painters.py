"""The image model in memory: which one, whether there is room for it, and giving the memory back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from heartstudio.checkpoints.catalogue import Model
from heartstudio.checkpoints.installed import Shelf
from heartstudio.checkpoints.machine import Machine
from heartstudio.checkpoints.resolving import cover_folder
from heartstudio.covers.flux import Commission, FluxPainter, Step, Weights
from heartstudio.covers.image_models import CoverError, ImageModel, image_model
from heartstudio.studio.cover_promise import CoverPromise, promise_cover
from heartstudio.studio.room import Room


@dataclass(frozen=True, slots=True)
class Sitting:
    """A picture to be painted, and with what.

    Attributes:
        model: id of the cover model.
        commission: the picture.
    """

    model: str
    commission: Commission


class Painters:
    """Paints with one image model after the other and keeps the last one; all of it on the engine thread.

    Args:
        shelf: the models there are.
        room: what fits into memory.
    """

    def __init__(self, shelf: Shelf, room: Room) -> None:
        self._shelf = shelf
        self._room = room
        self._painter = FluxPainter()
        self._promise: CoverPromise | None = None

    @property
    def holds_model(self) -> bool:
        """Whether there is anything to release."""
        return self._painter.weights is not None

    @property
    def resident_bytes(self) -> int:
        """What the model in memory takes while it paints; 0 where none is."""
        return self._promise.peak_bytes if self._promise and self.holds_model else 0

    def paint(
        self,
        sitting: Sitting,
        make_room: Callable[[int], None],
        tell: Callable[[Step], object],
        stop: Callable[[], bool],
    ) -> bytes | None:
        """Paint a picture.

        Args:
            sitting: which.
            make_room: called with the bytes that it takes, before anything is loaded.
            tell: called after each step.
            stop: once it says true, the picture is given up before the next step.

        Returns:
            A PNG; None where it was given up.

        Raises:
            CoverError: where it cannot be painted, or would not fit.
            ModelError: where the model is not, or not wholly, here.
        """
        model = self._shelf.catalogue.model(sitting.model)
        folder = cover_folder(self._shelf, model)
        promised = cover_promise_of(self._shelf, self._room.machine, model, sitting.commission.size)
        if not promised.fits:
            raise CoverError(
                f"{model.title} does not fit. {promised.reason}",
                safe="The song keeps its cover",
                remedy="Choose a smaller cover model, or smaller covers, in Preferences",
            )
        make_room(promised.peak_bytes)
        self._promise = promised
        weights = Weights(folder, kind_of(self._shelf, model), promised.bits)
        return self._painter.paint(weights, sitting.commission, tell, stop)

    def release(self) -> None:
        """Give the memory back."""
        self._painter.release()


def kind_of(shelf: Shelf, model: Model) -> ImageModel:
    """Which of the image models that mflux has a cover model is.

    Raises:
        CoverError: where it is none of them.
    """
    return image_model(shelf.catalogue.component(model.cover).repository or model.title)


def cover_promise_of(shelf: Shelf, machine: Machine, model: Model, size: int) -> CoverPromise:
    """The promise for a cover model, be it here or not.

    Raises:
        CoverError: where it is none that mflux has.
    """
    component = shelf.catalogue.component(model.cover)
    here = (one.bytes for one in shelf.installed(component.id) if not one.problem)
    return promise_cover(
        machine, kind_of(shelf, model), next(here, component.download_bytes), component.stored_bits, size
    )
