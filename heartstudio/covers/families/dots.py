"""Dots: a grid whose disks grow and shrink by chance, along a slope, or around a point."""

from __future__ import annotations

import math
from collections.abc import Callable

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas

Field = Callable[[float, float], float]


def paint(canvas: Canvas) -> None:
    """Sizes from a field; colours mostly the main one, with a few that shine."""
    dice, palette = canvas.dice, canvas.palette
    canvas.flood(palette.ground)
    kind = dice.pick(("chance", "slope", "centre", "swirl"))
    columns = canvas.count(4, 6) if kind == "chance" else canvas.count(7, 11)
    brick = dice.chance(0.45)
    field = _field(canvas, kind)
    pitch = 1 / columns
    rise = pitch * (math.sqrt(3) / 2 if brick else 1)
    rows = round(1 / rise)
    margin = (1 - (rows - 1) * rise) / 2
    shining = dice.between(0.18, 0.34)
    second = dice.pick(palette.accents)
    for row in range(-1, rows + 1):
        for column in range(-1, columns + 1):
            x = pitch * (column + 0.5 + (0.5 if brick and row % 2 else 0.0))
            y = margin + rise * row
            size = pitch * 0.5 * (0.1 + 0.84 * min(max(field(x, y), 0.0), 1.0))
            roll = dice.between(0, 1)
            colour = palette.light if roll < shining else second if roll < shining + 0.14 else palette.main
            if kind == "chance" and size > pitch * 0.32 and dice.chance(0.16):
                canvas.stroke(shapes.disk(x, y, size * 0.8), size * 0.36, colour)
            else:
                canvas.disk(x, y, size, colour)


def _field(canvas: Canvas, kind: str) -> Field:
    dice = canvas.dice
    centre_x, centre_y = dice.between(0.2, 0.8), dice.between(0.2, 0.8)
    angle = dice.between(0, math.tau)
    turns = dice.between(3.5, 5.5)
    if kind == "slope":
        return lambda x, y: 0.5 + 0.95 * ((x - 0.5) * math.cos(angle) + (y - 0.5) * math.sin(angle))
    if kind == "centre":
        return lambda x, y: 1.08 - 1.35 * math.hypot(x - centre_x, y - centre_y)
    if kind == "swirl":
        return lambda x, y: (
            0.5
            + 0.5
            * math.sin(
                turns * math.tau * 0.5 * math.hypot(x - centre_x, y - centre_y)
                + math.atan2(y - centre_y, x - centre_x)
                + angle
            )
        )
    return lambda _x, _y: dice.pick((0.08, 0.3, 0.55, 0.85, 1.0))
