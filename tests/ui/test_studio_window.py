from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QLineEdit, QScrollBar, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from heartstudio.covers.painted import cover_png
from heartstudio.recipe import Recipe
from heartstudio.songs.layout import SongFile
from heartstudio.songs.song import Song
from heartstudio.studio.jobs import Problem
from heartstudio.studio.studio import Studio
from heartstudio.ui.controls.waveform import Waveform
from heartstudio.ui.preferences import Preferences
from heartstudio.ui.welcome import Welcome
from heartstudio.ui.window.menus import Menus
from heartstudio.ui.window.sidebar import Place
from heartstudio.ui.window.studio_window import StudioWindow
from tests.ui.waiting import bury, until

Put = Callable[..., Song]
PLACES = list(Place)


@pytest.fixture
def menus(window: StudioWindow, studio: Studio) -> Menus:
    return Menus(window, studio, lambda: None, lambda: None, lambda: None)


def active(qtbot: QtBot, window: QWidget) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()


def nameless(window: QWidget) -> list[str]:
    controls = [
        child
        for kind in (QAbstractButton, QAbstractSlider, QLineEdit, QTextEdit, Waveform)
        for child in window.findChildren(kind)
        if not child.isHidden() and not isinstance(child, QScrollBar)
    ]
    assert controls
    return [
        f"{type(child).__name__} in {type(child.parentWidget()).__name__}"
        for child in controls
        if not (child.accessibleName() or (isinstance(child, QAbstractButton) and child.text()))
    ]


@pytest.mark.parametrize("place", PLACES, ids=[place.value for place in PLACES])
def test_every_control_has_a_name_for_those_who_cannot_see_it(
    window: StudioWindow, put: Put, place: Place
) -> None:
    put()
    window.go(place)
    assert nameless(window) == []


def test_the_song_sheet_the_preferences_and_the_first_start_have_names_too(
    window: StudioWindow, studio: Studio, put: Put
) -> None:
    window.open_song(put())
    window.song.branch.click()
    preferences = Preferences(studio, at_login=True)
    welcome = Welcome(studio, window.centralWidget())
    for widget in (window.song, preferences, welcome):
        assert nameless(widget) == []
    bury(preferences)
    bury(welcome)


def test_every_control_of_the_form_is_reached_with_tab(qtbot: QtBot, window: StudioWindow) -> None:
    active(qtbot, window)
    page = window.compose
    page.tags.tags = "pop,warm"
    wanted = {
        page.lyrics.editor,
        page.tags.line,
        page.dials.length,
        page.dials.seed,
        page.dials.model,
        page.button,
    }
    wanted |= {window.player.waveform} if window.player.waveform.isEnabled() else set()
    reached = set()
    for _ in range(120):
        window.focusNextPrevChild(True)
        reached.add(window.focusWidget())
    assert wanted <= reached


@pytest.mark.parametrize(
    ("key", "place"),
    [(Qt.Key.Key_1, "compose"), (Qt.Key.Key_2, "library"), (Qt.Key.Key_3, "queue"), (Qt.Key.Key_4, "models")],
)
@pytest.mark.usefixtures("menus")
def test_a_shortcut_leads_to_each_place(qtbot: QtBot, window: StudioWindow, key: Qt.Key, place: str) -> None:
    active(qtbot, window)
    window.go(Place.MODELS if place != "models" else Place.COMPOSE)
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.currentWidget() is getattr(window, place)


@pytest.mark.usefixtures("menus")
def test_find_opens_the_search_from_anywhere(qtbot: QtBot, window: StudioWindow, put: Put) -> None:
    active(qtbot, window)
    put()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.currentWidget() is window.library
    assert window.library.search.hasFocus()


