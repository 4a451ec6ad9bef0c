"""The library for the windows: quick changes at once, long work elsewhere, and one signal for all that changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal, Slot

from heartstudio.audio.errors import AudioFileError
from heartstudio.audio.export import ExportFormat
from heartstudio.audio.peaks import Peaks, compute_peaks
from heartstudio.errors import HeartStudioError
from heartstudio.songs.check import check
from heartstudio.songs.errors import LibraryError
from heartstudio.songs.export import export_recipe, export_song
from heartstudio.songs.findings import Report
from heartstudio.songs.importing import import_song
from heartstudio.songs.layout import SongFile
from heartstudio.songs.library import Library, Painter
from heartstudio.songs.restoring import Decoder
from heartstudio.songs.song import Song
from heartstudio.songs.trash import Undo
from heartstudio.studio.dragging import DragFiles
from heartstudio.studio.errands import Errands
from heartstudio.studio.jobs import Problem
from heartstudio.studio.searching import Searcher


class LibraryService(QObject):
    """What windows may do with songs. What cannot be done is told by ``problem``, and the windows go on.

    Signals:
        changed(ids): a frozenset of the songs that are new, gone or different; an empty one means any.
        opened(): another library folder is in use.
        exporting(done, total): how far an export is.
        exported(paths): an export is complete; a tuple of the new files.
        checked(Report): everything was looked at, and put right where that can be.
        search(Search): how far the search for lost songs is, and how it ended.
        problem(Problem): something could not be done.

    Args:
        library: the open library; closed by :meth:`close`.
        normalise: says whether files are brought to the common loudness on their way out.
    """

    changed = Signal(object)
    opened = Signal()
    exporting = Signal(int, int)
    exported = Signal(object)
    checked = Signal(object)
    search = Signal(object)
    problem = Signal(object)

    def __init__(
        self, library: Library, normalise: Callable[[], bool] = lambda: False, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._former: list[Library] = []
        self._normalise = normalise
        self._errands = Errands("library", threads=2, parent=self)
        self._drags = DragFiles(lambda: self._library, normalise)
        self._searcher = Searcher(self._errands, self)
        self._searcher.progressed.connect(self.search)
        self._searcher.found.connect(self._told)
        self._searcher.problem.connect(self.problem)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look_again)
        self._watch()

    @property
    def library(self) -> Library:
        """The library itself, for reading; usable from any thread."""
        return self._library

    @property
    def home(self) -> Path:
        """Its folder."""
        return self._library.home

    @property
    def read_only(self) -> bool:
        """Whether songs can only be heard and exported."""
        return self._library.read_only

    def open_folder(self, home: Path, paint: Painter | None = None) -> bool:
        """Use the library in another folder from now on; where that cannot be, all stays as it is.

        Returns:
            Whether the other library is in use.
        """
        try:
            library = Library(home, paint=paint or self._library.paint)
        except HeartStudioError as error:
            self.problem.emit(Problem.of(error))
            return False
        # Somebody may still be reading from the old one, or composing into it.
        self._former.append(self._library)
        self._library = library
        self._watch()
        self.opened.emit()
        self.changed.emit(frozenset())
        return True

    def find(self, song_id: str) -> Song | None:
        """A song of the library; None where it is not there or deleted."""
        try:
            song = self._library.get(song_id)
        except LibraryError:
            return None
        return song if song.deleted is None else None

    def rename(self, song_id: str, title: str) -> None:
        """Give a song another title; an empty one stands for the title it would have by itself."""
        self._change([song_id], lambda: self._library.rename(song_id, title))

    def set_favourite(self, song_id: str, favourite: bool = True) -> None:
        """Mark a song as a favourite, or take the mark away."""
        self._change([song_id], lambda: self._library.set_favourite(song_id, favourite))

    def count_play(self, song_id: str) -> None:
        """Count that a song was played; of no matter where it cannot be kept."""
        try:
            self._library.played(song_id)
        except HeartStudioError:
            return
        self._told({song_id})

    def set_cover(self, song_id: str, png: bytes) -> bool:
        """Give a song a new cover and keep the ones before it.

        Returns:
            Whether it wears that now.
        """
        return self._change([song_id], lambda: self._library.set_cover(song_id, png))

    def set_prompt(self, song_id: str, prompt: str) -> None:
        """Keep what an image model is to be told for a song's cover."""
        self._change([song_id], lambda: self._library.set_prompt(song_id, prompt))

    def use_picture(self, song_id: str, picture: Path | bytes) -> None:
        """Let a song wear a picture of one's own, a file or what is in one; it is read and cut elsewhere."""
        self._errands.run(
            lambda: _own_picture(picture), lambda png: self.set_cover(song_id, png), self.problem.emit
        )

    def choose_cover(self, song_id: str, cover: Path) -> None:
        """Let a song wear one of its kept covers again."""
        self._change([song_id], lambda: self._library.choose_cover(song_id, cover))

    def delete(self, ids: Iterable[str]) -> Undo | None:
        """Put songs into the trash: all or, with a problem told, none.

        Returns:
            What :meth:`restore` brings them back with.
        """
        chosen = list(ids)
        undone: list[Undo] = []
        self._change(chosen, lambda: undone.append(self._library.delete(chosen)))
        return undone[0] if undone else None

    def restore(self, undo: Undo) -> None:
        """Bring deleted songs back."""
        self._change(undo.ids, lambda: self._library.restore(undo))

    def saved(self, song: Song) -> None:
        """Say that a song was put into the library from elsewhere in the program."""
        self._told({song.id})

    def take_in(self, path: Path, *, tags: str = "", lyrics: str = "") -> None:
        """Copy a sound file into the library, elsewhere; ``changed`` or ``problem`` tells how that went.

        Args:
            path: a WAV, FLAC or AIFF file.
            tags: style words, where the file carries no recipe of ours.
            lyrics: its words, likewise.
        """
        library = self._library
        self._errands.run(
            lambda: import_song(library, path, tags=tags, lyrics=lyrics),
            lambda song: self._told({song.id}),
            self.problem.emit,
        )

    def export(
        self,
        songs: Sequence[Song],
        destination: Path,
        format: ExportFormat = ExportFormat.WAV24,  # noqa: A002 - the word that everybody looks for
        *,
        normalise: bool | None = None,
    ) -> None:
        """Write songs for the world outside, elsewhere; ``exported`` or ``problem`` tells how that went.

        Args:
            songs: which; those that cannot be exported are told one by one, the others follow.
            destination: a folder, or a file for a single song; nothing is overwritten.
            format: what to write.
            normalise: bring them to the common loudness; by default as the settings say.
        """
        library = self._library
        louder = self._normalise() if normalise is None else normalise

        def work() -> tuple[Path, ...]:
            written = []
            for done, song in enumerate(songs):
                self.exporting.emit(done, len(songs))
                try:
                    written.append(export_song(library, song, destination, format, normalise=louder))
                except HeartStudioError as error:
                    self.problem.emit(Problem.of(error))
            self.exporting.emit(len(songs), len(songs))
            return tuple(written)

        self._errands.run(work, self.exported.emit, self.problem.emit)

    def export_recipes(self, songs: Sequence[Song], folder: Path) -> None:
        """Write the recipes of songs alone, elsewhere; ``exported`` or ``problem`` tells how that went."""
        self._errands.run(
            lambda: tuple(export_recipe(song, folder) for song in songs),
            self.exported.emit,
            self.problem.emit,
        )

    def check(self, decode: Decoder) -> None:
        """Look at every song and put right what can be, elsewhere; ``checked`` or ``problem`` tells how that went.

        Args:
            decode: makes sounds again that are lost or damaged.
        """
        library = self._library

        def told(report: Report) -> None:
            self._told(())
            self.checked.emit(report)

        mend = not library.read_only
        self._errands.run(lambda: check(library, mend=mend, decode=decode), told, self.problem.emit)

    @property
    def is_searching(self) -> bool:
        """Whether lost songs are being looked for."""
        return self._searcher.is_busy

    def look_for_lost(self, place: Path) -> None:
        """Bring back lost songs from wherever below a folder they are now, elsewhere; ``search`` tells of it.

        Files are copied: what is found stays where it is. One search at a time; another one is not begun.
        """
        self._searcher.begin(self._library, place)

    def stop_search(self) -> None:
        """Look no further; what was found is back."""
        self._searcher.stop()

    def warm_drag(self, songs: Sequence[Song]) -> None:
        """Say that songs may be dragged soon, so that their files are ready when that begins."""
        self._drags.warm(songs)

    def prepare_drag(self, songs: Sequence[Song]) -> list[Path]:
        """Real WAV files of songs, with good names, ready now; none where that cannot be, with a problem told."""
        try:
            return self._drags.prepare(songs)
        except HeartStudioError as error:
            self.problem.emit(Problem.of(error))
            return []

    def fetch_outline(self, song: Song, then: Callable[[Peaks], None]) -> None:
        """Read the outline of a song elsewhere, or compute it where it is lost; ``then`` is called here."""
        folder = self._library.folder_of(song)
        self._errands.run(lambda: _outline(folder), then)

    def close(self) -> None:
        """Let work in hand come to its end, remove what was made for dragging, and close the library."""
        self._searcher.stop()
        self._errands.close()
        self._drags.close()
        for library in (*self._former, self._library):
            library.close()

    def _change(self, ids: Iterable[str], change: Callable[[], object]) -> bool:
        try:
            change()
        except HeartStudioError as error:
            self.problem.emit(Problem.of(error))
            return False
        self._told(ids)
        return True

    def _told(self, ids: Iterable[str]) -> None:
        self._seen = self._library.revision()
        self.changed.emit(frozenset(ids))

    def _watch(self) -> None:
        """Notice songs that another process puts in or takes out."""
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
        if self._library.layout.songs.is_dir():
            self._watcher.addPath(str(self._library.layout.songs))
        self._seen = self._library.revision()

    @Slot()
    def _look_again(self) -> None:
        try:
            revision = self._library.revision()
        except HeartStudioError as error:
            self.problem.emit(Problem.of(error))
            return
        if revision != self._seen:
            self._seen = revision
            self.changed.emit(frozenset())


def _own_picture(picture: Path | bytes) -> bytes:
    # Here and not above: it brings QtGui along, which a start need not wait for.
    from heartstudio.covers.own_picture import own_picture_png

    return own_picture_png(picture)


def _outline(folder: Path) -> Peaks:
    try:
        return Peaks.load(folder / SongFile.PEAKS)
    except AudioFileError:
        return compute_peaks(folder / SongFile.AUDIO)
