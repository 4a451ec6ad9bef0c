"""The mark of keyboard focus, and the circle that fills."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from heartstudio.ui.pens import round_pen
from heartstudio.ui.theme import tokens_of

_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class FocusRing:
    """Mixed into a widget that shows where the keyboard is, but not after a click."""

    _ringed = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where the keyboard brought the focus."""
        self._ringed = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self._ringed = False
        super().focusOutEvent(event)
        self.update()

    def paint_ring(
        self, painter: QPainter, rect: QRectF, radius: float, colour: QColor | None = None
    ) -> None:
        """Paint the ring just inside a rounded rectangle, where there is one to show."""
        if not self._ringed:
            return
        painter.setPen(QPen(colour or tokens_of(self).accent, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius - 1, radius - 1)


def paint_progress(
    painter: QPainter, rect: QRectF, fraction: float, width: float, track: QColor, arc: QColor
) -> None:
    """Paint a circle of which a part from the top on is filled."""
    inner = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(track, width))
    painter.drawEllipse(inner)
    if fraction > 0:
        painter.setPen(round_pen(arc, width))
        painter.drawArc(inner, 90 * 16, -round(min(1.0, fraction) * 360 * 16))


class ProgressRing(QWidget):
    """A circle that fills as something gets done.

    Args:
        size: its width and height.
    """

    def __init__(self, size: int = 40, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._fraction = 0.0
        self.setFixedSize(size, size)

    @property
    def fraction(self) -> float:
        """How much is filled, from 0 to 1."""
        return self._fraction

    @fraction.setter
    def fraction(self, value: float) -> None:
        if value != self._fraction:
            self._fraction = value
            self.setAccessibleDescription(f"{round(value * 100)} %")
            self.update()

    def sizeHint(self) -> QSize:
        """As large as it was made."""
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint track and arc."""
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = max(3.0, self._size / 11)
        paint_progress(painter, QRectF(self.rect()), self._fraction, width, tokens.well_hover, tokens.accent)
