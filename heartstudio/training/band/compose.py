"""Composing: from a seed and a brief to a complete score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import floor

import numpy as np

from heartstudio.training.band.accompaniment import Event
from heartstudio.training.band.arrange import Arranger
from heartstudio.training.band.brief import Brief, Plan, draw_plan
from heartstudio.training.band.drumming import Stroke
from heartstudio.training.band.form import Form, draw_form
from heartstudio.training.band.score import (
    ENDING,
    INSTRUMENTS,
    LEAD_IN,
    Chord,
    Hit,
    Note,
    Score,
    Section,
    song_seconds,
)


def compose_song(seed: int, brief: Brief | None = None) -> Score:
    """The song of a seed, always the same one.

    Args:
        seed: a whole number from 0; every draw comes from it.
        brief: what to keep to; None leaves everything to the seed.

    Returns:
        A complete score; its sections' markers are those of the brief, or of a form of three to fifteen sections.
    """
    draws = [np.random.default_rng([seed, part]) for part in range(4)]
    plan = draw_plan(draws[0], brief or Brief())
    form = draw_form(draws[1], plan)
    arranger = Arranger(draws[2], plan, form)
    parts = arranger.play()
    clock = _Clock(draws[3], plan)
    notes = clock.notes(parts)
    hits = clock.hits(arranger.drum())
    present = {note.instrument for note in notes} | ({"drums"} if hits else set())
    return Score(
        seed=seed,
        genre=plan.genre,
        mood=plan.mood_name,
        mode=plan.mode,
        tempo=plan.tempo,
        bpm=plan.bpm,
        tonic=plan.tonic,
        instruments=tuple(name for name in INSTRUMENTS if name in present),
        sections=clock.sections(form),
        chords=clock.chords(form),
        notes=notes,
        hits=hits,
        seconds=song_seconds(plan.sections, plan.bpm),
    )


class _Clock:
    """Turns beats into seconds, with the genre's swing and the players' looseness."""

    def __init__(self, rng: np.random.Generator, plan: Plan) -> None:
        self._rng = rng
        self._plan = plan
        self._beat = 60.0 / plan.bpm

    def notes(self, parts: Mapping[str, Sequence[Event]]) -> tuple[Note, ...]:
        played = [
            Note(
                name,
                self._loosely(event.start),
                self._swung(event.start + event.beats) - self._swung(event.start),
                event.pitch,
                self._humanly(event.velocity),
            )
            for name in INSTRUMENTS
            for event in parts.get(name, ())
        ]
        return tuple(sorted(played, key=lambda note: (note.start, note.instrument, note.pitch)))

    def hits(self, strokes: Sequence[Stroke]) -> tuple[Hit, ...]:
        played = [
            Hit(stroke.drum, self._loosely(stroke.start), self._humanly(stroke.velocity))
            for stroke in strokes
        ]
        return tuple(sorted(played, key=lambda hit: (hit.start, hit.drum)))

    def sections(self, form: Form) -> tuple[Section, ...]:
        later = [LEAD_IN + unit.start * self._beat for unit in form.units[1:]]
        edges = [0.0, *later, LEAD_IN + self._plan.beats * self._beat]
        return tuple(
            Section(unit.marker, *edge) for unit, edge in zip(form.units, pairwise(edges), strict=True)
        )

    def chords(self, form: Form) -> tuple[Chord, ...]:
        return tuple(
            Chord(
                LEAD_IN + chord.start * self._beat,
                ENDING if chord is form.final else chord.beats * self._beat,
                chord.root,
                chord.intervals,
            )
            for chord in form.chords
        )

    def _swung(self, beat: float) -> float:
        """Seconds of a beat, its off-beat moved from one half towards two thirds."""
        whole = floor(beat)
        part = beat - whole
        middle = 0.5 + self._plan.style.swing / 6
        late = part * 2 * middle if part < 0.5 else middle + (part - 0.5) * 2 * (1 - middle)
        return LEAD_IN + (whole + late) * self._beat

    def _loosely(self, beat: float) -> float:
        return float(max(self._swung(beat) + self._draw() * self._plan.style.looseness, 0.0))

    def _humanly(self, velocity: float) -> float:
        return float(np.clip(velocity * (1 + 0.06 * self._draw()), 0.05, 1.0))

    def _draw(self) -> float:
        return float(np.clip(self._rng.normal(), -2.0, 2.0))
