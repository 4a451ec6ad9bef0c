"""Where Tab goes: through a window in the order in which it is read, whenever its parts came into being."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem, QStackedWidget, QWidget


class ReadingOrder:
    """Mixed into a window, or into a sheet that keeps the focus to itself.

    Qt goes through widgets in the order in which they were made. Pages are made when they are first seen, and rows
    and tags come and go, so that this order soon is no order; that of the layouts always is.
    """

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Go to the next widget that takes the focus, or to the one before."""
        stops = list(tab_stops(self))
        if not stops:
            return False
        now = QApplication.focusWidget()
        before = -1 if forwards else 0
        place = (stops.index(now) if now in stops else before) + (1 if forwards else -1)
        reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
        stops[place % len(stops)].setFocus(reason)
        return True


def tab_stops(root: QWidget) -> Iterator[QWidget]:
    """Everything within a widget that Tab stops at, in the order of its layouts."""
    every = QGuiApplication.styleHints().tabFocusBehavior() == Qt.TabFocusBehavior.TabFocusAllControls
    # A Mac can be told to let Tab stop at texts and lists alone.
    wanted = Qt.FocusPolicy.TabFocus if every else Qt.FocusPolicy.StrongFocus
    for widget in _in_order(root):
        takes = widget.focusPolicy() & wanted == wanted and widget.focusProxy() is None
        if takes and widget.isEnabled() and widget is not root:
            yield widget


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    if widget.isHidden():
        return
    yield widget
    if isinstance(widget, QStackedWidget):
        if (page := widget.currentWidget()) is not None:
            yield from _in_order(page)
        return
    laid_out = list(_items(widget.layout())) if widget.layout() is not None else []
    others = [
        child
        for child in widget.children()
        if isinstance(child, QWidget) and not child.isWindow() and child not in laid_out
    ]
    for child in (*laid_out, *others):
        yield from _in_order(child)


def _items(item: QLayout | QLayoutItem) -> Iterator[QWidget]:
    layout = item if isinstance(item, QLayout) else item.layout()
    if layout is None:
        if (widget := item.widget()) is not None:
            yield widget
        return
    for at in range(layout.count()):
        yield from _items(layout.itemAt(at))
