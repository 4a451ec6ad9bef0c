from __future__ import annotations

from dataclasses import replace

import mlx.core as mx
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from heartstudio.engine.errors import CodesError
from heartstudio.engine.heartcodec import HeartCodec, StreamDecoder
from heartstudio.engine.heartcodec.windows import AudioWindow
from tests.engine.tiny_codec import TINY

SEED = 3
SIZE = TINY.samples_per_frame


@pytest.fixture(scope="module")
def codec() -> HeartCodec:
    return HeartCodec.from_config(TINY, seed=5)


def codes_of(frames: int, seed: int = 0) -> np.ndarray:
    draw = np.random.default_rng(seed)
    return draw.integers(0, TINY.codebook_size, (frames, TINY.num_quantizers)).astype(np.int16)


def streamed(codec: HeartCodec, codes: np.ndarray, sizes: list[int]) -> list[AudioWindow]:
    stream = StreamDecoder(codec, SEED)
    windows, at = [], 0
    for size in sizes:
        windows += stream.push(codes[at : at + size])
        at += size
    return [*windows, *stream.push(codes[at:]), *stream.finish()]


@settings(max_examples=15)
@given(st.integers(1, 60), st.lists(st.integers(0, 25), max_size=8))
@example(14, [1] * 14)
@example(24, [23, 1])
@example(25, [24])
def test_streamed_sound_equals_the_whole_to_the_last_bit(
    codec: HeartCodec, frames: int, sizes: list[int]
) -> None:
    codes = codes_of(frames)
    windows = streamed(codec, codes, sizes)
    assert [window.index for window in windows] == list(range(len(windows)))
    assert [window.start for window in windows] == np.cumsum(
        [0, *(len(w.samples) for w in windows[:-1])]
    ).tolist()
    whole = codec.decode(codes, SEED)
    assert whole.shape == (frames * SIZE, 2)
    assert whole.dtype == np.float32
    assert np.isfinite(whole).all()
    np.testing.assert_array_equal(np.concatenate([window.samples for window in windows]), whole)


def test_a_window_sounds_with_the_frame_that_completes_it(codec: HeartCodec) -> None:
    stream, codes = StreamDecoder(codec, SEED), codes_of(38)
    given_after = {}
    for frame in range(38):
        for window in stream.push(codes[frame : frame + 1]):
            given_after[frame + 1] = (window.start, len(window.samples))
    assert given_after == {14: (0, 10 * SIZE), 24: (10 * SIZE, 10 * SIZE), 34: (20 * SIZE, 10 * SIZE)}
    (last,) = stream.finish()
    assert (last.start, len(last.samples)) == (30 * SIZE, 8 * SIZE)


def test_sound_that_was_given_out_does_not_depend_on_what_follows(codec: HeartCodec) -> None:
    one = codes_of(60)
    other = np.concatenate([one[:24], codes_of(36, seed=9)])
    first, second = codec.decode(one, SEED), codec.decode(other, SEED)
    np.testing.assert_array_equal(first[: 20 * SIZE], second[: 20 * SIZE])
    assert not np.array_equal(first[24 * SIZE :], second[24 * SIZE :])


@pytest.mark.parametrize("frames", [9, 14, 31])
def test_a_song_is_its_windows_joined_by_a_linear_crossfade(codec: HeartCodec, frames: int) -> None:
    codes, plan = codes_of(frames), TINY.plan
    known, song = None, np.zeros((plan.lengthened(frames) * SIZE, 2))
    fade = plan.overlap * SIZE
    for index in range(plan.count(frames)):
        latents = codec.window_latents(plan.codes_of(index, codes), codec.window_noise(SEED, index), known)
        if known is not None:
            np.testing.assert_array_equal(np.asarray(latents[: len(known)]), np.asarray(known))
        known = latents[-2 * plan.overlap :]
        gain = np.ones((plan.window * SIZE, 1))
        if index > 0:
            gain[:fade, 0] = np.linspace(0, 1, fade)
        if index < plan.count(frames) - 1:
            gain[-fade:, 0] = np.linspace(1, 0, fade)
        start = index * plan.hop * SIZE
        song[start : start + plan.window * SIZE] += gain * codec.decode_latents(latents)
    np.testing.assert_allclose(codec.decode(codes, SEED), song[: frames * SIZE], atol=1e-6)


