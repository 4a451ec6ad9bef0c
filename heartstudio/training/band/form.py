"""The form of a song: its sections on the beat grid, and the chords under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from heartstudio.training.band.brief import Plan
from heartstudio.training.band.score import BEATS_IN_BAR
from heartstudio.training.band.theory import Harmony, harmony

_CHORDS_PER_UNIT = 2
_BRIDGES = {"major": ("F Am F G", "Am F Dm G"), "minor": ("Fm Cm Fm G", "Ab Fm Cm G")}
_FINAL_BEATS = {"slow": 1.15, "medium": 1.9, "fast": 3.0}
"""Beats for which the final chord is held, about 1.15 s at any tempo."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The stretch that one section marker stands for.

    Attributes:
        marker: kind of section.
        start: its first beat.
        beats: its length.
        place_in_run: how many markers of the same kind come right before it.
        arriving: the one before is of another kind, or this is the first.
        leaving: the one after is of another kind, or this is the last.
        chords: its harmonies in order.
    """

    marker: str
    start: float
    beats: float
    place_in_run: int
    arriving: bool
    leaving: bool
    chords: tuple[Harmony, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The units of a song, and the chord that ends it."""

    units: tuple[Unit, ...]
    final: Harmony

    @property
    def chords(self) -> tuple[Harmony, ...]:
        """Every harmony in order, the final one last."""
        return (*(chord for unit in self.units for chord in unit.chords), self.final)


def draw_form(rng: np.random.Generator, plan: Plan) -> Form:
    """The plan's sections with their chords, two for each marker.

    A run of equal markers walks through a progression of four chords by twos; a marker that leads elsewhere
    goes straight to the progression's last chord; the song ends with a cadence.
    """
    home = plan.style.major if plan.mode == "major" else plan.style.minor
    verse, chorus = (home[int(index)].split() for index in rng.choice(len(home), size=2, replace=False))
    bridge = _BRIDGES[plan.mode][int(rng.integers(2))].split()
    progressions = {"intro": verse, "verse": verse, "chorus": chorus, "bridge": bridge, "outro": verse}
    beats = plan.bars * BEATS_IN_BAR
    units: list[Unit] = []
    for index, marker in enumerate(plan.sections):
        last = index + 1 == len(plan.sections)
        arriving = index == 0 or plan.sections[index - 1] != marker
        leaving = last or plan.sections[index + 1] != marker
        run = 0 if arriving else units[-1].place_in_run + 1
        first, second = _pair(progressions[marker], run, leaving)
        names = (first, plan.style.cadence[plan.mode == "minor"] if last else second)
        chords = _spread(names, plan, index * beats, beats / _CHORDS_PER_UNIT)
        units.append(Unit(marker, index * beats, beats, run, arriving, leaving, chords))
    final = harmony(
        "C" if plan.mode == "major" else "Cm", plan.tonic, plan.mode, plan.beats, _FINAL_BEATS[plan.tempo]
    )
    return Form(tuple(units), final)


def _pair(progression: Sequence[str], run: int, leaving: bool) -> tuple[str, str]:
    if run % 2:
        return progression[2], progression[3]
    return progression[0], progression[3] if leaving else progression[1]


def _spread(names: Sequence[str], plan: Plan, start: float, beats: float) -> tuple[Harmony, ...]:
    return tuple(
        harmony(name, plan.tonic, plan.mode, start + place * beats, beats) for place, name in enumerate(names)
    )
