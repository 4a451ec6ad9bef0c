"""The tag coach: completes words, knows what goes together, and warns of what the model is known to get wrong."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Self

from heartstudio.recipe import normalise_tags
from heartstudio.studio.lyrics import LyricsInfo, bracket_faults, lyrics_info
from heartstudio.studio.vocabulary import Category, Tag, Vocabulary

__all__ = ["Advice", "AdviceKind", "LyricsInfo", "Tag", "TagCoach", "lyrics_info"]

COMPLETIONS = 8
MANY_TAGS = 9
"""From so many tags on, each of them counts for little."""

_BEATS = re.compile(r"\d+\s*(bpm|beats?)|\b(bpm|tempo)\s*\d+|^\d{2,3}$")


class AdviceKind(Enum):
    """What an advice is about."""

    NO_GENRE = "no genre"
    TWO_GENRES = "two genres"
    ORDER = "order"
    SPELLING = "spelling"
    UNKNOWN = "unknown"
    BEATS = "beats"
    MANY = "many"
    SUNG = "sung"


@dataclass(frozen=True, slots=True)
class Advice:
    """Something that would make the song better.

    Attributes:
        kind: what it is about.
        text: one sentence to show.
        tag: the tag, or the line of the lyrics, that it is about; None for all of them.
        tags: the tags as they would be better; None where there is no one right way.
        line: number of the line of lyrics from 0; None for tags.
    """

    kind: AdviceKind
    text: str
    tag: str | None = None
    tags: str | None = None
    line: int | None = None


class TagCoach:
    """Helps to write tags and lyrics.

    Args:
        vocabulary: the words that the model has learnt.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._known = vocabulary.by_name()
        self._places = {category.name: place for place, category in enumerate(vocabulary.categories)}

    @classmethod
    def from_file(cls, path: Path) -> Self:
        """A coach with the words of a ``tags.toml``.

        Raises:
            VocabularyError: where it cannot be read.
        """
        return cls(Vocabulary.from_file(path))

    @property
    def categories(self) -> tuple[Category, ...]:
        """The kinds of tags, in the order in which tags are best written."""
        return self._vocabulary.categories

    def tag(self, word: str) -> Tag | None:
        """What a word is, in this or a usual other spelling; None for one that is not known."""
        name = normalise_tags(word)
        return self._known.get(self._vocabulary.spellings.get(name, name))

    def complete(self, prefix: str, limit: int = COMPLETIONS) -> list[Tag]:
        """Words that begin as ``prefix`` does, those of the weightiest categories first.

        Whole words that begin so come before longer ones with such a word inside; other spellings count.
        """
        begun = " ".join(prefix.lower().split())
        if not begun:
            return list(self.categories[0].tags[:limit])
        spelt = {meant for written, meant in self._vocabulary.spellings.items() if written.startswith(begun)}

        def rank(tag: Tag) -> int | None:
            if tag.name == begun:
                return 0
            if tag.name.startswith(begun):
                return 1
            if tag.name in spelt:
                return 2
            return 3 if any(word.startswith(begun) for word in re.split(r"[ -]", tag.name)) else None

        ranked = [(place, tag) for tag in self._known.values() if (place := rank(tag)) is not None]
        return [tag for _, tag in sorted(ranked, key=lambda pair: pair[0])[:limit]]

    def suggest(self, tags: str, limit: int = COMPLETIONS) -> list[Tag]:
        """Words that go well with the tags there are: what suits the genre, the weightiest missing kinds first."""
        here = [self.tag(word) for word in _words(tags)]
        kinds = {tag.category for tag in here if tag}
        genre = next((tag for tag in here if tag and tag.category == self._first), None)
        if genre is None:
            return list(self.categories[0].tags[:limit])
        fitting = [self._known[name] for name in self._vocabulary.companions.get(genre.name, ())]
        usual = [category.tags[0] for category in self.categories if category.name not in kinds]
        new = [
            tag
            for tag in dict.fromkeys([*fitting, *usual])
            if tag not in here and tag.category != self._first
        ]
        return sorted(new, key=lambda tag: (tag.category in kinds, self._places[tag.category]))[:limit]

    def sorted_tags(self, tags: str) -> str:
        """The tags with genre first and the other kinds by their weight; unknown words last."""
        return ",".join(sorted(_words(tags), key=self._place_of))

    def advise(self, tags: str, lyrics: str = "") -> list[Advice]:
        """What would make the song better, the weightiest first."""
        words = _words(tags)
        advice = [*self._about_genre(words), *self._about_words(words), *self._about_order(words)]
        advice += [
            Advice(AdviceKind.SUNG, fault.text, fault.marker, line=fault.line)
            for fault in bracket_faults(lyrics)
        ]
        return advice

    def _about_genre(self, words: list[str]) -> Iterator[Advice]:
        genres = [word for word in words if (tag := self.tag(word)) and tag.category == self._first]
        if words and not genres:
            yield Advice(
                AdviceKind.NO_GENRE, "Begin with a genre, such as pop or jazz: the model leans on it most"
            )
        if len(genres) > 1:
            rest = [word for word in words if word not in genres[1:]]
            named = " and ".join((", ".join(genres[:-1]), genres[-1]))
            yield Advice(
                AdviceKind.TWO_GENRES,
                f"{named.capitalize()} are {_count(len(genres))} genres, which blur each other: keep one",
                genres[1],
                ",".join(rest),
            )

    def _about_words(self, words: list[str]) -> Iterator[Advice]:
        for word in words:
            meant = self.tag(word)
            if _BEATS.search(word):
                yield Advice(
                    AdviceKind.BEATS, "Beats a minute are not followed; say fast or slow instead", word
                )
            elif meant is not None and meant.name != word:
                yield _exchange(words, word, meant.name, f"The model knows “{word}” as “{meant.name}”")
            elif meant is None:
                yield self._unknown(words, word)
        if len(words) >= MANY_TAGS:
            yield Advice(AdviceKind.MANY, f"{len(words)} tags are many: the first five or six count most")

    def _about_order(self, words: list[str]) -> Iterator[Advice]:
        places = [self._place_of(word) for word in words]
        if 0 in places and places[0] != 0:
            better = self.sorted_tags(",".join(words))
            yield Advice(AdviceKind.ORDER, "Put the genre first", words[places.index(0)], better)

    def _unknown(self, words: list[str], word: str) -> Advice:
        near = difflib.get_close_matches(word, [*self._known, *self._vocabulary.spellings], n=1, cutoff=0.8)
        if not near:
            return Advice(
                AdviceKind.UNKNOWN, f"“{word}” may not be known to the model; it may pass over it", word
            )
        meant = self.tag(near[0])
        assert meant is not None
        return _exchange(words, word, meant.name, f"Did you mean “{meant.name}”?")

    def _place_of(self, word: str) -> int:
        tag = self.tag(word)
        return len(self._places) if tag is None else self._places[tag.category]

    @property
    def _first(self) -> str:
        return self.categories[0].name


def _words(tags: str) -> list[str]:
    normal = normalise_tags(tags)
    return normal.split(",") if normal else []


def _exchange(words: list[str], word: str, better: str, text: str) -> Advice:
    exchanged = normalise_tags(",".join(better if one == word else one for one in words))
    return Advice(AdviceKind.SPELLING, text, word, exchanged)


def _count(number: int) -> str:
    return {2: "two", 3: "three", 4: "four"}.get(number, str(number))
