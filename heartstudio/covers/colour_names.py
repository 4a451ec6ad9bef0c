"""What people call a colour."""

from __future__ import annotations

from heartstudio.covers.colour import Colour

_GREY = 0.03
"""Chroma below which a hue is not seen."""

_GREYS = ((0.28, "black"), (0.4, "charcoal"), (0.7, "grey"), (0.88, "pale grey"), (1.1, "off-white"))

# Up to which hue; dark (lightness below 0.45), ordinary, and light (from 0.8).
_HUES = (
    (20, "burgundy", "rose red", "blush pink"),
    (45, "maroon", "vermilion", "peach"),
    (70, "dark brown", "orange", "apricot"),
    (95, "umber", "amber", "cream"),
    (118, "dark olive", "mustard yellow", "lemon yellow"),
    (150, "bottle green", "leaf green", "pistachio green"),
    (180, "deep green", "emerald green", "mint green"),
    (220, "deep teal", "turquoise", "pale aqua"),
    (255, "petrol blue", "steel blue", "ice blue"),
    (285, "navy blue", "cobalt blue", "periwinkle blue"),
    (315, "deep violet", "violet", "lavender"),
    (345, "aubergine", "magenta", "pale pink"),
    (361, "burgundy", "rose red", "blush pink"),
)
_DARK, _LIGHT = 0.45, 0.8


def colour_name(colour: Colour) -> str:
    """A name of one or two words."""
    if colour.chroma < _GREY:
        return next(name for end, name in _GREYS if colour.lightness < end)
    dark, ordinary, light = next(names for end, *names in _HUES if colour.hue < end)
    if colour.lightness < _DARK:
        return dark
    return ordinary if colour.lightness < _LIGHT else light
