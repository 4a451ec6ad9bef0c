"""A page that scrolls, with the bar in its right margin."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QWidget

BAR = 8
"""Width of a scroll bar, which a page's right margin is made narrower by."""


class Scroll(QScrollArea):
    """Scrolls upwards and downwards.

    The bar is always there, though nothing is seen of it without need, so that nothing moves when it is needed.

    Args:
        inner: what is scrolled.
    """

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        name_bars(self)


def name_bars(area: QAbstractScrollArea) -> None:
    """Name the scroll bars of something for those who cannot see them."""
    area.verticalScrollBar().setAccessibleName(QCoreApplication.translate("Scroll", "Up and down"))
    area.horizontalScrollBar().setAccessibleName(QCoreApplication.translate("Scroll", "Left and right"))
