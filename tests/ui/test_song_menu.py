from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from heartstudio.songs.song import Song
from heartstudio.studio.studio import Studio
from heartstudio.ui.compose.dropping import read_dropped
from heartstudio.ui.window.menus import Menus
from heartstudio.ui.window.sidebar import Place
from heartstudio.ui.window.studio_window import StudioWindow


@pytest.fixture
def songs(put: Callable[..., Song]) -> list[Song]:
    return [put(f"Song {number}", seed=number) for number in range(3)]


@pytest.fixture
def menus(window: StudioWindow, studio: Studio, songs: list[Song]) -> Menus:
    made = Menus(window, studio, lambda: None, lambda: None, lambda: None)
    window.go(Place.LIBRARY)
    window.activateWindow()
    window.library.grid.setFocus()
    return made


def choose(window: StudioWindow, *rows: int) -> list[Song]:
    grid = window.library.grid
    grid.clearSelection()
    for row in rows:
        index = grid.model().index(row)
        grid.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)
    return grid.chosen()


def song_menu(window: StudioWindow) -> QMenu:
    return next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "Song")


def action(window: StudioWindow, text: str) -> QAction:
    return next(one for one in song_menu(window).actions() if one.text() == text)


@pytest.mark.usefixtures("menus")
def test_copied_songs_are_real_files_to_be_pasted_elsewhere(window: StudioWindow) -> None:
    chosen = choose(window, 0, 2)
    QTest.keyClick(window.library.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    paths = [Path(url.toLocalFile()) for url in QGuiApplication.clipboard().mimeData().urls()]
    assert [path.stem for path in paths] == [song.title for song in chosen]
    assert all(path.read_bytes()[:4] == b"RIFF" for path in paths)
    # The files are gone when the program is, and so nothing that points to them is left behind.
    window.actions_for_songs.close()
    left = QGuiApplication.clipboard().mimeData()
    assert left is None or not left.hasUrls()


@pytest.mark.usefixtures("menus")
def test_the_chosen_songs_are_deleted_by_the_keys_of_a_mac_and_come_back(
    window: StudioWindow, studio: Studio
) -> None:
    choose(window, 0, 1)
    QTest.keyClick(window.library.grid, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert studio.library.library.count() == 1
    QTest.keyClick(window.library.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert studio.library.library.count() == 3


@pytest.mark.usefixtures("menus")
def test_the_menu_opens_only_what_can_be_done_with_so_many(window: StudioWindow) -> None:
    menu = song_menu(window)
    shown = {}
    for rows in ((), (0,), (0, 1)):
        choose(window, *rows)
        menu.aboutToShow.emit()
        shown[len(rows)] = (action(window, "Play").isEnabled(), action(window, "Export").isEnabled())
        menu.aboutToHide.emit()
    assert shown == {0: (False, False), 1: (True, True), 2: (False, True)}
    assert action(window, "Play").isEnabled()


@pytest.mark.usefixtures("menus")
def test_a_song_is_marked_shown_and_renamed_by_keys_alone(
    qtbot: QtBot, window: StudioWindow, studio: Studio
) -> None:
    (song,) = choose(window, 1)
    QTest.keyClick(window.library.grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert studio.library.find(song.id).favourite
    QTest.keyClick(window.library.grid, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.currentWidget() is window.song
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert window.song.title.hasFocus()
    QTest.keyClicks(window.song.title, "Another")
    QTest.keyClick(window.song.title, Qt.Key.Key_Return)
    assert studio.library.find(song.id).title == "Another"


@pytest.mark.usefixtures("menus")
def test_the_menu_key_opens_the_menu_over_the_chosen_song(qtbot: QtBot, window: StudioWindow) -> None:
    choose(window, 2)
    grid = window.library.grid
    cell = grid.cell_of(grid.model().index(2))
    here = grid.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, here, grid.mapToGlobal(here))
    with qtbot.waitSignal(grid.menu_wanted) as wanted:
        QApplication.sendEvent(grid.viewport(), event)
    assert cell.cover.contains(QPointF(grid.viewport().mapFromGlobal(wanted.args[0])))
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_a_recipe_alone_goes_where_the_person_says_and_can_be_opened_again(
    window: StudioWindow,
    songs: list[Song],
    qtbot: QtBot,
    studio: Studio,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    menu = window.actions_for_songs.menu(songs[:2], window)
    exports = next(
        one.menu() for one in menu.actions() if one.menu() is not None and one.text() == "Export as"
    )
    with qtbot.waitSignal(studio.library.exported) as told:
        next(one for one in exports.actions() if one.text() == "Recipe alone").trigger()
    written = sorted(told.args[0])
    assert written == sorted(tmp_path.glob("*.heartrecipe"))
    assert [read_dropped(path) for path in written] == [song.recipe for song in songs[:2]]


def test_a_folder_that_takes_no_recipe_is_told_of_and_left_as_it_was(
    studio: Studio, songs: list[Song], qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(studio.library.problem) as told:
        studio.library.export_recipes(songs, tmp_path / "gone")
    assert "Song 0.heartrecipe" in told.args[0].what
    assert list(tmp_path.iterdir()) == []
