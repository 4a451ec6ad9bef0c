from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heartstudio.engine.heartcodec.windows import WindowPlan, crossfade

PUBLISHED = WindowPlan(372, 320)


@st.composite
def plans(draw: st.DrawFn) -> WindowPlan:
    hop = draw(st.integers(1, 40))
    return WindowPlan(hop + draw(st.integers(0, hop)), hop)


def song(frames: int) -> np.ndarray:
    return np.arange(frames, dtype=np.int16)[:, None]


@given(plans(), st.integers(1, 500))
def test_windows_cover_every_frame_and_only_the_last_is_lengthened(plan: WindowPlan, frames: int) -> None:
    count = plan.count(frames)
    windows = [plan.codes_of(i, song(frames))[:, 0] for i in range(count)]
    assert all(len(window) == plan.window for window in windows)
    covered = np.concatenate([*(window[: plan.hop] for window in windows), windows[-1][plan.hop :]])
    assert len(covered) == plan.lengthened(frames) >= frames
    assert covered.tolist() == [frame % frames for frame in range(len(covered))]
    assert all(
        window.tolist() == list(range(i * plan.hop, i * plan.hop + plan.window))
        for i, window in enumerate(windows[:-1])
    )


@given(plans(), st.integers(1, 500))
def test_no_window_is_made_that_the_song_does_not_reach(plan: WindowPlan, frames: int) -> None:
    count = plan.count(frames)
    assert count == 1 or frames > (count - 1) * plan.hop + plan.overlap


@given(plans(), st.integers(0, 500))
def test_a_window_is_ready_exactly_when_its_last_frame_exists(plan: WindowPlan, frames: int) -> None:
    ready = plan.ready(frames)
    assert ready == sum(i * plan.hop + plan.window <= frames for i in range(frames + 1))
    assert not frames or plan.count(frames) - ready in (0, 1)


@given(plans(), st.integers(1, 500))
def test_neighbouring_windows_share_the_frames_of_their_overlap(plan: WindowPlan, frames: int) -> None:
    for i in range(1, plan.count(frames)):
        before, after = plan.codes_of(i - 1, song(frames)), plan.codes_of(i, song(frames))
        np.testing.assert_array_equal(before[plan.hop :], after[: plan.overlap])


@pytest.mark.parametrize(
    ("frames", "windows"),
    [(1, 1), (372, 1), (373, 2), (424, 2), (692, 2), (693, 3), (744, 3), (900, 3), (3000, 10)],
)
def test_the_published_plan_loses_no_tail(frames: int, windows: int) -> None:
    assert PUBLISHED.count(frames) == windows
    assert PUBLISHED.lengthened(frames) == 320 * windows + 52


def test_a_short_song_repeats_until_its_window_is_whole() -> None:
    codes = WindowPlan(7, 5).codes_of(0, song(3))
    assert codes[:, 0].tolist() == [0, 1, 2, 0, 1, 2, 0]


def test_a_crossfade_goes_from_all_of_one_to_all_of_the_other() -> None:
    leaving, entering = np.full((5, 2), 1.0, np.float32), np.full((5, 2), 3.0, np.float32)
    blended = crossfade(leaving, entering)
    assert blended.dtype == np.float32
    np.testing.assert_allclose(blended[:, 0], [1.0, 1.5, 2.0, 2.5, 3.0])
    np.testing.assert_array_equal(blended[:, 0], blended[:, 1])
