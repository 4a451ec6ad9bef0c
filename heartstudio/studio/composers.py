"""The models in memory: one checkpoint at a time, chosen so that the song fits. Lives on the engine thread."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from heartstudio.checkpoints.machine import Machine
from heartstudio.checkpoints.manifest import ORIGINAL
from heartstudio.checkpoints.memory import Promise
from heartstudio.checkpoints.resolving import CheckpointPaths, resolve
from heartstudio.checkpoints.sizes import Precision
from heartstudio.errors import HeartStudioError

if TYPE_CHECKING:
    from heartstudio.checkpoints.installed import Shelf
    from heartstudio.engine import Composer
    from heartstudio.recipe import Recipe
    from heartstudio.studio.estimate import Estimator
    from heartstudio.studio.room import Room

MEASURED_FRAMES = 125
"""Frames of one song, ten seconds, after which its speed is believed."""

logger = logging.getLogger(__name__)


class TooLargeError(HeartStudioError):
    """The song would take more memory than this machine has for it."""


class Composers:
    """Hands out the composer for a recipe and keeps its models until another one is needed.

    Everything but the constructor belongs to the engine thread: MLX is imported here, and its values stay here.

    Args:
        shelf: the models there are.
        estimator: what a song takes on this machine.
        room: what fits into memory.
    """

    def __init__(self, shelf: Shelf, estimator: Estimator, room: Room) -> None:
        self._shelf = shelf
        self._estimator = estimator
        self._room = room
        self._composer: Composer | None = None
        self._key: tuple[CheckpointPaths, int | None] | None = None
        self._promise: Promise | None = None

    @property
    def holds_models(self) -> bool:
        """Whether there is anything to release."""
        return self._composer is not None

    @property
    def resident_bytes(self) -> int:
        """What the models in memory take at the peak of the last song; all there is where that is unknown."""
        if self._composer is None:
            return 0
        return self._promise.peak_bytes if self._promise else self._room.machine.working_set

    def composer(self, recipe: Recipe, make_room: Callable[[int], None] = lambda _peak: None) -> Composer:
        """The composer for a recipe; its weights are loaded when it begins to compose.

        Args:
            recipe: what it is to compose.
            make_room: called with the bytes that the song takes at its peak, before any weights are loaded.

        Raises:
            TooLargeError: where the song would not fit; nothing was loaded.
            ModelError: where the model is not, or not wholly, here.
            CheckpointError: where its files do not fit together.
        """
        from heartstudio.engine import Checkpoint, Composer, Settings

        machine = self._room.machine
        self._promise = promised = self._promised(recipe, machine)
        make_room(promised.peak_bytes if promised else machine.working_set)
        precision = promised.precision if promised else None
        paths = resolve(self._shelf, recipe.checkpoint, precision)
        quantise = precision is not None and paths.precision in (ORIGINAL, Precision.BF16)
        key = (paths, precision.bits if quantise and precision else None)
        if key != self._key or self._composer is None:
            self.release()
            parts = Checkpoint(paths.language_model, paths.codec, paths.tokenizer, paths.gen_config)
            settings = Settings(bits=key[1], memory_limit=machine.working_set)
            self._composer, self._key = Composer(parts, settings), key
        return self._composer

    def release(self) -> None:
        """Give the memory back."""
        if self._composer is None:
            return
        self._composer.release()
        self._composer = self._key = None
        gc.collect()

    def learn(self, recipe: Recipe, frames: int, frames_per_second: float) -> None:
        """Believe the speed of a finished song in later promises.

        Args:
            recipe: of the song.
            frames: how many were composed in this run.
            frames_per_second: at which.
        """
        sizes = self._estimator.sizes(recipe.checkpoint)
        if frames < MEASURED_FRAMES or recipe.takes > 1 or sizes is None or self._promise is None:
            return
        calibration = self._estimator.calibration.measured(
            self._estimator.machine, sizes.language_model, self._promise.precision, frames_per_second
        )
        try:
            calibration.write(self._shelf.home)
        except OSError as error:
            logger.info("what was measured cannot be kept: %s", error)
        self._estimator.forget()

    def _promised(self, recipe: Recipe, machine: Machine) -> Promise | None:
        promised = self._estimator.promise(recipe, machine)
        if promised is not None and not promised.fits:
            raise TooLargeError(promised.reason, safe="Nothing was begun", remedy=promised.suggestion)
        return promised
