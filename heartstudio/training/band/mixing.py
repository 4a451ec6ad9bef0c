"""The desk: panning, saturation, pumping, wavering, reverb, loudness and the limiter."""

from __future__ import annotations

import numpy as np
import scipy.fft
from numpy.typing import NDArray
from scipy.ndimage import maximum_filter1d, uniform_filter1d
from scipy.signal import freqz

from heartstudio.training.band.genres import Room
from heartstudio.training.band.score import SAMPLE_RATE

LOUDNESS = -16.0
"""Integrated loudness of every song, in LUFS."""

CEILING = 10 ** (-1.5 / 20)
"""No sample goes beyond this."""

_ROOM_STEP = 3
_ROOM_RATE = SAMPLE_RATE // _ROOM_STEP
"""The room answers below 8 kHz only, so that its spectrum needs a third of the work."""

Floats = NDArray[np.float32]


def panned(mono: Floats, pan: float) -> Floats:
    """(2, samples) a mono sound at a place from -1 (left) to 1 (right), at equal power."""
    angle = (pan + 1) * np.pi / 4
    sides = np.array([[np.cos(angle)], [np.sin(angle)]], dtype=np.float32) * np.float32(np.sqrt(2))
    return np.asarray(sides * mono, dtype=np.float32)


def balanced(track: Floats, decibels: float) -> Floats:
    """The track with the level, where it sounds at all, that it shall have in the mix."""
    block = SAMPLE_RATE // 10
    count = max(1, track.shape[1] // block)
    power = np.mean(track[:, : count * block].reshape(len(track), count, -1) ** 2, axis=(0, 2))
    loud = power[power > 0.01 * power.max()]
    level = np.sqrt(loud.mean()) if loud.size and loud.max() > 0 else 1.0
    return track * np.float32(10 ** (decibels / 20) / level)


def saturated(track: Floats, drive: float) -> Floats:
    """Overdrive: a symmetric soft clip, then the treble taken back like a loudspeaker would."""
    return _filtered(np.tanh(track * np.float32(drive)), 80.0, 4500.0)


def ducked(mix: Floats, kicks: NDArray[np.float64], depth: float) -> Floats:
    """The mix pushed down under each kick, back up within a quarter of a second."""
    gain = np.ones(mix.shape[1], dtype=np.float32)
    length = int(0.26 * SAMPLE_RATE)
    place = np.linspace(0.0, 1.0, length, dtype=np.float32)
    dip = 1 - np.float32(depth) * np.minimum(place / 0.02, 1.0) * (1 - place) ** 1.5
    for start in (kicks * SAMPLE_RATE).astype(int):
        end = min(start + length, len(gain))
        gain[start:end] = np.minimum(gain[start:end], dip[: end - start])
    return mix * gain


def wavering(track: Floats, hertz: float, milliseconds: float) -> Floats:
    """Vibrato or tape wow: the sound read back at a point that swings around a moment ago."""
    period = round(SAMPLE_RATE / hertz)
    swing = milliseconds * 1e-3 * SAMPLE_RATE
    back = swing * (1 + np.sin(2 * np.pi * np.arange(period) / period))
    whole = back.astype(np.int32)
    part = np.resize((back - whole).astype(np.float32), track.shape[1])
    late = np.arange(track.shape[1], dtype=np.int32) - np.resize(whole, track.shape[1])
    np.maximum(late, 1, out=late)
    return np.stack([side[late] + part * (side[late - 1] - side[late]) for side in track])


def mastered(mix: Floats, send: Floats, room: Room) -> Floats:
    """The finished song: in its room, without direct current, loud enough, and silent at both ends.

    Args:
        mix: (2, samples) the dry mix.
        send: (samples,) what the room hears of it.
        room: the room.

    Returns:
        (2, samples) at :data:`LOUDNESS` and below :data:`CEILING`.
    """
    samples = mix.shape[1]
    size = _ROOM_STEP * scipy.fft.next_fast_len(
        samples // _ROOM_STEP + int(room.reverb * _ROOM_RATE) + 1, real=True
    )
    hertz = scipy.fft.rfftfreq(size, 1 / SAMPLE_RATE).astype(np.float32)
    response = scipy.fft.rfft(_decay(room.reverb), size // _ROOM_STEP)[:, :-1]
    heard = response.shape[1]
    response *= _band(hertz[:heard], 220.0, 3800.0)
    response *= np.float32(room.wet) / np.sqrt(np.mean(np.abs(response) ** 2, axis=1, keepdims=True))
    spectrum = scipy.fft.rfft(mix, size)
    spectrum[:, :heard] += scipy.fft.rfft(send, size)[:heard] * response
    spectrum *= _band(hertz, 28.0, room.ceiling)
    wave = scipy.fft.irfft(spectrum, size)[:, :samples]
    wave *= np.float32(10 ** ((LOUDNESS - loudness(wave)) / 20)) * _edges(samples)
    return limited(wave)


def limited(mix: Floats) -> Floats:
    """The mix below :data:`CEILING`: the gain goes down smoothly just before each peak and comes back after it."""
    window = SAMPLE_RATE // 200
    peaks = maximum_filter1d(np.abs(mix).max(axis=0), 2 * window + 1, mode="nearest")
    gain = CEILING / np.maximum(peaks, CEILING)
    smooth = uniform_filter1d(gain, 2 * window + 1, mode="nearest")
    return np.asarray(mix * smooth, dtype=np.float32)


def loudness(wave: Floats) -> float:
    """Integrated loudness in LUFS of (channels, samples), gated as in ITU-R BS.1770-4.

    The standard's weighting is applied to the power spectrum of each tenth of a second, which agrees with its
    filters to a tenth of a decibel and takes a quarter of the time.
    """
    hop = SAMPLE_RATE // 10
    count = wave.shape[1] // hop
    pieces = scipy.fft.rfft(wave[:, : count * hop].reshape(len(wave), count, hop))
    weights = _k_weighting(scipy.fft.rfftfreq(hop, 1 / SAMPLE_RATE))
    power = np.sum(np.sum(pieces.real**2 + pieces.imag**2, axis=0) * weights, axis=1)
    blocks = np.convolve(2 * power / hop**2, np.full(4, 0.25), mode="valid")
    audible = blocks[blocks > 10 ** ((-70 + 0.691) / 10)]
    if not audible.size:
        return -np.inf
    gated = audible[audible > 0.1 * audible.mean()]
    return float(-0.691 + 10 * np.log10(gated.mean()))


def _k_weighting(hertz: NDArray[np.float64]) -> Floats:
    """Power gain of the standard's two filters, by their coefficients for 48 kHz."""
    shelf = (
        (1.53512485958697, -2.69169618940638, 1.19839281085285),
        (1.0, -1.69065929318241, 0.73248077421585),
    )
    high_pass = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
    gain = np.ones(len(hertz))
    for above, below in (shelf, high_pass):
        gain *= np.abs(freqz(above, below, hertz, fs=SAMPLE_RATE)[1]) ** 2
    return gain.astype(np.float32)


def _filtered(track: Floats, low: float, high: float) -> Floats:
    size = scipy.fft.next_fast_len(track.shape[1] + SAMPLE_RATE // 8, real=True)
    hertz = scipy.fft.rfftfreq(size, 1 / SAMPLE_RATE).astype(np.float32)
    spectrum = scipy.fft.rfft(track, size) * _band(hertz, low, high)
    return np.asarray(scipy.fft.irfft(spectrum, size)[:, : track.shape[1]])


def _band(hertz: Floats, low: float, high: float) -> Floats:
    """Gain of a filter that falls by 12 dB an octave below ``low`` and above ``high``; 0 leaves that side open."""
    gain = np.ones_like(hertz)
    if low:
        gain /= np.sqrt(1 + np.square(np.square(np.float32(low) / np.maximum(hertz, np.float32(0.1)))))
    if high:
        gain /= np.sqrt(1 + np.square(np.square(hertz / np.float32(high))))
    return gain


def _decay(seconds: float) -> Floats:
    """(2, samples at 16 kHz) the room's answer to a click: a noise that dies away, the same for equal seconds."""
    time = np.arange(int(seconds * _ROOM_RATE), dtype=np.float32) / _ROOM_RATE
    noise = np.random.default_rng(7).standard_normal((2, len(time)), dtype=np.float32)
    return np.asarray(noise * np.exp(-6.9 * time / seconds) * np.minimum(time / 0.012, 1.0), dtype=np.float32)


def _edges(samples: int) -> Floats:
    """A rise of 5 ms at the start, and the last second fading to nothing."""
    gain = np.ones(samples, dtype=np.float32)
    rise, fall = SAMPLE_RATE // 200, SAMPLE_RATE
    gain[:rise] = np.linspace(0.0, 1.0, rise)
    gain[-fall:] = np.cos(np.linspace(0.0, np.pi / 2, fall)) ** 2
    return gain
