"""Ribbons: parallel stripes that sweep and turn together across the cover."""

from __future__ import annotations

import math

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas
from heartstudio.covers.shapes import Point


def paint(canvas: Canvas) -> None:
    """Stripes of all colours along a turn, a loop or a swell."""
    dice, palette = canvas.dice, canvas.palette
    canvas.flood(palette.ground)
    band = dice.between(0.3, 0.38)
    route = dice.pick((_bend, _hairpin, _swell))(canvas, band)
    colours = [palette.accents[0], palette.main, palette.accents[1], palette.light]
    if dice.chance(0.5):
        colours.reverse()
    if canvas.energy > 0.55:
        colours = [*colours, *colours[1:3]]
    pitch = band / len(colours)
    gap = dice.pick((0.0, 0.0, 0.24))
    with canvas.moved(angle=dice.pick((0.0, 90.0, 180.0, 270.0))):
        for index, colour in enumerate(colours):
            distance = -band / 2 + pitch * (index + 0.5)
            path = shapes.line(shapes.offset(route, distance))
            canvas.stroke(path, pitch * (1 - gap) + (0.0 if gap else 0.002), colour, round_ends=False)


def _bend(canvas: Canvas, band: float) -> list[Point]:
    """In from the left, out at the bottom."""
    dice = canvas.dice
    radius = band / 2 + dice.between(0.08, 0.2)
    y = dice.between(band / 2 + 0.06, 0.5)
    x = dice.between(0.72 - band / 2, 1.0 - band / 2 - 0.05)
    turn = [
        (x - radius + radius * math.sin(angle), y + radius - radius * math.cos(angle))
        for angle in (math.pi / 2 * step / 40 for step in range(41))
    ]
    return [(-0.3, y), *turn, (x, 1.3)]


def _hairpin(canvas: Canvas, band: float) -> list[Point]:
    """In from the left, around, and out to the left again."""
    dice = canvas.dice
    radius = band / 2 + dice.between(0.035, 0.065)
    middle = dice.near(0.5, 0.03)
    x = dice.between(0.78, 0.92) - radius - band / 2
    turn = [
        (x + radius * math.sin(angle), middle - radius * math.cos(angle))
        for angle in (math.pi * step / 80 for step in range(81))
    ]
    return [(-0.3, middle - radius), *turn, (-0.3, middle + radius)]


def _swell(canvas: Canvas, band: float) -> list[Point]:
    """A long wave from side to side, within the picture whatever the band's width."""
    dice = canvas.dice
    height = dice.between(0.75, 1.0) * (0.46 - band / 2) / 2
    phase = dice.between(0, math.tau)
    pace = dice.between(0.45, 0.6)
    return shapes.across(lambda x: 0.5 + height * math.sin(math.tau * pace * x + phase), 90, 0.3)
