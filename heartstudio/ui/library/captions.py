"""Lines of text below covers: shortened and laid out once, not again for every frame of scrolling."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText, QTransform

from heartstudio.ui.theme import Type, font

_KEPT = 2048
"""Lines: several screens full of them."""


class Captions:
    """Writes lines in the program's typeface."""

    def __init__(self) -> None:
        self._fonts: dict[Type, tuple[QFont, QFontMetricsF]] = {}
        self._laid_out = lru_cache(_KEPT)(self._lay_out)

    def width(self, text: str, kind: Type) -> float:
        """How wide a line is, in points."""
        return self._laid_out(text, kind, 0).size().width()

    def write(
        self,
        painter: QPainter,
        place: QRectF,
        text: str,
        kind: Type,
        ink: QColor,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Write one line into a place, in the middle of its height, and shorten it where it is too long."""
        line = self._laid_out(text, kind, max(1, int(place.width())))
        size = line.size()
        left = place.right() - size.width() if side is Qt.AlignmentFlag.AlignRight else place.left()
        painter.setFont(self._font(kind)[0])
        painter.setPen(ink)
        painter.drawStaticText(QPointF(left, place.center().y() - size.height() / 2), line)

    def _font(self, kind: Type) -> tuple[QFont, QFontMetricsF]:
        if kind not in self._fonts:
            chosen = font(kind)
            self._fonts[kind] = (chosen, QFontMetricsF(chosen))
        return self._fonts[kind]

    def _lay_out(self, text: str, kind: Type, width: int) -> QStaticText:
        """A line of at most so many points; of any length for 0."""
        chosen, metrics = self._font(kind)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width) if width else text
        line = QStaticText(shown)
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.prepare(QTransform(), chosen)
        return line
