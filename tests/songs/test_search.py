from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heartstudio.songs.migrations import create_search
from heartstudio.songs.search import LONGEST_QUERY, index_text, match_query

anything = st.text(max_size=60) | st.text("\"*()^:-+ANDORTEX{}[]\\'%_ 夜海\0", max_size=30)
letters = st.text(st.characters(min_codepoint=32, max_codepoint=0x24F), min_size=1, max_size=20)


@pytest.fixture(scope="module")
def found() -> Iterator[Callable[[str, str], bool]]:
    connection = sqlite3.connect(":memory:")
    create_search(connection)

    def look(text: str, typed: str) -> bool:
        connection.execute("DELETE FROM search")
        connection.execute("INSERT INTO search VALUES (?, '', '')", (index_text(text),))
        query = match_query(typed)
        if not query:
            return True
        return (
            connection.execute("SELECT 1 FROM search WHERE search MATCH ?", (query,)).fetchone() is not None
        )

    yield look
    connection.close()


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("夜の海を歩く", "海"),
        ("夜の海を歩く", "夜の"),
        ("夜の海を歩く", "海を歩く"),
        ("夜の海を歩く", "夜の海を歩く 歩"),
        ("ガラスの街", "ｶﾞﾗｽ"),
        ("ガラスの街", "カ\u3099ラス"),
        ("밤바다를 걷다", "바다"),
        ("สวัสดีชาวโลก", "ชาว"),
        ("Midnight Rain", "mid ra"),
        ("Midnight Rain", "RAIN"),
        ("Éclairs à la crème", "eclairs creme"),
        ("Die Straße", "strasse"),
        ("Die Strasse", "Straße"),
        ("Ærøskøbing", "æRØ"),
        ("Ёлка", "елка"),
        ("καλημέρα", "καλημερα"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("don't stop", "don't"),
        ("don't stop", "don"),
        ("rock'n'roll", "roll"),
        ("lo-fi beats", "lo-fi"),
        ("🔥 summer🔥night", "🔥"),
        ("🔥 summer🔥night", "night"),
        ('say "hello" AND wave', '"hello"'),
        ("AND NOT OR NEAR", "and not or near"),
        ("C++ (remix)", "c++ (rem"),
        ("file:name", "file:na"),
    ],
)
def test_what_a_person_types_finds_the_text(found: Callable[[str, str], bool], text: str, typed: str) -> None:
    assert found(text, typed)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("夜の海を歩く", "空"),
        ("夜の海を歩く", "海の"),
        ("Midnight Rain", "night"),
        ("Midnight Rain", "rain snow"),
        ("hello", "hello world"),
        ("hello", "hello*x"),
        ("title", "title:x"),
        ("a b", "b NOT a c"),
        ("🔥", "🌊"),
    ],
)
def test_what_is_not_there_is_not_found(found: Callable[[str, str], bool], text: str, typed: str) -> None:
    assert not found(text, typed)


@pytest.mark.parametrize("typed", ["", "   ", '"', "***", "()", "-", "' OR 1=1 --"[:1], "\0", "^"])
def test_nothing_but_punctuation_looks_for_nothing(typed: str) -> None:
    assert match_query(typed) == ""


@given(anything, anything)
def test_typed_text_never_becomes_syntax(found: Callable[[str, str], bool], text: str, typed: str) -> None:
    found(text, typed)


@given(letters, st.data())
def test_every_beginning_of_every_word_finds_the_text(
    found: Callable[[str, str], bool], text: str, data: st.DataObject
) -> None:
    words = text.split()
    if words:
        word = data.draw(st.sampled_from(words))
        assert found(text, word[: data.draw(st.integers(1, len(word)))])


@given(st.text("夜の海を歩く空街ガ한글ไทย", min_size=1, max_size=12), st.data())
def test_every_part_of_a_text_without_spaces_finds_it(
    found: Callable[[str, str], bool], text: str, data: st.DataObject
) -> None:
    begin = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(begin + 1, len(text)))
    assert found(text, text[begin:end])


def test_a_pasted_novel_is_a_short_query() -> None:
    assert len(match_query("word " * 100_000)) < 10 * LONGEST_QUERY
