from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl, QVariantAnimation
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle
from pytestqt.qtbot import QtBot

from heartstudio.checkpoints.catalogue import load_catalogue
from heartstudio.checkpoints.installed import Shelf
from heartstudio.covers.brief import direct
from heartstudio.covers.painted import cover_png
from heartstudio.resources import resource
from heartstudio.songs.cover_orders import CoverOrder, CoverOrders
from heartstudio.songs.layout import SongFile
from heartstudio.songs.library import Library
from heartstudio.songs.song import Song
from heartstudio.studio.studio import Studio
from heartstudio.ui.cover_shelf import CoverShelf
from heartstudio.ui.models.page import ModelsPage
from heartstudio.ui.player.cover import Cover
from heartstudio.ui.preferences import Preferences
from heartstudio.ui.queue.cover_card import CoverCard
from heartstudio.ui.queue.page import QueuePage
from heartstudio.ui.theme import MOTION
from heartstudio.ui.window.studio_window import StudioWindow
from tests.songs.makers import add
from tests.ui.test_cover_shelf import plain
from tests.ui.waiting import PATIENCE, bury, until

Put = Callable[..., Song]


@pytest.fixture
def with_model(qtbot: QtBot, home: Path, tiny_flux: Path, studio: Studio) -> Studio:
    """A studio with a tiny image model."""
    shelf = Shelf(home, load_catalogue(resource("catalogue.toml")))
    shelf.add(shelf.catalogue.component("flux2-klein-4b-4bit"), folder=tiny_flux)
    studio.settings.cover_size = 64
    with qtbot.waitSignal(studio.models.changed):
        studio.models.refresh()
    return studio


def worn(studio: Studio, song: Song) -> bytes:
    return (studio.library.library.folder_of(song) / SongFile.COVER).read_bytes()


def dropped(window: StudioWindow, data: QMimeData) -> bool:
    """Hold something over the cover and let it go; whether it was taken."""
    panel = window.song.panel
    left = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPointF(20, 20).toPoint(), Qt.DropAction.CopyAction, data, *left)
    QApplication.sendEvent(panel, entered)
    if not entered.isAccepted():
        return False
    assert panel.cover._marked
    QApplication.sendEvent(panel, QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, data, *left))
    assert not panel.cover._marked
    return True


def test_a_picture_that_is_dropped_on_the_cover_is_worn(
    qtbot: QtBot, window: StudioWindow, studio: Studio, put: Put, tmp_path: Path
) -> None:
    song = put()
    window.open_song(song)
    path = tmp_path / "holiday.JPG"
    image = QImage.fromData(plain("#aa0000", 120, 80))
    image.save(str(path), "JPEG")
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/x.png"), QUrl.fromLocalFile(str(path))])
    with qtbot.waitSignal(studio.library.changed, timeout=PATIENCE):
        assert dropped(window, data)
    assert QImage.fromData(worn(studio, song)).size().toTuple() == (80, 80)
    # A browser hands over the picture itself.
    data = QMimeData()
    data.setImageData(QImage.fromData(plain("#00aa00", 40, 50)))
    with qtbot.waitSignal(studio.library.changed, timeout=PATIENCE):
        assert dropped(window, data)
    assert QImage.fromData(worn(studio, song)).size().toTuple() == (40, 40)


def test_what_is_no_picture_is_not_taken(window: StudioWindow, put: Put, tmp_path: Path) -> None:
    window.open_song(put())
    words, song = QMimeData(), QMimeData()
    words.setText("la la")
    song.setUrls([QUrl.fromLocalFile(str(tmp_path / "song.wav"))])
    assert not dropped(window, words)
    assert not dropped(window, song)


