from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heartstudio.covers.colour import Colour

colours = st.integers(0, 0xFFFFFF).map(lambda value: Colour.from_hex(f"{value:06X}"))


@given(st.integers(0, 0xFFFFFF))
def test_every_colour_of_a_screen_survives_the_way_through_oklch(value: int) -> None:
    red, green, blue = Colour.from_hex(f"{value:06X}").rgb
    assert (red << 16) + (green << 8) + blue == value


def test_the_primaries_lie_where_the_paper_puts_them() -> None:
    assert Colour.from_hex("FFFFFF").oklab == pytest.approx((1.0, 0.0, 0.0), abs=1e-4)
    assert Colour.from_hex("FF0000").oklab == pytest.approx((0.6280, 0.2249, 0.1258), abs=1e-3)
    assert Colour.from_hex("00FF00").oklab == pytest.approx((0.8664, -0.2339, 0.1795), abs=1e-3)
    assert Colour.from_hex("0000FF").oklab == pytest.approx((0.4520, -0.0325, -0.3115), abs=1e-3)


def test_contrast_is_that_of_wcag() -> None:
    black, white, grey = (Colour.from_hex(text) for text in ("000000", "FFFFFF", "767676"))
    assert black.contrast(white) == pytest.approx(21.0, abs=0.01)
    assert white.contrast(grey) == pytest.approx(4.54, abs=0.01)
    assert grey.contrast(grey) == 1.0


@given(st.floats(0.15, 0.99), st.floats(0, 0.5), st.floats(0, 360))
def test_a_colour_no_screen_shows_gives_up_chroma_and_keeps_its_lightness(
    lightness: float, chroma: float, hue: float
) -> None:
    red, green, blue = Colour(lightness, chroma, hue).rgb
    shown = Colour.from_hex(f"{red:02X}{green:02X}{blue:02X}")
    assert shown.lightness == pytest.approx(lightness, abs=0.015)
    assert shown.chroma <= chroma + 0.015


@given(colours, colours)
def test_a_mix_lies_between_its_colours_and_arrives_at_both(one: Colour, other: Colour) -> None:
    assert one.mixed(other, 0.0).distance(one) < 1e-9
    assert one.mixed(other, 1.0).distance(other) < 1e-9
    middle = one.mixed(other, 0.5)
    assert middle.distance(one) == pytest.approx(one.distance(other) / 2, abs=1e-9)


def test_shifts_add_lightness_and_hue_and_scale_chroma() -> None:
    colour = Colour(0.5, 0.1, 350).shifted(lightness=0.2, chroma=1.5, hue=20)
    assert (colour.lightness, colour.chroma, colour.hue) == pytest.approx((0.7, 0.15, 10))
    assert Colour(0.95, 0.0, 0).shifted(lightness=0.2).lightness == 1.0
