from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from heartstudio.studio.jobs import Progress, Stage
from heartstudio.ui.wording import clock, duration, figure, moment, progress_words, size


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00"), (9.6, "0:10"), (161, "2:41"), (3599.6, "1:00:00"), (-3, "0:00")]
)
def test_a_length_of_music_is_told_as_on_a_player(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown


@given(st.floats(0, 1e5))
def test_a_clock_can_be_read_back(seconds: float) -> None:
    parts = [int(part) for part in clock(seconds).split(":")]
    total = sum(part * 60**place for place, part in enumerate(reversed(parts)))
    assert total == round(seconds)
    assert all(part < 60 for part in parts[1:])


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0.2, "1 s"), (41, "41 s"), (190, "3 min 10 s"), (120, "2 min"), (1500, "25 min"), (4200, "1 h 10 min")],
)
def test_a_time_to_wait_is_told_no_finer_than_it_is_known(seconds: float, shown: str) -> None:
    assert duration(seconds) == shown


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, "0 bytes"), (22_444_000_000, "22.4 GB"), (16_000_000_000, "16 GB"), (999_960_000, "1 GB")],
)
def test_a_size_is_told_in_few_figures(count: int, shown: str) -> None:
    assert size(count) == shown


def test_numbers_have_the_commas_and_the_minus_of_the_language() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    try:
        assert (figure(-14.2), figure(0.85), size(22_400_000_000)) == ("−14,2", "0,85", "22,4 GB")
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize(("value", "shown"), [(1.0, "1.0"), (0.85, "0.85"), (1.5, "1.5"), (0.0, "0.0")])
def test_a_dials_value_has_one_place_or_two(value: float, shown: str) -> None:
    assert figure(value) == shown


def test_days_are_told_as_one_says_them() -> None:
    now = datetime.now(UTC)
    assert moment(now) == "today"
    assert moment(now - timedelta(days=1)) == "yesterday"
    assert str((now - timedelta(days=40)).astimezone().year) in moment(now - timedelta(days=40))


def test_progress_tells_share_time_and_speed_as_far_as_they_are_known() -> None:
    assert progress_words(Progress(Stage.COMPOSING, 62, 100)) == "62 %"
    told = progress_words(Progress(Stage.COMPOSING, 62, 100, 26.2, 0, 41.0))
    assert told == "62 % · 41 s left · 26 frames/s"
    assert progress_words(Progress(Stage.LOADING)) == "Loading the model"
