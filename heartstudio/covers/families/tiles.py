"""Tiles: quarter circles, halves and blocks laid out like a floor."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, replace

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas
from heartstudio.covers.colour import Colour

_KINDS = {"quarter": 4.0, "rings": 1.6, "disk": 1.0, "half": 2.0, "corner": 1.4, "block": 0.7}
_CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
_SIDES = ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5))
_BOLD = 0.16
"""Distance of two colours that a form needs to stand out from its tile."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One square: what is on it, its two colours, and the corner or side that it turns to."""

    kind: str
    back: Colour
    front: Colour
    turn: int

    def mirrored(self) -> Tile:
        """The tile as a mirror to its right shows it."""
        turns = (0, 3, 2, 1) if self.kind == "half" else (1, 0, 3, 2)
        return replace(self, turn=turns[self.turn])


def paint(canvas: Canvas) -> None:
    """A free floor for some songs, one mirrored about its middle for the others."""
    dice, palette = canvas.dice, canvas.palette
    canvas.flood(palette.ground)
    side = canvas.count(3, 4)
    mirrored = dice.chance(0.35) and side % 2 == 0
    weights = {
        palette.ground: 2.0,
        palette.main: 2.0,
        palette.accents[0]: 1.2,
        palette.accents[1]: 1.2,
        palette.light: 1.0,
    }
    floor: dict[tuple[int, int], Tile] = {}
    for row, column in itertools.product(range(side), range(side)):
        if mirrored and column >= side // 2:
            tile = floor[side - 1 - column, row].mirrored()
        else:
            beside = [floor[at].back for at in ((column - 1, row), (column, row - 1)) if at in floor]
            back = dice.weighted({colour: share for colour, share in weights.items() if colour not in beside})
            front = dice.weighted({c: share for c, share in weights.items() if c.distance(back) > _BOLD})
            tile = Tile(dice.weighted(_KINDS), back, front, dice.whole(0, 3))
        floor[column, row] = tile
        _paint_tile(canvas, tile, column / side, row / side, 1 / side)


def _paint_tile(canvas: Canvas, tile: Tile, x: float, y: float, side: float) -> None:
    kind, back, front = tile.kind, tile.back, tile.front
    canvas.block(x, y, side, side, back)
    corner_x, corner_y = _CORNERS[tile.turn]
    centre_x, centre_y = x + side * corner_x, y + side * corner_y
    with canvas.inside_block(x, y, side, side):
        if kind == "quarter":
            canvas.disk(centre_x, centre_y, side, front)
        elif kind == "rings":
            for reach, colour in ((1.0, front), (0.72, back), (0.44, front), (0.16, back)):
                canvas.disk(centre_x, centre_y, side * reach, colour)
        elif kind == "disk":
            canvas.disk(x + side / 2, y + side / 2, side * 0.36, front)
        elif kind == "half":
            middle_x, middle_y = _SIDES[tile.turn]
            canvas.disk(x + side * middle_x, y + side * middle_y, side * 0.5, front)
        elif kind == "corner":
            # A square on its tip, twice as large: its side is the tile's diagonal, the rest is cut off.
            tip = math.pi / 2 * tile.turn
            square = [shapes.around(centre_x, centre_y, side, tip + math.pi / 2 * step) for step in range(4)]
            canvas.fill(shapes.polygon(square), front)
