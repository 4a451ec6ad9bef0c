"""The large cover of a song, and how it comes to wear another one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from heartstudio.covers.painted import png_bytes
from heartstudio.songs.song import Song
from heartstudio.studio.jobs import Problem
from heartstudio.studio.library_service import LibraryService
from heartstudio.ui.compose.seed import drawn_seed
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.clearing import clear
from heartstudio.ui.controls.flow import Flow
from heartstudio.ui.controls.ring import FocusRing
from heartstudio.ui.cover_shelf import CoverShelf
from heartstudio.ui.player.cover import Cover
from heartstudio.ui.theme import Radius, tokens_of

COVER_SIZE = 300
SMALLEST_COVER = 200
_KEPT_SIZE = 1024
"""Pixels of a picture of one's own that are kept."""


class CoverPanel(QWidget):
    """The cover; buttons for another one; those that the song wore before.

    Signals:
        problem(Problem): a picture cannot be used.

    Args:
        library: changes covers.
        covers: has and paints the pictures.
    """

    problem = Signal(object)

    def __init__(self, library: LibraryService, covers: CoverShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._covers = covers
        self._song: Song | None = None
        self.cover = Cover(covers, library, COVER_SIZE, Radius.LARGE)
        self.setFixedWidth(COVER_SIZE)
        anew = Button(self.tr("New cover"), Look.CHIP)
        anew.clicked.connect(self.paint_anew)
        own = Button(self.tr("Use own picture"), Look.CHIP)
        own.clicked.connect(self._choose_picture)
        self._worn = QHBoxLayout()
        self._worn.setSpacing(6)
        buttons = QWidget()
        flow = Flow(buttons)
        flow.addWidget(anew)
        flow.addWidget(own)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.cover)
        column.addWidget(buttons)
        column.addLayout(self._worn)

    def fit(self, size: int) -> None:
        """Show the cover larger or smaller.

        Args:
            size: its width and height in points.
        """
        self.cover.setFixedSize(size, size)
        self.setFixedWidth(size)

    def show_song(self, song: Song) -> None:
        """Show the cover of another song."""
        self._song = song
        self.cover.show_song(song)
        clear(self._worn)
        kept = self._library.library.covers_of(song)
        if len(kept) > 1:
            for path in kept:
                thumbnail = _Thumbnail(path)
                thumbnail.setAccessibleName(self.tr("Wear this cover again"))
                thumbnail.clicked.connect(
                    lambda _on=False, path=path: self._library.choose_cover(song.id, path)
                )
                self._worn.addWidget(thumbnail)
        self._worn.addStretch(1)

    def paint_anew(self) -> None:
        """Paint another cover."""
        if self._song is not None:
            self._covers.paint_anew(self._song, drawn_seed())

    def use_picture(self, path: Path) -> None:
        """Let the song wear a picture of one's own, cut to a square."""
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        image = reader.read()
        if image.isNull() or self._song is None:
            self.problem.emit(
                Problem(
                    self.tr("{0} is no picture that can be read").format(path.name),
                    self.tr("The song wears what it wore"),
                    self.tr("Choose a PNG, JPEG or WebP"),
                )
            )
            return
        self._library.set_cover(self._song.id, png_bytes(_square(image)))

    def _choose_picture(self) -> None:
        kinds = self.tr("Pictures") + " (*.png *.jpg *.jpeg *.webp *.gif *.bmp)"
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


def _square(image: QImage) -> QImage:
    side = min(image.width(), image.height())
    cut = image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    if side <= _KEPT_SIZE:
        return cut
    smooth = Qt.TransformationMode.SmoothTransformation
    return cut.scaled(_KEPT_SIZE, _KEPT_SIZE, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
