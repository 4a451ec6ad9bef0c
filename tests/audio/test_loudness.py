"""Loudness as the standard's own test signals have it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.signal import resample_poly

from heartstudio.audio.loudness import Loudness, faded_out, measure, normalised, true_peak
from heartstudio.audio.wave import Samples
from tests.audio.sounds import noise, tone


def sine(seconds: float, decibels: float, hertz: float = 1000.0, phase: float = 0.0) -> Samples:
    time = np.arange(round(seconds * 48_000)) / 48_000
    wave = 10 ** (decibels / 20) * np.sin(2 * np.pi * hertz * time + phase)
    return np.stack([wave, wave], axis=1).astype(np.float32)


@pytest.mark.parametrize("decibels", [-23.0, -33.0])
def test_a_sine_is_as_loud_as_ebu_tech_3341_says(decibels: float) -> None:
    assert measure(sine(20, decibels)).lufs == pytest.approx(decibels, abs=0.1)


def test_quiet_passages_are_gated_away() -> None:
    samples = np.concatenate([sine(10, -36), sine(60, -23), sine(10, -36)])
    assert measure(samples).lufs == pytest.approx(-23, abs=0.1)


@pytest.mark.parametrize(("hertz", "phase"), [(12_000, math.pi / 4), (8_000, math.pi / 3), (12_000, 0.0)])
def test_the_true_peak_lies_between_the_samples(hertz: float, phase: float) -> None:
    samples = sine(0.5, -6, hertz, phase)
    samples *= np.minimum(1, np.arange(len(samples)) / 1000)[:, np.newaxis].astype(np.float32)
    samples *= np.minimum(1, np.arange(len(samples))[::-1] / 1000)[:, np.newaxis].astype(np.float32)
    assert measure(samples).true_peak_dbtp == pytest.approx(-6, abs=0.2)


@settings(max_examples=20)
@given(st.integers(1, 30_000), st.integers(0, 99))
def test_passing_over_quiet_blocks_changes_no_true_peak(frames: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    swell = random.uniform(0, 1, -(-frames // 1000)).repeat(1000)[:frames, np.newaxis]
    samples = (noise(frames, seed, level=0.9) * swell).astype(np.float32)
    whole = max(np.abs(resample_poly(samples, 4, 1, axis=0)).max(), np.abs(samples).max())
    assert true_peak(samples) == pytest.approx(whole, rel=1e-5)


def test_digital_silence_is_silent_and_stays_so() -> None:
    silence = np.zeros((48_000, 2), np.float32)
    loudness = measure(silence)
    assert loudness == Loudness(-math.inf, -math.inf, 1.0)
    assert loudness.is_silent
    assert np.array_equal(normalised(silence), silence)
    assert measure(silence[:0]).is_silent


@pytest.mark.parametrize(
    ("sounding", "level", "silent"),
    [(0.6, 0.5, False), (0.4, 0.5, True), (1.0, 0.0004, True), (1.0, 0.01, False)],
)
def test_a_song_that_is_hardly_there_is_marked(sounding: float, level: float, silent: bool) -> None:
    samples = tone(10, level=level)
    samples[int(len(samples) * sounding) :] = 0
    loudness = measure(samples)
    assert loudness.is_silent is silent
    if level == 0.5:
        assert loudness.silent_share == pytest.approx(1 - sounding)


def test_a_blip_shorter_than_a_gating_block_has_a_loudness() -> None:
    assert -40 < measure(tone(0.1)).lufs < -5


def test_a_quiet_song_comes_to_the_target() -> None:
    assert measure(normalised(tone(5, level=0.01))).lufs == pytest.approx(-14, abs=0.05)


def test_a_peaky_song_stops_at_the_ceiling_and_is_not_clipped() -> None:
    samples = tone(5, level=0.01)
    samples[::9600] = 0.9
    louder = normalised(samples)
    loudness = measure(louder)
    assert loudness.lufs < -14
    assert loudness.true_peak_dbtp == pytest.approx(-1, abs=0.05)
    ratio = louder[np.abs(samples) > 0.001] / samples[np.abs(samples) > 0.001]
    assert ratio == pytest.approx(ratio[0], rel=1e-5)


def test_a_fade_ends_in_silence_and_touches_nothing_before_it() -> None:
    samples = np.ones((48_000, 2), np.float32)
    faded = faded_out(samples, 0.5)
    assert np.array_equal(faded[:24_000], samples[:24_000])
    assert not faded[-1].any()
    assert (np.diff(faded[:, 0]) <= 0).all()
    assert faded[36_000, 0] == pytest.approx(math.sqrt(0.5), abs=1e-3)
    assert np.array_equal(faded_out(samples, 0), samples)
    assert faded_out(samples[:100], 9).shape == (100, 2)
    assert (samples == 1).all()
