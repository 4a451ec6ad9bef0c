"""Keys: a keyboard turned into a pattern, with the chord that is held in colour."""

from __future__ import annotations

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas

_BLACK_AFTER = (True, True, False, True, True, True, False)
"""Whether a black key follows C, D, E, F, G, A, B."""

_BEYOND = 4
"""Keys past both edges, for a keyboard at a slant."""


def paint(canvas: Canvas) -> None:
    """A keyboard all over at a slant, or straight with the lid and a lamp above it."""
    dice = canvas.dice
    canvas.flood(canvas.palette.ground)
    if dice.chance(0.3):
        with canvas.moved(angle=dice.between(-32, -18)):
            _paint_keyboard(canvas, -0.2)
        return
    top = dice.pick((-0.2, 0.18, 0.3))
    with canvas.moved(angle=dice.pick((0.0, 0.0, 90.0))):
        _paint_keyboard(canvas, top)
        if top > 0:
            _paint_lid(canvas, top)


def _paint_keyboard(canvas: Canvas, top: float) -> None:
    dice, palette = canvas.dice, canvas.palette
    dark = min(palette.colours, key=lambda colour: colour.lightness)
    pale = max(palette.colours, key=lambda colour: colour.lightness)
    held = [colour for colour in palette.colours if min(colour.distance(dark), colour.distance(pale)) > 0.16]
    count = canvas.count(7, 10)
    width, gap = 1 / count, 0.07 / count
    chord = {dice.whole(1, 2), dice.whole(3, 4), dice.whole(5, 6)}
    for key in range(-_BEYOND, count + _BEYOND):
        colour = held[key % len(held)] if key in chord else pale
        white = shapes.rectangle(key * width + gap / 2, top - 0.5, width - gap, 3, width * 0.12)
        canvas.fill(white, colour)
    length = 0.5 + (1 - top) * 0.58
    first = dice.whole(0, 6)
    for key in range(-_BEYOND, count + _BEYOND):
        if _BLACK_AFTER[(key + first) % 7]:
            black = shapes.rectangle((key + 0.7) * width, top - 0.5, width * 0.6, length, width * 0.1)
            canvas.fill(black, dark)


def _paint_lid(canvas: Canvas, edge: float) -> None:
    dice, palette = canvas.dice, canvas.palette
    canvas.fill(shapes.rectangle(-1, -1, 3, 1 + edge), palette.ground)
    canvas.fill(shapes.rectangle(-1, edge - 0.02, 3, 0.02), palette.main)
    canvas.disk(dice.between(0.2, 0.8), edge * 0.46, edge * 0.27, palette.light)
