"""Lyrics as the model reads them: sections, lines, how long they last, and brackets that would be sung."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

SECTIONS = ("Intro", "Verse", "Prechorus", "Chorus", "Bridge", "Outro")
"""The markers that the model has learnt, each alone on its line."""

_MARKER = re.compile(r"[\[【［〔]([^\]】］〕]*)[\]】］〕]")
_USUAL = {
    "pre-chorus": "Prechorus",
    "pre chorus": "Prechorus",
    "refrain": "Chorus",
    "hook": "Chorus",
    "strophe": "Verse",
    "interlude": "Bridge",
    "break": "Bridge",
    "ending": "Outro",
    "instrumental": "Intro",
}

_SECONDS_A_WORD = 0.42
_SECONDS_A_SIGN = 0.28
"""A Chinese or Japanese character, or a Korean syllable."""
_SECONDS_A_BREATH = 0.9
_SHORTEST_LINE = 2.0
_SECONDS_BETWEEN_SECTIONS = 2.0
_SECONDS_WITHOUT_WORDS = 8.0
_LETTERS_A_TOKEN = 3.6
_TOKENS_A_SIGN = 1.1


@dataclass(frozen=True, slots=True)
class Section:
    """A marked part of the lyrics.

    Attributes:
        name: one of :data:`SECTIONS`, or what else stands in the brackets.
        line: of its marker, from 0.
        lines: how many lines are sung in it.
    """

    name: str
    line: int
    lines: int


@dataclass(frozen=True, slots=True)
class LyricsInfo:
    """What can be told of lyrics by looking at them.

    Attributes:
        sections: the marked parts.
        lines: lines that are sung.
        words: words, or characters where a script writes no spaces.
        tokens: places they take in the model's memory, approximately.
        seconds: how long they take to sing, approximately; 0 for none.
    """

    sections: tuple[Section, ...]
    lines: int
    words: int
    tokens: int
    seconds: float


@dataclass(frozen=True, slots=True)
class BracketFault:
    """Brackets that the model would not take for a section.

    Attributes:
        line: where, from 0.
        marker: the brackets and what is in them.
        text: what is wrong and what to do, one sentence.
    """

    line: int
    marker: str
    text: str


def lyrics_info(lyrics: str) -> LyricsInfo:
    """Look at lyrics."""
    sections: list[list[int | str]] = []
    lines = words = 0
    seconds = 0.0
    for number, line in enumerate(lyrics.splitlines()):
        sections += ([section_of(marker) or marker.strip(), number, 0] for marker in _MARKER.findall(line))
        sung = _MARKER.sub(" ", line)
        signs, latin = _counted(sung)
        if not signs and not latin:
            continue
        lines += 1
        words += signs + latin
        spoken = signs * _SECONDS_A_SIGN + latin * _SECONDS_A_WORD + _SECONDS_A_BREATH
        seconds += max(_SHORTEST_LINE, spoken)
        if sections:
            sections[-1][2] = int(sections[-1][2]) + 1
    found = tuple(Section(str(name), int(line), int(sung)) for name, line, sung in sections)
    seconds += sum(_SECONDS_BETWEEN_SECTIONS if one.lines else _SECONDS_WITHOUT_WORDS for one in found)
    return LyricsInfo(found, lines, words, _tokens(lyrics.strip()), round(seconds, 1))


def section_of(marker: str) -> str | None:
    """The section that the text inside brackets names, be it numbered or called otherwise; None for none."""
    plain = re.sub(r"[\s\d.:#-]+$", "", " ".join(marker.lower().split()))
    known = {name.lower(): name for name in SECTIONS}
    return known.get(plain) or _USUAL.get(plain)


def bracket_faults(lyrics: str) -> Iterator[BracketFault]:
    """Brackets that would be sung, or that stand where no section can begin."""
    for number, line in enumerate(lyrics.splitlines()):
        for found in _MARKER.finditer(line):
            marker, inside = found.group(), " ".join(found[1].split())
            if inside.capitalize() not in SECTIONS:
                yield BracketFault(number, marker, _advice(marker, inside))
            elif line.strip() != marker:
                yield BracketFault(number, marker, f"Give {marker} a line of its own")


def _advice(marker: str, inside: str) -> str:
    section = section_of(inside)
    if section is None:
        first = re.split(r"[\s:,-]+", inside.lower(), maxsplit=1)[0]
        begun = section_of(first) if first else None
        if begun is None:
            return f"{marker} would be sung: put the style into the tags"
        return f"Write [{begun}]: what else stands in {marker} would be sung"
    return f"Write [{section}] instead of {marker}"


def _counted(text: str) -> tuple[int, int]:
    """Characters of scripts without spaces, and words of the others."""
    signs = sum(_is_sign(ch) for ch in text)
    rest = "".join(" " if _is_sign(ch) else ch for ch in text)
    return signs, sum(any(ch.isalnum() for ch in word) for word in rest.split())


def _tokens(text: str) -> int:
    signs = sum(_is_sign(ch) for ch in text)
    return math.ceil(signs * _TOKENS_A_SIGN + (len(text) - signs) / _LETTERS_A_TOKEN)


def _is_sign(ch: str) -> bool:
    return ch > "\u2e7f" and unicodedata.category(ch) == "Lo"
