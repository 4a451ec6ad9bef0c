from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas
from heartstudio.covers.colour import Colour
from heartstudio.covers.dice import Dice
from heartstudio.covers.palette import PALETTES
from heartstudio.covers.sleeve import choose_sleeve
from tests.covers.look import pixels

RED = Colour.from_hex("FF0000")
GREEN = Colour.from_hex("00FF00")


def dressed(seed: int, *, scenic: bool, palette: str = "dusk") -> np.ndarray:
    """A picture whose left half is red and right half green, in its sleeve."""
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(100, 100)
    canvas = Canvas(painter, PALETTES[palette], Dice(b"", "form"), 0.5)
    with choose_sleeve(Dice(bytes([seed]), "sleeve"), scenic=scenic)(canvas):
        canvas.flood(RED)
        canvas.fill(shapes.rectangle(0.5, -1, 2, 3), GREEN)
    painter.end()
    return pixels(image)


def is_full(picture: np.ndarray) -> bool:
    return tuple(picture[2, 2]) in {RED.rgb, GREEN.rgb}


def test_patterns_always_fill_the_square() -> None:
    assert all(is_full(dressed(seed, scenic=False)) for seed in range(60))


def test_scenes_mostly_fill_it_and_sometimes_stand_in_a_window() -> None:
    pictures = [dressed(seed, scenic=True) for seed in range(200)]
    framed = [picture for picture in pictures if not is_full(picture)]
    assert 20 < len(framed) < 80
    outlines = {
        (tuple(p[12, 12]) in {RED.rgb, GREEN.rgb}, tuple(p[88, 18]) in {RED.rgb, GREEN.rgb}) for p in framed
    }
    assert outlines == {(True, True), (False, True), (False, False)}, "frame, arch and porthole"
    for picture in framed:
        assert tuple(picture[50, 30]) in {RED.rgb, GREEN.rgb}


def test_about_half_of_all_pictures_are_mirrored() -> None:
    left = [tuple(dressed(seed, scenic=False)[50, 20]) for seed in range(100)]
    assert 30 < left.count(RED.rgb) < 70
    assert left.count(RED.rgb) + left.count(GREEN.rgb) == 100


@pytest.mark.parametrize("palette", list(PALETTES))
def test_the_paper_around_a_picture_is_not_the_ground(palette: str) -> None:
    framed = next(
        picture
        for picture in (dressed(seed, scenic=True, palette=palette) for seed in range(40))
        if not is_full(picture)
    )
    red, green, blue = framed[2, 2]
    paper = Colour.from_hex(f"{red:02X}{green:02X}{blue:02X}")
    assert paper.distance(PALETTES[palette].ground) > 0.17
