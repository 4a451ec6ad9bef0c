from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import heartstudio.ui
from heartstudio.resources import resource
from heartstudio.ui.icons import app_icon, icon_pixmap, paint_icon
from heartstudio.ui.popover.tray import menu_bar_icon

ICONS = sorted(path.stem for path in resource("icons").glob("*.svg"))
UI = Path(heartstudio.ui.__file__).parent


def ink_of(image: QImage) -> int:
    """How many pixels something was painted on."""
    return sum(
        image.pixelColor(x, y).alpha() > 40 for x in range(image.width()) for y in range(image.height())
    )


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_a_drawing_of_one_colour(qapp: QApplication, name: str) -> None:
    assert QSvgRenderer(str(resource(f"icons/{name}.svg"))).isValid()
    if name == "app":
        return
    image = icon_pixmap(name, 20, QColor("#123456")).toImage()
    assert ink_of(image) > 8
    colours = {
        image.pixelColor(x, y).name()
        for x in range(20)
        for y in range(20)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours <= {"#123456"}


def test_every_icon_that_is_named_is_there_and_every_one_is_used() -> None:
    strings = set()
    asked_for = set()
    for module in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.add(node.value)
            if isinstance(node, ast.keyword) and node.arg == "icon" and isinstance(node.value, ast.Constant):
                asked_for.add(node.value.value)
    assert asked_for <= {*ICONS, ""}
    assert {name for name in ICONS if name not in strings} == {"app"}


def test_an_icon_is_as_transparent_as_its_colour(qapp: QApplication) -> None:
    faint = QColor("black")
    faint.setAlphaF(0.3)
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_icon(painter, "play", QRectF(0, 0, 20, 20), faint)
    painter.end()
    assert 60 <= image.pixelColor(9, 10).alpha() <= 90


def test_the_app_icon_comes_in_all_sizes(qapp: QApplication) -> None:
    sizes = {size.width() for size in app_icon().availableSizes()}
    assert {16, 32, 128, 256, 512} <= sizes


def test_the_menu_bar_icon_shows_progress_as_a_growing_ring(qapp: QApplication) -> None:
    shown = [menu_bar_icon(progress).pixmap(18, 18).toImage() for progress in (0.1, 0.5, 0.9)]
    solid = [
        sum(image.pixelColor(x, y).alpha() > 200 for x in range(18) for y in range(18)) for image in shown
    ]
    assert solid[0] < solid[1] < solid[2]
    assert menu_bar_icon(None).pixmap(18, 18).toImage() != shown[0]


def test_no_colour_or_style_is_written_outside_the_theme() -> None:
    strange = re.compile(r"setStyleSheet|#[0-9a-fA-F]{6}\b|rgba?\(")
    allowed = {"theme.py"}
    wrong = {
        module.name
        for module in UI.rglob("*.py")
        if strange.search(module.read_text(encoding="utf-8")) and module.name not in allowed
    }
    # The buttons over a cover lie on a picture, not on a surface of the theme.
    assert wrong <= {"delegate.py"}
