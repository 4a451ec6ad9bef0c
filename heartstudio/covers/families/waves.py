"""Waves: lines or bands that swell across the cover, each a little later than the one above."""

from __future__ import annotations

import math

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas
from heartstudio.covers.shapes import Point


def paint(canvas: Canvas) -> None:
    """Lines upright or slanting for some songs, a sea of bands for the others."""
    if canvas.dice.chance(0.62):
        _paint_lines(canvas)
    else:
        _paint_sea(canvas)


def _paint_lines(canvas: Canvas) -> None:
    dice, palette = canvas.dice, canvas.palette
    canvas.flood(palette.ground)
    count = canvas.count(9, 17)
    swell = _Swell(canvas, dice.between(0.045, 0.09))
    turning = dice.between(0.35, 0.65)
    thin, thick = 0.22, dice.between(0.52, 0.66)
    angle = dice.pick((0.0, 0.0, 90.0, dice.between(-38, -18)))
    pitch = 1.16 / count
    with canvas.moved(angle=angle, scale=1.0 if angle in (0.0, 90.0) else 1.3):
        for index in range(count + 2):
            depth = index / (count + 1)
            colour = palette.main if depth < turning else palette.light
            width = pitch * (thin + (thick - thin) * depth)
            canvas.stroke(shapes.smooth(swell.line(-0.08 + pitch * (index + 0.5), depth)), width, colour)


def _paint_sea(canvas: Canvas) -> None:
    dice, palette = canvas.dice, canvas.palette
    canvas.flood_down(palette.ground, palette.ground.mixed(palette.light, 0.25), 0, 0.5)
    x, y = dice.between(0.25, 0.75), dice.between(0.2, 0.3)
    canvas.disk(x, y, dice.between(0.09, 0.17), palette.light)
    count = canvas.count(6, 10)
    swell = _Swell(canvas, dice.between(0.035, 0.06))
    top = dice.between(0.34, 0.46)
    deep = palette.main if palette.main.lightness < palette.ground.lightness else palette.accents[0]
    colours = palette.ramp(palette.main.mixed(palette.light, 0.15), deep.mixed(palette.ground, 0.35), count)
    for index in range(count):
        depth = index / count
        line = swell.line(top + (1.04 - top) * depth**1.15, depth)
        canvas.fill(shapes.below(line), colours[index])
        canvas.stroke(shapes.smooth(line), 0.006, palette.light, opacity=0.75 if index % 2 == 0 else 0.25)


class _Swell:
    """Two sines whose phases drift from line to line."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        dice = canvas.dice
        self._height = height * (0.7 + 0.6 * canvas.energy)
        self._pace = dice.between(0.7, 1.5)
        self._start = dice.between(0, math.tau)
        self._drift = dice.between(1.2, 3.6)
        self._ripple = dice.between(0.15, 0.4)

    def line(self, level: float, depth: float) -> list[Point]:
        phase = self._start + self._drift * depth
        first, second = math.tau * self._pace, math.tau * 2.3 * self._pace
        return shapes.across(
            lambda x: (
                level
                + self._height * math.sin(first * x + phase)
                + self._height * self._ripple * math.sin(second * x - 1.6 * phase)
            ),
            steps=30,
            margin=0.3,
        )
