"""What is said of a song whose sound is not in its place, and the way to look for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from heartstudio.songs.layout import SongFile
from heartstudio.songs.song import Song
from heartstudio.studio.library_service import LibraryService
from heartstudio.ui.controls.button import Button
from heartstudio.ui.controls.label import Prose
from heartstudio.ui.theme import Type


class Lost(QWidget):
    """Seen only for a song that is missing.

    Args:
        library: knows where the song's files should be.

    Attributes:
        look: asks where to look for them.
    """

    def __init__(self, library: LibraryService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._words = Prose("", Type.SECONDARY, "warning")
        self.look = Button(self.tr("Look for it"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 16)
        row.setSpacing(16)
        row.addWidget(self._words, 1)
        row.addWidget(self.look, 0, Qt.AlignmentFlag.AlignVCenter)
        library.search.connect(self._show_whether_busy)

    def show_of(self, song: Song) -> None:
        """Say what is lost of a song; nothing where nothing is."""
        self.setVisible(song.missing)
        if not song.missing:
            return
        self._show_whether_busy()
        has_codes = (self._library.library.folder_of(song) / SongFile.CODES).is_file()
        self._words.setText(
            self.tr(
                "The sound file is not in its place. Look for it where it may be now, or choose Check the library, "
                "which makes it again."
            )
            if has_codes
            else self.tr(
                "The song's files are not in their place: they were moved, or are on a disk that is not connected."
            )
        )

    def _show_whether_busy(self) -> None:
        self.look.setEnabled(not self._library.is_searching)
