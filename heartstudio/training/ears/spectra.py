"""Spectra that every ear listens through."""

from __future__ import annotations

import numpy as np
import scipy.fft
from numpy.typing import ArrayLike, NDArray

from heartstudio.training.band import SAMPLE_RATE

Floats = NDArray[np.float32]

HOP = 480
"""Samples between two looks of the quick eye: 10 ms."""

QUICK = 1024
"""Samples that the quick eye sees at once: 21 ms."""


def mono(audio: ArrayLike) -> Floats:
    """The mean of the channels of (samples,) or (samples, channels), as float32."""
    sound = np.asarray(audio, dtype=np.float32)
    return sound if sound.ndim == 1 else sound @ np.full(sound.shape[1], 1 / sound.shape[1], dtype=np.float32)


def spectrogram(sound: Floats, size: int, hop: int) -> Floats:
    """Magnitudes of a mono sound, frame ``i`` centred on sample ``i * hop``.

    Args:
        sound: (samples,).
        size: samples of the Hann window.
        hop: samples between frames.

    Returns:
        (frames, size // 2 + 1), scaled so that a sine of amplitude one peaks at one; always one frame at least.
    """
    padded = np.pad(sound, (size // 2, size // 2 + hop))
    frames = np.lib.stride_tricks.sliding_window_view(padded, size)[::hop][: 1 + len(sound) // hop]
    window = np.hanning(size + 1)[:-1].astype(np.float32)
    return np.asarray(np.abs(scipy.fft.rfft(frames * (window * (2 / window.sum())))), dtype=np.float32)


def quick_spectrogram(audio: ArrayLike) -> Floats:
    """(frames, 513) magnitudes every 10 ms, for rhythm and attacks."""
    return spectrogram(mono(audio), QUICK, HOP)


def mel_bank(bands: int, size: int, low: float = 40.0, high: float = 16_000.0) -> Floats:
    """(size // 2 + 1, bands) triangles that overlap by halves, equally wide on the mel scale; each sums to one."""
    edges = _hertz(np.linspace(_mel(low), _mel(high), bands + 2))
    hertz = np.fft.rfftfreq(size, 1 / SAMPLE_RATE)[:, None]
    rising = (hertz - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - hertz) / (edges[2:] - edges[1:-1])
    triangles = np.clip(np.minimum(rising, falling), 0.0, None)
    nearest = np.round(edges[1:-1] * size / SAMPLE_RATE).astype(int)
    empty = triangles.sum(axis=0) == 0
    triangles[nearest[empty], np.flatnonzero(empty)] = 1.0
    return np.asarray(triangles / triangles.sum(axis=0), dtype=np.float32)


def log_mel(audio: ArrayLike, bands: int = 64, size: int = 2048, hop: int = HOP) -> Floats:
    """(frames, bands) loudness in decibels, -100 at the lowest, every 10 ms."""
    return mel_levels(spectrogram(mono(audio), size, hop), bands)


def mel_levels(magnitudes: Floats, bands: int) -> Floats:
    """(frames, bands) decibels of a (frames, bins) spectrogram, -100 at the lowest."""
    power = np.square(magnitudes) @ mel_bank(bands, 2 * (magnitudes.shape[1] - 1))
    return np.asarray(10 * np.log10(power + np.float32(1e-10)), dtype=np.float32)


def gaps_and_peaks(spectrum: Floats, low: float, high: float) -> tuple[Floats, Floats]:
    """How loud the gaps between partials and the partials themselves are between two frequencies.

    Returns:
        two (frames,) arrays every 10 ms, in decibels below the sound's loud partials, -85 at the lowest.
    """
    loudest = np.percentile(spectrum.max(axis=1), 90)
    part = spectrum[:, int(low * QUICK / SAMPLE_RATE) : int(high * QUICK / SAMPLE_RATE)]
    third = int(0.3 * part.shape[1])
    gaps, peaks = np.partition(part, third, axis=1)[:, third], part.max(axis=1)
    return _decibels(gaps, loudest), _decibels(peaks, loudest)


def _decibels(magnitudes: Floats, reference: float) -> Floats:
    return np.asarray(20 * np.log10(np.maximum(magnitudes / max(reference, 1e-6), 10 ** (-85 / 20))))


def _mel(hertz: float) -> float:
    return float(2595 * np.log10(1 + hertz / 700))


def _hertz(mel: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(700 * (10 ** (mel / 2595) - 1))
