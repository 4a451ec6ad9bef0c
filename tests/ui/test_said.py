from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import heartstudio
from heartstudio.resources import resource
from heartstudio.studio.coach import AdviceKind, TagCoach
from heartstudio.studio.jobs import Problem
from heartstudio.ui.said import KNOWN, LISTS, said, sentences, told

SOURCES = Path(heartstudio.__file__).parent
PLACE = re.compile(r"\{\d\}")


def texts() -> set[str]:
    """Every text in the rooms below, with ``{}`` for what is filled in."""
    found = set()
    for path in SOURCES.rglob("*.py"):
        if path.name == "said.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                found.add(
                    "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
                )
    return found


def test_every_sentence_is_still_said_somewhere() -> None:
    below = "\n".join(texts())
    shipped = {
        entry[name]
        for file, key, name in (("catalogue.toml", "model", "about"), ("templates.toml", "template", "title"))
        for entry in tomllib.loads(resource(file).read_text(encoding="utf-8"))[key]
    }
    assert set(LISTS) == shipped
    for sentence in set(KNOWN) - shipped:
        # A sentence may be put together from pieces, each of which stands in the source.
        pieces = [piece for piece in PLACE.split(sentence) if piece.strip(" ():")]
        assert all(piece.strip(" ():") in below for piece in pieces), sentence


@pytest.mark.usefixtures("german")
def test_all_that_the_coach_says_is_said_in_german() -> None:
    coach = TagCoach.from_file(resource("tags.toml"))
    heard: dict[AdviceKind, str] = {}
    for tags, lyrics in (
        ("pop,jazz", ""),
        ("warm", ""),
        ("pop,glittery", ""),
        ("pop,drumz", ""),
        ("pop,120 bpm", ""),
        ("warm,pop", ""),
        ("pop,warm,happy,piano,female,slow,calm,guitar,drums,bass,night", ""),
        ("pop", "[Verse: softly]\nla\n[whispered]\nla [Chorus]\n[Chrous]\nla"),
    ):
        for advice in coach.advise(tags, lyrics):
            assert said(advice.text) != advice.text, advice.text
            heard[advice.kind] = said(advice.text)
    assert set(heard) == set(AdviceKind)
    assert said("Pop and jazz are two genres, which blur each other: keep one") == (
        "Pop und jazz sind zwei Genres, die einander verwischen: Behalte eines"
    )


@pytest.mark.usefixtures("german")
def test_a_problem_is_told_in_german_down_to_what_is_within_it() -> None:
    problem = Problem(
        "The song could not be saved: the disk is full (3 MB free in /Users/ada)",
        "Songs already in the library are untouched and nothing half-written was left",
        "Free some space and try again",
    )
    assert told(problem) == (
        "Der Song konnte nicht gesichert werden: Das Volume ist voll (3 MB frei in /Users/ada). "
        "Songs in der Mediathek sind unberührt, und nichts Halbes blieb zurück. "
        "Schaff Platz und versuch es noch einmal."
    )


@pytest.mark.usefixtures("german")
def test_names_of_files_are_left_alone() -> None:
    assert said("salt and two.wav carries no recipe") == "salt and two.wav enthält kein Rezept"


@given(st.text(max_size=60))
def test_what_is_not_known_is_shown_as_it_came(text: str) -> None:
    assert said(f"qx{text}xq") == f"qx{text}xq"


def test_sentences_begin_large_and_end_once() -> None:
    assert sentences("Nothing was lost.", "", "Nothing was begun") == "Nothing was lost. Nothing was begun."
    assert sentences("the model ended the song before its first frame").startswith("The model")
    assert sentences("rain.png is neither lyrics nor a song").startswith("rain.png")
    assert sentences("", "") == ""
