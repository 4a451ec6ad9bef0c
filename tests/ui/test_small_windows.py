"""In the smallest window, and in a language of long words, everything is still there whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from heartstudio.resources import resource
from heartstudio.songs.song import Song
from heartstudio.studio.studio import Studio
from heartstudio.ui.compose.templates import read_templates
from heartstudio.ui.controls.button import Button
from heartstudio.ui.controls.label import Label
from heartstudio.ui.controls.picker import Picker
from heartstudio.ui.cover_shelf import CoverShelf
from heartstudio.ui.popover.popover import Popover
from heartstudio.ui.song.title import TitleField
from heartstudio.ui.theme import Type
from heartstudio.ui.window.sidebar import Place
from heartstudio.ui.window.studio_window import SMALLEST, StudioWindow
from tests.ui.waiting import bury

LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen und andere Lieder"


@pytest.fixture
def small(
    german: None, qtbot: QtBot, studio: Studio, covers: CoverShelf, put: Callable[..., Song]
) -> Iterator[StudioWindow]:
    put(LONG, lyrics="[Verse]\n" + "Worte über Worte\n" * 30)
    made = StudioWindow(studio, covers, read_templates(resource("templates.toml")), print)
    made.resize(*SMALLEST)
    made.show()
    yield made
    made.close()
    bury(made)


def cut_off(root: QWidget) -> list[str]:
    """Buttons that do not stand whole within what they belong to."""
    found = []
    for button in root.findChildren(Button):
        if not button.isVisible():
            continue
        above: QWidget = button.parentWidget()
        place = QRect(button.mapTo(above, QPoint(0, 0)), button.size())
        narrow = button.width() < button.sizeHint().width() or button.height() < button.sizeHint().height()
        if narrow or not above.rect().contains(place):
            found.append(button.text() or button.accessibleName())
    return found


def settle() -> None:
    for _ in range(6):
        QApplication.processEvents()


@pytest.mark.parametrize("place", list(Place))
def test_no_button_is_cut_off_and_no_page_is_too_wide(small: StudioWindow, place: Place) -> None:
    small.go(place)
    settle()
    assert small.size().toTuple() == SMALLEST
    check(small)


@pytest.mark.parametrize("asking", [False, True], ids=["sheet", "going on"])
def test_the_song_sheet_fits_too(small: StudioWindow, asking: bool) -> None:
    small.go(Place.LIBRARY)
    small.open_song(small.library.songs.song_at(0))
    if asking:
        small.song.branch.click()
    settle()
    check(small)
    # The recipe has moved below the cover, and comes back beside the words where there is room.
    sheet = small.song
    facts = sheet._facts
    assert facts.mapTo(sheet, QPoint(0, 0)).x() < sheet._words.mapTo(sheet, QPoint(0, 0)).x() or asking
    small.resize(1300, 800)
    settle()
    assert asking or facts.mapTo(sheet, QPoint(0, 0)).x() > sheet._words.mapTo(sheet, QPoint(0, 0)).x()


def check(window: StudioWindow) -> None:
    page = window.pages.currentWidget()
    assert cut_off(window) == []
    for area in page.findChildren(QScrollArea):
        assert area.widget().width() <= area.viewport().width() or not area.isVisible()


def test_the_popover_has_room_for_german_and_grows_with_the_lyrics(
    german: None, qtbot: QtBot, studio: Studio, covers: CoverShelf, put: Callable[..., Song]
) -> None:
    for number in range(3):
        put(f"{LONG} {number}", seed=number)
    popover = Popover(studio, covers)
    popover.show()
    settle()
    assert cut_off(popover) == []
    low = popover.height()
    popover.form.lyrics.set_text("[Verse]\nRegen am Fenster")
    qtbot.waitUntil(lambda: popover.height() > low + 80)
    rows = [row.geometry() for row in popover.rows()]
    assert all(not one.intersects(other) for one, other in pairwise(rows))
    popover.form.lyrics.set_text("")
    qtbot.waitUntil(lambda: popover.height() == low)
    bury(popover)


@pytest.mark.parametrize("kind", list(Type))
def test_a_line_that_gets_the_width_it_asks_for_is_shown_whole(qtbot: QtBot, kind: Type) -> None:
    for text in ("2:40", "one genre first, then timbre, voice, mood", "夜の海を歩く", "Temperature", "1,5"):
        label = Label(text, kind)
        qtbot.addWidget(label)
        label.resize(label.sizeHint())
        label.grab()
        assert label.toolTip() == ""
        label.resize(label.width() - 3, label.height())
        label.grab()
        assert label.toolTip() == text


def test_a_title_that_is_too_long_is_made_smaller_and_then_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    field = TitleField()
    qtbot.addWidget(field)
    field.resize(400, field.height())
    sizes = []
    for title in ("Rain", "A title of some length indeed", LONG):
        field.show_title(title)
        sizes.append((field.font().pixelSize(), bool(field.toolTip())))
    assert sizes == [(30, False), (24, False), (24, True)]


def test_escape_leaves_the_title_as_it_was(qtbot: QtBot) -> None:
    field = TitleField()
    qtbot.addWidget(field)
    field.show_title("Rain")
    field.show()
    qtbot.keyClicks(field, "bow and")
    assert field.text() != "Rain"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "Rain"


def test_a_picker_is_no_wider_than_its_longest_choice_needs(qtbot: QtBot, studio: Studio) -> None:
    picker = Picker("Length", quiet=True)
    qtbot.addWidget(picker)
    assert picker.minimumSizeHint().width() <= picker.sizeHint().width()
