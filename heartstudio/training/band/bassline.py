"""What the bass plays under the chords."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from heartstudio.training.band.accompaniment import Event
from heartstudio.training.band.theory import Harmony, nearest

_CENTRE = 38
"""The bass keeps around this MIDI pitch: D below the bass staff."""


def play_bass(kind: str, chord: Harmony, following: Harmony, velocity: float, busy: float) -> list[Event]:
    """One chord's worth of bass in the manner ``kind``, heading for the ``following`` chord.

    ``busy`` runs from 0 to 1: below a quarter, every manner becomes one held root.
    """
    return _MANNERS["held" if busy < 0.25 else kind](chord, following, velocity)


def play_alone(chord: Harmony, velocity: float) -> list[Event]:
    """Broken chords for a bass that has nobody else to say whether the key is major or minor."""
    root = _root(chord)
    tones = [root, *(root + interval for interval in chord.intervals[1:3]), root + 12]
    order = (0, 1, 2, 1)
    return [
        Event(chord.start + index * 0.5, 0.48, tones[order[index % 4]], velocity)
        for index in range(round(chord.beats * 2))
    ]


def _held(chord: Harmony, _following: Harmony, velocity: float) -> list[Event]:
    return [Event(chord.start, chord.beats * 0.96, _root(chord), velocity * 0.9)]


def _offbeat(chord: Harmony, _following: Harmony, velocity: float) -> list[Event]:
    root = _root(chord)
    steps = np.arange(0.5, chord.beats, 1.0)
    return [Event(chord.start + float(at), 0.42, root, velocity) for at in steps]


def _sixteenths(chord: Harmony, _following: Harmony, velocity: float) -> list[Event]:
    root = _root(chord)
    places = [at for at in np.arange(0.0, chord.beats, 0.25) if at % 1 != 0]
    return [
        Event(chord.start + float(at), 0.2, root, velocity * (0.95 if at % 1 == 0.5 else 0.75))
        for at in places
    ]


def _lazy(chord: Harmony, _following: Harmony, velocity: float) -> list[Event]:
    root, fifth = _root(chord), _fifth(chord)
    events = []
    for start in np.arange(chord.start, chord.start + chord.beats, 2.0):
        events.append(Event(float(start), 1.2, root, velocity))
        events.append(Event(float(start) + 1.5, 0.45, fifth, velocity * 0.7))
    return events


def _eighths(chord: Harmony, _following: Harmony, velocity: float) -> list[Event]:
    root = _root(chord)
    return [
        Event(chord.start + index * 0.5, 0.45, root, velocity * (1.0 if index % 2 == 0 else 0.8))
        for index in range(round(chord.beats * 2))
    ]


def _walking(chord: Harmony, following: Harmony, velocity: float) -> list[Event]:
    """Root, chord tones, and a last step that leans on the next root from a semitone or a tone away."""
    root, target = _root(chord), _root(following)
    inner = [root + interval for interval in chord.intervals[1:3]]
    approach = target + (1 if target <= root else -1)
    line = [root, *inner[: max(round(chord.beats) - 2, 0)], approach][: round(chord.beats)]
    return [Event(chord.start + index, 0.9, pitch, velocity) for index, pitch in enumerate(line)]


def _bounce(chord: Harmony, _following: Harmony, velocity: float) -> list[Event]:
    root = _root(chord)
    return [
        Event(chord.start + index * 0.5, 0.4, root + (12 if index % 2 else 0), velocity)
        for index in range(round(chord.beats * 2))
    ]


def _octaves(chord: Harmony, _following: Harmony, velocity: float) -> list[Event]:
    root = _root(chord)
    pattern = (0, 0, 12, 0)
    return [
        Event(chord.start + index * 0.25, 0.22, root + pattern[index % 4], velocity * (1.0, 0.7)[index % 2])
        for index in range(round(chord.beats * 4))
    ]


def _root_and_fifth(chord: Harmony, _following: Harmony, velocity: float) -> list[Event]:
    line = (_root(chord), _fifth(chord))
    return [
        Event(chord.start + index, 0.85, line[index % 2], velocity * (1.0, 0.8)[index % 2])
        for index in range(round(chord.beats))
    ]


def _root(chord: Harmony) -> int:
    return nearest(_CENTRE, (chord.root,))


def _fifth(chord: Harmony) -> int:
    return nearest(_root(chord) + 2, ((chord.root + chord.intervals[2]) % 12,))


_MANNERS: dict[str, Callable[[Harmony, Harmony, float], list[Event]]] = {
    "held": _held,
    "offbeat": _offbeat,
    "sixteenths": _sixteenths,
    "lazy": _lazy,
    "eighths": _eighths,
    "walking": _walking,
    "bounce": _bounce,
    "octaves": _octaves,
    "root and fifth": _root_and_fifth,
}
