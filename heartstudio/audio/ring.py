"""A ring of samples between the thread that reads sound and the callback that plays it, without a lock."""

from __future__ import annotations

import numpy as np

from heartstudio.audio.wave import Samples


class Ring:
    """Stereo samples that one thread writes and one other reads.

    Both ends count frames from the beginning of time and each changes only its own count, in one step and after
    the samples have been copied; so neither ever waits for the other. Nothing is allocated after creation.

    Args:
        frames: capacity; rounded up to a power of two.
    """

    def __init__(self, frames: int) -> None:
        self.capacity = 1 << (frames - 1).bit_length()
        self._data: Samples = np.zeros((self.capacity, 2), np.float32)
        self._written = 0
        self._read = 0

    @property
    def written(self) -> int:
        """Frames written so far."""
        return self._written

    @property
    def read(self) -> int:
        """Frames read or skipped so far."""
        return self._read

    @property
    def writable(self) -> int:
        """Frames that can be written now; it only grows behind the writer's back."""
        return self.capacity - (self._written - self._read)

    def write(self, samples: Samples) -> int:
        """Copies in as much of (frames, 2) float32 as there is room for.

        Returns:
            How many frames were taken.
        """
        count = min(len(samples), self.writable)
        start = self._written & (self.capacity - 1)
        first = min(count, self.capacity - start)
        self._data[start : start + first] = samples[:first]
        if first < count:
            self._data[: count - first] = samples[first:count]
        self._written += count
        return count

    def read_into(self, out: Samples) -> int:
        """Copies out as much as there is, up to the length of ``out``.

        Returns:
            How many frames of ``out`` were filled.
        """
        count = min(len(out), self._written - self._read)
        start = self._read & (self.capacity - 1)
        first = min(count, self.capacity - start)
        out[:first] = self._data[start : start + first]
        if first < count:
            out[first:count] = self._data[: count - first]
        self._read += count
        return count

    def skip_to(self, index: int) -> None:
        """Passes over everything before frame ``index``, for the reader."""
        self._read = max(self._read, min(index, self._written))
