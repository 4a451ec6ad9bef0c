"""Lines to type into, and the rows of a form."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from heartstudio.ui.controls.label import Label
from heartstudio.ui.icons import paint_icon
from heartstudio.ui.theme import Type, font, tokens_of

_PATIENCE = 120


class Field(QLineEdit):
    """One line of text.

    Args:
        hint: what to type, shown while it is empty.
        name: spoken name; the hint by default.
        look: ``well`` for one that stands on a card, ``bare`` for one inside another control.
    """

    def __init__(self, hint: str = "", name: str = "", look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(name or hint)
        self.setFont(font(Type.TEXT))
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        if look:
            self.setProperty("look", look)


class SearchField(Field):
    """Searches as one types, a moment after the last key.

    Signals:
        searched(text): what to look for.
    """

    searched = Signal(str)

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(hint, look="well", parent=parent)
        self.setTextMargins(20, 0, 0, 0)
        self.setClearButtonEnabled(False)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._search)
        self.textChanged.connect(self._wait)
        self.returnPressed.connect(self._search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears it."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._search()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the magnifying glass too."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_icon(painter, "search", QRectF(9, (self.height() - 16) / 2, 16, 16), tokens_of(self).ink2)

    def _wait(self) -> None:
        self._patience.start()

    def _search(self) -> None:
        self._patience.stop()
        self.searched.emit(self.text())


class Row(QWidget):
    """A labelled control: the label above it, a value at the right end of the label.

    Args:
        label: what the control is.
        control: what is labelled.
        spacing: pixels between label and control.
    """

    def __init__(
        self, label: str, control: QWidget, *, spacing: int = 6, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._value = Label("", Type.LABEL, "ink", align=Qt.AlignmentFlag.AlignRight)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(label, Type.LABEL, "ink2"), 1)
        head.addWidget(self._value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing)
        column.addLayout(head)
        column.addWidget(control)
        if not control.accessibleName():
            control.setAccessibleName(label)

    @property
    def value(self) -> str:
        """What stands at the end of the label."""
        return self._value.text

    @value.setter
    def value(self, text: str) -> None:
        self._value.text = text
