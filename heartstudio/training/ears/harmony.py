"""Pitch classes, and whether the key is major or minor."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from heartstudio.training.band import SAMPLE_RATE
from heartstudio.training.ears.spectra import Floats, mono, spectrogram

_SIZE = 8192
_HOP = 2400
"""Twenty looks a second."""

_KEY_HIGH = 1400.0
"""Hertz above which overtones would pass for notes."""

_FINAL_FRAMES = 20
"""The last second in which anything sounds."""

_MAJOR = (6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88)
_MINOR = (6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17)
"""How well each pitch class fits a key: the probe-tone ratings of Krumhansl and Kessler (1982)."""


def chroma(audio: ArrayLike, low: float = 60.0, high: float = 2000.0) -> Floats:
    """How strongly each pitch class sounds.

    Args:
        audio: (samples,) or (samples, channels) at 48 kHz.
        low: lowest hertz that counts.
        high: highest hertz that counts.

    Returns:
        (frames, 12) from C, 20 frames a second, in units of amplitude; zeros in silence.
    """
    spectrum = spectrogram(mono(audio), _SIZE, _HOP)[:, : int(high * _SIZE / SAMPLE_RATE) + 3]
    left, here, right = spectrum[:, :-2], spectrum[:, 1:-1], spectrum[:, 2:]
    peak = (here > left) & (here >= right)
    lean = 0.5 * (left - right) / np.where(peak, left - 2 * here + right, -1.0)
    hertz = (np.arange(1, spectrum.shape[1] - 1) + np.where(peak, lean, 0.0)) * (SAMPLE_RATE / _SIZE)
    heard = peak & (hertz > low) & (hertz < high)
    pitch = 12 * np.log2(np.where(heard, hertz, 440.0) / 440.0) + 69
    tuned = np.cos(np.pi * (pitch - np.round(pitch))) ** 2
    classes = np.round(pitch).astype(int) % 12
    frames = np.broadcast_to(np.arange(len(spectrum))[:, None], classes.shape)
    strength = np.where(heard, here * tuned, 0.0)
    sums = np.bincount((frames * 12 + classes).ravel(), strength.ravel(), minlength=12 * len(spectrum))
    return np.asarray(sums.reshape(-1, 12), dtype=np.float32)


def chroma_correlation(a: ArrayLike, b: ArrayLike) -> float:
    """How alike the harmony of two sounds is from moment to moment.

    Returns:
        the mean correlation of their chroma, frame by frame, over the frames in which both sound; -1 to 1,
        and 0 where they never sound together.
    """
    ours, theirs = chroma(a), chroma(b)
    frames = min(len(ours), len(theirs))
    ours, theirs = ours[:frames], theirs[:frames]
    both = (ours.sum(axis=1) > 1e-3) & (theirs.sum(axis=1) > 1e-3)
    if not both.any():
        return 0.0
    ours = ours[both] - ours[both].mean(axis=1, keepdims=True)
    theirs = theirs[both] - theirs[both].mean(axis=1, keepdims=True)
    lengths = np.linalg.norm(ours, axis=1) * np.linalg.norm(theirs, axis=1)
    return float(np.mean(np.sum(ours * theirs, axis=1) / np.maximum(lengths, 1e-12)))


def estimate_mode(audio: ArrayLike) -> str:
    """``"major"`` or ``"minor"``."""
    scores = key_scores(audio)
    return "major" if scores[:12].max() >= scores[12:].max() else "minor"


def key_scores(audio: ArrayLike) -> NDArray[np.float64]:
    """(24,) how well each key explains a sound: twelve major ones from C, then twelve minor ones.

    Three witnesses are heard: the whole song against the key profiles, the bass, which dwells on the tonic, and
    the final chord, which is the tonic's triad. The bass is trusted as far as it is heard.
    """
    sound = mono(audio)
    notes = np.sqrt(chroma(sound, high=_KEY_HIGH))
    bass = chroma(sound, 30.0, 140.0).mean(axis=0)
    trust = min(1.0, float(bass.sum() / (0.3 * np.square(notes).sum(axis=1).mean() + 1e-9)))
    strength = notes.sum(axis=1)
    final = notes[np.flatnonzero(strength > 0.2 * strength.mean())[-_FINAL_FRAMES:]].sum(axis=0)
    scores = np.empty(24)
    for key in range(24):
        tonic, minor = key % 12, key >= 12
        triad = np.zeros(12)
        triad[[tonic, (tonic + (3 if minor else 4)) % 12, (tonic + 7) % 12]] = 1.0
        profile = np.roll(_MINOR if minor else _MAJOR, tonic)
        ground = bass[tonic] / (bass.max() + 1e-9)
        scores[key] = _alike(notes.sum(axis=0), profile) + _alike(final, triad) + 0.3 * trust * ground
    return scores


def _alike(one: ArrayLike, other: ArrayLike) -> float:
    a, b = np.asarray(one, dtype=float), np.asarray(other, dtype=float)
    a, b = a - a.mean(), b - b.mean()
    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b) + 1e-12))
