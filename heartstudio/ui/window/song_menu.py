"""The Song menu: what can be done with the songs that are chosen, for the keyboard and for the menu bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from heartstudio.songs.song import Song
from heartstudio.ui.window.studio_window import StudioWindow


class SongMenu(QObject):
    """Fills a menu; its shortcuts work wherever songs are chosen, and do nothing elsewhere.

    Args:
        menu: to be filled.
        window: where songs are chosen.
    """

    def __init__(self, menu: QMenu, window: StudioWindow) -> None:
        super().__init__(menu)
        self._menu = menu
        self._window = window
        self._any: list[QAction] = []
        self._one: list[QAction] = []
        actions = window.actions_for_songs
        self._add(self.tr("Play"), actions.play, "Shift+Return")
        self._add(self.tr("Show song"), actions.opened.emit, "Ctrl+I")
        menu.addSeparator()
        self._add_for_all(self.tr("Favourite"), actions.toggle_favourite, "Ctrl+D")
        self._add(self.tr("Rename"), lambda _song: window.rename_chosen(), "F2")
        self._add(self.tr("New take"), window.make_new_take, "Ctrl+T")
        self._add(self.tr("Use this recipe"), lambda song: actions.reused.emit(song.recipe), "Ctrl+U")
        menu.addSeparator()
        self._add_for_all(self.tr("Export"), actions.export, "Ctrl+E")
        self._add(self.tr("Reveal in Finder"), actions.reveal, "Ctrl+Shift+R")
        menu.addSeparator()
        self._add_for_all(self.tr("Delete"), actions.delete, "Ctrl+Backspace")
        menu.aboutToShow.connect(self._show_what_can_be_done)
        menu.aboutToHide.connect(self._open_all)

    def _add(self, text: str, act: Callable[[Song], object], key: str) -> None:
        def for_one(songs: Sequence[Song]) -> None:
            if len(songs) == 1:
                act(songs[0])

        self._one.append(self._action(text, for_one, key))

    def _add_for_all(self, text: str, act: Callable[[Sequence[Song]], object], key: str) -> None:
        self._any.append(self._action(text, lambda songs: songs and act(songs), key))

    def _action(self, text: str, act: Callable[[Sequence[Song]], object], key: str) -> QAction:
        action = self._menu.addAction(text)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda: act(self._window.chosen()))
        self._window.addAction(action)
        return action

    def _show_what_can_be_done(self) -> None:
        count = len(self._window.chosen())
        for action in self._any:
            action.setEnabled(count > 0)
        for action in self._one:
            action.setEnabled(count == 1)

    def _open_all(self) -> None:
        """A shortcut asks when it is pressed; what was chosen when the menu was open does not matter then."""
        for action in (*self._any, *self._one):
            action.setEnabled(True)
