from __future__ import annotations

from collections.abc import Callable

import pytest
import soundfile
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from heartstudio.songs.song import Song, Sort
from heartstudio.studio.song_list import Role
from heartstudio.studio.studio import Studio
from heartstudio.ui.controls.empty import Empty
from heartstudio.ui.library.page import Collection, LibraryPage
from heartstudio.ui.window.sidebar import Place
from heartstudio.ui.window.studio_window import StudioWindow

Put = Callable[..., Song]


@pytest.fixture
def page(window: StudioWindow) -> LibraryPage:
    window.go(Place.LIBRARY)
    return window.library


def titles(page: LibraryPage) -> list[str]:
    return [page.songs.index(row).data() for row in range(page.songs.rowCount())]


def middle_of(page: LibraryPage, row: int) -> QPoint:
    return page.grid.visualRect(page.songs.index(row)).center()


def invitation(page: LibraryPage) -> Empty | None:
    shown = page._pages.currentWidget()
    return shown if isinstance(shown, Empty) else None


def test_an_empty_library_invites_to_compose(window: StudioWindow, page: LibraryPage) -> None:
    empty = invitation(page)
    assert empty is page._nothing
    empty.accepted.emit()
    assert window.pages.currentWidget() is window.compose


def test_songs_appear_as_they_are_saved_the_newest_first(page: LibraryPage, put: Put) -> None:
    put("First")
    put("Second", seed=2)
    assert titles(page) == ["Second", "First"]
    assert invitation(page) is None


def test_search_finds_as_one_types_and_says_where_nothing_is_found(
    qtbot: QtBot, page: LibraryPage, put: Put
) -> None:
    put("Neon Rain")
    put("Slow Tide", seed=2, lyrics="[Verse]\nunder the harbour light")
    QTest.keyClicks(page.search, "harb")
    with qtbot.waitSignal(page.search.searched):
        pass
    assert titles(page) == ["Slow Tide"]
    page.search.setText("nothing like it")
    with qtbot.waitSignal(page.search.searched):
        pass
    assert invitation(page) is page._unfound
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert len(titles(page)) == 2


def test_the_order_can_be_chosen(page: LibraryPage, put: Put) -> None:
    put("Zebra")
    put("Apple", seed=2)
    put("Mango", seed=3)
    page._order.chosen.emit(Sort.TITLE)
    assert titles(page) == ["Apple", "Mango", "Zebra"]


def test_favourites_have_a_page_of_their_own(page: LibraryPage, studio: Studio, put: Put) -> None:
    put("One")
    two = put("Two", seed=2)
    page.show_collection(Collection.FAVOURITES)
    assert invitation(page) is page._no_favourites
    studio.library.set_favourite(two.id)
    assert titles(page) == ["Two"]


def test_this_week_holds_no_older_songs(page: LibraryPage, put: Put) -> None:
    from datetime import UTC, datetime, timedelta

    put("Old", created=datetime.now(UTC) - timedelta(days=8))
    put("New", seed=2)
    page.show_collection(Collection.THIS_WEEK)
    assert titles(page) == ["New"]


def test_a_title_is_changed_in_place_and_return_opens_nothing(
    qtbot: QtBot, window: StudioWindow, page: LibraryPage, studio: Studio, put: Put
) -> None:
    song = put("Old name")
    page.grid.select_song(song.id)
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_F2)
    (editor,) = page.grid.viewport().findChildren(QLineEdit)
    assert editor.text() == "Old name"
    editor.selectAll()
    QTest.keyClicks(editor, "New name")
    with qtbot.waitSignal(studio.library.changed):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    renamed = studio.library.find(song.id)
    assert renamed is not None
    assert renamed.title == "New name"
    assert titles(page) == ["New name"]
    assert window.pages.currentWidget() is page


def test_many_are_deleted_at_once_and_brought_back_at_once(
    qtbot: QtBot, window: StudioWindow, page: LibraryPage, put: Put
) -> None:
    for seed in range(3):
        put(f"Song {seed}", seed=seed)
    page.grid.selectAll()
    qtbot.keyClick(page.grid, Qt.Key.Key_Delete)
    assert titles(page) == []
    (notice,) = window._notices.notices()
    assert "3" in notice.title
    assert window.undo_deletion()
    assert len(titles(page)) == 3
    assert not window.undo_deletion()


def test_a_drag_takes_real_files_with_good_names_along(page: LibraryPage, put: Put) -> None:
    one, two = put("Neon: Rain/Snow"), put("夜の海", seed=2)
    page.grid.selectAll()
    paths = page._studio.library.prepare_drag([one, two])
    assert [path.name for path in paths] == ["Neon- Rain-Snow.wav", "夜の海.wav"]
    for path in paths:
        with soundfile.SoundFile(path) as sound:
            assert (sound.samplerate, sound.channels) == (48_000, 2)
            assert sound.frames > 0
    assert page.songs.mimeData([page.songs.index(0)]).urls()[0].isLocalFile()
    assert page.songs.supportedDragActions() == Qt.DropAction.CopyAction


def test_the_button_over_a_cover_plays_and_the_heart_marks(
    qtbot: QtBot, page: LibraryPage, studio: Studio, put: Put
) -> None:
    song = put("Rain")
    cell = page.grid.cell_of(page.songs.index(0))
    with qtbot.waitSignal(page.grid.play_wanted) as wanted:
        page.grid.play_wanted.disconnect(page.play)
        qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=cell.play.center().toPoint())
    assert wanted.args[0].id == song.id
    assert page.grid.chosen() == []
    qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=cell.heart.center().toPoint())
    marked = studio.library.find(song.id)
    assert marked is not None
    assert marked.favourite


def test_a_double_click_opens_the_sheet(
    qtbot: QtBot, window: StudioWindow, page: LibraryPage, put: Put
) -> None:
    song = put("Rain")
    qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(page, 0))
    qtbot.mouseDClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(page, 0))
    assert window.pages.currentWidget() is window.song
    assert window.song.song is not None
    assert window.song.song.id == song.id


def test_the_menu_of_one_song_and_of_several(
    qtbot: QtBot, window: StudioWindow, page: LibraryPage, put: Put
) -> None:
    songs = [put("One"), put("Two", seed=2)]
    menus = [window.actions_for_songs.menu(chosen, page) for chosen in (songs[:1], songs)]
    one, many = ([action.text() for action in menu.actions() if action.text()] for menu in menus)
    assert "Play" in one
    assert "Reveal in Finder" in one
    assert "Play" not in many
    assert "Export as" in many
    for menu in menus:
        menu.deleteLater()


def test_only_what_is_seen_is_read_and_more_comes_by_scrolling(
    qtbot: QtBot, studio: Studio, page: LibraryPage
) -> None:
    from tests.songs.makers import RECIPE, add

    for _ in range(130):
        add(studio.library.library, RECIPE, cover=None, title="Song")
    studio.library.changed.emit(frozenset())
    page.songs.set_query("song")
    assert page.songs.rowCount() == 100
    bar = page.grid.verticalScrollBar()
    page.grid.doItemsLayout()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: page.songs.rowCount() == 130)


def test_a_song_without_its_sound_says_so_and_is_not_dragged(
    page: LibraryPage, studio: Studio, put: Put
) -> None:
    from heartstudio.songs.layout import SongFile

    song = put("Lost")
    (studio.library.library.folder_of(song) / SongFile.AUDIO).unlink()
    studio.library.changed.emit(frozenset())
    index = page.songs.index(0)
    assert index.data(Role.SONG).missing
    assert not page.songs.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
