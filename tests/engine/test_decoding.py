"""The frame loop: one song for one seed, however it is computed, batched, interrupted or resumed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import mlx.core as mx
import mlx.nn as nn
import numpy as np
import pytest
from numpy.typing import NDArray

from heartstudio.engine.decoding import FrameLoop, ReadPrompt
from heartstudio.engine.heartmula import HeartMuLa
from heartstudio.engine.prompt import Prompt
from heartstudio.engine.random_checkpoint import CODEBOOK_SIZE
from heartstudio.engine.sampling import Sampler

SAMPLER = Sampler(guidance=1.5, temperature=1.0, top_k=20)
GREEDY = Sampler(guidance=1.5, temperature=0.0, top_k=1)
PROMPT = Prompt(np.arange(3, 33, dtype=np.int32), 7, np.zeros(16, np.float32))


@pytest.fixture(scope="module")
def model(random_checkpoint: Path) -> HeartMuLa:
    return HeartMuLa.from_pretrained(random_checkpoint / "HeartMuLa-oss-random", mx.float32)


def frames(
    model: HeartMuLa,
    count: int,
    *,
    seeds: tuple[int, ...] = (5,),
    sampler: Sampler = SAMPLER,
    start: NDArray[np.int16] | None = None,
    compiled: bool = False,
    room: int = 0,
    known: ReadPrompt | None = None,
) -> NDArray[np.int16]:
    """``(frames, takes, codebooks)`` after the prompt and a start."""
    allowed = np.arange(model.config.audio_vocab_size) < CODEBOOK_SIZE
    given = 0 if start is None else len(start)
    capacity = len(PROMPT.ids) + given + count + room
    loop = FrameLoop(model, sampler, seeds, allowed, capacity, compiled=compiled)
    loop.prefill(PROMPT, start, known)
    return np.stack(list(loop.frames(count)))


def test_one_seed_gives_one_song_and_another_gives_another(model: HeartMuLa) -> None:
    song = frames(model, 12)
    assert song.shape == (12, 1, 8)
    assert song.dtype == np.int16
    assert np.array_equal(song, frames(model, 12))
    assert not np.array_equal(song, frames(model, 12, seeds=(6,)))


def test_a_take_of_a_batch_is_the_song_that_its_seed_makes_alone(model: HeartMuLa) -> None:
    batch = frames(model, 10, seeds=(5, 9, 5))
    assert np.array_equal(batch[:, 0], batch[:, 2])
    assert np.array_equal(batch[:, :1], frames(model, 10, seeds=(5,)))
    assert np.array_equal(batch[:, 1:2], frames(model, 10, seeds=(9,)))


def test_a_song_resumed_anywhere_goes_on_as_if_nothing_had_happened(model: HeartMuLa) -> None:
    whole = frames(model, 14)
    for cut in (1, 6, 13):
        rest = frames(model, 14 - cut, start=whole[:cut, 0])
        assert np.array_equal(rest, whole[cut:])


def test_the_cache_bucket_that_is_looked_at_does_not_change_the_song(
    model: HeartMuLa, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_one_bucket = frames(model, 20, sampler=GREEDY)
    monkeypatch.setattr("heartstudio.engine.decoding.BUCKET", 8)
    assert np.array_equal(frames(model, 20, sampler=GREEDY), in_one_bucket)
    assert np.array_equal(frames(model, 20, sampler=GREEDY, room=100), in_one_bucket)


def test_the_compiled_graph_draws_the_same_frames_as_the_plain_one(model: HeartMuLa) -> None:
    for sampler in (SAMPLER, GREEDY):
        plain = frames(model, 6, sampler=sampler, seeds=(1, 2))
        assert np.array_equal(plain, frames(model, 6, sampler=sampler, seeds=(1, 2), compiled=True))


def test_guidance_off_runs_half_the_rows_and_changes_the_song(model: HeartMuLa) -> None:
    unguided = frames(model, 8, sampler=Sampler(1.0, 0.0, 1))
    assert unguided.shape == (8, 1, 8)
    assert not np.array_equal(unguided, frames(model, 8, sampler=GREEDY))


CAPACITY = 16384


def cache_bytes(takes: int, positions: int = CAPACITY) -> int:
    """Of the tiny model's two layers of two heads of sixteen, guided, keys and values in float32."""
    return 2 * takes * positions * 2 * 2 * 2 * 16 * 4


