"""The composer: events in order, sound that does not depend on how it was asked for, clear refusals."""

from __future__ import annotations

import gc
import json
import shutil
from dataclasses import replace
from pathlib import Path

import mlx.core as mx
import numpy as np
import pytest

from heartstudio.engine import Checkpoint, Composer, Settings, compose
from heartstudio.engine.errors import (
    CheckpointError,
    CodesError,
    MemoryLimitError,
    PromptError,
    SilentModelError,
)
from heartstudio.engine.events import (
    AudioReady,
    Ending,
    Event,
    Finished,
    FramesComposed,
    Loaded,
    Prefilled,
    Take,
)
from heartstudio.recipe import Recipe

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
RECIPE = Recipe("piano,happy", "[verse]\nhello", seconds=4, seed=11, ignore_eos=True)


@pytest.fixture(scope="module")
def composer(random_checkpoint: Path) -> Composer:
    return Composer(Checkpoint.at(random_checkpoint))


def finished(events: list[Event]) -> Finished:
    assert isinstance(events[-1], Finished)
    return events[-1]


def sound(events: list[Event], take: int = 0) -> np.ndarray:
    """A take's stretches, which must follow one another without a gap."""
    stretches = [event for event in events if isinstance(event, AudioReady) and event.take == take]
    position = 0
    for stretch in stretches:
        assert stretch.start == position
        position += len(stretch.samples)
    return np.concatenate([stretch.samples for stretch in stretches])


def test_events_come_in_the_order_of_the_work(composer: Composer) -> None:
    events = list(composer.compose(RECIPE))
    kinds = [type(event) for event in events]
    assert kinds[:2] == [Loaded, Prefilled]
    assert kinds[-1] is Finished
    frames = [event for event in events if isinstance(event, FramesComposed)]
    assert [event.composed for event in frames] == list(range(1, 51))
    assert all(event.limit == 50 and event.frames_per_second > 0 for event in frames)
    assert all(event.seconds_left > 0 for event in frames[:-1])
    take = finished(events).takes[0]
    assert np.array_equal(np.concatenate([event.codes[0] for event in frames]), take.codes)
    assert take.ending is Ending.AT_LIMIT
    assert take.seed == 11
    # Sound comes before the last frame is composed.
    assert kinds.index(AudioReady) < len(kinds) - 1 - kinds[::-1].index(FramesComposed)


def test_the_windows_of_several_takes_are_decoded_one_a_frame(composer: Composer) -> None:
    """So that the language model never waits for more than one window."""
    kinds = [type(event) for event in composer.compose(replace(RECIPE, takes=3))]
    composing = kinds[: len(kinds) - kinds[::-1].index(FramesComposed)]
    runs = "".join("a" if kind is AudioReady else "f" for kind in composing).split("f")
    assert max(map(len, runs)) == 1
    assert sum(map(len, runs)) >= 3


def test_a_song_has_exactly_the_samples_of_its_frames_in_stereo(composer: Composer) -> None:
    for seconds in (0.08, 1.0, 2.0, 3.2, 4.0):
        events = list(composer.compose(replace(RECIPE, seconds=seconds)))
        wave = sound(events)
        assert wave.shape == (RECIPE.__class__("a", seconds=seconds).frame_limit * 3840, 2)
        assert wave.dtype == np.float32
        assert np.isfinite(wave).all()
        assert not np.array_equal(wave[:, 0], wave[:, 1])


def test_the_sound_while_composing_is_the_sound_decoded_at_the_end(composer: Composer) -> None:
    events = list(composer.compose(RECIPE))
    assert np.array_equal(sound(events), composer.decode(finished(events).takes[0].codes, RECIPE.seed))


def test_the_same_recipe_makes_the_same_song(composer: Composer, random_checkpoint: Path) -> None:
    first = finished(list(composer.compose(RECIPE))).takes[0]
    again = finished(list(compose(RECIPE, random_checkpoint))).takes[0]
    other = finished(list(composer.compose(replace(RECIPE, seed=12)))).takes[0]
    assert np.array_equal(first.codes, again.codes)
    assert not np.array_equal(first.codes, other.codes)


