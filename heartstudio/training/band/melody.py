"""Tunes: a motif, its answer, and their return."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from heartstudio.training.band.accompaniment import Event
from heartstudio.training.band.theory import Harmony, nearest, step_along

_MEMORY = 0.35
"""How far a cell begins where the last one ended, rather than at the centre of its section's register."""

_SEMITONES_IN_STEP = 12 / 7

Rhythm = tuple[tuple[float, float], ...]
"""Where notes start within two beats, and how many beats they last."""

CELL = 2.0
"""Beats of a cell, the smallest piece of a tune."""

_RHYTHMS: dict[str, tuple[Rhythm, ...]] = {
    "sparse": (
        ((0.0, 2.0),),
        ((0.0, 1.0), (1.0, 1.0)),
        ((0.0, 1.5), (1.5, 0.5)),
    ),
    "flowing": (
        ((0.0, 1.0), (1.0, 0.5), (1.5, 0.5)),
        ((0.0, 0.5), (0.5, 0.5), (1.0, 1.0)),
        ((0.0, 1.5), (1.5, 0.5)),
        ((0.0, 0.5), (0.5, 0.5), (1.0, 0.5), (1.5, 0.5)),
    ),
    "syncopated": (
        ((0.0, 0.75), (0.75, 0.75), (1.5, 0.5)),
        ((0.5, 0.5), (1.0, 0.5), (1.5, 0.5)),
        ((0.0, 0.5), (0.5, 1.0), (1.5, 0.5)),
    ),
    "riff": (
        ((0.0, 0.25), (0.75, 0.25), (1.5, 0.5)),
        ((0.0, 0.25), (0.5, 0.25), (0.75, 0.25), (1.5, 0.25)),
        ((0.0, 0.5), (0.75, 0.25), (1.25, 0.25), (1.75, 0.25)),
    ),
    "busy": (
        ((0.0, 0.5), (0.5, 0.25), (0.75, 0.25), (1.0, 0.5), (1.5, 0.5)),
        ((0.0, 0.25), (0.25, 0.25), (0.5, 0.5), (1.0, 0.25), (1.25, 0.25), (1.5, 0.5)),
        ((0.0, 0.5), (0.5, 0.5), (1.0, 0.5), (1.5, 0.5)),
    ),
}


@dataclass(frozen=True, slots=True)
class Motif:
    """One cell of a tune, independent of the chord it will sound over.

    Attributes:
        rhythm: its notes in time.
        contour: scale steps of each note from the cell's first one.
    """

    rhythm: Rhythm
    contour: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """The tune of one kind of section: a motif, and an answer that brings it to rest."""

    motif: Motif
    answer: Motif


def draw_theme(rng: np.random.Generator, rhythm: str) -> Theme:
    """A motif with a shape of its own, and an answer that begins alike and comes to rest on a long note."""
    bank = _RHYTHMS[rhythm]
    beats = bank[int(rng.integers(len(bank)))]
    motif = Motif(beats, _draw_contour(rng, len(beats)))
    rest: Rhythm = ((0.0, 0.5), (0.5, 1.5)) if len(beats) > 2 else ((0.0, 2.0),)
    return Theme(motif, Motif(rest, motif.contour[: len(rest)]))


def sing(
    theme: Theme,
    chords: Sequence[Harmony],
    centre: float,
    previous: int | None,
    velocity: float,
    closing: bool,
) -> list[Event]:
    """The theme over the chords of one section marker.

    Args:
        theme: motif and answer.
        chords: the section's harmonies in order.
        centre: MIDI pitch that the tune circles around.
        previous: the last pitch sung before, or None.
        velocity: how hard.
        closing: end on the answer rather than on the open motif.

    Returns:
        Notes, the strong ones chord tones, the others steps between them.
    """
    cells = [(chord, start) for chord in chords for start in np.arange(0.0, chord.beats, CELL)]
    events: list[Event] = []
    for index, (chord, offset) in enumerate(cells):
        last = index == len(cells) - 1
        cell = theme.answer if closing and last else theme.motif
        leaning = centre if previous is None else _MEMORY * previous + (1 - _MEMORY) * centre
        anchor = nearest(
            leaning - _SEMITONES_IN_STEP * sum(cell.contour) / len(cell.contour), chord.tones[:3]
        )
        for place, ((start, beats), steps) in enumerate(zip(cell.rhythm, cell.contour, strict=True)):
            pitch = step_along(chord.scale, anchor, steps)
            final = place == len(cell.rhythm) - 1
            if start == 1.0 or (final and cell is theme.answer):
                pitch = nearest(pitch, chord.tones[:3])
            accent = 1.0 if start == 0.0 else 0.8
            events.append(Event(chord.start + float(offset) + start, beats * 0.95, pitch, velocity * accent))
            previous = pitch
    return events


def _draw_contour(rng: np.random.Generator, notes: int) -> tuple[int, ...]:
    steps = rng.choice((-2, -1, 1, 2), size=notes - 1, p=(0.12, 0.38, 0.38, 0.12))
    contour = np.concatenate([[0], np.cumsum(steps)])
    return tuple(int(step) for step in np.clip(contour, -4, 4))
