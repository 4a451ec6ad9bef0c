from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from heartstudio.recipe import Recipe
from heartstudio.songs.journal import Journal
from heartstudio.studio.jobs import Stage
from heartstudio.studio.studio import Studio
from heartstudio.ui.controls.button import Button
from heartstudio.ui.controls.empty import Empty
from heartstudio.ui.queue.job_card import JOB_MIME, JobCard
from heartstudio.ui.queue.page import QueuePage
from heartstudio.ui.window.sidebar import Place
from heartstudio.ui.window.studio_window import StudioWindow
from tests.songs.makers import some_codes
from tests.ui.waiting import over, until


@pytest.fixture
def page(window: StudioWindow) -> QueuePage:
    window.go(Place.QUEUE)
    return window.queue


@pytest.fixture
def recipe(checkpoint: Path) -> Recipe:
    return Recipe("pop,warm", "[Verse]\nHello there", 300.0, 5, checkpoint=str(checkpoint), ignore_eos=True)


def press(card: QWidget, text: str) -> None:
    QApplication.processEvents()  # new buttons are shown a moment later
    buttons = [button for button in card.findChildren(Button) if not button.isHidden()]
    next(button for button in buttons if text in (button.text(), button.accessibleName())).click()


def order(page: QueuePage) -> list[str]:
    return [card.view.id for card in page.cards()]


def test_an_empty_queue_invites(page: QueuePage) -> None:
    assert isinstance(page._pages.currentWidget(), Empty)


def test_a_job_shows_how_far_it_is_and_is_cancelled(
    qtbot: QtBot, studio: Studio, page: QueuePage, recipe: Recipe
) -> None:
    job = studio.compose(recipe)
    (card,) = page.cards()
    assert card.accessibleName() == "Hello there"

    def moving() -> bool:
        return "frames/s" in card._figures.text and card._ring.fraction > 0

    until(qtbot, studio.queue.progressed, moving)
    press(card, "Cancel")
    assert over(qtbot, studio, job).stage is Stage.CANCELLED
    assert card._figures.text == "Cancelled"
    press(card, "Take off the list")
    assert page.cards() == []


def test_a_song_can_be_ended_where_it_is(
    qtbot: QtBot, studio: Studio, page: QueuePage, recipe: Recipe
) -> None:
    job = studio.compose(recipe)
    until(qtbot, studio.queue.progressed, lambda: studio.queue.jobs()[0].progress.composed_frames > 10)
    (card,) = page.cards()
    press(card, "End here")
    view = over(qtbot, studio, job)
    assert view.stage is Stage.DONE, view.problem
    assert 0 < view.songs[0].seconds < 300
    with qtbot.waitSignal(page.song_wanted) as wanted:
        press(card, "Show song")
    assert wanted.args[0].id == view.songs[0].id


def test_what_waits_can_be_moved(qtbot: QtBot, studio: Studio, page: QueuePage, recipe: Recipe) -> None:
    studio.queue.pause_after_current(True)
    first, second, third = (studio.compose(recipe) for _ in range(3))
    assert order(page) == [first, second, third]
    press(page.cards()[0], "Later")
    assert order(page) == [second, first, third]
    page._list.layout().activate()
    data = QMimeData()
    data.setData(JOB_MIME, third.encode())
    drop = QDropEvent(
        QPoint(40, page._list.mapTo(page, QPoint(0, 0)).y() + 2).toPointF(),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(drop)
    assert order(page) == [third, second, first]
    for job in (first, second, third):
        studio.queue.cancel(job)


def test_a_failure_is_told_on_its_card_and_the_next_song_goes_on(
    qtbot: QtBot, studio: Studio, window: StudioWindow, page: QueuePage, checkpoint: Path, tmp_path: Path
) -> None:
    missing = studio.compose(Recipe("pop", checkpoint=str(tmp_path / "nothing here")))
    good = studio.compose(Recipe("pop", "", 1.0, checkpoint=str(checkpoint), ignore_eos=True))
    assert over(qtbot, studio, missing).stage is Stage.FAILED
    card = next(card for card in page.cards() if card.view.id == missing)
    assert "nothing here" in card._problem.text()
    assert any("nothing here" in notice.title for notice in window._notices.notices())
    assert over(qtbot, studio, good).stage is Stage.DONE
    press(card, "Try again")
    assert over(qtbot, studio, missing).stage is Stage.FAILED


def test_an_interrupted_song_is_offered_and_gone_on_with(
    qtbot: QtBot, studio: Studio, page: QueuePage, checkpoint: Path
) -> None:
    recipe = Recipe("pop", "[Verse]\nOnce begun", 2.0, 5, checkpoint=str(checkpoint), ignore_eos=True)
    with Journal.begin(studio.library.home, recipe) as journal:
        journal.append((some_codes(10) % 64).astype("int16"))
    studio.queue.look_again()
    (offer,) = page._offers.values()
    press(offer, "Go on")
    assert page._offers == {}
    view = over(qtbot, studio, studio.queue.jobs()[0].id)
    assert view.stage is Stage.DONE, view.problem
    assert (studio.library.library.codes_of(view.songs[0])[:10] == some_codes(10) % 64).all()


def test_an_interrupted_song_that_nobody_wants_is_gone_for_good(
    studio: Studio, page: QueuePage, recipe: Recipe
) -> None:
    with Journal.begin(studio.library.home, recipe) as journal:
        journal.append((some_codes(3) % 64).astype("int16"))
    studio.queue.look_again()
    (offer,) = page._offers.values()
    press(offer, "Discard")
    assert page._offers == {}
    assert studio.queue.offered() == ()


def test_finished_jobs_are_cleared_together(
    qtbot: QtBot, studio: Studio, page: QueuePage, checkpoint: Path
) -> None:
    job = studio.compose(Recipe("pop", "", 1.0, checkpoint=str(checkpoint), ignore_eos=True))
    over(qtbot, studio, job)
    assert not page._clear.isHidden()
    page._clear.click()
    assert page.findChildren(JobCard) == [] or page.cards() == []
