"""What the demo model's prompts say, and the tokenizer that they are said in."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from heartstudio.engine.prompt import GenerationIds, PromptWriter
from heartstudio.training.band import Brief, compose_song, vocabulary
from heartstudio.training.plan import DEMO_CODEC, DEMO_LANGUAGE
from heartstudio.training.prompts import (
    STRANGE_TAGS,
    PromptMaker,
    build_tokenizer,
    generation_ids,
    sung,
)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return build_tokenizer(DEMO_LANGUAGE.text_vocab_size)


def test_the_tokenizer_is_the_same_every_time(tokenizer: Tokenizer) -> None:
    again = build_tokenizer(DEMO_LANGUAGE.text_vocab_size)
    assert again.to_str() == tokenizer.to_str()
    assert tokenizer.get_vocab_size() == DEMO_LANGUAGE.text_vocab_size


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_has_ids_and_comes_back_from_them(tokenizer: Tokenizer, text: str) -> None:
    ids = tokenizer.encode(text).ids
    assert tokenizer.decode(ids, skip_special_tokens=False) == text
    assert all(0 <= token < DEMO_LANGUAGE.text_vocab_size for token in ids)


def test_every_word_of_the_band_is_one_id(tokenizer: Tokenizer) -> None:
    words = {word for phrase in vocabulary() for word in phrase.strip("[]").split("-") if " " not in word}
    assert all(len(tokenizer.encode(word).ids) == 1 for word in words)


def test_a_prompt_in_training_is_the_prompt_that_the_engine_writes(
    tokenizer: Tokenizer, tmp_path: Path
) -> None:
    path = tmp_path / "tokenizer.json"
    tokenizer.save(str(path))
    ids = generation_ids(tokenizer, DEMO_CODEC.codebook_size)
    (tmp_path / "gen_config.json").write_text(json.dumps(ids))
    writer = PromptWriter(path, GenerationIds.from_file(tmp_path / "gen_config.json"), 512)
    maker = PromptMaker(tokenizer, 224)
    for tags, lyrics in (("House,Happy", "[Intro]\n\n[Verse]\nLa la Grüße"), ("piano", "")):
        engine, ours = writer.write(tags, lyrics, 16), maker.encode(tags, lyrics)
        assert list(engine.ids) == list(ours.ids)
        assert engine.style_slot == ours.slot


def test_prompts_differ_but_always_fit_and_name_the_form_or_leave_it_open(tokenizer: Tokenizer) -> None:
    maker, rng = PromptMaker(tokenizer, 120), np.random.default_rng(0)
    score = compose_song(5, Brief(sections=("intro", "verse", "chorus", "outro")))
    drawn = [maker.draw(score, rng) for _ in range(200)]
    texts = [tokenizer.decode(prompt.ids[prompt.slot + 1 :]) for prompt in drawn]
    assert len({prompt.ids for prompt in drawn}) > 100
    assert max(len(prompt.ids) for prompt in drawn) <= 120
    markers = [[word for word in text.split() if word.startswith("[")] for text in texts]
    assert all(found in ([], ["[intro]", "[verse]", "[chorus]", "[outro]"]) for found in markers)
    assert 0 < sum(not found for found in markers) < 40


def test_strange_tags_are_unknown_to_the_band_and_said_now_and_then(tokenizer: Tokenizer) -> None:
    assert not set(STRANGE_TAGS) & set(vocabulary())
    maker, rng = PromptMaker(tokenizer, 224), np.random.default_rng(1)
    score = compose_song(6)
    heads = [
        tokenizer.decode(prompt.ids[: prompt.slot]) for prompt in (maker.draw(score, rng) for _ in range(300))
    ]
    tags = [head.removeprefix("<tag>").removesuffix("</tag>").split(",") for head in heads]
    strange = sum(any(tag in STRANGE_TAGS for tag in line) for line in tags)
    assert 20 < strange < 80


def test_words_stand_under_sections_and_never_under_intro_or_outro() -> None:
    rng = np.random.default_rng(2)
    texts = [sung("[intro]\n\n[verse]\n\n[chorus]\n\n[outro]", rng) for _ in range(50)]
    assert any("\n" in stanza for text in texts for stanza in text.split("\n\n"))
    for text in texts:
        stanzas = text.split("\n\n")
        assert [stanza.split("\n")[0] for stanza in stanzas] == ["[intro]", "[verse]", "[chorus]", "[outro]"]
        assert stanzas[0] == "[intro]"
        assert stanzas[-1] == "[outro]"
