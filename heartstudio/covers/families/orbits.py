"""Orbits: planets on their rings around a sun, which is mostly at the edge."""

from __future__ import annotations

import math

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas
from heartstudio.covers.colour import Colour


def paint(canvas: Canvas) -> None:
    """The whole system small and centred, or a part of it seen large."""
    dice, palette = canvas.dice, canvas.palette
    canvas.flood_down(palette.ground, palette.ground.mixed(palette.accents[0], 0.45))
    if dice.chance(0.25):
        start = dice.between(0, math.tau)
        _paint_system(
            canvas, (0.5, 0.5), 0.13, 0.46, [start + 2.4 * index for index in range(canvas.count(3, 4))]
        )
        return
    x, y = dice.pick(((0.0, 1.0), (dice.between(0.3, 0.7), 1.06), (-0.05, dice.between(0.4, 0.6))))
    inward = math.atan2(0.5 - y, 0.5 - x)
    angles = [inward + dice.near(0.12, 0.3) * (1 if index % 2 else -1) for index in range(canvas.count(3, 5))]
    _paint_system(canvas, (x, y), dice.between(0.24, 0.32), 1.02, angles)


def _paint_system(
    canvas: Canvas, centre: shapes.Point, sun: float, reach: float, angles: list[float]
) -> None:
    """A sun and one planet at each of the angles, from the innermost ring to the outermost."""
    dice, palette = canvas.dice, canvas.palette
    canvas.glow(*centre, sun * 2.0, palette.main, 0.45)
    canvas.disk(*centre, sun, palette.main)
    canvas.disk(*centre, sun * 0.72, palette.light)
    pitch = (reach - sun) / len(angles)
    biggest = min(max(pitch * 0.36, 0.045), 0.075)
    giant = dice.whole(1, len(angles) - 1)
    for index, angle in enumerate(angles):
        ring = sun + pitch * (index + 0.72)
        width = 0.009 if index == giant else 0.005
        canvas.stroke(shapes.disk(*centre, ring), width, palette.light, opacity=0.55)
        spot = shapes.around(*centre, ring, angle)
        if index == giant:
            _paint_planet(canvas, spot, biggest, palette.accents[1])
            _paint_bands(canvas, spot, biggest)
        else:
            colour = dice.pick((palette.main, palette.light, palette.accents[1]))
            _paint_planet(canvas, spot, biggest * dice.between(0.4, 0.68), colour)


def _paint_planet(canvas: Canvas, spot: shapes.Point, size: float, colour: Colour) -> None:
    """A ball with its night side, and a gap in the ring that it travels on."""
    x, y = spot
    canvas.disk(x, y, size * 1.35, canvas.palette.ground)
    canvas.disk(x, y, size, colour)
    with canvas.inside(shapes.disk(x, y, size)):
        canvas.disk(x + size * 0.45, y + size * 0.35, size * 1.05, canvas.palette.ground, 0.28)


def _paint_bands(canvas: Canvas, spot: shapes.Point, size: float) -> None:
    x, y = spot
    with canvas.inside(shapes.disk(x, y, size)):
        for height in (-0.35, 0.1, 0.5):
            band = shapes.rectangle(x - size, y + size * height, 2 * size, size * 0.18)
            canvas.fill(band, canvas.palette.light, 0.35)
