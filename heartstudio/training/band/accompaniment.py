"""How chords are played: held, strummed, broken, stabbed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Event:
    """A note before it has a time: ``start`` and ``beats`` count beats, ``pitch`` is MIDI."""

    start: float
    beats: float
    pitch: int
    velocity: float


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch under one chord.

    Attributes:
        start: beats from the start of the song.
        beats: its length, 2 or 4.
        pitches: the chord's voicing, lowest first.
        velocity: how hard to play.
        busy: 0 to 1, how densely.
    """

    start: float
    beats: float
    pitches: tuple[int, ...]
    velocity: float
    busy: float


SUSTAINED = frozenset(("pad", "strings", "organ"))
"""Instruments that can hold a chord without losing it."""

_LIKES_TO_HOLD = frozenset(("pad", "strings"))


def comp(kind: str, instrument: str, bit: Bit) -> list[Event]:
    """The chord of ``bit`` as ``instrument`` plays it in a style whose comping is ``kind``."""
    if instrument in _LIKES_TO_HOLD and kind not in ("arpeggio", "held"):
        kind = "held"
    if kind == "held" and instrument not in SUSTAINED:
        kind = "slow arpeggio"
    return _PATTERNS[kind](bit)


def hold(bit: Bit) -> list[Event]:
    """The whole chord for the whole bit."""
    return _block(bit, 0.0, bit.beats, 0.85)


def _held(bit: Bit) -> list[Event]:
    return hold(bit)


def _slow_arpeggio(bit: Bit) -> list[Event]:
    step = 0.5 if bit.busy > 0.6 else 1.0
    return _broken(bit, step, (0, 1, 2, 3, 2, 1), ring=1.5)


def _alberti(bit: Bit) -> list[Event]:
    return _broken(bit, 0.5, (0, 2, 1, 2), ring=0.55)


def _arpeggio(bit: Bit) -> list[Event]:
    return _broken(bit, 0.25 if bit.busy > 0.5 else 0.5, (0, 1, 2, 3, 4, 3, 2, 1), ring=0.4)


def _sixteenths(bit: Bit) -> list[Event]:
    return _broken(bit, 0.25, (0, 1, 2, 3), ring=0.24)


def _stabs(bit: Bit) -> list[Event]:
    offsets = (0.0, 0.75, 1.5) if bit.busy > 0.6 else (0.5, 1.5)
    return _repeated(bit, offsets, 0.32)


def _charleston(bit: Bit) -> list[Event]:
    offsets = ((0.0, 1.5), (0.5, 1.5), (0.0, 1.0), (0.5, 1.5))[int(bit.start / 2) % 4]
    return _repeated(bit, offsets, 0.4)


def _lazy(bit: Bit) -> list[Event]:
    events = []
    for start in np.arange(0.0, bit.beats, 2.0):
        for order, pitch in enumerate(bit.pitches):
            lag = 0.02 * order
            events.append(Event(bit.start + start + lag, 1.4 - lag, pitch, bit.velocity * 0.8))
        if bit.busy > 0.5:
            events += _block(bit, start + 1.5, 0.45, 0.55)
    return events


def _eighths(bit: Bit) -> list[Event]:
    step = 0.5 if bit.busy > 0.4 else 1.0
    events = []
    for index, offset in enumerate(np.arange(0.0, bit.beats, step)):
        accent = 0.9 if index % 2 == 0 else 0.65
        events += _block(bit, float(offset), step * 0.85, accent)
    return events


def _strum(bit: Bit) -> list[Event]:
    strokes = ((0.0, 1), (1.0, 1), (1.5, -1)) if bit.busy > 0.4 else ((0.0, 1),)
    events = []
    for start in np.arange(0.0, bit.beats, 2.0):
        for index, (offset, direction) in enumerate(strokes):
            end = strokes[index + 1][0] if index + 1 < len(strokes) else 2.0
            strings = (*bit.pitches, bit.pitches[0] + 12)[::direction]
            for order, pitch in enumerate(strings):
                lag = 0.025 * order
                loud = bit.velocity * (0.8 if direction > 0 else 0.55)
                events.append(Event(bit.start + start + offset + lag, end - offset - lag, pitch, loud))
    return events


def _broken(bit: Bit, step: float, order: Sequence[int], ring: float) -> list[Event]:
    """Chord tones one after another; ``order`` counts tones upwards, past the top into the next octave."""
    events = []
    size = len(bit.pitches)
    for index in range(round(bit.beats / step)):
        tone = order[index % len(order)]
        pitch = bit.pitches[tone % size] + 12 * (tone // size)
        accent = 0.85 if (index * step) % 1 == 0 else 0.65
        start = index * step
        length = min(max(ring, step * 0.9), bit.beats - start)
        events.append(Event(bit.start + start, length, pitch, bit.velocity * accent))
    return events


def _repeated(bit: Bit, offsets: Sequence[float], beats: float) -> list[Event]:
    """The chord at the same places of every two beats."""
    starts = np.arange(0.0, bit.beats, 2.0)
    return [
        event for start in starts for offset in offsets for event in _block(bit, start + offset, beats, 0.8)
    ]


def _block(bit: Bit, offset: float, beats: float, loud: float) -> list[Event]:
    return [Event(bit.start + offset, beats, pitch, bit.velocity * loud) for pitch in bit.pitches]


_PATTERNS: dict[str, Callable[[Bit], list[Event]]] = {
    "held": _held,
    "slow arpeggio": _slow_arpeggio,
    "alberti": _alberti,
    "arpeggio": _arpeggio,
    "sixteenths": _sixteenths,
    "stabs": _stabs,
    "charleston": _charleston,
    "lazy": _lazy,
    "eighths": _eighths,
    "strum": _strum,
}
