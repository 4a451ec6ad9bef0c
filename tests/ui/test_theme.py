from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from heartstudio.ui.theme import DARK, LIGHT, Appearance, Theme, Tokens, Type, font, tokens_of

AA = 4.5
SURFACES = ("background", "side", "card", "well", "well_hover")
TEXTS = ("ink", "ink2", "accent_ink", "warning")


def luminance(colour: QColor) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def laid_over(colour: QColor, ground: QColor) -> QColor:
    share = colour.alphaF()
    mixed = [
        share * a + (1 - share) * b for a, b in zip(colour.getRgbF()[:3], ground.getRgbF()[:3], strict=True)
    ]
    return QColor.fromRgbF(*mixed)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "surface"), list(product(("ink", "ink2"), SURFACES)))
def test_text_can_be_read_on_every_surface(tokens: Tokens, text: str, surface: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, surface)) >= AA


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "surface"), list(product(("accent_ink",), ("background", "side", "card", "well")))
)
def test_accented_text_can_be_read(tokens: Tokens, text: str, surface: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, surface)) >= AA


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_selected_place_and_the_primary_button_can_be_read(tokens: Tokens) -> None:
    assert contrast(tokens.accent_ink, laid_over(tokens.accent_soft, tokens.side)) >= AA
    assert contrast(tokens.on_accent, tokens.accent_fill) >= AA


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_what_a_problem_says_can_be_read_wherever_it_is_said(tokens: Tokens) -> None:
    for surface in ("background", "card", "side", "well"):
        assert contrast(tokens.warning, getattr(tokens, surface)) >= AA
    assert contrast(tokens.ink, laid_over(tokens.accent_soft, tokens.background)) >= AA
    assert contrast(tokens.ink2, laid_over(tokens.accent_soft, tokens.background)) >= AA


def test_every_widget_follows_when_the_appearance_changes(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    assert tokens_of(widget) is LIGHT
    with qtbot.waitSignal(theme.changed):
        theme.follow(Appearance.DARK)
    assert theme.is_dark
    assert tokens_of(widget) is DARK
    assert widget.palette().color(QPalette.ColorRole.Window) == DARK.background
    theme.follow(Appearance.LIGHT)
    assert tokens_of(widget) is LIGHT


def test_there_are_two_sizes_for_reading_and_few_for_show(qapp: QApplication) -> None:
    sizes = {kind.value[0] for kind in Type}
    assert sizes == {11, 12, 13, 14, 24, 30}
    assert font(Type.PAGE).pixelSize() == 24
