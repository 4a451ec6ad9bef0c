"""Soundhole: strings over the rosette of a guitar, some of them still swinging."""

from __future__ import annotations

import math

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas


def paint(canvas: Canvas) -> None:
    """The body's edge, the rosette, the hole and the strings."""
    dice, palette = canvas.dice, canvas.palette
    canvas.flood(palette.ground)
    x, y = dice.between(0.4, 0.6), dice.between(0.42, 0.62)
    radius = dice.between(0.21, 0.27)
    hole = min(palette.colours, key=lambda colour: colour.lightness)
    woods = [colour for colour in (palette.main, *palette.accents) if colour.distance(hole) > 0.15]
    wood = max(woods, key=palette.ground.distance)
    canvas.disk(x + dice.near(0, 0.06), y + 0.28, dice.between(0.72, 0.82), wood)
    canvas.disk(x, y, radius * 1.42, palette.accents[1])
    canvas.stroke(shapes.disk(x, y, radius * 1.27), 0.012, palette.light)
    beads = canvas.count(16, 40)
    for bead in range(beads):
        angle = math.tau * bead / beads
        canvas.disk(*shapes.around(x, y, radius * 1.27, angle), 0.014, palette.light)
    canvas.disk(x, y, radius * 1.1, palette.light)
    canvas.disk(x, y, radius * 1.04, hole.shifted(lightness=-0.04))
    with canvas.moved(x - 0.5, y - 0.5, angle=dice.pick((0.0, 0.0, 90.0, -24.0))):
        swinging = dice.shuffled(range(6))[: canvas.count(1, 5)]
        for string in range(6):
            place = 0.5 + (string - 2.5) * radius * 0.34
            thick = 0.006 + 0.0018 * string
            if string in swinging:
                for bow in (-1, 1):
                    line = [
                        (place + bow * radius * 0.075 * math.sin(math.pi * step / 12), -0.5 + 2 * step / 12)
                        for step in range(13)
                    ]
                    canvas.stroke(shapes.smooth(line), thick * 0.7, palette.light)
            else:
                canvas.stroke(shapes.line([(place, -0.6), (place, 1.6)]), thick, palette.light)
