"""How far a copy is from its original."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from heartstudio.training.ears.spectra import log_mel

_RANGE = 80.0
"""Decibels below the loudest that are compared."""


def log_mel_distance(reference: ArrayLike, other: ArrayLike) -> float:
    """Mean difference of two sounds' log-mel spectrograms, in decibels.

    Args:
        reference: (samples,) or (samples, channels) at 48 kHz.
        other: the same music; the longer of the two is cut.

    Returns:
        the mean absolute difference over 64 bands every 10 ms; whatever lies 80 dB below the reference's
        loudest band counts as silence.
    """
    ours, theirs = log_mel(reference), log_mel(other)
    frames = min(len(ours), len(theirs))
    floor = ours.max() - _RANGE
    return float(np.mean(np.abs(np.maximum(ours[:frames], floor) - np.maximum(theirs[:frames], floor))))


def si_sdr(reference: ArrayLike, other: ArrayLike) -> float:
    """Scale-invariant signal-to-distortion ratio in decibels (Le Roux and others, 2019).

    Args:
        reference: (samples,) or (samples, channels).
        other: the same shape, or longer or shorter; the longer of the two is cut.

    Returns:
        positive infinity for a scaled copy, negative infinity where nothing of the reference is left.
    """
    ours, theirs = np.asarray(reference, dtype=np.float64), np.asarray(other, dtype=np.float64)
    samples = min(len(ours), len(theirs))
    ours, theirs = ours[:samples].ravel(), theirs[:samples].ravel()
    ours, theirs = ours - ours.mean(), theirs - theirs.mean()
    energy = ours @ ours
    wanted = (theirs @ ours) / energy * ours if energy else np.zeros_like(ours)
    unwanted = theirs - wanted
    kept, spoilt = wanted @ wanted, unwanted @ unwanted
    if spoilt <= 1e-20 * kept:
        return np.inf if kept else -np.inf
    return float(10 * np.log10(kept / spoilt)) if kept else -np.inf
