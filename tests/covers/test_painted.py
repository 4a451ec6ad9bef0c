from __future__ import annotations

import hashlib
import itertools
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from heartstudio.covers.character import Character, read_character
from heartstudio.covers.families import FAMILIES
from heartstudio.covers.painted import choose_family, cover_png, paint_cover
from heartstudio.recipe import Recipe
from tests.covers.look import distance, largest_flat_share, lightness, pixels, thumbnail, vividness, warmth
from tests.covers.shelf import TAGS, songs

STYLES = ("pop", "rock", "folk", "jazz", "ambient", "electro")
FINGERPRINTS = """
import hashlib
from PySide6.QtCore import QCoreApplication
from tests.covers.shelf import songs
from heartstudio.covers.painted import cover_png, paint_cover
for recipe in songs(12):
    cover = paint_cover(recipe, 128)
    print(hashlib.sha256(bytes(cover.constBits())).hexdigest())
print(hashlib.sha256(cover_png(songs(1)[0], 128)).hexdigest())
print(QCoreApplication.instance())
"""


def fingerprint(image: QImage) -> str:
    return hashlib.sha256(bytes(image.constBits())).hexdigest()


def test_every_process_paints_the_same_bytes_with_an_application_and_without_one(qapp: QApplication) -> None:
    reports = []
    for hash_seed in ("1", "2"):
        environment = {
            name: value
            for name, value in os.environ.items()
            if name not in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR")
        }
        environment["PYTHONHASHSEED"] = hash_seed
        done = subprocess.run(
            [sys.executable, "-c", FINGERPRINTS], env=environment, capture_output=True, text=True, check=True
        )
        assert done.stderr == ""
        reports.append(done.stdout.split())
    ours = [fingerprint(paint_cover(recipe, 128)) for recipe in songs(12)]
    png = hashlib.sha256(cover_png(songs(1)[0], 128)).hexdigest()
    assert reports[0] == reports[1] == [*ours, png, "None"]


def test_threads_paint_the_same_picture_side_by_side() -> None:
    recipes = songs(16)
    with ThreadPoolExecutor(4) as threads:
        beside = list(threads.map(lambda recipe: fingerprint(paint_cover(recipe, 96)), recipes))
    assert beside == [fingerprint(paint_cover(recipe, 96)) for recipe in recipes]


def test_only_tags_lyrics_and_seed_decide() -> None:
    song = Recipe(tags="jazz,warm", lyrics="[Verse]\nhello", seed=4)
    same = Recipe(
        tags="Jazz, warm", lyrics="[Verse]\nhello", seed=4, seconds=200, guidance=3, top_k=9, takes=2
    )
    other_words = Recipe(tags="jazz,warm", lyrics="[Verse]\ngoodbye", seed=4)
    picture = thumbnail(paint_cover(song, 96))
    assert np.array_equal(pixels(paint_cover(song, 96)), pixels(paint_cover(same, 96)))
    assert distance(picture, thumbnail(paint_cover(other_words, 96))) > 0.06


def test_no_two_of_two_hundred_covers_look_alike_and_none_is_nearly_empty() -> None:
    covers = [paint_cover(recipe, 64) for recipe in songs(200)]
    pictures = np.array([thumbnail(cover) for cover in covers])
    for index, picture in enumerate(pictures[:-1]):
        apart = np.linalg.norm(pictures[index + 1 :] - picture, axis=-1).mean((1, 2))
        assert apart.min() > 0.04, f"{index} and {index + 1 + int(apart.argmin())} look alike"
    assert max(largest_flat_share(cover) for cover in covers) < 0.85


@pytest.mark.parametrize("tags", ["lo-fi,chill", "techno,dark", "qwerty"])
def test_takes_of_one_batch_are_told_apart_at_a_glance(tags: str) -> None:
    batch = Recipe(tags=tags, seed=2**32 - 3, takes=8)
    pictures = [thumbnail(paint_cover(batch.of_take(take), 96)) for take in range(8)]
    assert min(distance(one, other) for one, other in itertools.pairwise(pictures)) > 0.09
    assert min(distance(one, other) for one, other in itertools.combinations(pictures, 2)) > 0.05


@pytest.mark.parametrize("recipe", songs(5), ids=TAGS[:5])
def test_the_large_cover_is_the_small_one_seen_closer(recipe: Recipe) -> None:
    small, large = (thumbnail(paint_cover(recipe, size), 32) for size in (512, 1024))
    assert distance(small, large) < 0.006


def mean(measure: Callable[[QImage], float], mood: str) -> float:
    recipes = [Recipe(tags=f"{style},{mood}", seed=seed) for style in STYLES for seed in range(8)]
    return float(np.mean([measure(paint_cover(recipe, 48)) for recipe in recipes]))


@pytest.mark.parametrize(
    ("measure", "more", "less", "least"),
    [
        (lightness, "happy", "sad", 0.08),
        (lightness, "bright", "dark", 0.1),
        (lightness, "fröhlich", "düster", 0.1),
        (warmth, "warm", "cold", 0.04),
        (warmth, "happy", "sad", 0.04),
        (warmth, "楽しい", "悲しい", 0.04),
        (vividness, "playful", "calm", 0.015),
    ],
)
def test_a_mood_shows_in_the_picture(
    measure: Callable[[QImage], float], more: str, less: str, least: float
) -> None:
    assert mean(measure, more) > mean(measure, less) + least


def test_every_family_is_reached_by_ordinary_tags() -> None:
    shares = [(index + 0.5) / 100 for index in range(100)]
    characters = [read_character(tuple(tags.split(","))) for tags in TAGS]
    assert {choose_family(heard, share) for heard in characters for share in shares} == set(FAMILIES)


def test_a_genre_mostly_gets_what_it_favours_and_sometimes_anything() -> None:
    heard = read_character(("chiptune",))
    counts = Counter(choose_family(heard, share / 1000) for share in range(1000))
    assert counts["pixels"] > 500
    assert set(counts) == set(FAMILIES)


def test_tags_that_say_nothing_leave_every_family_equally_likely() -> None:
    silent = Character({}, 0.0, 0.0, 0.0, 0.5)
    counts = Counter(choose_family(silent, (index + 0.5) / 2900) for index in range(2900))
    assert set(counts.values()) == {2900 // len(FAMILIES)}


@pytest.mark.parametrize("size", [1, 2, 56, 100])
def test_any_size_can_be_painted(size: int) -> None:
    cover = paint_cover(songs(1)[0], size)
    assert (cover.width(), cover.height()) == (size, size)
    assert not cover.hasAlphaChannel()


@pytest.mark.parametrize("size", [0, -1])
def test_a_cover_without_pixels_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="at least one pixel"):
        paint_cover(songs(1)[0], size)


def test_the_png_holds_the_very_picture() -> None:
    recipe = songs(3)[2]
    read = QImage.fromData(cover_png(recipe, 128), "PNG")
    assert np.array_equal(pixels(read), pixels(paint_cover(recipe, 128)))


def test_a_png_is_small_enough_to_travel_inside_a_song() -> None:
    sizes = [len(cover_png(recipe)) for recipe in songs(12)]
    assert max(sizes) < 400_000
    assert float(np.median(sizes)) < 80_000
