"""Scales: fans that overlap like waves on an old print or tiles on a roof."""

from __future__ import annotations

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas
from heartstudio.covers.colour import Colour

_SMALLEST = 0.13
"""Radius of a fan below which its rings would run together in a list of songs."""


def paint(canvas: Canvas) -> None:
    """Rows of fans from the top or from a horizon down, some of them in other colours."""
    dice, palette = canvas.dice, canvas.palette
    canvas.flood_down(palette.ground, palette.ground.mixed(palette.accents[0], 0.4), 0, 0.6)
    radius = max(0.5 / canvas.count(2, 4) * dice.between(0.9, 1.12), _SMALLEST)
    open_sky = dice.chance(0.6)
    top = dice.between(0.38, 0.54) if open_sky else -radius * dice.between(1.0, 1.5)
    if open_sky:
        canvas.disk(dice.between(0.26, 0.74), top - 0.12, dice.between(0.16, 0.24), palette.light)
    rings = _rings(canvas)
    left = -radius * dice.between(0.0, 1.0)
    odd = dice.between(0.08, 0.22)
    row = 0
    while top + radius * 0.5 * (row - 1) < 1:
        for column in range(round(1 / radius) + 2):
            x = left + radius * (2 * column + row % 2)
            colour = palette.accents[1] if dice.chance(odd) else palette.main
            for reach, ink in rings:
                fan = shapes.wedge(x, top + radius * (0.5 * row + 1), radius * reach, 0, 180)
                canvas.fill(fan, ink or colour)
        row += 1


def _rings(canvas: Canvas) -> list[tuple[float, Colour | None]]:
    """The rings of every fan from the outside in: how far they reach, and their ink (none: the fan's own)."""
    palette = canvas.palette
    back = palette.ground.mixed(palette.accents[0], 0.3)
    return canvas.dice.pick(
        (
            [(1.0, back), (0.93, None), (0.72, back), (0.64, palette.light), (0.42, back), (0.34, None)],
            [(1.0, palette.light), (0.92, None), (0.6, palette.light), (0.52, back)],
            [(1.0, back), (0.9, None), (0.78, back), (0.68, None), (0.56, back), (0.46, palette.light)],
        )
    )
