"""Leaves: a branch across a pale sun, each leaf folded along its middle."""

from __future__ import annotations

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas
from heartstudio.covers.colour import Colour
from heartstudio.covers.shapes import Point


def paint(canvas: Canvas) -> None:
    """One large branch, or fronds that rise from the lower edge."""
    dice, palette = canvas.dice, canvas.palette
    canvas.flood(palette.ground)
    canvas.disk(dice.between(0.4, 0.66), dice.between(0.34, 0.52), dice.between(0.24, 0.33), palette.light)
    if dice.chance(0.5):
        bend = dice.between(-0.14, 0.14)
        stem = [(0.08, 1.04), (0.3 + bend, 0.66), (0.58 + bend, 0.38), (0.88, 0.08)]
        _paint_branch(canvas, stem, palette.main, 0.24)
        return
    stems = canvas.count(3, 5)
    for index in dice.shuffled(range(stems)):
        x = (index + 0.5) / stems + dice.near(0, 0.05)
        top = dice.between(0.14, 0.5)
        sway = dice.between(-0.12, 0.12)
        colour = (palette.main, palette.accents[0], palette.accents[1])[index % 3]
        stem = [(x, 1.06), (x + sway * 0.2, 0.8), (x + sway * 0.6, (1 + top) / 2 - 0.1), (x + sway, top)]
        _paint_branch(canvas, stem, colour, 0.17)


def _paint_branch(canvas: Canvas, stem: list[Point], colour: Colour, size: float) -> None:
    palette = canvas.palette
    path = shapes.smooth(stem)
    pairs = canvas.count(6, 9)
    shade = colour.mixed(palette.ground, 0.3)
    canvas.stroke(path, size * 0.06, colour)
    slender = canvas.dice.between(0.3, 0.5)
    for index in range(pairs):
        share = 0.16 + 0.8 * index / pairs
        spot = path.pointAtPercent(share)
        heading = -path.angleAtPercent(share)
        length = size * (1.05 - 0.55 * share)
        for side in (-1, 1):
            angle = heading + side * (50 - 14 * share)
            width = length * slender
            canvas.fill(shapes.leaf(spot.x(), spot.y(), length, width, angle), colour)
            canvas.fill(shapes.leaf(spot.x(), spot.y(), length, width * side, angle, half=True), shade)
    tip = path.pointAtPercent(1.0)
    heading = -path.angleAtPercent(0.98)
    canvas.fill(shapes.leaf(tip.x(), tip.y(), size * 0.5, size * 0.2, heading), colour)
