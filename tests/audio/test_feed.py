"""Inside the callback: exact where it can be, soft where it must be, never waiting."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heartstudio.audio.feed import HEADSTART, RAMP, Feed
from heartstudio.audio.ring import Ring
from heartstudio.audio.wave import Samples
from tests.audio.sounds import noise


class Stage:
    """A feed whose callback the test calls."""

    def __init__(self, samples: Samples, **orders: object) -> None:
        self.ring = Ring(65_536)
        self.feed = Feed(self.ring)
        self.ring.write(samples)
        self.feed.order(playing=True, **orders)

    def render(self, count: int, block: int = 256) -> Samples:
        out = np.full((count, 2), np.nan, np.float32)
        for start in range(0, count, block):
            self.feed.render(out[start : start + block], 0.0)
        assert not np.isnan(out).any()
        return out


ONES = np.ones((20_000, 2), np.float32)


@pytest.mark.parametrize("block", [1, 64, 500, 12_000])
def test_a_song_from_its_beginning_is_exact_to_its_last_sample(block: int) -> None:
    samples = noise(10_000)
    stage = Stage(samples, ended=True)
    out = stage.render(12_000, block)
    assert np.array_equal(out[:10_000], samples)
    assert not out[10_000:].any()
    assert stage.feed.underruns == 0


def test_a_song_from_the_middle_fades_in_over_eight_milliseconds() -> None:
    samples = noise(10_000)
    out = Stage(samples, ended=True, abrupt=False).render(10_000)
    ramp = np.arange(1, RAMP + 1)[:, np.newaxis] / RAMP
    assert out[:RAMP] == pytest.approx(samples[:RAMP] * ramp, abs=1e-6)
    assert np.array_equal(out[RAMP:], samples[RAMP:])


def test_a_pause_fades_out_and_going_on_misses_no_sample() -> None:
    samples = noise(20_000)
    stage = Stage(samples)
    before = stage.render(2000)
    stage.feed.order(playing=False)
    silence = stage.render(2000)
    assert stage.feed.is_silent
    stage.feed.order(playing=True)
    after = stage.render(2000)
    falling = 1 - np.arange(1, RAMP + 1)[:, np.newaxis] / RAMP
    assert np.array_equal(before, samples[:2000])
    assert silence[:RAMP] == pytest.approx(samples[2000 : 2000 + RAMP] * falling, abs=1e-6)
    assert not silence[RAMP:].any()
    place = 2000 + RAMP
    assert after[:RAMP] == pytest.approx(samples[place : place + RAMP] * (1 - falling), abs=1e-6)
    assert np.array_equal(after[RAMP:], samples[place + RAMP : place + 2000])


def test_volume_moves_without_a_step_and_then_holds() -> None:
    stage = Stage(ONES)
    stage.render(500)
    stage.feed.order(level=0.25)
    out = stage.render(1000)
    assert np.abs(np.diff(out[:, 0])).max() <= 1.001 / RAMP
    assert (out[RAMP:] == 0.25).all()
    stage.feed.order(level=0.0)
    assert not stage.render(1000)[RAMP:].any()
    stage.feed.order(level=1.0)
    assert (stage.render(1000)[RAMP:] == 1).all()


def test_a_leap_fades_out_what_was_heard_and_begins_at_the_mark() -> None:
    old, new = noise(8000, 1), noise(8000, 2)
    stage = Stage(old)
    stage.render(1000)
    stage.ring.write(new)
    stage.feed.order(mark=8000, abrupt=True, ended=True)
    out = stage.render(10_000)
    falling = 1 - np.arange(1, RAMP + 1)[:, np.newaxis] / RAMP
    assert out[:RAMP] == pytest.approx(old[1000 : 1000 + RAMP] * falling, abs=1e-6)
    assert np.array_equal(out[RAMP : RAMP + 8000], new)
    assert not out[RAMP + 8000 :].any()


def test_running_dry_is_counted_once_fades_out_and_goes_on_with_a_headstart() -> None:
    samples = noise(20_000)
    stage = Stage(samples[:8000])
    out = stage.render(10_000)
    assert np.array_equal(out[: 8000 - RAMP], samples[: 8000 - RAMP])
    assert np.abs(out[7999]).max() < 0.001
    assert not out[8000:].any()
    assert (stage.feed.underruns, stage.feed.dry) == (1, True)
    stage.ring.write(samples[8000 : 8000 + HEADSTART - 1])
    assert not stage.render(500).any()
    stage.ring.write(samples[8000 + HEADSTART - 1 :])
    again = stage.render(1000)
    assert np.array_equal(again[RAMP:], samples[8000 + RAMP : 9000])
    assert (stage.feed.underruns, stage.feed.dry) == (1, False)


def test_a_song_in_the_making_may_run_dry_without_blame() -> None:
    stage = Stage(noise(8000), patient=True)
    stage.render(10_000)
    assert stage.feed.dry
    assert stage.feed.underruns == 0


def test_a_song_shorter_than_a_headstart_is_heard() -> None:
    samples = noise(100)
    assert np.array_equal(Stage(samples, ended=True).render(300)[:100], samples)


def test_the_place_heard_lags_behind_by_what_the_device_holds() -> None:
    stage = Stage(noise(20_000))
    stage.feed.render(np.zeros((9_600, 2), np.float32), 3600.0)
    assert stage.feed.heard() == 0
    stage.feed.render(np.zeros((4_800, 2), np.float32), 0.0)
    assert 9_600 <= stage.feed.heard() <= 14_400


def test_one_loudspeaker_plays_the_mean_of_both_sides() -> None:
    samples = noise(10_000)
    out = np.zeros((12_000, 1), np.float32)
    Stage(samples, ended=True).feed.render_mono(out, 0.0)
    assert np.allclose(out[:10_000, 0], samples.mean(axis=1), rtol=0, atol=1e-7)
    assert not out[10_000:].any()


def test_the_callback_allocates_no_samples() -> None:
    stage = Stage(noise(60_000))
    out = np.zeros((480, 2), np.float32)
    stage.feed.render(out, 0.0)
    tracemalloc.start()
    try:
        for playing in (True, False, False, True, True):
            stage.feed.order(playing=playing, level=0.5)
            before = tracemalloc.get_traced_memory()[0]
            tracemalloc.reset_peak()
            stage.feed.render(out, 0.0)
            assert tracemalloc.get_traced_memory()[1] - before < RAMP * 4  # not even one side of a ramp
    finally:
        tracemalloc.stop()


ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("render"), st.integers(1, 1500)),
        st.tuples(st.just("play"), st.booleans()),
        st.tuples(st.just("level"), st.sampled_from([0.0, 0.1, 0.5, 1.0])),
        st.tuples(st.just("write"), st.integers(1, 9000)),
        st.tuples(st.just("leap"), st.just(0)),
    ),
    max_size=40,
)


@given(ACTIONS)
def test_whatever_happens_there_is_no_click(actions: list[tuple[str, int]]) -> None:
    stage = Stage(ONES, abrupt=False)
    heard = [np.zeros((1, 2), np.float32)]
    for action, value in actions:
        if action == "render":
            heard.append(stage.render(value, 480))
        elif action == "play":
            stage.feed.order(playing=bool(value))
        elif action == "level":
            stage.feed.order(level=value)
        elif action == "write":
            stage.ring.write(ONES[:value])
        else:
            stage.feed.order(mark=stage.ring.written, abrupt=False)
    out = np.concatenate(heard)
    assert out.min() >= 0
    assert out.max() <= 1
    assert np.abs(np.diff(out, axis=0)).max(initial=0) <= 1.001 / RAMP
