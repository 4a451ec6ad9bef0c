"""The popover: compose, follow, play and take along, without the studio window."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from heartstudio.audio.player import PlayerState
from heartstudio.errors import HeartStudioError
from heartstudio.recipe import Recipe
from heartstudio.songs.song import Song
from heartstudio.studio.jobs import Problem
from heartstudio.studio.studio import Studio
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.clearing import clear
from heartstudio.ui.controls.label import Label, Prose
from heartstudio.ui.controls.surface import Hairline
from heartstudio.ui.controls.tabbing import ReadingOrder
from heartstudio.ui.cover_shelf import CoverShelf
from heartstudio.ui.popover.form import PopoverForm
from heartstudio.ui.popover.rows import COVER, EDGE, JobRow, SongRow
from heartstudio.ui.said import told
from heartstudio.ui.theme import Radius, Type, font, tokens_of

WIDTH = 344
SONGS = 5
REOPEN_PAUSE = 0.25
"""Seconds after closing in which a click on the icon is the click that closed it."""

_LEAVE_PAUSE = 60
"""Milliseconds without the keyboard after which somebody has turned elsewhere: X11 takes it away and gives it back
around every list of completions."""

_EDGE = 6


class Popover(ReadingOrder, QWidget):
    """Floats below the menu-bar icon.

    Signals:
        studio_wanted(): the studio window is to open.
        song_wanted(Song): with the sheet of this song.

    Args:
        studio: does everything.
        covers: has the pictures.
    """

    studio_wanted = Signal()
    song_wanted = Signal(object)

    def __init__(self, studio: Studio, covers: CoverShelf) -> None:
        super().__init__(None, Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint)
        self._studio = studio
        self._covers = covers
        self._closed_at = 0.0
        self._anchor = QRect()
        self._held = False
        self.setWindowTitle("HeartStudio")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        # A Mac hides panels of programs in the background; this one says itself when it goes.
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setFixedWidth(WIDTH)
        self.form = PopoverForm(studio)
        self.job = JobRow()
        self.resume = Button(self.tr("Go on"), Look.PLAIN)
        self._waiting = Label("", Type.SECONDARY, "ink2", indent=EDGE + COVER + 11)
        self._trouble = Prose("", Type.SECONDARY, "warning")
        self._songs = QVBoxLayout()
        self._none = Prose(self.tr("Your songs will appear here, to play and to drag."))
        self._hint = Label(self.tr("Drag a song out to keep it"), Type.SECONDARY, "ink2")
        self._fit = QTimer(self, singleShot=True, interval=0)
        self._fit.timeout.connect(self._fit_now)
        self._leave = QTimer(self, singleShot=True, interval=_LEAVE_PAUSE)
        self._leave.timeout.connect(self._close_if_left)
        self._fill()
        self._connect()
        self._trouble.hide()
        self._refresh_jobs()
        self._refresh_songs()

    def rows(self) -> list[SongRow]:
        """The songs that are shown."""
        items = (self._songs.itemAt(at).widget() for at in range(self._songs.count()))
        return [item for item in items if isinstance(item, SongRow)]

    def toggle(self, anchor: QRect) -> None:
        """Open below the icon, or close.

        Args:
            anchor: the icon on the screen; where that is unknown, an empty one.
        """
        if self.isVisible():
            self.close_now()
        elif time.monotonic() - self._closed_at > REOPEN_PAUSE:
            self.open_at(anchor)

    def open_at(self, anchor: QRect) -> None:
        """Open below the icon."""
        self._anchor = anchor
        self._refresh_songs()
        self._fit_now()
        self.show()
        self.raise_()
        self.activateWindow()
        self.form.tags.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_now(self) -> None:
        """Close, and remember when."""
        self._closed_at = time.monotonic()
        self.hide()

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong, until something new is composed."""
        self._trouble.setText(told(problem))
        self._trouble.show()
        self._fit.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_now()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """A click elsewhere closes; whatever needs more or less room gets it."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit.start()
        if event.type() is QEvent.Type.WindowDeactivate and self.isVisible() and not self._held:
            self._leave.start()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a rounded sheet."""
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.line, 1))
        painter.setBrush(tokens.background)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), Radius.LARGE, Radius.LARGE
        )

    def _close_if_left(self) -> None:
        if self.isActiveWindow():
            return
        if QApplication.activePopupWidget() is not None:
            self._leave.start()
        else:
            self.close_now()

    def _fill(self) -> None:
        studio = Button(self.tr("Open Studio"), Look.TAB)
        studio.setFont(font(Type.SECONDARY))
        studio.clicked.connect(self._open_studio)
        self._none.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._none.setContentsMargins(0, 14, 0, 14)
        foot = QHBoxLayout()
        foot.setContentsMargins(EDGE, 0, EDGE, 0)
        foot.addWidget(studio)
        foot.addStretch(1)
        foot.addWidget(self._hint)
        upper = QVBoxLayout()
        upper.setContentsMargins(EDGE, 0, EDGE, 0)
        upper.setSpacing(0)
        upper.addWidget(self.form)
        upper.addSpacing(10)
        upper.addWidget(self._trouble)
        upper.addSpacing(4)
        upper.addWidget(Hairline())
        waiting = QHBoxLayout()
        waiting.setContentsMargins(0, 0, EDGE - 8, 4)
        waiting.addWidget(self._waiting, 1)
        waiting.addWidget(self.resume)
        self._songs.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(16 - EDGE, 16, 16 - EDGE, 12)
        column.setSpacing(0)
        column.addLayout(upper)
        column.addSpacing(6)
        column.addWidget(self.job)
        column.addLayout(waiting)
        column.addLayout(self._songs)
        column.addWidget(self._none)
        column.addSpacing(8)
        column.addLayout(foot)

    def _connect(self) -> None:
        studio = self._studio
        self.form.compose_wanted.connect(self._compose)
        self.form.incomplete.connect(self._ask_for_tag)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.form.compose)
        self.form.resized.connect(self._fit.start)
        self.job.cancel_wanted.connect(studio.queue.cancel)
        self.resume.clicked.connect(lambda: studio.queue.pause_after_current(False))
        studio.queue.changed.connect(self._refresh_jobs)
        studio.queue.progressed.connect(self._on_progress)
        studio.queue.failed.connect(lambda _job, problem: self.show_problem(problem))
        studio.library.changed.connect(lambda _ids: self._refresh_songs())
        studio.playback.changed.connect(self._show_sounding)

    def _compose(self, recipe: Recipe) -> None:
        self._trouble.hide()
        if not self._studio.models.is_ready(recipe.checkpoint):
            self.show_problem(
                Problem(
                    self.tr("The model is not on this Mac yet"),
                    remedy=self.tr("Open the studio and look under Models"),
                )
            )
            return
        self._studio.compose(recipe)

    def _ask_for_tag(self) -> None:
        self.show_problem(
            Problem(
                self.tr("A song needs at least one tag"), remedy=self.tr("Add a genre, such as pop or jazz")
            )
        )
        self.form.tags.line.setFocus()

    def _refresh_jobs(self) -> None:
        running = self._studio.queue.running
        waiting = [
            view for view in self._studio.queue.jobs() if not view.stage.is_over and not view.stage.is_running
        ]
        self.job.setVisible(running is not None)
        if running is not None:
            self.job.show_job(running)
        words = self.tr("%n more waiting", "", len(waiting)) if waiting else ""
        paused = bool(waiting) and self._studio.queue.paused
        self._waiting.text = self.tr("{0}, paused").format(words) if paused else words
        self._waiting.setVisible(bool(waiting))
        self.resume.setVisible(paused)
        self._fit.start()

    def _on_progress(self, job_id: str, progress: object) -> None:
        running = self._studio.queue.running
        if self.isVisible() and running is not None and running.id == job_id:
            self.job.show_progress(progress)

    def _refresh_songs(self) -> None:
        try:
            songs = self._studio.library.library.page(limit=SONGS)
        except HeartStudioError:
            songs = []
        if [row.song for row in self.rows()] != songs:
            clear(self._songs)
            for song in songs:
                self._songs.addWidget(self._row(song))
        self._none.setVisible(not songs)
        self._hint.setVisible(bool(songs))
        self._show_sounding()
        self._fit.start()

    def _row(self, song: Song) -> SongRow:
        row = SongRow(song, self._studio.library, self._covers)
        row.play_wanted.connect(self._play)
        row.open_wanted.connect(self._open_song)
        row.dragging.connect(self._hold)
        return row

    def _hold(self, held: bool) -> None:
        self._held = held

    def _play(self, song: Song) -> None:
        playback = self._studio.playback
        if playback.song is not None and playback.song.id == song.id:
            playback.toggle()
            return
        playback.set_context([row.song.id for row in self.rows()])
        playback.play(song)

    def _show_sounding(self) -> None:
        playback = self._studio.playback
        sounding = playback.state in (PlayerState.PLAYING, PlayerState.WAITING)
        on = playback.song.id if playback.song is not None and sounding else None
        for row in self.rows():
            row.show_sounding(row.song.id == on)

    def _open_studio(self) -> None:
        self.close_now()
        self.studio_wanted.emit()

    def _open_song(self, song: Song) -> None:
        self.close_now()
        self.song_wanted.emit(song)

    def _fit_now(self) -> None:
        """Take the height that is needed, and stay below the icon and on the screen."""
        self.layout().activate()
        height = self.layout().heightForWidth(WIDTH) if self.layout().hasHeightForWidth() else -1
        self.setFixedHeight(max(height, self.layout().minimumSize().height()))
        self.move(self._corner())

    def _corner(self) -> QPoint:
        anchor = self._anchor
        centre = anchor.center() if anchor.isValid() else self.pos()
        screen = QGuiApplication.screenAt(centre) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        if not anchor.isValid():
            return QPoint(room.right() - WIDTH - _EDGE, room.top() + _EDGE)
        below = anchor.bottom() + _EDGE
        fits = below + self.height() <= room.bottom()
        y = below if fits or anchor.center().y() < room.center().y() else anchor.top() - self.height() - _EDGE
        x = max(room.left() + _EDGE, min(anchor.center().x() - WIDTH // 2, room.right() - WIDTH - _EDGE))
        return QPoint(x, max(room.top(), y))
