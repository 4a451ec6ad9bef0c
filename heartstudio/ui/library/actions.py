"""What can be done with songs, wherever they are shown: one menu, one set of commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from heartstudio.audio.export import ExportFormat
from heartstudio.errors import HeartStudioError
from heartstudio.songs.layout import SongFile
from heartstudio.songs.song import Song
from heartstudio.songs.trash import Undo
from heartstudio.studio.jobs import Problem
from heartstudio.studio.studio import Studio
from heartstudio.ui.compose.seed import drawn_seed
from heartstudio.ui.controls.menu import Menu

FORMAT_NAMES = {
    ExportFormat.WAV24: "WAV, 24 bit",
    ExportFormat.WAV16: "WAV, 16 bit",
    ExportFormat.WAV_FLOAT: "WAV, 32 bit float",
    ExportFormat.FLAC: "FLAC",
    ExportFormat.AIFF24: "AIFF, 24 bit",
    ExportFormat.AIFF16: "AIFF, 16 bit",
}


class SongActions(QObject):
    """Carries out what a person wants with songs.

    Signals:
        opened(Song): show its sheet.
        reused(Recipe): put its recipe into the form.
        deleted(Undo, count): songs went to the trash.
        problem(Problem): something could not be done.

    Args:
        studio: does it.
        reveal: shows a file in the system's file manager.
        window: that dialogues belong to.
    """

    opened = Signal(object)
    reused = Signal(object)
    deleted = Signal(object, int)
    problem = Signal(object)

    def __init__(self, studio: Studio, reveal: Callable[[Path], None], window: QWidget) -> None:
        super().__init__(window)
        self._studio = studio
        self._reveal = reveal
        self._window = window
        self._copied = False
        self._looked_in = Path.home()

    def play(self, song: Song, context: Sequence[str] = ()) -> None:
        """Play a song, or pause it where it is on.

        Args:
            song: which.
            context: ids that Next and Previous walk from here on.
        """
        playback = self._studio.playback
        if context:
            playback.set_context(context)
        if playback.song is not None and playback.song.id == song.id:
            playback.toggle()
        else:
            playback.play(song)

    def toggle_favourite(self, songs: Sequence[Song]) -> None:
        """Make favourites of songs; where all are, take the mark away."""
        favourite = not all(song.favourite for song in songs)
        for song in songs:
            self._studio.library.set_favourite(song.id, favourite)

    def delete(self, songs: Sequence[Song]) -> None:
        """Put songs into the trash, from where they can be brought back."""
        if not songs:
            return
        undo: Undo | None = self._studio.library.delete([song.id for song in songs])
        if undo is not None:
            self.deleted.emit(undo, len(songs))

    def export(self, songs: Sequence[Song], chosen: ExportFormat | None = None) -> None:
        """Ask where to, and write songs there."""
        if songs and (folder := self._ask_where_to()) is not None:
            wanted = chosen or self._studio.settings.export_format
            self._studio.library.export(songs, folder, wanted)

    def export_recipes(self, songs: Sequence[Song]) -> None:
        """Ask where to, and write the recipes of songs there, for others to make them anew."""
        if songs and (folder := self._ask_where_to()) is not None:
            self._studio.library.export_recipes(songs, folder)

    def copy(self, songs: Sequence[Song]) -> None:
        """Put the sound files of songs on the clipboard, to be pasted wherever they could be dragged to."""
        paths = self._studio.library.prepare_drag([song for song in songs if not song.missing])
        if paths:
            data = QMimeData()
            data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
            QGuiApplication.clipboard().setMimeData(data)
            self._copied = True

    def close(self) -> None:
        """Take songs off the clipboard: their files go with the program, and Qt outlives what lies on it."""
        clipboard = QGuiApplication.clipboard()
        if self._copied and (data := clipboard.mimeData()) is not None and data.hasUrls():
            clipboard.clear()

    def reveal(self, song: Song) -> None:
        """Show a song's sound file in the file manager."""
        try:
            self._reveal(self._studio.library.library.path_of(song, SongFile.AUDIO))
        except HeartStudioError as error:
            self.problem.emit(Problem.of(error))

    def new_take(self, song: Song) -> None:
        """Compose the same recipe with another seed."""
        self._studio.compose(replace(song.recipe, seed=drawn_seed(), takes=1))

    def look_for_lost(self) -> None:
        """Ask for a folder, and bring lost songs back from wherever in it they are now."""
        library = self._studio.library
        if library.is_searching:
            return
        title = self.tr("Look for missing songs in")
        folder = QFileDialog.getExistingDirectory(self._window, title, str(self._looked_in))
        if folder:
            self._looked_in = Path(folder)
            library.look_for_lost(self._looked_in)

    def menu(self, songs: Sequence[Song], parent: QWidget, rename: Callable[[], None] | None = None) -> QMenu:
        """The menu of some songs.

        Args:
            songs: which; at least one.
            parent: that it opens over.
            rename: begins to edit the title of the only song; left out where that cannot be done there.
        """
        menu = Menu(parent)
        first, only = songs[0], len(songs) == 1
        if only:
            menu.addAction(self.tr("Play"), lambda: self.play(first)).setEnabled(not first.missing)
            menu.addAction(self.tr("Show song"), lambda: self.opened.emit(first))
        if any(song.missing for song in songs):
            look = self.tr("Look for it") if only else self.tr("Look for missing songs")
            menu.addAction(look, self.look_for_lost).setEnabled(not self._studio.library.is_searching)
        if only:
            menu.addSeparator()
        every = all(song.favourite for song in songs)
        mark = self.tr("Remove from favourites") if every else self.tr("Add to favourites")
        menu.addAction(mark, lambda: self.toggle_favourite(songs))
        if only and rename is not None:
            menu.addAction(self.tr("Rename"), QKeySequence("F2"), rename)
        if only:
            menu.addAction(self.tr("New take"), lambda: self.new_take(first))
            menu.addAction(self.tr("Use this recipe"), lambda: self.reused.emit(first.recipe))
        menu.addSeparator()
        menu.addAction(self.tr("Copy"), lambda: self.copy(songs))
        exports = menu.add_menu(self.tr("Export as"))
        for chosen, name in FORMAT_NAMES.items():
            exports.addAction(name, lambda chosen=chosen: self.export(songs, chosen))
        exports.addSeparator()
        exports.addAction(self.tr("Recipe alone"), lambda: self.export_recipes(songs))
        if only:
            menu.addAction(self.tr("Reveal in Finder"), lambda: self.reveal(first))
        menu.addSeparator()
        menu.addAction(
            self.tr("Delete %n song(s)", "", len(songs)),
            QKeySequence(QKeySequence.StandardKey.Delete),
            lambda: self.delete(songs),
        )
        return menu

    def open_menu(
        self,
        songs: Sequence[Song],
        position: QPoint,
        parent: QWidget,
        rename: Callable[[], None] | None = None,
    ) -> None:
        """Open the menu of some songs at a place on the screen."""
        if songs:
            self.menu(songs, parent, rename).popup(position)

    def _ask_where_to(self) -> Path | None:
        """A folder to write to; None where the person has changed their mind."""
        start = str(Path.home() / "Music") if (Path.home() / "Music").is_dir() else str(Path.home())
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Export to"), start)
        return Path(folder) if folder else None
