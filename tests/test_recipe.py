"""The Recipe: validated, normalised, and the same after a journey through JSON."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heartstudio.errors import HeartStudioError
from heartstudio.recipe import MAX_SECONDS, MAX_SEED, Recipe, RecipeError, normalise_tags

words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60)
recipes = st.builds(
    Recipe,
    tags=words.filter(lambda text: normalise_tags(text) != ""),
    lyrics=words,
    seconds=st.floats(0.08, MAX_SECONDS),
    seed=st.integers(0, MAX_SEED),
    guidance=st.floats(1, 10),
    temperature=st.floats(0, 4),
    top_k=st.integers(1, 8192),
    takes=st.integers(1, 8),
    checkpoint=words.filter(lambda text: text.strip() != ""),
    ignore_eos=st.booleans(),
)


@given(recipes)
def test_a_recipe_comes_back_equal_from_json(recipe: Recipe) -> None:
    assert Recipe.from_json(recipe.to_json()) == recipe


@given(recipes)
def test_normalising_twice_changes_nothing(recipe: Recipe) -> None:
    again = Recipe(**{field.name: getattr(recipe, field.name) for field in fields(recipe)})
    assert again == recipe
    assert normalise_tags(recipe.tags) == recipe.tags


@given(st.text())
def test_any_text_is_a_recipe_or_a_clear_error(text: str) -> None:
    try:
        Recipe.from_json(text)
    except RecipeError as error:
        assert error.field
        assert error.allowed


def test_tags_take_the_form_that_the_model_was_trained_on() -> None:
    assert Recipe(" Piano,  Acoustic   Guitar ,,HAPPY, piano ").tags == "piano,acoustic guitar,happy"
    assert Recipe("a,b").tag_list == ("a", "b")


def test_lyrics_lose_only_what_nobody_sees() -> None:
    assert Recipe("a", "\n\n[Verse] \r\nOne  two\t\r\n\r\nThree\n").lyrics == "[Verse]\nOne  two\n\nThree"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("tags", ""),
        ("tags", " , ,"),
        ("tags", None),
        ("tags", "a\0b"),
        ("lyrics", 3),
        ("lyrics", "\ud800"),
        ("seconds", 0),
        ("seconds", -1),
        ("seconds", MAX_SECONDS + 1),
        ("seconds", float("nan")),
        ("seconds", float("inf")),
        ("seconds", "10"),
        ("seconds", True),
        ("seed", -1),
        ("seed", MAX_SEED + 1),
        ("seed", 1.5),
        ("guidance", 0.5),
        ("guidance", float("nan")),
        ("temperature", -0.1),
        ("top_k", 0),
        ("top_k", 50.0),
        ("takes", 0),
        ("takes", 9),
        ("checkpoint", " "),
        ("ignore_eos", 1),
    ],
)
def test_an_error_names_the_field_the_value_and_what_is_allowed(field: str, value: Any) -> None:
    with pytest.raises(RecipeError) as caught:
        Recipe(**{"tags": "piano", field: value})
    assert caught.value.field == field
    assert caught.value.value is value or caught.value.value == normalise_tags(str(value))
    assert field in str(caught.value)
    assert caught.value.allowed in str(caught.value)
    assert isinstance(caught.value, HeartStudioError)


def test_a_recipe_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Recipe("piano").seed = 3  # type: ignore[misc]


@pytest.mark.parametrize(
    ("seconds", "frames"), [(0.08, 1), (0.09, 2), (1, 13), (2.4, 30), (10, 125), (240, 3000), (600, 7500)]
)
def test_the_length_limit_is_rounded_up_to_whole_frames(seconds: float, frames: int) -> None:
    assert Recipe("a", seconds=seconds).frame_limit == frames


def test_each_take_has_a_seed_of_its_own_and_can_be_made_again_alone() -> None:
    batch = Recipe("a", seed=MAX_SEED, takes=3)
    assert [batch.take_seed(take) for take in range(3)] == [MAX_SEED, 0, 1]
    assert batch.of_take(2) == Recipe("a", seed=1)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"heartstudio_recipe": 2}, "heartstudio_recipe"),
        ({"heartstudio_recipe": None}, "heartstudio_recipe"),
        ({"mood": "happy"}, "mood"),
    ],
)
def test_another_version_or_an_unknown_field_is_refused_by_name(change: dict[str, Any], field: str) -> None:
    with pytest.raises(RecipeError) as caught:
        Recipe.from_dict(Recipe("a").to_dict() | change)
    assert caught.value.field == field


def test_absent_fields_take_their_defaults_but_tags_must_be_there() -> None:
    assert Recipe.from_json('{"heartstudio_recipe": 1, "tags": "a"}') == Recipe("a")
    with pytest.raises(RecipeError, match="tags"):
        Recipe.from_json('{"heartstudio_recipe": 1}')


def test_hostile_json_is_an_error_and_nothing_more() -> None:
    for text in ("[" * 100_000, "null", "[]", '"x"', "{", json.dumps({"heartstudio_recipe": 1, "tags": [1]})):
        with pytest.raises(RecipeError):
            Recipe.from_json(text)
