from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from heartstudio.recipe import Recipe
from heartstudio.studio.jobs import Stage
from heartstudio.studio.studio import Studio
from heartstudio.ui.compose.page import ComposePage
from heartstudio.ui.window.sidebar import Place
from heartstudio.ui.window.studio_window import StudioWindow
from tests.ui.waiting import bury, over, until


@pytest.fixture
def page(window: StudioWindow, checkpoint: Path) -> ComposePage:
    window.compose.show_recipe(Recipe("pop", seconds=1.0, ignore_eos=True, checkpoint=str(checkpoint)))
    return window.compose


def test_what_is_written_becomes_the_song(qtbot: QtBot, studio: Studio, page: ComposePage) -> None:
    page.tags.tags = "jazz,warm"
    page.lyrics.text = "[Verse]\nWalking home in the rain"
    page.dials.seed.show_seed(77)
    with qtbot.waitSignal(page.composed) as composed:
        qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)
    view = over(qtbot, studio, composed.args[0])
    assert view.stage is Stage.DONE, view.problem
    (song,) = view.songs
    assert song.title == "Walking home in the rain"
    assert (song.recipe.tags, song.recipe.seed, song.recipe.seconds) == ("jazz,warm", 77, 1.0)


def test_a_tag_that_is_only_typed_is_used_too(qtbot: QtBot, studio: Studio, page: ComposePage) -> None:
    page.tags.tags = "pop"
    QTest.keyClicks(page.tags.line, "happy")
    with qtbot.waitSignal(page.composed) as composed:
        page.compose()
    view = studio.queue.view(composed.args[0])
    assert view is not None
    assert view.job.recipe.tags == "pop,happy"
    studio.queue.cancel(composed.args[0])
    over(qtbot, studio, composed.args[0])


def test_without_a_tag_it_says_so_and_waits_for_one(qtbot: QtBot, studio: Studio, page: ComposePage) -> None:
    page.tags.tags = ""
    with qtbot.waitSignal(page.problem) as problem:
        page.compose()
    assert "tag" in problem.args[0].what
    assert studio.queue.jobs() == ()
    assert page.tags.line.hasFocus() or not page.isActiveWindow()


def test_a_model_that_is_not_here_leads_to_the_models(
    qtbot: QtBot, window: StudioWindow, page: ComposePage
) -> None:
    page.show_recipe(Recipe("pop", checkpoint="3b"))
    assert "not on this Mac" in page.promise.words
    page.compose()
    assert window.pages.currentWidget() is window.models


def test_the_promise_names_time_and_memory(qtbot: QtBot, page: ComposePage) -> None:
    assert "<b>0:01</b>" in page.promise.words
    assert "B</b>" in page.promise.words


def test_the_form_is_as_it_was_left(
    qtbot: QtBot, studio: Studio, page: ComposePage, checkpoint: Path
) -> None:
    page.tags.tags = "folk,banjo"
    page.lyrics.text = "[Verse]\nla"
    until(qtbot, studio.settings.changed, lambda: "banjo" in (studio.settings.last_form or Recipe("x")).tags)
    again = ComposePage(studio, [])
    assert again.tags.tags == "folk,banjo"
    assert again.lyrics.text == "[Verse]\nla"
    assert again.dials.values.seed is None
    bury(again)


def test_a_template_fills_words_tags_and_length_but_not_the_model(
    page: ComposePage, checkpoint: Path
) -> None:
    page._templates.click()
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    menu.actions()[1].trigger()
    menu.close()
    assert page.tags.tags.startswith("synthwave")
    assert "[Prechorus]" in page.lyrics.text
    assert page.dials.values.seconds == 180.0
    assert page.dials.values.checkpoint == str(checkpoint)


def test_a_text_that_is_dropped_becomes_the_lyrics(page: ComposePage, tmp_path: Path) -> None:
    words = tmp_path / "words.lrc"
    words.write_text("[00:01.00]Hello\n[00:02.00]There")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(words))])
    drop = QDropEvent(
        QPoint(10, 10).toPointF(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(drop)
    assert drop.isAccepted()
    assert page.lyrics.text == "Hello\nThere"


def test_a_file_that_holds_nothing_is_told_of_and_the_form_stays(
    qtbot: QtBot, page: ComposePage, window: StudioWindow, tmp_path: Path
) -> None:
    page.lyrics.text = "Mine"
    strange = tmp_path / "picture.png"
    strange.write_bytes(b"\x89PNG")
    page.take_files([str(strange)])
    assert page.lyrics.text == "Mine"
    assert any("picture.png" in notice.title for notice in window._notices.notices())


def test_a_new_song_keeps_the_dials_and_empties_the_words(window: StudioWindow, page: ComposePage) -> None:
    page.lyrics.text = "Old words"
    window.begin_song()
    assert page.lyrics.text == ""
    assert page.tags.tags == ""
    assert page.dials.values.seconds == 1.0


def test_a_recipe_from_the_library_comes_with_its_seed(window: StudioWindow) -> None:
    window.go(Place.LIBRARY)
    window.use_recipe(Recipe("jazz", "la", seed=99))
    assert window.pages.currentWidget() is window.compose
    assert window.compose.dials.values.seed == 99
