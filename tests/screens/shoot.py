"""Pictures of every screen, as the README shows them: ``python -m tests.screens.shoot FOLDER``.

A real studio plays and composes meanwhile, with a tiny model of random numbers and an output that nobody hears.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QItemSelectionModel, QLocale, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from heartstudio.audio.player import PlayerState
from heartstudio.covers.flux import Step
from heartstudio.covers.painted import cover_png
from heartstudio.engine.random_checkpoint import write_random_checkpoint
from heartstudio.recipe import Recipe
from heartstudio.resources import resource
from heartstudio.songs.layout import SongFile
from heartstudio.studio.cover_queue import CoverView
from heartstudio.studio.jobs import Problem
from heartstudio.studio.studio import Studio
from heartstudio.ui.compose.templates import read_templates
from heartstudio.ui.cover_shelf import CoverShelf
from heartstudio.ui.language import install_language
from heartstudio.ui.popover.popover import Popover
from heartstudio.ui.preferences import Preferences
from heartstudio.ui.theme import Appearance, Theme
from heartstudio.ui.welcome import Welcome
from heartstudio.ui.window.sidebar import Place
from heartstudio.ui.window.studio_window import SIZE, StudioWindow
from tests.audio.alsa import Sink
from tests.checkpoints import weights
from tests.screens.demo_library import MORNING, fill, music

SETTLED = 700
"""Milliseconds after which covers are there and the coach has spoken."""


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--songs", type=int, default=20)
    parser.add_argument("--looks", nargs="*", default=["light", "dark"])
    parser.add_argument("--language", default="en_GB")
    parser.add_argument("--screens", nargs="*", default=list(SCREENS))
    parser.add_argument("--suffix", default="")
    parser.add_argument("--scale", default="1")
    parser.add_argument("--size", type=lambda text: tuple(map(int, text.split("x"))), default=SIZE)
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = chosen.scale
    with TemporaryDirectory(prefix="heartstudio-screens-") as folder:
        sink = Sink(Path(folder))
        sink.connect()
        os.environ["ALSA_CONFIG_PATH"] = str(sink.config)
        chosen.folder.mkdir(parents=True, exist_ok=True)
        Photographer(QApplication(sys.argv[:1]), Path(folder), chosen).shoot()


class Photographer:
    """A studio, its windows and a camera."""

    def __init__(self, app: QApplication, folder: Path, chosen: argparse.Namespace) -> None:
        self.chosen = chosen
        install_language(app, QLocale(chosen.language))
        self.theme = Theme(app)
        self.studio = Studio(folder / "home", paint=cover_png)
        self.checkpoint = str(write_random_checkpoint(folder / "Random weights"))
        self.songs = fill(self.studio.library.library, chosen.songs)
        self._give_sound()
        self.studio.library.changed.emit(frozenset())
        self.studio.open()
        self.covers = CoverShelf(self.studio.library)
        templates = read_templates(resource("templates.toml"))
        self.window = StudioWindow(self.studio, self.covers, templates, lambda _path: None)
        self.popover = Popover(self.studio, self.covers)
        self.window.resize(*chosen.size)
        self.window.show()

    def shoot(self) -> None:
        self._begin()
        for look in self.chosen.looks:
            self.theme.follow(Appearance(look))
            for name in self.chosen.screens:
                widget = SCREENS[name](self)
                self.wait(SETTLED)
                path = self.chosen.folder / f"{name}-{look}{self.chosen.suffix}.png"
                picture(widget).save(str(path))
                print(path)  # noqa: T201
        self.studio.playback.stop()
        self.covers.close()
        self.studio.close(60.0)

    def wait(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def until(self, condition: Callable[[], bool]) -> None:
        while not condition():
            self.wait(50)

    def show(self, place: Place) -> QWidget:
        self.window.go(place)
        return self.window

    def _give_sound(self) -> None:
        """The song that plays needs all of its sound."""
        from heartstudio.audio.wave import WaveWriter

        if self.songs:
            path = self.studio.library.library.folder_of(self.songs[0]) / SongFile.AUDIO
            with WaveWriter(path.with_suffix(".new")) as writer:
                writer.write(music(self.songs[0].seconds))
            path.with_suffix(".new").replace(path)

    def _begin(self) -> None:
        """Something plays, something is composed, something waits."""
        page = self.window.compose
        page.show_recipe(
            Recipe("pop,warm,female,happy,piano", MORNING, 160.0, takes=2, checkpoint=self.checkpoint),
            with_seed=False,
        )
        if not self.songs:
            return
        self.studio.playback.set_context([song.id for song in self.songs])
        self.studio.playback.play(self.songs[0], 38.0)
        making = Recipe(
            "indie,acoustic guitar", "[Verse]\nPaper planes at dawn", 120.0, 7, checkpoint=self.checkpoint
        )
        self.studio.compose(Recipe(**{**_fields(making), "ignore_eos": True}))
        self.studio.compose(
            Recipe("jazz,male,relaxed", "[Verse]\nLate again", 90.0, 8, checkpoint=self.checkpoint)
        )
        self.studio.compose(Recipe("techno,dark,driving", "", 200.0, 9, takes=2, checkpoint=self.checkpoint))
        self.until(lambda: self.studio.playback.state is PlayerState.PLAYING)
        self.until(lambda: self._composed() > 200)

    def _composed(self) -> int:
        running = self.studio.queue.running
        return running.progress.composed_frames if running else 0


def picture(widget: QWidget) -> QPixmap:
    """A window with the menus and lists that stand open over it."""
    shown = widget.grab()
    painter = QPainter(shown)
    for popup in QApplication.topLevelWidgets():
        if popup.isVisible() and popup.windowType() is Qt.WindowType.Popup:
            painter.drawPixmap(widget.mapFromGlobal(popup.pos()), popup.grab())
            QTimer.singleShot(0, popup, popup.close)
    painter.end()
    return shown


def _fields(recipe: Recipe) -> dict[str, object]:
    return {name: getattr(recipe, name) for name in Recipe.__dataclass_fields__}


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
    "completion": _completion,
    "popover-words": _narrow_words,
    "notices": _notices,
    "cover": _cover,
    "cover-words": _cover_words,
    "cover-queue": _cover_queue,
    "cover-models": _cover_models,
}

if __name__ == "__main__":
    main()
