"""The measures of the demo model, on songs about which everything is known."""

from __future__ import annotations

import numpy as np
import pytest

from heartstudio.training.band import Score, render
from heartstudio.training.measures import (
    FIRST_LESSON,
    LONGEST,
    SHORTEST,
    Heard,
    Row,
    Sound,
    compare,
    heard_rows,
    held_out_songs,
    listen,
    round_trip_rows,
    teach,
    wish,
)
from heartstudio.training.plan import FIRST_TRAINING_SEED, HELD_OUT_SEEDS


@pytest.fixture(scope="module")
def songs() -> list[tuple[Score, Sound]]:
    return [(score, render(score)) for score in held_out_songs(6)]


def test_songs_for_measuring_are_short_and_never_trained_on() -> None:
    scores = held_out_songs(12)
    assert max(HELD_OUT_SEEDS) < FIRST_TRAINING_SEED
    assert FIRST_LESSON in HELD_OUT_SEEDS
    assert all(SHORTEST * 0.8 < score.seconds < LONGEST * 1.2 for score in scores)
    assert held_out_songs(1, 5) == [scores[5]]


def test_a_wish_names_tempo_mode_and_form(songs: list[tuple[Score, Sound]]) -> None:
    for score, _ in songs:
        tags, lyrics = wish(score)
        assert {score.tempo, score.mode, score.genre} <= set(tags.split(","))
        assert lyrics.count("[") == len(score.sections)


def test_the_band_itself_plays_nearly_everything_as_asked(songs: list[tuple[Score, Sound]]) -> None:
    heard = [listen(score, sound, ended=True) for score, sound in songs]
    assert all(one.length and one.sounding for one in heard)
    assert sum(one.tempo + one.mode + one.drums for one in heard) >= 3 * len(heard) - 2


def test_silence_and_a_song_that_never_ends_are_found_out(songs: list[tuple[Score, Sound]]) -> None:
    score, sound = songs[0]
    silent = listen(score, np.zeros_like(sound), ended=True)
    assert not (silent.sounding or silent.tempo or silent.mode or silent.drums)
    assert not listen(score, sound, ended=False).length
    assert not listen(score, np.concatenate([sound, sound]), ended=True).length
    assert not listen(score, sound[:10], ended=True).sounding


def test_a_song_that_comes_back_whole_measures_perfect_and_another_does_not(
    songs: list[tuple[Score, Sound]],
) -> None:
    (score, sound), (_, other) = songs[0], songs[1]
    same, different = compare(score, sound), compare(score, other)
    assert same.onsets == pytest.approx(1.0)
    assert same.chroma == pytest.approx(1.0, abs=1e-6)
    assert different.chroma < 0.8
    assert different.si_sdr < 0
    rows = round_trip_rows("codec", [different], goals=True)
    assert not all(row.reached for row in rows)


def test_rows_say_whether_the_goal_is_reached() -> None:
    assert str(Row("onset F1", 0.93, 0.9)).endswith("0.93    reached (>= 0.9)")
    assert "MISSED (>= 80 %)" in str(Row("tempo", 79.0, 80, " %"))
    assert Row("told only", -5.0, None, " dB").reached


def test_the_table_counts_what_was_heard() -> None:
    scores = held_out_songs(40)
    rows = list(np.random.default_rng(0).normal(size=(len(scores), 200)))
    heard = [Heard(index < 10, True, True, True, True, row) for index, row in enumerate(rows)]
    table = heard_rows(scores, heard, teach(scores, rows), 1.5, goals=True)
    values = {row.what.removeprefix("guidance 1.5: "): row.value for row in table}
    assert values["the tempo word is right"] == 25.0
    assert values["major or minor is right"] == 100.0
    # A listener who has heard these very songs knows them all.
    assert values["the genre is told by a listener taught by the band"] == 100.0
