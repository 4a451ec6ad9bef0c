"""The waveform: the outline of a song as bars, the played part in colour, and a place to click."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from heartstudio.audio.peaks import Peaks
from heartstudio.ui.controls.ring import FocusRing
from heartstudio.ui.pens import round_pen
from heartstudio.ui.theme import Tokens, tokens_of

_BAR = 2.2
_STEP = 4.0
_KEY_SECONDS = 5.0
_QUIETEST = 0.02
"""Loudness below which a song is not stretched to the full height, so that silence looks silent."""


class Waveform(FocusRing, QAbstractSlider):
    """Shows an outline and where playing is.

    It is a slider for those who cannot see it.

    The bars are painted once and kept; while playing only their colours move. What is not composed yet is dots.

    Signals:
        sought(seconds): somebody clicked, dragged or pressed an arrow key.
    """

    sought = Signal(float)

    def __init__(self, height: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted_height = height
        self._peaks: Peaks | None = None
        self._duration = 0.0
        self._position = 0.0
        self._pointer: float | None = None
        self._bars: list[tuple[QPixmap, QPixmap]] = []
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Place in the song"))
        self.setOrientation(Qt.Orientation.Horizontal)
        self.valueChanged.connect(lambda seconds: self.sought.emit(float(seconds)))

    def show_song(self, peaks: Peaks | None, duration: float) -> None:
        """Show another outline.

        Args:
            peaks: what is known of it; None for nothing yet.
            duration: seconds that the whole width stands for.
        """
        self._peaks = peaks
        self._duration = duration
        self._bars.clear()
        self._tell_position()
        self.setEnabled(duration > 0)
        self.update()

    @property
    def position(self) -> float:
        """Seconds that are shown as played."""
        return self._position

    @position.setter
    def position(self, seconds: float) -> None:
        before, self._position = self._x_of(self._position), seconds
        self._tell_position()
        if round(before) != round(self._x_of(seconds)):
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, self._wanted_height)

    def minimumSizeHint(self) -> QSize:
        """Narrower than this says nothing."""
        return QSize(60, self._wanted_height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._seek(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        self._pointer = event.position().x()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the mark under the pointer away."""
        self._pointer = None
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go five seconds back or on, Home to the beginning."""
        places = {
            Qt.Key.Key_Left: self._position - _KEY_SECONDS,
            Qt.Key.Key_Right: self._position + _KEY_SECONDS,
            Qt.Key.Key_Home: 0.0,
        }
        if event.key() in places and not event.modifiers() and self._duration:
            self.sought.emit(min(self._duration, max(0.0, places[event.key()])))
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the bars out anew."""
        self._bars.clear()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow light and dark."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange):
            self._bars.clear()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the played part of the coloured bars, and the rest of the grey ones."""
        tokens = tokens_of(self)
        painter = QPainter(self)
        if not self._bars or self._bars[0][0].devicePixelRatio() != self.devicePixelRatioF():
            self._bars = [self._painted_bars(tokens)]
        played, rest = self._bars[0]
        ratio, middle = played.devicePixelRatio(), self._x_of(self._position)
        left = QRectF(0, 0, middle, self.height())
        right = QRectF(middle, 0, self.width() - middle, self.height())
        painter.drawPixmap(left, played, QRectF(left.topLeft() * ratio, left.size() * ratio))
        painter.drawPixmap(right, rest, QRectF(right.topLeft() * ratio, right.size() * ratio))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._pointer is not None and self.isEnabled():
            painter.setPen(QPen(tokens.ink2, 1))
            painter.drawLine(QLineF(self._pointer, 2, self._pointer, self.height() - 2))
        if self._ringed:
            painter.setPen(QPen(tokens.accent, 2))
            painter.drawLine(QLineF(middle, 0, middle, self.height()))

    def _tell_position(self) -> None:
        """Whole seconds, as the value of a slider, are what is read out to those who cannot see the bars."""
        self.blockSignals(True)
        self.setRange(0, math.ceil(self._duration))
        self.setValue(int(self._position))
        self.blockSignals(False)

    def _painted_bars(self, tokens: Tokens) -> tuple[QPixmap, QPixmap]:
        ratio = self.devicePixelRatioF()
        played, rest = QPixmap(self.size() * ratio), QPixmap(self.size() * ratio)
        lines, dots = self._lines()
        for pixmap, colour in ((played, tokens.accent), (rest, tokens.ink3)):
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(round_pen(colour, _BAR))
            painter.setOpacity(1.0 if pixmap is played else 0.75)
            painter.drawLines(lines)
            painter.setOpacity(1.0 if pixmap is played else 0.55)
            painter.setPen(round_pen(colour, 1.8))
            painter.drawPoints(dots)
            painter.end()
        return played, rest

    def _lines(self) -> tuple[list[QLineF], list[QPointF]]:
        """The bars of what exists, and the dots of what does not."""
        count = max(1, int(self.width() / _STEP))
        middle = self.height() / 2
        xs = [_STEP * (at + 0.5) for at in range(count)]
        if self._peaks is None or not self._duration or not self._peaks.frames:
            return [], [QPointF(x, middle) for x in xs]
        columns = self._peaks.columns(count, 0.0, self._duration)
        loud = columns[:, 2].astype(np.float64)
        heights = (
            np.sqrt(loud / max(_QUIETEST, float(loud.max(initial=0.0)))) * (self.height() - 2 * _BAR) / 2
        )
        known = self._peaks.seconds / self._duration * self.width()
        lines, dots = [], []
        for x, height in zip(xs, heights, strict=True):
            if x > known:
                dots.append(QPointF(x, middle))
            else:
                half = max(0.4, float(height))
                lines.append(QLineF(x, middle - half, x, middle + half))
        return lines, dots

    def _x_of(self, seconds: float) -> float:
        share = seconds / self._duration if self._duration else 0.0
        return min(1.0, max(0.0, share)) * self.width()

    def _seek(self, event: QMouseEvent) -> None:
        if self._duration:
            share = event.position().x() / max(1, self.width())
            self.sought.emit(min(1.0, max(0.0, share)) * self._duration)
