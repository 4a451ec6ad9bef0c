"""Petals: one great flower that leaves the picture, or a few smaller ones."""

from __future__ import annotations

import math

from PySide6.QtGui import QPainterPath

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas
from heartstudio.covers.colour import Colour

_PETAL = ((0.0, 0.0), (0.45, 0.75), (0.8, 1.0), (0.99, 0.5), (0.99, -0.5), (0.8, -1.0), (0.45, -0.75))
"""A round petal's outline: along its length, and to the side in half widths."""


def paint(canvas: Canvas) -> None:
    """A close flower for some songs, a bunch for the others."""
    dice, palette = canvas.dice, canvas.palette
    canvas.flood(palette.ground)
    if dice.chance(0.55):
        x, y, reach = 0.5, 0.5, dice.between(0.42, 0.58)
        if dice.chance(0.66):
            x, y, reach = dice.between(0.2, 0.38), dice.between(0.6, 0.76), dice.between(0.6, 0.72)
        _paint_flower(canvas, x, y, reach, (palette.main, palette.accents[1], palette.light))
        return
    places = dice.pick(
        (
            ((0.3, 0.32, 0.27), (0.74, 0.7, 0.3), (0.8, 0.18, 0.14), (0.2, 0.82, 0.17)),
            ((0.66, 0.32, 0.36), (0.24, 0.72, 0.25), (0.82, 0.84, 0.16)),
        )
    )
    for index, (x, y, reach) in enumerate(places):
        stem = shapes.smooth([(x, y), (x + 0.04, y + 0.25), (x - 0.02, 1.1)])
        canvas.stroke(stem, 0.014, palette.accents[0])
        colours = (
            (palette.main, palette.accents[1], palette.light),
            (palette.light, palette.main, palette.accents[1]),
        )
        _paint_flower(canvas, x, y, reach, colours[index % 2])


def _paint_flower(
    canvas: Canvas, x: float, y: float, reach: float, colours: tuple[Colour, Colour, Colour]
) -> None:
    dice, palette = canvas.dice, canvas.palette
    outer, inner, heart = colours
    count = canvas.count(6, 10)
    start = dice.between(0, 360)
    width = math.tan(math.pi / count) * 1.25
    crown = dice.between(0.36, 0.62)
    pointed = dice.chance(0.4)
    for index in range(count):
        angle = start + 360 * index / count
        canvas.fill(_petal(x, y, reach, width, angle, pointed), outer)
    shade = outer.mixed(palette.ground, 0.28)
    for index in range(count):
        angle = math.radians(start + 360 * index / count)
        vein = [shapes.around(x, y, reach * far, angle) for far in (0.3, 0.72)]
        canvas.stroke(shapes.line(vein), reach * 0.022, shade)
    for index in range(count):
        angle = start + 360 * (index + 0.5) / count
        canvas.fill(_petal(x, y, reach * crown, width, angle, pointed), inner)
    canvas.disk(x, y, reach * crown * 0.42, heart)
    canvas.disk(x, y, reach * crown * 0.2, palette.ground)


def _petal(x: float, y: float, reach: float, width: float, angle: float, pointed: bool) -> QPainterPath:
    if pointed:
        return shapes.leaf(x, y, reach, reach * width * 0.9, angle)
    turn = math.radians(angle)
    half = reach * width * 0.52
    points = []
    for forward, aside in _PETAL:
        side = shapes.around(x, y, forward * reach, turn)
        points.append(shapes.around(*side, aside * half, turn + math.pi / 2))
    return shapes.smooth(points, closed=True)
