"""What a song will take on this machine, told while its recipe is being written."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cached_property

from heartstudio.checkpoints.calibration import Calibration
from heartstudio.checkpoints.errors import ModelError
from heartstudio.checkpoints.installed import Shelf
from heartstudio.checkpoints.machine import Machine
from heartstudio.checkpoints.memory import Promise, best_promise
from heartstudio.checkpoints.resolving import codec_bytes_of, resolve, sizes_of
from heartstudio.checkpoints.sizes import CodecSizes, LanguageModelSizes, ModelSizes
from heartstudio.recipe import Recipe


@dataclass(frozen=True, slots=True)
class Estimate:
    """What composing a recipe will take; all unknown where the model is not here and not in the catalogue.

    Attributes:
        seconds: from Compose to the end of the sound, without loading; None where unknown.
        peak_bytes: the most memory in use at once; None where unknown.
        fits: whether this machine holds it; True where unknown.
        words: one line to show.
        suggestion: what to do where it does not fit; else empty.
    """

    seconds: float | None
    peak_bytes: int | None
    fits: bool
    words: str
    suggestion: str = ""


class Estimator:
    """Makes promises for the models of a shelf; usable from any thread, and quick after the first question.

    Args:
        shelf: the models there are.
        machine: where they run; this one by default.
    """

    def __init__(self, shelf: Shelf, machine: Machine | None = None) -> None:
        self._shelf = shelf
        self._given = machine
        self._lock = threading.Lock()
        self._sizes: dict[str, ModelSizes | None] = {}
        self._codec_bytes: dict[str, int] = {}
        self._calibration: Calibration | None = None

    @cached_property
    def machine(self) -> Machine:
        """The machine that promises are made for.

        Raises:
            ModelError: where the system does not tell its memory.
        """
        return self._given or Machine.this()

    @property
    def calibration(self) -> Calibration:
        """What was measured on this machine so far."""
        with self._lock:
            if self._calibration is None:
                self._calibration = Calibration.read(self._shelf.home, self.machine)
            return self._calibration

    def estimate(self, recipe: Recipe) -> Estimate:
        """What a recipe takes here, in numbers and in words."""
        try:
            promised = self.promise(recipe)
        except ModelError as error:
            return Estimate(None, None, True, error.what)
        if promised is None:
            return Estimate(None, None, True, "This model is not on this machine yet")
        if not promised.fits:
            return Estimate(
                promised.seconds, promised.peak_bytes, False, promised.reason, promised.suggestion
            )
        words = f"About {_duration(promised.seconds)}, {promised.peak_bytes / 1e9:.1f} GB of memory"
        return Estimate(promised.seconds, promised.peak_bytes, True, words)

    def promise(self, recipe: Recipe, machine: Machine | None = None) -> Promise | None:
        """The promise for a recipe with the most faithful precision that fits; None where sizes are unknown.

        Args:
            recipe: its model, length, takes and guidance count.
            machine: what is known better of the machine by now; :attr:`machine` by default.

        Raises:
            ModelError: where the system does not tell its memory.
        """
        sizes = self.sizes(recipe.checkpoint)
        if sizes is None:
            return None
        codec_bytes = self._codec_bytes_of(recipe.checkpoint)
        return best_promise(machine or self.machine, sizes, recipe, self.calibration, codec_bytes)

    def sizes(self, checkpoint: str) -> ModelSizes | None:
        """The sizes of a model by its name or folder; None where neither catalogue nor weights tell them."""
        with self._lock:
            if checkpoint in self._sizes:
                return self._sizes[checkpoint]
        sizes = self._look_up(checkpoint)
        with self._lock:
            # What is not here today may be here tomorrow, so only what is known is remembered.
            if sizes is not None:
                self._sizes[checkpoint] = sizes
        return sizes

    def forget(self) -> None:
        """Look again: models came or went, or something was measured."""
        with self._lock:
            self._sizes.clear()
            self._codec_bytes.clear()
            self._calibration = None

    def _codec_bytes_of(self, checkpoint: str) -> int:
        with self._lock:
            if checkpoint not in self._codec_bytes:
                self._codec_bytes[checkpoint] = codec_bytes_of(self._shelf, checkpoint)
            return self._codec_bytes[checkpoint]

    def _look_up(self, checkpoint: str) -> ModelSizes | None:
        try:
            return sizes_of(self._shelf, self._shelf.catalogue.model(checkpoint))
        except ModelError:
            pass
        try:
            paths = resolve(self._shelf, checkpoint)
            return ModelSizes(
                LanguageModelSizes.from_folder(paths.language_model), CodecSizes.from_folder(paths.codec)
            )
        except (ModelError, OSError):
            return None


def _duration(seconds: float) -> str:
    """A length of time as one says it: ``40 seconds``, ``2 min 40 s``, ``1 h 10 min``."""
    whole = max(1, round(seconds))
    if whole < 90:
        return f"{whole} seconds" if whole != 1 else "a second"
    if whole < 3600:
        minutes, rest = divmod(round(whole / 10) * 10, 60)
        return f"{minutes} min {rest} s" if rest and minutes < 10 else f"{round(whole / 60)} min"
    hours, minutes = divmod(round(whole / 60), 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"