def loop_with_room(model: HeartMuLa, takes: int = 1) -> FrameLoop:
    allowed = np.ones(model.config.audio_vocab_size, bool)
    return FrameLoop(model, SAMPLER, range(takes), allowed, CAPACITY, compiled=False)


def peak_of(work: Callable[[], object]) -> int:
    """The most bytes that work holds beside what was there before."""
    held = mx.get_active_memory()
    mx.reset_peak_memory()
    work()
    return mx.get_peak_memory() - held


@pytest.fixture
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scores of few positions at a time, which MLX keeps in memory on a CPU: the cache is what counts."""
    monkeypatch.setattr("heartstudio.engine.decoding.PREFILL_CHUNK", 16)


def test_all_entries_of_the_cache_are_written_in_place(model: HeartMuLa) -> None:
    """No frame copies the cache: memory during the loop stays at one cache."""
    loop = loop_with_room(model)
    loop.prefill(PROMPT)
    assert peak_of(lambda: list(loop.frames(20))) < cache_bytes(takes=1) // 4


@pytest.mark.parametrize("takes", [1, 3])
@pytest.mark.parametrize("given", [0, 300])
@pytest.mark.usefixtures("few_at_once")
def test_reading_a_prompt_takes_one_cache_and_little_more(model: HeartMuLa, takes: int, given: int) -> None:
    start = np.zeros((given, 8), np.int16)
    known: list[ReadPrompt] = []
    for loop in (loop_with_room(model, takes), loop_with_room(model, takes)):
        peak = peak_of(
            lambda loop=loop: known.append(loop.prefill(PROMPT, start, known[-1] if known else None))
        )
        assert peak < 1.3 * cache_bytes(takes)


@pytest.mark.usefixtures("few_at_once")
def test_a_long_prompt_is_in_memory_once_for_the_song_and_once_to_be_remembered(model: HeartMuLa) -> None:
    prompt = Prompt(np.arange(2000, dtype=np.int32) % 300, 7, PROMPT.style)
    both = cache_bytes(takes=1) + cache_bytes(1, len(prompt.ids))
    known: list[ReadPrompt] = []
    assert peak_of(lambda: known.append(loop_with_room(model).prefill(prompt))) < 1.3 * both
    again = loop_with_room(model)
    assert peak_of(lambda: again.prefill(prompt, None, known[0])) < 1.3 * cache_bytes(takes=1)


def test_letting_takes_go_needs_no_second_cache(model: HeartMuLa) -> None:
    loop = loop_with_room(model, takes=4)
    loop.prefill(PROMPT)
    next(loop.frames(3))
    # Half of the rows of one of two layers; of both it would be half a cache.
    assert peak_of(lambda: loop.keep([0, 2])) < 0.3 * cache_bytes(takes=4)


def test_a_prompt_that_is_known_is_not_read_again_and_changes_nothing(
    model: HeartMuLa, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = frames(model, 8)
    allowed = np.arange(model.config.audio_vocab_size) < CODEBOOK_SIZE
    known = FrameLoop(model, SAMPLER, (1,), allowed, 60, compiled=False).prefill(PROMPT)
    # Far more room than the loop that read it had.
    assert np.array_equal(frames(model, 8, known=known, room=600), whole)
    assert np.array_equal(frames(model, 5, known=known, start=whole[:3, 0]), whole[3:])
    other = Prompt(PROMPT.ids[::-1].copy(), 7, PROMPT.style)
    assert known.serves(PROMPT, True)
    assert not known.serves(other, True)
    assert not known.serves(PROMPT, False)
    lengths: list[int] = []
    backbone = type(model.backbone)
    read = backbone.layer

    def counting(self: object, number: int, x: mx.array, *more: object) -> object:
        lengths.append(x.shape[1])
        return read(self, number, x, *more)

    monkeypatch.setattr(backbone, "layer", counting)
    FrameLoop(model, SAMPLER, (1,), allowed, 60, compiled=False).prefill(PROMPT, None, known)
    assert lengths == []
    FrameLoop(model, SAMPLER, (1,), allowed, 60, compiled=False).prefill(other, None, known)
    assert lengths == [len(PROMPT.ids) - 1] * model.config.backbone.num_layers


def test_takes_that_are_let_go_leave_the_others_as_they_were(model: HeartMuLa) -> None:
    allowed = np.arange(model.config.audio_vocab_size) < CODEBOOK_SIZE
    loop = FrameLoop(model, SAMPLER, (5, 9, 7, 8), allowed, 60, compiled=False)
    loop.prefill(PROMPT)
    drawn = []
    for number, frame in enumerate(loop.frames(9)):
        drawn.append(frame)
        if number == 2:
            loop.keep([1, 3])
        if number == 5:
            loop.keep([3])
    assert loop.live == 1
    songs = np.stack(drawn)
    whole = frames(model, 9, seeds=(5, 9, 7, 8))
    assert np.array_equal(songs[:, 3], whole[:, 3])
    assert np.array_equal(songs[:7, 1], whole[:7, 1])
    assert not songs[7:, 1].any()
    assert not songs[4:, [0, 2]].any()


def test_no_more_frames_come_than_were_asked_for(model: HeartMuLa) -> None:
    for count in (0, 1, 2):
        allowed = np.ones(model.config.audio_vocab_size, bool)
        loop = FrameLoop(model, SAMPLER, [1], allowed, 64, compiled=False)
        loop.prefill(PROMPT)
        assert len(list(loop.frames(count))) == count


def test_the_models_type_holds_throughout_and_logits_are_float32(random_checkpoint: Path) -> None:
    model = HeartMuLa.from_pretrained(random_checkpoint / "HeartMuLa-oss-random", mx.bfloat16)
    assert model.dtype == mx.bfloat16
    inputs = model.embed_prompt(PROMPT, guided=True)
    assert inputs.dtype == mx.bfloat16
    cache = model.backbone.new_cache(2, 64, model.dtype)
    seen: list[mx.Dtype] = []
    for layer in model.backbone.layers:
        inner = layer.mlp
        layer.mlp = Watched(inner, seen)
    hidden, cache = model.backbone(inputs, cache, 0)
    assert seen == [mx.bfloat16] * len(model.backbone.layers)
    assert hidden.dtype == mx.float32
    assert {entry.dtype for layer in cache for entry in layer} == {mx.bfloat16}
    logits: list[mx.array] = []

    def draw(rows: mx.array, head: nn.Module, codebook: int) -> mx.array:
        logits.append(head(rows))
        return mx.argmax(logits[-1], axis=-1)

    model.draw_frame(hidden[:, -1], draw)
    assert {scores.dtype for scores in logits} == {mx.float32}
    assert model.embed_frames(mx.zeros((2, 8), mx.uint32)).dtype == mx.bfloat16


class Watched:
    """Stands where a layer stands, and notes the type of what goes in."""

    def __init__(self, layer: nn.Module, seen: list[mx.Dtype]) -> None:
        self.layer, self.seen = layer, seen

    def __call__(self, x: mx.array) -> mx.array:
        self.seen.append(x.dtype)
        return self.layer(x)

    def __getattr__(self, name: str) -> object:
        return getattr(self.layer, name)


@pytest.mark.parametrize(("bits", "tolerance"), [(8, 0.02), (4, 0.3)])
def test_quantised_weights_give_nearly_the_same_logits(
    random_checkpoint: Path, model: HeartMuLa, bits: int, tolerance: float
) -> None:
    quantised = HeartMuLa.from_pretrained(random_checkpoint / "HeartMuLa-oss-random", mx.float32, bits)
    results = []
    for each in (model, quantised):
        inputs = each.embed_prompt(PROMPT, guided=False)
        hidden, _ = each.backbone(inputs, each.backbone.new_cache(1, 64, mx.float32), 0)
        results.append(np.array(each.codebook0_head(hidden[:, -1])))
    error = np.linalg.norm(results[1] - results[0]) / np.linalg.norm(results[0])
    assert 0 < error < tolerance
