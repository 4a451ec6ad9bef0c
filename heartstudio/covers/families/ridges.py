"""Ridges: a signal drawn line after line, each hiding what lies behind it."""

from __future__ import annotations

import math

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas
from heartstudio.covers.shapes import Point


def paint(canvas: Canvas) -> None:
    """An island of lines for some songs, a whole country for the others."""
    canvas.flood(canvas.palette.ground)
    if canvas.dice.chance(0.35):
        _paint_island(canvas)
    else:
        _paint_country(canvas)


def _paint_island(canvas: Canvas) -> None:
    """Lines that begin and end inside the picture, before a great disk."""
    dice, palette = canvas.dice, canvas.palette
    count = canvas.count(12, 18)
    middle = dice.near(0.5, 0.08)
    canvas.disk(1 - middle, 0.42, dice.between(0.26, 0.32), palette.main)
    pitch = 0.6 / count
    for index in range(count):
        line = _line(canvas, 0.3 + pitch * index, 0.09 + 0.1 * canvas.energy, [(middle, 0.15, 1.0)], index)
        line = [(0.1 + 0.8 * x, y) for x, y in line]
        canvas.fill(shapes.below(line, 0.3 + pitch * (index + 1.5)), palette.ground)
        canvas.stroke(shapes.smooth(line), 0.008, palette.light)


def _paint_country(canvas: Canvas) -> None:
    """Rows from edge to edge down to the lower rim, as lines or as solid ground."""
    dice, palette = canvas.dice, canvas.palette
    count = canvas.count(8, 15)
    top = dice.between(0.3, 0.52)
    first = dice.between(0.18, 0.62)
    peaks = [(first, dice.between(0.08, 0.2), 1.0)]
    if dice.chance(0.6):
        second = first + dice.between(0.28, 0.44) * (1 if first < 0.4 else -1)
        peaks.append((second, dice.between(0.07, 0.15), dice.between(0.5, 0.95)))
    if dice.chance(0.35):
        canvas.disk(first, top - dice.between(0.0, 0.08), dice.between(0.19, 0.27), palette.main)
    else:
        side = 0.8 if first < 0.45 else 0.2
        canvas.disk(
            dice.near(side, 0.07), dice.between(0.16, top - 0.1), dice.between(0.07, 0.13), palette.main
        )
    if dice.chance(0.4):
        far, near = palette.accents[1], palette.accents[0].mixed(palette.ground, 0.2)
        first_ink, last_ink = palette.ground, palette.ground
    else:
        far, near = palette.ground, palette.accents[0].mixed(palette.ground, 0.25)
        first_ink, last_ink = palette.main, palette.light
    pitch = (1.02 - top) / count
    height = (0.12 + 0.16 * canvas.energy) * dice.between(0.8, 1.25)
    bodies = palette.ramp(far, near, count)
    inks = palette.ramp(first_ink, last_ink, count)
    for index in range(count):
        line = _line(canvas, top + pitch * (index + 0.6), height, peaks, index)
        canvas.fill(shapes.below(line), bodies[index])
        canvas.stroke(shapes.smooth(line), 0.0075 + 0.006 * index / count, inks[index])


def _line(
    canvas: Canvas, level: float, height: float, peaks: list[tuple[float, float, float]], index: int
) -> list[Point]:
    dice = canvas.dice

    def height_at(x: float) -> float:
        lift = sum(
            strength * math.exp(-(((x - centre - 0.02 * math.sin(1.9 * index)) / spread) ** 2))
            for centre, spread, strength in peaks
        )
        return level - height * lift * dice.between(0.35, 1.0) - 0.006 * dice.between(0, 1)

    return shapes.across(height_at, steps=34, margin=0.04)
