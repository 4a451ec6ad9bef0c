"""The first line of a page: what it is called, and its tools at the right."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from heartstudio.ui.controls.label import Label
from heartstudio.ui.theme import MARGIN, Type

TOP = 22
"""Pixels above it."""

BELOW = 20
"""Pixels between it and the page's contents."""

_HEIGHT = 32


class PageHead(QWidget):
    """As high on every page, so that titles stand still when one goes from page to page.

    Args:
        title: of the page.
        tools: buttons and fields at the right.
        widest: pixels beyond which the tools stay where they are, above contents that grow no further either.
    """

    def __init__(self, title: str, *tools: QWidget, widest: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(title, Type.PAGE)
        self._widest = widest
        self.setFixedHeight(_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, MARGIN, 0)
        row.setSpacing(8)
        row.addWidget(self.title, 1)
        for tool in tools:
            row.addWidget(tool)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the tools above what they belong to."""
        super().resizeEvent(event)
        unused = self.width() - MARGIN - self._widest if self._widest else 0
        self.layout().setContentsMargins(0, 0, MARGIN + max(0, unused), 0)
