"""How a song looks in the grid: cover, title, tags and length, and two buttons under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from heartstudio.songs.song import Song
from heartstudio.studio.song_list import Role
from heartstudio.ui.cover_shelf import CoverShelf, paint_empty
from heartstudio.ui.icons import paint_icon
from heartstudio.ui.library.captions import Captions
from heartstudio.ui.library.geometry import GAP_X, GAP_Y, Cell, cell_height
from heartstudio.ui.theme import Radius, Tokens, Type, font, tokens_of
from heartstudio.ui.wording import clock, tag_words

_SCRIM = QColor(0, 0, 0, 90)
_PAPER = QColor("#ffffff")
_NIGHT = QColor("#1c1a1d")


class SongDelegate(QStyledItemDelegate):
    """Paints one song of the grid.

    Args:
        covers: where pictures come from.

    Attributes:
        cover: width of a cover in points.
        sounding: whether the song that is on sounds, rather than rests.
    """

    def __init__(self, covers: CoverShelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._covers = covers
        self._captions = Captions()
        self.cover = 168
        self.sounding = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A cell and the gaps beside it."""
        return QSize(self.cover + GAP_X, round(cell_height(self.cover)) + GAP_Y)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell."""
        song: Song | None = index.data(Role.SONG)
        if song is None:
            return
        tokens = tokens_of(option.widget)
        cell = Cell.at(QPointF(option.rect.topLeft()), self.cover)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_cover(painter, song, cell, option.widget, tokens)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            self._paint_selection(painter, cell.cover, tokens)
        playing = bool(index.data(Role.PLAYING))
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        if over and not song.missing:
            self._paint_buttons(painter, song, cell, "pause" if playing and self.sounding else "play")
        elif playing:
            self._paint_button(painter, cell.play, "volume" if self.sounding else "pause")
        self._paint_words(painter, song, cell, playing, tokens)
        if state & QStyle.StateFlag.State_HasFocus and option.widget.property("ringed"):
            painter.setPen(QPen(tokens.accent, 2, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell.cover.adjusted(-4, -4, 4, 4), Radius.LARGE, Radius.LARGE)
        painter.restore()

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """A line to rename the song in."""
        editor = QLineEdit(parent)
        editor.setFont(font(Type.STRONG))
        editor.setProperty("look", "bare")
        editor.setAutoFillBackground(True)
        editor.setAccessibleName(self.tr("Title"))
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Over the title."""
        title = Cell.at(QPointF(option.rect.topLeft()), self.cover).title
        editor.setGeometry(title.adjusted(-3, -3, 3, 4).toRect())

    def _paint_cover(
        self, painter: QPainter, song: Song, cell: Cell, widget: QWidget, tokens: Tokens
    ) -> None:
        ratio = widget.devicePixelRatioF()
        picture = self._covers.cover(song, self.cover, ratio, Radius.COVER)
        if picture is None:
            paint_empty(painter, cell.cover, Radius.COVER, tokens.well)
            return
        painter.setOpacity(0.4 if song.missing else 1.0)
        painter.drawPixmap(cell.cover.topLeft(), picture)
        painter.setOpacity(1.0)

    def _paint_selection(self, painter: QPainter, cover: QRectF, tokens: Tokens) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.background, 2))
        painter.drawRoundedRect(cover.adjusted(2, 2, -2, -2), Radius.COVER - 2, Radius.COVER - 2)
        painter.setPen(QPen(tokens.accent, 3))
        painter.drawRoundedRect(cover.adjusted(0.5, 0.5, -0.5, -0.5), Radius.COVER, Radius.COVER)

    def _paint_buttons(self, painter: QPainter, song: Song, cell: Cell, icon: str) -> None:
        shade = QPainterPath()
        shade.addRoundedRect(cell.cover, Radius.COVER, Radius.COVER)
        painter.fillPath(shade, QColor(0, 0, 0, 34))
        self._paint_button(painter, cell.play, icon)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_SCRIM)
        painter.drawEllipse(cell.heart)
        heart = "heart-filled" if song.favourite else "heart"
        paint_icon(painter, heart, cell.heart.adjusted(7, 7.5, -7, -6.5), _PAPER)

    def _paint_button(self, painter: QPainter, place: QRectF, icon: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 40))
        painter.drawEllipse(place.translated(0, 1.5))
        painter.setBrush(_PAPER)
        painter.drawEllipse(place)
        paint_icon(painter, icon, place.adjusted(10, 10, -10, -10), _NIGHT)

    def _paint_words(self, painter: QPainter, song: Song, cell: Cell, playing: bool, tokens: Tokens) -> None:
        title = cell.title
        if song.favourite:
            heart = QRectF(title.right() - 14, title.top() + 2.5, 13, 13)
            paint_icon(painter, "heart-filled", heart, tokens.accent)
            title = title.adjusted(0, 0, -19, 0)
        self._captions.write(
            painter, title, song.title, Type.STRONG, tokens.accent_ink if playing else tokens.ink
        )
        tags = cell.tags
        if song.missing:
            missing = self.tr("Sound file is missing")
            self._captions.write(painter, tags, missing, Type.SECONDARY, tokens.warning)
            return
        length = clock(song.seconds)
        self._captions.write(painter, tags, length, Type.SECONDARY, tokens.ink2, Qt.AlignmentFlag.AlignRight)
        tags = tags.adjusted(0, 0, -self._captions.width(length, Type.SECONDARY) - 8, 0)
        self._captions.write(painter, tags, tag_words(song), Type.SECONDARY, tokens.ink2)
