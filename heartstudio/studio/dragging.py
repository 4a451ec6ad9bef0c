"""Songs as real files with good names, ready before a drag begins."""

from __future__ import annotations

import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotInTimeError
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from heartstudio.audio.errors import cannot_write
from heartstudio.audio.export import ExportFormat
from heartstudio.audio.names import safe_file_name
from heartstudio.audio.staging import part_of
from heartstudio.audio.tagging import write_tags
from heartstudio.errors import HeartStudioError
from heartstudio.songs.export import export_song, tags_of
from heartstudio.songs.layout import SongFile
from heartstudio.songs.library import Library
from heartstudio.songs.song import Song

PATIENCE = 0.7
"""Seconds that a drag waits for songs that are being prepared; then it takes them as they lie in the library."""

PREFIX = "heartstudio-drag-"

FORGOTTEN = 24 * 60 * 60
"""Seconds after which a folder that is still there belongs to a run that was killed."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What a prepared file depends on; where this changes, it is made again."""

    song: str
    title: str
    cover: float
    normalise: bool


class DragFiles:
    """Keeps WAV files of songs in a folder of this run; all are gone when it is closed.

    A file has the song's title for a name, and cover, words and recipe inside. It is best prepared when a song is
    selected; one that is not ready when a drag begins is the library's own sound with the tags added, without the fade
    and the loudness that exporting would bring.

    Args:
        library: gives the library.
        normalise: says whether files are to be brought to the common loudness.
    """

    def __init__(self, library: Callable[[], Library], normalise: Callable[[], bool]) -> None:
        self._library = library
        self._normalise = normalise
        _sweep()
        self._folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="drag")
        self._lock = threading.Lock()
        self._made: dict[_Look, Future[Path]] = {}

    def warm(self, songs: Sequence[Song]) -> None:
        """Begin to prepare songs that may be dragged soon."""
        for song in songs:
            if not song.missing:
                self._begun(song)

    def prepare(self, songs: Sequence[Song]) -> list[Path]:
        """The files of some songs, ready now; songs whose sound is missing are left out.

        Raises:
            HeartStudioError: where none of them can be had.
        """
        paths: list[Path] = []
        refusal: HeartStudioError | None = None
        patience = PATIENCE
        for song in songs:
            try:
                path, waited = self._ready(song, patience)
                patience = max(0.0, patience - waited)
                paths.append(path)
            except HeartStudioError as error:
                refusal = error
        if refusal is not None and not paths:
            raise refusal
        return paths

    def close(self) -> None:
        """Remove all files."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _ready(self, song: Song, patience: float) -> tuple[Path, float]:
        look = self._look(song)
        with self._lock:
            begun = self._made.get(look)
        if begun is not None:
            began = time.monotonic()
            with suppress(NotInTimeError, HeartStudioError):
                path = begun.result(patience)
                if path.is_file():
                    return path, time.monotonic() - began
        return self._copied(song), 0.0

    def _begun(self, song: Song) -> None:
        look = self._look(song)
        with self._lock:
            known = self._made.get(look)
            if known is not None and not (known.done() and (known.cancelled() or known.exception())):
                return
            self._made[look] = self._pool.submit(self._exported, song, look)

    def _exported(self, song: Song, look: _Look) -> Path:
        # Its own folder keeps the name free of numbers, whatever else is called the same.
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        return export_song(self._library(), song, folder, ExportFormat.WAV24, normalise=look.normalise)

    def _copied(self, song: Song) -> Path:
        library = self._library()
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        path = folder / safe_file_name(song.title, ".wav")
        part = part_of(path)
        try:
            shutil.copyfile(library.path_of(song, SongFile.AUDIO), part)
            write_tags(part, "WAV", tags_of(library, song), name=path)
            part.rename(path)
        except OSError as error:
            raise cannot_write(path, error) from error
        return path

    def _look(self, song: Song) -> _Look:
        cover = 0.0
        with suppress(OSError):
            cover = (self._library().folder_of(song) / SongFile.COVER).stat().st_mtime
        return _Look(song.id, song.title, cover, self._normalise())


def _sweep() -> None:
    """Remove what runs left behind that could not end: their files are as large as songs."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if folder.stat().st_mtime < time.time() - FORGOTTEN:
                shutil.rmtree(folder, ignore_errors=True)
