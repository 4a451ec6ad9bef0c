"""The contact sheet: many covers side by side, as on the wall of a record shop."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QImage, QPainter

from heartstudio.covers.painted import paint_cover
from heartstudio.recipe import Recipe

_WALL = "#1b1a1d"
_GAP_SHARE = 0.09


def contact_sheet(recipes: Sequence[Recipe], columns: int = 5, size: int = 256) -> QImage:
    """The covers of several songs in rows, left to right, on a dark wall.

    Args:
        recipes: the songs, in order.
        columns: covers in a row; fewer where there are fewer songs.
        size: width and height of one cover in pixels.

    Raises:
        ValueError: without any recipe, column or pixel.
    """
    if not recipes or columns < 1 or size < 1:
        raise ValueError("A contact sheet needs at least one recipe, one column and one pixel")
    columns = min(columns, len(recipes))
    rows = -(-len(recipes) // columns)
    gap = round(size * _GAP_SHARE)
    pitch = size + gap
    image = QImage(gap + columns * pitch, gap + rows * pitch, QImage.Format.Format_RGB32)
    image.fill(QColor(_WALL))
    painter = QPainter(image)
    for index, recipe in enumerate(recipes):
        row, column = divmod(index, columns)
        painter.drawImage(gap + column * pitch, gap + row * pitch, paint_cover(recipe, size))
    painter.end()
    return image
