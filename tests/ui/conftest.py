"""Windows over a studio of their own, with a tiny model to compose with and songs to show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from heartstudio.covers.painted import cover_png
from heartstudio.engine.random_checkpoint import write_random_checkpoint
from heartstudio.recipe import Recipe
from heartstudio.resources import resource
from heartstudio.songs.song import Song
from heartstudio.studio.studio import Studio
from heartstudio.ui.compose.templates import read_templates
from heartstudio.ui.cover_shelf import CoverShelf
from heartstudio.ui.language import install_language
from heartstudio.ui.theme import Appearance, Theme
from heartstudio.ui.window.studio_window import StudioWindow
from tests.songs.makers import add
from tests.ui.waiting import bury

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a screen there is nothing to raise windows on, which Qt warns of each time."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of a megabyte that knows no music."""
    return write_random_checkpoint(tmp_path_factory.mktemp("checkpoint"))


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Light, wherever the tests run."""
    made = Theme(qapp, Appearance.LIGHT)
    yield made
    bury(made)


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[None]:
    """The language may be changed: afterwards it is as it was."""
    locale = QLocale()
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(locale)


@pytest.fixture
def german(qapp: QApplication, speaking: None) -> None:
    """A language of long words."""
    install_language(qapp, QLocale("de_DE"))


@pytest.fixture
def studio(qtbot: QtBot, home: Path, checkpoint: Path) -> Iterator[Studio]:
    made = Studio(home, paint=lambda recipe: cover_png(recipe, 64))
    made.settings.default_model = str(checkpoint)
    made.settings.shown_first_start = True
    made.open()
    yield made
    assert made.close(60.0)
    bury(made)


@pytest.fixture
def covers(studio: Studio) -> Iterator[CoverShelf]:
    made = CoverShelf(studio.library)
    yield made
    made.close()
    bury(made)


@pytest.fixture
def put(studio: Studio) -> Callable[..., Song]:
    """Puts a short song into the library."""

    def put_one(title: str = "Rain", tags: str = "piano,happy", seed: int = 1, **more: object) -> Song:
        recipe = Recipe(tags, more.pop("lyrics", "[Verse]\nla la"), seed=seed)
        song = add(studio.library.library, recipe, title=title, **more)
        studio.library.saved(song)
        return song

    return put_one


@pytest.fixture
def revealed() -> list[Path]:
    """Files that were to be shown in the file manager."""
    return []


@pytest.fixture
def window(studio: Studio, covers: CoverShelf, revealed: list[Path]) -> Iterator[StudioWindow]:
    made = StudioWindow(studio, covers, read_templates(resource("templates.toml")), revealed.append)
    made.show()
    yield made
    made.close()
    bury(made)
