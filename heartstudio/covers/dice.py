"""Chance that is the same on every machine: all that a cover leaves open is decided by its recipe's digest."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

from heartstudio.recipe import Recipe

T = TypeVar("T")

_PLASTIC = 1.324717957244746
_R2_STEPS = tuple(round(2**32 / _PLASTIC**power) for power in (1, 2))


class Dice:
    """Draws that depend on a key and a purpose alone.

    Each purpose has a stream of its own, so that one more draw in one place changes nothing elsewhere. Only
    ``random.Random.random`` is used: Python promises its sequence for every version, of ``choice`` it does not.
    """

    def __init__(self, key: bytes, purpose: str) -> None:
        digest = hashlib.blake2b(key + purpose.encode(), digest_size=16).digest()
        self._random = random.Random(int.from_bytes(digest, "big"))

    def between(self, low: float, high: float) -> float:
        """A number from low to high, evenly."""
        return low + (high - low) * self._random.random()

    def near(self, middle: float, spread: float) -> float:
        """A number within the spread of the middle, more often close to it."""
        return middle + spread * (self._random.random() + self._random.random() - 1)

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high, both possible."""
        return low + int(self._random.random() * (high - low + 1))

    def chance(self, share: float) -> bool:
        """True in this share of throws."""
        return self._random.random() < share

    def pick(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[int(self._random.random() * len(items))]

    def weighted(self, weights: Mapping[T, float]) -> T:
        """One of the keys, each as often as its weight says."""
        return weighted(weights, self._random.random())

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in another order."""
        left = list(items)
        return [left.pop(int(self._random.random() * len(left))) for _ in items]


def weighted(weights: Mapping[T, float], share: float) -> T:
    """The key in whose part a share of the whole (0 to 1, 1 left out) lies."""
    rest = share * sum(weights.values())
    for item, weight in weights.items():
        rest -= weight
        if rest < 0:
            return item
    return list(weights)[-1]


def recipe_key(recipe: Recipe) -> bytes:
    """Sixteen bytes that stand for a song's tags, lyrics and seed."""
    return _digest(f"{recipe.tags}\0{recipe.lyrics}\0{recipe.seed}")


def recipe_spread(recipe: Recipe) -> tuple[float, float]:
    """Two numbers from 0 to 1 that jump far from one seed to the next.

    The takes of a batch have consecutive seeds and stand side by side in the library; chance would often make
    two of them look alike. The steps are those of the R2 sequence (Martin Roberts, "The Unreasonable
    Effectiveness of Quasirandom Sequences", 2018), which fills the square evenly.
    """
    digest = _digest(f"{recipe.tags}\0{recipe.lyrics}")
    first, second = int.from_bytes(digest[:4], "big"), int.from_bytes(digest[4:8], "big")
    return (
        (first + recipe.seed * _R2_STEPS[0]) % 2**32 / 2**32,
        (second + recipe.seed * _R2_STEPS[1]) % 2**32 / 2**32,
    )


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=16, person=b"heartstudiocover").digest()
