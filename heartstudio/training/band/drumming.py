"""The drummer: grooves, fills before something new, a crash when it arrives."""

from __future__ import annotations

from dataclasses import dataclass

from heartstudio.training.band.grooves import GROOVES, STRENGTH, Bar

_STEPS_IN_BEAT = 4
_LEVELS = {"intro": ("light", 0.7), "verse": ("verse", 0.85), "chorus": ("chorus", 1.0)}
_LEVELS |= {"bridge": ("light", 0.75), "outro": ("light", 0.7)}


@dataclass(frozen=True, slots=True)
class Stroke:
    """A stroke before it has a time: ``start`` counts beats."""

    drum: str
    start: float
    velocity: float


def play_drums(
    groove_name: str, marker: str, start: float, bars: int, arriving: bool, leaving: bool
) -> list[Stroke]:
    """The drums of one section marker.

    Args:
        groove_name: key into ``GROOVES``.
        marker: kind of section.
        start: its first beat.
        bars: its length.
        arriving: the section before was of another kind.
        leaving: the section after is of another kind, so that a fill leads there: one beat in a bar, two in more.
    """
    groove = GROOVES[groove_name]
    name, level = _LEVELS[marker]
    bar: Bar = getattr(groove, name)
    strokes = [stroke for index in range(bars) for stroke in _read(bar, start + 4 * index, level)]
    if leaving and name != "light":
        beats = min(bars, 2)
        turn = start + 4 * bars - beats
        strokes = [stroke for stroke in strokes if stroke.start < turn]
        last = {drum: pattern[-beats * _STEPS_IN_BEAT :] for drum, pattern in groove.fill.items()}
        strokes += _read(last, turn, level)
    if arriving and marker == "chorus" and groove.crash:
        strokes.append(Stroke("crash", start, 0.9))
    return strokes


def strike_ending(groove_name: str, beat: float) -> list[Stroke]:
    """The stroke under the final chord."""
    groove = GROOVES[groove_name]
    first = next(iter(groove.verse))
    strokes = [Stroke(first, beat, 0.9)]
    if groove.crash:
        strokes.append(Stroke("crash", beat, 0.7))
    return strokes


def _read(bar: Bar, start: float, level: float) -> list[Stroke]:
    return [
        Stroke(drum, start + step / _STEPS_IN_BEAT, STRENGTH[mark] * level)
        for drum, pattern in bar.items()
        for step, mark in enumerate(pattern)
        if mark != "."
    ]
