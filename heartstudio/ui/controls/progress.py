"""A line that fills."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from heartstudio.ui.theme import tokens_of


class ProgressLine(QWidget):
    """A thin line that fills from the left as something gets done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fraction = 0.0
        self.setAccessibleName(self.tr("Progress"))
        self.setFixedHeight(12)

    @property
    def fraction(self) -> float:
        """How much is filled, from 0 to 1."""
        return self._fraction

    @fraction.setter
    def fraction(self, value: float) -> None:
        self._fraction = value
        self.setAccessibleDescription(f"{round(value * 100)} %")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint track and filled part."""
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(0, self.height() / 2 - 2, self.width(), 4)
        painter.setBrush(tokens.well_hover)
        painter.drawRoundedRect(track, 2, 2)
        if self._fraction > 0:
            track.setWidth(max(4.0, self._fraction * self.width()))
            painter.setBrush(tokens.accent)
            painter.drawRoundedRect(track, 2, 2)
