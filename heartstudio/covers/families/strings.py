"""Strings: fine straight threads that between them draw a curve."""

from __future__ import annotations

import math

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas
from heartstudio.covers.colour import Colour
from heartstudio.covers.shapes import Point


def paint(canvas: Canvas) -> None:
    """Threads across a circle, between two edges, or twisted like a harp; a disk gives them weight."""
    dice, palette = canvas.dice, canvas.palette
    canvas.flood(palette.ground)
    ink = max((palette.light, palette.main), key=palette.ground.contrast)
    weight = palette.main if ink is palette.light else palette.light
    dice.pick((_paint_circle, _paint_edges, _paint_harp))(canvas, ink, weight)


def _paint_circle(canvas: Canvas, ink: Colour, weight: Colour) -> None:
    """Chords from every point to a multiple of itself: their envelope is an epicycloid."""
    dice = canvas.dice
    x, y, radius = dice.near(0.5, 0.05), dice.near(0.5, 0.05), dice.between(0.35, 0.4)
    canvas.disk(x + dice.near(0, 0.12), y + dice.near(0, 0.12), radius * 0.62, weight)
    count = canvas.count(90, 150)
    times = dice.pick((2, 3, 4, 5))
    start = dice.between(0, math.tau)

    def spot(index: int) -> Point:
        angle = start + math.tau * index / count
        return shapes.around(x, y, radius, angle)

    for index in range(count):
        _thread(canvas, spot(index), spot(index * times), ink)
    canvas.stroke(shapes.disk(x, y, radius), 0.007, ink)


def _paint_edges(canvas: Canvas, ink: Colour, weight: Colour) -> None:
    """Two or four bundles between neighbouring edges; each bundle's envelope is a parabola."""
    dice, palette = canvas.dice, canvas.palette
    canvas.disk(0.5, 0.5, dice.between(0.2, 0.3), weight)
    canvas.disk(
        0.5 + dice.near(0, 0.1), 0.5 + dice.near(0, 0.1), dice.between(0.07, 0.12), palette.accents[1]
    )
    count = canvas.count(24, 36)
    low, high = dice.pick(((0.0, 1.0), (0.08, 0.92)))
    for turn in dice.pick(((0, 180), (90, 270), (0, 90, 180, 270))):
        with canvas.moved(angle=turn):
            for index in range(count + 1):
                along = low + (high - low) * index / count
                _thread(canvas, (low, along), (along, high), ink)


def _paint_harp(canvas: Canvas, ink: Colour, weight: Colour) -> None:
    """Threads between two waves; every one is crossed over the middle."""
    dice = canvas.dice
    count = canvas.count(34, 52)
    bulge, phase = dice.between(0.12, 0.24), dice.between(0, math.tau)
    canvas.disk(dice.between(0.34, 0.66), dice.between(0.4, 0.6), dice.between(0.21, 0.28), weight)
    pace = dice.pick((1.0, 1.5, 2.0))
    for index in range(count + 1):
        share = index / count
        turn = math.pi * pace * share + phase
        upper = (0.08 + 0.84 * share, 0.26 - bulge * math.sin(turn))
        lower = (0.92 - 0.84 * share, 0.74 + bulge * math.cos(turn))
        _thread(canvas, upper, lower, ink)


def _thread(canvas: Canvas, start: Point, end: Point, ink: Colour) -> None:
    canvas.stroke(shapes.line([start, end]), 0.0036, ink, opacity=0.9)
