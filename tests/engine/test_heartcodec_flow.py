from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import mlx.core as mx
import numpy as np
import pytest

from heartstudio.engine.heartcodec import HeartCodec
from heartstudio.engine.heartcodec.flow import rotated, sinusoids
from heartstudio.engine.heartcodec.parameters import feed_forward_width
from heartstudio.engine.heartcodec.solver import solve, states
from tests.engine.tiny_codec import TINY


@pytest.fixture(scope="module")
def codec() -> HeartCodec:
    return HeartCodec.from_config(TINY, seed=5)


def normal(*shape: int, seed: int = 0) -> mx.array:
    return mx.random.normal(shape, key=mx.random.key(seed))


def close(ours: mx.array, theirs: mx.array) -> None:
    np.testing.assert_allclose(np.asarray(ours), np.asarray(theirs), atol=1e-5)


def test_a_constant_field_carries_noise_exactly_once_along() -> None:
    noise = normal(1, 6, 2)
    end = solve(lambda x, context, mu, t: mx.full(x.shape, 3.0), normal(1, 6, 4), noise, None, 7, 1.0)
    close(end, noise + 3)


def test_guidance_goes_beyond_the_conditional_velocity() -> None:
    def field(x: mx.array, context: mx.array, mu: mx.array, t: mx.array) -> mx.array:
        return mx.broadcast_to(1 + mu.sum(axis=-1, keepdims=True), x.shape)

    noise, mu = normal(2, 6, 2), normal(2, 6, 4)
    told = mu.sum(axis=-1, keepdims=True)
    for guidance in (1.25, 3.0):
        close(solve(field, mu, noise, None, 2, guidance), noise + 1 + guidance * told)
    for guidance in (0.0, 1.0):
        close(solve(field, mu, noise, None, 2, guidance), noise + 1 + told)


def test_guidance_costs_one_pass_of_a_doubled_batch_and_none_costs_one_pass() -> None:
    batches: list[int] = []

    def field(x: mx.array, context: mx.array, mu: mx.array, t: mx.array) -> mx.array:
        assert len(x) == len(context) == len(mu) == len(t)
        batches.append(len(x))
        return mx.zeros_like(x)

    solve(field, normal(1, 6, 4), normal(1, 6, 2), None, 2, 1.25)
    solve(field, normal(1, 6, 4), normal(1, 6, 2), None, 3, 1.0)
    assert batches == [2, 2, 1, 1, 1]


def test_known_latents_are_led_from_noise_and_stand_in_the_solution() -> None:
    seen: list[mx.array] = []

    def field(x: mx.array, context: mx.array, mu: mx.array, t: mx.array) -> mx.array:
        seen.append(context)
        return mx.ones_like(x)

    noise, known = normal(1, 6, 2), normal(1, 4, 2, seed=1)
    path = list(states(field, normal(1, 6, 4), noise, known, 4, 1.0))
    for step, x in enumerate(path[:-1]):
        close(x[:, :4], (1 - step / 4) * noise[:, :4] + step / 4 * known)
        close(x[:, 4:], noise[:, 4:] + step / 4)
    end = solve(field, normal(1, 6, 4), noise, known, 4, 1.0)
    np.testing.assert_array_equal(np.asarray(end[:, :4]), np.asarray(known))
    close(seen[0], mx.concatenate([known, mx.zeros((1, 2, 2))], axis=1))


def test_rows_of_a_batch_do_not_touch_each_other(codec: HeartCodec) -> None:
    mu, noise = normal(3, 10, TINY.dim), normal(3, 10, TINY.out_channels, seed=1)
    known = normal(3, 4, TINY.out_channels, seed=2)
    together = codec.solve(mu, noise, known)
    for row in range(3):
        alone = codec.solve(mu[row : row + 1], noise[row : row + 1], known[row : row + 1])
        close(together[row : row + 1], alone)


def test_positions_turn_neighbouring_channels_by_an_angle_that_grows() -> None:
    x = normal(1, 1, 5, 8)
    angles = np.arange(5)[:, None] * 10_000.0 ** (-np.arange(4) / 4)
    pairs = np.asarray(x)[0, 0].reshape(5, 4, 2)
    turned = (pairs[..., 0] + 1j * pairs[..., 1]) * np.exp(1j * angles)
    expected = np.stack([turned.real, turned.imag], axis=-1).reshape(1, 1, 5, 8)
    np.testing.assert_allclose(np.asarray(rotated(x)), expected, atol=1e-5)


def test_half_precision_positions_turn_by_exact_angles() -> None:
    x = mx.broadcast_to(mx.array([1.0, 0.0] * 32, mx.bfloat16), (1, 1, 744, 64))
    exact = rotated(x.astype(mx.float32))
    assert rotated(x).dtype == mx.bfloat16
    np.testing.assert_array_equal(
        np.asarray(rotated(x).astype(mx.float32)), np.asarray(exact.astype(mx.bfloat16).astype(mx.float32))
    )


def test_time_is_embedded_as_a_thousand_steps() -> None:
    features = np.asarray(sinusoids(mx.array([0.0, 0.5])))
    assert features.shape == (2, 512)
    np.testing.assert_array_equal(features[0], [1.0] * 256 + [0.0] * 256)
    np.testing.assert_allclose(features[1, [0, 256]], [np.cos(500), np.sin(500)], atol=1e-5)


def test_every_latent_hears_of_every_other(codec: HeartCodec) -> None:
    mu, noise = normal(1, 10, TINY.dim), normal(1, 10, TINY.out_channels)
    moved = noise + mx.array([0.0] * 9 + [1.0])[:, None]
    difference = mx.abs(codec.solve(mu, noise) - codec.solve(mu, moved)).max(axis=-1)
    assert (np.asarray(difference) > 1e-7).all()


def test_a_velocity_is_handed_over_in_pieces_and_waits_for_nobody_to_ask(codec: HeartCodec) -> None:
    x, mu = normal(1, 20, TINY.out_channels), normal(1, 20, TINY.dim)
    velocity = codec.velocity(x, mx.zeros_like(x), mu, mx.array([0.5]))
    mx.synchronize()
    held = mx.get_active_memory()
    mx.reset_peak_memory()
    mx.eval(velocity)
    assert mx.get_peak_memory() <= held


def test_no_piece_of_the_flow_holds_more_than_half_a_block(codec: HeartCodec) -> None:
    config = replace(TINY, num_attention_heads=4, attention_head_dim=32, num_layers=6, num_layers_2=4)
    flow, latents = HeartCodec.from_config(config, seed=1).flow, 60
    peaks: list[int] = []

    def run(piece: Callable[..., mx.array], *inputs: mx.array) -> mx.array:
        mx.eval(*inputs)
        held = mx.get_active_memory()
        mx.reset_peak_memory()
        result = piece(*inputs)
        mx.eval(result)
        peaks.append(mx.get_peak_memory() - held)
        return result

    x, t = normal(2, latents, config.in_channels), mx.array([0.5, 0.5])
    pieces = flow(x, t, run)
    assert len(peaks) == 2 * (6 + 4) + 2 * 2 + 1
    gate_and_up = 2 * latents * 2 * feed_forward_width(2 * config.width) * 4
    assert max(peaks) < 3 * gate_and_up
    close(pieces, flow(x, t))
