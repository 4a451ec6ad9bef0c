from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from heartstudio.recipe import Recipe
from heartstudio.songs.song import Provenance, Song
from heartstudio.studio.jobs import Stage
from heartstudio.studio.studio import Studio
from heartstudio.ui.controls.label import Prose
from heartstudio.ui.song.relatives import Relatives
from heartstudio.ui.window.sidebar import Place
from heartstudio.ui.window.studio_window import StudioWindow
from tests.songs.makers import add, tone
from tests.ui.test_cover_shelf import plain
from tests.ui.waiting import over, until

Put = Callable[..., Song]


def test_the_sheet_shows_title_words_and_recipe(qtbot: QtBot, window: StudioWindow, put: Put) -> None:
    song = put("Neon Rain", "synthwave,dreamy", 4_815_162, lyrics="[Verse]\nRed lights fade")
    window.open_song(song)
    page = window.song
    assert page.title.text() == "Neon Rain"
    shown = [label.text for label in page._facts.findChildren(type(page._about))]
    assert "4 815 162" in shown
    words = [child.text() for child in page._words.findChildren(Prose)]
    assert words == ["Red lights fade"]


def test_the_title_is_changed_by_typing(qtbot: QtBot, window: StudioWindow, studio: Studio, put: Put) -> None:
    song = put("Old")
    window.open_song(song)
    window.song.title.selectAll()
    QTest.keyClicks(window.song.title, "New")
    qtbot.keyClick(window.song.title, Qt.Key.Key_Return)
    renamed = studio.library.find(song.id)
    assert renamed is not None
    assert renamed.title == "New"


def test_a_branch_leaves_the_song_at_the_place_and_has_its_own_words(
    qtbot: QtBot, window: StudioWindow, studio: Studio, checkpoint: Path
) -> None:
    job = studio.compose(Recipe("pop", "[Verse]\nla", 1.0, 3, checkpoint=str(checkpoint), ignore_eos=True))
    (song,) = over(qtbot, studio, job).songs
    window.open_song(song)
    page = window.song
    page.going_on.ask(song, 0.48)
    page._show_asking(True)
    page.going_on.tags.tags = "jazz"
    page.going_on.length.exact = 2.0
    page.going_on.seed.show_seed(8)
    with qtbot.waitSignal(page.going_on.done):
        page.going_on.button.click()
    view = over(qtbot, studio, studio.queue.jobs()[-1].id)
    assert view.stage is Stage.DONE, view.problem
    (branched,) = view.songs
    assert (branched.parent, branched.branch_frame) == (song.id, 6)
    assert (branched.recipe.tags, branched.recipe.seed, branched.seconds) == ("jazz", 8, 2.0)
    before = studio.library.library.codes_of(song)[:6]
    assert (studio.library.library.codes_of(branched)[:6] == before).all()


def test_a_song_that_would_end_too_early_is_not_begun(
    qtbot: QtBot, window: StudioWindow, studio: Studio, put: Put
) -> None:
    song = put()
    window.open_song(song)
    page = window.song
    page.going_on.ask(song, None)
    page.going_on.length.exact = 0.1
    with qtbot.waitSignal(page.going_on.problem) as problem:
        page.going_on.compose()
    assert "longer" in problem.args[0].remedy
    assert studio.queue.jobs() == ()


def test_a_song_from_outside_can_be_heard_but_not_gone_on_with(window: StudioWindow, studio: Studio) -> None:
    song = studio.library.library.add(Recipe("pop"), None, tone())
    window.open_song(song)
    assert not window.song.branch.isEnabled()
    assert window.song.branch.toolTip()
    assert window.song._play.isEnabled()


