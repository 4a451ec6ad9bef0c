"""Menus with round corners, where the system can show what lies behind the corners."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget


class Menu(QMenu):
    """A menu that opens over a window and is deleted when it closes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        round_off(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def add_menu(self, title: str) -> QMenu:
        """Add a menu within this one."""
        inner = QMenu(title, self)
        round_off(inner)
        self.addMenu(inner)
        return inner


def round_off(popup: QWidget) -> None:
    """Give a menu or a list that pops up round corners; a bare X server would show black ones."""
    if QGuiApplication.platformName() != "xcb":
        popup.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        popup.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        popup.setProperty("rounded", True)
