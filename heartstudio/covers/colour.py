"""Colour in OKLCH: lightness, chroma and hue as the eye judges them, so that shifts stay harmonious.

Conversion after Björn Ottosson, "A perceptual color space for image processing" (2020),
https://bottosson.github.io/posts/oklab/; transfer curve after IEC 61966-2-1 (sRGB); contrast after WCAG 2.2.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour in OKLab's polar form.

    Attributes:
        lightness: 0 (black) to 1 (white).
        chroma: 0 (grey) to about 0.37 (the most vivid that sRGB shows).
        hue: angle in degrees: about 30 is red, 110 yellow, 145 green, 265 blue, 330 magenta.
    """

    lightness: float
    chroma: float
    hue: float

    @classmethod
    def from_hex(cls, text: str) -> Self:
        """The colour written as six hexadecimal digits of sRGB."""
        red, green, blue = (_to_linear(int(text[at : at + 2], 16) / 255) for at in (0, 2, 4))
        long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
        medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
        short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
        return cls.from_oklab(
            0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
            1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
            0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
        )

    @classmethod
    def from_oklab(cls, lightness: float, a: float, b: float) -> Self:
        """The colour at a point of OKLab."""
        return cls(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)

    @property
    def oklab(self) -> tuple[float, float, float]:
        """Lightness, green to red, blue to yellow."""
        angle = math.radians(self.hue)
        return self.lightness, self.chroma * math.cos(angle), self.chroma * math.sin(angle)

    @property
    def rgb(self) -> tuple[int, int, int]:
        """Red, green and blue of sRGB, 0 to 255; chroma gives way where sRGB cannot show the colour."""
        linear = _linear_rgb(self)
        if not _shown(linear):
            low, high = 0.0, self.chroma
            for _ in range(12):
                middle = (low + high) / 2
                fits = _shown(_linear_rgb(Colour(self.lightness, middle, self.hue)))
                low, high = (middle, high) if fits else (low, middle)
            linear = _linear_rgb(Colour(self.lightness, low, self.hue))
        red, green, blue = (round(255 * _from_linear(min(max(part, 0.0), 1.0))) for part in linear)
        return red, green, blue

    @property
    def luminance(self) -> float:
        """Relative luminance of what a screen shows, 0 to 1."""
        red, green, blue = (_to_linear(part / 255) for part in self.rgb)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def shifted(self, *, lightness: float = 0.0, chroma: float = 1.0, hue: float = 0.0) -> Colour:
        """The colour moved: lightness and hue by addition, chroma by a factor."""
        return Colour(
            min(max(self.lightness + lightness, 0.0), 1.0), self.chroma * chroma, (self.hue + hue) % 360
        )

    def mixed(self, other: Colour, share: float) -> Colour:
        """The colour on the straight line to another; a share of 1 arrives there."""
        mine, theirs = self.oklab, other.oklab
        return Colour.from_oklab(*(a + (b - a) * share for a, b in zip(mine, theirs, strict=True)))

    def distance(self, other: Colour) -> float:
        """Euclidean distance in OKLab; 0.02 is just seen, 0.3 is bold."""
        return math.dist(self.oklab, other.oklab)

    def contrast(self, other: Colour) -> float:
        """Contrast ratio of WCAG, 1 (the same) to 21 (black on white)."""
        low, high = sorted((self.luminance, other.luminance))
        return (high + 0.05) / (low + 0.05)


def _linear_rgb(colour: Colour) -> tuple[float, float, float]:
    lightness, a, b = colour.oklab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _shown(linear: tuple[float, float, float]) -> bool:
    return all(-1e-4 <= part <= 1 + 1e-4 for part in linear)


def _to_linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _from_linear(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)
