"""Sampling: the distribution that was asked for, the same draws from the same seed, and nothing forbidden."""

from __future__ import annotations

import mlx.core as mx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from heartstudio.engine.sampling import Sampler, gumbel_noise, keep_likeliest

logit_rows = npst.arrays(np.float32, (2, 40), elements=st.integers(-8, 8).map(lambda n: n / 4))


@given(logit_rows, st.integers(1, 50))
def test_the_likeliest_stay_and_so_do_ties_with_the_last_of_them(logits: np.ndarray, top_k: int) -> None:
    kept = np.isfinite(np.array(keep_likeliest(mx.array(logits), top_k)))
    for row, stays in zip(logits, kept, strict=True):
        threshold = np.sort(row)[-min(top_k, row.size)]
        assert (stays == (row >= threshold)).all()


def test_draws_follow_the_softmax_of_what_is_kept() -> None:
    logits = mx.array(np.linspace(-2, 2, 12, dtype=np.float32)[None])
    sampler = Sampler(guidance=1.0, temperature=0.8, top_k=5)
    draws = 4000
    noise = mx.random.gumbel((draws, 12), key=mx.random.key(3))
    codes = np.array(sampler.draw(mx.broadcast_to(logits, (draws, 12)), noise, mx.ones(12, mx.bool_)))
    counts = np.bincount(codes, minlength=12)
    expected = np.array(mx.softmax(keep_likeliest(logits / 0.8, 5), axis=-1))[0] * draws
    assert (counts[expected == 0] == 0).all()
    chi_square = ((counts - expected)[expected > 0] ** 2 / expected[expected > 0]).sum()
    assert chi_square < 18.5  # the 0.1 % point of four degrees of freedom


def test_temperature_zero_takes_the_likeliest_whatever_the_noise() -> None:
    logits = mx.random.normal((3, 64), key=mx.random.key(0))
    noise = mx.random.gumbel((3, 64), key=mx.random.key(1)) * 100
    greedy = Sampler(1.0, 0.0, 50).draw(logits, noise, mx.ones(64, mx.bool_))
    assert np.array_equal(np.array(greedy), np.array(logits).argmax(axis=-1))


@given(st.integers(0, 2**32 - 1), st.floats(0, 2))
def test_what_is_not_allowed_never_comes_out(seed: int, temperature: float) -> None:
    logits = mx.zeros((1, 30)) + mx.array([0.0] * 10 + [9.0] * 20)
    allowed = mx.arange(30) < 10
    noise = gumbel_noise(mx.array([seed], mx.uint32), mx.array([0], mx.uint32), 1, 30)[0]
    assert Sampler(1.0, temperature, 50).draw(logits, noise, allowed).item() < 10


def test_guidance_mixes_the_two_halves_of_the_rows() -> None:
    rows = mx.array([[1.0, 2.0], [3.0, 4.0], [0.0, 1.0], [1.0, 1.0]])
    mixed = np.array(Sampler(1.5, 1.0, 1).guide(rows))
    assert mixed == pytest.approx(np.array([[1.5, 2.5], [4.0, 5.5]]))
    assert np.array_equal(np.array(Sampler(1.0, 1.0, 1).guide(rows)), np.array(rows))


def test_noise_depends_on_seed_and_frame_alone() -> None:
    def noise(seeds: list[int], frame: int) -> np.ndarray:
        return np.array(gumbel_noise(mx.array(seeds, mx.uint32), mx.array([frame], mx.uint32), 3, 16))

    batch = noise([7, 2**32 - 1, 8], 5)
    assert batch.shape == (3, 3, 16)
    for take, seed in enumerate([7, 2**32 - 1, 8]):
        assert np.array_equal(batch[:, take], noise([seed], 5)[:, 0])
    assert not np.array_equal(noise([7], 5), noise([7], 6))
    assert not np.array_equal(noise([7], 8), noise([8], 7))
    # No two draws of a song share their noise, which a compiled generator once did.
    assert len({noise([1], frame)[book, 0].tobytes() for frame in range(40) for book in range(3)}) == 120
