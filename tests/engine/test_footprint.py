"""The footprint: what memory a song takes, told from sizes alone."""

from __future__ import annotations

from math import prod

import pytest

from heartstudio.engine.config import FLAVOURS, HeartMuLaConfig
from heartstudio.engine.footprint import Footprint, cache_bytes_per_position, language_model_bytes
from heartstudio.engine.heartcodec import CodecConfig
from heartstudio.engine.heartmula import parameter_shapes
from heartstudio.engine.measure import frame_bytes
from heartstudio.precision import MIXES

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
