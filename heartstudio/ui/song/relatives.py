"""Songs that belong to a song: its other takes, what it continues, and what continues it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heartstudio.errors import HeartStudioError
from heartstudio.recipe import FRAME_RATE
from heartstudio.songs.song import Song
from heartstudio.studio.library_service import LibraryService
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.clearing import clear
from heartstudio.ui.controls.label import Label
from heartstudio.ui.cover_shelf import CoverShelf
from heartstudio.ui.player.cover import Cover
from heartstudio.ui.theme import Radius, Type
from heartstudio.ui.wording import clock


class Relatives(QWidget):
    """A short list of songs to go to.

    Signals:
        opened(Song): one was pressed.

    Args:
        library: knows them.
        covers: has their pictures.
    """

    opened = Signal(object)

    def __init__(self, library: LibraryService, covers: CoverShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._covers = covers
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_of(self, song: Song) -> None:
        """Show the relatives of another song."""
        clear(self._column)
        for other, words in self._relatives(song):
            self._column.addWidget(self._row(other, words))

    def _relatives(self, song: Song) -> list[tuple[Song, str]]:
        catalogue = self._library.library
        found: list[tuple[Song, str]] = []
        try:
            if song.parent is not None and (parent := self._library.find(song.parent)) is not None:
                left = clock((song.branch_frame or 0) / FRAME_RATE)
                found.append((parent, self.tr("this song leaves it at {0}").format(left)))
            takes = catalogue.takes(song.take_group) if song.take_group else []
            found += [
                (take, self.tr("take {0}").format(take.take + 1)) for take in takes if take.id != song.id
            ]
            for later in catalogue.continuations(song.id):
                left = clock((later.branch_frame or 0) / FRAME_RATE)
                found.append((later, self.tr("goes on from {0}").format(left)))
        except HeartStudioError:
            return found
        return found

    def _row(self, song: Song, words: str) -> QWidget:
        row = _Row(song)
        row.opened.connect(self.opened)
        cover = Cover(self._covers, self._library, 36, Radius.SMALL)
        cover.show_song(song)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(Label(song.title, Type.CHIP))
        text.addWidget(Label(f"{words} · {clock(song.seconds)}", Type.LABEL, "ink2"))
        go = Button(look=Look.PLAIN, icon="chevron-right", name=self.tr("Show song"), icon_size=14)
        go.setAccessibleDescription(song.title)
        go.clicked.connect(lambda: self.opened.emit(song))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(9)
        line.addWidget(cover)
        line.addLayout(text, 1)
        line.addWidget(go)
        return row


class _Row(QWidget):
    opened = Signal(object)

    def __init__(self, song: Song) -> None:
        super().__init__()
        self._song = song

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.opened.emit(self._song)