def test_a_new_cover_is_painted_by_the_model_and_its_progress_is_shown(
    qtbot: QtBot, window: StudioWindow, with_model: Studio, put: Put
) -> None:
    song = put(cover=plain("#204080"))
    window.open_song(song)
    panel = window.song.panel
    assert not panel.progress.isVisible()
    seen: list[str] = []
    with_model.cover_queue.progressed.connect(lambda _view: seen.append(panel.progress._words.text))
    panel.paint_anew()
    assert panel.progress.isVisible()
    until(qtbot, with_model.cover_queue.changed, lambda: with_model.cover_queue.views() == ())
    assert not panel.progress.isVisible()
    assert seen[0] == "Painting, step 2 of 4"
    assert worn(with_model, song) != plain("#204080")
    assert panel._worn.count() == 3  # two covers and the space after them


def test_a_cover_that_is_not_wanted_any_more_is_left(
    qtbot: QtBot, window: StudioWindow, with_model: Studio, put: Put
) -> None:
    song = put(cover=plain("#204080"))
    window.open_song(song)
    window.song.panel.paint_anew()
    window.song.panel.progress.cancelled.emit()
    assert not window.song.panel.progress.isVisible()
    assert with_model.cover_queue.views() == ()
    assert with_model.engine.run_quietly(lambda: True).result(60)
    assert worn(with_model, song) == plain("#204080")


def test_the_brief_can_be_read_and_rewritten_and_taken_back(
    qtbot: QtBot, window: StudioWindow, with_model: Studio, put: Put
) -> None:
    song = put(lyrics="[Verse]\nThe moon over the harbour")
    window.open_song(song)
    panel = window.song.panel
    assert not panel.words.isVisible()
    panel._describe.click()
    assert panel.words.text.toPlainText() == direct(song.recipe).prompt
    assert not panel.words._back.isVisible()
    panel.words.text.setPlainText("A heron\nat first light.")
    qtbot.keyClick(panel.words.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, with_model.cover_queue.changed, lambda: with_model.cover_queue.views() == ())
    library = with_model.library.library
    assert library.prompt_of(song) == "A heron at first light."
    assert len(library.covers_of(song)) == 2
    assert panel.words.text.toPlainText() == "A heron at first light."
    panel.words._back.click()
    assert library.prompt_of(song) == ""
    assert panel.words.text.toPlainText() == direct(song.recipe).prompt


def test_a_cover_that_is_drawn_takes_the_place_of_one_that_waits_for_a_model(
    qtbot: QtBot, window: StudioWindow, studio: Studio, home: Path, put: Put
) -> None:
    song = put(cover=plain("#204080"))
    CoverOrders(home).put(CoverOrder(song.id, 1))
    window.open_song(song)
    with qtbot.waitSignal(studio.library.changed, timeout=PATIENCE):
        window.song.panel.paint_anew()
    assert worn(studio, song) != plain("#204080")
    assert CoverOrders(home).read() == ()


def test_where_no_model_is_nothing_is_offered_that_it_would_do(window: StudioWindow, put: Put) -> None:
    window.open_song(put())
    assert not window.song.panel._describe.isVisible()
    assert not window.song.panel.progress.isVisible()


class _Style(QProxyStyle):
    """A style that says how long things may move."""

    def __init__(self, milliseconds: int) -> None:
        super().__init__()
        self.milliseconds = milliseconds

    def styleHint(self, hint: QStyle.StyleHint, *more: object) -> int:
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return self.milliseconds
        return super().styleHint(hint, *more)


@pytest.fixture
def cover(covers: CoverShelf, studio: Studio) -> Iterator[Cover]:
    made = Cover(covers, studio.library, 40, 0)
    yield made
    bury(made)


def colour(cover: Cover) -> str:
    return QColor(cover.grab().toImage().pixelColor(20, 20)).name()


