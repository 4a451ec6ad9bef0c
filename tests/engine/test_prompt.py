"""Prompts: framed as in training whatever the words are, and refused before anything is loaded where too long."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heartstudio.engine.errors import CheckpointError, PromptError
from heartstudio.engine.prompt import GenerationIds, Prompt, PromptWriter, check_positions

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
IDS = GenerationIds.from_file(GOLDEN / "ckpt" / "gen_config.json")
WRITER = PromptWriter(GOLDEN / "ckpt" / "tokenizer.json", IDS, 512)
text = st.text(st.characters(codec="utf-8"), max_size=80)


@given(text, text)
def test_both_texts_are_opened_and_closed_around_the_style_slot(tags: str, lyrics: str) -> None:
    prompt = WRITER.write(tags, lyrics, muq_dim=16)
    head, tail = prompt.ids[: prompt.style_slot], prompt.ids[prompt.style_slot + 1 :]
    assert prompt.ids[prompt.style_slot] == IDS.empty_id
    for part in (head, tail):
        assert part[0] == IDS.text_bos_id
        assert part[-1] == IDS.text_eos_id
        assert len(part) >= 2
    assert prompt.style.shape == (16,)
    assert not prompt.style.any()


@given(text)
def test_case_does_not_matter(lyrics: str) -> None:
    lower = WRITER.write("pop", lyrics.lower(), 16)
    assert WRITER.write("POP", lyrics.lower().upper().lower(), 16).ids[0] == lower.ids[0]
    assert list(WRITER.write("POP", lyrics, 16).ids) == list(WRITER.write("pop", lyrics.lower(), 16).ids)


def test_tag_marks_are_not_put_twice() -> None:
    assert list(WRITER.write("<tag>pop</tag>", "", 16).ids) == list(WRITER.write("pop", "", 16).ids)


def test_empty_lyrics_are_an_opening_and_a_closing_id() -> None:
    prompt = WRITER.write("pop", "", 16)
    assert list(prompt.ids[prompt.style_slot + 1 :]) == [IDS.text_bos_id, IDS.text_eos_id]


def prompt_of(length: int) -> Prompt:
    whole = WRITER.write("pop", "", 16)
    return Prompt(whole.ids.repeat(length)[:length], 1, whole.style)


@given(st.integers(2, 9000), st.integers(1, 8000))
def test_a_song_is_refused_exactly_when_it_does_not_fit(length: int, frames: int) -> None:
    fits = length + frames - 1 <= 8192
    try:
        check_positions(prompt_of(length), frames, 8192)
    except PromptError as error:
        assert not fits
        assert "8192" in str(error)
    else:
        assert fits


def test_the_refusal_says_how_long_a_song_fits() -> None:
    with pytest.raises(PromptError, match="At most 79 seconds"):
        check_positions(prompt_of(7204), 3000, 8192)
    with pytest.raises(PromptError, match="Shorten the lyrics"):
        check_positions(prompt_of(8190), 100, 8192)


def test_a_tokenizer_that_does_not_know_the_special_ids_is_refused(tmp_path: Path) -> None:
    shutil.copy(GOLDEN / "ckpt" / "tokenizer.json", tmp_path / "tokenizer.json")
    with pytest.raises(CheckpointError, match="text_bos_id 128000"):
        PromptWriter(tmp_path / "tokenizer.json", GenerationIds(), 512)
    with pytest.raises(CheckpointError, match="entries"):
        PromptWriter(tmp_path / "tokenizer.json", GenerationIds(text_bos_id=1, text_eos_id=2), 200)


def test_a_tokenizer_file_of_something_else_is_refused(tmp_path: Path) -> None:
    for content in ("{}", '{"model": 3}', "not json"):
        (tmp_path / "tokenizer.json").write_text(content)
        with pytest.raises(CheckpointError, match=r"tokenizer\.json"):
            PromptWriter(tmp_path / "tokenizer.json", IDS, 512)
    with pytest.raises(CheckpointError, match="missing"):
        PromptWriter(tmp_path / "absent.json", IDS, 512)


def test_generation_ids_must_be_whole_numbers(tmp_path: Path) -> None:
    for bad in ("x", 1.5, True, -1, None):
        (tmp_path / "gen_config.json").write_text(json.dumps({"audio_eos_id": bad}))
        with pytest.raises(CheckpointError, match="audio_eos_id"):
            GenerationIds.from_file(tmp_path / "gen_config.json")
    (tmp_path / "gen_config.json").write_text('{"audio_eos_id": 7, "something_else": "x"}')
    assert GenerationIds.from_file(tmp_path / "gen_config.json") == GenerationIds(audio_eos_id=7)