def test_windows_without_overlap_follow_each_other_unblended() -> None:
    codec = HeartCodec.from_config(replace(TINY, hop_frames=14), seed=5)
    codes = codes_of(30)
    parts = [codec.decode_latents(codec.window_latents(codes[:14], codec.window_noise(SEED, 0), None))]
    parts.append(codec.decode_latents(codec.window_latents(codes[14:28], codec.window_noise(SEED, 1), None)))
    whole = codec.decode(codes, SEED)
    assert len(whole) == 30 * SIZE
    np.testing.assert_array_equal(whole[: 28 * SIZE], np.concatenate(parts))


def test_one_seed_gives_one_song_and_another_seed_another(codec: HeartCodec) -> None:
    codes = codes_of(20)
    np.testing.assert_array_equal(codec.decode(codes, 1), codec.decode(codes, 1))
    assert not np.allclose(codec.decode(codes, 1), codec.decode(codes, 2))


def test_the_noise_of_a_window_depends_on_seed_and_index_alone(codec: HeartCodec) -> None:
    fifth = np.asarray(codec.window_noise(SEED, 5))
    drawn = {
        (seed, i): np.asarray(codec.window_noise(seed, i)) for seed in (0, SEED, 2**32 - 1) for i in range(8)
    }
    np.testing.assert_array_equal(fifth, drawn[SEED, 5])
    assert len({noise.tobytes() for noise in drawn.values()}) == len(drawn)
    everything = np.stack(list(drawn.values()))
    assert abs(everything.mean()) < 0.03
    assert abs(everything.std() - 1) < 0.03
    with pytest.raises(ValueError, match="seed -1"):
        codec.window_noise(-1, 0)


def test_noise_that_is_given_takes_the_place_of_the_seed(codec: HeartCodec) -> None:
    asked: list[int] = []

    def silence(index: int) -> mx.array:
        asked.append(index)
        return mx.zeros((TINY.window_latents, TINY.out_channels))

    codes = codes_of(30)
    np.testing.assert_array_equal(codec.decode(codes, 1, silence), codec.decode(codes, 2, silence))
    assert asked == [0, 1, 2] * 2


@pytest.mark.parametrize(
    ("codes", "complaint"),
    [
        (np.zeros((4, 2), np.int16), r"shape \(4, 2\), not \(frames, 3\)"),
        (np.zeros(3, np.int16), r"shape \(3,\)"),
        (np.zeros((4, 3), np.float32), "float32, not whole numbers"),
        (
            np.array([[0, 0, 0], [0, 16, 0]]),
            "code 16 at frame 1, codebook 1 is out of range: a codebook has 16",
        ),
        (np.array([[0, 0, -1]]), "code -1 at frame 0, codebook 2"),
        (np.array([[2**16, 0, 0]]), "code 65536"),
    ],
)
def test_codes_that_no_codebook_holds_are_refused_and_change_nothing(
    codec: HeartCodec, codes: np.ndarray, complaint: str
) -> None:
    stream, good = StreamDecoder(codec, SEED), codes_of(20)
    windows = stream.push(good[:16])
    with pytest.raises(CodesError, match=complaint):
        stream.push(codes)
    windows += [*stream.push(good[16:]), *stream.finish()]
    sound = np.concatenate([window.samples for window in windows])
    np.testing.assert_array_equal(sound, codec.decode(good, SEED))


def test_a_song_without_codes_is_refused(codec: HeartCodec) -> None:
    with pytest.raises(CodesError, match="no codes"):
        codec.decode(np.zeros((0, TINY.num_quantizers), np.int16), SEED)
    with pytest.raises(CodesError, match="no codes"):
        StreamDecoder(codec, SEED).finish()


def test_a_finished_song_takes_no_more_codes(codec: HeartCodec) -> None:
    stream = StreamDecoder(codec, SEED)
    stream.push(codes_of(3))
    stream.finish()
    with pytest.raises(ValueError, match="finished"):
        stream.push(codes_of(1))
    with pytest.raises(ValueError, match="finished"):
        stream.finish()


def test_plain_lists_of_codes_are_welcome(codec: HeartCodec) -> None:
    codes = codes_of(5)
    np.testing.assert_array_equal(codec.decode(codes.tolist(), SEED), codec.decode(codes, SEED))
