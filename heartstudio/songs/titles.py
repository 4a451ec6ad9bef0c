"""Titles: made from lyrics or tags, cleaned, and put in order as a person would."""

from __future__ import annotations

import re
import unicodedata

from heartstudio.recipe import Recipe

TITLE_WIDTH = 48
"""Columns that a made title may fill; a Chinese or Japanese character fills two."""

TITLE_TAGS = 3
"""How many tags name a song without words."""

_MARKER = re.compile(r"^\s*(?:\[[^\]]*\]|【[^】]*】|〔[^〕]*〕|［[^］]*］)\s*")
_DIGITS = re.compile(r"\d+")
_LOOSE = " \t-–—―~*_#•·|/\\,;:，、；：。.…"
"""Punctuation that no title begins or ends with."""
_PAIRS = {"(": ")", "（": "）", "“": "”", "„": "“", "«": "»", "‹": "›", "「": "」", "『": "』", '"': '"'}


def title_of(recipe: Recipe) -> str:
    """A title for a new song: its first sung line, or its first tags where nothing is sung.

    Section markers such as ``[Verse]`` and time stamps are no part of a line; long lines end at a word.
    """
    for line in recipe.lyrics.splitlines():
        sung = _sung(line)
        if sung:
            return _capitalised(_cut(sung))
    return _capitalised(_cut(", ".join(recipe.tag_list[:TITLE_TAGS])))


def clean_title(title: str) -> str:
    """A title as it is kept: one line, no control characters, composed Unicode; may come out empty."""
    visible = ("" if _is_broken(ch) else " " if unicodedata.category(ch) == "Cc" else ch for ch in title)
    return unicodedata.normalize("NFC", " ".join("".join(visible).split()))


def sort_key(title: str) -> str:
    """What titles are ordered by: case and accents do not count, and 9 comes before 10."""
    folded = unicodedata.normalize("NFKD", title).casefold()
    plain = "".join(ch for ch in folded if not unicodedata.combining(ch))
    first = next((index for index, ch in enumerate(plain) if ch.isalnum()), 0)
    return _DIGITS.sub(lambda digits: digits.group().lstrip("0").rjust(12, "0"), plain[first:])


def _sung(line: str) -> str:
    while marker := _MARKER.match(line):
        line = line[marker.end() :]
    line = _bare(clean_title(line))
    return line if any(ch.isalnum() for ch in line) else ""


def _bare(text: str) -> str:
    """Without loose punctuation around it, and without brackets or quotes that enclose all or close nothing."""
    text = text.strip(_LOOSE)
    for opening, closing in _PAIRS.items():
        inner = text[1:-1]
        if len(text) > 1 and text[0] == opening and text[-1] == closing and closing not in inner:
            return _bare(inner)
        if text.startswith(opening) and closing not in text[1:]:
            return _bare(text[1:])
        if text.endswith(closing) and opening not in text[:-1] and closing not in _PAIRS:
            return _bare(text[:-1])
        if text.endswith('"') and text.count('"') == 1:
            return _bare(text[:-1])
    return text


def _cut(text: str) -> str:
    index = _fitting(text)
    if index == len(text):
        return text
    space = text.rfind(" ", 0, index + 1)
    end = space if space >= index // 2 else _character_start(text, index)
    return _bare(text[:end]) or text[:end]


def _fitting(text: str) -> int:
    """How many characters of a text fill no more than a title's columns."""
    width = 0
    for index, ch in enumerate(text):
        width += _columns(ch)
        if width > TITLE_WIDTH:
            return index
    return len(text)


def _columns(ch: str) -> int:
    if unicodedata.combining(ch):
        return 0
    return 2 if unicodedata.east_asian_width(ch) in "WF" else 1


def _character_start(text: str, index: int) -> int:
    """The last place at or before ``index`` where cutting leaves accents and joined emoji whole."""
    while index > 1 and (_continues(text[index]) or text[index - 1] == "\u200d"):
        index -= 1
    return index


def _continues(ch: str) -> bool:
    return unicodedata.category(ch) in ("Mn", "Mc", "Me", "Cf", "Sk")


def _capitalised(text: str) -> str:
    for index, ch in enumerate(text):
        if ch.isalnum():
            return text[:index] + ch.title() + text[index + 1 :]
    return text


def _is_broken(ch: str) -> bool:
    return ch == "\0" or unicodedata.category(ch) == "Cs"
