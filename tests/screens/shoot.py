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

from PySide6.QtCore import QEventLoop, QLocale, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from heartstudio.audio.player import PlayerState
from heartstudio.covers.painted import cover_png
from heartstudio.engine.random_checkpoint import write_random_checkpoint
from heartstudio.recipe import DEMO_CHECKPOINT, Recipe
from heartstudio.resources import resource
from heartstudio.songs.layout import SongFile
from heartstudio.studio.studio import Studio
from heartstudio.ui.compose.templates import read_templates
from heartstudio.ui.cover_shelf import CoverShelf
from heartstudio.ui.language import install_language
from heartstudio.ui.popover.popover import Popover
from heartstudio.ui.theme import Appearance, Theme
from heartstudio.ui.window.sidebar import Place
from heartstudio.ui.window.studio_window import SIZE, StudioWindow
from tests.audio.alsa import Sink
from tests.screens.demo_library import MORNING, fill, music
from tests.screens.scenes import SCREENS, SETTLED

ROUND = 12
"""How round the corners of a window are on a Mac."""


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
            Recipe("pop,warm,female,happy,piano", MORNING, 160.0, takes=2, checkpoint=DEMO_CHECKPOINT),
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
    """A window as a Mac would show it, with the menus and lists that stand open over it."""
    grabbed = widget.grab()
    shown = QPixmap(grabbed.size())
    shown.setDevicePixelRatio(grabbed.devicePixelRatio())
    shown.fill(Qt.GlobalColor.transparent)
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(widget.rect()), ROUND, ROUND)
    painter = QPainter(shown)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(grabbed)
    painter.drawPath(outline)
    for popup in QApplication.topLevelWidgets():
        if popup.isVisible() and popup.windowType() is Qt.WindowType.Popup:
            painter.drawPixmap(widget.mapFromGlobal(popup.pos()), popup.grab())
            QTimer.singleShot(0, popup, popup.close)
    painter.end()
    return shown


def _fields(recipe: Recipe) -> dict[str, object]:
    return {name: getattr(recipe, name) for name in Recipe.__dataclass_fields__}


if __name__ == "__main__":
    main()