@pytest.mark.parametrize("milliseconds", [200, 0])
def test_a_cover_fades_into_the_one_that_takes_its_place_unless_nothing_is_to_move(
    qtbot: QtBot, studio: Studio, covers: CoverShelf, cover: Cover, put: Put, milliseconds: int
) -> None:
    style = _Style(milliseconds)
    cover.setStyle(style)
    song = put(cover=plain("#204080"))
    cover.show_song(song)
    cover.show()
    until(qtbot, covers.arrived, lambda: colour(cover) == "#204080")
    studio.library.set_cover(song.id, plain("#208040"))
    assert colour(cover) == "#204080"
    with qtbot.waitSignal(covers.arrived):
        pass
    fading = cover._fade.state() is QVariantAnimation.State.Running
    first = colour(cover)
    if milliseconds:
        assert cover._fade.state() is QVariantAnimation.State.Running
        assert cover._fade.duration() == MOTION < 200
        assert first != "#208040"
        cover._fade.setCurrentTime(MOTION // 2)
        between = QColor(colour(cover))
        assert 0x40 < between.green() < 0x80
        with qtbot.waitSignal(cover._fade.finished):
            pass
    else:
        assert not fading
    assert colour(cover) == "#208040"
    # Another song is not faded into: it is another thing.
    other = put(cover=plain("#802040"), seed=2)
    cover.show_song(other)
    until(qtbot, covers.arrived, lambda: colour(cover) == "#802040")
    assert cover._fade.state() is QVariantAnimation.State.Stopped
    cover.setStyle(None)


def test_covers_stand_below_the_songs_of_the_queue(
    qtbot: QtBot, with_model: Studio, covers: CoverShelf, put: Put
) -> None:
    page = QueuePage(with_model, covers)
    page.show()
    song = put()
    with_model.cover_queue.paint_anew(song, 3)
    (card,) = page.findChildren(CoverCard)
    assert card.isVisible()
    assert song.title in card.accessibleName()
    card.cancel_wanted.emit(song.id)
    assert with_model.cover_queue.views() == ()
    assert page._painting == {}
    bury(page)


def test_after_a_restart_the_queue_shows_the_covers_that_waited(
    qtbot: QtBot, home: Path, tiny_flux: Path
) -> None:
    shelf = Shelf(home, load_catalogue(resource("catalogue.toml")))
    shelf.add(shelf.catalogue.component("flux2-klein-4b-4bit"), folder=tiny_flux)
    with Library(home) as library:
        songs = [add(library, title=title, cover=plain("#204080")) for title in ("Rain", "Snow", "Hail")]
    first = Studio(home, paint=lambda recipe: cover_png(recipe, 64))
    first.settings.cover_size = 64
    first.open()
    for song in songs:
        first.cover_queue.paint_anew(song, 3)
    assert first.close(60.0)
    again = Studio(home, paint=lambda recipe: cover_png(recipe, 64))
    covers = CoverShelf(again.library)
    page = QueuePage(again, covers)
    page.show()
    assert page.findChildren(CoverCard) == []
    again.open()
    cards = page.findChildren(CoverCard)
    assert [card.accessibleName() for card in cards] == ["Cover of Rain", "Cover of Snow", "Cover of Hail"]
    assert all(card.isVisible() for card in cards)
    until(qtbot, again.cover_queue.changed, lambda: again.cover_queue.views() == ())
    assert all(len(again.library.library.covers_of(song)) == 2 for song in songs)
    bury(page)
    covers.close()
    bury(covers)
    assert again.close(60.0)


def test_models_say_in_one_quiet_line_why_covers_are_drawn(
    monkeypatch: pytest.MonkeyPatch, studio: Studio, home: Path, qtbot: QtBot, tiny_flux: Path
) -> None:
    page = ModelsPage(studio)
    page.show()
    assert "until a model" in page.hint.text()
    monkeypatch.setattr("heartstudio.ui.models.page.can_paint", lambda: False)
    page._refresh()
    assert "mflux" in page.hint.text()
    monkeypatch.undo()
    shelf = Shelf(home, load_catalogue(resource("catalogue.toml")))
    shelf.add(shelf.catalogue.component("flux2-klein-4b-4bit"), folder=tiny_flux)
    with qtbot.waitSignal(studio.models.changed):
        studio.models.refresh()
    assert not page.hint.isVisible()
    studio.settings.covers = False
    assert "Preferences" in page.hint.text()
    bury(page)


def test_the_size_of_covers_is_a_preference(studio: Studio) -> None:
    preferences = Preferences(studio, at_login=False)
    assert studio.settings.cover_size == 512
    preferences.cover_size.chosen.emit(1024)
    assert studio.settings.cover_size == 1024
    bury(preferences)
