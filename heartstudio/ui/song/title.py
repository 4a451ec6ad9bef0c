"""The title of a song in large letters, which is edited where it stands."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from heartstudio.ui.theme import Type, font, tokens_of


class TitleField(QLineEdit):
    """A line that looks like a heading until it is clicked.

    A title that is too long for it is written smaller, and one that is still too long ends in an ellipsis, which a
    line to type into cannot do.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bare")
        self.setTextMargins(-4, 0, 0, 0)
        self.setAccessibleName(self.tr("Title"))
        self.setFont(font(Type.SONG))
        self.setFixedHeight(QFontMetrics(font(Type.SONG)).height() + 6)
        self.setMinimumWidth(60)
        self.textChanged.connect(self._fit)

    def show_title(self, title: str) -> None:
        """Show another title, from its beginning."""
        self.setText(title)
        self.setCursorPosition(0)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return keeps the title; Escape leaves it as it was."""
        if event.key() == Qt.Key.Key_Escape:
            while self.isUndoAvailable():
                self.undo()
            self.clearFocus()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clearFocus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show its beginning again."""
        super().focusOutEvent(event)
        self.setCursorPosition(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit it in."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, or the heading with an ellipsis."""
        metrics = QFontMetrics(self.font())
        if self.hasFocus() or metrics.horizontalAdvance(self.text()) <= self._room():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(tokens_of(self).ink)
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self._room())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _room(self) -> int:
        return self.width() - 4

    def _fit(self) -> None:
        large = QFontMetrics(font(Type.SONG)).horizontalAdvance(self.text()) <= self._room()
        self.setFont(font(Type.SONG if large else Type.PAGE))
        whole = QFontMetrics(self.font()).horizontalAdvance(self.text()) <= self._room()
        self.setToolTip("" if whole else self.text())
