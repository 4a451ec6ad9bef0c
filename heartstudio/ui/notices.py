"""Notices at the foot of a window: what happened, what is safe, what to do. Nothing stops for them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heartstudio.studio.jobs import Problem
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.label import Prose
from heartstudio.ui.controls.surface import SHADOW, paint_shadow
from heartstudio.ui.icons import paint_icon
from heartstudio.ui.said import headline, sentences
from heartstudio.ui.theme import Radius, Type, tokens_of

_SHOWN = 7000
"""Milliseconds that a notice without consequences is shown; a problem stays until it is put away."""

_MOST = 3
_WIDTH = 400 + 2 * SHADOW
_MARGIN = 20 - SHADOW


class Notice(QWidget):
    """One notice.

    Args:
        title: what happened.
        text: what is safe and what to do; may be empty.
        icon: beside it.
        colour: token of the icon.
        action: what its button says; none where empty.
        act: what the button does.
        below: whether the button stands below the words, which have all the width then.
        lasting: whether it stays until :meth:`dismiss`: it cannot be put away, and its button does not either.
    """

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        icon: str = "info",
        colour: str = "ink2",
        action: str = "",
        act: Callable[[], object] | None = None,
        below: bool = False,
        lasting: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._colour = colour
        self.title = title
        self.text = text
        self.lasting = lasting
        self._words = Prose(text, Type.SECONDARY)
        self._words.setVisible(bool(text))
        self._name()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Prose(title, Type.STRONG, "ink"))
        words.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(46, 11, 10, 12)
        row.setSpacing(8)
        row.addLayout(words, 1)
        if action and act is not None:
            button = Button(action, Look.QUIET)
            button.clicked.connect(act if lasting else lambda: (act(), self.dismiss()))
            if below:
                words.addSpacing(6)
                words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        if lasting:
            return
        close = Button(look=Look.PLAIN, icon="close", name=self.tr("Put away"), icon_size=14)
        close.clicked.connect(self.dismiss)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop if text else Qt.AlignmentFlag.AlignVCenter)

    def show_text(self, text: str) -> None:
        """Say something else below the title."""
        self.text = text
        self._words.setText(text)
        self._name()

    def dismiss(self) -> None:
        """Go away."""
        self.hide()
        self.deleteLater()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a floating card."""
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        painter.setPen(QPen(tokens.line, 1))
        painter.setBrush(tokens.card)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), Radius.WINDOW, Radius.WINDOW)
        colour = getattr(tokens, self._colour)
        top = 12 if self.text else (self.height() - 19) / 2
        paint_icon(painter, self._icon, QRectF(15, top, 19, 19), colour)

    def _name(self) -> None:
        self.setAccessibleName(f"{self.title}. {self.text}" if self.text else self.title)


class Notices(QWidget):
    """Stacks notices over the lower end of another widget.

    Args:
        over: the widget; notices move with it.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SHADOW, SHADOW, SHADOW, SHADOW)
        self._column.setSpacing(8)
        # Not QTimer.singleShot with a context: errors in what that calls vanish without a word.
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._place)
        over.installEventFilter(self)
        self.hide()

    def tell(
        self, title: str, text: str = "", *, action: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Say that something is done; it goes away by itself."""
        notice = Notice(title, text, icon="check", colour="accent", action=action, act=act, parent=self)
        timer = QTimer(notice, singleShot=True, interval=_SHOWN)
        timer.timeout.connect(notice.dismiss)
        timer.start()
        self._show(notice)

    def begin(self, title: str, text: str, *, action: str, act: Callable[[], object]) -> Notice:
        """Say that something is under way, until the notice that is returned is dismissed."""
        notice = Notice(title, text, icon="search", action=action, act=act, lasting=True, parent=self)
        self._show(notice)
        return notice

    def show_problem(
        self, problem: Problem, *, action: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Say that something went wrong; what is said already is not said again."""
        title, text = headline(problem), sentences(problem.safe, problem.remedy)
        for notice in self.notices():
            if notice.title == title:
                if notice.text == text:
                    return
                notice.dismiss()
        notice = Notice(
            title, text, icon="warning", colour="warning", action=action, act=act, below=True, parent=self
        )
        self._show(notice)

    def notices(self) -> list[Notice]:
        """Those that are shown, the newest last."""
        return [notice for notice in self.findChildren(Notice) if not notice.isHidden()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the widget below."""
        if watched is self._over and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Take the room that notices need when they say something else."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._settling.start()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shadows, which run into each other."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for notice in self.notices():
            paint_shadow(painter, QRectF(notice.geometry()), Radius.WINDOW, tokens_of(self))

    def childEvent(self, event: QEvent) -> None:
        """Shrink when a notice has gone."""
        super().childEvent(event)
        if event.type() is QEvent.Type.ChildRemoved:
            self._settling.start()

    def _show(self, notice: Notice) -> None:
        shown = [notice for notice in self.notices() if not notice.lasting]
        for old in shown[: max(0, len(shown) - _MOST + 1)]:
            old.dismiss()
        self._column.addWidget(notice)
        notice.show()
        self._place()

    def _place(self) -> None:
        if not self.notices():
            self.hide()
            return
        width = min(_WIDTH, self._over.width() - 2 * _MARGIN)
        height = max(self._column.heightForWidth(width), self._column.sizeHint().height())
        self.setGeometry(
            self._over.width() - width - _MARGIN, self._over.height() - height - _MARGIN, width, height
        )
        self.show()
        self.raise_()
