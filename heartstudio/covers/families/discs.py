"""Discs: large coloured circles that mix where they meet."""

from __future__ import annotations

import math

from PySide6.QtGui import QPainterPath

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas
from heartstudio.covers.colour import Colour

Circle = tuple[float, float, float]


def paint(canvas: Canvas) -> None:
    """A row, a ring or a heap of circles; each overlap gets a colour of its own."""
    dice, palette = canvas.dice, canvas.palette
    canvas.flood(palette.ground)
    arrange = dice.pick((_row, _row, _ring, _heap))
    places = arrange(canvas)
    angle = dice.pick((0.0, 90.0, -30.0)) if arrange is _row else 0.0
    colours = [palette.main, palette.accents[1], palette.light, palette.accents[0]]
    with canvas.moved(angle=angle):
        drawn: list[tuple[QPainterPath, Colour]] = []
        for index, (x, y, radius) in enumerate(places):
            path = shapes.disk(x, y, radius)
            colour = colours[index % 4]
            canvas.fill(path, colour)
            for other, other_colour in drawn:
                shared = shapes.common(path, other)
                if not shared.isEmpty():
                    mixed = colour.mixed(other_colour, 0.5).shifted(lightness=-0.13, chroma=1.15)
                    canvas.fill(shared, mixed)
            drawn.append((path, colour))
        for x, y, radius in places[:: dice.whole(2, 3)]:
            if dice.chance(0.7):
                canvas.disk(x, y, radius * 0.16, palette.ground)


def _row(canvas: Canvas) -> list[Circle]:
    count = canvas.count(3, 4)
    radius = canvas.dice.between(0.2, 0.26)
    return [
        (0.5 + (index - (count - 1) / 2) * radius * 1.28, 0.5 + canvas.dice.near(0, 0.12), radius)
        for index in range(count)
    ]


def _ring(canvas: Canvas) -> list[Circle]:
    count = canvas.count(3, 6)
    radius = max(0.24 * math.sin(math.pi / count) * canvas.dice.between(1.25, 1.4), 0.19)
    start = canvas.dice.between(0, math.tau)
    angles = [start + math.tau * index / count for index in range(count)]
    return [(*shapes.around(0.5, 0.5, 0.24, angle), radius) for angle in angles]


def _heap(canvas: Canvas) -> list[Circle]:
    dice = canvas.dice
    big = (dice.between(0.3, 0.42), dice.between(0.52, 0.66), dice.between(0.34, 0.4))
    middle = (dice.between(0.66, 0.76), dice.between(0.28, 0.38), dice.between(0.2, 0.26))
    small = (dice.between(0.74, 0.84), dice.between(0.72, 0.82), dice.between(0.12, 0.16))
    return [big, middle, small]
