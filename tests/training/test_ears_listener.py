from __future__ import annotations

import numpy as np
import pytest

from heartstudio.training.band import INSTRUMENTS, SAMPLE_RATE, Brief, compose_song, render
from heartstudio.training.ears import Listener, features, train_classifier, train_listener
from tests.training.spoiling import hissing, noisy

GENRES = ("ambient", "chiptune", "house", "jazz")
LESSONS = 36
EXAMS = 12


@pytest.fixture(scope="module")
def school() -> tuple[list, np.ndarray]:
    """Short songs of four genres, and what is heard of each."""
    scores = [
        compose_song(
            seed, Brief(genre=GENRES[seed % len(GENRES)], tempo="fast", sections=("verse", "chorus", "outro"))
        )
        for seed in range(500, 500 + LESSONS + EXAMS)
    ]
    return scores, np.array([features(render(score)) for score in scores])


def clouds(rows: int, seed: int) -> tuple[np.ndarray, list[str]]:
    """Three clouds of points in five dimensions of very different scale."""
    rng = np.random.default_rng(seed)
    labels = [("a", "b", "c")[index % 3] for index in range(rows)]
    centres = {"a": (0, 0, 0, 0, 0), "b": (4, 0, 0, 0, 0), "c": (0, 4, 0, 0, 0)}
    points = np.array([centres[label] + rng.standard_normal(5) for label in labels])
    return points * (1, 100, 1e-3, 1, 1), labels


def test_clouds_that_lie_apart_are_told_apart_whatever_their_scale() -> None:
    classifier = train_classifier(*clouds(120, 0))
    points, labels = clouds(300, 1)
    told = classifier.predict(points)
    assert np.mean([one == other for one, other in zip(told, labels, strict=True)]) > 0.92
    probabilities = classifier.probabilities(points)
    assert probabilities.shape == (300, 3)
    assert np.allclose(probabilities.sum(axis=1), 1)
    assert classifier.predict(points[0]) == told[:1]


def test_a_feature_that_never_changes_and_one_gone_mad_do_no_harm() -> None:
    points, labels = clouds(120, 0)
    classifier = train_classifier(np.column_stack([points, np.ones(120)]), labels)
    wild = np.column_stack([*clouds(1, 2)[0].T, [1e30]])
    assert np.isfinite(classifier.probabilities(wild)).all()


def test_a_lesson_without_two_classes_or_with_missing_labels_is_refused() -> None:
    points, labels = clouds(12, 0)
    with pytest.raises(ValueError, match="1 classes"):
        train_classifier(points, ["a"] * 12)
    with pytest.raises(ValueError, match="11 labels"):
        train_classifier(points, labels[:-1])


def test_the_listener_tells_genre_and_instruments_of_songs_it_never_heard(school) -> None:
    scores, rows = school
    listener = train_listener(rows[:LESSONS], scores[:LESSONS])
    exam = scores[LESSONS:]
    genres = listener.genres_of(rows[LESSONS:])
    assert np.mean([told == score.genre for told, score in zip(genres, exam, strict=True)]) >= 0.85
    heard = listener.instruments_in(rows[LESSONS:])
    right = [
        (name in told) == (name in score.instruments)
        for told, score in zip(heard, exam, strict=True)
        for name in INSTRUMENTS
    ]
    assert np.mean(right) > 0.75
    drums = [("drums" in told) == score.drums for told, score in zip(heard, exam, strict=True)]
    assert np.mean(drums) >= 0.85


def test_the_same_lessons_make_the_same_listener(school) -> None:
    scores, rows = school
    one, other = (train_listener(rows[:LESSONS], scores[:LESSONS]) for _ in range(2))
    assert isinstance(one, Listener)
    assert np.array_equal(one.genre.weights, other.genre.weights)
    assert one.instruments_in(rows) == other.instruments_in(rows)


def test_features_do_not_depend_on_the_level(school) -> None:
    audio = render(school[0][1])
    quiet = features(0.5 * audio)
    assert quiet.shape == school[1][1].shape
    spread = school[1].std(axis=0) + 1e-3
    assert np.mean(np.abs(quiet - school[1][1]) / spread) < 0.1


def test_features_hardly_heed_a_noise_far_below_the_music(school) -> None:
    scores, rows = school
    heard = np.array([features(noisy(render(score))) for score in scores[:4]])
    spread = rows.std(axis=0) + 1e-3
    assert np.mean(np.abs(heard - rows[:4]) / spread) < 0.05


def test_the_listener_tells_genre_and_instruments_through_a_hiss_that_follows_the_music(school) -> None:
    scores, rows = school
    listener = train_listener(rows[:LESSONS], scores[:LESSONS])
    exam = scores[LESSONS:]
    heard = np.array([features(hissing(render(score))) for score in exam])
    assert listener.genres_of(heard) == [score.genre for score in exam]
    right = [
        (name in told) == (name in score.instruments)
        for told, score in zip(listener.instruments_in(heard), exam, strict=True)
        for name in INSTRUMENTS
    ]
    assert np.mean(right) > 0.8


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("seconds", [0.0, 0.01, 0.4, 3.0])
def test_features_of_silence_and_of_scraps_are_finite_and_as_many(channels: int, seconds: float) -> None:
    shape = (int(seconds * SAMPLE_RATE), 2)[:channels]
    for audio in (np.zeros(shape), 0.1 * np.random.default_rng(0).standard_normal(shape)):
        row = features(audio)
        assert row.shape == (365,)
        assert np.isfinite(row).all()
