from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from heartstudio.recipe import Recipe
from heartstudio.songs.layout import SongFile
from heartstudio.songs.library import Library
from heartstudio.songs.song import Sort
from heartstudio.studio.library_service import LibraryService
from heartstudio.studio.song_list import PAGE, Role, SongListModel
from tests.songs.makers import add

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def service(qapp: QCoreApplication, home: Path) -> Iterator[LibraryService]:
    service = LibraryService(Library(home), parent=qapp)
    yield service
    service.close()
    service.deleteLater()


@pytest.fixture
def listed(service: LibraryService) -> Callable[[], SongListModel]:
    """Lists that Qt's own tester watches."""

    def make() -> SongListModel:
        model = SongListModel(service, service)
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
        return model

    return make


def fill(service: LibraryService, count: int) -> list[str]:
    """Songs in the library, the newest first."""
    ids = [
        add(service.library, title=f"song {number:03d}", created=MONDAY + timedelta(hours=number)).id
        for number in range(count)
    ]
    return ids[::-1]


def read_all(model: SongListModel) -> None:
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())


def truth(service: LibraryService, model: SongListModel) -> list[str]:
    return [song.id for song in service.library.page(model.query, model.sort_order, limit=1000)]


def test_rows_are_read_page_by_page(service: LibraryService) -> None:
    for number in range(PAGE + 3):
        add(service.library, codes=None, title=f"song {number}", audio=None)
    model = SongListModel(service, service)
    assert model.rowCount() == PAGE
    assert model.canFetchMore(QModelIndex())
    read_all(model)
    assert model.ids() == truth(service, model)
    assert len(model.ids()) == PAGE + 3


def test_a_row_tells_everything_that_a_card_shows(
    service: LibraryService, listed: Callable[[], SongListModel]
) -> None:
    song = add(service.library, Recipe("piano,happy", seed=1), title="Grüße")
    model = listed()
    model.set_playing(song.id)
    index = model.index(0)
    assert index.data(Role.SONG) == song
    assert index.data() == index.data(Role.TITLE) == "Grüße"
    assert index.data(Role.TAGS) == "piano, happy"
    assert index.data(Role.SECONDS) == song.seconds
    assert index.data(Role.FAVOURITE) is False
    assert index.data(Role.PLAYING) is True
    assert "Grüße" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert model.song_at(0) == song
    assert model.song_at(1) is None
    assert model.row_of(song.id) == 0


def test_search_sort_favourites_and_time_choose_the_rows(
    qtbot: QtBot, service: LibraryService, listed: Callable[[], SongListModel]
) -> None:
    newest, middle, oldest = fill(service, 3)
    model = listed()
    assert model.ids() == [newest, middle, oldest]
    model.set_sort(Sort.TITLE)
    assert model.ids() == [oldest, middle, newest]
    with qtbot.waitSignal(model.counted) as counted:
        model.set_query("001")
    assert counted.args == [1]
    assert model.ids() == [middle]
    model.set_query("")
    service.set_favourite(oldest)
    model.set_favourites_only(True)
    assert model.ids() == [oldest]
    model.set_favourites_only(False)
    model.set_since(MONDAY + timedelta(hours=1))
    assert model.ids() == [middle, newest]
    model.set_sort(Sort.DATE)
    assert model.ids() == [newest, middle]


def test_only_the_row_that_changed_is_told(
    qtbot: QtBot, service: LibraryService, listed: Callable[[], SongListModel]
) -> None:
    _, middle, _ = fill(service, 3)
    model = listed()
    resets: list[object] = []
    model.modelReset.connect(lambda: resets.append(1))
    with qtbot.waitSignal(model.dataChanged) as told:
        service.rename(middle, "another")
    assert told.args[0].row() == told.args[1].row() == 1
    assert model.index(1).data() == "another"
    assert resets == []


def test_views_keep_their_place_whatever_happens_to_the_library(
    service: LibraryService, listed: Callable[[], SongListModel]
) -> None:
    draw = random.Random(3)
    ids = fill(service, 12)
    models = [listed() for _ in Sort]
    for model, sort in zip(models, Sort, strict=True):
        model.set_sort(sort)
    models[0].set_query("song")
    chosen = {model: QPersistentModelIndex(model.index(model.row_of(ids[5]) or 0)) for model in models}
    trash = []
    for step in range(60):
        here = truth(service, models[1])
        what = draw.choice(("rename", "favourite", "play", "delete", "restore", "add"))
        song = draw.choice([song_id for song_id in here if song_id != ids[5]])
        if what == "rename":
            service.rename(song, f"song {draw.randrange(999)}")
        elif what == "favourite":
            service.set_favourite(song, draw.random() < 0.5)
        elif what == "play":
            service.count_play(song)
        elif what == "delete" and len(here) > 4:
            trash.append(service.delete(draw.sample([one for one in here if one != ids[5]], 2)))
        elif what == "restore" and trash:
            undo = trash.pop()
            assert undo is not None
            service.restore(undo)
        elif what == "add":
            service.saved(add(service.library, title=f"song {step}"))
        for model in models:
            assert model.ids() == truth(service, model)
            kept = chosen[model]
            assert model.song_at(kept.row()) == service.find(ids[5])


def test_a_song_put_in_by_another_process_appears_by_itself(
    qtbot: QtBot, service: LibraryService, listed: Callable[[], SongListModel]
) -> None:
    model = listed()
    with qtbot.waitSignal(service.changed, timeout=20_000), Library(service.home) as other:
        song = add(other)
    qtbot.waitUntil(lambda: model.ids() == [song.id], timeout=20_000)


def test_editing_a_row_renames_its_song(service: LibraryService, listed: Callable[[], SongListModel]) -> None:
    song = add(service.library)
    model = listed()
    assert model.flags(model.index(0)) & Qt.ItemFlag.ItemIsEditable
    assert model.setData(model.index(0), "  New   name ")
    assert service.library.get(song.id).title == "New name"
    assert model.setData(model.index(0), True, Role.FAVOURITE)
    assert service.library.get(song.id).favourite


def test_dragged_rows_are_real_files_and_lost_songs_stay(
    service: LibraryService, listed: Callable[[], SongListModel]
) -> None:
    one, lost = add(service.library, title="One: a song"), add(service.library)
    (service.library.folder_of(lost) / SongFile.AUDIO).unlink()
    model = listed()
    row = model.row_of(one.id)
    assert row is not None
    assert model.flags(model.index(row)) & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.flags(model.index(1 - row)) & Qt.ItemFlag.ItemIsDragEnabled
    assert model.supportedDragActions() == Qt.DropAction.CopyAction
    (url,) = model.mimeData([model.index(row)]).urls()
    path = Path(url.toLocalFile())
    assert path.name == "One- a song.wav"
    assert path.is_file()
