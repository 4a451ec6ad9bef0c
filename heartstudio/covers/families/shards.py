"""Shards: splinters around a point of impact, or crystals before a moon."""

from __future__ import annotations

import math

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas


def paint(canvas: Canvas) -> None:
    """An impact for some songs, crystals for the others."""
    if canvas.dice.chance(0.5):
        _paint_impact(canvas)
    else:
        _paint_crystals(canvas)


def _paint_impact(canvas: Canvas) -> None:
    dice, palette = canvas.dice, canvas.palette
    canvas.flood(palette.ground.shifted(lightness=-0.04))
    x, y = dice.between(0.3, 0.7), dice.between(0.3, 0.64)
    count = canvas.count(9, 15)
    angles = [math.tau * (index + dice.near(0, 0.42)) / count for index in range(count)]
    angles.append(angles[0] + math.tau)
    shades = palette.ramp(palette.ground.mixed(palette.accents[0], 0.15), palette.accents[0], 4)
    bright = dice.shuffled(range(count))[: 2 + round(2 * canvas.energy)]

    def spot(turn: float, reach: float) -> shapes.Point:
        return shapes.around(x, y, reach, turn)

    for index in range(count):
        start, end = angles[index] + 0.02, angles[index + 1] - 0.02
        middle = start + (end - start) * dice.between(0.35, 0.65)
        root = spot(middle, dice.between(0.03, 0.14))
        colour = palette.main if index in bright else dice.pick(shades)
        canvas.fill(shapes.polygon([root, spot(start, 1.6), spot(end, 1.6)]), colour)
        facet = palette.light if index == bright[0] else colour.mixed(palette.light, 0.14)
        canvas.fill(shapes.polygon([root, spot(start, 1.6), spot(middle, dice.between(0.35, 0.8))]), facet)


def _paint_crystals(canvas: Canvas) -> None:
    dice, palette = canvas.dice, canvas.palette
    canvas.flood_down(palette.ground, palette.ground.mixed(palette.accents[0], 0.45), 0, 1)
    canvas.disk(dice.between(0.34, 0.66), dice.between(0.3, 0.46), dice.between(0.18, 0.27), palette.main)
    dark = palette.ground.shifted(lightness=-0.07)
    count = canvas.count(5, 7)
    far = palette.accents[0].mixed(palette.ground, 0.45)
    for row, (lowest, highest) in enumerate(((0.5, 0.74), (0.24, 0.5))):
        for index in dice.shuffled(range(count + row)):
            x = (index + 0.5 * (1 - row) + dice.near(0, 0.3)) / count
            half = dice.between(0.5, 0.85) / count
            tip = x + dice.near(0, 0.09), 1 - dice.between(lowest, highest)
            lit = far if row == 0 else dice.weighted({palette.accents[0]: 3.0, palette.accents[1]: 1.5})
            fold = x + half * dice.between(-0.25, 0.25)
            canvas.fill(shapes.polygon([(x - half, 1.02), tip, (fold, 1.02)]), lit)
            canvas.fill(shapes.polygon([(fold, 1.02), tip, (x + half, 1.02)]), lit.mixed(dark, 0.7))
            if row and dice.chance(0.4):
                glint = shapes.polygon([(x - half, 1.02), tip, (x - half * 0.55, 1.02)])
                canvas.fill(glint, palette.light)
