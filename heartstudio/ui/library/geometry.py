"""Where everything of a song stands in its cell of the grid."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

GAP_X = 20
GAP_Y = 22
SMALLEST_COVER = 148
LARGEST_COVER = 200

_TITLE_GAP = 9
_TITLE_HEIGHT = 18
_TAGS_HEIGHT = 17
_BUTTON = 38.0
_HEART = 30.0


@dataclass(frozen=True, slots=True)
class Cell:
    """The parts of one cell.

    Attributes:
        cover: the picture.
        title: below it.
        tags: below the title.
        play: the button over the picture.
        heart: the other button over the picture.
    """

    cover: QRectF
    title: QRectF
    tags: QRectF
    play: QRectF
    heart: QRectF

    @classmethod
    def at(cls, corner: QPointF, cover: float) -> Cell:
        """The cell whose upper left corner is here and whose picture is so wide."""
        picture = QRectF(corner, QSizeF(cover, cover))
        title = QRectF(corner.x(), picture.bottom() + _TITLE_GAP, cover, _TITLE_HEIGHT)
        tags = QRectF(corner.x(), title.bottom(), cover, _TAGS_HEIGHT)
        play = QRectF(picture.right() - _BUTTON - 10, picture.bottom() - _BUTTON - 10, _BUTTON, _BUTTON)
        heart = QRectF(picture.right() - _HEART - 8, picture.top() + 8, _HEART, _HEART)
        return cls(picture, title, tags, play, heart)


def cell_height(cover: float) -> float:
    """Height of a cell without the gap below it."""
    return cover + _TITLE_GAP + _TITLE_HEIGHT + _TAGS_HEIGHT


def cover_width(width: float) -> tuple[int, int]:
    """How many columns a grid of this width has, a gap after each, and how wide their covers are."""
    columns = max(1, int(width // (SMALLEST_COVER + GAP_X)))
    # One pixel stays free: Qt goes on to the next row where a cell would end exactly at the edge.
    return columns, min(LARGEST_COVER, max(1, int((width - 1) // columns) - GAP_X))
