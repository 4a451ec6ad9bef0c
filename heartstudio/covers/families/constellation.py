"""Constellation: a few bright stars joined by lines, over a sleeping country or before a planet."""

from __future__ import annotations

import math

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas
from heartstudio.covers.shapes import Point


def paint(canvas: Canvas) -> None:
    """A sky full of small stars, what lies in it or under it, and one figure."""
    dice, palette = canvas.dice, canvas.palette
    canvas.flood_down(palette.ground.shifted(lightness=-0.05), palette.accents[0], 0.15, 1.2)
    for _ in range(canvas.count(50, 110)):
        size = dice.pick((0.0025, 0.0025, 0.0035, 0.005))
        canvas.disk(dice.between(0, 1), dice.between(0, 1), size, palette.light, dice.between(0.4, 0.95))
    scene = dice.pick(("land", "land", "planet", "moon"))
    if scene == "planet":
        x, y, radius = dice.between(0.3, 0.7), dice.between(1.04, 1.16), dice.between(0.46, 0.56)
        canvas.glow(x, y, radius * 1.35, palette.main, 0.5)
        canvas.fill_down(shapes.disk(x, y, radius), palette.main, palette.accents[0])
    elif scene == "moon":
        x, y, radius = dice.between(0.4, 0.6), dice.between(0.42, 0.56), dice.between(0.27, 0.34)
        canvas.fill_down(shapes.disk(x, y, radius), palette.accents[0], palette.main)
    else:
        _paint_land(canvas)
    _paint_figure(canvas, 0.68 if scene != "moon" else 0.88)


def _paint_figure(canvas: Canvas, floor: float) -> None:
    dice, palette = canvas.dice, canvas.palette
    stars = _stars(canvas, floor)
    for start, end in _links(stars):
        canvas.stroke(shapes.line([start, end]), 0.007, palette.light, opacity=0.8)
    brightest = dice.whole(0, len(stars) - 1)
    for index, (x, y) in enumerate(stars):
        if index in (brightest, (brightest + 3) % len(stars)):
            canvas.fill(shapes.star(x, y, 0.095 if index == brightest else 0.07, 4, 0.2), palette.light)
        else:
            canvas.disk(x, y, dice.between(0.016, 0.028), palette.light)


def _stars(canvas: Canvas, floor: float) -> list[Point]:
    """Stars that keep away from each other: of several throws the loneliest stays (Mitchell's best candidate)."""
    dice = canvas.dice
    stars: list[Point] = [(dice.between(0.14, 0.3), dice.between(0.16, floor))]
    while len(stars) < 6 + round(2 * canvas.energy):
        throws = [(dice.between(0.12, 0.88), dice.between(0.13, floor)) for _ in range(12)]
        stars.append(max(throws, key=lambda throw: min(math.dist(throw, star) for star in stars)))
    return stars


def _links(stars: list[Point]) -> list[tuple[Point, Point]]:
    """The shortest set of lines that joins all stars, so that none cross."""
    links = []
    joined, apart = [stars[0]], stars[1:]
    while apart:
        start, end = min(((near, far) for near in joined for far in apart), key=lambda link: math.dist(*link))
        links.append((start, end))
        joined.append(end)
        apart.remove(end)
    return links


def _paint_land(canvas: Canvas) -> None:
    dice, palette = canvas.dice, canvas.palette
    for layer in range(2):
        base = 0.8 + 0.1 * layer
        phase = dice.between(0, math.tau)
        canvas.fill(shapes.below(_slope(base, phase)), palette.ground.shifted(lightness=-0.02 - 0.06 * layer))


def _slope(base: float, phase: float) -> list[Point]:
    return shapes.across(
        lambda x: base + 0.05 * math.sin(phase + 5 * x) + 0.02 * math.sin(2 * phase + 11 * x)
    )
