from __future__ import annotations

import ast
import errno
import os
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

import heartstudio
from heartstudio.resources import resource
from heartstudio.studio.coach import AdviceKind, TagCoach
from heartstudio.studio.jobs import Problem
from heartstudio.ui.language import install_language
from heartstudio.ui.phrasebook import Phrasebook
from heartstudio.ui.said import KNOWN, WITHIN, said, sentences, told
from heartstudio.ui.sayings.composing import RECIPES
from heartstudio.ui.sayings.counting import COUNTED
from heartstudio.ui.sayings.shelf import SHELF
from heartstudio.ui.sayings.system import SYSTEM
from tests.ui.spoken import Spoken, below, spoken

SOURCES = Path(heartstudio.__file__).parent
PLACE = re.compile(r"\{\d\}")
FILLED = "‹›"

SPEAKING = ("ui/compose/dropping.py", "ui/compose/templates.py")
"""Modules of the windows that say in English what went wrong, as the rooms below do."""

BY_ID = "songs are named by the beginning of their id on the command line alone"

# What never meets a window, and why: all that a module says, or one sentence.
UNHEARD = {
    "checkpoints/conversion/contents.py": "models are converted by name on the command line alone",
    "checkpoints/conversion/originals.py": "originals are deleted on the command line alone",
    "checkpoints/credentials.py": "tokens are kept on the command line alone",
    "engine/checkpoint.py": "the windows know models by the catalogue, not by a folder in the reference's layout",
    "No song's id begins with '‹›'": BY_ID,
    "'heartstudio songs list' shows the ids": BY_ID,
    "Several songs' ids begin with '‹›': ‹›": BY_ID,
    "Give more of the id": BY_ID,
    "songs/database.py": "told as a damaged database",
    "songs/importing.py": "songs are imported on the command line alone",
}


def texts() -> set[str]:
    """Every text in the rooms below, with ``{}`` for what is filled in."""
    found = set()
    for path in SOURCES.rglob("*.py"):
        if path.parent.name == "sayings":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                found.add(
                    "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
                )
    return found


def heard() -> dict[str, str]:
    """The source of what speaks English and is heard in the windows."""
    forms = below(SOURCES, ("cli/", "macos/", "training/"))
    return {name: text for name, text in forms.items() if not name.startswith("ui/") or name in SPEAKING}


def test_every_sentence_is_still_said_somewhere() -> None:
    source = "\n".join(texts())
    shipped = {
        entry[name]
        for file, key, name in (("catalogue.toml", "model", "about"), ("templates.toml", "template", "title"))
        for entry in tomllib.loads(resource(file).read_text(encoding="utf-8"))[key]
    }
    assert set(SHELF) == shipped
    whole = {one.text for one in spoken(heard())}
    books = (KNOWN, *WITHIN.values())
    for sentence in {text for book in books for text in book.sentences} - shipped - set(SYSTEM):
        if PLACE.sub(FILLED, sentence) in whole:
            continue
        # A sentence may be put together from pieces, each of which stands in the source.
        pieces = [piece for piece in PLACE.split(sentence) if piece.strip(" ():")]
        assert all(piece.strip(" ():") in source for piece in pieces), sentence


def untranslated() -> list[Spoken]:
    return [one for one in spoken(heard()) if not is_known(one.text)]


def is_known(text: str, book: Phrasebook = KNOWN) -> bool:
    """Whether a text with ``‹›`` in its places is a sentence of the book, down to what is within it."""
    if " " not in text or not any(map(str.isalpha, text.replace(FILLED, ""))):
        return True  # names of files, and what is put together from other sentences alone
    if WITHIN[RECIPES[0]].find(text):
        return True  # what a recipe may hold is given to the error alone, and stands within its sentence
    found = book.find(text)
    return found is not None and all(is_known(part, WITHIN.get(found[0], KNOWN)) for part in found[1])


def test_all_that_an_error_says_in_a_window_can_be_translated() -> None:
    missing = [one for one in untranslated() if not {one.module, one.text} & set(UNHEARD)]
    assert not missing, "\n".join(f"{one.module}:{one.line}: {one.text}" for one in missing)
    assert set(UNHEARD) <= {why for one in untranslated() for why in (one.module, one.text)}


