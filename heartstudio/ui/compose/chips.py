"""A tag that was chosen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from heartstudio.ui.controls.ring import FocusRing
from heartstudio.ui.icons import paint_icon
from heartstudio.ui.theme import Type, font, tokens_of

HEIGHT = 28
_PADDING = 11
_CROSS = 12


class TagChip(FocusRing, QAbstractButton):
    """A pill that goes away when it is pressed; Delete does the same.

    Signals:
        removed(tag): it is to go.

    Args:
        tag: as it is written into the recipe.
    """

    removed = Signal(str)

    def __init__(self, tag: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tag = tag
        self.setText(tag[:1].upper() + tag[1:])
        self.setFont(font(Type.CHIP))
        self.setAccessibleName(self.tr("Tag {0}; press to remove").format(tag))
        self.setToolTip(self.tr("Remove"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda: self.removed.emit(self.tag))

    def sizeHint(self) -> QSize:
        """As wide as the word, and room for the cross that the pointer brings."""
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2 * _PADDING, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return):
            self.removed.emit(self.tag)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill."""
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        over = self.underMouse() or self._ringed
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent_fill.darker(108 if over else 100))
        painter.drawRoundedRect(rect, HEIGHT / 2, HEIGHT / 2)
        painter.setFont(self.font())
        painter.setPen(tokens.on_accent)
        words = rect.adjusted(_PADDING - (5 if over else 0), 0, -_PADDING + 2, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if over:
            cross = QRectF(rect.right() - _CROSS - 4, (HEIGHT - _CROSS) / 2, _CROSS, _CROSS)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent_fill.darker(108))
            painter.drawRect(cross.adjusted(-1, -2, 0, 2))
            paint_icon(painter, "close", cross, tokens.on_accent)
        self.paint_ring(painter, rect, HEIGHT / 2, tokens.ink)
