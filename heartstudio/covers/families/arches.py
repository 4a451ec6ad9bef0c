"""Arches: rainbows and gates that stand beside and behind each other."""

from __future__ import annotations

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas
from heartstudio.covers.colour import Colour


def paint(canvas: Canvas) -> None:
    """One to three arches on a floor, mostly under a sun."""
    dice, palette = canvas.dice, canvas.palette
    canvas.flood(palette.ground)
    floor = dice.between(0.84, 0.92)
    places = dice.pick(
        (
            ((0.5, 0.38, 0.12),),
            ((0.36, 0.33, 0.1), (0.78, 0.19, 0.0)),
            ((0.66, 0.31, 0.16), (0.24, 0.22, 0.0)),
            ((0.5, 0.25, 0.26), (0.16, 0.2, 0.06), (0.84, 0.2, 0.06)),
            ((0.34, 0.6, 0.0),),
            ((0.2, 0.4, 0.1), (0.86, 0.34, 0.0)),
        )
    )
    if len(places) != 3:
        sun_x = 0.82 if places[0][0] < 0.6 else 0.2
        canvas.disk(sun_x, dice.between(0.15, 0.22), dice.between(0.07, 0.11), palette.light)
    for index, (x, radius, legs) in enumerate(places):
        colours = [palette.main, palette.light, palette.accents[1], palette.accents[0]]
        turn = index + dice.whole(0, 1)
        colours = [*colours[turn % 4 :], *colours[: turn % 4]]
        if colours[0].distance(palette.ground) < 0.17:
            colours = [*colours[1:], colours[0]]
        _paint_arch(
            canvas, x, floor, radius * dice.between(0.9, 1.08), legs * dice.between(0.6, 1.3), colours
        )
    canvas.fill(shapes.rectangle(-0.1, floor, 1.2, 0.3), palette.accents[0].mixed(palette.ground, 0.25))


def _paint_arch(
    canvas: Canvas, x: float, floor: float, radius: float, legs: float, colours: list[Colour]
) -> None:
    bands = canvas.count(4, 6)
    hollow = 0.24
    for band in range(bands):
        reach = radius * (1 - (1 - hollow) * band / bands)
        gate = shapes.rectangle(x - reach, floor - legs - reach, 2 * reach, 2 + legs, reach)
        canvas.fill(gate, colours[band % len(colours)])
    reach = radius * hollow
    gate = shapes.rectangle(x - reach, floor - legs - reach, 2 * reach, 2 + legs, reach)
    canvas.fill(gate, canvas.palette.ground)