def test_a_new_cover_is_painted_and_the_old_one_can_be_worn_again(
    qtbot: QtBot, window: StudioWindow, studio: Studio, put: Put
) -> None:
    song = put(cover=plain("#204080"))
    window.open_song(song)
    library = studio.library.library
    with qtbot.waitSignal(studio.library.changed):
        window.song.panel.paint_anew()
    kept = library.covers_of(song)
    assert len(kept) == 2
    worn = library.folder_of(song) / "cover.png"
    assert worn.read_bytes() == kept[0].read_bytes() != plain("#204080")
    studio.library.choose_cover(song.id, kept[1])
    assert worn.read_bytes() == plain("#204080")


def test_a_picture_of_ones_own_is_cut_to_a_square(
    qtbot: QtBot, window: StudioWindow, studio: Studio, put: Put, tmp_path: Path
) -> None:
    song = put()
    window.open_song(song)
    picture = tmp_path / "own.png"
    picture.write_bytes(plain("#aa0000", 80, 50))
    with qtbot.waitSignal(studio.library.changed):
        window.song.panel.use_picture(picture)
    from PySide6.QtGui import QImage

    worn = QImage(str(studio.library.library.folder_of(song) / "cover.png"))
    assert (worn.width(), worn.height()) == (50, 50)


def test_a_file_that_is_no_picture_is_told_of(
    qtbot: QtBot, window: StudioWindow, put: Put, tmp_path: Path
) -> None:
    window.open_song(put())
    strange = tmp_path / "Words.txt"
    strange.write_text("hello")
    with qtbot.waitSignal(window._studio.problem):
        window.song.panel.use_picture(strange)
    assert any("Words.txt" in notice.title for notice in window._notices.notices())


def test_other_takes_and_continuations_are_a_press_away(
    window: StudioWindow, studio: Studio, put: Put
) -> None:
    group = "f" * 32
    first = put("One", provenance=Provenance(take_group=group, take=0))
    second = put("Two", seed=2, provenance=Provenance(take_group=group, take=1))
    later = add(studio.library.library, Recipe("pop", seed=3), provenance=Provenance(first.id, 1), title="On")
    window.open_song(first)
    relatives = window.song.findChild(Relatives)
    assert [song.id for song, _ in relatives._relatives(first)] == [second.id, later.id]
    assert [song.id for song, _ in relatives._relatives(later)] == [first.id]


def test_deleting_the_song_that_is_shown_leads_back(window: StudioWindow, studio: Studio, put: Put) -> None:
    song = put()
    window.go(Place.LIBRARY)
    window.open_song(song)
    studio.library.delete([song.id])
    assert window.pages.currentWidget() is window.library


def test_the_outline_is_read_and_a_click_asks_for_that_place(
    qtbot: QtBot, window: StudioWindow, studio: Studio, put: Put
) -> None:
    song = put(audio=tone(1.0))
    window.open_song(song)
    page = window.song
    qtbot.waitUntil(lambda: page._peaks is not None)
    heard: list[float] = []
    page.waveform.sought.disconnect(page._seek)
    page.waveform.sought.connect(heard.append)
    qtbot.mouseClick(page.waveform, Qt.MouseButton.LeftButton, pos=QPoint(page.waveform.width() // 2, 20))
    assert heard == [pytest.approx(0.5, abs=0.01)]


def test_a_song_is_revealed_where_it_lies(window: StudioWindow, put: Put, revealed: list[Path]) -> None:
    song = put()
    window.open_song(song)
    window.song._reveal.click()
    (path,) = revealed
    assert path.name == "audio.wav"
    assert path.is_file()


def test_a_new_take_has_the_same_recipe_and_another_seed(
    qtbot: QtBot, window: StudioWindow, studio: Studio, checkpoint: Path
) -> None:
    recipe = Recipe("pop", "", 1.0, 3, checkpoint=str(checkpoint), ignore_eos=True)
    song = add(studio.library.library, recipe)
    window.open_song(song)
    window.song._take.click()
    (view,) = studio.queue.jobs()
    assert view.job.recipe.tags == "pop"
    assert view.job.recipe.seed != 3
    until(qtbot, studio.queue.changed, lambda: studio.queue.jobs()[0].stage.is_over)
