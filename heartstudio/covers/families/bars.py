"""Bars: the levels of a song, standing, mirrored, as lamps of a meter or around a circle."""

from __future__ import annotations

import math

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas
from heartstudio.covers.colour import Colour


def paint(canvas: Canvas) -> None:
    """One of four arrangements of the same levels."""
    dice, palette = canvas.dice, canvas.palette
    canvas.flood(palette.ground)
    kind = dice.pick(("mirrored", "standing", "meter", "round", "mirrored"))
    count = canvas.count(7, 11) if kind == "meter" else canvas.count(9, 17) * (3 if kind == "round" else 1)
    levels = _levels(canvas, count)
    colours = _colours(canvas, count)
    if kind == "round":
        _paint_round(canvas, levels, colours)
        return
    if kind == "meter":
        _paint_meter(canvas, levels)
        return
    margin = dice.pick((0.04, 0.1))
    pitch = (1 - 2 * margin) / count
    width = pitch * dice.between(0.46, 0.7)
    corner = dice.pick((0.0, width / 2))
    with canvas.moved(angle=dice.pick((0.0, 0.0, 90.0))):
        for index, (level, colour) in enumerate(zip(levels, colours, strict=True)):
            x = margin + pitch * (index + 0.5) - width / 2
            if kind == "mirrored":
                canvas.fill(shapes.rectangle(x, 0.5 - level * 0.42, width, level * 0.84, corner), colour)
            else:
                canvas.fill(shapes.rectangle(x, 1 - level * 0.86, width, 2, corner), colour)


def _paint_meter(canvas: Canvas, levels: list[float]) -> None:
    """Columns of lamps, lit up to their levels."""
    palette = canvas.palette
    rows = len(levels) + canvas.dice.whole(2, 5)
    margin = 0.08
    across, down = (1 - 2 * margin) / len(levels), (1 - 2 * margin) / rows
    unlit = palette.ground.mixed(palette.accents[0], 0.3)
    for column, level in enumerate(levels):
        for row in range(rows):
            height = (row + 1) / rows
            lit = palette.light if height > 0.8 else palette.accents[1] if height > 0.6 else palette.main
            lamp = shapes.rectangle(
                margin + across * (column + 0.1),
                1 - margin - down * (row + 0.86),
                across * 0.8,
                down * 0.72,
                down * 0.12,
            )
            canvas.fill(lamp, lit if height <= level + 0.04 else unlit)


def _paint_round(canvas: Canvas, levels: list[float], colours: list[Colour]) -> None:
    dice = canvas.dice
    centred = dice.chance(0.6)
    x, y = (0.5, 0.5) if centred else dice.pick(((0.0, 1.0), (1.0, 0.9), (0.5, 1.0)))
    inner, reach = (0.15, 0.31) if centred else (0.34, 0.7)
    if not centred:
        levels, colours = levels * 2, colours * 2
    width = math.tau * inner / len(levels) * 0.62
    for index, (level, colour) in enumerate(zip(levels, colours, strict=True)):
        angle = math.tau * index / len(levels)
        far = inner + reach * level
        ray = shapes.line([shapes.around(x, y, inner, angle), shapes.around(x, y, far, angle)])
        canvas.stroke(ray, width, colour)
    canvas.disk(x, y, inner * 0.6, canvas.palette.light)


def _levels(canvas: Canvas, count: int) -> list[float]:
    dice = canvas.dice
    swells = dice.between(0.6, 2.2)
    phase = dice.between(0, math.tau)
    rough = 0.25 + 0.3 * canvas.energy
    levels = []
    for index in range(count):
        swell = 0.58 + 0.36 * math.sin(phase + math.tau * swells * index / count)
        levels.append(min(max(swell + dice.near(0, rough), 0.14), 1.0))
    return levels


def _colours(canvas: Canvas, count: int) -> list[Colour]:
    dice, palette = canvas.dice, canvas.palette
    if palette.is_night and dice.chance(0.5):
        return list(palette.ramp(palette.main, palette.light, count))
    every = dice.whole(3, 5)
    start = dice.whole(0, every - 1)
    second = dice.pick(palette.accents)
    return [
        palette.light if index % every == start else second if dice.chance(0.22) else palette.main
        for index in range(count)
    ]
