"""What a cover is to show, in words that can be changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from heartstudio.covers.brief import own_prompt
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.flow import Flow
from heartstudio.ui.controls.label import Prose
from heartstudio.ui.controls.surface import Surface
from heartstudio.ui.theme import Radius, Type, font

_LOWEST, _HIGHEST = 54, 220
"""Pixels between which the words have room as they need it; beyond that they scroll."""


class CoverWords(Surface):
    """The brief of a cover, to be read and rewritten.

    Signals:
        wanted(prompt): paint a cover from these words.
        returned(): the words that the song itself suggests are to hold again.
    """

    wanted = Signal(str)
    returned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", Radius.COVER, line=True, parent=parent)
        self.text = _Words()
        self.text.setAccessibleName(self.tr("What the cover shows"))
        self.text.submitted.connect(self._paint)
        self._paint_button = Button(self.tr("Paint this"), Look.CHIP)
        self._paint_button.clicked.connect(self._paint)
        self._back = Button(self.tr("Back to the song’s own"), Look.CHIP)
        self._back.clicked.connect(self.returned)
        self._shown = ""
        buttons = QWidget()
        flow = Flow(buttons)
        flow.addWidget(self._paint_button)
        flow.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addWidget(
            Prose(self.tr("This is what the cover model is told. It reads English best."), Type.SECONDARY)
        )
        column.addWidget(self.text)
        column.addWidget(buttons)

    def show_prompt(self, prompt: str, *, written: bool) -> None:
        """Show a brief.

        Args:
            prompt: its words.
            written: whether somebody wrote them rather than the art director.
        """
        # What is being typed is not taken away because the song changed meanwhile.
        if prompt != self._shown:
            self._shown = prompt
            self.text.setPlainText(prompt)
        self._back.setVisible(written)

    def _paint(self) -> None:
        prompt = own_prompt(self.text.toPlainText())
        if prompt:
            self.wanted.emit(prompt)
        else:
            self.returned.emit()


class _Words(QPlainTextEdit):
    """Several lines of text; Tab leaves them, and Return with Command or Control is enough.

    Signals:
        submitted(): that was pressed.
    """

    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font(Type.TEXT))
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return alone begins a new line."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    def _grow(self) -> None:
        # A plain text's layout counts its height in lines.
        height = round(self.document().size().height() * self.fontMetrics().lineSpacing()) + 4
        self.setFixedHeight(max(_LOWEST, min(height, _HIGHEST)))
