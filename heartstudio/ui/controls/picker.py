"""A field that opens a list to choose from, and a switch."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QActionGroup, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from heartstudio.ui.controls.menu import Menu
from heartstudio.ui.controls.ring import FocusRing
from heartstudio.ui.icons import paint_icon
from heartstudio.ui.theme import MOTION, Radius, Type, font, tokens_of


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose.

    Attributes:
        key: what it stands for.
        text: what it is called.
        enabled: whether it can be chosen now.
    """

    key: Hashable
    text: str
    enabled: bool = True


class Picker(FocusRing, QAbstractButton):
    """Shows what is chosen and opens a menu of all choices.

    Signals:
        chosen(key): somebody chose.

    Args:
        name: spoken name.
        quiet: a small well instead of a field.
    """

    chosen = Signal(object)

    def __init__(self, name: str, *, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[Choice] = []
        self._key: Hashable = None
        self._quiet = quiet
        self.setAccessibleName(name)
        self.setFont(font(Type.BUTTON if quiet else Type.TEXT))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        wide = QSizePolicy.Policy.Fixed if quiet else QSizePolicy.Policy.Expanding
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)

    @property
    def key(self) -> Hashable:
        """What is chosen."""
        return self._key

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What there is to choose."""
        return tuple(self._choices)

    def offer(self, choices: Sequence[Choice], key: Hashable) -> None:
        """Offer other choices, one of which is chosen."""
        self._choices = list(choices)
        self.choose(key)
        self.updateGeometry()

    def choose(self, key: Hashable) -> None:
        """Show another choice; nobody is told."""
        self._key = key
        self.setText(next((choice.text for choice in self._choices if choice.key == key), ""))
        self.setAccessibleDescription(self.text())
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the longest choice, within reason."""
        metrics = QFontMetrics(self.font())
        words = max((metrics.horizontalAdvance(choice.text) for choice in self._choices), default=60)
        return QSize(min(320, words + 44), 32 if self._quiet else 34)

    def minimumSizeHint(self) -> QSize:
        """Its words may be cut."""
        return QSize(min(96, self.sizeHint().width()), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """The arrow down opens it too."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
        if event.type() is QEvent.Type.KeyPress and event.key() in keys:
            self._open()
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a field with an arrow."""
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        ground = tokens.well if self._quiet else tokens.card
        if self.underMouse() and self._quiet:
            ground = tokens.well_hover
        painter.setPen(Qt.PenStyle.NoPen if self._quiet else QPen(tokens.line, 1))
        painter.setBrush(ground)
        inner = rect if self._quiet else rect.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inner, Radius.FIELD, Radius.FIELD)
        ink = tokens.ink2 if self._quiet else tokens.ink
        painter.setPen(ink if self.isEnabled() else tokens.ink3)
        painter.setFont(self.font())
        room = rect.adjusted(12, 0, -30, 0)
        shown = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        arrow = QRectF(rect.right() - 26, rect.center().y() - 7.5, 15, 15)
        paint_icon(painter, "chevron-down", arrow, tokens.ink2)
        self.paint_ring(painter, rect, Radius.FIELD)

    def _open(self) -> None:
        menu = Menu(self)
        menu.setMinimumWidth(self.width())
        group = QActionGroup(menu)
        for choice in self._choices:
            action = menu.addAction(choice.text)
            action.setCheckable(True)
            action.setChecked(choice.key == self._key)
            action.setEnabled(choice.enabled)
            action.triggered.connect(lambda _on, key=choice.key: self._take(key))
            group.addAction(action)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _take(self, key: Hashable) -> None:
        self.choose(key)
        self.chosen.emit(key)


class Switch(FocusRing, QAbstractButton):
    """On or off.

    Args:
        name: spoken name.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._way = QVariantAnimation(self, duration=MOTION, easingCurve=QEasingCurve.Type.OutCubic)
        self._way.valueChanged.connect(self.update)
        self.toggled.connect(self._slide)

    def sizeHint(self) -> QSize:
        """As on every phone."""
        return QSize(38, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint track and knob."""
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent_fill if self.isChecked() else tokens.well_hover)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        running = self._way.state() is QVariantAnimation.State.Running
        share = float(self._way.currentValue()) if running else float(self.isChecked())
        knob = rect.height() - 4
        painter.setBrush(tokens.on_accent)
        painter.drawEllipse(QRectF(2 + share * (rect.width() - knob - 4), 2, knob, knob))
        self.paint_ring(painter, rect, rect.height() / 2, tokens.ink)

    def _slide(self, on: bool) -> None:
        if not self.isVisible():
            return
        self._way.setStartValue(float(not on))
        self._way.setEndValue(float(on))
        self._way.start()
