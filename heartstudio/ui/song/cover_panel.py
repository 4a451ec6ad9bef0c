"""The large cover of a song, and how it comes to wear another one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QImage,
    QImageReader,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from heartstudio.songs.song import Song
from heartstudio.studio.cover_queue import CoverQueue, CoverView
from heartstudio.studio.library_service import LibraryService
from heartstudio.ui.compose.seed import drawn_seed
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.clearing import clear
from heartstudio.ui.controls.flow import Flow
from heartstudio.ui.controls.ring import FocusRing
from heartstudio.ui.cover_shelf import CoverShelf
from heartstudio.ui.player.cover import Cover
from heartstudio.ui.song.cover_progress import CoverProgress
from heartstudio.ui.song.cover_words import CoverWords
from heartstudio.ui.song.dropped_picture import holds_picture, picture_in
from heartstudio.ui.theme import Radius, tokens_of

COVER_SIZE = 300
SMALLEST_COVER = 200


class CoverPanel(QWidget):
    """The cover, on which a picture can be dropped; buttons for another one; those that the song wore before.

    Args:
        library: changes covers.
        covers: has the pictures, and draws where there is no cover model.
        queue: has covers painted.
    """

    def __init__(
        self, library: LibraryService, covers: CoverShelf, queue: CoverQueue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._covers = covers
        self._queue = queue
        self._song: Song | None = None
        self.cover = Cover(covers, library, COVER_SIZE, Radius.LARGE)
        self.setFixedWidth(COVER_SIZE)
        self.setAcceptDrops(True)
        anew = Button(self.tr("New cover"), Look.CHIP)
        anew.clicked.connect(self.paint_anew)
        own = Button(self.tr("Use own picture"), Look.CHIP)
        own.clicked.connect(self._choose_picture)
        self._describe = Button(self.tr("Describe it"), Look.CHIP)
        self._describe.clicked.connect(lambda: self._show_words(not self.words.isVisibleTo(self)))
        self.progress = CoverProgress()
        self.progress.cancelled.connect(self._cancel)
        self.words = CoverWords()
        self.words.wanted.connect(self._paint_words)
        self.words.returned.connect(lambda: self._keep_words(""))
        self._worn = QHBoxLayout()
        self._worn.setSpacing(6)
        buttons = QWidget()
        flow = Flow(buttons)
        for button in (anew, own, self._describe):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.cover, self.progress, buttons, self.words):
            column.addWidget(part)
        column.addLayout(self._worn)
        self._show_words(False)
        queue.changed.connect(self._follow)
        queue.progressed.connect(self._on_progress)

    def fit(self, size: int) -> None:
        """Show the cover larger or smaller.

        Args:
            size: its width and height in points.
        """
        self.cover.setFixedSize(size, size)
        self.setFixedWidth(size)

    def show_song(self, song: Song) -> None:
        """Show the cover of another song."""
        other = self._song is None or self._song.id != song.id
        self._song = song
        self.cover.show_song(song)
        if other:
            self._show_words(False)
        self._refresh_words()
        self._follow()
        clear(self._worn)
        kept = self._library.library.covers_of(song)
        if len(kept) > 1:
            for path in kept:
                thumbnail = _Thumbnail(path)
                thumbnail.setAccessibleName(self.tr("Wear this cover again"))
                thumbnail.clicked.connect(lambda _on=False, path=path: self._wear(path))
                self._worn.addWidget(thumbnail)
        self._worn.addStretch(1)

    def paint_anew(self) -> None:
        """Have another cover painted, or draw one where there is no model for that."""
        if self._song is not None and not self._queue.paint_anew(self._song, drawn_seed()):
            # What waits until a model is here would be painted over what is drawn now.
            self._queue.cancel(self._song.id)
            self._covers.paint_anew(self._song, drawn_seed())

    def use_picture(self, picture: Path | bytes) -> None:
        """Let the song wear a picture of one's own, cut to a square."""
        if self._song is not None:
            self._queue.cancel(self._song.id)
            self._library.use_picture(self._song.id, picture)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A picture is held over the cover."""
        if self._song is None or self._library.read_only or not holds_picture(event.mimeData()):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.cover.set_marked(True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """It is held elsewhere."""
        self.cover.set_marked(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """It is let go."""
        self.cover.set_marked(False)
        picture = picture_in(event.mimeData())
        if picture is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.use_picture(picture)

    def _follow(self) -> None:
        """Covers wait, are painted, or are done."""
        view = self._queue.view(self._song.id) if self._song is not None else None
        self.progress.setVisible(view is not None)
        if view is not None:
            self.progress.show_view(view)
        self._describe.setVisible(self._queue.model is not None)

    def _on_progress(self, view: CoverView) -> None:
        if self._song is not None and view.song.id == self._song.id:
            self.progress.show_view(view)

    def _cancel(self) -> None:
        if self._song is not None:
            self._queue.cancel(self._song.id)

    def _show_words(self, shown: bool) -> None:
        self.words.setVisible(shown)
        self._refresh_words()

    def _refresh_words(self) -> None:
        if self._song is not None and self.words.isVisibleTo(self):
            written = bool(self._library.library.prompt_of(self._song))
            self.words.show_prompt(self._queue.prompt(self._song), written=written)

    def _paint_words(self, prompt: str) -> None:
        if self._song is not None:
            if prompt != self._queue.prompt(self._song):
                self._keep_words(prompt)
            self.paint_anew()

    def _keep_words(self, prompt: str) -> None:
        if self._song is not None:
            self._library.set_prompt(self._song.id, prompt)
            self._refresh_words()

    def _wear(self, path: Path) -> None:
        if self._song is not None:
            self._queue.cancel(self._song.id)
            self._library.choose_cover(self._song.id, path)

    def _choose_picture(self) -> None:
        read = sorted({str(kind.data(), "ascii") for kind in QImageReader.supportedImageFormats()})
        kinds = self.tr("Pictures") + f" ({' '.join(f'*.{kind}' for kind in read)})"
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Use own picture"), "", kinds)
        if path:
            self.use_picture(Path(path))


class _Thumbnail(FocusRing, QAbstractButton):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._picture: QImage | None = None
        self.setFixedSize(40, 40)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._picture is None:
            reader = QImageReader(str(self._path))
            side = round(40 * ratio)
            self._picture = reader.read().scaled(
                side,
                side,
                Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._picture.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), Radius.SMALL, Radius.SMALL)
        painter.save()
        painter.setClipPath(outline)
        painter.drawImage(QPointF(0, 0), self._picture)
        painter.restore()
        if self.underMouse():
            painter.setPen(QPen(tokens_of(self).accent, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), Radius.SMALL, Radius.SMALL)
        self.paint_ring(painter, QRectF(self.rect()), Radius.SMALL)
