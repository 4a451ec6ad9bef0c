from __future__ import annotations

import itertools
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from heartstudio.covers.dice import Dice, recipe_key, recipe_spread, weighted
from heartstudio.recipe import Recipe


def test_the_dice_fall_as_they_always_did() -> None:
    """Covers of old songs must not change: these draws are what the first release made."""
    dice = Dice(b"a song", "form")
    assert [round(dice.between(0, 1), 9) for _ in range(3)] == [0.060465289, 0.925870875, 0.985921101]
    assert (
        recipe_key(Recipe(tags="piano,happy", lyrics="[Verse]\nhello", seed=7)).hex()
        == "cc348154500a56ed8c43aedacf670127"
    )


def test_purposes_have_streams_of_their_own() -> None:
    form, sleeve = Dice(b"a song", "form"), Dice(b"a song", "sleeve")
    assert [form.whole(0, 99) for _ in range(8)] != [sleeve.whole(0, 99) for _ in range(8)]


@given(st.binary(), st.floats(-10, 10), st.floats(0, 10))
def test_numbers_stay_within_their_bounds(key: bytes, low: float, width: float) -> None:
    dice = Dice(key, "test")
    for _ in range(20):
        assert low <= dice.between(low, low + width) <= low + width
        assert abs(dice.near(low, width) - low) <= width + 1e-9
        assert 2 <= dice.whole(2, 5) <= 5


@given(st.binary(), st.lists(st.integers()))
def test_shuffling_keeps_every_item(key: bytes, items: list[int]) -> None:
    assert Counter(Dice(key, "test").shuffled(items)) == Counter(items)


def test_whole_numbers_reach_both_ends_and_weights_are_kept() -> None:
    dice = Dice(b"many throws", "test")
    assert {dice.whole(1, 4) for _ in range(200)} == {1, 2, 3, 4}
    drawn = Counter(dice.weighted({"often": 3.0, "seldom": 1.0, "never": 0.0}) for _ in range(4000))
    assert 0.7 < drawn["often"] / 4000 < 0.8
    assert drawn["never"] == 0


def test_a_share_of_the_whole_picks_the_key_whose_part_it_lies_in() -> None:
    weights = {"a": 1.0, "b": 2.0, "c": 1.0}
    assert [weighted(weights, share) for share in (0.0, 0.24, 0.26, 0.74, 0.76, 0.999999999)] == list(
        "aabbcc"
    )


def test_tags_lyrics_and_seed_each_change_the_key_and_nothing_else_does() -> None:
    song = Recipe(tags="piano", lyrics="one", seed=1)
    others = [
        Recipe(tags="pian", lyrics="oone", seed=1),
        Recipe(tags="piano", lyrics="two", seed=1),
        Recipe(tags="piano", lyrics="one", seed=2),
    ]
    assert len({recipe_key(recipe) for recipe in (song, *others)}) == 4
    again = Recipe(tags="Piano ", lyrics="one", seed=1, seconds=10, guidance=2.0, takes=4, checkpoint="other")
    assert recipe_key(again) == recipe_key(song)


def test_neighbouring_seeds_lie_far_apart_and_all_seeds_fill_the_square() -> None:
    points = [recipe_spread(Recipe(tags="pop", seed=seed)) for seed in range(400)]
    for axis in range(2):
        steps = [abs(one[axis] - other[axis]) for one, other in itertools.pairwise(points)]
        assert min(min(step, 1 - step) for step in steps) > 0.2
    cells = Counter((int(x * 10), int(y * 10)) for x, y in points)
    assert len(cells) == 100
    assert max(cells.values()) <= 7
