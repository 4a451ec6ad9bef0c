"""The promise for a cover: how much memory an image model takes on this machine, and how long it paints.

Estimated and not measured: no Apple silicon was at hand. mflux's own documentation gives 4.3 GB for FLUX.2 klein 4B in
4 bits at 512 pixels, and 27 seconds for it in bf16 at 1024 pixels on an M4 Pro, which is what the numbers here give.
"""

from __future__ import annotations

from dataclasses import dataclass

from heartstudio.checkpoints.machine import Machine
from heartstudio.covers.image_models import ImageModel

STORED_BITS = {16: 16.0, 8: 8.5, 4: 4.5}
"""Bits that a weight takes, its share of the scales included."""

WORKING_BYTES_PER_PIXEL = 1600
PROMPT_TOKENS = 512
PIXELS_PER_TOKEN = 16 * 16
TRANSFORMER_SHARE = 0.5
"""Of the weights; the rest reads the prompt once."""

EFFICIENCY = 0.6
"""Of the GPU's arithmetic."""


@dataclass(frozen=True, slots=True)
class CoverPromise:
    """What a cover takes on a machine.

    Attributes:
        bits: 4 or 8 where the weights are to be quantised as they are loaded; None where they stay as they are.
        peak_bytes: the most memory in use at once.
        limit_bytes: what this machine may use.
        seconds: for one picture, without loading.
    """

    bits: int | None
    peak_bytes: int
    limit_bytes: int
    seconds: float

    @property
    def fits(self) -> bool:
        """Whether the peak is within the limit."""
        return self.peak_bytes <= self.limit_bytes

    @property
    def reason(self) -> str:
        """Why it fits or not, in words."""
        would = "It takes" if self.fits else "It would take"
        peak, limit = self.peak_bytes / 1e9, self.limit_bytes / 1e9
        return f"{would} {peak:.1f} GB of the {limit:.1f} GB that may be used of this machine's memory"


def promise_cover(
    machine: Machine, model: ImageModel, weights_bytes: int, stored_bits: int, size: int
) -> CoverPromise:
    """The promise of the most faithful weights that fit, or else of the smallest.

    Args:
        machine: where it is painted.
        model: the kind of model.
        weights_bytes: of its files.
        stored_bits: 16 for weights as they were trained, 8 or 4 for those that come quantised.
        size: width and height of the picture in pixels.
    """
    kept = None
    for bits in STORED_BITS if stored_bits == 16 else (stored_bits,):
        resident = weights_bytes * STORED_BITS[bits] / STORED_BITS[stored_bits]
        kept = CoverPromise(
            bits=None if bits == stored_bits else bits,
            peak_bytes=round(resident + WORKING_BYTES_PER_PIXEL * size * size),
            limit_bytes=machine.working_set,
            seconds=_operations(model, weights_bytes * 8 / STORED_BITS[stored_bits], size)
            / (EFFICIENCY * machine.flops),
        )
        if kept.fits:
            break
    assert kept is not None
    return kept


def _operations(model: ImageModel, weights: float, size: int) -> float:
    """Two for each weight and token: the picture's and the prompt's in every step, the prompt's once to be read."""
    tokens = size * size / PIXELS_PER_TOKEN + PROMPT_TOKENS
    painting = TRANSFORMER_SHARE * weights * tokens * model.steps
    reading = (1 - TRANSFORMER_SHARE) * weights * PROMPT_TOKENS
    return 2 * (painting + reading)
