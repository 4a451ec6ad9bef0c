"""The sidebar: the pages, two collections, and the model that composes."""

from __future__ import annotations

import sys
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from heartstudio.ui.controls.label import Label
from heartstudio.ui.controls.ring import FocusRing
from heartstudio.ui.controls.surface import Surface
from heartstudio.ui.icons import paint_icon
from heartstudio.ui.theme import SIDEBAR_WIDTH, Radius, Type, font, tokens_of
from heartstudio.ui.wording import number

_TOP = 52 if sys.platform == "darwin" else 22
"""On a Mac the window's own buttons lie over the sidebar."""


class Place(Enum):
    """Where one can go."""

    COMPOSE = "compose"
    LIBRARY = "library"
    QUEUE = "queue"
    MODELS = "models"
    FAVOURITES = "favourites"
    THIS_WEEK = "this week"


class Sidebar(Surface):
    """Goes places.

    Signals:
        chosen(Place): somebody wants to be there.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("side", parent=parent)
        self.setFixedWidth(SIDEBAR_WIDTH)
        self._items: dict[Place, _Item] = {}
        self._model = Label("", Type.SECONDARY, "ink2", indent=10)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, _TOP, 12, 20)
        column.setSpacing(2)
        for place, icon, text in (
            (Place.COMPOSE, "compose", self.tr("Compose")),
            (Place.LIBRARY, "library", self.tr("Library")),
            (Place.QUEUE, "queue", self.tr("Queue")),
            (Place.MODELS, "models", self.tr("Models")),
        ):
            column.addWidget(self._add(place, icon, text))
        column.addSpacing(14)
        heading = Label(self.tr("Collections"), Type.LABEL, "ink2", indent=10)
        column.addWidget(heading)
        column.addSpacing(4)
        column.addWidget(self._add(Place.FAVOURITES, "heart", self.tr("Favourites")))
        column.addWidget(self._add(Place.THIS_WEEK, "calendar", self.tr("This week")))
        column.addStretch(1)
        column.addWidget(self._model)

    def mark(self, place: Place) -> None:
        """Show where one is."""
        for other, item in self._items.items():
            item.setChecked(other is place)

    def count(self, place: Place, count: int) -> None:
        """Show how much there is at a place; nothing for none."""
        self._items[place].set_count(count)

    def name_model(self, title: str) -> None:
        """Show which model composes."""
        self._model.text = title

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On a Mac the window is moved by its sidebar, where it has no title bar."""
        if sys.platform == "darwin" and event.button() is Qt.MouseButton.LeftButton:
            self.window().windowHandle().startSystemMove()

    def _add(self, place: Place, icon: str, text: str) -> QWidget:
        item = _Item(icon, text)
        item.clicked.connect(lambda: self.chosen.emit(place))
        item.stepped.connect(lambda step: self._step(place, step))
        self._items[place] = item
        return item

    def _step(self, place: Place, step: int) -> None:
        places = list(self._items)
        nearby = places[(places.index(place) + step) % len(places)]
        self._items[nearby].setFocus(Qt.FocusReason.TabFocusReason)


class _Item(FocusRing, QAbstractButton):
    stepped = Signal(int)

    def __init__(self, icon: str, text: str) -> None:
        super().__init__()
        self._icon = icon
        self._count = 0
        self.setText(text)
        self.setCheckable(True)
        self.setFont(font(Type.BUTTON))
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleDescription(number(count) if count else "")
        self.update()

    def nextCheckState(self) -> None:
        """Only the window says where one is."""

    def sizeHint(self) -> QSize:
        return QSize(120, 32)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent_soft if self.isChecked() else tokens.line)
            painter.drawRoundedRect(rect, Radius.FIELD, Radius.FIELD)
        ink = tokens.accent_ink if self.isChecked() else tokens.ink2
        paint_icon(painter, self._icon, QRectF(10, (rect.height() - 17) / 2, 17, 17), ink)
        painter.setFont(self.font())
        painter.setPen(ink)
        room = rect.adjusted(37, 0, -40, 0)
        text = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if self._count:
            painter.setPen(tokens.ink2)
            end = rect.adjusted(0, 0, -10, 0)
            painter.drawText(
                end, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number(self._count)
            )
        self.paint_ring(painter, rect, Radius.FIELD)
