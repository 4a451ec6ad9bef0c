"""The menu-bar icon: opens the popover, has a menu, and shows progress as a ring."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from heartstudio.audio.player import PlayerState
from heartstudio.resources import resource
from heartstudio.studio.studio import Studio
from heartstudio.ui.controls.ring import paint_progress
from heartstudio.ui.icons import paint_icon
from heartstudio.ui.popover.popover import Popover
from heartstudio.ui.theme import LIGHT

POINTS = 18
_STEPS = 36
"""How many pictures a song goes through: the menu bar is no place for an animation."""


class Tray(QObject):
    """Lives in the menu bar.

    Signals:
        studio_wanted(): from the menu.
        preferences_wanted(): from the menu.
        quit_wanted(): from the menu.

    Args:
        studio: whose progress it shows.
        popover: opens at a click.
    """

    studio_wanted = Signal()
    preferences_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, studio: Studio, popover: Popover, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._popover = popover
        self._step = -1
        # Without a context menu of Qt's: on a Mac that would open at a left click too.
        self.icon = QSystemTrayIcon(self)
        self.icon.setToolTip("HeartStudio")
        self.icon.activated.connect(self._on_click)
        self._menu = QMenu()
        self._build_menu()
        studio.queue.changed.connect(self._show_progress)
        studio.queue.progressed.connect(lambda _job, _progress: self._show_progress())
        self._show_progress()

    def show(self) -> None:
        """Appear."""
        self.icon.show()

    def hide(self) -> None:
        """Disappear."""
        self.icon.hide()

    def notify(self, title: str, text: str) -> None:
        """Say something where no window is open."""
        self.icon.showMessage(title, text, self.icon.icon())

    def _build_menu(self) -> None:
        menu = self._menu
        menu.addAction(self.tr("Open Studio"), self.studio_wanted.emit)
        menu.addSeparator()
        self._toggle = menu.addAction(self.tr("Play"), self._studio.playback.toggle)
        menu.addAction(self.tr("Next"), self._studio.playback.next)
        self._cancel = menu.addAction(self.tr("Cancel the song in the making"), self._cancel_running)
        menu.addSeparator()
        menu.addAction(self.tr("Preferences"), self.preferences_wanted.emit)
        menu.addAction(self.tr("Quit HeartStudio"), self.quit_wanted.emit)
        menu.aboutToShow.connect(self._refresh_menu)

    def _refresh_menu(self) -> None:
        playing = self._studio.playback.state in (PlayerState.PLAYING, PlayerState.WAITING)
        self._toggle.setText(self.tr("Pause") if playing else self.tr("Play"))
        self._toggle.setEnabled(
            self._studio.playback.song is not None or bool(self._studio.playback.live_job)
        )
        self._cancel.setVisible(self._studio.queue.running is not None)

    def _cancel_running(self) -> None:
        running = self._studio.queue.running
        if running is not None:
            self._studio.queue.cancel(running.id)

    def _on_click(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Context:
            place = self.icon.geometry()
            self._menu.popup(place.bottomLeft() + QPoint(0, 4) if place.isValid() else QCursor.pos())
        elif reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self._popover.toggle(self.icon.geometry())

    def _show_progress(self) -> None:
        running = self._studio.queue.running
        step = _STEPS + 1 if running is None else round(running.progress.fraction * _STEPS)
        if step != self._step:
            self._step = step
            self.icon.setIcon(menu_bar_icon(None if running is None else step / _STEPS))


def menu_bar_icon(progress: float | None) -> QIcon:
    """The icon, with a ring around it while something is composed.

    On a Mac it is a template: its shape counts, and the menu bar gives it its colour.

    Args:
        progress: from 0 to 1; None for none.
    """
    icon = QIcon()
    ink = QColor("black") if sys.platform == "darwin" else LIGHT.accent
    for ratio in (1, 2, 3):
        icon.addPixmap(_picture(progress, ink, ratio))
    icon.setIsMask(sys.platform == "darwin")
    return icon


def _picture(progress: float | None, ink: QColor, ratio: int) -> QPixmap:
    pixmap = _canvas(ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    whole = QRectF(0, 0, POINTS, POINTS)
    if progress is not None:
        track = QColor(ink)
        track.setAlphaF(0.3)
        paint_progress(painter, whole.adjusted(0.5, 0.5, -0.5, -0.5), progress, 1.9, track, ink)
        paint_icon(painter, "heart-filled", whole.adjusted(4.2, 4.4, -4.2, -4.0), ink)
    else:
        # Fitted to the pixels of each ratio beforehand; only its transparency counts.
        sign = "" if ratio == 1 else f"@{ratio}x"
        painter.drawImage(whole, QImage(str(resource(f"icons/menu-bar/heart{sign}.png"))))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(whole, ink)
    painter.end()
    return pixmap


def _canvas(ratio: int) -> QPixmap:
    pixmap = QPixmap(POINTS * ratio, POINTS * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
