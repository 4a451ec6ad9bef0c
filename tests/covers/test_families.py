from __future__ import annotations

import itertools

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from heartstudio.covers.canvas import Canvas
from heartstudio.covers.dice import Dice
from heartstudio.covers.families import FAMILIES
from heartstudio.covers.palette import PALETTES, Palette
from tests.covers.look import distance, largest_flat_share, oklab, pixels, thumbnail

each_family = pytest.mark.parametrize("name", sorted(FAMILIES))


def painted(name: str, palette: Palette, seed: int, *, energy: float = 0.5, size: int = 64) -> QImage:
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(0xFF00FF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size, size)
    FAMILIES[name].paint(Canvas(painter, palette, Dice(seed.to_bytes(4, "big"), "form"), energy))
    painter.end()
    return image


def palettes_of(name: str) -> list[Palette]:
    return [palette for palette in PALETTES.values() if palette.is_night or not FAMILIES[name].night]


@each_family
def test_no_picture_is_nearly_empty_in_any_palette(name: str) -> None:
    for seed, palette in enumerate(palettes_of(name)):
        image = painted(name, palette, seed, size=48)
        assert largest_flat_share(image) < 0.9, f"{palette.name}, seed {seed}"
        assert oklab(image)[..., 0].std() > 0.04, f"{palette.name}, seed {seed}"


@each_family
def test_the_whole_square_is_painted(name: str) -> None:
    for seed, palette in enumerate(palettes_of(name)[:6]):
        assert not (pixels(painted(name, palette, seed)) == (255, 0, 255)).all(-1).any()


@each_family
def test_seeds_give_pictures_that_one_can_tell_apart(name: str) -> None:
    """In one and the same palette: what differs is form alone."""
    pictures = [thumbnail(painted(name, PALETTES["dusk"], seed)) for seed in range(10)]
    distances = [distance(one, other) for one, other in itertools.combinations(pictures, 2)]
    assert min(distances) > 0.01
    assert float(np.median(distances)) > 0.035


@each_family
def test_still_and_driving_songs_differ_in_form(name: str) -> None:
    differences = [
        distance(*(thumbnail(painted(name, PALETTES["royal"], seed, energy=e)) for e in (0.05, 0.95)))
        for seed in range(4)
    ]
    assert max(differences) > 0.008


@each_family
def test_the_composition_does_not_depend_on_the_size(name: str) -> None:
    for seed in range(2):
        small, large = (thumbnail(painted(name, PALETTES["harbour"], seed, size=size)) for size in (128, 512))
        assert distance(small, large) < 0.008


def test_driving_pictures_are_busier_on_the_whole() -> None:
    def edges(energy: float) -> float:
        total = 0.0
        for name in FAMILIES:
            for seed in range(3):
                light = oklab(painted(name, PALETTES["royal"], seed, energy=energy))[..., 0]
                total += float(np.abs(np.diff(light, axis=0)).mean() + np.abs(np.diff(light, axis=1)).mean())
        return total

    still, middle, driving = edges(0.05), edges(0.5), edges(0.95)
    assert still < middle < driving
    assert driving > 1.15 * still
