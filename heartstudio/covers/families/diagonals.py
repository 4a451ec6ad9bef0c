"""Diagonals: bold bands at a slant, with a disk that turns their colours inside out."""

from __future__ import annotations

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas
from heartstudio.covers.colour import Colour


def paint(canvas: Canvas) -> None:
    """Even bands, uneven bands or a lightning bolt, and mostly a counterpoint."""
    dice, palette = canvas.dice, canvas.palette
    canvas.flood(palette.ground)
    angle = dice.pick((-1, 1)) * dice.between(28, 58)
    bands = _bands(canvas)
    _paint_bands(canvas, angle, bands, palette.main)
    kind = dice.pick(("disk", "bolt", "disk", "panel"))
    if kind == "bolt":
        _paint_bolt(canvas)
        return
    if kind == "disk":
        x, y = dice.between(0.34, 0.66), dice.between(0.34, 0.66)
        form = shapes.disk(x, y, dice.between(0.24, 0.34))
    else:
        form = shapes.rectangle(*dice.pick(((0, 0, 0.5, 1), (0, 0.5, 1, 0.5), (0.22, 0.22, 0.56, 0.56))))
    back, front = dice.pick(((palette.light, palette.accents[0]), (palette.accents[1], palette.light)))
    with canvas.inside(form):
        canvas.flood(back)
        _paint_bands(canvas, angle, bands, front)


def _bands(canvas: Canvas) -> list[tuple[float, float]]:
    """Top and height of each band, before turning."""
    dice = canvas.dice
    count = canvas.count(4, 8)
    pitch = 1.5 / count
    growing = dice.chance(0.5)
    bands = []
    for index in range(count):
        share = 0.2 + 0.6 * index / count if growing else 0.5
        bands.append((-0.25 + pitch * index, pitch * share))
    return bands


def _paint_bands(canvas: Canvas, angle: float, bands: list[tuple[float, float]], colour: Colour) -> None:
    with canvas.moved(angle=angle):
        for top, height in bands:
            canvas.fill(shapes.rectangle(-0.5, top, 2, height), colour)


def _paint_bolt(canvas: Canvas) -> None:
    dice, palette = canvas.dice, canvas.palette
    with canvas.moved(dice.near(0, 0.06), angle=dice.near(0, 12), scale=dice.between(0.95, 1.15)):
        points = [
            (0.62, -0.1),
            (0.2, 0.58),
            (0.46, 0.58),
            (0.36, 1.1),
            (0.82, 0.4),
            (0.55, 0.4),
            (0.74, -0.1),
        ]
        with canvas.moved(0.035, 0.03):
            canvas.fill(shapes.polygon(points), palette.accents[0].mixed(palette.ground, 0.4))
        canvas.fill(shapes.polygon(points), palette.light)