def test_takes_are_the_songs_that_their_seeds_make_alone(composer: Composer) -> None:
    events = list(composer.compose(replace(RECIPE, takes=3)))
    for number, take in enumerate(finished(events).takes):
        alone = list(composer.compose(RECIPE.of_take(number)))
        assert take.seed == RECIPE.seed + number
        assert np.array_equal(take.codes, finished(alone).takes[0].codes)
        assert np.array_equal(sound(events, number), sound(alone))


def test_an_interrupted_song_goes_on_to_the_song_it_would_have_been(composer: Composer) -> None:
    whole = list(composer.compose(RECIPE))
    codes = finished(whole).takes[0].codes
    for cut in (1, 30, 49):
        resumed = list(composer.compose(RECIPE, codes[:cut]))
        assert np.array_equal(finished(resumed).takes[0].codes, codes)
        assert np.array_equal(sound(resumed), sound(whole))


def test_each_take_ends_at_its_own_end(composer: Composer) -> None:
    recipe = replace(RECIPE, seconds=12, takes=4, ignore_eos=False, seed=3)
    events = list(composer.compose(recipe))
    takes = finished(events).takes
    ended = [take for take in takes if take.ending is Ending.BY_ITSELF]
    assert ended, "this seed was chosen because some takes end"
    assert len({len(take.codes) for take in takes}) > 1
    for number, take in enumerate(takes):
        assert take.codes.max(initial=0) < 64
        alone = list(composer.compose(recipe.of_take(number))) if len(take.codes) else []
        if alone:
            assert np.array_equal(finished(alone).takes[0].codes, take.codes)
            assert len(sound(events, number)) == len(take.codes) * 3840


def test_enough_ends_the_song_where_it_is(composer: Composer) -> None:
    heard: list[Event] = []

    def enough() -> bool:
        return sum(isinstance(event, FramesComposed) for event in heard) >= 9

    for event in composer.compose(RECIPE, enough=enough):
        heard.append(event)  # noqa: PERF402 - enough() looks at the list while it grows
    take = finished(heard).takes[0]
    assert take.ending is Ending.ON_REQUEST
    assert len(take.codes) == 9
    assert len(sound(heard)) == 9 * 3840


def test_a_closed_iterator_leaves_a_composer_that_works(composer: Composer) -> None:
    events = composer.compose(RECIPE)
    for event in events:
        if isinstance(event, FramesComposed) and event.composed == 5:
            break
    events.close()  # type: ignore[attr-defined]
    assert len(finished(list(composer.compose(RECIPE))).takes[0].codes) == 50


def golden_checkpoint(tmp_path: Path, audio_eos_id: int) -> Path:
    """The golden models with another end mark."""
    shutil.copytree(GOLDEN / "ckpt", tmp_path / "ckpt")
    shutil.copy(GOLDEN / "flavors.json", tmp_path / "ckpt" / "flavors.json")
    path = tmp_path / "ckpt" / "gen_config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"audio_eos_id": audio_eos_id}))
    return tmp_path / "ckpt"


TOLD = json.loads((GOLDEN / "pipeline.json").read_text())
RUNS = [(case, run) for case in TOLD["cases"] for run in case["eos_threshold_runs"]]


@pytest.mark.parametrize(("case", "run"), RUNS)
def test_the_end_is_where_the_reference_ends_but_for_its_first_frame(
    tmp_path: Path, case: dict[str, object], run: dict[str, int]
) -> None:
    checkpoint = golden_checkpoint(tmp_path, run["audio_eos_id"])
    recipe = Recipe(TOLD["tags"], TOLD["lyrics"], 12 / 12.5, 0, float(str(case["cfg_scale"])), 0.0, 1)
    frames: list[FramesComposed] = []
    try:
        for event in Composer(Checkpoint.at(checkpoint)).compose(recipe):
            if isinstance(event, FramesComposed):
                frames.append(event)
            if isinstance(event, AudioReady):
                break  # these songs' sound is compared elsewhere
    except SilentModelError as error:
        assert run["first_frame_has_eos"]
        assert "seed" in error.remedy
    else:
        assert not run["first_frame_has_eos"]
        assert len(frames) == run["n_frames"]


