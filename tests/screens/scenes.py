"""The screens of which pictures are taken, each with what it takes to see it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget

from heartstudio.covers.flux import Step
from heartstudio.recipe import Recipe
from heartstudio.songs.findings import LOOK, Finding, Report, Trouble
from heartstudio.songs.journal import Journal
from heartstudio.songs.layout import SongFile
from heartstudio.studio.cover_queue import CoverView
from heartstudio.studio.jobs import Problem
from heartstudio.studio.model_work import Work, WorkKind
from heartstudio.studio.searching import Search
from heartstudio.ui.models.model_card import ModelCard
from heartstudio.ui.preferences import Preferences
from heartstudio.ui.welcome import Welcome
from heartstudio.ui.window.sidebar import Place
from tests.checkpoints import weights

if TYPE_CHECKING:
    from tests.screens.shoot import Photographer

SETTLED = 700
"""Milliseconds after which covers are there and the coach has spoken."""


def _song(camera: Photographer) -> QWidget:
    camera.window.open_song(camera.songs[0])
    return camera.window


def _continue(camera: Photographer) -> QWidget:
    camera.window.open_song(camera.songs[0])
    camera.window.song.branch.click()
    return camera.window


def _popover(camera: Photographer) -> QWidget:
    camera.popover.form.tags.tags = "lo-fi,chill"
    camera.popover.open_at(QRect(600, 0, 20, 20))
    return camera.popover


def _preferences(camera: Photographer) -> QWidget:
    preferences = Preferences(camera.studio, at_login=True)
    preferences.show()
    return preferences


def _welcome(camera: Photographer) -> QWidget:
    over = camera.window.centralWidget()
    for old in over.findChildren(Welcome):
        old.deleteLater()
    welcome = Welcome(camera.studio, over)
    welcome.show()
    QTimer.singleShot(SETTLED + 300, welcome, welcome.deleteLater)
    return camera.window


def _menu(camera: Photographer) -> QWidget:
    camera.window.go(Place.LIBRARY)
    grid = camera.window.library.grid
    for row in (1, 2, 6):
        grid.selectionModel().select(grid.model().index(row), QItemSelectionModel.SelectionFlag.Select)
    grid.menu_wanted.emit(grid.viewport().mapToGlobal(QPoint(420, 90)))
    return camera.window


def _under_the_pointer(camera: Photographer) -> QWidget:
    camera.window.go(Place.LIBRARY)
    grid = camera.window.library.grid
    grid.clearSelection()
    QTest.mouseMove(grid.viewport(), grid.cell_of(grid.model().index(6)).play.center().toPoint())
    return camera.window


def _live(camera: Photographer) -> QWidget:
    """What is heard while it is composed, its end not there yet."""
    running = camera.studio.queue.running
    assert running is not None
    camera.studio.playback.play_live(running.id)
    return camera.show(Place.QUEUE)


def _troubles(camera: Photographer) -> QWidget:
    """A song that was interrupted, and one whose model is not there."""
    home = camera.studio.library.library.home
    lost = Recipe("folk,banjo", "[Verse]\nThe harvest is in", 180.0, 3, checkpoint=camera.checkpoint)
    with Journal.begin(home, lost) as journal:
        journal.append(np.zeros((900, 8), np.int16))
    camera.studio.queue.look_again()
    running = camera.studio.queue.running
    if running is not None:
        job = camera.studio.compose(Recipe("pop", "[Verse]\nGone", checkpoint="/Volumes/Music/HeartMuLa 3B"))
        camera.studio.queue.move(job, 1)
        camera.studio.queue.cancel(running.id)
        camera.wait(SETTLED)
    return camera.show(Place.QUEUE)


def _download(camera: Photographer) -> QWidget:
    page = camera.show(Place.MODELS)
    cards = camera.window.models.findChildren(ModelCard)
    card = next(one for one in cards if one._view.model.recommended and one._view.model.composes)
    work = Work(WorkKind.FETCHING, 7_300_000_000, 22_400_000_000, 48_000_000, 315.0)
    card.show_view(replace(card._view, work=work), chosen=False)
    return page


def _unfound(camera: Photographer) -> QWidget:
    camera.window.go(Place.LIBRARY)
    camera.window.library.search.setText("waltz")
    camera.window.library.songs.set_query("waltz")
    QTimer.singleShot(SETTLED + 300, lambda: camera.window.library.search.setText(""))
    return camera.window


def _missing(camera: Photographer) -> QWidget:
    """A song whose sound somebody moved away."""
    library = camera.studio.library
    song = camera.songs[5]
    for file in library.library.folder_of(song).glob(f"{Path(SongFile.AUDIO).stem}.*"):
        file.unlink()
    library.changed.emit(frozenset({song.id}))
    camera.window.open_song(library.find(song.id))
    return camera.window


def _lost(camera: Photographer) -> QWidget:
    """A song whose whole folder is gone, and what a check says of it."""
    library = camera.studio.library
    song = camera.songs[3]
    shutil.rmtree(library.library.folder_of(song), ignore_errors=True)
    library.changed.emit(frozenset({song.id}))
    camera.window.open_song(library.find(song.id))
    what = f"The folder of “{song.title}” is missing"
    finding = Finding(Trouble.ROW, library.library.folder_of(song), what, remedy=LOOK, lost=True)
    camera.window.tell("Neon Rain exported", "/Users/ada/Music")
    library.checked.emit(Report(len(camera.songs), (finding, replace(finding, song_id=song.id))))
    return camera.window


def _search(camera: Photographer) -> QWidget:
    """A search that found some songs, one that found none, and one under way."""
    camera.window.go(Place.LIBRARY)
    for old in camera.window._notices.notices():
        old.dismiss()
    tell, disk = camera.studio.library.search.emit, Path("/Volumes/Musikarchiv 2019–2025 (alt)")
    lost = tuple(camera.songs[3:])
    tell(Search(Path("/Volumes/Backup"), 900, 2, (), lost, over=True))
    tell(Search(disk, 12_345, 0, lost[2:], lost, over=True))
    tell(Search(disk, 12_345, 0, lost[:3], lost))
    return camera.window


def _completion(camera: Photographer) -> QWidget:
    camera.window.go(Place.COMPOSE)
    line = camera.window.compose.tags.line
    line.setFocus(Qt.FocusReason.TabFocusReason)
    line.setText("a")
    line.textEdited.emit("a")
    return camera.window


def _notices(camera: Photographer) -> QWidget:
    camera.window.go(Place.COMPOSE)
    camera.window.compose.tags.tags = "pop,jazz,glittery"
    camera.window.compose.lyrics.text = "[Verse: softly, with strings]\nThe sun creeps in across the floor"
    camera.window.tell("Neon Rain exported", "/Users/ada/Music")
    camera.window.offer_interrupted(2)
    camera.window.show_problem(
        Problem(
            "There is no room left on this disk",
            "What was composed is kept",
            "Make some room, and go on under Queue",
        )
    )
    return camera.window


def _welcome_model(camera: Photographer) -> QWidget:
    window = _welcome(camera)
    window.findChildren(Welcome)[-1].go_on.click()
    return window


def _welcome_folder(camera: Photographer) -> QWidget:
    window = _welcome_model(camera)
    window.findChildren(Welcome)[-1].go_on.click()
    return window


def _narrow_words(camera: Photographer) -> QWidget:
    camera.popover.form.lyrics.set_text("[Verse]\nRain on the window\nTea on the stove")
    camera.popover.form.lyrics.setFocus()
    return _popover(camera)


def _with_painter(camera: Photographer) -> None:
    """A cover model is here, and two covers are on their way."""
    queue, models = camera.studio.cover_queue, camera.studio.models
    if queue.model is None:
        shelf = models._shelf
        folder = weights.write(camera.studio.home / "flux", weights.cover())
        shelf.add(shelf.catalogue.component("flux2-klein-4b-4bit"), folder=folder)
        models.refresh()
        camera.until(lambda: queue.model is not None)
    if not queue.views():
        for song in camera.songs[:2]:
            queue.paint_anew(song, 1)
    # The music that is composed goes first, so that no step would ever be seen.
    queue._view = CoverView(camera.songs[0], Step(1, 4), running=True)
    queue.changed.emit()


def _cover(camera: Photographer) -> QWidget:
    _with_painter(camera)
    return _song(camera)


def _cover_words(camera: Photographer) -> QWidget:
    _with_painter(camera)
    camera.studio.library.set_prompt(camera.songs[0].id, "A heron standing in the shallows at first light.")
    shown = _song(camera)
    camera.window.song.panel._describe.click()
    return shown


def _cover_queue(camera: Photographer) -> QWidget:
    _with_painter(camera)
    return camera.show(Place.QUEUE)


def _cover_models(camera: Photographer) -> QWidget:
    _with_painter(camera)
    page = camera.show(Place.MODELS)
    area = camera.window.pages.currentWidget().findChild(QScrollArea)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    return page


SCREENS: dict[str, Callable[[Photographer], QWidget]] = {
    "compose": lambda camera: camera.show(Place.COMPOSE),
    "library": lambda camera: camera.show(Place.LIBRARY),
    "song": _song,
    "continue": _continue,
    "queue": lambda camera: camera.show(Place.QUEUE),
    "models": lambda camera: camera.show(Place.MODELS),
    "popover": _popover,
    "preferences": _preferences,
    "welcome": _welcome,
    "welcome-model": _welcome_model,
    "welcome-folder": _welcome_folder,
    "menu": _menu,
    "under-the-pointer": _under_the_pointer,
    "live": _live,
    "troubles": _troubles,
    "download": _download,
    "unfound": _unfound,
    "missing": _missing,
    "lost": _lost,
    "search": _search,
    "completion": _completion,
    "popover-words": _narrow_words,
    "notices": _notices,
    "cover": _cover,
    "cover-words": _cover_words,
    "cover-queue": _cover_queue,
    "cover-models": _cover_models,
}
