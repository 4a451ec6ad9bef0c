"""One compared tensor: its name, its error and what is tolerated."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

UNIT = 1e-4
"""Worst relative error of a unit tensor, of latents, and of a waveform decoded from stored latents."""

WAVEFORM = 3e-3
"""Worst relative error of a whole waveform: rounding to ninths may flip on float noise."""

EXACT = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """The result of one comparison; ``error`` is the norm of the difference over the norm of the reference."""

    name: str
    error: float
    tolerance: float

    @property
    def passed(self) -> bool:
        """Whether the error is finite and within the tolerance."""
        return self.error <= self.tolerance


def compare(name: str, ours: ArrayLike, reference: ArrayLike, tolerance: float = UNIT) -> Row:
    """The relative error of our tensor; infinite where shapes differ or a value is not finite."""
    mine, theirs = np.asarray(ours, np.float64), np.asarray(reference, np.float64)
    if mine.shape != theirs.shape or not np.isfinite(mine).all():
        return Row(name, float("inf"), tolerance)
    norm = float(np.linalg.norm(theirs))
    difference = float(np.linalg.norm(mine - theirs))
    return Row(name, difference / norm if norm else difference, tolerance)


def identical(name: str, ours: ArrayLike, reference: ArrayLike) -> Row:
    """The share of elements that differ, of which none may."""
    mine, theirs = np.asarray(ours), np.asarray(reference)
    if mine.shape != theirs.shape:
        return Row(name, float("inf"), EXACT)
    return Row(name, float(np.mean(mine != theirs)) if mine.size else 0.0, EXACT)
