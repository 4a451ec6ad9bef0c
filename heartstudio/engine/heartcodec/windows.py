"""How a song is cut into overlapping windows and put together again; whole numbers and NumPy only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class AudioWindow:
    """A stretch of finished sound.

    Attributes:
        index: running number of the stretch, from 0.
        start: offset of its first sample in the song.
        samples: ``(samples, 2)`` float32, left and right.
    """

    index: int
    start: int
    samples: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class WindowPlan:
    """Windows of equal length at every hop; window ``i`` starts at frame ``i * hop``.

    A song is lengthened until its last window is whole: the flow has only ever seen whole windows.

    Attributes:
        window: frames in a window.
        hop: frames from one start to the next.
    """

    window: int
    hop: int

    @property
    def overlap(self) -> int:
        """Frames that a window shares with the one before it."""
        return self.window - self.hop

    def count(self, frames: int) -> int:
        """How many windows cover a song of so many frames."""
        return max(1, -(-(frames - self.overlap) // self.hop))

    def ready(self, frames: int) -> int:
        """How many windows lie wholly within the frames that exist so far."""
        return max(0, (frames - self.overlap) // self.hop)

    def lengthened(self, frames: int) -> int:
        """Frames of a song whose last window is whole."""
        return self.count(frames) * self.hop + self.overlap

    def codes_of(self, index: int, codes: NDArray[np.int16]) -> NDArray[np.int16]:
        """The codes of one window; past its end a song goes round to its beginning.

        Args:
            index: which window.
            codes: ``(frames, codebooks)`` of the song, at least one frame.

        Returns:
            ``(window, codebooks)``.
        """
        start = index * self.hop
        return np.take(codes, range(start, start + self.window), axis=0, mode="wrap")


def crossfade(leaving: NDArray[np.float32], entering: NDArray[np.float32]) -> NDArray[np.float32]:
    """Blend two stretches of equal length, linearly from all of the first to all of the second.

    Args:
        leaving: ``(samples, channels)`` end of the window before.
        entering: ``(samples, channels)`` beginning of the next.
    """
    ramp = np.linspace(0.0, 1.0, len(leaving), dtype=np.float32)[:, None]
    return leaving * (1 - ramp) + entering * ramp
