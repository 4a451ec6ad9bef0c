"""What stands where nothing is yet: a word of what could be here, and the way to it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.label import Label, Prose
from heartstudio.ui.icons import paint_icon
from heartstudio.ui.theme import Type, tokens_of

_WIDTH = 360


class _Mark(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(72, 72)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent_soft)
        painter.drawEllipse(self.rect())
        paint_icon(painter, self._icon, QRectF(21, 21, 30, 30), tokens.accent)


class Empty(QWidget):
    """An invitation in the middle of a page.

    Signals:
        accepted(): its button was pressed.

    Args:
        icon: name of an icon.
        title: what could be here.
        text: how it gets here.
        action: what the button says; none where empty.
    """

    accepted = Signal()

    def __init__(
        self, icon: str, title: str, text: str, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._text = Prose(text, Type.TEXT)
        self._text.setAlignment(centre)
        self._text.setFixedWidth(_WIDTH)
        self._text.setMinimumHeight(self._text.heightForWidth(_WIDTH))
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addStretch(2)
        column.addWidget(_Mark(icon), 0, centre)
        column.addSpacing(18)
        column.addWidget(Label(title, Type.PAGE, align=centre), 0, centre)
        column.addSpacing(8)
        column.addWidget(self._text, 0, centre)
        column.addSpacing(20)
        if action:
            button = Button(action, Look.PRIMARY)
            button.clicked.connect(self.accepted)
            column.addWidget(button, 0, centre)
        column.addStretch(3)
