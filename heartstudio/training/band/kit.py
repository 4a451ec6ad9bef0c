"""The drum kits: every drum is built from a falling sine, a burst of filtered noise, or both."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import scipy.fft
from numpy.typing import NDArray

from heartstudio.training.band.score import SAMPLE_RATE, BandError

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Drum:
    """One drum.

    Attributes:
        level: amplitude beside the other drums.
        pan: -1 left to 1 right.
        hertz: where the sine settles; 0 for a drum without pitch.
        fall: how many times higher the sine begins.
        fall_seconds: how fast it falls.
        ring: seconds in which the sine dies to 1/e.
        noise: amplitude of the noise.
        band: hertz between which the noise lies.
        hiss: seconds in which the noise dies to 1/e.
        swell: seconds in which the noise rises.
        bursts: how many times the noise starts again, 11 ms apart.
    """

    level: float
    pan: float = 0.0
    hertz: float = 0.0
    fall: float = 1.0
    fall_seconds: float = 0.03
    ring: float = 0.1
    noise: float = 0.0
    band: tuple[float, float] = (1000.0, 8000.0)
    hiss: float = 0.05
    swell: float = 0.0
    bursts: int = 1


_KICK = Drum(1.0, hertz=52, fall=4.0, fall_seconds=0.025, ring=0.13, noise=0.1, band=(1500, 5000), hiss=0.004)
_SNARE = Drum(0.65, 0.05, hertz=185, fall=1.3, ring=0.05, noise=0.8, band=(1800, 8000), hiss=0.055)
_CLAP = Drum(0.5, -0.1, noise=1.0, band=(900, 3200), hiss=0.045, bursts=3)
_HAT = Drum(0.26, 0.3, noise=1.0, band=(7000, 13000), hiss=0.018)
_OPEN = Drum(0.24, 0.3, noise=1.0, band=(6500, 13000), hiss=0.09)
_RIDE = Drum(0.22, -0.3, hertz=3150, ring=0.1, noise=0.8, band=(5000, 10000), hiss=0.12)
_CRASH = Drum(0.3, -0.2, noise=1.0, band=(3500, 11000), hiss=0.35)
_RIM = Drum(0.4, -0.3, hertz=1650, fall=1.1, ring=0.012, noise=0.4, band=(1500, 5000), hiss=0.008)
_SHAKER = Drum(0.2, -0.35, noise=1.0, band=(5500, 10000), hiss=0.025, swell=0.02)
_TOM = Drum(0.6, 0.0, hertz=150, fall=1.6, fall_seconds=0.04, ring=0.12, noise=0.08, hiss=0.01)
_ORDINARY = {
    "kick": _KICK,
    "snare": _SNARE,
    "clap": _CLAP,
    "hat": _HAT,
    "open": _OPEN,
    "ride": _RIDE,
    "crash": _CRASH,
    "rim": _RIM,
    "shaker": _SHAKER,
    "tom high": replace(_TOM, hertz=180, pan=-0.3),
    "tom mid": replace(_TOM, hertz=130),
    "tom low": replace(_TOM, hertz=90, pan=0.3, ring=0.16),
}
_CHANGES: dict[str, dict[str, Drum]] = {
    "acoustic": {
        "kick": replace(_KICK, hertz=62, fall=2.5, ring=0.09, noise=0.25),
        "snare": replace(_SNARE, level=0.75, hiss=0.075),
        "open": replace(_OPEN, hiss=0.13),
    },
    "brushes": {
        "kick": replace(_KICK, level=0.55, hertz=68, fall=1.8, ring=0.08),
        "snare": replace(_SNARE, level=0.45, hertz=210, noise=1.0, band=(2500, 7000), hiss=0.09, swell=0.012),
        "hat": replace(_HAT, level=0.22, hiss=0.03),
    },
    "chip": {
        "kick": replace(_KICK, hertz=75, fall=5.0, fall_seconds=0.02, ring=0.06, noise=0.0),
        "snare": Drum(0.5, noise=1.0, band=(600, 9000), hiss=0.05),
        "hat": Drum(0.2, noise=1.0, band=(5000, 12000), hiss=0.012),
    },
    "dusty": {
        "kick": replace(_KICK, hertz=58, fall=2.2, ring=0.1, noise=0.0),
        "snare": replace(_SNARE, level=0.55, band=(1000, 4500), hiss=0.05),
        "hat": replace(_HAT, level=0.24, band=(3500, 6500), hiss=0.02),
    },
    "electronic": {
        "kick": replace(_KICK, hertz=50, fall=5.0, ring=0.16),
    },
    "gated": {
        "kick": replace(_KICK, hertz=50, fall=3.5, ring=0.14),
        "snare": replace(_SNARE, level=0.75, hertz=165, ring=0.09, noise=0.9, hiss=0.13),
        "tom high": replace(_TOM, hertz=220, fall=2.0, ring=0.16, pan=-0.4),
        "tom mid": replace(_TOM, hertz=150, fall=2.0, ring=0.18),
        "tom low": replace(_TOM, hertz=100, fall=2.0, ring=0.2, pan=0.4),
    },
    "hand": {
        "kick": replace(_KICK, level=0.7, hertz=75, fall=1.6, ring=0.08, noise=0.15),
        "rim": replace(_RIM, level=0.45, hertz=820, ring=0.02),
        "clap": replace(_CLAP, level=0.4, bursts=2),
        "shaker": replace(_SHAKER, level=0.26),
    },
    "hard": {
        "kick": replace(_KICK, level=1.1, hertz=47, fall=6.5, ring=0.19, noise=0.2),
        "hat": replace(_HAT, level=0.3),
    },
    "orchestra": {
        "snare": replace(_SNARE, level=0.5, hertz=230, band=(2500, 11000), hiss=0.06),
        "tom low": Drum(0.8, 0.1, hertz=82, fall=1.25, ring=0.3, noise=0.2, band=(300, 3000), hiss=0.012),
        "crash": replace(_CRASH, level=0.22, hiss=0.5),
    },
    "soft": {
        "kick": replace(_KICK, level=0.7, hertz=50, fall=2.0, ring=0.18, noise=0.0),
        "rim": replace(_RIM, level=0.35, hertz=1250, ring=0.025),
        "shaker": replace(_SHAKER, level=0.24, hiss=0.035),
    },
}


def drum_of(kit: str, name: str) -> Drum:
    """One drum of a kit.

    Raises:
        BandError: where there is no such kit or drum.
    """
    if kit not in _CHANGES or name not in _ORDINARY:
        raise BandError(f"there is no {name} in a kit called {kit}")
    return _CHANGES[kit].get(name, _ORDINARY[name])


def strike(drum: Drum) -> Floats:
    """(samples,) one stroke at full velocity, ending in silence."""
    longest = max(5.5 * drum.ring if drum.hertz else 0.0, 5.5 * drum.hiss + drum.swell if drum.noise else 0.0)
    count = int((longest + 0.011 * (drum.bursts - 1)) * SAMPLE_RATE)
    time = np.arange(count) / SAMPLE_RATE
    wave = np.zeros(count)
    if drum.hertz:
        bend = drum.hertz * (1 + (drum.fall - 1) * np.exp(-time / drum.fall_seconds))
        wave += np.sin(2 * np.pi * np.cumsum(bend) / SAMPLE_RATE) * np.exp(-time / drum.ring)
    if drum.noise:
        wave += drum.noise * _noise(drum, time)
    ending = np.minimum(1.0, (count - np.arange(count)) / (0.006 * SAMPLE_RATE))
    return (drum.level * wave * ending).astype(np.float32)


def _noise(drum: Drum, time: NDArray[np.float64]) -> NDArray[np.float64]:
    count = len(time)
    size = scipy.fft.next_fast_len(count, real=True)
    spectrum = scipy.fft.rfft(np.random.default_rng(count).standard_normal(size))
    hertz = scipy.fft.rfftfreq(size, 1 / SAMPLE_RATE)
    low, high = drum.band
    spectrum *= 1 / np.sqrt((1 + (low / np.maximum(hertz, 1.0)) ** 8) * (1 + (hertz / high) ** 8))
    noise = scipy.fft.irfft(spectrum, size)[:count]
    noise /= np.sqrt(np.mean(noise**2)) * 2.5
    envelope = np.zeros(count)
    for burst in range(drum.bursts):
        since = time - 0.011 * burst
        quick = 0.006 if burst < drum.bursts - 1 else drum.hiss
        rise = np.clip(since / max(drum.swell, 0.0008), 0.0, 1.0)
        shape = np.where(since < 0, 0.0, rise * np.exp(-np.maximum(since - drum.swell, 0.0) / quick))
        envelope = np.maximum(envelope, shape)
    return np.asarray(noise * envelope)
