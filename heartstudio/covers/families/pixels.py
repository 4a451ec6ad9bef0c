"""Pixels: a creature or a sunset from the days of eight bits."""

from __future__ import annotations

import math

from heartstudio.covers.canvas import Canvas
from heartstudio.covers.colour import Colour


def paint(canvas: Canvas) -> None:
    """A creature for some songs, a landscape for the others."""
    if canvas.dice.chance(0.5):
        _paint_creature(canvas)
    else:
        _paint_landscape(canvas)


def _paint_creature(canvas: Canvas) -> None:
    dice, palette = canvas.dice, canvas.palette
    canvas.flood(palette.ground)
    for _ in range(canvas.count(22, 36)):
        _pixel(canvas, 32, dice.whole(0, 31), dice.whole(0, 31), palette.accents[0])
    rows, half = 9, 5
    body: dict[tuple[int, int], Colour] = {}
    for row in range(rows):
        for column in range(half):
            centre = 1 - math.hypot(column / half, (row - rows / 2) / (rows * 0.62))
            if dice.chance(0.38 + 0.9 * centre):
                body[column, row] = palette.main
    for row in range(1, rows - 1):
        body[0, row] = palette.main
    for column in range(half - 1):
        body[column, 3 + column % 2] = palette.main
    body[1, 3] = palette.light
    body[2, 3] = palette.main
    second = dice.pick(palette.accents)
    belly = dice.whole(5, 7)
    for column in range(2):
        body[column, belly] = second
    for (column, row), colour in body.items():
        for side in (7 + column, 7 - column):
            _pixel(canvas, 15, side, 3 + row, colour)


def _paint_landscape(canvas: Canvas) -> None:
    dice, palette = canvas.dice, canvas.palette
    grid = 16 if canvas.energy < 0.6 else 20
    sky = palette.ramp(palette.ground, palette.accents[0], 6)
    for row in range(grid):
        for column in range(grid):
            band = min(row * 8 // grid, 5)
            if band < 5 and (row * 8 / grid) % 1 > 0.45 and (row + column) % 2:
                band += 1
            _pixel(canvas, grid, column, row, sky[band])
    sun_x, sun_y, radius = grid * dice.between(0.25, 0.75), grid * dice.between(0.3, 0.42), grid * 0.2
    for row in range(grid):
        for column in range(grid):
            if math.hypot(column + 0.5 - sun_x, row + 0.5 - sun_y) < radius:
                _pixel(canvas, grid, column, row, palette.light)
    for layer, colour in enumerate(
        (palette.main, palette.accents[1], palette.ground.shifted(lightness=-0.06))
    ):
        height = grid * (0.5 + 0.16 * layer)
        for column in range(grid):
            height += dice.pick((-1, 0, 0, 1)) if column % 2 == 0 else 0
            height = min(max(height, grid * (0.42 + 0.15 * layer)), grid * (0.6 + 0.15 * layer))
            for row in range(round(height), grid):
                _pixel(canvas, grid, column, row, colour)


def _pixel(canvas: Canvas, grid: int, column: int, row: int, colour: Colour) -> None:
    side = 1 / grid
    canvas.block(column * side, row * side, side, side, colour)
