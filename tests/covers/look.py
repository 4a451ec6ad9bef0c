"""What a picture looks like, as numbers: pixels, lightness and warmth, sameness, busyness."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

Array = NDArray[np.float64]

# Björn Ottosson's matrices, as in heartstudio.covers.colour, here over whole pictures.
_TO_CONE = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def pixels(image: QImage) -> NDArray[np.uint8]:
    """Red, green and blue: (height, width, 3)."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).copy()


def oklab(image: QImage) -> Array:
    """Lightness, green to red, blue to yellow: (height, width, 3)."""
    part = pixels(image).astype(np.float64) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return np.cbrt(linear @ _TO_CONE.T) @ _TO_LAB.T


def lightness(image: QImage) -> float:
    """Mean lightness, 0 to 1."""
    return float(oklab(image)[..., 0].mean())


def warmth(image: QImage) -> float:
    """Mean pull towards orange (positive) or blue (negative)."""
    lab = oklab(image)
    angle = np.radians(55)
    return float((lab[..., 1] * np.cos(angle) + lab[..., 2] * np.sin(angle)).mean())


def vividness(image: QImage) -> float:
    """Mean chroma."""
    return float(np.hypot(oklab(image)[..., 1], oklab(image)[..., 2]).mean())


def thumbnail(image: QImage, side: int = 16) -> Array:
    """Mean OKLab of the cells of a grid: (side, side, 3)."""
    lab = oklab(image)
    cell = lab.shape[0] // side
    return lab[: cell * side, : cell * side].reshape(side, cell, side, cell, 3).mean((1, 3))


def distance(one: Array, other: Array) -> float:
    """Mean colour distance of two thumbnails; 0.02 can just be seen when all of the picture has it."""
    return float(np.linalg.norm(one - other, axis=-1).mean())


def largest_flat_share(image: QImage) -> float:
    """The part of the picture that its most common colour fills (colours to five bits a channel)."""
    buckets = pixels(image).astype(np.int64) >> 3
    _, counts = np.unique(buckets @ np.array([1024, 32, 1]), return_counts=True)
    return float(counts.max() / counts.sum())
