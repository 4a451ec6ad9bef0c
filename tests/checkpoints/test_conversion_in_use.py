"""Conversions as the composer uses them: the same songs, and errors within what was promised."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import mlx.core as mx
import numpy as np
import pytest

from heartstudio.checkpoints.adding import add_folder
from heartstudio.checkpoints.catalogue import Catalogue
from heartstudio.checkpoints.conversion import Target, convert
from heartstudio.checkpoints.errors import ModelError
from heartstudio.checkpoints.installed import Shelf
from heartstudio.checkpoints.resolving import resolve
from heartstudio.checkpoints.sizes import Precision
from heartstudio.engine import Checkpoint, Composer, Settings
from heartstudio.engine.errors import CheckpointError
from heartstudio.engine.events import AudioReady, Finished
from heartstudio.engine.random_checkpoint import write_random_checkpoint
from heartstudio.precision import MIXES
from heartstudio.recipe import Recipe
from tests.bench.conversion import ROWS, frame_gigabytes, measure_errors

SONG = Recipe("piano", "[Verse]\nla la", seconds=2.0, seed=5)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Iterator[Shelf]:
    """A shelf with a linked model of random numbers, called ``own``, and its conversions."""
    folder = tmp_path_factory.mktemp("use")
    shelf = Shelf(folder / "home", catalogue)
    model = add_folder(shelf, write_random_checkpoint(folder / "ckpt"), name="own")
    targets = [Target(shelf.catalogue.component(model.language_model), Precision.EIGHT_BIT)]
    targets += [Target(shelf.catalogue.component(model.codec), "bf16")]
    list(convert(shelf, targets))
    yield shelf


def checkpoint(shelf: Shelf, precision: Precision | None = None) -> Checkpoint:
    paths = resolve(shelf, "own", precision)
    return Checkpoint(paths.language_model, paths.codec, paths.tokenizer, paths.gen_config)


def composed(composer: Composer) -> tuple[np.ndarray, np.ndarray]:
    """Codes and sound of the song."""
    told = list(composer.compose(SONG))
    assert isinstance(told[-1], Finished)
    return told[-1].takes[0].codes, np.concatenate([e.samples for e in told if isinstance(e, AudioReady)])


def test_a_song_from_conversions_is_the_song_from_originals_held_likewise(
    shelf: Shelf, tmp_path: Path
) -> None:
    original = Checkpoint.at(write_random_checkpoint(tmp_path))
    held = Settings(dtype=mx.bfloat16, bits=8, codec_dtype=mx.bfloat16)
    theirs = composed(Composer(original, held))
    ours = composed(Composer(checkpoint(shelf, Precision.EIGHT_BIT), Settings(dtype=mx.bfloat16)))
    np.testing.assert_array_equal(ours[0], theirs[0])
    np.testing.assert_array_equal(ours[1], theirs[1])


def test_the_footprint_is_that_of_what_the_folders_keep(shelf: Shelf, tmp_path: Path) -> None:
    original = Checkpoint.at(write_random_checkpoint(tmp_path))
    converted = checkpoint(shelf, Precision.EIGHT_BIT)
    dtype = mx.bfloat16
    as_asked = Composer(original, Settings(dtype, 8, mx.bfloat16)).footprint(SONG)
    assert Composer(converted, Settings(dtype)).footprint(SONG) == as_asked
    plain = Composer(original, Settings(dtype)).footprint(SONG)
    assert as_asked.language_model < plain.language_model
    assert as_asked.codec < plain.codec


def test_other_bits_than_are_kept_are_refused_before_anything_is_loaded(shelf: Shelf) -> None:
    with pytest.raises(CheckpointError, match="kept in 8 bits"):
        Composer(checkpoint(shelf, Precision.EIGHT_BIT), Settings(bits=4))


def test_a_precision_that_is_not_here_is_met_with_the_original(shelf: Shelf) -> None:
    paths = resolve(shelf, "own", Precision.FOUR_BIT)
    assert paths.precision == "original"
    with pytest.raises(ModelError):
        resolve(shelf, "owns")


def test_eight_bits_stay_within_two_per_cent_and_the_mix_of_four_halves_the_error() -> None:
    rows = {"eight": MIXES[8], "four": MIXES[4], "all four": dict.fromkeys(MIXES[4], 4)}
    errors = measure_errors(rows)
    assert max(errors["eight"]) <= 0.02
    assert errors["four"][0] < 0.8 * errors["all four"][0]
    assert errors["four"][1] < 0.5 * errors["all four"][1]


def test_the_table_tells_what_the_published_model_reads_for_a_frame() -> None:
    read = [round(frame_gigabytes(mix), 1) for mix in ROWS.values()]
    assert read == [10.9, 8.8, 5.6, 3.0, 4.2, 4.2]
