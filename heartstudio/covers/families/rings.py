"""Rings: a record seen close, its grooves broken into arcs of light."""

from __future__ import annotations

import math

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas


def paint(canvas: Canvas) -> None:
    """The record lies centred, or enters from a corner or a side."""
    dice, palette = canvas.dice, canvas.palette
    canvas.flood(palette.ground)
    x, y, radius = dice.pick(
        (
            (0.5, 0.5, 0.44),
            (dice.between(0.78, 0.98), dice.between(0.05, 0.3), 0.86),
            (dice.between(0.02, 0.2), dice.between(0.72, 0.95), 0.86),
            (0.5, dice.between(0.98, 1.08), 0.82),
        )
    )
    disc = palette.ground.mixed(palette.accents[0], 0.5) if palette.is_night else palette.main
    canvas.disk(x, y, radius, disc)
    groove = max((palette.main, palette.light, *palette.accents), key=disc.distance)
    label = radius * dice.between(0.3, 0.38)
    count = canvas.count(5, 11)
    pitch = (radius * 0.94 - label * 1.16) / count
    width = pitch * dice.between(0.42, 0.66)
    centred = x == y
    middle = dice.between(0, 360) if centred else math.degrees(math.atan2(y - 0.5, 0.5 - x))
    for index in range(count):
        ring = label * 1.16 + pitch * (index + 0.5)
        canvas.stroke(shapes.disk(x, y, ring), width * 0.3, disc.mixed(palette.ground, 0.45))
        span = dice.between(60, 230) if centred else dice.between(30, 90)
        lit = shapes.arc(x, y, ring, middle - span / 2 + dice.near(0, 40), span)
        canvas.stroke(lit, width, dice.pick((groove, groove, groove, palette.light, palette.accents[1])))
    canvas.disk(x, y, label, palette.accents[1] if palette.is_night else palette.ground)
    canvas.fill(shapes.wedge(x, y, label, middle, 180), palette.light)
    canvas.disk(x, y, label * 0.13, palette.ground if palette.is_night else disc)
