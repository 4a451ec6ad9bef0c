"""Windows: a house front at night with a few lights on, or a skyline under the moon."""

from __future__ import annotations

from PySide6.QtGui import QPainterPath

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas


def paint(canvas: Canvas) -> None:
    """A front close by for some songs, the whole city for the others."""
    if canvas.dice.chance(0.5):
        _paint_front(canvas)
    else:
        _paint_skyline(canvas)


def _paint_front(canvas: Canvas) -> None:
    dice, palette = canvas.dice, canvas.palette
    wall = palette.ground.mixed(palette.accents[0], 0.3)
    canvas.flood_down(wall, palette.ground)
    columns = canvas.count(3, 5)
    pitch = 1 / columns
    width, height = pitch * dice.between(0.5, 0.6), pitch * dice.between(0.62, 0.72)
    corner = dice.pick((0.0, 0.0, width / 2))
    lamps = {palette.light: 1.6, palette.main: 2.4, palette.accents[1]: 1.0}
    lit = dice.shuffled(range(columns * columns))[: round(columns * columns * 0.4)]
    for index in range(columns * columns):
        row, column = divmod(index, columns)
        x, y = pitch * (column + 0.5) - width / 2, pitch * (row + 0.5) - height / 2
        arched = shapes.rectangle(x, y, width, height + corner, corner)
        pane = shapes.common(arched, shapes.rectangle(x, y, width, height))
        if index in lit:
            canvas.fill(pane, dice.weighted(lamps))
            _paint_story(canvas, pane)
        else:
            canvas.fill(pane, palette.ground.shifted(lightness=-0.06))
            _paint_bars(canvas, pane)
        sill = shapes.rectangle(x - width * 0.07, y + height, width * 1.14, width * 0.09)
        canvas.fill(sill, palette.accents[0].mixed(palette.ground, 0.25))


def _paint_story(canvas: Canvas, pane: QPainterPath) -> None:
    """What one sees of the people inside: curtains, a blind, a plant, or nothing."""
    dice, palette = canvas.dice, canvas.palette
    box = pane.boundingRect()
    x, y, width, height = box.x(), box.y(), box.width(), box.height()
    shade = palette.ground.mixed(palette.accents[0], 0.15)
    story = dice.pick(("bars", "bars", "curtains", "blind", "plant"))
    with canvas.inside(pane):
        if story == "curtains":
            for side in (x, x + width):
                canvas.fill(shapes.leaf(side, y - height * 0.05, height * 1.15, width * 0.7, 90), shade, 0.55)
        elif story == "blind":
            canvas.fill(shapes.rectangle(x, y, width, height * dice.between(0.3, 0.55)), palette.accents[0])
        elif story == "plant":
            root = x + width / 2, y + height * 0.86
            for angle in (-130, -105, -75, -48):
                canvas.fill(shapes.leaf(*root, height * 0.5, width * 0.22, angle), shade)
            canvas.fill(shapes.rectangle(x + width * 0.36, y + height * 0.82, width * 0.28, height), shade)
    if story == "bars":
        _paint_bars(canvas, pane)


def _paint_bars(canvas: Canvas, pane: QPainterPath) -> None:
    palette = canvas.palette
    box = pane.boundingRect()
    bar = palette.ground.mixed(palette.accents[0], 0.15)
    thick = box.width() * 0.06
    with canvas.inside(pane):
        canvas.fill(shapes.rectangle(box.center().x() - thick / 2, box.y(), thick, box.height()), bar)
        canvas.fill(shapes.rectangle(box.x(), box.y() + box.height() * 0.44, box.width(), thick), bar)


def _paint_skyline(canvas: Canvas) -> None:
    dice, palette = canvas.dice, canvas.palette
    canvas.flood_down(palette.ground, palette.accents[0], 0, 0.9)
    moon_x, moon_y, moon = dice.between(0.2, 0.8), dice.between(0.18, 0.3), dice.between(0.08, 0.15)
    canvas.disk(moon_x, moon_y, moon, palette.light)
    for layer, top in enumerate((0.36, 0.5, 0.66)):
        near = layer / 2
        wall = palette.accents[0].mixed(palette.ground.shifted(lightness=-0.05), 0.3 + 0.7 * near)
        left = dice.between(-0.12, 0.0)
        while left < 1:
            width = dice.between(0.12, 0.2) * (1 + 0.35 * near)
            roof = top + dice.between(-0.1, 0.13)
            canvas.fill(shapes.rectangle(left, roof, width + 0.002, 1.1 - roof), wall)
            if layer > 0:
                _paint_lights(canvas, left, roof, width)
            left += width + dice.pick((0.0, 0.0, 0.03))


def _paint_lights(canvas: Canvas, left: float, roof: float, width: float) -> None:
    dice, palette = canvas.dice, canvas.palette
    columns = dice.whole(2, 3)
    side = width / (columns * 2 + 1)
    y = roof + side
    while y < 1:
        for column in range(columns):
            if dice.chance(0.34 + 0.25 * canvas.energy):
                colour = palette.main if dice.chance(0.65) else palette.light
                canvas.fill(shapes.rectangle(left + side * (2 * column + 1), y, side, side * 1.3), colour)
        y += side * 2.5
