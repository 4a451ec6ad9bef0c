"""Drums."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from heartstudio.training.ears.spectra import Floats, gaps_and_peaks, quick_spectrogram

_BANDS = range(2000, 13_000, 1000)
"""Where the bands of a thousand hertz begin in each of which noise is told from partials."""

_TOGETHER = 7
"""Neighbouring bands that a stroke fills at once."""

_PARTIALS = -60.0
"""Decibels below the loudest that partials are taken to reach at least, so that silence is not full of noise."""

_ABOVE_HISS = 18.0
"""Decibels by which they are taken to reach beyond the gaps of a band's quiet moments, so that a steady hiss is
no drum."""

_QUIET = 20
"""Percentile of the quiet moments."""

_SPENT = 8
"""Frames of 10 ms after which a stroke is mostly over."""

_WEIGHTS, _LIMIT = (0.78, 0.22), -7.2
"""Of the two measures, by logistic regression on songs of the band, half of them with drums, ten genres alike: 220 as
they are, with noise, without treble and with a hiss that follows the music; 120 of them also as they came back from a
demo model with more hiss than today's. Of 80 other songs it is right about 79 as they are, and as many from the scalar
model and from the whole codec."""


def has_drums(audio: ArrayLike) -> bool:
    """Whether somebody drums: whether bursts of noise fill the gaps between the partials, and pass.

    A codec leaves a hiss in these gaps that follows the notes. It is told from a stroke by how far it reaches up to
    the partials over several bands at once, and by how little that changes from one moment to the next.
    """
    return float(np.dot(_WEIGHTS, strokes_of(quick_spectrogram(audio)))) > _LIMIT


def strokes_of(spectrum: Floats) -> NDArray[np.float64]:
    """(2,) how much like noise a song's strokes are, and how fast they pass, both in decibels.

    The first is the 95th percentile of the gaps' level beside the partials', over the seven neighbouring bands that
    are the noisiest at the moment; the second the 97th percentile of its fall within 80 ms. ``spectrum`` is a
    :func:`~heartstudio.training.ears.spectra.quick_spectrogram`.
    """
    noise = _noise(spectrum)
    fall = noise - np.pad(noise, (0, _SPENT), mode="edge")[_SPENT:]
    return np.array([np.percentile(noise, 95), np.percentile(fall, 97)], dtype=np.float64)


def _noise(spectrum: Floats) -> Floats:
    """(frames,) the level of the gaps in the noisiest neighbouring bands beside the partials there, in decibels."""
    ratios = []
    for low in _BANDS:
        gaps, peaks = gaps_and_peaks(spectrum, low, low + 1000)
        least = max(_PARTIALS, float(np.percentile(gaps, _QUIET)) + _ABOVE_HISS)
        ratios.append(gaps - np.maximum(peaks, least))
    runs = np.lib.stride_tricks.sliding_window_view(np.stack(ratios, axis=1), _TOGETHER, axis=1)
    return np.asarray(runs.mean(axis=2).max(axis=1), dtype=np.float32)
