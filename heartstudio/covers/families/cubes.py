"""Cubes: blocks stacked on a slanting floor, lit from one side."""

from __future__ import annotations

import math

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas
from heartstudio.covers.colour import Colour


def paint(canvas: Canvas) -> None:
    """A city of columns whose heights rise and fall together."""
    dice, palette = canvas.dice, canvas.palette
    canvas.flood(palette.ground)
    wide = dice.chance(0.4)
    side = canvas.count(4, 6) * (2 if wide else 1)
    unit = 0.84 / (side * math.sqrt(3))
    across, down = unit * math.sqrt(3) / 2, unit / 2
    phase, pace = dice.between(0, math.tau), dice.between(0.7, 1.3)
    bright = dice.between(0.14, 0.26)
    tall = 1.6 + 2.2 * canvas.energy
    top = 0.5 - side * down + tall * unit * 0.42
    with canvas.moved(scale=3.3 if wide else 1.0):
        for row in range(side):
            for column in range(side):
                swell = 0.5 + 0.5 * math.sin(
                    phase + pace * (row - side / 2) + 1.3 * pace * (column - side / 2)
                )
                height = unit * tall * (0.12 + 0.88 * (0.65 * swell + 0.35 * dice.between(0, 1)))
                roof = palette.light if dice.chance(bright) else palette.main
                x, y = 0.5 + (column - row) * across, top + (column + row) * down - height
                _paint_column(canvas, x, y, (across, down), height + (1.0 if wide else 0.0), roof)


def _paint_column(
    canvas: Canvas, x: float, y: float, step: tuple[float, float], height: float, roof: Colour
) -> None:
    palette = canvas.palette
    across, down = step
    front, foot = y + 2 * down, y + 2 * down + height
    faces = (
        (
            [(x + across, y + down), (x, front), (x, foot), (x + across, foot - down)],
            palette.accents[0].mixed(palette.ground, 0.35),
        ),
        ([(x - across, y + down), (x, front), (x, foot), (x - across, foot - down)], palette.accents[1]),
        ([(x, y), (x + across, y + down), (x, front), (x - across, y + down)], roof),
    )
    for corners, colour in faces:
        face = shapes.polygon(corners)
        canvas.fill(face, colour)
        canvas.stroke(face, 0.0012, colour)
