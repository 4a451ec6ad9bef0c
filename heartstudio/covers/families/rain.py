"""Rain: slanting strokes over a pond that they ring, or on an umbrella."""

from __future__ import annotations

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas


def paint(canvas: Canvas) -> None:
    """A moon behind the rain, then the pond, or an umbrella in front of it."""
    dice, palette = canvas.dice, canvas.palette
    canvas.flood_down(palette.ground, palette.ground.mixed(palette.accents[0], 0.75), 0.1, 0.9)
    umbrella = dice.chance(0.45)
    slant = dice.between(8, 20)
    if umbrella:
        _paint_rain(canvas, slant)
        _paint_umbrella(canvas)
        return
    x, y, radius = dice.between(0.28, 0.72), dice.between(0.28, 0.4), dice.between(0.17, 0.26)
    canvas.disk(x, y, radius, palette.light)
    _paint_rain(canvas, slant)
    _paint_pond(canvas, dice.between(0.68, 0.76))


def _paint_rain(canvas: Canvas, slant: float) -> None:
    """Columns of long and short strokes; near rain is thicker than far rain."""
    dice, palette = canvas.dice, canvas.palette
    far = palette.accents[0].mixed(palette.main, 0.4)
    for colour, width, columns in (
        (far, 0.008, canvas.count(15, 21)),
        (palette.main, 0.014, canvas.count(9, 14)),
    ):
        with canvas.moved(angle=slant, scale=1.25):
            for column in range(columns):
                x = (column + 0.5 + dice.near(0, 0.25)) / columns
                y = dice.between(-0.2, 0.1)
                while y < 1:
                    length = dice.between(0.05, 0.22)
                    canvas.stroke(shapes.line([(x, y), (x, y + length)]), width, colour)
                    y += length + dice.between(0.09, 0.2)


def _paint_pond(canvas: Canvas, floor: float) -> None:
    dice, palette = canvas.dice, canvas.palette
    water = shapes.rectangle(-0.1, floor, 1.2, 1.2 - floor)
    canvas.fill_down(water, palette.accents[0], palette.accents[0].mixed(palette.ground, 0.55))
    with canvas.inside(water):
        for index in range(3):
            x = 0.16 + 0.34 * index + dice.near(0, 0.07)
            y = floor + (1 - floor) * (0.3, 0.66, 0.4)[index] + dice.near(0, 0.04)
            for ring in range(dice.whole(2, 3)):
                reach = 0.045 + 0.06 * ring
                ripple = shapes.ellipse(x, y, reach, reach * 0.3)
                canvas.stroke(ripple, 0.01 - 0.002 * ring, palette.light, opacity=1 - 0.25 * ring)


def _paint_umbrella(canvas: Canvas) -> None:
    dice, palette = canvas.dice, canvas.palette
    with canvas.moved(dice.near(0, 0.08), dice.between(0.02, 0.1), angle=dice.between(-16, 10)):
        x, y, reach = 0.5, 0.52, dice.between(0.33, 0.38)
        panels = dice.pick((4, 5, 6))
        handle = shapes.line([(x, y - reach * 1.1), (x, y + reach * 0.78)])
        handle.cubicTo(
            x, y + reach * 1.08, x + reach * 0.3, y + reach * 1.08, x + reach * 0.3, y + reach * 0.8
        )
        canvas.stroke(handle, 0.024, palette.light)
        dome = shapes.wedge(x, y, reach, 0, 180)
        scallop = reach / panels
        for index in range(panels):
            notch = shapes.ellipse(x - reach + scallop * (2 * index + 1), y, scallop, scallop * 0.62)
            dome = shapes.without(dome, notch)
        with canvas.inside(dome):
            for seam in range(panels // 2 + 1):
                across = reach * (1 - 2 * seam / panels)
                colour = palette.light if seam % 2 else palette.main
                canvas.fill(shapes.ellipse(x, y, max(across, 0.004), reach), colour)
