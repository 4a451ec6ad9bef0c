"""The rows of the popover: the job that is being composed, and a song."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from heartstudio.songs.song import Song
from heartstudio.studio.jobs import JobView, Progress
from heartstudio.studio.library_service import LibraryService
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.label import Label
from heartstudio.ui.controls.ring import FocusRing, ProgressRing
from heartstudio.ui.cover_shelf import CoverShelf, paint_empty
from heartstudio.ui.icons import paint_icon
from heartstudio.ui.library.dragging import drag_songs
from heartstudio.ui.theme import Radius, Type, tokens_of
from heartstudio.ui.wording import clock, job_title, progress_words, tag_words

COVER = 40
EDGE = 8
"""Pixels by which a row's ground reaches beyond what stands on it."""


class JobRow(QWidget):
    """The running job.

    Signals:
        cancel_wanted(id): its button was pressed.
    """

    cancel_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = ""
        self._ring = ProgressRing(COVER)
        self._title = Label("", Type.STRONG)
        self._words = Label("", Type.SECONDARY, "ink2")
        self.cancel = Button(self.tr("Cancel"), Look.PLAIN)
        self.cancel.clicked.connect(lambda: self.cancel_wanted.emit(self._id))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._words)
        row = QHBoxLayout(self)
        # The button's own ground, seen under the pointer, reaches beyond the column; its word does not.
        row.setContentsMargins(EDGE, 5, EDGE - 8, 5)
        row.setSpacing(11)
        row.addWidget(self._ring)
        row.addLayout(words, 1)
        row.addWidget(self.cancel)

    @property
    def words(self) -> str:
        """How far it says the job is."""
        return self._words.text

    def show_job(self, view: JobView) -> None:
        """Show another job."""
        self._id = view.id
        self._title.text = job_title(view)
        self.show_progress(view.progress)

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self._ring.fraction = progress.fraction
        self._words.text = progress_words(progress)


class SongRow(FocusRing, QAbstractButton):
    """A song: press to play, drag to take along.

    Signals:
        play_wanted(Song): pressed.
        open_wanted(Song): pressed twice.
        dragging(bool): a drag begins or is over.

    Args:
        song: which.
        library: makes its file.
        covers: has its picture.
    """

    play_wanted = Signal(object)
    open_wanted = Signal(object)
    dragging = Signal(bool)

    def __init__(
        self, song: Song, library: LibraryService, covers: CoverShelf, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.song = song
        self._library = library
        self._covers = covers
        self._pressed: QPointF | None = None
        self._sounding = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(COVER + 12)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(self.tr("Play {0}").format(song.title))
        words = QVBoxLayout()
        words.setSpacing(1)
        self._title = Label(song.title, Type.STRONG)
        words.addWidget(self._title)
        words.addWidget(Label(tag_words(song), Type.SECONDARY, "ink2"))
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE + COVER + 11, 6, EDGE, 6)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(Label(clock(song.seconds), Type.SECONDARY, "ink2", align=Qt.AlignmentFlag.AlignRight))
        for label in self.findChildren(Label):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        covers.arrived.connect(self._show_cover)
        self.clicked.connect(lambda: self.play_wanted.emit(self.song))

    def show_sounding(self, sounding: bool) -> None:
        """Say whether it is heard now."""
        if sounding is not self._sounding:
            self._sounding = sounding
            self._title.set_colour("accent_ink" if sounding else "ink")
            self.setAccessibleName(
                (self.tr("Pause {0}") if sounding else self.tr("Play {0}")).format(self.song.title)
            )
            self.update()

    def _show_cover(self, name: str) -> None:
        if name == self.song.id:
            self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Its file is made ready while the pointer is on its way."""
        self._library.warm_drag([self.song])
        super().enterEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps a drag begins."""
        self._pressed = event.position() if event.button() is Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the song out."""
        if self._pressed is None or self.song.missing:
            return
        if (event.position() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.dragging.emit(True)
            drag_songs(self, [self.song], self._library, self._covers)
            self.dragging.emit(False)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Play."""
        if self._pressed is not None:
            self._pressed = None
            self.click()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Show its sheet."""
        self._pressed = None
        self.open_wanted.emit(self.song)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Return play."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Repaint under the pointer."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cover, and the button over it."""
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.line)
            painter.drawRoundedRect(QRectF(self.rect()), Radius.COVER, Radius.COVER)
        place = QRectF(EDGE, 6, COVER, COVER)
        picture = self._covers.cover(self.song, COVER, self.devicePixelRatioF(), Radius.SMALL)
        if picture is None:
            paint_empty(painter, place, Radius.SMALL, tokens.well_hover)
        else:
            painter.drawPixmap(place.topLeft(), picture)
        if self.underMouse() or self._sounding or self._ringed:
            paint_empty(painter, place, Radius.SMALL, QColor(0, 0, 0, 110))
            icon = "pause" if self._sounding else "play"
            paint_icon(painter, icon, place.adjusted(12, 12, -12, -12), QColor("white"))
        self.paint_ring(painter, QRectF(self.rect()), Radius.COVER)
