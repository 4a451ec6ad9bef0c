from __future__ import annotations

from dataclasses import replace

import mlx.core as mx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heartstudio.engine.heartcodec import CodecConfig, HeartCodec
from heartstudio.engine.heartcodec.causal import (
    CausalConv,
    Past,
    UpsamplingConv,
    repeated_phases,
    transposed_phases,
    weight_norm,
)
from heartstudio.engine.heartcodec.layers import convolve_by_taps
from heartstudio.engine.heartcodec.scalar import (
    CHUNKS_IN_FLIGHT,
    LAYER_CHUNKS,
    PReLU,
    Resume,
    ScalarDecoder,
    ScalarEncoder,
    evenly,
    on_grid,
)
from tests.engine.tiny_codec import TINY


@pytest.fixture(scope="module")
def codec() -> HeartCodec:
    return HeartCodec.from_config(TINY, seed=5)


def normal(*shape: int, seed: int = 0) -> mx.array:
    return mx.random.normal(shape, key=mx.random.key(seed))


def close(ours: mx.array | np.ndarray, theirs: mx.array | np.ndarray) -> None:
    np.testing.assert_allclose(np.asarray(ours), np.asarray(theirs), atol=2e-6, rtol=1e-5)


@pytest.mark.parametrize(
    ("stride", "dilation", "taps"), [(1, 1, 1), (1, 1, 7), (1, 5, 7), (3, 1, 6), (2, 2, 3)]
)
def test_a_sum_of_taps_is_the_convolution_that_mlx_computes(stride: int, dilation: int, taps: int) -> None:
    x, weight, bias = normal(2, 50, 3), normal(4, taps, 3, seed=1), normal(4, seed=2)
    theirs = mx.conv1d(x, weight, stride, dilation=dilation) + bias
    close(convolve_by_taps(x, weight, bias, stride, dilation), theirs)


@pytest.mark.parametrize("stride", [1, 2, 3, 5])
def test_a_transposed_convolution_is_the_one_that_mlx_computes_without_its_last_stride(stride: int) -> None:
    weight, bias, x = normal(6, 4, 2 * stride), normal(4, seed=1), normal(2, 9, 6, seed=2)
    layer = UpsamplingConv(transposed_phases(weight), mx.tile(bias, stride), stride)
    theirs = mx.conv_transpose1d(x, weight.transpose(1, 2, 0), stride) + bias
    close(layer(x, Past()), theirs[:, : 9 * stride])


@pytest.mark.parametrize(("factor", "taps"), [(1, 7), (2, 7), (2, 4), (3, 7), (4, 2), (2, 1)])
def test_repeating_before_a_convolution_costs_no_repetition(factor: int, taps: int) -> None:
    weight, bias, x = normal(4, 3, taps), normal(4, seed=1), normal(2, 9, 3, seed=2)
    layer = UpsamplingConv(repeated_phases(weight, factor), mx.tile(bias, factor), factor)
    repeated = mx.pad(mx.repeat(x, factor, axis=1), [(0, 0), (taps - 1, 0), (0, 0)])
    close(layer(x, Past()), mx.conv1d(repeated, weight.swapaxes(1, 2)) + bias)


def test_a_fused_weight_has_its_gain_for_a_norm() -> None:
    gain = mx.abs(normal(5, 1, 1)) + 0.1
    fused = np.asarray(weight_norm(gain, normal(5, 3, 7, seed=1))).reshape(5, -1)
    close(np.linalg.norm(fused, axis=1), np.asarray(gain).ravel())


@pytest.mark.parametrize("slope", [-0.5, 0.0, 0.25, 1.0, 3.0])
def test_a_rectifier_keeps_what_is_positive_and_scales_the_rest(slope: float) -> None:
    x = normal(100)
    close(PReLU(mx.array([slope]), slope > 1)(x), mx.where(x >= 0, x, slope * x))


