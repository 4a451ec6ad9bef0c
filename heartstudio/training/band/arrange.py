"""Arranging: who plays what in which section."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from heartstudio.training.band.accompaniment import Bit, Event, comp, hold
from heartstudio.training.band.bassline import play_alone, play_bass
from heartstudio.training.band.brief import Plan
from heartstudio.training.band.drumming import Stroke, play_drums, strike_ending
from heartstudio.training.band.form import Form, Unit
from heartstudio.training.band.melody import Theme, draw_theme, sing
from heartstudio.training.band.theory import Harmony, nearest, voicing

_ROLES = ("chords", "beds", "bass", "melody", "drums")
_INTROS = (("chords", "drums"), ("chords", "bass", "drums"), ("chords", "melody"))
_LAYERS = {
    "verse": ("chords", "bass", "melody", "drums"),
    "chorus": ("chords", "beds", "bass", "melody", "drums"),
    "bridge": ("chords", "beds", "melody"),
    "outro": ("chords", "beds", "bass", "drums"),
}
_LEVELS = {"intro": 0.5, "verse": 0.65, "chorus": 0.95, "bridge": 0.5, "outro": 0.45}
"""How full each section is, 0 to 1: density and loudness follow."""

_LIFTS = {"intro": 0, "verse": 0, "chorus": 7, "bridge": -3, "outro": 0}
"""Semitones by which each section lifts the tune."""

_TUNE_CENTRES = {
    "piano": 72,
    "organ": 71,
    "guitar": 67,
    "pluck": 74,
    "bells": 78,
    "strings": 73,
    "pad": 69,
    "lead": 72,
}
_CHORD_CENTRES = {"guitar": 56, "pluck": 63, "bells": 67, "strings": 62, "lead": 63}
_ORDINARY_CENTRE = 59
_BED_CENTRE = 64
_BASS_CENTRE = 38
_FINAL_VELOCITY = 0.8


class Arranger:
    """Writes every part of one song, section by section; each part remembers where its last chord lay."""

    def __init__(self, rng: np.random.Generator, plan: Plan, form: Form) -> None:
        self._plan = plan
        self._form = form
        self._layers = _draw_layers(rng, form.units)
        self._themes = _draw_themes(rng, plan)
        self._shade = round(3 * plan.mood.brightness)
        self._voiced: dict[str, tuple[int, ...]] = {}
        self._tune: int | None = None
        self._parts: dict[str, list[Event]] = {}

    def play(self) -> dict[str, list[Event]]:
        """The notes of every pitched instrument, the final chord included."""
        followers = iter(self._form.chords[1:])
        for unit, active in zip(self._form.units, self._layers, strict=True):
            level = _LEVELS[unit.marker]
            spirit = self._plan.mood.energy - 0.5
            busy = float(np.clip(level + 0.6 * spirit, 0.05, 1.0))
            velocity = float(np.clip(0.5 + 0.4 * level + 0.15 * spirit, 0.3, 1.0))
            for chord in unit.chords:
                following = next(followers)
                if "chords" in active:
                    kind = "held" if unit.marker == "bridge" else self._plan.style.comping
                    self._accompany(kind, chord, velocity, busy)
                if "beds" in active:
                    self._lie_under(chord, velocity * 0.9)
                if "bass" in active:
                    self._ground(chord, following, velocity, busy)
            if "melody" in active:
                self._sing(unit, min(velocity + 0.1, 1.0))
        self._close()
        return self._parts

    def drum(self) -> list[Stroke]:
        """The strokes of the drummer, if there is one."""
        if not self._plan.drums:
            return []
        groove = self._plan.style.groove
        strokes = [
            stroke
            for unit, active in zip(self._form.units, self._layers, strict=True)
            if "drums" in active
            for stroke in play_drums(
                groove, unit.marker, unit.start, self._plan.bars, unit.arriving, unit.leaving
            )
        ]
        return strokes + strike_ending(groove, self._form.final.start)

    def _accompany(self, kind: str, chord: Harmony, velocity: float, busy: float) -> None:
        if self._plan.chords is not None:
            bit = Bit(chord.start, chord.beats, self._chord_pitches(chord), velocity, busy)
            self._add(self._plan.chords, comp(kind, self._plan.chords, bit))

    def _lie_under(self, chord: Harmony, velocity: float) -> None:
        for place, bed in enumerate(self._plan.beds):
            pitches = self._voice(f"bed {place}", chord, _BED_CENTRE + self._shade - 7 * (place % 2))
            self._add(bed, hold(Bit(chord.start, chord.beats, pitches, velocity, 0.0)))

    def _ground(self, chord: Harmony, following: Harmony, velocity: float, busy: float) -> None:
        if not self._plan.bass:
            return
        if self._plan.chords is None:
            self._add("bass", play_alone(chord, velocity))
        else:
            self._add("bass", play_bass(self._plan.style.bass_line, chord, following, velocity, busy))

    def _sing(self, unit: Unit, velocity: float) -> None:
        if self._plan.melody is None:
            return
        theme = self._themes["chorus" if unit.marker == "chorus" else "verse"]
        centre = _TUNE_CENTRES[self._plan.melody] + self._shade + _LIFTS[unit.marker]
        closing = bool(unit.place_in_run % 2) or unit.leaving
        sung = sing(theme, unit.chords, centre, self._tune, velocity, closing)
        self._tune = sung[-1].pitch
        self._add(self._plan.melody, sung)

    def _close(self) -> None:
        """The final chord, by everybody, upon its root."""
        chord = self._form.final
        if self._plan.chords is not None:
            pitches = self._chord_pitches(chord)
            if not self._plan.bass:
                pitches = (nearest(min(pitches) - 4, (chord.root,)), *pitches)
            self._add(self._plan.chords, hold(Bit(chord.start, chord.beats, pitches, _FINAL_VELOCITY, 0.0)))
        self._lie_under(chord, _FINAL_VELOCITY)
        if self._plan.bass:
            root = nearest(_BASS_CENTRE, (chord.root,))
            self._add("bass", [Event(chord.start, chord.beats, root, _FINAL_VELOCITY)])
        if self._plan.melody is not None:
            near = _TUNE_CENTRES[self._plan.melody] if self._tune is None else self._tune
            pitch = nearest(near, (chord.root,))
            self._add(self._plan.melody, [Event(chord.start, chord.beats, pitch, _FINAL_VELOCITY)])

    def _chord_pitches(self, chord: Harmony) -> tuple[int, ...]:
        centre = _CHORD_CENTRES.get(self._plan.chords or "", _ORDINARY_CENTRE) + self._shade
        return self._voice("chords", chord, centre - 4 if self._plan.chords == self._plan.melody else centre)

    def _voice(self, role: str, chord: Harmony, centre: float) -> tuple[int, ...]:
        self._voiced[role] = voicing(chord, centre, self._voiced.get(role))
        return self._voiced[role]

    def _add(self, instrument: str, events: Sequence[Event]) -> None:
        self._parts.setdefault(instrument, []).extend(events)


def _draw_layers(rng: np.random.Generator, units: Sequence[Unit]) -> list[set[str]]:
    """Which roles play in each unit; a role that would never be heard plays throughout."""
    intro = _INTROS[int(rng.integers(len(_INTROS)))]
    bridge = (*_LAYERS["bridge"], "drums" if rng.random() < 0.5 else "bass")
    table = {**_LAYERS, "intro": intro, "bridge": bridge}
    layers = [set(table[unit.marker]) for unit in units]
    silent = {role for role in _ROLES if not any(role in active for active in layers)}
    return [active | silent for active in layers]


def _draw_themes(rng: np.random.Generator, plan: Plan) -> dict[str, Theme]:
    rhythm = plan.style.rhythm
    if plan.mood.energy < 0.3 and rhythm != "busy":
        rhythm = "sparse"
    elif plan.mood.energy > 0.9 and rhythm == "sparse":
        rhythm = "flowing"
    return {"verse": draw_theme(rng, rhythm), "chorus": draw_theme(rng, rhythm)}
