"""A picture of somebody's own as a cover: any that Qt reads, square, bounded, and without what it says of its maker."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QPainter

from heartstudio.covers.image_models import CoverError
from heartstudio.covers.painted import png_bytes

LARGEST_FILE = 200_000_000
LARGEST_SIDE = 1024
"""Pixels of a cover's side; a smaller picture stays as it is."""

_LONGEST_SIDE = 30_000
"""Pixels beyond which no picture is read at all."""


def own_picture_png(source: Path | bytes) -> bytes:
    """The middle square of a picture as a new PNG that carries nothing else: no place, no camera, no words.

    Args:
        source: a file, or the content of one.

    Raises:
        CoverError: where it is no picture that can be read, or a far too large one.
    """
    name = source.name if isinstance(source, Path) else "That"
    buffer = QBuffer()
    if isinstance(source, bytes):
        buffer.setData(QByteArray(source))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader, weight = QImageReader(buffer), len(source)
    else:
        reader, weight = QImageReader(str(source)), _weight(source)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if weight > LARGEST_FILE or max(size.width(), size.height()) > _LONGEST_SIDE:
        raise CoverError(
            f"{name} is too large a picture",
            safe="The song keeps its cover",
            remedy=f"Choose one of at most {LARGEST_FILE // 10**6} MB",
        )
    # Where the format allows it, no more is decoded than a sharp cover needs.
    if size.isValid() and min(size.width(), size.height()) > 2 * LARGEST_SIDE:
        side = 2 * LARGEST_SIDE
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    if image.isNull():
        raise CoverError(
            f"{name} is no picture that can be read",
            safe="The song keeps its cover",
            remedy="Choose a PNG, JPEG or WebP",
        )
    return png_bytes(_square(image))


def _square(image: QImage) -> QImage:
    """A new picture in sRGB with nothing of the old one but its middle; what was transparent is white."""
    if image.colorSpace().isValid():
        image = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    side = min(image.width(), image.height())
    middle = QRect((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    cut = image.copy(middle)
    if side > LARGEST_SIDE:
        cut = cut.scaled(
            LARGEST_SIDE,
            LARGEST_SIDE,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    clean = QImage(cut.size(), QImage.Format.Format_RGB32)
    clean.fill(Qt.GlobalColor.white)
    painter = QPainter(clean)
    painter.drawImage(QRect(0, 0, clean.width(), clean.height()), cut)
    painter.end()
    return clean


def _weight(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
