"""What a listener notices of a song, as one row of numbers."""

from __future__ import annotations

import numpy as np
import scipy.fft
from numpy.typing import ArrayLike, NDArray

from heartstudio.training.band import SAMPLE_RATE
from heartstudio.training.ears.drums import strokes_of
from heartstudio.training.ears.harmony import chroma
from heartstudio.training.ears.onsets import rises
from heartstudio.training.ears.rhythm import FRAMES_PER_MINUTE, registers, tempo_of
from heartstudio.training.ears.spectra import Floats, log_mel, mono, quick_spectrogram

Row = NDArray[np.float64]

_BANDS = 48

_NEAR, _FAR = 45.0, -75.0
"""Only what lies within so many decibels of the loudest counts: the sound is heard from so far away that the rest
falls below the level at which nothing counts. Below it lies the hiss that a codec leaves between partials."""

_FAINT = 0.1
"""Share of a moment's strongest pitch class up to which a class holds nothing but such a hiss."""

_BEAT_MULTIPLES = (0.25, 0.5, 0.75, 1, 4 / 3, 1.5, 2, 3, 4, 6)


def features(audio: ArrayLike) -> Row:
    """Timbre, dynamics, rhythm, harmony and width of a sound, none of which depend on its level or key.

    Args:
        audio: (samples,) or (samples, 2) at 48 kHz; less than a second is heard as if silence followed.

    Returns:
        (n,) float64, the same n for every sound.
    """
    sound = np.asarray(audio, dtype=np.float32)
    if len(sound) < SAMPLE_RATE:
        sound = np.concatenate(
            [sound, np.zeros((SAMPLE_RATE - len(sound), *sound.shape[1:]), dtype=np.float32)]
        )
    loud = log_mel(sound, _BANDS)
    nearer = float(np.percentile(loud.max(axis=1), 90)) - _FAR - _NEAR
    loud -= nearer
    quick = quick_spectrogram(sound) * np.float32(10 ** (-nearer / 20))
    parts = (
        _timbre(loud),
        _motion(quick, loud),
        strokes_of(quick),
        _rhythm(quick),
        _harmony(sound),
        _width(sound),
    )
    return np.concatenate(parts)


def _timbre(loud: Floats) -> Row:
    """The spectrum and its spread, over the moments at which there is something to hear."""
    level = loud.max(axis=1)
    heard = np.maximum(loud[level > level.max() - 40], _FAR)
    return np.concatenate([*np.percentile(heard, (10, 50, 90), axis=0), heard.std(axis=0)])


def _motion(quick: Floats, loud: Floats) -> Row:
    """How fast each part of the spectrum rises and falls."""
    up = np.stack([part.mean(axis=1) for part in np.array_split(rises(quick), 10, axis=1)], axis=1)
    held = np.maximum(loud[:, ::2], _FAR)
    falls = np.clip(held[:-10] - held[10:], 0, None)
    return np.concatenate(
        [*np.percentile(up, (75, 95, 99), axis=0), up.mean(axis=0), *np.percentile(falls, (50, 90), axis=0)]
    )


def _rhythm(quick: Floats) -> Row:
    """Tempo, and how strongly each register moves at each multiple of the beat."""
    rhythm = registers(quick)
    tempo = tempo_of(rhythm)
    turns = np.outer(tempo / FRAMES_PER_MINUTE * np.array(_BEAT_MULTIPLES), np.arange(len(rhythm)))
    strength = np.abs(np.exp(-2j * np.pi * turns) @ rhythm) / (np.abs(rhythm).sum(axis=0) + 1e-9)
    return np.concatenate([[np.log2(tempo)], strength.ravel(), np.log(rhythm.std(axis=0) + 1e-3)])


def _harmony(sound: ArrayLike) -> Row:
    """How full the chords are, and which intervals they hold, counted from the strongest pitch class."""
    notes = chroma(sound)
    notes = np.sqrt(np.maximum(notes - _FAINT * notes.max(axis=1, keepdims=True), 0))
    sums = notes.sum(axis=1, keepdims=True)
    share = (notes / np.maximum(sums, 1e-9))[sums[:, 0] > 0.1 * sums.mean()]
    if not len(share):
        return np.zeros(21)
    intervals = np.abs(scipy.fft.rfft(share, axis=1)) ** 2
    likeness = scipy.fft.irfft(intervals, 12, axis=1)[:, 1:7].mean(axis=0)
    ranked = np.sort(share, axis=1)[:, ::-1].mean(axis=0)
    change = np.abs(np.diff(share, axis=0)).sum(axis=1) if len(share) > 1 else np.zeros(1)
    return np.concatenate([likeness, ranked, np.percentile(change, (25, 50, 90))])


def _width(sound: NDArray[np.float32]) -> Row:
    """How much less there is between the channels than in their middle, in decibels, from bass to treble."""
    if sound.ndim == 1:
        return np.full(6, -60.0)
    middle, side = mono(sound), (sound[:, 0] - sound[:, 1]) / 2
    parts = []
    for signal in (side, middle):
        power = 10 ** (log_mel(signal, 24, hop=4800).mean(axis=0, dtype=np.float64) / 10)
        parts.append(np.array([part.mean() for part in np.array_split(power, 6)]))
    return np.asarray(np.clip(10 * np.log10(parts[0] / parts[1]), -60, 20))
