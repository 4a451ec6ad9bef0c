from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from heartstudio.recipe import Recipe
from heartstudio.songs.layout import SongFile
from heartstudio.songs.song import Song
from heartstudio.studio.searching import Search
from heartstudio.studio.studio import Studio
from heartstudio.ui.controls.button import Button
from heartstudio.ui.notices import Notice
from heartstudio.ui.window.menus import Menus
from heartstudio.ui.window.sidebar import Place
from heartstudio.ui.window.studio_window import StudioWindow
from tests.songs.makers import add, files_of
from tests.ui.waiting import PATIENCE

Put = Callable[..., Song]


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """Where songs are moved to."""
    folder = tmp_path / "Old disk"
    (folder / "Music").mkdir(parents=True)
    return folder


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, disk: Path) -> list[str]:
    """The titles of the folder choosers that opened; each time that disk is chosen."""
    titles: list[str] = []

    def choose(_parent: object, title: str, _start: str) -> str:
        titles.append(title)
        return str(disk)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    return titles


@pytest.fixture
def lost(studio: Studio, put: Put, disk: Path) -> Song:
    """A song whose folder somebody moved."""
    song = put("Neon Rain")
    shutil.move(studio.library.library.folder_of(song), disk / "Music" / "neon rain")
    studio.library.saved(song)
    found = studio.library.find(song.id)
    assert found.missing
    return found


def ended(qtbot: QtBot, studio: Studio, begin: Callable[[], object]) -> Search:
    """How a search ends that is begun by this."""
    over: Callable[[Search], bool] = lambda search: search.over  # noqa: E731
    with qtbot.waitSignal(studio.library.search, timeout=PATIENCE, check_params_cb=over) as told:
        begin()
    return told.args[0]


def notice(window: StudioWindow) -> Notice:
    """The newest."""
    return window._notices.notices()[-1]


def button(parent: Notice, text: str) -> Button:
    return next(one for one in parent.findChildren(Button) if one.text() == text)


def press(widget: Button) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))


def test_a_moved_song_is_found_again_by_the_mouse_on_its_page(
    qtbot: QtBot, window: StudioWindow, studio: Studio, lost: Song, disk: Path, asked: list[str]
) -> None:
    before = files_of(disk)
    window.open_song(lost)
    page = window.song
    assert page.lost.isVisible()
    assert not page._play.isEnabled()
    search = ended(qtbot, studio, lambda: press(page.lost.look))
    assert [song.id for song in search.found] == [lost.id]
    assert asked == ["Look for missing songs in"]
    assert not page.lost.isVisible()
    assert page._play.isEnabled()
    qtbot.waitUntil(lambda: page._peaks is not None)
    assert notice(window).title.endswith("found again")
    assert files_of(disk) == before
    assert files_of(studio.library.library.folder_of(lost)) == files_of(disk / "Music" / "neon rain")


def test_a_moved_song_is_found_again_by_keys_alone(
    qtbot: QtBot, window: StudioWindow, studio: Studio, lost: Song, asked: list[str]
) -> None:
    window.open_song(lost)
    window.activateWindow()
    window.song.title.setFocus()
    for _ in range(20):
        if window.song.lost.look.hasFocus():
            break
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.song.lost.look.hasFocus()
    ended(qtbot, studio, lambda: QTest.keyClick(window.song.lost.look, Qt.Key.Key_Space))
    assert not studio.library.find(lost.id).missing


def test_the_file_menu_and_its_key_look_for_all_that_is_missing(
    qtbot: QtBot, window: StudioWindow, studio: Studio, lost: Song, asked: list[str]
) -> None:
    made = Menus(window, studio, lambda: None, lambda: None, lambda: None)
    window.go(Place.LIBRARY)
    window.activateWindow()
    window.library.grid.setFocus()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    ended(qtbot, studio, lambda: QTest.keyClick(window.library.grid, Qt.Key.Key_L, keys))
    assert not studio.library.find(lost.id).missing
    action = next(one for one in window.actions() if one.text() == "Look for missing songs")
    ended(qtbot, studio, action.trigger)
    assert notice(window).title == "No song is missing"
    made.deleteLater()


def test_the_menu_of_a_missing_song_looks_for_it_and_that_of_others_does_not(
    qtbot: QtBot, window: StudioWindow, studio: Studio, lost: Song, put: Put, asked: list[str]
) -> None:
    def looks(*songs: Song) -> list[QAction]:
        menu = window.actions_for_songs.menu(songs, window)
        return [one for one in menu.actions() if one.text().startswith("Look for")]

    other = put("Here")
    assert looks(other) == []
    assert [one.text() for one in looks(lost, other)] == ["Look for missing songs"]
    (look,) = looks(lost)
    assert look.text() == "Look for it"
    ended(qtbot, studio, look.trigger)
    assert looks(studio.library.find(lost.id)) == []


