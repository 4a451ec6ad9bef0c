"""Text on a page: one line that ends in an ellipsis where there is no room, or several that wrap."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from heartstudio.ui.theme import Type, font, tokens_of


class Label(QWidget):
    """One line of text that is cut with an ellipsis, the whole of it in the tool tip then.

    Args:
        text: what it says.
        kind: size and weight.
        colour: name of a token.
        align: where in its width it stands.
        indent: pixels at its left.
    """

    def __init__(
        self,
        text: str = "",
        kind: Type = Type.TEXT,
        colour: str = "ink",
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        indent: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._colour = colour
        self._align = align
        self._indent = indent
        self.setFont(font(kind))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    @text.setter
    def text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def set_colour(self, colour: str) -> None:
        """Say it in the colour of another token."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(self._width() + self._indent, QFontMetrics(self.font()).height())

    def minimumSizeHint(self) -> QSize:
        """It may be cut."""
        return QSize(min(24, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(getattr(tokens_of(self), self._colour))
        room = self.rect().adjusted(self._indent, 0, 0, 0)
        shown = self._text
        if self._width() > room.width():
            metrics = QFontMetrics(self.font())
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(self._text if shown != self._text else "")
        painter.drawText(room, self._align | Qt.AlignmentFlag.AlignVCenter, shown)

    def _width(self) -> int:
        # Rounded up: a text that were given a fraction of a pixel too little would lose its end.
        return math.ceil(QFontMetricsF(self.font()).horizontalAdvance(self._text))


class Prose(QLabel):
    """Text that wraps; ``<b>`` is the only markup that it is given.

    Args:
        text: what it says.
        kind: size and weight.
        colour: name of a token.
    """

    def __init__(
        self, text: str = "", kind: Type = Type.SECONDARY, colour: str = "ink2", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._colour = colour
        self.setFont(font(kind))
        self.setWordWrap(True)
        self._tint()

    def set_colour(self, colour: str) -> None:
        """Say it in the colour of another token."""
        self._colour = colour
        self._tint()

    def changeEvent(self, event: object) -> None:
        """Follow light and dark."""
        super().changeEvent(event)
        if event.type() is event.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        colour = getattr(tokens_of(self), self._colour)
        palette = self.palette()
        if palette.color(self.foregroundRole()) != colour:
            palette.setColor(self.foregroundRole(), colour)
            self.setPalette(palette)
