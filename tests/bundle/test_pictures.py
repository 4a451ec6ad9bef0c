"""The pictures in the repository are those that the script draws."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from resources.bundle import contents, draw, image
from resources.bundle.contents import ROOT


@pytest.fixture(scope="module")
def drawn(qapp: QApplication) -> dict[Path, bytes]:
    return draw.pictures()


def entries(icns: bytes) -> dict[bytes, QImage]:
    """The pictures of an icon by their kind, read as Apple describes the format."""
    magic, length = struct.unpack_from(">4sI", icns)
    assert (magic, length) == (b"icns", len(icns))
    found, place = {}, 8
    while place < length:
        kind, size = struct.unpack_from(">4sI", icns, place)
        found[kind] = QImage.fromData(icns[place + 8 : place + size], "PNG")
        place += size
    return found


def alike(one: QImage, other: QImage) -> bool:
    """Whether two pictures differ by no more than another version of Qt may round."""
    one, other = (picture.convertToFormat(QImage.Format.Format_RGBA8888) for picture in (one, other))
    if one.size() != other.size():
        return False
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return max(abs(a - b) for a, b in pairs) <= 16


def test_what_is_committed_is_what_the_script_draws(drawn: dict[Path, bytes]) -> None:
    for path, content in drawn.items():
        committed = path.read_bytes()
        if path.suffix == ".icns":
            pairs = zip(entries(committed).items(), entries(content).items(), strict=True)
            # The largest say nothing that the others do not, and take a while to compare.
            pictures = [(a, b) for (_, a), (_, b) in pairs if a.width() <= 256]
        else:
            pictures = [(QImage.fromData(committed), QImage.fromData(content))]
        name = path.relative_to(ROOT)
        assert all(alike(*pair) for pair in pictures), f"{name}: python -m resources.bundle.draw was not run"


@pytest.mark.parametrize("icon", [contents.ICON, contents.RECIPE_ICON], ids=lambda path: path.name)
def test_an_icon_holds_every_size_that_the_finder_and_the_dock_show(icon: Path) -> None:
    found = entries(icon.read_bytes())
    assert {kind: picture.width() for kind, picture in found.items()} == draw.ICON_SIZES
    for picture in found.values():
        assert picture.width() == picture.height()
        assert picture.hasAlphaChannel()
        assert picture.pixelColor(0, 0).alpha() == 0
        assert picture.pixelColor(picture.width() // 2, picture.height() // 2).alpha() == 255


@pytest.mark.parametrize(("sign", "ratio"), [("", 1), ("@2x", 2), ("@3x", 3)])
def test_a_template_is_black_with_holes(sign: str, ratio: int) -> None:
    picture = QImage(str(ROOT / "resources" / "icons" / "menu-bar" / f"heart{sign}.png"))
    assert (picture.width(), picture.height()) == (18 * ratio, 18 * ratio)
    colours = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    # The menu bar takes only the transparency, so that any other colour would be lost.
    assert {(c.red(), c.green(), c.blue()) for c in colours if c.alpha()} == {(0, 0, 0)}
    assert {0, 255} <= {c.alpha() for c in colours}
    middle = picture.pixelColor(picture.width() // 2, round(8.4 * ratio)).alpha()
    assert middle < 160, "the bars are not cut out"


def test_the_background_is_as_large_as_its_window(drawn: dict[Path, bytes]) -> None:
    sizes = {path.stem: QImage.fromData(drawn[path]).size().toTuple() for path in drawn if "dmg" in path.name}
    width, height = image.WINDOW
    assert sizes == {"dmg-background": (width, height), "dmg-background@2x": (2 * width, 2 * height)}
