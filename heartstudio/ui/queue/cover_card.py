"""One cover on the queue page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heartstudio.studio.cover_queue import CoverView
from heartstudio.studio.library_service import LibraryService
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.label import Label
from heartstudio.ui.controls.ring import ProgressRing
from heartstudio.ui.controls.surface import Surface
from heartstudio.ui.cover_shelf import CoverShelf
from heartstudio.ui.player.cover import Cover
from heartstudio.ui.theme import Radius, Type
from heartstudio.ui.wording import cover_words


class CoverCard(Surface):
    """A cover that is painted or waits, lower and quieter than a song.

    Signals:
        cancel_wanted(song id), open_wanted(Song).

    Args:
        view: the cover.
        covers: has the picture that the song wears now.
        library: makes the files of songs that are dragged.
    """

    cancel_wanted = Signal(str)
    open_wanted = Signal(object)

    def __init__(
        self, view: CoverView, covers: CoverShelf, library: LibraryService, parent: QWidget | None = None
    ) -> None:
        super().__init__("card", Radius.WINDOW, line=True, parent=parent)
        self._view = view
        self._cover = Cover(covers, library, 36, Radius.SMALL)
        self._cover.clicked.connect(lambda: self.open_wanted.emit(self._view.song))
        self._title = Label("", Type.STRONG)
        self._words = Label("", Type.SECONDARY, "ink2")
        self._ring = ProgressRing(30)
        cancel = Button(self.tr("Cancel"), Look.QUIET)
        cancel.clicked.connect(lambda: self.cancel_wanted.emit(self._view.song.id))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 14, 9)
        row.setSpacing(14)
        row.addWidget(self._cover)
        row.addLayout(words, 1)
        row.addWidget(self._ring)
        row.addWidget(cancel)
        self.show_view(view)

    def show_view(self, view: CoverView) -> None:
        """Show the cover as it stands now."""
        self._view = view
        self._cover.show_song(view.song)
        self._title.text = self.tr("Cover of {0}").format(view.song.title)
        self.setAccessibleName(self._title.text)
        self._words.text = cover_words(view)
        self._ring.setVisible(view.running)
        self._ring.fraction = view.fraction
