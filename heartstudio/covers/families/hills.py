"""Hills: one great arched hill in rings, or ranges whose furrows follow their crests."""

from __future__ import annotations

import math

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas


def paint(canvas: Canvas) -> None:
    """Rings for some songs, rolling ranges for the others."""
    if canvas.dice.chance(0.45):
        _paint_rings(canvas)
    else:
        _paint_ranges(canvas)


def _paint_rings(canvas: Canvas) -> None:
    dice, palette = canvas.dice, canvas.palette
    centre_x, centre_y = dice.between(0.22, 0.56), dice.between(0.98, 1.12)
    outer = dice.between(0.74, 0.86)
    count = 2 * canvas.count(3, 5) + 1
    canvas.flood_down(palette.ground, palette.ground.mixed(palette.main, 0.12))
    crests = palette.ramp(palette.ground.mixed(palette.main, 0.5), palette.main, count)
    valleys = palette.ramp(palette.ground.mixed(palette.accents[0], 0.45), palette.accents[0], count)
    angle = math.acos((dice.between(0.68, 0.84) - centre_x) / outer)
    size = dice.between(0.085, 0.125)
    places = [(centre_x, centre_y, outer)]
    if dice.chance(0.45):
        places.append((dice.between(0.84, 1.0), dice.between(1.0, 1.06), outer * dice.between(0.4, 0.52)))
    for x, y, reach in places:
        for ring in range(count):
            canvas.disk(x, y, reach * (1 - ring / count), crests[ring] if ring % 2 == 0 else valleys[ring])
    canvas.disk(*shapes.around(centre_x, centre_y, outer, -angle), size, palette.light)


def _paint_ranges(canvas: Canvas) -> None:
    dice, palette = canvas.dice, canvas.palette
    canvas.flood_down(palette.ground, palette.ground.mixed(palette.accents[0], 0.35), 0, 0.7)
    top = dice.between(0.36, 0.48)
    size = dice.between(0.1, 0.17)
    canvas.disk(
        dice.pick((dice.between(0.2, 0.36), dice.between(0.62, 0.8))), top - 0.06, size, palette.light
    )
    ranges = canvas.count(3, 4)
    furrows = canvas.count(4, 7)
    bodies = (palette.accents[0], palette.main, palette.accents[1])
    for layer in range(ranges):
        base = top + (1.02 - top) * layer / ranges
        swell = dice.between(0.07, 0.13)
        phase = dice.between(0, math.tau)
        stretch = dice.between(0.7, 1.25)
        line = _crest(base, swell, stretch, phase)
        body = bodies[layer % 3]
        step = (1.05 - top) / ranges / (furrows - 0.5)
        for furrow in range(furrows + 3):
            lowered = [(x, y + furrow * step * (1 + 0.1 * furrow)) for x, y in line]
            shade = body if furrow % 2 == 0 else body.mixed(palette.ground, 0.42)
            canvas.fill(shapes.below(lowered), shade)


def _crest(base: float, swell: float, stretch: float, phase: float) -> list[shapes.Point]:
    return shapes.across(
        lambda x: (
            base
            + swell * math.sin(phase + math.tau * stretch * x)
            + 0.25 * swell * math.sin(2 * phase + 9 * x)
        )
    )
