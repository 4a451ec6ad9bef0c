"""Files that the Finder hands over: by a double click, Open With, or dropped on the application's icon."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from heartstudio.app import Application
from heartstudio.macos.desktop import Desktop
from heartstudio.recipe import FILE_SUFFIX, Recipe
from heartstudio.songs import Library
from heartstudio.songs.export import export_recipe, export_song
from tests.songs.makers import add
from tests.ui.waiting import bury

RECIPE = Recipe("jazz,warm", "[Verse]\nla la", 42.0, seed=77)


@pytest.fixture
def application(qapp: QApplication, home: Path, tmp_path: Path) -> Iterator[Application]:
    made = Application(qapp, home, Desktop(), tmp_path / "heartstudio.log")
    yield made
    made.window.close()
    assert made.close()
    # Windows belong to nobody, and would outlive what they show.
    for one in (made.window, made.popover, made):
        bury(one)


@pytest.fixture(params=["recipe", "song"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """What a recipe can travel in."""
    with Library(tmp_path / "elsewhere") as library:
        song = add(library, RECIPE, title="Late")
        return (
            export_recipe(song, tmp_path)
            if request.param == "recipe"
            else export_song(library, song, tmp_path)
        )


def hand_over(path: Path) -> None:
    QCoreApplication.sendEvent(QCoreApplication.instance(), QFileOpenEvent(str(path)))


def test_an_opened_recipe_or_song_fills_the_form_of_a_window_that_was_closed(
    application: Application, file: Path
) -> None:
    assert not application.window.isVisible()
    hand_over(file)
    assert application.window.isVisible()
    shown = application.window.compose.recipe()
    assert shown is not None
    assert (shown.tags, shown.lyrics, shown.seconds, shown.seed) == ("jazz,warm", "[Verse]\nla la", 42.0, 77)


def test_an_opened_text_becomes_the_lyrics(application: Application, tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("[Verse]\nGrüße aus 東京", encoding="utf-8")
    hand_over(words)
    assert application.window.compose.lyrics.text == "[Verse]\nGrüße aus 東京"


def test_a_file_that_cannot_be_used_leaves_the_form_as_it_was(
    application: Application, tmp_path: Path
) -> None:
    told: list[str] = []
    application.window.compose.problem.connect(lambda problem: told.append(problem.what))
    application.window.compose.lyrics.text = "la la"
    broken = tmp_path / f"Broken{FILE_SUFFIX}"
    broken.write_text("{}")
    hand_over(broken)
    assert application.window.compose.lyrics.text == "la la"
    assert len(told) == 1
    assert "Broken.heartrecipe" in told[0]
