"""What a word among the tags can bring to a cover, and how the lexicon writes it down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trait:
    """Something a tag can say.

    Attributes:
        words: lower-case words that say it.
        families: families of forms that it favours, with weights.
        warmth: change from -1 (colder) to 1 (warmer).
        light: change from -1 (darker) to 1 (lighter).
        vividness: change from -1 (more muted) to 1 (more saturated).
        energy: change from -1 (stiller) to 1 (more driving).
        is_genre: whether it names a kind of music rather than a quality of the song.
    """

    words: tuple[str, ...]
    families: Mapping[str, float]
    warmth: float
    light: float
    vividness: float
    energy: float
    is_genre: bool

    @property
    def name(self) -> str:
        """What it goes by: the first of its words."""
        return self.words[0]


def genre(words: str, families: str, tone: tuple[float, float, float, float]) -> Trait:
    """A kind of music.

    Args:
        words: with bars between them.
        families: names with weights, such as ``"bars:3 tiles:2"``.
        tone: warmth, light, vividness, energy.
    """
    return Trait(tuple(words.split("|")), _weights(families), *tone, is_genre=True)


def quality(
    words: str,
    families: str = "",
    *,
    warmth: float = 0.0,
    light: float = 0.0,
    vividness: float = 0.0,
    energy: float = 0.0,
) -> Trait:
    """A mood, a scene or an instrument; words and families are written as for :func:`genre`."""
    return Trait(
        tuple(words.split("|")), _weights(families), warmth, light, vividness, energy, is_genre=False
    )


def _weights(families: str) -> dict[str, float]:
    pairs = (entry.split(":") for entry in families.split())
    return {name: float(weight) for name, weight in pairs}
