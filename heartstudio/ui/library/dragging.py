"""Songs leave by the mouse: their covers as the picture, real sound files as what is dropped."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import QColor, QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from heartstudio.songs.song import Song
from heartstudio.studio.library_service import LibraryService
from heartstudio.ui.cover_shelf import CoverShelf, paint_empty
from heartstudio.ui.theme import Radius, Type, font, tokens_of
from heartstudio.ui.wording import number

_SIZE = 96
_FAN = 3
_SHIFT = 7


def drag_songs(
    source: QWidget, songs: Sequence[Song], library: LibraryService, covers: CoverShelf
) -> Qt.DropAction:
    """Drag songs out of a widget, until the mouse is let go.

    Args:
        source: where they are dragged from.
        songs: which; the first lies on top.
        library: makes their files.
        covers: has their pictures.

    Returns:
        What the other side did with them: CopyAction, or IgnoreAction where nobody took them.
    """
    paths = library.prepare_drag(songs)
    if not paths:
        return Qt.DropAction.IgnoreAction
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.setPixmap(_picture(source, songs, covers))
    drag.setHotSpot(QPoint(_SIZE // 2, _SIZE // 2))
    # Copying only: a Finder that were allowed to would move the file away from the run's folder.
    return drag.exec(Qt.DropAction.CopyAction, Qt.DropAction.CopyAction)


def _picture(source: QWidget, songs: Sequence[Song], covers: CoverShelf) -> QPixmap:
    ratio = source.devicePixelRatioF()
    shown = list(songs[:_FAN])
    side = _SIZE + _SHIFT * (len(shown) - 1) + 12
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    tokens = tokens_of(source)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(0.92)
    for depth, song in reversed(list(enumerate(shown))):
        place = QRectF(QPointF(_SHIFT * depth, _SHIFT * depth), QSizeF(_SIZE, _SIZE))
        cover = covers.cover(song, _SIZE, ratio, Radius.FIELD)
        if cover is None:
            paint_empty(painter, place, Radius.FIELD, tokens.well_hover)
        else:
            painter.drawPixmap(place.topLeft(), cover)
    if len(songs) > 1:
        badge = QRectF(_SIZE + _SHIFT * (len(shown) - 1) - 16, 0, 26, 22)
        painter.setOpacity(1.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent_fill)
        painter.drawRoundedRect(badge, 11, 11)
        painter.setPen(QColor(tokens.on_accent))
        painter.setFont(font(Type.LABEL))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, number(len(songs)))
    painter.end()
    return pixmap
