"""Burst: rays from a sun, a star or the horizon."""

from __future__ import annotations

import math

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas
from heartstudio.covers.colour import Colour


def paint(canvas: Canvas) -> None:
    """Rays first, then what they come from, then mostly something that they shine on."""
    dice, palette = canvas.dice, canvas.palette
    canvas.flood(palette.ground)
    kind = dice.pick(("rising", "centre", "corner"))
    x, y = {
        "rising": (dice.between(0.32, 0.68), dice.between(0.64, 0.74)),
        "centre": (dice.between(0.42, 0.58), dice.between(0.42, 0.56)),
        "corner": (dice.between(0.02, 0.16), dice.between(0.04, 0.18)),
    }[kind]
    count = canvas.count(12, 22)
    swirl = dice.pick((0.0, 0.0, dice.between(0.5, 1.0))) if kind == "centre" else 0.0
    start = dice.between(0, 360)
    second = palette.accents[0].mixed(palette.ground, 0.2)
    for index in range(count):
        colour = palette.main if index % 3 else second
        _paint_ray(canvas, x, y, start + 360 * index / count, 180 / count, swirl, colour)
    radius = {"rising": 0.24, "centre": 0.17, "corner": 0.3}[kind] * dice.between(0.85, 1.15)
    canvas.disk(x, y, radius * 1.28, palette.ground)
    if kind == "centre" and dice.chance(0.45):
        canvas.fill(shapes.star(x, y, radius * 1.15, dice.pick((5, 5, 8)), 0.46), palette.light)
    else:
        canvas.disk(x, y, radius, palette.light)
        if dice.chance(0.5):
            canvas.disk(x, y, radius * 0.62, palette.accents[1])
    if kind == "rising":
        _paint_land(canvas, y)


def _paint_ray(
    canvas: Canvas, x: float, y: float, start: float, span: float, swirl: float, colour: Colour
) -> None:
    if not swirl:
        canvas.fill(shapes.wedge(x, y, 1.6, start, span), colour)
        return

    def edge(angle: float) -> list[shapes.Point]:
        reaches = [step / 10 * 1.3 for step in range(11)]
        return [shapes.around(x, y, reach, math.radians(angle) + swirl * reach) for reach in reaches]

    path = shapes.smooth(edge(start))
    path.connectPath(shapes.smooth(edge(start + span)[::-1]))
    path.closeSubpath()
    canvas.fill(path, colour)


def _paint_land(canvas: Canvas, level: float) -> None:
    dice, palette = canvas.dice, canvas.palette
    phase = dice.between(0, math.tau)
    colours = (
        palette.accents[1],
        palette.accents[1].mixed(palette.ground, 0.55),
        palette.ground.shifted(lightness=-0.06),
    )
    for layer, colour in enumerate(colours):
        base = level + 0.03 + 0.1 * layer
        canvas.fill(shapes.below(_swell(base, phase + layer * 2)), colour)


def _swell(base: float, phase: float) -> list[shapes.Point]:
    return shapes.across(lambda x: base + 0.035 * math.sin(phase + 5 * x))
