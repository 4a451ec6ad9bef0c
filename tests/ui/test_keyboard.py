"""Everything can be reached and named without a mouse and without eyes: a walk through all of the windows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QLineEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from heartstudio.recipe import Recipe
from heartstudio.songs.song import Song
from heartstudio.studio.studio import Studio
from heartstudio.ui.controls.tabbing import tab_stops
from heartstudio.ui.cover_shelf import CoverShelf
from heartstudio.ui.popover.popover import Popover
from heartstudio.ui.preferences import Preferences
from heartstudio.ui.welcome import Welcome
from heartstudio.ui.window.sidebar import Place
from heartstudio.ui.window.studio_window import StudioWindow
from tests.ui.waiting import bury

INTERACTIVE = (QAbstractButton, QAbstractSlider, QLineEdit, QTextEdit, QAbstractItemView, QScrollBar)


@pytest.fixture
def furnished(
    studio: Studio, window: StudioWindow, put: Callable[..., Song], checkpoint: object
) -> StudioWindow:
    """A window with songs, a job that waits, words and tags."""
    for number in range(3):
        put(f"Song {number}", seed=number, lyrics="[Verse]\nla la\n" * 40)
    studio.queue.pause_after_current(True)
    for seed in (1, 2):
        studio.compose(Recipe("pop", "[Verse]\nla", 60.0, seed, checkpoint=str(checkpoint)))
    window.compose.tags.tags = "pop,jazz,glittery"
    window.activateWindow()
    return window


def go_to(place: Place) -> Callable[[StudioWindow], None]:
    return lambda window: window.go(place)


def open_song(window: StudioWindow) -> None:
    window.go(Place.LIBRARY)
    window.open_song(window.library.songs.index(0).data(Qt.ItemDataRole.UserRole + 1))


def continue_song(window: StudioWindow) -> None:
    open_song(window)
    window.song.branch.click()


PAGES = {
    "compose": go_to(Place.COMPOSE),
    "library": go_to(Place.LIBRARY),
    "queue": go_to(Place.QUEUE),
    "models": go_to(Place.MODELS),
    "song": open_song,
    "continue": continue_song,
}


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, furnished: StudioWindow) -> StudioWindow:
    PAGES[request.param](furnished)
    settle()
    return furnished


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def spoken(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def unnamed(root: QWidget) -> list[str]:
    widgets = [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible() and (isinstance(widget, INTERACTIVE) or widget in set(tab_stops(root)))
    ]
    assert widgets
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in widgets
        if not spoken(widget)
    ]


def look_of(widget: QWidget) -> QImage:
    return widget.grab(QRect(0, 0, min(400, widget.width()), min(120, widget.height()))).toImage()


def unseen(root: QWidget) -> list[str]:
    """Stops that look the same whether the keyboard is there or not."""
    found = []
    for widget in tab_stops(root):
        QApplication.focusWidget() and QApplication.focusWidget().clearFocus()
        before = look_of(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        cursor_blinks = isinstance(widget, QTextEdit)
        if not cursor_blinks and look_of(widget) == before:
            found.append(f"{type(widget).__name__} {spoken(widget)}")
    return found


def test_all_that_one_can_use_has_a_name(page: StudioWindow) -> None:
    assert unnamed(page) == []


def test_one_sees_where_the_keyboard_is(page: StudioWindow) -> None:
    assert unseen(page) == []


def test_tab_goes_once_round_the_window_from_the_sidebar_over_the_page_to_the_player(
    page: StudioWindow,
) -> None:
    stops = list(tab_stops(page))
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    walked = [QApplication.focusWidget()]
    for _ in stops[1:]:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget())
    assert walked == stops
    parts = [
        next(
            number
            for number, part in enumerate((page.sidebar, page.pages, page.player))
            if part.isAncestorOf(stop)
        )
        for stop in walked
    ]
    assert parts == sorted(parts)
    assert set(parts) == {0, 1, 2}
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is stops[0]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is stops[-1]


@pytest.fixture(params=["popover", "preferences", "welcome"])
def other(
    request: pytest.FixtureRequest, furnished: StudioWindow, studio: Studio, covers: CoverShelf
) -> Iterator[QWidget]:
    """The other surfaces."""
    made: QWidget = {
        "popover": lambda: Popover(studio, covers),
        "preferences": lambda: Preferences(studio, at_login=True),
        "welcome": lambda: Welcome(studio, furnished.centralWidget()),
    }[request.param]()
    made.show()
    made.activateWindow()
    settle()
    yield made
    made.hide()
    bury(made)


def test_the_other_windows_name_everything_and_show_the_focus(other: QWidget) -> None:
    assert unnamed(other) == []
    assert unseen(other) == []


def test_a_sheet_over_the_window_keeps_the_keyboard(furnished: StudioWindow, studio: Studio) -> None:
    welcome = Welcome(studio, furnished.centralWidget())
    welcome.show()
    welcome.setFocus()
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert welcome.isAncestorOf(QApplication.focusWidget())
    bury(welcome)
