from __future__ import annotations

import itertools
from collections import Counter

import pytest

from heartstudio.covers.character import Character
from heartstudio.covers.palette import PALETTES, Palette, choose_palette

SHARES = [share / 100 for share in range(100)]
EXTREMES = [
    Character({}, warmth, light, vividness, 0.5)
    for warmth, light, vividness in itertools.product((-1.0, 0.0, 1.0), repeat=3)
]

each_palette = pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))


def asking(warmth: float = 0.0, light: float = 0.0, vividness: float = 0.0) -> list[Palette]:
    return [choose_palette(Character({}, warmth, light, vividness, 0.5), share) for share in SHARES]


def mean_ground(palettes: list[Palette]) -> float:
    return sum(palette.ground.lightness for palette in palettes) / len(palettes)


def test_there_are_palettes_for_night_and_for_day() -> None:
    assert len(PALETTES) >= 24
    nights = sum(palette.is_night for palette in PALETTES.values())
    assert len(PALETTES) / 3 < nights < len(PALETTES) * 2 / 3


@each_palette
def test_the_main_form_stands_out_from_its_ground_in_every_mood(palette: Palette) -> None:
    for character in EXTREMES:
        tuned = palette.tuned(character)
        assert tuned.ground.contrast(tuned.main) >= 2.6
        assert tuned.ground.distance(tuned.main) >= 0.28


@each_palette
def test_light_shines_on_the_ground_and_beside_the_main_form(palette: Palette) -> None:
    assert palette.light.distance(palette.ground) >= 0.2
    assert palette.light.distance(palette.main) >= 0.14
    if palette.is_night:
        assert palette.light.contrast(palette.ground) >= 7


@each_palette
def test_no_two_colours_of_a_palette_are_hard_to_tell_apart(palette: Palette) -> None:
    assert len(palette.colours) == 5
    for one, other in itertools.combinations(palette.colours, 2):
        assert one.distance(other) >= 0.05
    for accent in palette.accents:
        assert accent.distance(palette.ground) >= 0.12
        assert accent.distance(palette.main) >= 0.1


def test_no_palette_repeats_another() -> None:
    for one, other in itertools.combinations(PALETTES.values(), 2):
        apart = sum(a.distance(b) for a, b in zip(one.colours, other.colours, strict=True)) / 5
        assert apart > 0.05, f"{one.name} is nearly {other.name}"


def test_every_palette_is_somebodys() -> None:
    chosen = {choose_palette(character, share).name for character in EXTREMES for share in SHARES}
    assert chosen == set(PALETTES)


def test_moods_choose_lighter_warmer_and_more_vivid_palettes() -> None:
    assert mean_ground(asking(light=1)) > mean_ground(asking()) > mean_ground(asking(light=-1)) + 0.1
    chroma = [sum(c.chroma for p in asking(vividness=v) for c in p.colours) for v in (-1, 0, 1)]
    assert chroma == sorted(chroma)
    reds = [sum(p.main.oklab[1] + p.ground.oklab[1] for p in asking(warmth=w)) for w in (-1, 0, 1)]
    assert reds == sorted(reds)


def test_songs_of_one_mood_still_have_a_choice() -> None:
    counts = Counter(palette.name for palette in asking(warmth=0.3, light=-0.2, vividness=0.2))
    assert len(counts) >= 6
    assert max(counts.values()) <= 45


def test_at_night_only_dark_grounds_are_chosen() -> None:
    for character in EXTREMES:
        for share in SHARES[::10]:
            assert PALETTES[choose_palette(character, share, night=True).name].is_night


def test_tuning_keeps_the_colours_in_step() -> None:
    palette = PALETTES["dusk"]
    warmer = palette.tuned(Character({}, 1.0, 0.0, 0.0, 0.5))
    lighter = palette.tuned(Character({}, 0.0, 1.0, 0.0, 0.5))
    for before, after in zip(palette.colours, lighter.colours, strict=True):
        assert after.lightness - before.lightness == pytest.approx(0.03)
        assert after.hue == pytest.approx(before.hue)
    for before, after in zip(palette.colours, warmer.colours, strict=True):
        assert abs((after.hue - before.hue + 180) % 360 - 180) <= 9.001
    assert palette.tuned(Character({}, 0.0, 0.0, 0.0, 0.5)) == palette
