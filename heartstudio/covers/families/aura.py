"""Aura: soft lights that run into each other, held by one crisp form."""

from __future__ import annotations

import math

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas


def paint(canvas: Canvas) -> None:
    """Glows of neighbouring hues, printer's grain, then a disk, rings, a halo or an eclipse."""
    dice, palette = canvas.dice, canvas.palette
    companion = min(
        palette.accents, key=lambda colour: abs((colour.hue - palette.main.hue + 180) % 360 - 180)
    )
    glows = [companion, palette.main, palette.light, companion]
    if not palette.is_night:
        glows = [
            *palette.accents,
            palette.accents[0].mixed(palette.light, 0.5),
            palette.ground.shifted(lightness=0.06),
        ]
    canvas.flood_down(palette.ground, palette.ground.mixed(companion, 0.5))
    start = dice.between(0, math.tau)
    for index, colour in enumerate(glows):
        angle = start + math.tau * index / 4 + dice.near(0, 0.4)
        reach = dice.between(0.3, 0.46)
        canvas.glow(*shapes.around(0.5, 0.5, reach, angle), dice.between(0.46, 0.66), colour, 0.92)
    canvas.speckle(palette.light, 1500, 0.28)
    canvas.speckle(palette.ground, 1500, 0.28)
    shadow = palette.ground if palette.is_night else palette.main
    kind = dice.pick(("disk", "rings", "halo", "eclipse"))
    x, y, radius = dice.between(0.4, 0.6), dice.between(0.4, 0.58), dice.between(0.22, 0.3)
    if kind == "disk":
        canvas.fill_down(shapes.disk(x, y, radius), palette.light, palette.main)
    elif kind == "rings":
        for ring in range(canvas.count(4, 7)):
            canvas.stroke(shapes.disk(x, y, radius * (0.3 + 0.34 * ring)), 0.011, palette.light)
        canvas.disk(x, y, radius * 0.17, palette.light)
    elif kind == "halo":
        canvas.glow(x, y, radius * 1.8, palette.light, 0.95)
        canvas.disk(x, y, radius * 0.9, shadow)
    else:
        canvas.disk(x, y, radius * 1.05, palette.light)
        canvas.disk(x + radius * 0.3, y - radius * 0.2, radius * 0.98, shadow)