@pytest.mark.usefixtures("menus")
def test_undo_brings_deleted_songs_back_but_first_undoes_typing(
    qtbot: QtBot, window: StudioWindow, studio: Studio, put: Put
) -> None:
    active(qtbot, window)
    song = put()
    window.actions_for_songs.delete([song])
    window.compose.lyrics.editor.setFocus()
    window.compose.lyrics.editor.insertPlainText("typed")
    qtbot.keyClick(window.compose.lyrics.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.compose.lyrics.text == ""
    assert studio.library.find(song.id) is None
    window.go(Place.LIBRARY)
    window.sidebar.setFocus()
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert studio.library.find(song.id) is not None


def test_a_place_that_is_chosen_is_marked_and_counted(qtbot: QtBot, window: StudioWindow, put: Put) -> None:
    put()
    put(seed=2)
    item = window.sidebar._items[Place.LIBRARY]
    assert item.accessibleDescription() == "2"
    qtbot.mouseClick(item, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget() is window.library
    assert item.isChecked()
    assert not window.sidebar._items[Place.COMPOSE].isChecked()


def test_the_window_remembers_where_it_was(qtbot: QtBot, window: StudioWindow, studio: Studio) -> None:
    window.resize(1033, 701)
    window.close()
    assert studio.settings.window_geometry
    again = StudioWindow(studio, window._covers, [], lambda _path: None)
    height = again.height()
    bury(again)
    assert height == 701


def test_a_problem_of_any_service_is_told_in_the_window(window: StudioWindow, studio: Studio) -> None:
    studio.library.problem.emit(Problem("The disk is full"))
    studio.models.problem.emit(Problem("The network is gone"))
    assert [notice.title for notice in window._notices.notices()] == [
        "The disk is full",
        "The network is gone",
    ]


def test_a_song_that_is_ready_is_announced(
    qtbot: QtBot, window: StudioWindow, studio: Studio, put: Put
) -> None:
    song = put("Fresh")
    studio.queue.saved.emit("job", song)
    assert any("Fresh" in notice.title for notice in window._notices.notices())


def test_preferences_hold_at_once(qtbot: QtBot, studio: Studio, tmp_path: Path) -> None:
    from heartstudio.audio.export import ExportFormat
    from heartstudio.ui.controls.picker import Switch

    preferences = Preferences(studio, at_login=False)
    preferences.format._take(ExportFormat.FLAC)
    assert studio.settings.export_format is ExportFormat.FLAC
    loudness = preferences.findChild(Switch, "normalise")
    loudness.click()
    assert studio.settings.normalise is True
    assert preferences.findChild(Switch, "start_at_login") is None
    bury(preferences)


def test_another_library_folder_is_opened_and_one_that_cannot_be_is_told_of(
    window: StudioWindow, studio: Studio, put: Put, tmp_path: Path
) -> None:
    put("Here")
    studio.settings.library_folder = tmp_path / "elsewhere"
    window.go(Place.LIBRARY)
    assert window.library.songs.rowCount() == 0
    blocked = tmp_path / "a file"
    blocked.write_text("in the way")
    studio.settings.library_folder = blocked / "library"
    assert window._notices.notices()
    assert studio.library.home == tmp_path / "elsewhere"


def test_the_first_start_has_three_steps_and_can_be_skipped(
    qtbot: QtBot, window: StudioWindow, studio: Studio
) -> None:
    studio.settings.shown_first_start = False
    welcome = Welcome(studio, window.centralWidget())
    welcome.show()
    welcome.go_on.click()
    welcome.go_on.click()
    assert welcome.step == 2
    with qtbot.waitSignal(welcome.done):
        welcome.go_on.click()
    assert studio.settings.shown_first_start
    again = Welcome(studio, window.centralWidget())
    again.show()
    with qtbot.waitSignal(again.done):
        qtbot.keyClick(again, Qt.Key.Key_Escape)


def test_an_interrupted_song_is_told_of_when_the_window_opens(window: StudioWindow) -> None:
    window.offer_interrupted(2)
    (notice,) = window._notices.notices()
    assert "2" in notice.title


def test_the_models_page_lists_music_before_covers_and_says_what_fits(
    qtbot: QtBot, window: StudioWindow, studio: Studio
) -> None:
    window.go(Place.MODELS)
    cards = list(window.models._cards.values())
    assert {"sketch", "3b", "flux2-klein"} <= set(window.models._cards)
    big = window.models._cards["3b"]
    assert "GB" in big._facts.text() or "GB" in big._state.text()
    assert len(cards) == len(studio.models.models())


def test_the_tiny_model_is_added_from_its_folder_and_can_be_used(
    qtbot: QtBot, window: StudioWindow, studio: Studio, checkpoint: Path
) -> None:
    window.go(Place.MODELS)
    before = len(window.models._cards)
    studio.models.add(str(checkpoint / "HeartMuLa-oss-random"))
    until(qtbot, studio.models.changed, lambda: len(studio.models.models()) > before)
    assert len(window.models._cards) == before + 1


@pytest.mark.usefixtures("menus")
def test_a_check_of_the_library_tells_what_it_found(
    qtbot: QtBot, window: StudioWindow, studio: Studio, put: Put
) -> None:
    song = put(cover=cover_png(Recipe("pop"), 64))

    def checked() -> str:
        (action,) = (one for one in window.actions() if one.text() == "Check the library")
        with qtbot.waitSignal(studio.library.checked):
            action.trigger()
        return window._notices.notices()[-1].title

    assert checked() == "Every song is in its place"
    (studio.library.library.folder_of(song) / SongFile.PEAKS).unlink()
    assert "put right" in checked()
    (studio.library.library.folder_of(song) / SongFile.AUDIO).unlink()
    assert "audio.wav" in checked()
