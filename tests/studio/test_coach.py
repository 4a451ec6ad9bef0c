from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heartstudio.recipe import normalise_tags
from heartstudio.resources import resource
from heartstudio.studio.coach import AdviceKind, TagCoach
from heartstudio.studio.vocabulary import VocabularyError

COACH = TagCoach.from_file(resource("tags.toml"))


def kinds(tags: str, lyrics: str = "") -> list[AdviceKind]:
    return [advice.kind for advice in COACH.advise(tags, lyrics)]


def better(tags: str, kind: AdviceKind) -> str | None:
    return next(advice.tags for advice in COACH.advise(tags) if advice.kind is kind)


def test_the_eight_categories_stand_in_the_order_of_their_weight() -> None:
    assert [category.name for category in COACH.categories] == [
        "genre",
        "timbre",
        "gender",
        "mood",
        "instrument",
        "scene",
        "region",
        "topic",
    ]
    shares = [category.share for category in COACH.categories]
    assert shares == [0.95, 0.50, 0.37, 0.32, 0.25, 0.20, 0.12, 0.10]


def test_every_known_word_is_written_as_a_recipe_writes_it() -> None:
    for category in COACH.categories:
        for tag in category.tags:
            assert normalise_tags(tag.name) == tag.name
            assert COACH.tag(tag.name) == tag


def test_completion_goes_by_beginning_weight_and_other_spellings() -> None:
    names = [tag.name for tag in COACH.complete("Pia")]
    assert names == ["piano", "electric piano"]
    assert [tag.name for tag in COACH.complete("hiph")] == ["hip-hop"]
    assert COACH.complete("pop")[0].name == "pop"
    assert [tag.category for tag in COACH.complete("")] == ["genre"] * 8
    assert COACH.complete("qqq") == []
    assert len(COACH.complete("s", limit=3)) == 3


def test_good_tags_need_no_advice() -> None:
    assert COACH.advise("pop,bright,female,happy,piano,love", "[Verse]\nla la\n\n[Chorus]\nla") == []
    assert COACH.advise("") == []


def test_two_genres_are_told_and_one_is_kept() -> None:
    assert kinds("jazz,techno,piano") == [AdviceKind.TWO_GENRES]
    assert better("jazz,techno,piano", AdviceKind.TWO_GENRES) == "jazz,piano"
    assert better("piano,jazz,hiphop,rock", AdviceKind.TWO_GENRES) == "piano,jazz"


def test_a_missing_genre_and_one_in_the_wrong_place_are_told() -> None:
    assert kinds("happy,piano") == [AdviceKind.NO_GENRE]
    assert kinds("piano,happy,pop") == [AdviceKind.ORDER]
    assert better("love,piano,happy,pop", AdviceKind.ORDER) == "pop,happy,piano,love"


def test_other_spellings_and_slips_are_put_right() -> None:
    assert better("pop,Female Voice,warm", AdviceKind.SPELLING) == "pop,female,warm"
    assert better("pop,hapy", AdviceKind.SPELLING) == "pop,happy"
    assert kinds("pop,xylographic") == [AdviceKind.UNKNOWN]
    assert kinds("pop,明るい") == [AdviceKind.UNKNOWN]


@pytest.mark.parametrize("beats", ["120 bpm", "bpm 90", "128", "95 BPM"])
def test_beats_a_minute_are_no_tag(beats: str) -> None:
    assert AdviceKind.BEATS in kinds(f"pop,{beats}")


def test_too_many_tags_are_told() -> None:
    many = "pop,bright,warm,female,happy,upbeat,piano,drums,love"
    assert kinds(many) == [AdviceKind.MANY]


def test_style_in_brackets_would_be_sung() -> None:
    (advice,) = COACH.advise("pop", "[Verse]\nla\n[soft piano]\nla")
    assert (advice.kind, advice.tag, advice.line) == (AdviceKind.SUNG, "[soft piano]", 2)


def test_suggestions_suit_the_genre_and_bring_what_is_missing() -> None:
    names = [tag.name for tag in COACH.suggest("jazz")]
    assert names[0] == "warm"
    assert {"saxophone", "piano"} <= set(names)
    assert "jazz" not in names
    assert {tag.category for tag in COACH.suggest("")} == {"genre"}
    some = COACH.suggest("jazz,warm,saxophone")
    assert not {"warm", "saxophone"} & {tag.name for tag in some}
    assert some[0].category not in {"timbre", "instrument", "genre"}


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_gets_advice_that_can_be_followed(tags: str, lyrics: str) -> None:
    for advice in COACH.advise(tags, lyrics):
        assert advice.text
        if advice.tags is not None:
            assert advice.tags == normalise_tags(advice.tags)
            assert advice.tags != normalise_tags(tags)
    COACH.complete(tags)
    COACH.suggest(tags)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "format = 2",
        'format = 1\ncategory = []\n[spellings]\nx = "y"\n[companions]\n',
        'format = 1\n[[category]]\nname = "genre"\ntitle = "G"\nshare = 0.5\nabout = "a"\ntags = ["pop", "pop"]\n'
        "[spellings]\n[companions]\n",
    ],
)
def test_a_damaged_list_of_tags_is_told_in_words(tmp_path: Path, text: str) -> None:
    (tmp_path / "tags.toml").write_text(text)
    with pytest.raises(VocabularyError, match=r"tags\.toml"):
        TagCoach.from_file(tmp_path / "tags.toml")
