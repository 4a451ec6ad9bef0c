"""When something starts to sound."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.ndimage import maximum_filter1d, uniform_filter1d

from heartstudio.training.band import SAMPLE_RATE
from heartstudio.training.ears.spectra import HOP, Floats, mel_levels, quick_spectrogram

_AUDIBLE = -75.0
"""Decibels below which nothing counts."""

_RISE = 1.0
"""Decibels, as the mean over the bands, by which an onset stands above its surroundings."""


def onset_times(audio: ArrayLike) -> NDArray[np.float64]:
    """Onsets of a sound at 48 kHz, in seconds, ascending, at least 50 ms apart."""
    novelty = rises(quick_spectrogram(audio)).mean(axis=1)
    highest = maximum_filter1d(novelty, 7, mode="constant")
    around = uniform_filter1d(novelty, 21, mode="constant")
    peaks = np.flatnonzero((novelty == highest) & (novelty > around + _RISE))
    chosen: list[int] = []
    for peak in peaks:
        if not chosen or peak - chosen[-1] >= 5:
            chosen.append(int(peak))
    return np.array(chosen, dtype=np.float64) * HOP / SAMPLE_RATE


def matched(reference: ArrayLike, other: ArrayLike, tolerance: float) -> int:
    """How many times of two ascending lists pair up within ``tolerance`` seconds, each used once."""
    ours, theirs = np.asarray(reference, dtype=float), np.asarray(other, dtype=float)
    pairs = here = there = 0
    while here < len(ours) and there < len(theirs):
        gap = theirs[there] - ours[here]
        if abs(gap) <= tolerance:
            pairs, here, there = pairs + 1, here + 1, there + 1
        elif gap < 0:
            there += 1
        else:
            here += 1
    return pairs


def onset_f1(reference_audio: ArrayLike, other_audio: ArrayLike, tolerance: float = 0.05) -> float:
    """How well the onsets of two sounds agree: the F1 of pairs within ``tolerance`` seconds, 0 to 1.

    Two sounds without any onset agree fully.
    """
    ours, theirs = onset_times(reference_audio), onset_times(other_audio)
    if not len(ours) and not len(theirs):
        return 1.0
    return 2 * matched(ours, theirs, tolerance) / (len(ours) + len(theirs))


def rises(spectrum: Floats, bands: int = 40) -> Floats:
    """(frames, bands) by how many decibels each band has risen within the last 20 ms.

    The past is taken as the loudest of neighbouring bands, so that a pitch that wavers does not count as a rise.
    ``spectrum`` is a :func:`~heartstudio.training.ears.spectra.quick_spectrogram`.
    """
    loud = np.maximum(mel_levels(spectrum, bands), _AUDIBLE)
    past = maximum_filter1d(np.pad(loud, ((2, 0), (0, 0)), constant_values=_AUDIBLE)[:-2], 3, axis=1)
    return np.asarray(np.maximum(loud - past, 0.0))
