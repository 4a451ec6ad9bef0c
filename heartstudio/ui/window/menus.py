"""The menu bar and its shortcuts."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTextEdit

from heartstudio.studio.playlist import Repeat
from heartstudio.studio.searching import Search
from heartstudio.studio.studio import Studio
from heartstudio.ui.window.sidebar import Place
from heartstudio.ui.window.song_menu import SongMenu
from heartstudio.ui.window.studio_window import StudioWindow

Standard = QKeySequence.StandardKey


class Menus(QObject):
    """Fills the menu bar of the studio window.

    Args:
        window: whose menu bar.
        studio: what the commands are for.
        quit_now: ends the program.
        show_log: shows the log file.
        about: says what this is.
    """

    def __init__(
        self,
        window: StudioWindow,
        studio: Studio,
        quit_now: Callable[[], object],
        show_log: Callable[[], object],
        about: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._studio = studio
        self._bar = window.menuBar()
        # Beside the Mac, where it stands at the top of the screen, the window does without; its shortcuts remain.
        self._bar.setVisible(sys.platform == "darwin")
        self._fill_file(quit_now)
        self._fill_edit()
        SongMenu(self._bar.addMenu(self.tr("Song")), window)
        self._fill_view()
        self._fill_controls()
        self._fill_window()
        self._fill_help(show_log, about)

    def _fill_file(self, quit_now: Callable[[], object]) -> None:
        window, menu = self._window, self._bar.addMenu(self.tr("File"))
        self._add(menu, self.tr("New song"), window.begin_song, Standard.New)
        self._add(menu, self.tr("Compose"), self._compose, "Ctrl+Return")
        self._add(menu, self.tr("Open lyrics or song"), window.choose_file, Standard.Open)
        menu.addSeparator()
        self._add(menu, self.tr("Check the library"), self._studio.check_library)
        self._look = self._add(
            menu,
            self.tr("Look for missing songs"),
            window.actions_for_songs.look_for_lost,
            "Ctrl+Shift+L",
        )
        self._studio.library.search.connect(self._show_search)
        menu.addSeparator()
        self._add(menu, self.tr("Close window"), window.close, Standard.Close)
        preferences = self._add(
            menu, self.tr("Preferences"), window.preferences_wanted.emit, Standard.Preferences
        )
        if preferences.shortcut().isEmpty():
            preferences.setShortcut(QKeySequence("Ctrl+,"))
        preferences.setMenuRole(QAction.MenuRole.PreferencesRole)
        leave = self._add(menu, self.tr("Quit HeartStudio"), quit_now, "Ctrl+Q")
        leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _fill_edit(self) -> None:
        menu = self._bar.addMenu(self.tr("Edit"))
        # Text fields know these keys themselves; the menu reaches them by the mouse, and undoes deletions.
        self._add(menu, self.tr("Undo"), self._undo, Standard.Undo)
        self._add(menu, self.tr("Redo"), lambda: self._edit("redo"), Standard.Redo)
        menu.addSeparator()
        self._add(menu, self.tr("Cut"), lambda: self._edit("cut"), Standard.Cut)
        self._add(menu, self.tr("Copy"), self._copy, Standard.Copy)
        self._add(menu, self.tr("Paste"), lambda: self._edit("paste"), Standard.Paste)
        self._add(menu, self.tr("Select all"), self._select_all, Standard.SelectAll)
        menu.addSeparator()
        self._add(menu, self.tr("Find"), self._window.find, Standard.Find)

    def _fill_view(self) -> None:
        menu = self._bar.addMenu(self.tr("View"))
        places = (
            (Place.COMPOSE, self.tr("Compose")),
            (Place.LIBRARY, self.tr("Library")),
            (Place.QUEUE, self.tr("Queue")),
            (Place.MODELS, self.tr("Models")),
            (Place.FAVOURITES, self.tr("Favourites")),
            (Place.THIS_WEEK, self.tr("This week")),
        )
        for number, (place, name) in enumerate(places, 1):
            self._add(menu, name, lambda place=place: self._window.go(place), f"Ctrl+{number}")
        menu.addSeparator()
        self._add(menu, self.tr("Full screen"), self._full_screen, Standard.FullScreen)

    def _fill_controls(self) -> None:
        playback, menu = self._studio.playback, self._bar.addMenu(self.tr("Controls"))
        self._add(menu, self.tr("Play or pause"), playback.toggle)
        self._add(menu, self.tr("Next"), playback.next, "Ctrl+Right")
        self._add(menu, self.tr("Previous"), playback.previous, "Ctrl+Left")
        self._add(menu, self.tr("Show what plays"), self._show_sounding, "Ctrl+L")
        menu.addSeparator()
        self._add(menu, self.tr("Louder"), lambda: self._turn_volume(0.05), "Ctrl+Up")
        self._add(menu, self.tr("Quieter"), lambda: self._turn_volume(-0.05), "Ctrl+Down")
        menu.addSeparator()
        shuffle = self._add(
            menu, self.tr("Shuffle"), lambda: setattr(playback, "shuffle", not playback.shuffle)
        )
        shuffle.setCheckable(True)
        repeat = self._add(menu, self.tr("Repeat all"), self._turn_repeat)
        repeat.setCheckable(True)

        def show() -> None:
            shuffle.setChecked(playback.shuffle)
            repeat.setChecked(playback.repeat is Repeat.ALL)

        menu.aboutToShow.connect(show)

    def _fill_window(self) -> None:
        window, menu = self._window, self._bar.addMenu(self.tr("Window"))
        self._add(menu, self.tr("Minimise"), window.showMinimized, "Ctrl+M")
        self._add(menu, self.tr("Zoom"), self._zoom)

    def _fill_help(self, show_log: Callable[[], object], about: Callable[[], object]) -> None:
        menu = self._bar.addMenu(self.tr("Help"))
        told = self._add(menu, self.tr("About HeartStudio"), about)
        told.setMenuRole(QAction.MenuRole.AboutRole)
        self._add(menu, self.tr("Show the log"), show_log)

    def _add(
        self,
        menu: QMenu,
        text: str,
        act: Callable[[], object],
        key: QKeySequence.StandardKey | str | None = None,
    ) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(lambda: act())
        if key is not None:
            action.setShortcut(QKeySequence(key))
        self._window.addAction(action)
        return action

    def _show_search(self, search: Search) -> None:
        self._look.setEnabled(search.over)

    def _compose(self) -> None:
        if self._window.pages.currentWidget() is not self._window.compose:
            self._window.go(Place.COMPOSE)
        else:
            self._window.compose.compose()

    def _copy(self) -> None:
        if not self._edit("copy"):
            self._window.actions_for_songs.copy(self._window.chosen())

    def _show_sounding(self) -> None:
        if (song := self._studio.playback.song) is not None:
            self._window.open_song(song)

    def _zoom(self) -> None:
        if self._window.isMaximized():
            self._window.showNormal()
        else:
            self._window.showMaximized()

    def _undo(self) -> None:
        if not self._edit("undo"):
            self._window.undo_deletion()

    def _select_all(self) -> None:
        if not self._edit("selectAll") and "library" in vars(self._window):
            self._window.library.grid.selectAll()

    def _edit(self, command: str) -> bool:
        """Let the text field that has the focus do it; False where none has."""
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit | QTextEdit):
            getattr(field, command)()
            return True
        return False

    def _full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _turn_volume(self, by: float) -> None:
        settings = self._studio.settings
        settings.volume = max(0.0, min(1.0, settings.volume + by))

    def _turn_repeat(self) -> None:
        playback = self._studio.playback
        playback.repeat = Repeat.OFF if playback.repeat is Repeat.ALL else Repeat.ALL


def about_text(version: str) -> tuple[str, str]:
    """What About says: a line, and the lines below it."""
    title = f"HeartStudio {version}"
    text = QCoreApplication.translate(
        "Menus", "Tags and lyrics become songs, entirely on this Mac. Nothing you write leaves it."
    )
    return title, text
