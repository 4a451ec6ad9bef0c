"""Tempo."""

from __future__ import annotations

import numpy as np
import scipy.fft
from numpy.typing import ArrayLike, NDArray
from scipy.ndimage import gaussian_filter1d, uniform_filter1d

from heartstudio.training.band import SAMPLE_RATE, TEMPO_BANDS, tempo_word
from heartstudio.training.ears.onsets import rises
from heartstudio.training.ears.spectra import HOP, Floats, quick_spectrogram

FRAMES_PER_MINUTE = 60 * SAMPLE_RATE / HOP

_REGISTERS = 5
"""Parts of the spectrum whose rhythm is heard apart."""

_REPEATS = (1, 2, 4, 8)
"""Beats after which a rhythm is looked for again."""


def estimate_tempo(audio: ArrayLike) -> float:
    """Beats a minute, within the bands of the tempo words.

    Every tempo of every band is tried: the right one is where the rises of bass, middle and treble, each for
    itself, come again after one, two, four and eight beats. As no band holds another one's double or half, the
    bands decide the octave.
    """
    return tempo_of(registers(quick_spectrogram(audio)))


def tempo_of(rhythm: NDArray[np.float64]) -> float:
    """Beats a minute of (frames, registers) as :func:`registers` gives them."""
    candidates = np.concatenate([np.arange(low, high + 0.25, 0.5) for low, high in TEMPO_BANDS.values()])
    echo = _autocorrelation(rhythm)
    weight = np.sqrt(np.mean(rhythm**2, axis=0))
    scores = np.zeros(len(candidates))
    for beats in _REPEATS:
        lag = FRAMES_PER_MINUTE * beats / candidates
        heard = lag < 0.8 * len(echo)
        below = np.where(heard, lag, 0).astype(int)
        part = (lag - below)[:, None]
        above = np.minimum(below + 1, len(echo) - 1)
        scores += np.where(heard, (echo[below] * (1 - part) + echo[above] * part) @ weight, 0.0)
    return float(candidates[int(np.argmax(scores))])


def estimate_tempo_word(audio: ArrayLike) -> str:
    """``"slow"``, ``"medium"`` or ``"fast"``."""
    word = tempo_word(estimate_tempo(audio))
    assert word is not None
    return word


def registers(spectrum: Floats) -> NDArray[np.float64]:
    """(frames, 5) how much rises at each moment in five parts of the spectrum, lowest first, around zero."""
    parts = np.array_split(rises(spectrum), _REGISTERS, axis=1)
    rhythm = gaussian_filter1d(np.stack([part.sum(axis=1) for part in parts], axis=1), 1.5, axis=0)
    return np.asarray(rhythm - uniform_filter1d(rhythm, 101, axis=0), dtype=np.float64)


def _autocorrelation(rhythm: NDArray[np.float64]) -> NDArray[np.float64]:
    """(frames, registers) likeness of each register to itself, later; 1 at no delay."""
    frames = len(rhythm)
    spectrum = scipy.fft.rfft(rhythm, 2 * frames, axis=0)
    echo = scipy.fft.irfft(np.abs(spectrum) ** 2, axis=0)[:frames]
    overlap = np.maximum((frames - np.arange(frames)) / frames, 0.3)[:, None]
    return np.asarray(echo / overlap / (echo[0] + 1e-9))
