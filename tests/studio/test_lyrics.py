from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heartstudio.studio.lyrics import SECTIONS, Section, bracket_faults, lyrics_info

SONG = """[Intro]

[Verse]
walking home in the rain
and the lights stay on

[Chorus]
oh the lights stay on"""


def test_sections_lines_and_words_are_counted() -> None:
    info = lyrics_info(SONG)
    assert info.sections == (Section("Intro", 0, 0), Section("Verse", 2, 2), Section("Chorus", 6, 1))
    assert (info.lines, info.words) == (3, 15)
    assert 15 <= info.tokens <= 40


def test_a_line_of_japanese_lasts_as_long_as_it_is_sung() -> None:
    info = lyrics_info("[Verse]\n夜の海を歩くあなたの影")
    assert (info.lines, info.words) == (1, 11)
    assert info.tokens >= 11
    assert 3 < info.seconds < 9


def test_a_whole_song_is_guessed_near_its_usual_length() -> None:
    verse = "\n".join(["[Verse]", *["walking home alone in the pouring rain"] * 8])
    chorus = "\n".join(["[Chorus]", *["and all the lights stay on"] * 6])
    info = lyrics_info("\n\n".join(["[Intro]", verse, chorus, verse, chorus, "[Outro]"]))
    assert 110 < info.seconds < 200


def test_nothing_lasts_no_time() -> None:
    assert lyrics_info("") == lyrics_info(" \n ")
    assert lyrics_info("").seconds == 0


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_alone_on_its_line_is_right_in_any_case(section: str) -> None:
    assert list(bracket_faults(f"[{section}]\nla\n[{section.upper()}]\nla")) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[Verse 1]", "Write [Verse]"),
        ("[Pre-Chorus]", "Write [Prechorus]"),
        ("[Hook]", "Write [Chorus]"),
        ("[Chorus: loud guitars]", "Write [Chorus]"),
        ("[guitar solo]", "would be sung"),
        ("[]", "would be sung"),
        ("【静かに】", "would be sung"),
        ("[Verse] walking home", "a line of its own"),
    ],
)
def test_brackets_that_would_be_sung_are_found(line: str, said: str) -> None:
    (fault,) = bracket_faults(f"la\n{line}")
    assert said in fault.text
    assert fault.line == 1
    assert fault.marker in line


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text: str) -> None:
    info = lyrics_info(text)
    assert info.seconds >= 0
    assert info.lines <= len(text.splitlines())
    assert sum(section.lines for section in info.sections) <= info.lines
    for fault in bracket_faults(text):
        assert fault.marker in text.splitlines()[fault.line]
