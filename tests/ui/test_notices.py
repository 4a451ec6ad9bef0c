from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from heartstudio.studio.jobs import Problem
from heartstudio.ui.controls.button import Button
from heartstudio.ui.notices import Notices
from heartstudio.ui.window.sidebar import Place
from heartstudio.ui.window.studio_window import StudioWindow


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    return made


def test_a_problem_says_what_happened_what_is_safe_and_what_to_do_once(page: QWidget) -> None:
    notices = Notices(page)
    problem = Problem("The disk is full", "Your songs are safe.", "Make room and try again")
    notices.show_problem(problem)
    notices.show_problem(problem)
    (notice,) = notices.notices()
    assert notice.title == "The disk is full"
    assert notice.text == "Your songs are safe. Make room and try again."


def test_notices_lie_in_the_lower_corner_and_move_with_the_page(qtbot: QtBot, page: QWidget) -> None:
    notices = Notices(page)
    notices.tell("Done")
    assert notices.isVisible()
    page.resize(900, 700)
    qtbot.waitUntil(lambda: notices.geometry().bottom() > 600)
    (notice,) = notices.notices()
    corner = notice.mapTo(page, notice.rect().bottomRight())
    assert (899 - corner.x(), 699 - corner.y()) == (20, 20)


def test_at_most_a_few_are_shown_and_the_oldest_goes(qtbot: QtBot, page: QWidget) -> None:
    notices = Notices(page)
    for number in range(6):
        notices.tell(f"Number {number}")
    titles = [notice.title for notice in notices.notices()]
    assert titles == ["Number 3", "Number 4", "Number 5"]


def test_its_button_acts_and_puts_it_away(qtbot: QtBot, page: QWidget) -> None:
    notices = Notices(page)
    undone: list[int] = []
    notices.tell("Deleted", action="Undo", act=lambda: undone.append(1))
    (notice,) = notices.notices()
    next(button for button in notice.findChildren(Button) if button.text() == "Undo").click()
    assert undone == [1]
    assert notices.notices() == []
    qtbot.waitUntil(lambda: not notices.isVisible())


def test_what_goes_wrong_while_they_are_placed_is_not_swallowed(
    qtbot: QtBot, page: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken: list[bool] = []
    place = Notices._place

    def fail(notices: Notices) -> None:
        if broken:
            broken.clear()
            raise ArithmeticError("no room")
        place(notices)

    monkeypatch.setattr(Notices, "_place", fail)
    notices = Notices(page)
    notices.tell("Done")
    broken.append(True)
    with qtbot.captureExceptions() as raised:
        notices.notices()[0].dismiss()
        qtbot.waitUntil(lambda: bool(raised))
    assert [str(error) for _, error, _ in raised] == ["no room"]


def test_a_page_that_is_seen_for_the_first_time_does_not_hide_them(
    qtbot: QtBot, window: StudioWindow
) -> None:
    window.tell("Done")
    (notice,) = window._notices.notices()
    for place in (Place.QUEUE, Place.MODELS, Place.COMPOSE):
        window.go(place)
        here = notice.mapTo(window, notice.rect().center())
        seen = window.childAt(here)
        assert seen is notice or notice.isAncestorOf(seen)
