"""The memory that music and pictures share, on the one thread that fills it."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from heartstudio.checkpoints.machine import Machine
from heartstudio.studio.estimate import Estimator


class Room:
    """Says what fits into memory together; asked by the engine thread alone, for MLX tells how much there is.

    Args:
        estimator: knows the machine.
    """

    def __init__(self, estimator: Estimator) -> None:
        self._estimator = estimator

    @cached_property
    def machine(self) -> Machine:
        """This machine with the working set that Metal itself recommends."""
        import mlx.core as mx

        told = mx.device_info().get("max_recommended_working_set_size")
        known = self._estimator.machine
        return replace(known, working_set=int(told)) if told else known

    def holds(self, *peaks: int) -> bool:
        """Whether models that take so many bytes at their peaks may be in memory at once."""
        return sum(peaks) <= self.machine.working_set