def test_latents_in_the_middle_go_to_the_even_ninth() -> None:
    ninths = np.array([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 0.4, 0.6], np.float32)
    close(on_grid(mx.array(ninths) / 9) * 9, np.array([-2, -2, 0, 0, 2, 2, 0, 1], np.float32))


@pytest.mark.parametrize(("stride", "dilation"), [(1, 1), (1, 9), (2, 1)])
def test_a_causal_convolution_in_chunks_equals_the_whole(stride: int, dilation: int) -> None:
    layer = CausalConv(normal(4, 7, 3), normal(4, seed=1), stride, dilation)
    x = normal(2, 61, 3, seed=2)
    pieces, tails = [], ()
    for start in range(0, 61, 4):
        piece, tails = layer.resume(x[:, start : start + 4], tails)
        pieces.append(piece)
    close(mx.concatenate(pieces, axis=1), layer(x, Past()))


def test_a_causal_convolution_does_not_look_ahead() -> None:
    layer = CausalConv(normal(4, 7, 3), normal(4, seed=1), dilation=3)
    x = normal(1, 40, 3, seed=2)
    changed = mx.concatenate([x[:, :30], normal(1, 10, 3, seed=9)], axis=1)
    np.testing.assert_array_equal(
        np.asarray(layer(x, Past())[:, :30]), np.asarray(layer(changed, Past())[:, :30])
    )


def widest(config: CodecConfig) -> int:
    """Bytes of what a latent of both channels becomes before the last layer."""
    return 2 * config.samples_per_latent * config.init_channel * 4


def decoded(decoder: ScalarDecoder, latents: mx.array, length: int) -> np.ndarray:
    return np.concatenate([np.asarray(piece) for piece in decoder.decode(latents, length)], axis=1)


@settings(max_examples=15)
@given(st.integers(1, 40), st.integers(1, 30_000), st.integers(0, 5))
def test_decoding_in_chunks_equals_decoding_whole(
    codec: HeartCodec, length: int, chunk: int, ahead: int
) -> None:
    latents = normal(2, length + ahead, TINY.latent_hidden_dim, seed=length)
    whole = decoded(replace(codec.decoder, chunk_bytes=10**9), latents, length)
    assert whole.shape == (2, length * TINY.samples_per_latent)
    close(decoded(replace(codec.decoder, chunk_bytes=chunk), latents, length), whole)


def test_layers_that_are_traced_make_the_same_sound(codec: HeartCodec) -> None:
    traced: dict[Resume, Resume] = {}

    def trace(resume: Resume) -> Resume:
        return traced.setdefault(resume, mx.compile(resume))

    latents = normal(2, 30, TINY.latent_hidden_dim)
    decoder = replace(codec.decoder, chunk_bytes=1000)
    sound = np.concatenate([np.asarray(piece) for piece in decoder.decode(latents, 30, trace)], axis=1)
    close(sound, decoded(decoder, latents, 30))
    assert len(traced) == sum(len(level.layers) for level in decoder.levels)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=4), st.integers(1, 70))
