from __future__ import annotations

from pathlib import Path

import pytest

from heartstudio.checkpoints.catalogue import load_catalogue
from heartstudio.checkpoints.installed import Shelf
from heartstudio.checkpoints.machine import GIB, Machine
from heartstudio.checkpoints.memory import WORKING_BYTES, best_promise
from heartstudio.recipe import Recipe
from heartstudio.resources import resource
from heartstudio.studio.composers import Composers
from heartstudio.studio.estimate import Estimator
from heartstudio.studio.room import Room
from tests.checkpoints import weights
from tests.checkpoints.test_installed import put
from tests.studio.makers import recipe

SONG = Recipe("pop", seconds=180, checkpoint="3b")


def estimator(home: Path, gigabytes: int) -> Estimator:
    shelf = Shelf(home, load_catalogue(resource("catalogue.toml")))
    return Estimator(shelf, Machine.of("Apple M2 Pro", gigabytes * GIB))


def test_an_estimate_says_what_the_promise_promises(home: Path) -> None:
    made = estimator(home, 64)
    promised = made.promise(SONG)
    assert promised is not None
    estimate = made.estimate(SONG)
    assert (estimate.seconds, estimate.peak_bytes, estimate.fits) == (
        promised.seconds,
        promised.peak_bytes,
        True,
    )
    assert f"{promised.peak_bytes / 1e9:.1f} GB" in estimate.words
    assert estimate.suggestion == ""


def test_a_song_that_does_not_fit_says_so_and_what_would(home: Path) -> None:
    estimate = estimator(home, 16).estimate(Recipe("pop", seconds=600, takes=8, checkpoint="3b"))
    assert not estimate.fits
    assert "would take" in estimate.words
    assert estimate.suggestion


def test_more_takes_take_more_memory_and_a_longer_song_more_time(home: Path) -> None:
    made = estimator(home, 128)
    plain = made.estimate(SONG)
    takes = made.estimate(Recipe("pop", seconds=180, takes=4, checkpoint="3b"))
    longer = made.estimate(Recipe("pop", seconds=360, checkpoint="3b"))
    assert plain.peak_bytes is not None
    assert takes.peak_bytes is not None
    assert plain.seconds is not None
    assert longer.seconds is not None
    assert takes.peak_bytes > plain.peak_bytes
    assert longer.seconds > 1.9 * plain.seconds


def test_a_folder_of_weights_tells_its_own_sizes(home: Path, checkpoint: Path) -> None:
    estimate = estimator(home, 16).estimate(recipe(checkpoint))
    assert estimate.fits
    assert estimate.peak_bytes is not None
    assert estimate.peak_bytes < 2e9


@pytest.mark.parametrize("checkpoint", ["3b", "a folder"])
def test_a_codec_in_bf16_takes_half_its_memory_once_the_shelf_is_looked_at_again(
    home: Path, tmp_path: Path, checkpoint: str
) -> None:
    shelf = Shelf(home, load_catalogue(resource("catalogue.toml")))
    put(shelf, "heartmula-3b-happy-new-year", weights.language_model())
    put(shelf, "heartmulagen", weights.tokenizer())
    put(shelf, "heartcodec-20260123", weights.codec())
    if checkpoint == "a folder":
        checkpoint = str(weights.write(tmp_path / "alone" / "model", weights.language_model()))
    song = Recipe("pop", seconds=180, checkpoint=checkpoint)
    made = Estimator(shelf, Machine.of("Apple M2 Ultra", 192 * GIB))
    whole = made.promise(song)
    put(shelf, "heartcodec-20260123", weights.codec(), "bf16")
    made.forget()
    halved = made.promise(song)
    sizes = made.sizes(checkpoint)
    assert whole is not None
    assert halved is not None
    assert sizes is not None
    less_work = WORKING_BYTES[4] - WORKING_BYTES[2]
    assert whole.peak_bytes - halved.peak_bytes == 2 * sizes.codec.transformer + less_work
    assert sizes.codec.transformer > 0


def test_a_model_that_is_not_known_is_no_error(home: Path) -> None:
    estimate = estimator(home, 16).estimate(Recipe("pop", checkpoint="/no/such/folder"))
    assert (estimate.seconds, estimate.peak_bytes, estimate.fits) == (None, None, True)
    assert estimate.words


@pytest.mark.parametrize(("frames", "believed"), [(125, True), (20, False)])
def test_later_promises_believe_what_a_long_enough_song_has_shown(
    home: Path, checkpoint: Path, frames: int, believed: bool
) -> None:
    shelf = Shelf(home, load_catalogue(resource("catalogue.toml")))
    made = Estimator(shelf)
    song = recipe(checkpoint)
    composers = Composers(shelf, made, Room(made))
    composers.composer(song)
    composers.learn(song, frames, 25.0)
    home.mkdir(exist_ok=True)
    composers.learn(song, frames, 25.0)
    again = Estimator(shelf).promise(song)
    sizes = made.sizes(song.checkpoint)
    assert again is not None
    assert sizes is not None
    assert (again.seconds != best_promise(made.machine, sizes, song).seconds) is believed
