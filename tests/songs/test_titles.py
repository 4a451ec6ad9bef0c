from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heartstudio.recipe import Recipe
from heartstudio.songs.titles import TITLE_WIDTH, clean_title, sort_key, title_of

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=400)


@pytest.mark.parametrize(
    ("lyrics", "title"),
    [
        ("[Verse]\nwalking home in the rain", "Walking home in the rain"),
        ("\n\n[Intro]\n[Verse 1]\n  I love you, \nbaby", "I love you"),
        ("[Chorus] stay with me", "Stay with me"),
        ("[00:12.30] [x2] a line of an LRC file", "A line of an LRC file"),
        ("【サビ】\n夜の海を歩く", "夜の海を歩く"),
        ("[Strophe]\nüber den Dächern von Straßburg", "Über den Dächern von Straßburg"),
        ("(Ooh) I walk alone", "(Ooh) I walk alone"),
        ("(la la la)", "La la la"),
        ("“Come with me,” she said", "“Come with me,” she said"),
        ("“come with me", "Come with me"),
        ("'cause I'm leavin'", "'Cause I'm leavin'"),
        ("¿dónde estás?", "¿Dónde estás?"),
        ("— and then —", "And then"),
        ("99 red balloons", "99 red balloons"),
        ("...\n***\nreal words", "Real words"),
        ("ГДЕ ты", "ГДЕ ты"),
        ("მთვარე ანათებს", "მთვარე ანათებს"),
        ("🔥🔥🔥\nburn", "Burn"),
    ],
)
def test_a_title_is_the_first_sung_line(lyrics: str, title: str) -> None:
    assert title_of(Recipe("pop", lyrics)) == title


@pytest.mark.parametrize("lyrics", ["", "[Intro]\n[Outro]", "...\n---\n(  )", "🎵"])
def test_a_song_without_words_is_named_after_its_first_tags(lyrics: str) -> None:
    assert title_of(Recipe("ambient,calm,piano,strings", lyrics)) == "Ambient, calm, piano"


def test_a_long_line_ends_at_a_word() -> None:
    line = "and all the while I was thinking about the summer that we never had together"
    title = title_of(Recipe("pop", line))
    assert title == "And all the while I was thinking about the"
    assert len(title) <= TITLE_WIDTH


def test_a_long_line_without_spaces_is_cut_by_its_width() -> None:
    title = title_of(Recipe("pop", "夜" * 100))
    assert title == "夜" * (TITLE_WIDTH // 2)


def test_a_cut_leaves_joined_emoji_and_accents_whole() -> None:
    family = "👨\u200d👩\u200d👧"
    title = title_of(Recipe("pop", "a" + family * 40))
    assert title.startswith("A" + family)
    assert title[1:].replace(family, "") == ""
    accented = title_of(Recipe("pop", "x\u0323\u0302" * 100))
    assert not unicodedata.combining(accented[0])
    assert unicodedata.normalize("NFD", accented).count("\u0302") == unicodedata.normalize(
        "NFD", accented
    ).casefold().count("x")


@given(words)
def test_every_recipe_has_a_title_of_one_short_line(lyrics: str) -> None:
    title = title_of(Recipe("pop,happy", lyrics))
    assert title
    assert title == clean_title(title) or unicodedata.normalize("NFC", title) == clean_title(title)
    assert len(title) <= 400
    assert any(ch.isalnum() for ch in title)


@given(st.text(max_size=300))
def test_a_clean_title_is_one_line_without_control_characters_and_stays_as_it_is(title: str) -> None:
    clean = clean_title(title)
    assert clean == clean_title(clean)
    assert not any(unicodedata.category(ch) in ("Cc", "Cs") for ch in clean)
    clean.encode()


def test_monstrous_titles_are_kept() -> None:
    assert len(clean_title("x" * 5000)) == 5000
    assert clean_title("a/b\\c") == "a/b\\c"
    assert clean_title("...") == "..."
    assert clean_title("👩‍🚀🔥") == "👩‍🚀🔥"
    assert clean_title(" a\n\tb\0 ") == "a b"
    assert clean_title("e\u0301") == "é"


def test_titles_are_in_the_order_that_a_person_expects() -> None:
    titles = ["élan", "Zebra", "apple", "Song 10", "song 9", "“Bravo”", "Émile", "eagle", "(aha)"]
    assert sorted(titles, key=sort_key) == [
        "(aha)", "apple", "“Bravo”", "eagle", "élan", "Émile", "song 9", "Song 10", "Zebra",
    ]  # fmt: skip


@given(st.text(max_size=50))
def test_every_title_has_its_place(title: str) -> None:
    assert isinstance(sort_key(title), str)
    assert (
        sort_key(title) == sort_key(title.upper().lower()) or "ı" in title or len(title.upper()) != len(title)
    )
