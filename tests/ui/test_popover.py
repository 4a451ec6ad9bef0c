from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from heartstudio.recipe import Recipe
from heartstudio.songs.song import Song
from heartstudio.studio.jobs import Stage
from heartstudio.studio.studio import Studio
from heartstudio.ui.cover_shelf import CoverShelf
from heartstudio.ui.popover.popover import REOPEN_PAUSE, WIDTH, Popover
from heartstudio.ui.popover.tray import Tray
from tests.ui.waiting import bury, over, until

Put = Callable[..., Song]
ICON = QRect(700, 0, 22, 22)


@pytest.fixture
def popover(studio: Studio, covers: CoverShelf, checkpoint: Path) -> Iterator[Popover]:
    studio.settings.last_form = Recipe("x", seconds=1.0, checkpoint=str(checkpoint), ignore_eos=True)
    made = Popover(studio, covers)
    yield made
    made.hide()
    bury(made)


def test_it_opens_below_the_icon_and_stays_on_the_screen(popover: Popover) -> None:
    room = QGuiApplication.primaryScreen().availableGeometry()
    for x in (0, 400, room.width() - 10):
        popover.open_at(QRect(x, 0, 22, 22))
        assert popover.width() == WIDTH
        assert popover.y() >= 22
        assert room.left() <= popover.x() <= room.right() - WIDTH
    popover.open_at(QRect(100, room.bottom() - 22, 22, 22))
    assert popover.geometry().bottom() < room.bottom() - 22


@pytest.fixture
def elsewhere(qtbot: QtBot) -> Iterator[QWidget]:
    """Another window that one can turn to."""
    made = QWidget()
    made.show()
    yield made
    bury(made)


def test_a_second_click_on_the_icon_closes_it_and_does_not_open_it_again(
    qtbot: QtBot, popover: Popover, elsewhere: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    popover.toggle(ICON)
    assert popover.isVisible()
    # The press takes the focus away, which closes it; then the click arrives.
    elsewhere.activateWindow()
    qtbot.waitUntil(lambda: not popover.isVisible())
    now[0] += REOPEN_PAUSE / 2
    popover.toggle(ICON)
    assert not popover.isVisible()
    now[0] += REOPEN_PAUSE
    popover.toggle(ICON)
    assert popover.isVisible()


def test_it_stays_when_the_keyboard_only_comes_and_goes(
    qtbot: QtBot, popover: Popover, elsewhere: QWidget
) -> None:
    popover.open_at(ICON)
    with qtbot.waitSignal(popover._leave.timeout):
        elsewhere.activateWindow()
        popover.activateWindow()
    assert popover.isVisible()


def test_escape_closes_it(qtbot: QtBot, popover: Popover) -> None:
    popover.open_at(ICON)
    qtbot.keyClick(popover, Qt.Key.Key_Escape)
    assert not popover.isVisible()


def test_a_song_is_composed_followed_and_shown_without_the_studio(
    qtbot: QtBot, studio: Studio, popover: Popover
) -> None:
    popover.open_at(ICON)
    QTest.keyClicks(popover.form.tags.line, "jazz,")
    popover.form.length.choose(15)
    popover.form.lyrics.setPlainText("[Verse]\nA quiet one")
    qtbot.mouseClick(popover.form.button, Qt.MouseButton.LeftButton)
    (view,) = studio.queue.jobs()
    assert (view.job.recipe.tags, view.job.recipe.seconds) == ("jazz", 15.0)
    assert not popover.job.isHidden()
    # Some frames, for a song that ends before its first one is none.
    until(qtbot, studio.queue.progressed, lambda: studio.queue.view(view.id).progress.composed_frames > 12)
    assert "%" in popover.job.words
    studio.queue.finish_now(view.id)
    done = over(qtbot, studio, view.id)
    assert done.stage is Stage.DONE, done.problem
    assert popover.job.isHidden()
    assert [row.song.title for row in popover.rows()] == ["A quiet one"]


def test_a_running_song_is_cancelled(
    qtbot: QtBot, studio: Studio, popover: Popover, checkpoint: Path
) -> None:
    job = studio.compose(Recipe("pop", "", 300.0, checkpoint=str(checkpoint), ignore_eos=True))
    popover.open_at(ICON)
    until(qtbot, studio.queue.progressed, lambda: "%" in popover.job.words)
    qtbot.mouseClick(popover.job.cancel, Qt.MouseButton.LeftButton)
    assert over(qtbot, studio, job).stage is Stage.CANCELLED
    assert popover.rows() == []


def test_without_a_tag_it_says_what_is_missing(qtbot: QtBot, studio: Studio, popover: Popover) -> None:
    popover.open_at(ICON)
    popover.form.compose()
    assert "tag" in popover._trouble.text()
    assert studio.queue.jobs() == ()


def test_a_failure_is_told_where_one_looks(
    qtbot: QtBot, studio: Studio, popover: Popover, tmp_path: Path
) -> None:
    popover.open_at(ICON)
    job = studio.compose(Recipe("pop", checkpoint=str(tmp_path / "gone")))
    over(qtbot, studio, job)
    assert "gone" in popover._trouble.text()
    assert not popover._trouble.isHidden()


def test_the_last_five_songs_are_there_with_the_newest_first(popover: Popover, put: Put) -> None:
    for seed in range(7):
        put(f"Song {seed}", seed=seed)
    assert [row.song.title for row in popover.rows()] == [f"Song {seed}" for seed in (6, 5, 4, 3, 2)]


def test_a_cover_that_comes_for_a_song_that_is_listed_no_more_is_left_alone(
    popover: Popover, covers: CoverShelf, put: Put
) -> None:
    first = put("Rain 0", seed=0)
    popover.open_at(ICON)
    (row,) = popover.rows()
    for number in range(1, 6):
        put(f"Rain {number}", seed=number)
    assert row not in popover.rows()
    bury(row)
    covers.arrived.emit(first.id)


def test_the_words_unfold_when_one_begins_to_write(qtbot: QtBot, popover: Popover) -> None:
    popover.open_at(ICON)
    folded = popover.height()
    with qtbot.waitActive(popover):
        popover.activateWindow()
    popover.form.lyrics.setFocus()
    qtbot.waitUntil(lambda: popover.height() > folded + 80)


def test_the_icon_shows_progress_and_its_menu_cancels(
    qtbot: QtBot, studio: Studio, popover: Popover, checkpoint: Path
) -> None:
    tray = Tray(studio, popover)
    idle = tray.icon.icon().pixmap(18, 18).toImage()
    job = studio.compose(Recipe("pop", "", 300.0, checkpoint=str(checkpoint), ignore_eos=True))
    until(qtbot, studio.queue.progressed, lambda: studio.queue.jobs()[0].progress.composed_frames > 2)
    assert tray.icon.icon().pixmap(18, 18).toImage() != idle
    tray._refresh_menu()
    assert tray._cancel.isVisible()
    tray._cancel.trigger()
    over(qtbot, studio, job)
    assert tray.icon.icon().pixmap(18, 18).toImage() == idle
    tray.hide()
    bury(tray)
