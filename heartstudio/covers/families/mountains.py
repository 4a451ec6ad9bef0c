"""Mountains: ranges that fade with distance, or bright peaks behind a dark wood."""

from __future__ import annotations

import itertools
import math

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas
from heartstudio.covers.colour import Colour
from heartstudio.covers.shapes import Point


def paint(canvas: Canvas) -> None:
    """Misty ranges for some songs, folded peaks for the others."""
    dice, palette = canvas.dice, canvas.palette
    canvas.flood_down(palette.ground, palette.ground.mixed(palette.main, 0.45), 0, 0.75)
    x, y = dice.pick((dice.between(0.2, 0.38), dice.between(0.62, 0.8))), dice.between(0.2, 0.3)
    radius = dice.between(0.09, 0.16)
    canvas.glow(x, y, radius * 2.4, palette.light, 0.3)
    canvas.disk(x, y, radius, palette.light)
    if dice.chance(0.6 - 0.25 * canvas.energy):
        _paint_ranges(canvas)
    else:
        _paint_peaks(canvas, 1 - x)


def _paint_ranges(canvas: Canvas) -> None:
    dice, palette = canvas.dice, canvas.palette
    count = canvas.count(4, 6)
    top = dice.between(0.38, 0.46)
    if palette.is_night:
        far = palette.ground.mixed(palette.main, 0.75)
        near = palette.ground.shifted(lightness=-0.06)
    else:
        far = palette.ground.mixed(palette.accents[0], 0.8)
        near = palette.main
    for layer, colour in enumerate(palette.ramp(far, near, count)):
        depth = layer / max(count - 1, 1)
        body = shapes.below(_ridge(canvas, top + (0.84 - top) * depth, 0.17 - 0.05 * depth), angular=True)
        canvas.fill_down(body, colour, colour.mixed(far, 0.4 * (1 - depth)))


def _ridge(canvas: Canvas, base: float, height: float) -> list[Point]:
    """A broken line by midpoint displacement."""
    dice = canvas.dice
    line: list[Point] = [(-0.1, base + dice.near(0, height)), (1.1, base + dice.near(0, height))]
    for _ in range(5):
        finer = [line[0]]
        for (left, start), (right, end) in itertools.pairwise(line):
            finer += [((left + right) / 2, (start + end) / 2 + dice.near(0, height)), (right, end)]
        line, height = finer, height * 0.5
    return line


def _paint_peaks(canvas: Canvas, high: float) -> None:
    """Peaks from the back to the front, the highest away from the sun."""
    dice, palette = canvas.dice, canvas.palette
    deep = palette.ground.shifted(lightness=-0.07) if palette.is_night else palette.main
    lit = palette.main if palette.is_night else palette.accents[0]
    places = [
        (high, dice.between(0.52, 0.6), lit),
        (1 - high + dice.near(0, 0.06), dice.between(0.34, 0.42), palette.accents[1]),
        (dice.between(-0.02, 0.12), dice.between(0.26, 0.38), lit),
        (dice.between(0.88, 1.02), dice.between(0.24, 0.34), palette.accents[1]),
    ]
    for x, height, colour in places:
        _paint_peak(canvas, (x, 0.84 - height), height, colour, colour.mixed(deep, 0.5))
    phase = dice.between(0, math.tau)

    def ground(x: float) -> float:
        return 0.83 + 0.035 * math.sin(phase + 4.2 * x)

    canvas.fill(shapes.below(shapes.across(ground)), deep)
    for _ in range(canvas.count(9, 15)):
        x = dice.between(-0.02, 1.02)
        _paint_pine(canvas, (x, ground(x) + 0.04), dice.between(0.08, 0.15), deep)


def _paint_peak(canvas: Canvas, top: Point, height: float, lit: Colour, shade: Colour) -> None:
    x, y = top
    half = height * canvas.dice.between(0.66, 0.84)
    base = y + height + 0.06
    canvas.fill(shapes.polygon([(x, y), (x + half, base), (x - half, base)]), lit)
    fold = [
        (x, y),
        (x + half * 0.1, y + height * 0.3),
        (x - half * 0.08, y + height * 0.55),
        (x + half * 0.12, base),
    ]
    canvas.fill(shapes.polygon([*fold, (x + half, base)]), shade)
    snow = 0.26 * half * height / (height + 0.06)
    cap = [
        (x, y),
        (x + snow, 0.26),
        (x + snow * 0.45, 0.2),
        (x + snow * 0.05, 0.32),
        (x - snow * 0.45, 0.2),
        (x - snow, 0.26),
    ]
    outline = [cap[0], *((px, y + height * drop) for px, drop in cap[1:])]
    canvas.fill(shapes.polygon(outline), canvas.palette.light)


def _paint_pine(canvas: Canvas, root: Point, height: float, colour: Colour) -> None:
    x, foot = root
    for tier in range(3):
        top = foot - height + height * 0.26 * tier
        half = height * (0.16 + 0.07 * tier)
        canvas.fill(
            shapes.polygon([(x, top), (x + half, top + height * 0.46), (x - half, top + height * 0.46)]),
            colour,
        )
