"""A listener who has heard the band and nothing else, and tells genre and instruments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.linalg import solve

from heartstudio.training.band import INSTRUMENTS, Score

Matrix = NDArray[np.float64]

_SHRINKAGE = 0.2
"""How far the measured covariance is drawn towards independent features (Friedman, 1989)."""


@dataclass(frozen=True, slots=True)
class Classifier:
    """Linear discriminant analysis over standardised features.

    Attributes:
        classes: what it can answer.
        mean: (features,) subtracted first.
        scale: (features,) divided by next.
        weights: (features, classes).
        bias: (classes,).
    """

    classes: tuple[str, ...]
    mean: Matrix
    scale: Matrix
    weights: Matrix
    bias: Matrix

    def probabilities(self, rows: ArrayLike) -> Matrix:
        """(songs, classes) for (songs, features)."""
        inputs = _standardised(np.atleast_2d(np.asarray(rows, dtype=np.float64)), self.mean, self.scale)
        scores = inputs @ self.weights + self.bias
        grown = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(grown / grown.sum(axis=1, keepdims=True))

    def predict(self, rows: ArrayLike) -> list[str]:
        """The likeliest class of each row of (songs, features)."""
        return [self.classes[int(best)] for best in self.probabilities(rows).argmax(axis=1)]


@dataclass(frozen=True, slots=True)
class Listener:
    """Tells genre and instruments from :func:`~heartstudio.training.ears.features`.

    Attributes:
        genre: answers a genre.
        instruments: for each instrument, answers ``"present"`` or ``"absent"``.
    """

    genre: Classifier
    instruments: Mapping[str, Classifier]

    def genres_of(self, rows: ArrayLike) -> list[str]:
        """The genre of each row of (songs, features)."""
        return self.genre.predict(rows)

    def instruments_in(self, rows: ArrayLike) -> list[tuple[str, ...]]:
        """The instruments of each row of (songs, features), in the order of ``INSTRUMENTS``."""
        heard = {name: classifier.predict(rows) for name, classifier in self.instruments.items()}
        songs = len(np.atleast_2d(np.asarray(rows)))
        return [tuple(name for name in heard if heard[name][song] == "present") for song in range(songs)]


def train_listener(rows: ArrayLike, scores: Sequence[Score]) -> Listener:
    """A listener taught by songs of the band; the same songs make the same listener.

    Args:
        rows: (songs, features) heard from the rendered scores.
        scores: what was played, in the same order.
    """
    matrix = np.asarray(rows, dtype=np.float64)
    instruments = {
        name: train_classifier(
            matrix, ["present" if name in score.instruments else "absent" for score in scores]
        )
        for name in INSTRUMENTS
    }
    return Listener(train_classifier(matrix, [score.genre for score in scores]), instruments)


def train_classifier(rows: ArrayLike, labels: Sequence[str]) -> Classifier:
    """Linear discriminant analysis with a shrunk covariance: one system of equations, no iteration.

    Args:
        rows: (songs, features).
        labels: the class of each row; at least two different ones.

    Raises:
        ValueError: where there are not as many labels as rows, or fewer than two classes.
    """
    matrix = np.asarray(rows, dtype=np.float64)
    classes = tuple(sorted(set(labels)))
    if len(labels) != len(matrix) or len(classes) < 2:
        raise ValueError(f"{len(labels)} labels of {len(classes)} classes cannot teach {len(matrix)} rows")
    mean, scale = matrix.mean(axis=0), matrix.std(axis=0) + 1e-9
    inputs = _standardised(matrix, mean, scale)
    member = np.array([[label == name for name in classes] for label in labels], dtype=np.float64)
    centres = (member.T @ inputs) / member.sum(axis=0)[:, None]
    rest = inputs - member @ centres
    spread = rest.T @ rest / len(inputs)
    shrunk = (1 - _SHRINKAGE) * spread + _SHRINKAGE * np.eye(len(spread))
    weights = solve(shrunk, centres.T, assume_a="pos")
    bias = np.log(member.mean(axis=0)) - 0.5 * np.sum(centres.T * weights, axis=0)
    return Classifier(classes, mean, scale, weights, bias)


def _standardised(matrix: Matrix, mean: Matrix, scale: Matrix) -> Matrix:
    return np.clip((matrix - mean) / scale, -6.0, 6.0)
