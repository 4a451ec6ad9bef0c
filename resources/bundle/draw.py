"""Draws the pictures that the Mac wants as files: ``python -m resources.bundle.draw``; what it writes is committed."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from resources.bundle.contents import ICON, RECIPE_ICON, ROOT
from resources.bundle.image import BACKGROUND, WINDOW

ICONS = ROOT / "resources" / "icons"

ICON_SIZES = {
    b"ic11": 32,  # 16 points, twice as fine
    b"ic12": 64,
    b"ic07": 128,
    b"ic13": 256,  # 128 points, twice as fine
    b"ic08": 256,
    b"ic14": 512,
    b"ic09": 512,
    b"ic10": 1024,
}
"""The pictures in an ``.icns`` file, by the name of their kind; each is a PNG of so many pixels."""

MENU_BAR = 18
"""Points of a menu-bar icon."""


def main() -> int:
    """Draw everything again."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication(sys.argv[:1])
    for path, content in pictures().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(f"{path.relative_to(ROOT)}: {len(content) / 1000:.0f} kB")
    app.quit()
    return 0


def pictures() -> dict[Path, bytes]:
    """Every picture that is made of an SVG file: where it lies, and what it holds."""
    menu_bar = ICON.with_name("menu-bar.svg").read_bytes().replace(b"currentColor", b"#000000")
    background = BACKGROUND.with_suffix(".svg").read_bytes()
    drawn = {
        ICON: icns((ICONS / "app.svg").read_bytes()),
        RECIPE_ICON: icns(RECIPE_ICON.with_suffix(".svg").read_bytes()),
    }
    for ratio, sign in ((1, ""), (2, "@2x"), (3, "@3x")):
        size = QSize(MENU_BAR, MENU_BAR) * ratio
        drawn[ICONS / "menu-bar" / f"heart{sign}.png"] = png(menu_bar, size)
        if ratio < 3:
            drawn[BACKGROUND.with_stem(BACKGROUND.stem + sign)] = png(background, QSize(*WINDOW) * ratio)
    return drawn


def icns(svg: bytes) -> bytes:
    """An Apple icon of a square drawing."""
    body = b""
    for kind, pixels in ICON_SIZES.items():
        picture = png(svg, QSize(pixels, pixels))
        body += kind + struct.pack(">I", 8 + len(picture)) + picture
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def png(svg: bytes, size: QSize) -> bytes:
    """A drawing as a picture with transparency."""
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    # As small as it gets without a loss: these files are in the repository.
    writer.setCompression(100)
    writer.write(image)
    return bytes(buffer.data().data())


if __name__ == "__main__":
    sys.exit(main())
