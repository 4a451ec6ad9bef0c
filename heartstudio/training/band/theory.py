"""What a musician knows by heart: chord names, scales, and how one chord leads to the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

SCALES = {"major": (0, 2, 4, 5, 7, 9, 11), "minor": (0, 2, 3, 5, 7, 8, 10)}

_QUALITIES = {
    "": (0, 4, 7),
    "m": (0, 3, 7),
    "6": (0, 4, 7, 9),
    "7": (0, 4, 7, 10),
    "maj7": (0, 4, 7, 11),
    "m7": (0, 3, 7, 10),
    "m7b5": (0, 3, 6, 10),
    "add9": (0, 2, 4, 7),
    "madd9": (0, 2, 3, 7),
    "sus4": (0, 5, 7),
}
_LETTERS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_NAME = re.compile(r"([A-G])([b#]?)(.*)")


@dataclass(frozen=True, slots=True)
class Harmony:
    """A chord for a stretch of beats.

    Attributes:
        start: beats from the start of the song.
        beats: how long it lasts.
        root: pitch class.
        intervals: semitones above the root.
        scale: the seven pitch classes that melodies may use over it, ascending from the tonic.
    """

    start: float
    beats: float
    root: int
    intervals: tuple[int, ...]
    scale: tuple[int, ...]

    @property
    def tones(self) -> tuple[int, ...]:
        """The chord's pitch classes, root first."""
        return tuple((self.root + interval) % 12 for interval in self.intervals)


def parse_chord(name: str) -> tuple[int, tuple[int, ...]]:
    """Root pitch class and intervals of a chord name such as ``Bbmaj7``."""
    match = _NAME.fullmatch(name)
    if match is None or match[3] not in _QUALITIES:
        raise ValueError(f"no chord is called {name!r}")
    root = _LETTERS[match[1]] + {"": 0, "b": -1, "#": 1}[match[2]]
    return root % 12, _QUALITIES[match[3]]


def harmony(name: str, tonic: int, mode: str, start: float, beats: float) -> Harmony:
    """The chord ``name``, written in C, moved to ``tonic`` (a pitch class).

    The scale is the mode's own with the chord's alterations: over a major dominant in minor the
    seventh step is raised, so that it leads home.
    """
    root, intervals = parse_chord(name)
    inside = {(root + interval) % 12 for interval in intervals}
    scale = list(SCALES[mode])
    for tone in inside - set(scale):
        nearest = min(
            range(7), key=lambda step: (scale[step] in inside, _distance(scale[step], tone), -scale[step])
        )
        scale[nearest] = tone
    moved = tuple((step + tonic) % 12 for step in sorted(scale))
    return Harmony(start, beats, (root + tonic) % 12, intervals, moved)


def voicing(chord: Harmony, centre: float, previous: Sequence[int] | None) -> tuple[int, ...]:
    """Pitches of a close chord around ``centre`` (MIDI), moving as little as it can from ``previous``."""
    candidates = []
    count = len(chord.tones)
    for lowest in range(int(centre) - 12, int(centre) + 5):
        if lowest % 12 in chord.tones:
            upwards = [pitch for pitch in range(lowest, lowest + 12) if pitch % 12 in chord.tones]
            candidates.append(tuple(upwards[:count]))

    def cost(pitches: tuple[int, ...]) -> float:
        drift = 0.5 * abs(sum(pitches) / count - centre)
        crowding = 1.5 * sum(below + 1 == above for below, above in pairwise(pitches))
        if previous is None:
            return drift + crowding
        motion = sum(min(abs(pitch - old) for old in previous) for pitch in pitches)
        return motion + drift + crowding

    return min(candidates, key=cost)


def nearest(pitch: float, classes: Sequence[int]) -> int:
    """The MIDI pitch nearest to ``pitch`` whose pitch class is among ``classes``."""
    around = range(round(pitch) - 7, round(pitch) + 8)
    return min((p for p in around if p % 12 in classes), key=lambda p: (abs(p - pitch), p))


def step_along(scale: Sequence[int], pitch: int, steps: int) -> int:
    """The pitch ``steps`` scale degrees above (below, if negative) a pitch of the scale."""
    direction = 1 if steps > 0 else -1
    for _ in range(abs(steps)):
        pitch += direction
        while pitch % 12 not in scale:
            pitch += direction
    return pitch


def hertz(pitch: float) -> float:
    """Frequency of a MIDI pitch."""
    return float(440.0 * 2.0 ** ((pitch - 69.0) / 12.0))


def _distance(one: int, other: int) -> int:
    return min((one - other) % 12, (other - one) % 12)
