"""Sentences with places to fill in, and which of them a given text is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

_OPEN = re.compile(r"\{\d\}")
_PLACE = re.compile(r"\\\{\d\\\}")
_FILLED = "(.+?)(?<!:)"
_SUBJECT = r"(“.+?”|'.+?'|\[.+?\]|(?:(?!: ).)+?)(?<!:)"
"""What a sentence begins with: behind a colon begins another sentence, but for one in quotation marks or brackets."""
_KEPT = 256
"""Texts that are remembered: a window says the same few again and again."""

Found = tuple[str, tuple[str, ...]]
"""A sentence with its places, and what was filled into them."""


class Phrasebook:
    """Finds the sentence that a text was made from.

    Of several that fit, the one with most words of its own is meant: ``{0} of {1} is missing`` before
    ``{0} is missing``.

    Args:
        sentences: with ``{0}`` and the like for what is filled in, numbered in their order.
        series: sentences behind each other, such as ``{0}; {1}``: all of them have to be known.
        joints: what is told of something, such as ``{0}: {1}``: one of them has to be known.
    """

    def __init__(
        self, sentences: Iterable[str], series: Iterable[str] = (), joints: Iterable[str] = ()
    ) -> None:
        self.sentences = tuple(sentences)
        self._whole = frozenset(self.sentences)
        with_places = sorted((text for text in self.sentences if "{0}" in text), key=_weight, reverse=True)
        self._series, self._with_places, self._joints = map(_with_marks, (series, with_places, joints))
        self._remembered: dict[str, Found | None] = {}

    def find(self, text: str) -> Found | None:
        """The sentence that a text is, and what was filled into it; None where it is none of these."""
        if text in self._whole:
            return text, ()
        if text not in self._remembered:
            if len(self._remembered) >= _KEPT:
                self._remembered.clear()
            self._remembered[text] = self._search(text)
        return self._remembered[text]

    def _search(self, text: str) -> Found | None:
        for found in _matches(self._series, text):
            if all(self.find(part) for part in found[1]):
                return found
        for found in _matches(self._with_places, text):
            return found
        for found in _matches(self._joints, text):
            if any(self.find(part) for part in found[1]):
                return found
        return None


def _weight(sentence: str) -> int:
    """How much of it is its own."""
    return len(_OPEN.sub("", sentence))


def _with_marks(sentences: Iterable[str]) -> list[tuple[str, str]]:
    """Sentences, each with the longest of its own pieces."""
    return [(sentence, max(_OPEN.split(sentence), key=len)) for sentence in sentences]


def _matches(sentences: Iterable[tuple[str, str]], text: str) -> Iterator[Found]:
    for sentence, mark in sentences:
        # Hundreds of patterns take a moment to compile, and nearly none of them is ever needed.
        if mark in text and (match := _pattern(sentence).fullmatch(text)):
            yield sentence, match.groups()


@cache
def _pattern(sentence: str) -> re.Pattern[str]:
    filled = _PLACE.sub(lambda place: _FILLED if place.start() else _SUBJECT, re.escape(sentence))
    return re.compile(filled, re.DOTALL)
