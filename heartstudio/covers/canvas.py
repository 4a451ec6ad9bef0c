"""The sheet that families paint on: a unit square, whatever the picture's size."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRadialGradient,
)

from heartstudio.covers import shapes
from heartstudio.covers.colour import Colour
from heartstudio.covers.dice import Dice
from heartstudio.covers.palette import Palette

_GRADIENT_STOPS = 6


class Canvas:
    """A painter whose coordinates run from (0, 0) at the upper left to (1, 1), with what a family needs to know.

    Attributes:
        palette: the song's colours.
        dice: decides what the song leaves open.
        energy: 0 (still) to 1 (driving); more is denser, thicker, harder.
    """

    def __init__(self, painter: QPainter, palette: Palette, dice: Dice, energy: float) -> None:
        self.palette = palette
        self.dice = dice
        self.energy = energy
        self._painter = painter
        self._inks: dict[tuple[Colour, float], QColor] = {}

    def count(self, calm: float, driving: float) -> int:
        """A number of things between what a calm and what a driving song would have, with some play."""
        middle = calm + (driving - calm) * self.energy
        return round(self.dice.near(middle, abs(driving - calm) * 0.3))

    def flood(self, colour: Colour) -> None:
        """Cover everything."""
        self.fill(shapes.rectangle(-1, -1, 3, 3), colour)

    def flood_down(self, top: Colour, bottom: Colour, start: float = 0.0, end: float = 1.0) -> None:
        """Cover everything with a gradient from one height to another."""
        self._paint(
            shapes.rectangle(-1, -1, 3, 3), self._fade(QLinearGradient(0, start, 0, end), top, bottom)
        )

    def fill(self, path: QPainterPath, colour: Colour, opacity: float = 1.0) -> None:
        """Fill a shape."""
        self._paint(path, QBrush(self._ink(colour, opacity)))

    def fill_down(self, path: QPainterPath, top: Colour, bottom: Colour) -> None:
        """Fill a shape with a gradient from its top to its bottom."""
        box = path.boundingRect()
        self._paint(path, self._fade(QLinearGradient(0, box.top(), 0, min(box.bottom(), 1.0)), top, bottom))

    def block(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle to whole pixels, so that neighbours meet without a seam."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.fill(shapes.rectangle(x, y, width, height), colour)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def disk(self, x: float, y: float, radius: float, colour: Colour, opacity: float = 1.0) -> None:
        """Fill a circle."""
        self.fill(shapes.disk(x, y, radius), colour, opacity)

    def glow(self, x: float, y: float, radius: float, colour: Colour, opacity: float = 1.0) -> None:
        """A soft light that is gone at the radius."""
        gradient = QRadialGradient(QPointF(x, y), radius)
        for step in range(_GRADIENT_STOPS + 1):
            share = step / _GRADIENT_STOPS
            gradient.setColorAt(share, self._ink(colour, opacity * (1 - share * share * (3 - 2 * share))))
        self._paint(shapes.disk(x, y, radius), QBrush(gradient))

    def stroke(
        self,
        path: QPainterPath,
        width: float,
        colour: Colour,
        *,
        opacity: float = 1.0,
        round_ends: bool = True,
    ) -> None:
        """Draw along a line."""
        cap = Qt.PenCapStyle.RoundCap if round_ends else Qt.PenCapStyle.FlatCap
        pen = QPen(self._ink(colour, opacity), width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)
        self._painter.strokePath(path, pen)

    def speckle(self, colour: Colour, count: int, opacity: float) -> None:
        """Fine dots over everything as of a printer's spray, denser towards the lower edge."""
        dice = self.dice
        dots = [
            QPointF(dice.between(0, 1), max(dice.between(0, 1), dice.between(0, 1))) for _ in range(count)
        ]
        pen = QPen(self._ink(colour, opacity), 0.0035)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._painter.setPen(pen)
        self._painter.drawPoints(dots)

    @contextmanager
    def inside(self, path: QPainterPath) -> Iterator[None]:
        """Nothing painted meanwhile shows outside the path."""
        self._painter.save()
        self._painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        try:
            yield
        finally:
            self._painter.restore()

    @contextmanager
    def inside_block(self, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """Nothing painted meanwhile shows outside a rectangle of whole pixels."""
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._painter.setClipPath(shapes.rectangle(x, y, width, height), Qt.ClipOperation.IntersectClip)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        try:
            yield
        finally:
            self._painter.restore()

    @contextmanager
    def moved(
        self,
        x: float = 0.0,
        y: float = 0.0,
        *,
        angle: float = 0.0,
        scale: float = 1.0,
        mirrored: bool = False,
    ) -> Iterator[None]:
        """Everything meanwhile is mirrored, scaled and turned (degrees, clockwise) about the centre, then moved."""
        self._painter.save()
        self._painter.translate(0.5 + x, 0.5 + y)
        self._painter.rotate(angle)
        self._painter.scale(-scale if mirrored else scale, scale)
        self._painter.translate(-0.5, -0.5)
        try:
            yield
        finally:
            self._painter.restore()

    def _paint(self, path: QPainterPath, brush: QBrush) -> None:
        self._painter.fillPath(path, brush)

    def _fade(self, gradient: QGradient, start: Colour, end: Colour) -> QBrush:
        """Stops mixed in OKLab: Qt itself would mix in sRGB, through muddy greys."""
        for step in range(_GRADIENT_STOPS + 1):
            share = step / _GRADIENT_STOPS
            gradient.setColorAt(share, self._ink(start.mixed(end, share)))
        return QBrush(gradient)

    def _ink(self, colour: Colour, opacity: float = 1.0) -> QColor:
        """Qt's own colour; kept, for a pattern asks for the same few many hundred times."""
        ink = self._inks.get((colour, opacity))
        if ink is None:
            ink = self._inks[colour, opacity] = QColor(*colour.rgb, round(255 * opacity))
        return ink