def test_windows_name_no_command_for_there_is_no_terminal_in_them() -> None:
    heard_in_windows = [one for one in spoken(heard()) if not {one.module, one.text} & set(UNHEARD)]
    commands = [
        one for one in heard_in_windows if re.search(r"\bheartstudio [a-z]|(?<!\S)'?--[a-z]", one.text)
    ]
    assert not commands, "\n".join(f"{one.module}:{one.line}: {one.text}" for one in commands)


def test_words_are_found_on_all_ways_to_an_error() -> None:
    source = """
class LostError(HeartStudioError):
    def __init__(self, path, reason):
        super().__init__(f"{path}: {reason}", safe="It is safe")

def lost(path, reason):
    return LostError(path, f"is lost ({reason})")

def seek(path, far):
    where = "far away" if far else f"behind {path}"
    raise lost(path, where)
"""
    assert {one.text for one in spoken({"lost.py": source})} == {
        "‹›: ‹›",
        "It is safe",
        "is lost (‹›)",
        "far away",
        "behind ‹›",
    }


def test_every_sentence_with_counts_is_known() -> None:
    assert set(KNOWN.sentences) >= COUNTED


@pytest.mark.parametrize(("locale", "shown"), [("zh_CN", "12,345"), ("de_DE", "12.345")])
@pytest.mark.usefixtures("speaking")
def test_numbers_within_sentences_are_grouped_as_the_language_does(
    qapp: QApplication, locale: str, shown: str
) -> None:
    install_language(qapp, QLocale(locale))
    assert shown in said("12,345 MB free in /Users/ada")
    assert shown in said("/x/codes.npy holds 12345 frames and not 3")


def test_what_the_system_says_is_spelt_as_it_says_it() -> None:
    assert set(SYSTEM) <= {os.strerror(number) for number in errno.errorcode}


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("english", "shown"),
    [
        ("/x/audio.wav: is not there", "/x/audio.wav: ist nicht da"),
        (
            "/x/a.wav: could not be written: No space left on device (0.2 MB free there)",
            "/x/a.wav: ließ sich nicht schreiben: Volume ist voll (0,2 MB frei)",
        ),
        (
            "The song could not be saved: the disk is full (12,345 MB free in /x/1,000.5)",
            "Der Song konnte nicht gesichert werden: Das Volume ist voll (12.345 MB frei in /x/1,000.5)",
        ),
        (
            "Converting HeartMuLa 3B needs 15.8 GB free; this disk has 1.2 GB",
            "HeartMuLa 3B zu konvertieren braucht 15,8 GB frei; dieses Volume hat 1,2 GB",
        ),
        ("The folder of “1,000.5” is missing", "Der Ordner von „1,000.5“ fehlt"),
        (
            "The cover could not be kept: Permission denied (/x/cover.png)",
            "Das Cover konnte nicht gesichert werden: Zugriff verweigert (/x/cover.png)",
        ),
        (
            "HeartMuLa is not as it came: a.json has changed; config.json: it has no weight_map",
            "HeartMuLa ist nicht mehr, wie es kam: a.json hat sich verändert; config.json: darin fehlt weight_map",
        ),
        (
            "/x/a.wav: its recipe cannot be used: takes: 9 is not allowed; it must be a whole number from 1 to 8",
            "/x/a.wav: ihr Rezept ist nicht brauchbar: takes: 9 geht nicht, nötig ist eine ganze Zahl von 1 bis 8",
        ),
        ("top_k: 'text' is not allowed; it must be text", "top_k: 'text' geht nicht, nötig ist Text"),
        ("config.json: it holds no model.safetensors", "config.json: darin liegt kein model.safetensors"),
        (
            "[soft: whispered] would be sung: put the style into the tags",
            "[soft: whispered] würde gesungen: Schreib den Stil in die Stichwörter",
        ),
        ("“notes: a text.txt” carries no recipe", "“notes: a text.txt” enthält kein Rezept"),
    ],
)
def test_the_sentence_with_most_words_of_its_own_is_meant(english: str, shown: str) -> None:
    assert said(english) == shown


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
