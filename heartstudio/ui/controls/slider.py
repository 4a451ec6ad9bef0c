"""The dial: a slider whose filled part is the value."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from heartstudio.ui.controls.ring import FocusRing
from heartstudio.ui.theme import tokens_of

_HANDLE = 8.0
_TRACK = 4.0


class Slider(FocusRing, QAbstractSlider):
    """A horizontal slider that paints itself; clicking anywhere goes there.

    Args:
        handle: whether the round handle is shown; without it only the track is.
        quiet: filled in grey instead of the accent.
    """

    def __init__(self, *, handle: bool = True, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._handle = handle
        self._quiet = quiet
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Low and wide."""
        return QSize(120, 18)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the pointer is."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a page that is scrolled must not change values on its way."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, page keys, Home and End."""
        steps = {
            Qt.Key.Key_Left: -self.singleStep(),
            Qt.Key.Key_Down: -self.singleStep(),
            Qt.Key.Key_Right: self.singleStep(),
            Qt.Key.Key_Up: self.singleStep(),
            Qt.Key.Key_PageDown: -self.pageStep(),
            Qt.Key.Key_PageUp: self.pageStep(),
            Qt.Key.Key_Home: self.minimum() - self.value(),
            Qt.Key.Key_End: self.maximum() - self.value(),
        }
        if event.key() in steps and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.setValue(self.value() + steps[event.key()])
        else:
            event.ignore()

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        """Show the new value."""
        super().sliderChange(change)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint track, filled part and handle."""
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = self.height() / 2
        track = QRectF(0, middle - _TRACK / 2, self.width(), _TRACK)
        painter.setBrush(tokens.well_hover if self._quiet else tokens.well)
        painter.drawRoundedRect(track, _TRACK / 2, _TRACK / 2)
        place = self._place()
        painter.setBrush(tokens.ink2 if self._quiet else tokens.accent if self.isEnabled() else tokens.ink3)
        painter.drawRoundedRect(
            QRectF(track.topLeft(), QPointF(place, track.bottom())), _TRACK / 2, _TRACK / 2
        )
        if self._handle or self._ringed or self.isSliderDown():
            knob = _HANDLE if self._handle else 5.0
            self._paint_knob(painter, QPointF(place, middle), knob)

    def _paint_knob(self, painter: QPainter, centre: QPointF, radius: float) -> None:
        """White and lit from above: on a white page its edge and its shadow alone tell it from the ground."""
        tokens = tokens_of(self)
        for depth, strength in ((1.6, 0.12), (0.8, 0.2), (0.0, 0.35)):
            shade = QColor(tokens.shadow)
            shade.setAlphaF(shade.alphaF() * strength)
            painter.setBrush(shade)
            spread = radius + 0.6 + depth / 2
            painter.drawEllipse(centre + QPointF(0, depth), spread, spread)
        painter.setBrush(tokens.knob)
        if self._ringed:
            painter.setPen(QPen(tokens.accent, 2))
        painter.drawEllipse(centre, radius, radius)

    def _ends(self) -> tuple[float, float]:
        edge = _HANDLE + 0.5 if self._handle else 0.0
        return edge, self.width() - edge

    def _place(self) -> float:
        first, last = self._ends()
        span = self.maximum() - self.minimum()
        return first + (last - first) * (self.value() - self.minimum()) / span if span else first

    def _follow(self, event: QMouseEvent) -> None:
        first, last = self._ends()
        share = (event.position().x() - first) / max(1.0, last - first)
        span = self.maximum() - self.minimum()
        steps = max(1, self.singleStep())
        self.setValue(self.minimum() + round(share * span / steps) * steps)