def test_a_check_offers_to_look_for_what_it_misses(
    qtbot: QtBot, window: StudioWindow, studio: Studio, lost: Song, put: Put, asked: list[str]
) -> None:
    stranger = studio.library.home / "songs" / "notes.txt"
    stranger.write_text("not a song")
    with qtbot.waitSignal(studio.library.checked, timeout=PATIENCE):
        studio.check_library()
    told = notice(window)
    assert told.title == "The folder of “Neon Rain” is missing"
    assert "1 more to look at" in told.text
    assert "heartstudio" not in told.text
    ended(qtbot, studio, lambda: press(button(told, "Look for it")))
    assert not studio.library.find(lost.id).missing


def test_what_was_not_found_is_named_and_can_be_looked_for_elsewhere(
    qtbot: QtBot,
    window: StudioWindow,
    studio: Studio,
    put: Put,
    disk: Path,
    tmp_path: Path,
    asked: list[str],
) -> None:
    for number in range(4):
        song = put(f"Song {number}", seed=number)
        shutil.move(studio.library.library.folder_of(song), tmp_path / "elsewhere" / str(number))
    ended(qtbot, studio, window.actions_for_songs.look_for_lost)
    told = notice(window)
    assert told.title == "No missing song was found in Old disk"
    assert "“Song 3”, “Song 2” and 2 more" in told.text
    shutil.move(tmp_path / "elsewhere" / "0", disk)
    search = ended(qtbot, studio, lambda: press(button(told, "Look elsewhere")))
    assert ([song.title for song in search.found], len(search.left)) == (["Song 0"], 3)
    assert "Old disk stays there" in notice(window).text
    assert "“Song 3”, “Song 2” and 1 more" in notice(window).text


def test_a_search_can_be_stopped_and_only_one_is_under_way(
    qtbot: QtBot, window: StudioWindow, studio: Studio, lost: Song, asked: list[str]
) -> None:
    gate = Event()
    for _ in range(2):  # all threads of the library are busy meanwhile
        studio.library._errands.run(lambda: gate.wait(60))
    window.open_song(lost)

    def begin_and_stop() -> None:
        press(window.song.lost.look)
        assert notice(window).title == "Looking for missing songs"
        assert not window.song.lost.look.isEnabled()
        window.actions_for_songs.look_for_lost()
        assert len(asked) == 1
        press(button(notice(window), "Stop"))
        gate.set()

    search = ended(qtbot, studio, begin_and_stop)
    assert search.stopped
    assert not search.found
    assert notice(window).title == "Stopped before anything was found"
    assert window.song.lost.look.isEnabled()
    assert [one.lasting for one in window._notices.notices()] == [False]


def test_a_song_without_codes_is_not_said_to_be_made_again(
    window: StudioWindow, studio: Studio, put: Put, lost: Song
) -> None:
    cut = put("Cut", seed=2)
    (studio.library.library.folder_of(cut) / SongFile.AUDIO).unlink()
    told = {}
    for song in (cut, lost):
        window.open_song(studio.library.find(song.id))
        told[song.title] = window.song.lost._words.text()
    assert "Check the library" in told["Cut"]
    assert "Check the library" not in told["Neon Rain"]


def test_where_the_library_cannot_be_written_the_search_ends_with_a_reason(
    qtbot: QtBot, window: StudioWindow, studio: Studio, lost: Song, asked: list[str]
) -> None:
    home = studio.library.home
    shutil.rmtree(home / "incoming", ignore_errors=True)
    (home / "incoming").write_text("in the way")
    with qtbot.waitSignal(studio.problem, timeout=PATIENCE) as problem:
        search = ended(qtbot, studio, window.actions_for_songs.look_for_lost)
    assert search.stopped
    assert not search.found
    assert problem.args[0].what.startswith("Songs could not be brought back")
    assert studio.library.find(lost.id).missing
    (home / "incoming").unlink()


def test_closing_ends_a_search(qtbot: QtBot, home: Path, disk: Path, checkpoint: Path) -> None:
    studio = Studio(home)
    studio.open()
    song = add(studio.library.library, Recipe("pop"))
    shutil.rmtree(studio.library.library.folder_of(song))
    studio.library.look_for_lost(disk)
    assert studio.close(60.0)
