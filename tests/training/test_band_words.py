from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heartstudio.recipe import Recipe
from heartstudio.training.band import Brief, compose_song, lyrics, tags, vocabulary
from heartstudio.training.band.words import NO_DRUMS

SONGS = tuple(compose_song(seed) for seed in range(30))


def test_without_a_draw_the_tags_say_everything_plainly() -> None:
    brief = Brief("house", "happy", tempo="fast", instruments=("piano", "bass"), drums=True)
    assert tags(compose_song(1, brief)) == "house,happy,major,fast,piano,bass,drums"
    silent = Brief("folk", "calm", "minor", "slow", instruments=("guitar",), drums=False)
    assert tags(compose_song(1, silent)) == "folk,calm,minor,slow,guitar,no drums"


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(SONGS), st.integers(0, 2**32 - 1))
def test_drawn_tags_are_true_known_and_in_the_form_of_a_recipe(score, seed: int) -> None:
    said = tags(score, np.random.default_rng(seed))
    assert Recipe(said).tags == said
    words = said.split(",")
    assert set(words) <= set(vocabulary())
    assert len(words) == len(set(words))
    assert not {"major", "minor", "slow", "medium", "fast"} & set(words) - {score.mode, score.tempo}
    assert (NO_DRUMS if score.drums else "drums") not in words


def test_words_are_left_out_reordered_and_replaced() -> None:
    score = compose_song(1, Brief("jazz", "sad", instruments=("organ", "bass"), drums=True))
    draws = [tags(score, np.random.default_rng(seed)).split(",") for seed in range(400)]
    counts = Counter(word for words in draws for word in words)
    assert 0.9 < counts["jazz"] / 400 < 0.99
    assert 0.75 < (counts["sad"] + counts["melancholic"] + counts["nostalgic"]) / 400 < 0.95
    assert counts["melancholic"] > 10
    assert counts["keyboard"] > 10
    assert 0.7 < sum(words[0] == "jazz" for words in draws) / 400 < 0.95
    assert len({tuple(words) for words in draws}) > 150


@pytest.mark.parametrize("score", SONGS[:5], ids=lambda score: str(score.seed))
def test_the_lyrics_are_the_sections_and_nothing_to_sing(score) -> None:
    blocks = lyrics(score).split("\n\n")
    assert blocks == [f"[{section.marker}]" for section in score.sections]
    assert Recipe("x", lyrics(score)).lyrics == lyrics(score)


def test_the_vocabulary_is_sorted_and_holds_markers_and_tags() -> None:
    words = vocabulary()
    assert list(words) == sorted(set(words))
    assert {"[intro]", "lo-fi", "no drums", "melancholic", "acoustic guitar", "slow"} <= set(words)
