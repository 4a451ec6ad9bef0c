"""The application: makes the studio and its windows, once, and takes them down again."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, QTimer
from PySide6.QtWidgets import QMessageBox

from heartstudio import __version__
from heartstudio.audio.player import PlayerState
from heartstudio.cli.diary import diary
from heartstudio.errors import HeartStudioError
from heartstudio.macos.desktop import Desktop, NowPlaying, this_desktop
from heartstudio.resources import resource
from heartstudio.songs.layout import SongFile, heartstudio_home
from heartstudio.songs.song import Song
from heartstudio.studio.jobs import Problem
from heartstudio.studio.studio import Studio
from heartstudio.ui.compose.templates import read_templates
from heartstudio.ui.cover_shelf import CoverShelf
from heartstudio.ui.icons import app_icon
from heartstudio.ui.instance import SingleInstance
from heartstudio.ui.language import install_language
from heartstudio.ui.popover.popover import Popover
from heartstudio.ui.popover.tray import Tray
from heartstudio.ui.program import Program
from heartstudio.ui.theme import Theme
from heartstudio.ui.window.menus import Menus, about_text
from heartstudio.ui.window.studio_window import StudioWindow
from heartstudio.ui.wording import tag_words

if TYPE_CHECKING:
    from heartstudio.ui.preferences import Preferences

CANNOT_BEGIN = 2
OPEN_AT_LATEST = 1000
"""Milliseconds after which nobody waits any longer for a window to be painted; it may have begun in the Dock."""

logger = logging.getLogger(__name__)


class Application(QObject):
    """Everything that is open, and what ties it together.

    Args:
        qt: Qt's application.
        home: the data folder.
        desktop: what the system does for programs.
        log_file: named where something goes wrong that nobody foresaw.

    Raises:
        HeartStudioError: where the library cannot be opened, or a file of the program itself is missing.
    """

    def __init__(self, qt: Program, home: Path, desktop: Desktop, log_file: Path) -> None:
        super().__init__(qt)
        self._qt = qt
        self._desktop = desktop
        self._log_file = log_file
        self._preferences: Preferences | None = None
        self._is_open = False
        # Not QTimer.singleShot with a context: errors in what that calls vanish without a word.
        self._opening = QTimer(self, singleShot=True)
        self._opening.timeout.connect(self._open)
        self.theme = Theme(qt)
        self.studio = Studio(home, log_file=log_file, parent=self)
        self.covers = CoverShelf(self.studio.library, parent=self)
        templates = read_templates(resource("templates.toml"))
        self.window = StudioWindow(self.studio, self.covers, templates, desktop.reveal)
        self.popover = Popover(self.studio, self.covers)
        self.tray = Tray(self.studio, self.popover, self)
        self._menus = Menus(self.window, self.studio, self.quit, self._show_log, self._tell_about)
        self._connect()

    def start(self, *, hidden: bool = False) -> None:
        """Appear.

        Args:
            hidden: in the menu bar alone.
        """
        self._desktop.start()
        self.tray.show()
        # The engine's thread and the queue can wait until the window is painted.
        if hidden and self.tray.icon.isSystemTrayAvailable():
            self._desktop.show_windows(False)
            self._opening.start(0)
        else:
            self.window.painted.connect(self._open, Qt.ConnectionType.QueuedConnection)
            self._opening.start(OPEN_AT_LATEST)
            self.open_studio()

    def open_studio(self) -> None:
        """Bring the studio window to the front."""
        self.window.show()
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()
        self._desktop.come_forward()

    def open_song(self, song: Song) -> None:
        """Bring the studio window to the front with the sheet of a song."""
        self.open_studio()
        self.window.open_song(song)

    def open_preferences(self) -> None:
        """Show the preferences."""
        if self._preferences is None:
            from heartstudio.ui.preferences import Preferences

            self._preferences = Preferences(self.studio, at_login=self._desktop.can_start_at_login)
        self._preferences.show()
        self._preferences.raise_()
        self._preferences.activateWindow()
        self._desktop.come_forward()

    def sing(self, text: str) -> None:
        """Put words from another program into the form."""
        self.open_studio()
        self.window.begin_song()
        self.window.compose.lyrics.text = text

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong, where somebody looks."""
        logger.warning("%s %s %s", problem.what, problem.safe, problem.remedy)
        if self.popover.isVisible():
            self.popover.show_problem(problem)

    def quit(self) -> None:
        """End the program; a song in the making can be gone on with at the next start."""
        self.window.close()
        self._qt.quit()

    def close(self) -> bool:
        """Take everything down.

        Returns:
            Whether all has ended; where not, leave the process with ``os._exit``.
        """
        self.tray.hide()
        self.popover.hide()
        self.window.actions_for_songs.close()
        self.covers.close()
        self._desktop.show_now_playing(None)
        return self.studio.close()

    def open_file(self, path: str) -> None:
        """Use a file that the system hands over."""
        self.open_studio()
        self.window.take_files([path])

    def on_unforeseen(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """What nobody caught is written down and told, and the program goes on."""
        logger.error("unforeseen", exc_info=(kind, error, trace))
        problem = Problem.of(error, self._log_file)
        self.window.show_problem(problem)
        self.show_problem(problem)

    def _open(self) -> None:
        if self._is_open:
            return
        self._is_open = True
        self.studio.open()
        if self.studio.queue.offered():
            self.window.offer_interrupted(len(self.studio.queue.offered()))
        if not self.studio.settings.shown_first_start:
            self._welcome()

    def _welcome(self) -> None:
        if not self.window.isVisible():
            return
        from heartstudio.ui.welcome import Welcome

        welcome = Welcome(self.studio, self.window.centralWidget())
        welcome.show()
        welcome.setFocus()

    def _connect(self) -> None:
        studio, desktop, playback = self.studio, self._desktop, self.studio.playback
        self._qt.file_opened.connect(self.open_file)
        self._qt.applicationStateChanged.connect(self._on_state)
        self.window.shown.connect(self._on_window_shown)
        self.window.preferences_wanted.connect(self.open_preferences)
        self.popover.studio_wanted.connect(self.open_studio)
        self.popover.song_wanted.connect(self.open_song)
        self.tray.studio_wanted.connect(self.open_studio)
        self.tray.preferences_wanted.connect(self.open_preferences)
        self.tray.quit_wanted.connect(self.quit)
        self.tray.icon.messageClicked.connect(self.open_studio)
        studio.problem.connect(self.show_problem)
        studio.queue.saved.connect(self._notify)
        studio.engine.activity = desktop.work
        studio.settings.changed.connect(self._on_setting)
        playback.changed.connect(self._show_now_playing)
        desktop.toggled.connect(playback.toggle)
        desktop.played.connect(self._play)
        desktop.paused.connect(playback.pause)
        desktop.next_wanted.connect(playback.next)
        desktop.previous_wanted.connect(playback.previous)
        desktop.sought.connect(playback.seek)
        desktop.text_given.connect(self.sing)
        desktop.outputs_changed.connect(playback.device_changed)

    def _on_setting(self, name: str) -> None:
        if name == "start_at_login":
            self._desktop.start_at_login(self.studio.settings.start_at_login)

    def _on_window_shown(self, shown: bool) -> None:
        if shown:
            self._desktop.show_windows(True)
            return
        stays = self.studio.settings.keep_in_menu_bar and self.tray.icon.isSystemTrayAvailable()
        if stays:
            self._desktop.show_windows(False)
        else:
            self._qt.quit()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        """On a Mac, a click on the Dock icon makes the program active without any window."""
        if sys.platform != "darwin":
            return
        if state is Qt.ApplicationState.ApplicationActive:
            if not any(widget.isVisible() for widget in self._qt.topLevelWidgets()):
                self.open_studio()
        elif self.popover.isVisible():
            self.popover.close_now()

    def _play(self) -> None:
        if self.studio.playback.state is not PlayerState.PLAYING:
            self.studio.playback.toggle()

    def _show_now_playing(self) -> None:
        playback = self.studio.playback
        song = playback.song
        if song is None:
            self._desktop.show_now_playing(None)
            return
        cover = self.studio.library.library.folder_of(song) / SongFile.COVER
        playing = playback.state is PlayerState.PLAYING
        shown = cover if cover.is_file() else None
        self._desktop.show_now_playing(
            NowPlaying(song.title, tag_words(song), song.seconds, playback.position, playing, shown)
        )

    def _notify(self, _job: str, song: Song) -> None:
        if self.studio.settings.notify and not self.window.isActiveWindow() and not self.popover.isVisible():
            self.tray.notify(song.title, self.tr("The song is ready"))

    def _show_log(self) -> None:
        self._desktop.reveal(self._log_file)

    def _tell_about(self) -> None:
        self.open_studio()
        self.window.tell(*about_text(__version__))


def run(*, hidden: bool = False) -> int:
    """Run HeartStudio until it is quit; where it runs already, bring that to the front.

    Args:
        hidden: begin in the menu bar alone.

    Returns:
        The exit status.
    """
    home = heartstudio_home()
    qt = Program([sys.argv[0]])
    qt.setApplicationName("HeartStudio")
    qt.setApplicationVersion(__version__)
    qt.setQuitOnLastWindowClosed(False)
    single = SingleInstance(home, qt)
    if not single.claim():
        return 0
    with diary(home) as log_file:
        install_language(qt, QLocale.system())
        qt.setWindowIcon(app_icon())
        try:
            application = Application(qt, home, this_desktop(sys.platform == "darwin", qt), log_file)
        except HeartStudioError as error:
            # There is no window yet that could say it.
            logger.exception("HeartStudio cannot begin")
            QMessageBox.critical(None, "HeartStudio", str(error))
            single.release()
            return CANNOT_BEGIN
        single.raised.connect(application.open_studio)
        sys.excepthook = application.on_unforeseen
        application.start(hidden=hidden)
        status: int = qt.exec()
        sys.excepthook = sys.__excepthook__
        ended = application.close()
        single.release()
        logger.info("HeartStudio ends")
        if not ended:
            # The engine is deep inside MLX. What is composed lies in its journal.
            logging.shutdown()
            os._exit(status)
    return status
