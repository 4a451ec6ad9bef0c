"""Grounds that other things stand on: a page, a card, a well."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from heartstudio.ui.theme import Tokens, tokens_of

SHADOW = 14
"""Pixels that a shadow reaches beyond what casts it."""

_RINGS = 7


class Surface(QWidget):
    """A plain ground.

    Args:
        colour: name of a token.
        radius: of its corners.
        line: whether a hairline runs around it.
    """

    def __init__(
        self, colour: str = "card", radius: float = 0, *, line: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._colour = colour
        self._radius = radius
        self._line = line
        self._lit = False

    def set_colour(self, colour: str) -> None:
        """Become another ground."""
        if colour != self._colour:
            self._colour = colour
            self.update()

    def light_up(self, lit: bool) -> None:
        """Show that the keyboard, or what is dragged, is here."""
        if lit is not self._lit:
            self._lit = lit
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        lined = self._line or self._lit
        if lined:
            rect.adjust(0.5, 0.5, -0.5, -0.5)
        colour = tokens.accent if self._lit else tokens.line
        painter.setPen(QPen(colour, 1) if lined else Qt.PenStyle.NoPen)
        painter.setBrush(getattr(tokens, self._colour))
        painter.drawRoundedRect(rect, self._radius, self._radius)


def paint_shadow(painter: QPainter, rect: QRectF, radius: float, tokens: Tokens) -> None:
    """Paint the soft shadow of something that floats, a little below it; what floats is painted over that."""
    painter.setPen(Qt.PenStyle.NoPen)
    shade = QColor(tokens.shadow)
    shade.setAlphaF(shade.alphaF() * 0.075)
    painter.setBrush(shade)
    for ring in range(_RINGS):
        spread = SHADOW * (ring / _RINGS) ** 1.5 - 2
        around = rect.adjusted(-spread, -spread, spread, spread).translated(0, 3)
        painter.drawRoundedRect(around, radius + spread, radius + spread)


class Hairline(QWidget):
    """One of the few lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        QPainter(self).fillRect(self.rect(), tokens_of(self).line)
