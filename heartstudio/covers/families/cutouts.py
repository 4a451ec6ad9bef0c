"""Cutouts: coloured paper cut with scissors and laid over panels."""

from __future__ import annotations

import math

from PySide6.QtGui import QPainterPath

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas
from heartstudio.covers.colour import Colour

Box = tuple[float, float, float, float]


def paint(canvas: Canvas) -> None:
    """Several panels with a form on each, or one sheet with a great frond and pebbles."""
    dice, palette = canvas.dice, canvas.palette
    canvas.flood(palette.ground)
    if dice.chance(0.3):
        _paint_sheet(canvas)
        return
    papers = dice.shuffled([palette.ground, palette.main, palette.accents[1], palette.accents[0]])
    for paper, panel in zip(papers, _panels(canvas), strict=False):
        canvas.block(*panel, paper)
        inks = sorted(palette.colours, key=paper.distance, reverse=True)
        with canvas.inside_block(*panel):
            _paint_form(canvas, panel, paper, inks[dice.whole(0, 1)])


def _panels(canvas: Canvas) -> tuple[Box, ...]:
    dice = canvas.dice
    x, y = dice.pick((0.375, 0.5, 0.625)), dice.pick((0.375, 0.5, 0.625))
    upper_left, upper_right = (0.0, 0.0, x, y), (x, 0.0, 1 - x, y)
    lower_left, lower_right = (0.0, y, x, 1 - y), (x, y, 1 - x, 1 - y)
    return dice.pick(
        (
            ((0.0, 0.0, x, 1.0), (x, 0.0, 1 - x, 1.0)),
            (upper_left, upper_right, lower_left, lower_right),
            ((0.0, 0.0, 1.0, y), lower_left, lower_right),
            ((0.0, 0.0, x, 1.0), upper_right, lower_right),
        )
    )


def _paint_sheet(canvas: Canvas) -> None:
    dice, palette = canvas.dice, canvas.palette
    corners = dice.shuffled([(0.17, 0.18), (0.84, 0.2), (0.16, 0.83), (0.83, 0.82)])
    leaning = corners[3]
    inks = [palette.accents[1], palette.light, palette.accents[0]]
    for (x, y), ink in zip(corners, inks, strict=False):
        canvas.fill(_pebble(canvas, x, y, dice.between(0.1, 0.15)), ink)
    angle = math.degrees(math.atan2(0.5 - leaning[1], 0.5 - leaning[0]))
    _paint_frond(canvas, (0.5, 0.5), 0.84, 0.3, angle + dice.near(0, 12), palette.main)


def _paint_form(canvas: Canvas, panel: Box, paper: Colour, ink: Colour) -> None:
    dice = canvas.dice
    left, top, width, height = panel
    centre = left + width / 2, top + height / 2
    small, large = sorted((width, height))
    kind = dice.weighted({"frond": 3.0, "bloom": 1.2, "moon": 0.7})
    if kind == "bloom":
        canvas.fill(_bloom(canvas, *centre, small * 0.4), ink)
        canvas.disk(*centre, small * 0.1, paper)
    elif kind == "moon" and large < 0.7:
        canvas.fill(shapes.wedge(*centre, small * 0.38, 90 * dice.whole(0, 3), dice.pick((180, 360))), ink)
    else:
        upright = 90 if height >= width else 0
        angle = upright + dice.pick((0, 180)) + dice.near(0, 14 if large > 1.3 * small else 45)
        _paint_frond(canvas, centre, min(large * 0.86, small * 1.9), small * 0.4, angle, ink)


def _paint_frond(
    canvas: Canvas, centre: tuple[float, float], length: float, reach: float, angle: float, ink: Colour
) -> None:
    """A swaying stem with round-ended fingers on both sides."""
    dice = canvas.dice
    fingers = max(canvas.count(4, 6), 4)
    sway = dice.pick((-1, 1)) * dice.between(0.05, 0.13) * length
    turn = math.radians(angle)

    def place(along: float, aside: float = 0.0) -> tuple[float, float]:
        forward, across = (along - 0.5) * length, sway * math.sin(math.pi * along) + aside
        return (
            centre[0] + forward * math.cos(turn) - across * math.sin(turn),
            centre[1] + forward * math.sin(turn) + across * math.cos(turn),
        )

    pitch = length / (fingers + 0.8)
    thick = pitch * 0.58
    stem = shapes.smooth([place(step / 8) for step in range(9)])
    canvas.stroke(stem, pitch * 0.36, ink)
    for finger in range(fingers):
        along = (0.55 + finger) / (fingers + 0.8)
        swell = 0.68 + 0.32 * math.sin(math.pi * (0.2 + 0.7 * along))
        for side in (-1, 1):
            out = side * reach * swell
            lean = 0.34 * reach / length
            root, knee = place(along), place(along + lean * 0.3, out * 0.5)
            canvas.stroke(shapes.smooth([root, knee, place(along + lean, out)]), thick * 0.8, ink)
            tip = place(along + lean, out)
            canvas.disk(*tip, thick * dice.between(0.46, 0.56), ink)
    canvas.disk(*place(1.0), thick * 0.5, ink)


def _bloom(canvas: Canvas, x: float, y: float, radius: float) -> QPainterPath:
    """A flower cut in one go: round lobes, deep notches."""
    lobes = canvas.dice.whole(5, 7)
    start = canvas.dice.between(0, math.tau)
    points = []
    for corner in range(4 * lobes):
        angle = start + math.tau * corner / (4 * lobes)
        reach = radius * (0.5, 0.94, 1.0, 0.94)[corner % 4]
        points.append(shapes.around(x, y, reach, angle))
    return shapes.smooth(points, closed=True)


def _pebble(canvas: Canvas, x: float, y: float, radius: float) -> QPainterPath:
    corners = 7
    points = []
    for corner in range(corners):
        angle = math.tau * corner / corners
        reach = radius * canvas.dice.between(0.76, 1.16)
        points.append(shapes.around(x, y, reach, angle))
    return shapes.smooth(points, closed=True)
