"""Search as one types: what is indexed of a song, and a query that typed text can never break out of.

FTS5's ``unicode61`` finds words by the spaces between them, which Chinese, Japanese and Thai do not write.
Their characters, and emoji, are therefore indexed one by one and looked for as phrases, so that every part
of such a text can be found, even a single character.
"""

from __future__ import annotations

import re
import unicodedata

TOKENIZER = "unicode61 remove_diacritics 2 categories 'L* N* Co So'"
"""For ``CREATE VIRTUAL TABLE``: accents fold away; letters, digits and emoji can be found."""

LONGEST_QUERY = 200
"""Characters of typed text that are looked at."""

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_LOOSE_SCRIPTS = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x31FF),  # CJK radicals, kana, bopomofo, Hangul compatibility
    (0x3400, 0x9FFF),  # CJK ideographs
    (0xAC00, 0xD7FF),  # Hangul syllables
    (0xF900, 0xFAFF),
    (0x1B000, 0x1B2FF),  # rare kana
    (0x20000, 0x3FFFF),  # rare ideographs
)


def index_text(text: str) -> str:
    """The form in which a text is indexed; the same folding is applied to what is typed."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return _BEYOND_ASCII.sub(_folded, folded.replace("\0", ""))


def match_query(typed: str) -> str:
    """An FTS5 query for songs that have every word of ``typed``, each at least begun.

    Returns:
        The query, or an empty text where there is nothing to look for. Quotes, operators, parentheses and
        asterisks in ``typed`` are only ever text.
    """
    words = index_phrases(typed[:LONGEST_QUERY])
    return " ".join(f'"{word}" *' for word in words)


def index_phrases(typed: str) -> list[str]:
    """The words of a typed text, each in its indexed form, those without letters left out."""
    words = (" ".join(index_text(word).replace('"', " ").split()) for word in typed.split())
    return [word for word in words if any(_is_token(ch) for ch in word)]


def _folded(found: re.Match[str]) -> str:
    ch = found.group()
    if _stands_alone(ch):
        return f" {ch} "
    # The tokenizer folds Latin accents only; this folds them in Cyrillic, Greek, Hebrew and Arabic too.
    return "".join(part for part in unicodedata.normalize("NFD", ch) if not unicodedata.combining(part))


def _stands_alone(ch: str) -> bool:
    code = ord(ch)
    return any(low <= code <= high for low, high in _LOOSE_SCRIPTS) or unicodedata.category(ch) == "So"


def _is_token(ch: str) -> bool:
    category = unicodedata.category(ch)
    return category[0] in "LN" or category in ("Co", "So")
