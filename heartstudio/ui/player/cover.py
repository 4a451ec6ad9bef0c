"""A cover by itself, of a song or of one in the making."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QStyle, QWidget

from heartstudio.recipe import Recipe
from heartstudio.songs.song import Song
from heartstudio.songs.titles import title_of
from heartstudio.studio.library_service import LibraryService
from heartstudio.ui.controls.ring import FocusRing
from heartstudio.ui.cover_shelf import CoverShelf, paint_empty
from heartstudio.ui.icons import paint_icon
from heartstudio.ui.library.dragging import drag_songs
from heartstudio.ui.theme import MOTION, tokens_of


class Cover(FocusRing, QAbstractButton):
    """Shows a cover, and drags its song out; a click is one without dragging.

    Where its song comes to wear another cover, it fades into that.

    Args:
        covers: has the pictures.
        library: makes the files of songs that are dragged.
        size: width and height.
        radius: of the corners.
    """

    def __init__(
        self,
        covers: CoverShelf,
        library: LibraryService,
        size: int,
        radius: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._covers = covers
        self._library = library
        self._radius = radius
        self._song: Song | None = None
        self._making: tuple[str, Recipe] | None = None
        self._pressed: QPointF | None = None
        self._marked = False
        self._shown: QPixmap | None = None
        self._before: QPixmap | None = None
        self._fade = QVariantAnimation(self, duration=MOTION, easingCurve=QEasingCurve.Type.InOutQuad)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(self.update)
        self._fade.finished.connect(self._forget_before)
        self.setFixedSize(size, size)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_song(None)
        covers.arrived.connect(self._on_arrived)
        library.changed.connect(self._on_changed)

    @property
    def song(self) -> Song | None:
        """Whose cover it is."""
        return self._song

    def show_song(self, song: Song | None) -> None:
        """Show the cover of a song, or none."""
        if song is None or self._song is None or song.id != self._song.id:
            self._show_at_once()
        self._song, self._making = song, None
        self.setAccessibleName(song.title if song else self.tr("No cover"))
        self.update()

    def show_recipe(self, name: str, recipe: Recipe) -> None:
        """Show the cover that a song in the making will have."""
        if self._making is None or self._making[0] != name:
            self._show_at_once()
        self._song, self._making = None, (name, recipe)
        self.setAccessibleName(title_of(recipe))
        self.update()

    def set_marked(self, marked: bool) -> None:
        """Show that something may be dropped here, or that it is gone."""
        self._marked = marked
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps a drag begins; its file is made ready."""
        self._pressed = event.position() if event.button() is Qt.MouseButton.LeftButton else None
        if self._song is not None:
            self._library.warm_drag([self._song])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the song out."""
        if self._pressed is None or self._song is None or self._song.missing:
            return
        if (event.position() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            drag_songs(self, [self._song], self._library, self._covers)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """A click."""
        if self._pressed is not None:
            self._pressed = None
            self.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and the space bar click."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, or its place."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, ratio = QRectF(self.rect()), self.devicePixelRatioF()
        picture = None
        if self._song is not None:
            picture = self._covers.cover(self._song, rect.width(), ratio, self._radius)
        elif self._making is not None:
            name, recipe = self._making
            picture = self._covers.painted(name, recipe, rect.width(), ratio, self._radius)
        if picture is not None:
            self._paint_picture(painter, picture)
        else:
            self._paint_place(painter, rect)
        if self._marked:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens_of(self).accent, 3))
            painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -1.5, -1.5), self._radius, self._radius)
        self.paint_ring(painter, rect, self._radius)

    def _paint_picture(self, painter: QPainter, picture: QPixmap) -> None:
        self._notice(picture)
        if self._before is not None:
            painter.drawPixmap(QPointF(0, 0), self._before)
            painter.setOpacity(float(self._fade.currentValue()))
        painter.drawPixmap(QPointF(0, 0), picture)
        painter.setOpacity(1.0)

    def _paint_place(self, painter: QPainter, rect: QRectF) -> None:
        tokens = tokens_of(self)
        paint_empty(painter, rect, self._radius, tokens.well_hover)
        if self._song is None and self._making is None:
            edge = rect.width() * 0.3
            paint_icon(painter, "note", rect.adjusted(edge, edge, -edge, -edge), tokens.ink3)

    def _notice(self, picture: QPixmap) -> None:
        """Begin to fade where another picture of the same song takes the place of the one that is shown."""
        before, self._shown = self._shown, picture
        if before is None or before.cacheKey() == picture.cacheKey() or before.size() != picture.size():
            return
        # A system, or a test, in which nothing is to move says so by its style.
        if self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self) > 0:
            self._before = before
            self._fade.start()

    def _show_at_once(self) -> None:
        self._fade.stop()
        self._shown = self._before = None

    def _forget_before(self) -> None:
        self._before = None
        self.update()

    def _on_changed(self, ids: frozenset[str]) -> None:
        if self._song is not None and (not ids or self._song.id in ids):
            self.update()

    def _on_arrived(self, name: str) -> None:
        mine = self._song.id if self._song else self._making[0] if self._making else ""
        if name == mine:
            self.update()
