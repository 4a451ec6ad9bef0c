"""A foreign sound file at the studio's rate, stretch by stretch and equal to resampling it whole."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from heartstudio.audio.wave import SAMPLE_RATE, Samples, as_stereo

_BLOCK = 16384


class Resampler:
    """Reads an open sound file of any rate as if it had been made at 48 kHz.

    The player keeps one stream at 48 kHz for all songs, so that they can follow each other without a gap; a file
    of another rate is brought to it here, by the polyphase filter of ``scipy.signal.resample_poly``. A stretch is
    filtered together with as much of its surroundings as the filter reaches, so that no seams arise.

    Args:
        file: an open ``soundfile.SoundFile``.
    """

    def __init__(self, file: Any) -> None:
        from scipy.signal import firwin

        self._file = file
        common = math.gcd(SAMPLE_RATE, file.samplerate)
        self._up, self._down = SAMPLE_RATE // common, file.samplerate // common
        self.frames = -(-file.frames * self._up // self._down)
        widest = max(self._up, self._down)
        self._taps = firwin(20 * widest + 1, 1 / widest, window=("kaiser", 5.0))
        self._around = math.ceil(10 * widest / (self._up * self._down))
        self._group = max(1, _BLOCK // self._down)
        self._stretch: tuple[int, Samples] | None = None

    def read(self, start: int, count: int) -> Samples:
        """Up to ``count`` frames from frame ``start``, both at 48 kHz: (frames, 2) float32."""
        length = self._group * self._up
        stretch = self._stretch_at(start // length)
        return stretch[start % length :][:count]

    def _stretch_at(self, index: int) -> Samples:
        if self._stretch is None or self._stretch[0] != index:
            self._stretch = (index, self._resampled(index))
        return self._stretch[1]

    def _resampled(self, index: int) -> Samples:
        from scipy.signal import resample_poly

        first = max(0, index * self._group - self._around)
        last = (index + 1) * self._group + self._around
        if first * self._down >= self._file.frames:
            return np.zeros((0, 2), np.float32)
        self._file.seek(first * self._down)
        samples = as_stereo(self._file.read((last - first) * self._down, dtype="float32", always_2d=True))
        fine: Samples = resample_poly(samples, self._up, self._down, axis=0, window=self._taps)
        skip = (index * self._group - first) * self._up
        return fine[skip : skip + self._group * self._up].astype(np.float32, copy=False)
