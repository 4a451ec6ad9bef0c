"""Covers for the screen: read and scaled on other threads, kept in a cache that cannot grow without end."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QColor, QImage, QImageReader, QPainter, QPainterPath, QPixmap

from heartstudio.recipe import Recipe
from heartstudio.songs.layout import SongFile
from heartstudio.songs.song import Song
from heartstudio.studio.library_service import LibraryService

logger = logging.getLogger(__name__)

LIMIT_BYTES = 96 * 2**20
"""Most memory for pictures: some three hundred covers of a grid on a sharp screen."""

_MOST_WAITING = 120
"""Requests that are kept; what was scrolled past long ago is not worth painting."""


@dataclass(frozen=True, slots=True)
class _Key:
    name: str
    pixels: int
    radius: int


class CoverShelf(QObject):
    """Gives covers that are ready, and fetches those that are not.

    Signals:
        arrived(id): the cover of a song, or of a job's recipe, is there now.

    Args:
        library: where songs lie.
        limit: bytes that pictures may take.
    """

    arrived = Signal(str)
    _done = Signal(object, QImage)
    _painted = Signal(str, bytes)

    def __init__(
        self, library: LibraryService, limit: int = LIMIT_BYTES, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._limit = limit
        self._bytes = 0
        self._kept: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._outdated: set[_Key] = set()
        self._wanted: OrderedDict[_Key, Callable[[], QImage]] = OrderedDict()
        self._under_way: set[_Key] = set()
        self._overtaken: set[_Key] = set()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="covers")
        self._done.connect(self._keep, Qt.ConnectionType.QueuedConnection)
        self._painted.connect(library.set_cover, Qt.ConnectionType.QueuedConnection)
        library.changed.connect(self._forget)

    @property
    def bytes(self) -> int:
        """What the pictures take now."""
        return self._bytes

    def cover(self, song: Song, size: float, ratio: float, radius: float) -> QPixmap | None:
        """The cover of a song with round corners, or None until :attr:`arrived` says that it is there.

        Args:
            song: whose.
            size: width and height in points.
            ratio: pixels in a point.
            radius: of the corners in points.
        """
        library = self._library.library

        def read(pixels: int) -> QImage:
            return _read(library.folder_of(song) / SongFile.COVER, song.recipe, pixels)

        return self._get(song.id, size, ratio, radius, read)

    def painted(self, name: str, recipe: Recipe, size: float, ratio: float, radius: float) -> QPixmap | None:
        """The cover that a recipe's song will have."""
        return self._get(name, size, ratio, radius, lambda pixels: _paint(recipe, pixels))

    def paint_anew(self, song: Song, seed: int) -> None:
        """Paint a song another cover, elsewhere, and let it wear that.

        Args:
            song: whose; its tags and lyrics still decide what is painted.
            seed: decides how.
        """
        recipe = replace(song.recipe, seed=seed)
        self._pool.submit(self._paint_anew, song.id, recipe)

    def _paint_anew(self, song_id: str, recipe: Recipe) -> None:
        from heartstudio.covers.painted import cover_png

        self._painted.emit(song_id, cover_png(recipe))

    def close(self) -> None:
        """Stop fetching."""
        self._wanted.clear()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _get(
        self, name: str, size: float, ratio: float, radius: float, make: Callable[[int], QImage]
    ) -> QPixmap | None:
        pixels = max(1, round(size * ratio))
        key = _Key(name, pixels, round(radius * ratio))
        if key in self._kept:
            self._kept.move_to_end(key)
            if key not in self._outdated:
                return self._shown(key)
        self._wanted[key] = lambda: _rounded(make(pixels), pixels, radius * ratio, ratio)
        self._wanted.move_to_end(key)
        while len(self._wanted) > _MOST_WAITING:
            self._wanted.popitem(last=False)
        self._fetch()
        # The former cover stands until the new one is read: an empty place would flicker.
        return self._shown(key)

    def _shown(self, key: _Key) -> QPixmap | None:
        """What is kept; None for nothing, and for a cover that could not be had."""
        pixmap = self._kept.get(key)
        return None if pixmap is None or pixmap.isNull() else pixmap

    def _fetch(self) -> None:
        """Hand out what was wanted last first: that is what is on the screen."""
        while self._wanted and len(self._under_way) < 2:
            key, make = self._wanted.popitem()
            if key in self._under_way:
                continue
            self._under_way.add(key)
            self._pool.submit(self._make, key, make)

    def _make(self, key: _Key, make: Callable[[], QImage]) -> None:
        try:
            image = make()
        except Exception:  # its place stays empty, and the others still come
            logger.exception("no cover for %s", key.name)
            image = QImage()
        self._done.emit(key, image)

    @Slot(object, QImage)
    def _keep(self, key: _Key, image: QImage) -> None:
        self._under_way.discard(key)
        pixmap = QPixmap.fromImage(image)
        self._drop(key)
        self._kept[key] = pixmap
        if key in self._overtaken:
            self._overtaken.discard(key)
            self._outdated.add(key)
        self._bytes += _weight(pixmap)
        while self._bytes > self._limit and len(self._kept) > 1:
            self._drop(next(iter(self._kept)))
        self._fetch()
        self.arrived.emit(key.name)

    def _drop(self, key: _Key) -> None:
        self._outdated.discard(key)
        pixmap = self._kept.pop(key, None)
        if pixmap is not None:
            self._bytes -= _weight(pixmap)

    @Slot(object)
    def _forget(self, ids: frozenset[str]) -> None:
        """Songs may wear other covers now, also than those that are just being read."""
        self._outdated.update(key for key in self._kept if not ids or key.name in ids)
        self._overtaken.update(key for key in self._under_way if not ids or key.name in ids)


def paint_empty(painter: QPainter, rect: QRectF, radius: float, colour: QColor) -> None:
    """Paint the place of a cover that is not there yet."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, radius, radius)


def _read(path: Path, recipe: Recipe, pixels: int) -> QImage:
    reader = QImageReader(str(path))
    # Reading at twice the size and shrinking smoothly is sharper than what the reader does by itself.
    if reader.size().isValid() and reader.size().width() > 3 * pixels:
        twice = QSize(2 * pixels, 2 * pixels)
        reader.setScaledSize(reader.size().scaled(twice, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read() if path.is_file() else QImage()
    return _paint(recipe, pixels) if image.isNull() else image


def _paint(recipe: Recipe, pixels: int) -> QImage:
    # Here and not above: all the painters' modules would hold up the start, and most songs have their cover.
    from heartstudio.covers.painted import paint_cover

    return paint_cover(recipe, pixels)


def _rounded(image: QImage, pixels: int, radius: float, ratio: float) -> QImage:
    """A square from the middle of a picture, with round corners."""
    side = min(image.width(), image.height())
    square = image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    if side != pixels:
        square = square.scaled(
            pixels, pixels, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    result = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    result.fill(Qt.GlobalColor.transparent)
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(0, 0, pixels, pixels), radius, radius)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(square))
    painter.drawPath(outline)
    painter.end()
    result.setDevicePixelRatio(ratio)
    return result


def _weight(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
