"""Horizon: a sun or moon over water, whole, sinking, or cut by the haze."""

from __future__ import annotations

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas


def paint(canvas: Canvas) -> None:
    """Sky, light and its reflection; islands, clouds or a grid where the dice say so."""
    dice, palette = canvas.dice, canvas.palette
    level = dice.between(0.54, 0.7)
    radius = dice.between(0.17, 0.29)
    x = dice.pick((dice.between(0.3, 0.42), 0.5, dice.between(0.58, 0.7)))
    sliced = canvas.energy > 0.5 and dice.chance(0.7)
    height = dice.between(0.45, 0.75) if sliced else dice.pick((-0.15, 0.1, 0.45, 1.8))
    if height > 1:
        radius *= 0.66
    canvas.flood_down(palette.ground, palette.ground.mixed(palette.accents[0], 0.55), 0, level)
    if not sliced and dice.chance(0.55):
        _paint_clouds(canvas, level)
    _paint_sun(canvas, x, level - height * radius, radius, sliced)
    sea = palette.accents[0] if palette.accents[0].distance(palette.ground) > 0.1 else palette.accents[1]
    water = shapes.rectangle(-0.1, level, 1.2, 1.2 - level)
    canvas.fill_down(water, sea, sea.mixed(palette.ground, 0.6))
    if dice.chance(0.45):
        _paint_islands(canvas, level, x)
    if sliced and dice.chance(0.6):
        _paint_grid(canvas, level)
    else:
        _paint_reflection(canvas, x, level, radius)


def _paint_sun(canvas: Canvas, x: float, y: float, radius: float, sliced: bool) -> None:
    palette = canvas.palette
    sun = shapes.disk(x, y, radius)
    if sliced:
        gap = radius * 0.11
        for cut in range(5):
            height = gap * (0.35 + 0.22 * cut)
            top = y - radius * 0.15 + cut * gap * 2.05
            sun = shapes.without(sun, shapes.rectangle(x - radius * 1.1, top, radius * 2.2, height))
        canvas.fill_down(sun, palette.light, palette.main)
    else:
        haze = palette.main if palette.is_night else palette.ground.shifted(lightness=0.1)
        canvas.glow(x, y, radius * 2.1, haze, 0.35)
        canvas.fill(sun, palette.light if canvas.dice.chance(0.5) else palette.main)


def _paint_clouds(canvas: Canvas, level: float) -> None:
    dice, palette = canvas.dice, canvas.palette
    for _ in range(dice.whole(2, 4)):
        width, height = dice.between(0.28, 0.55), dice.between(0.018, 0.034)
        left, top = dice.between(-0.15, 0.75), dice.between(0.1, level - 0.16)
        cloud = shapes.rectangle(left, top, width, height, height / 2)
        canvas.fill(cloud, palette.ground.mixed(palette.main, 0.45))


def _paint_islands(canvas: Canvas, level: float, sun_x: float) -> None:
    dice, palette = canvas.dice, canvas.palette
    colour = palette.ground.shifted(lightness=-0.07) if palette.is_night else palette.main
    left = sun_x >= 0.5
    edge = dice.between(0.3, 0.46)
    height = dice.between(0.06, 0.13)
    points = [
        (-0.1, level - height * 0.8),
        (edge * 0.3, level - height),
        (edge * 0.62, level - height * 0.45),
        (edge * 0.85, level - height * 0.2),
        (edge, level + 0.004),
        (-0.1, level + 0.004),
    ]
    if not left:
        points = [(1 - x, y) for x, y in points]
    curve = shapes.smooth(points[:5])
    curve.lineTo(*points[5])
    canvas.fill(curve, colour)


def _paint_reflection(canvas: Canvas, x: float, level: float, radius: float) -> None:
    dice, palette = canvas.dice, canvas.palette
    count = canvas.count(5, 8)
    step = (0.96 - level) / count
    colour = palette.light if dice.chance(0.7) else palette.main
    for line in range(count):
        share = (line + 0.5) / count
        half = radius * (1.0 - 0.62 * share) * dice.between(0.82, 1.1)
        thick = 0.009 + 0.009 * share
        left, top = x - half + dice.near(0, 0.02), level + step * (line + 0.6)
        canvas.fill(shapes.rectangle(left, top, 2 * half, thick, thick / 2), colour)


def _paint_grid(canvas: Canvas, level: float) -> None:
    palette = canvas.palette
    floor = 1.0 - level
    with canvas.inside(shapes.rectangle(-0.1, level, 1.2, floor + 0.1)):
        for line in range(-14, 15):
            path = shapes.line([(0.5 + line * 0.035, level), (0.5 + line * 0.26, 1.1)])
            canvas.stroke(path, 0.005, palette.main, opacity=0.9)
        for row in range(8):
            y = level + floor * (row / 7) ** 2.1
            row_line = shapes.line([(-0.1, y), (1.1, y)])
            canvas.stroke(row_line, 0.003 + 0.005 * row / 7, palette.main, opacity=0.9)
    canvas.stroke(shapes.line([(-0.1, level), (1.1, level)]), 0.008, palette.light)
