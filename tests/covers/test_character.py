from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heartstudio.covers.character import Character, read_character
from heartstudio.covers.families import FAMILIES
from heartstudio.covers.genres import GENRES
from heartstudio.covers.qualities import INSTRUMENTS, MOODS, SCENES
from heartstudio.recipe import normalise_tags

TRAITS = (*GENRES, *MOODS, *SCENES, *INSTRUMENTS)


def character(tags: str) -> Character:
    return read_character(tuple(normalise_tags(tags).split(",")))


def favourite(tags: str) -> str:
    families = character(tags).families
    return max(families, key=lambda name: families[name])


@pytest.mark.parametrize(
    ("tags", "family"),
    [
        ("techno", "bars"),
        ("ambient", "aura"),
        ("jazz", "cutouts"),
        ("lo-fi", "windows"),
        ("classical", "strings"),
        ("rock", "diagonals"),
        ("metal", "shards"),
        ("chiptune", "pixels"),
        ("hip-hop", "tiles"),
        ("synthwave", "horizon"),
    ],
)
def test_a_genre_favours_its_own_family(tags: str, family: str) -> None:
    assert favourite(tags) == family


@pytest.mark.parametrize(
    ("spoken", "english"),
    [
        ("klassik", "classical"),
        ("deutschrap", "rap"),
        ("ロック", "rock"),
        ("ジャズ", "jazz"),
        ("traurig", "sad"),
        ("悲しい", "sad"),
        ("fröhlich", "happy"),
        ("klavier", "piano"),
        ("夜", "night"),
        ("Sommernacht", "summer,night"),
    ],
)
def test_tags_of_other_languages_say_the_same(spoken: str, english: str) -> None:
    assert character(spoken) == character(english)


@pytest.mark.parametrize("tag", ["xyzzy", "train", "rapture", "nauseous", "дождь", "🎸", "42", "-", "r"])
def test_unknown_words_say_nothing(tag: str) -> None:
    assert character(tag) == Character({}, 0.0, 0.0, 0.0, 0.5)


def test_a_longer_word_overrules_the_word_inside_it() -> None:
    assert character("dream pop") == character("shoegaze")
    assert "soundhole" not in character("electric guitar").families
    assert "shards" not in character("garage").families


def test_the_first_genre_leads_and_the_next_one_seasons() -> None:
    jazz_first, techno_first = character("jazz,techno").families, character("techno,jazz").families
    assert jazz_first["cutouts"] > techno_first["cutouts"] > 0
    assert techno_first["bars"] > jazz_first["bars"] > 0


@pytest.mark.parametrize(
    ("feature", "high", "low"),
    [
        ("light", "happy", "sad"),
        ("light", "bright", "dark"),
        ("warmth", "warm", "cold"),
        ("warmth", "happy", "sad"),
        ("vividness", "playful", "calm"),
        ("energy", "energetic", "calm"),
        ("energy", "aggressive", "gentle"),
    ],
)
def test_moods_pull_in_their_direction_whatever_the_genre(feature: str, high: str, low: str) -> None:
    for style in ("pop", "jazz", "folk", "unheard-of"):
        above, plain, below = (getattr(character(f"{style},{mood}"), feature) for mood in (high, "", low))
        assert above >= plain >= below
        assert above > below


@given(st.lists(st.sampled_from([word for trait in TRAITS for word in trait.words]), min_size=1, max_size=12))
def test_any_heap_of_known_words_stays_in_bounds(words: list[str]) -> None:
    heard = character(",".join(words))
    assert heard.families.keys() <= FAMILIES.keys()
    assert all(weight > 0 for weight in heard.families.values())
    assert min(heard.warmth, heard.light, heard.vividness) >= -1
    assert max(heard.warmth, heard.light, heard.vividness) <= 1
    assert 0 < heard.energy < 1


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    heard = read_character((text,))
    assert 0 < heard.energy < 1


def test_every_word_is_found_as_a_tag_of_its_own_and_written_once() -> None:
    words = [word for trait in TRAITS for word in trait.words]
    assert len(words) == len(set(words))
    for trait in TRAITS:
        for word in trait.words:
            assert word == normalise_tags(word)
            assert character(word) != character("xyzzy"), word


def test_every_family_is_favoured_by_something_and_no_trait_names_a_stranger() -> None:
    named = {family for trait in TRAITS for family in trait.families}
    assert named == set(FAMILIES)
