"""The instruments: what partials each one has, and how they come and go.

A genre's *character* bends them: ``natural``, ``warm`` (softer), ``electric`` (brighter, synthetic bass) and
``chip`` (the square and triangle waves of old consoles).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from heartstudio.training.band.additive import HIGHEST, Tone

Floats = NDArray[np.float64]

_CHARACTER_TILT = {"natural": 0.0, "warm": -0.45, "electric": 0.2, "chip": 0.0}


@dataclass(frozen=True, slots=True)
class _Played:
    """A note as a voice sees it: ``hertz``, the genre's ``character``, and the ``tilt`` of its spectrum."""

    hertz: float
    character: str
    tilt: float


def tone(instrument: str, character: str, brightness: float, hertz: float, velocity: float) -> Tone:
    """The tone of one note.

    Args:
        instrument: one of ``PITCHED``.
        character: the genre's family of timbres.
        brightness: -1 to 1, from the mood.
        hertz: the note's frequency.
        velocity: 0 to 1; harder notes are brighter.
    """
    tilt = _CHARACTER_TILT[character] + 0.45 * brightness + 0.6 * (velocity - 0.7)
    return _VOICES[instrument](_Played(hertz, character, tilt))


def _piano(note: _Played) -> Tone:
    n = _harmonics(note, 22)
    stretched = n * np.sqrt((1 + 4e-4 * n * n) / (1 + 4e-4))
    levels = n ** (note.tilt - 1.15) * (0.15 + np.abs(np.sin(np.pi * n / 8)))
    decays = (0.9 + 0.28 * n) * (note.hertz / 262) ** 0.5
    beating = np.concatenate([stretched * 0.99975, stretched * 1.00025])
    return Tone(
        beating, np.tile(levels, 2), np.concatenate([decays, decays * 0.7]), attack=0.002, release=0.12
    )


def _organ(note: _Played) -> Tone:
    if note.character == "chip":
        return _pulse(note, 0.5, decay=0.0, floor=1.0)
    ratios = np.array([0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0])
    drawbars = np.array([0.55, 1.0, 0.5, 0.75, 0.45, 0.4, 0.2, 0.25])
    heard = ratios * note.hertz < HIGHEST
    levels = drawbars * ratios ** (0.7 * note.tilt)
    return _sustained(ratios[heard], levels[heard], attack=0.006, release=0.06)


def _guitar(note: _Played) -> Tone:
    n = _harmonics(note, 20)
    stretched = n * np.sqrt(1 + 6e-5 * n * n)
    strings = 0.08 + np.abs(np.sin(np.pi * n * 0.21))
    if note.character == "electric":
        levels = n ** (note.tilt - 0.8) * (0.4 + strings) / (1 + (n * note.hertz / 3500) ** 2)
        return Tone(stretched, levels, 1.0 + 0.1 * n, floor=0.2, attack=0.003, release=0.05)
    levels = n ** (note.tilt - 0.85) * strings
    decays = (1.5 + 0.55 * n) * (note.hertz / 262) ** 0.35
    return Tone(stretched, levels, decays, attack=0.0025, release=0.07)


def _pluck(note: _Played) -> Tone:
    if note.character == "chip":
        return _pulse(note, 0.25, decay=7.0, floor=0.12)
    n = _harmonics(note, 20)
    return Tone(n, n ** (note.tilt - 0.9), 4.0 + 1.6 * n, floor=0.02, attack=0.002, release=0.06, spread=5.0)


def _bells(note: _Played) -> Tone:
    ratios = np.array([0.5, 1.0, 2.0, 2.76, 4.07, 5.4, 6.8])
    levels = np.array([0.12, 1.0, 0.35, 0.4, 0.22, 0.25, 0.1]) * ratios ** (0.5 * note.tilt)
    decays = np.array([1.2, 1.5, 2.2, 4.0, 5.0, 8.0, 10.0])
    heard = ratios * note.hertz < HIGHEST
    return Tone(ratios[heard], levels[heard], decays[heard], attack=0.002, release=0.5)


def _strings(note: _Played) -> Tone:
    if note.character == "chip":
        return _pulse(note, 0.5, decay=0.0, floor=1.0)
    n = _harmonics(note, 18)
    hertz = n * note.hertz
    body = 1 + 0.8 * np.exp(-(((hertz - 1200) / 700) ** 2)) + 0.5 * np.exp(-(((hertz - 2800) / 900) ** 2))
    levels = n ** (note.tilt - 1.0) * body
    return _sustained(n, levels, attack=0.07, bloom=0.08, release=0.18, spread=9.0)


def _pad(note: _Played) -> Tone:
    n = _harmonics(note, 12)
    levels = n ** (note.tilt - 1.6) * np.where(n % 2 == 0, 0.6, 1.0)
    return _sustained(n, levels, attack=0.16, bloom=0.3, release=0.4, spread=13.0)


def _lead(note: _Played) -> Tone:
    if note.character == "chip":
        return _pulse(note, 0.5, decay=2.0, floor=0.6)
    n = _harmonics(note, 24)
    levels = n ** (note.tilt - 0.75) * np.where(n % 2 == 0, 0.35, 1.0)
    return Tone(n, levels, 1.5 + 0.35 * n, floor=0.55, attack=0.008, bloom=0.02, release=0.07, spread=4.0)


def _bass(note: _Played) -> Tone:
    n = _harmonics(note, 14)
    if note.character == "chip":
        odd = n[n % 2 == 1]
        return Tone(odd, odd**-2.0, np.zeros(len(odd)), floor=1.0, attack=0.003, release=0.02)
    if note.character == "electric":
        levels = n ** (note.tilt - 1.0)
        return Tone(n, levels, 2.0 + 1.2 * n, floor=0.25, attack=0.003, release=0.05)
    levels = n ** (note.tilt - 1.5) * (0.3 + np.abs(np.sin(np.pi * n * 0.3)))
    return Tone(n, levels, 1.2 + 0.7 * n, floor=0.1, attack=0.006, release=0.08)


def _pulse(note: _Played, width: float, decay: float, floor: float) -> Tone:
    """A pulse wave that is high for ``width`` of its period."""
    n = _harmonics(note, 24)
    levels = np.abs(np.sin(np.pi * n * width)) / n
    heard = levels > 1e-6
    return Tone(n[heard], levels[heard], np.full(heard.sum(), decay), floor=floor, attack=0.002, release=0.02)


def _sustained(
    ratios: Floats, levels: Floats, attack: float, release: float, bloom: float = 0.0, spread: float = 0.0
) -> Tone:
    return Tone(ratios, levels, np.zeros(len(ratios)), 1.0, attack, bloom, release, spread)


def _harmonics(note: _Played, most: int) -> Floats:
    count = int(np.clip(HIGHEST // note.hertz, 1, most))
    return np.arange(1, count + 1, dtype=np.float64)


_VOICES: dict[str, Callable[[_Played], Tone]] = {
    "piano": _piano,
    "organ": _organ,
    "guitar": _guitar,
    "pluck": _pluck,
    "bells": _bells,
    "strings": _strings,
    "pad": _pad,
    "lead": _lead,
    "bass": _bass,
}
