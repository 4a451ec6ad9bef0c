"""What the tags say of a song's looks: which forms suit it, how warm, light, vivid and busy it is."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass

from heartstudio.covers.genres import GENRES
from heartstudio.covers.qualities import INSTRUMENTS, MOODS, SCENES
from heartstudio.covers.traits import Trait

_TRAITS = (*GENRES, *MOODS, *SCENES, *INSTRUMENTS)

_LATER_TAG = 0.7
"""The first genre named is the song's own; what follows it seasons."""

_LETTERS = string.ascii_lowercase + "äöüß"
_SHORT = 3
"""Words this short must end where they end: "rap" is not in "rapture"."""

_HALF = 3
"""The least that stands before the second half of a compound: "rain" is not in "train"."""


@dataclass(frozen=True, slots=True)
class Character:
    """A song as a painter hears it.

    Attributes:
        families: how much each family of forms suits, by name; empty where no tag says anything.
        warmth: -1 (cold) to 1 (warm).
        light: -1 (dark) to 1 (light).
        vividness: -1 (muted) to 1 (saturated).
        energy: 0 (still) to 1 (driving).
    """

    families: Mapping[str, float]
    warmth: float
    light: float
    vividness: float
    energy: float


def read_character(tags: tuple[str, ...]) -> Character:
    """The character that the tags describe; unknown tags say nothing."""
    families: dict[str, float] = {}
    warmth = light = vividness = energy = 0.0
    for trait, weight in heard_traits(tags):
        for family, share in trait.families.items():
            families[family] = families.get(family, 0.0) + weight * share
        warmth += weight * trait.warmth
        light += weight * trait.light
        vividness += weight * trait.vividness
        energy += weight * trait.energy
    return Character(
        families, _bounded(warmth), _bounded(light), _bounded(vividness), 0.5 + 0.46 * _bounded(energy)
    )


def heard_traits(tags: tuple[str, ...]) -> list[tuple[Trait, float]]:
    """Every trait that some tag names, once, in the order of the tags, with its weight."""
    heard: dict[int, tuple[Trait, float]] = {}
    styled = False
    for tag in tags:
        found = _traits_of(tag)
        for index in sorted(found):
            trait = _TRAITS[index]
            heard.setdefault(index, (trait, _LATER_TAG if styled and trait.is_genre else 1.0))
        styled = styled or any(_TRAITS[index].is_genre for index in found)
    return list(heard.values())


def _traits_of(tag: str) -> set[int]:
    """Places of the traits that a tag names; a word inside a longer one says nothing ("pop" in "dream pop")."""
    named = [
        (index, word) for index, trait in enumerate(_TRAITS) for word in trait.words if _contains(tag, word)
    ]
    return {index for index, word in named if not any(word != other and word in other for _, other in named)}


def _contains(tag: str, word: str) -> bool:
    """Whether a tag has a word, at a word's start or as the second half of a compound ("deutschrap")."""
    at = tag.find(word)
    while at >= 0:
        letters_before = len(tag[:at]) - len(tag[:at].rstrip(_LETTERS))
        ends = tag[at + len(word) : at + len(word) + 1] not in _LETTERS or at + len(word) == len(tag)
        if not word.isascii() or (letters_before == 0 and (ends or len(word) > _SHORT)):
            return True
        if letters_before >= _HALF and ends:
            return True
        at = tag.find(word, at + 1)
    return False


def _bounded(value: float) -> float:
    return min(max(value, -1.0), 1.0)