def test_pieces_are_cut_into_as_few_as_fit_and_all_but_the_last_alike(lengths: list[int], most: int) -> None:
    for length in lengths:
        piece = normal(1, length, 1)
        cut = list(evenly([piece], most))
        assert len(cut) == -(-length // most)
        assert len({part.shape[1] for part in cut[:-1]}) <= 1
        assert max(part.shape[1] for part in cut) - min(part.shape[1] for part in cut) < len(cut)
        np.testing.assert_array_equal(mx.concatenate(cut, axis=1), piece)


@settings(max_examples=15)
@given(st.integers(TINY.samples_per_latent, 500), st.integers(1, 20))
def test_encoding_in_chunks_equals_encoding_whole(codec: HeartCodec, samples: int, latents: int) -> None:
    encoder: ScalarEncoder = codec.encoder
    waveform = normal(2, samples, seed=samples)
    whole = replace(encoder, chunk_samples=10_000).encode(waveform)
    pieces = replace(encoder, chunk_samples=latents * TINY.samples_per_latent).encode(waveform)
    assert pieces.shape == whole.shape == (2, -(-(samples // 2) // 6), TINY.latent_hidden_dim)
    close(pieces, whole)


def test_the_sound_of_a_beginning_needs_only_the_look_ahead_of_the_first_layer(codec: HeartCodec) -> None:
    latents = normal(30, TINY.out_channels)
    whole = codec.decode_latents(latents)
    ahead = TINY.delay_kernel_size // 2
    close(codec.decode_latents(latents[: 20 + ahead], 20), whole[: 20 * TINY.samples_per_latent])
    assert not np.allclose(codec.decode_latents(latents[:20]), whole[: 20 * TINY.samples_per_latent])


def test_left_and_right_are_halves_of_a_latent(codec: HeartCodec) -> None:
    latents = normal(12, TINY.out_channels)
    sound = codec.decode_latents(latents)
    left, right = mx.split(latents, 2, axis=1)
    close(codec.decode_latents(mx.concatenate([right, left], axis=1)), sound[:, ::-1])
    encoded = np.asarray(codec.encode(sound))
    swapped = np.asarray(codec.encode(sound[:, ::-1]))
    close(np.roll(encoded, TINY.latent_hidden_dim, axis=1), swapped)
    assert np.abs(encoded).max() < 1


def test_memory_does_not_grow_with_the_length_of_the_sound() -> None:
    config = replace(
        TINY,
        init_channel=16,
        upsample_factors=(5, 8),
        upsample_kernel_sizes=(10, 16),
        downsample_factors=(8, 5),
        downsample_kernel_sizes=(16, 10),
    )
    codec = HeartCodec.from_config(config, seed=1)

    def peak(length: int, chunk: int) -> int:
        latents = normal(2, length, config.latent_hidden_dim)
        mx.eval(latents)
        mx.clear_cache()
        mx.reset_peak_memory()
        before = mx.get_active_memory()
        for _ in replace(codec.decoder, chunk_bytes=chunk * widest(config)).decode(latents, length):
            pass
        return mx.get_peak_memory() - before

    # Ten times the length may add the latents themselves, a hundredth of the widest activations.
    assert peak(400, chunk=20) < 1.5 * peak(40, chunk=20) < 0.2 * peak(400, chunk=400)


def test_a_chunk_of_sound_holds_few_layers_at_a_time() -> None:
    factors = CodecConfig().upsample_factors
    config = replace(
        TINY,
        init_channel=8,
        upsample_factors=factors,
        upsample_kernel_sizes=tuple(2 * factor for factor in factors),
        downsample_factors=factors[::-1],
        downsample_kernel_sizes=tuple(2 * factor for factor in factors[::-1]),
    )
    chunk = 30
    decoder = HeartCodec.from_config(config, seed=1).decoder
    decoder = replace(decoder, chunk_bytes=chunk * widest(config))
    latents = normal(2, 3 * chunk, config.latent_hidden_dim)
    mx.eval(latents)
    held = mx.get_active_memory()
    mx.reset_peak_memory()
    assert decoded(decoder, latents, 3 * chunk).shape == (2, 3 * chunk * config.samples_per_latent)
    told = (CHUNKS_IN_FLIGHT + LAYER_CHUNKS) * decoder.chunk_bytes
    assert 0.5 * told < mx.get_peak_memory() - held < told


def test_a_random_codec_stays_below_full_scale() -> None:
    narrow = CodecConfig(
        dim=16,
        codebook_dim=8,
        codebook_size=64,
        attention_head_dim=8,
        num_attention_heads=4,
        num_layers=2,
        num_layers_2=1,
        in_channels=80,
        out_channels=32,
        latent_hidden_dim=16,
        init_channel=4,
        window_frames=12,
        hop_frames=10,
    )
    codec = HeartCodec.from_config(narrow, seed=0)
    codes = np.random.default_rng(0).integers(0, 64, (12, 8))
    sound = codec.decode(codes, seed=0)
    assert 0.03 < np.sqrt(np.mean(sound**2)) < 0.4
    assert np.abs(sound).max() < 2