def test_words_that_leave_no_room_are_refused_before_anything_is_loaded(
    random_checkpoint: Path, tmp_path: Path
) -> None:
    shutil.copytree(random_checkpoint, tmp_path / "ckpt")
    (tmp_path / "ckpt" / "HeartMuLa-oss-random" / "model.safetensors").unlink()
    recipe = replace(RECIPE, lyrics="la " * 35_000)
    with pytest.raises(PromptError, match="8192"):
        next(iter(compose(recipe, tmp_path / "ckpt")))
    with pytest.raises(PromptError, match="seconds fit"):
        next(iter(compose(replace(RECIPE, lyrics="la " * 300, seconds=600), tmp_path / "ckpt")))


def test_codes_to_go_on_from_must_be_this_models(composer: Composer) -> None:
    for bad in (np.zeros((5, 7), np.int16), np.full((5, 8), 64, np.int16), np.full((5, 8), -1, np.int16)):
        with pytest.raises(CodesError):
            next(iter(composer.compose(RECIPE, bad)))
    with pytest.raises(PromptError, match="already 4"):
        next(iter(composer.compose(RECIPE, np.zeros((50, 8), np.int16))))


def test_a_memory_limit_is_kept_before_the_work_and_during_it(random_checkpoint: Path) -> None:
    checkpoint = Checkpoint.at(random_checkpoint)
    with pytest.raises(MemoryLimitError, match="more than the limit") as caught:
        next(iter(Composer(checkpoint, Settings(memory_limit=10**6)).compose(RECIPE)))
    assert caught.value.remedy
    needed = mx.get_active_memory() + Composer(checkpoint).footprint(RECIPE).total
    composer = Composer(checkpoint, Settings(memory_limit=needed))
    assert finished(list(composer.compose(RECIPE))).takes


def test_the_footprint_is_what_is_used(random_checkpoint: Path) -> None:
    gc.collect()
    before = mx.get_active_memory()
    composer = Composer(Checkpoint.at(random_checkpoint))
    events = list(composer.compose(RECIPE))
    told = composer.footprint(RECIPE)
    loaded = next(event for event in events if isinstance(event, Loaded))
    # The codec's encoder and training state lie in the file, but are not loaded for decoding.
    assert 0.6 < (loaded.memory_bytes - before) / (told.language_model + told.codec) <= 1.01
    assert finished(events).peak_bytes - before <= told.total


def test_released_models_give_their_memory_back(random_checkpoint: Path) -> None:
    before = mx.get_active_memory()
    composer = Composer(Checkpoint.at(random_checkpoint))
    first = finished(list(composer.compose(RECIPE))).takes[0]
    assert mx.get_active_memory() > before
    composer.release()
    assert mx.get_active_memory() <= before + 2**16
    assert np.array_equal(finished(list(composer.compose(RECIPE))).takes[0].codes, first.codes)


def test_codec_and_language_model_must_belong_together(random_checkpoint: Path, tmp_path: Path) -> None:
    shutil.copytree(random_checkpoint, tmp_path / "ckpt")
    ids = tmp_path / "ckpt" / "gen_config.json"
    ids.write_text(json.dumps(json.loads(ids.read_text()) | {"audio_eos_id": 5000}))
    with pytest.raises(CheckpointError, match="audio_eos_id 5000"):
        Composer(Checkpoint.at(tmp_path / "ckpt"))


def test_takes_are_values() -> None:
    take = Take(1, np.zeros((2, 8), np.int16), Ending.BY_ITSELF)
    with pytest.raises(AttributeError):
        take.seed = 2  # type: ignore[misc]
