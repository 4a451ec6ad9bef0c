"""How far the new cover of a song is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heartstudio.studio.cover_queue import CoverView
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.label import Label
from heartstudio.ui.controls.progress import ProgressLine
from heartstudio.ui.theme import Type
from heartstudio.ui.wording import cover_words


class CoverProgress(QWidget):
    """A line that fills while a cover is painted.

    Signals:
        cancelled(): the cover is not wanted any more.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", Type.SECONDARY, "ink2")
        self._line = ProgressLine()
        cancel = Button(self.tr("Cancel"), Look.LINK)
        cancel.clicked.connect(self.cancelled)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._words, 1)
        head.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._line)

    def show_view(self, view: CoverView) -> None:
        """Show how far a cover is."""
        self._words.text = cover_words(view)
        self._line.fraction = view.fraction
