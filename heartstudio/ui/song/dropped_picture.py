"""Pictures that are dropped on a cover: a file, or a picture itself as browsers give it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage, QImageReader

from heartstudio.covers.painted import png_bytes


def holds_picture(data: QMimeData) -> bool:
    """Whether something that is dragged can become a cover; files are judged by their names alone."""
    return data.hasImage() or _file(data) is not None


def picture_in(data: QMimeData) -> Path | bytes | None:
    """A picture that was dropped: its file, or what would be in one."""
    path = _file(data)
    if path is not None:
        return path
    image = data.imageData() if data.hasImage() else None
    return png_bytes(image) if isinstance(image, QImage) and not image.isNull() else None


def _file(data: QMimeData) -> Path | None:
    kinds = {str(kind.data(), "ascii") for kind in QImageReader.supportedImageFormats()}
    files = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return next((path for path in files if path.suffix.lower().removeprefix(".") in kinds), None)
