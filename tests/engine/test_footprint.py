"""The footprint: what memory a song takes, told from sizes alone."""

from __future__ import annotations

from dataclasses import replace
from math import prod
from pathlib import Path

import mlx.core as mx
import numpy as np
import pytest

from heartstudio.engine.config import FLAVOURS, HeartMuLaConfig
from heartstudio.engine.footprint import Footprint, cache_bytes_per_position, flow_bytes, language_model_bytes
from heartstudio.engine.heartcodec import CodecConfig, HeartCodec
from heartstudio.engine.heartmula import HeartMuLa, parameter_shapes
from heartstudio.engine.measure import Way, frame_bytes, song_memory
from heartstudio.precision import MIXES
from tests.engine.tiny_codec import TINY

FULL = HeartMuLaConfig(FLAVOURS["llama-3B"], FLAVOURS["llama-300M"])


def test_the_cache_of_a_guided_song_takes_at_most_a_quarter_megabyte_a_frame() -> None:
    assert 2 * cache_bytes_per_position(FULL, dtype_size=2) <= 0.25e6


def test_weights_in_bfloat16_are_two_bytes_each_but_for_the_heads() -> None:
    parameters = sum(prod(shape) for shape in parameter_shapes(FULL).values())
    heads = 8 * 3072 * 8197
    assert parameters == pytest.approx(3.94e9, rel=0.01)
    assert language_model_bytes(FULL, 2, None) == 2 * parameters + 2 * heads


@pytest.mark.parametrize(("bits", "share"), [(8, 0.53), (4, 0.34)])
def test_quantised_weights_take_their_bits_and_their_scales(bits: int, share: float) -> None:
    whole = language_model_bytes(FULL, 2, None)
    assert language_model_bytes(FULL, 2, bits) / whole == pytest.approx(share, abs=0.03)


def test_takes_and_length_add_cache_and_nothing_else() -> None:
    one = Footprint.of(FULL, CodecConfig(), 2, None, rows=2, positions=1000)
    four = Footprint.of(FULL, CodecConfig(), 2, None, rows=8, positions=1000)
    longer = Footprint.of(FULL, CodecConfig(), 2, None, rows=2, positions=2000)
    assert four.cache == 4 * one.cache
    assert one.cache < longer.cache <= 2 * one.cache
    assert one.total - one.cache == four.total - four.cache == longer.total - longer.cache


def test_a_frame_reads_the_depth_decoder_once_a_codebook() -> None:
    """The arithmetic by hand: 2.819 B of backbone, 0.311 B of depth decoder seven times, heads and projection."""
    by_hand = 2 * (2.8187e9 + 7 * 0.31145e9 + 7 * 9.437e6) + 4 * 8 * 3072 * 8197
    assert frame_bytes(FULL, 2, {}, rows=2, positions=0) == pytest.approx(by_hand, rel=1e-3)
    assert frame_bytes(FULL, 2, MIXES[8], 2, 0) < 0.56 * by_hand
    assert frame_bytes(FULL, 2, {}, 2, 1000) - frame_bytes(FULL, 2, {}, 2, 0) == 2000 * 114_688


def test_a_song_of_four_minutes_takes_its_weights_and_little_more() -> None:
    told = Footprint.of(FULL, CodecConfig(), 2, None, rows=2, positions=3200, flow_size=2, words=200)
    assert told.total - told.language_model - told.codec < 1.2e9


def test_a_prompt_is_remembered_once_whatever_the_takes() -> None:
    def cache(rows: int, words: int) -> int:
        return Footprint.of(FULL, CodecConfig(), 2, None, rows, positions=1000, words=words).cache

    assert (
        cache(2, 300) - cache(2, 0) == cache(8, 300) - cache(8, 0) == 600 * cache_bytes_per_position(FULL, 2)
    )
    assert cache(1, 300) - cache(1, 0) == 300 * cache_bytes_per_position(FULL, 2)


@pytest.mark.parametrize(("heads", "frames"), [(4, 90), (6, 30), (2, 186)])
def test_the_flow_of_a_window_stays_within_what_is_told_and_comes_near_it(heads: int, frames: int) -> None:
    config = replace(
        TINY,
        num_attention_heads=heads,
        attention_head_dim=32,
        num_layers=8,
        num_layers_2=4,
        window_frames=frames,
        hop_frames=frames - 10,
    )
    codec = HeartCodec.from_config(config, seed=0)
    codes = np.zeros((config.window_frames, config.num_quantizers), np.int16)
    noise = codec.window_noise(0, 0)
    mx.eval(noise)
    mx.reset_peak_memory()
    held = mx.get_active_memory()
    codec.window_latents(codes, noise, None)
    assert 0.3 * flow_bytes(config, 4) < mx.get_peak_memory() - held < flow_bytes(config, 4)


def test_a_songs_memory_is_measured_with_windows_decoded_beside_the_cache(random_checkpoint: Path) -> None:
    model = HeartMuLa.from_pretrained(random_checkpoint / "HeartMuLa-oss-random", mx.float32)
    codec = HeartCodec.from_pretrained(random_checkpoint / "HeartCodec-oss-random")
    frames, words = 60, 400
    mx.reset_peak_memory()
    held = mx.get_active_memory()
    codec.decode(np.zeros((frames, 8), np.int16), seed=0)
    decoding = mx.get_peak_memory() - held
    told = Footprint.of(model.config, codec.config, 4, None, 2, words + frames, words=words)
    measured = song_memory(model, codec, way=Way.PLAIN, prompt_length=words, frames=frames)
    assert measured == pytest.approx(decoding + told.cache, rel=0.05)
    assert measured < told.cache + told.working
