"""How loud a song is (ITU-R BS.1770), whether it is silence, and gentle corrections of both ends."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from heartstudio.audio.wave import SAMPLE_RATE, Samples

SILENT_LUFS = -60.0
"""A song below this integrated loudness is silence."""

SILENT_LEVEL = 10 ** (-60 / 20)
"""Root mean square below which a tenth of a second counts as silent (-60 dB of full scale)."""

MAX_SILENT_SHARE = 0.5

TARGET_LUFS = -14.0
"""What streaming services play at."""

CEILING_DBTP = -1.0

_GATE_SECONDS = 0.4
_OVERSAMPLING = 4
_BLOCK = 4096
_REACH = 10
"""Samples to each side that an interpolated value depends on."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """How loud a song is.

    Attributes:
        lufs: integrated loudness by ITU-R BS.1770; minus infinity for digital silence.
        true_peak_dbtp: highest level between the samples, four times oversampled, in dB of full scale.
        silent_share: how much of its length is silent, from 0 to 1.
    """

    lufs: float
    true_peak_dbtp: float
    silent_share: float

    @property
    def is_silent(self) -> bool:
        """Whether this is hardly music: very quiet, or silent for more than half its length."""
        return self.lufs < SILENT_LUFS or self.silent_share > MAX_SILENT_SHARE

    def gain_to(self, target: float = TARGET_LUFS, ceiling_dbtp: float = CEILING_DBTP) -> float:
        """The factor that brings the song to ``target`` LUFS without lifting its true peak over the ceiling.

        1 for digital silence, which no factor makes louder.
        """
        if math.isinf(self.lufs) or math.isinf(self.true_peak_dbtp):
            return 1.0
        return float(10 ** (min(target - self.lufs, ceiling_dbtp - self.true_peak_dbtp) / 20))


def measure(samples: Samples, rate: int = SAMPLE_RATE) -> Loudness:
    """Measures (frames, 2) float32.

    Sound shorter than the standard's gating block of 0.4 s is measured as if silence followed it.
    """
    if not len(samples):
        return Loudness(-math.inf, -math.inf, 1.0)
    return Loudness(_integrated(samples, rate), _decibels(true_peak(samples)), _silent_share(samples, rate))


def true_peak(samples: Samples) -> float:
    """The highest absolute value of (frames, channels) float32, oversampled four times (BS.1770, annex 2)."""
    from scipy.signal import firwin, resample_poly

    taps = firwin(2 * _REACH * _OVERSAMPLING + 1, 1 / _OVERSAMPLING, window=("kaiser", 5.0))
    # No value between samples exceeds its block's peak by more than this: quiet blocks are passed over.
    bound = _OVERSAMPLING * max(
        float(np.abs(taps[phase::_OVERSAMPLING]).sum()) for phase in range(_OVERSAMPLING)
    )
    padded = np.pad(samples, ((_REACH, _REACH), (0, 0)))
    blocks = [padded[at : at + _BLOCK + 2 * _REACH] for at in range(0, len(samples), _BLOCK)]
    peaks = np.array([max(float(block.max()), -float(block.min())) for block in blocks])
    highest = float(peaks.max(initial=0.0))
    for index in np.argsort(-peaks):
        if peaks[index] * bound <= highest:
            break
        fine = resample_poly(blocks[index], _OVERSAMPLING, 1, axis=0, window=taps)
        margin = _REACH * _OVERSAMPLING  # where the filter would see the block's edge as a cliff
        highest = max(highest, float(np.abs(fine[margin:-margin]).max()))
    return highest


def normalised(
    samples: Samples,
    target: float = TARGET_LUFS,
    ceiling_dbtp: float = CEILING_DBTP,
    rate: int = SAMPLE_RATE,
) -> Samples:
    """A copy at ``target`` LUFS, or as near as the true-peak ceiling allows; never clipped or compressed."""
    gain = np.float32(measure(samples, rate).gain_to(target, ceiling_dbtp))
    return np.multiply(samples, gain, dtype=np.float32)


def faded_out(samples: Samples, seconds: float, rate: int = SAMPLE_RATE) -> Samples:
    """A copy whose last ``seconds`` fall to nothing along a quarter of a cosine (equal power)."""
    faded = samples.copy()
    length = min(len(samples), round(seconds * rate))
    if length > 0:
        faded[-length:] *= fade_curve(length)[:, np.newaxis]
    return faded


def fade_curve(length: int) -> npt.NDArray[np.float32]:
    """(length,) float32 from nearly 1 to 0 along a quarter of a cosine."""
    curve: npt.NDArray[np.float64] = np.sin(np.arange(length)[::-1] * (np.pi / 2) / max(1, length))
    return curve.astype(np.float32)


def _integrated(samples: Samples, rate: int) -> float:
    import pyloudnorm

    shortest = math.ceil(_GATE_SECONDS * rate)
    if len(samples) < shortest:
        samples = np.concatenate([samples, np.zeros((shortest - len(samples), samples.shape[1]), np.float32)])
    return float(pyloudnorm.Meter(rate, block_size=_GATE_SECONDS).integrated_loudness(samples))


def _silent_share(samples: Samples, rate: int) -> float:
    window = max(1, min(rate // 10, len(samples)))
    whole = len(samples) // window * window
    windows = samples[:whole].reshape(-1, window * samples.shape[1])
    power = np.einsum("ij,ij->i", windows, windows) / windows.shape[1]
    return float(np.mean(power < SILENT_LEVEL**2))


def _decibels(level: float) -> float:
    return 20 * math.log10(level) if level > 0 else -math.inf
