"""The studio: makes everything that the windows stand on, once, and takes it down again."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from heartstudio.audio.player import Player, PlayerState
from heartstudio.checkpoints.catalogue import load_catalogue
from heartstudio.checkpoints.installed import Shelf
from heartstudio.errors import HeartStudioError
from heartstudio.recipe import FRAME_RATE, Recipe
from heartstudio.resources import resource
from heartstudio.songs.intake import Codes
from heartstudio.songs.layout import heartstudio_home
from heartstudio.songs.library import Library, Painter
from heartstudio.songs.song import Provenance, Song
from heartstudio.studio.coach import TagCoach
from heartstudio.studio.cover_queue import CoverQueue
from heartstudio.studio.engine_thread import QUIT_SECONDS, EngineThread
from heartstudio.studio.estimate import Estimate, Estimator
from heartstudio.studio.job_queue import JobQueue
from heartstudio.studio.jobs import JobId, Problem
from heartstudio.studio.library_service import LibraryService
from heartstudio.studio.live import LiveTakes
from heartstudio.studio.models import ModelService
from heartstudio.studio.playback import Playback
from heartstudio.studio.settings import Settings
from heartstudio.studio.song_list import SongListModel

if TYPE_CHECKING:
    from heartstudio.audio.wave import Samples

LOG_FILE = "heartstudio.log"


def _painted(recipe: Recipe) -> bytes:
    # Here and not above: painting brings QtGui along, which a start need not wait for.
    from heartstudio.covers.painted import cover_png

    return cover_png(recipe)


class Studio(QObject):
    """Owns the services; a window gets this and nothing else.

    Signals:
        problem(Problem): something that no other service tells of, or that any of them does.

    Args:
        home: the data folder; the user's own by default.
        paint: paints the cover of a new song, on the engine's thread.
        log_file: named where something goes wrong that nobody foresaw.

    Attributes:
        home: the data folder.
        settings, library, engine, queue, cover_queue, playback, models, coach: the services.

    Raises:
        LibraryError: where neither the chosen library nor the one in the data folder can be opened.
        HeartStudioError: where a file of the program itself is missing.
    """

    problem = Signal(object)

    def __init__(
        self,
        home: Path | None = None,
        *,
        paint: Painter = _painted,
        log_file: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        # Qt owns it: Python's garbage collector, which runs on any thread, must not be who deletes it.
        super().__init__(parent or QCoreApplication.instance())
        self.home = home or heartstudio_home()
        self.log_file = log_file or self.home / LOG_FILE
        self._early: list[Problem] = []
        self.settings = Settings(self.home, self)
        shelf = Shelf(self.home, load_catalogue(resource("catalogue.toml")))
        self._estimator = Estimator(shelf)
        self.library = LibraryService(
            self._opened_library(self._telling(paint)), lambda: self.settings.normalise, self
        )
        self._live = LiveTakes()
        self.engine = EngineThread(
            shelf,
            self._estimator,
            lambda: self.library.library,
            self._live,
            lambda: self.settings.free_after_minutes * 60,
            self.log_file,
            self,
        )
        self.queue = JobQueue(self.home, lambda: self.library.library, self.engine, self)
        self.playback = Playback(
            self.library, self.queue, self._live, Player(self.settings.output_device), self
        )
        self.models = ModelService(shelf, self._estimator, self.engine, self)
        self.cover_queue = CoverQueue(self.library, self.settings, self.models, self.engine, self)
        self.coach = TagCoach.from_file(resource("tags.toml"))
        self._lists: list[SongListModel] = []
        self._connect()

    def open(self) -> None:
        """Bring back what waited, start the engine's thread, and tell what went wrong so far."""
        self.playback.set_volume(self.settings.volume)
        try:
            self.queue.open()
        except HeartStudioError as error:
            self._early.append(Problem.of(error))
        self.engine.start()
        self.cover_queue.open()
        early, self._early = self._early, []
        for problem in early:
            self.problem.emit(problem)

    def close(self, seconds: float = QUIT_SECONDS) -> bool:
        """Take everything down; a song in the making stays to be gone on with, and the services are gone.

        Args:
            seconds: how long to wait for the engine at most.

        Returns:
            Whether all has ended. Where not, leave the process with ``os._exit``: nothing is lost by that.
        """
        self.settings.flush()
        self.queue.close()
        self.cover_queue.close()
        self.models.close()
        self.playback.close()
        ended = self.engine.close(seconds)
        if ended:
            self.library.close()
            self.deleteLater()
        return ended

    def song_list(self) -> SongListModel:
        """A new list of the library's songs, for one view."""
        songs = SongListModel(self.library, self)
        songs.problem.connect(self.problem)
        songs.set_playing(self._sounding())
        self._lists.append(songs)
        songs.destroyed.connect(lambda: self._lists.remove(songs))
        return songs

    def estimate(self, recipe: Recipe) -> Estimate:
        """What composing a recipe will take on this machine."""
        return self._estimator.estimate(recipe)

    def compose(self, recipe: Recipe) -> JobId:
        """Compose a recipe after everything that waits."""
        return self.queue.add(recipe)

    def continue_song(self, song: Song, recipe: Recipe, from_seconds: float | None = None) -> JobId | None:
        """Compose a song that begins as another does: to its end, or to a branch point.

        Args:
            song: how it begins.
            recipe: of the new song; its length counts from the beginning.
            from_seconds: where it leaves the other song; its end by default.

        Returns:
            The job; None where the song's codes are not there, with a problem told.
        """
        try:
            codes = self.library.library.codes_of(song)
        except HeartStudioError as error:
            self.problem.emit(Problem.of(error))
            return None
        frame = len(codes) if from_seconds is None else round(from_seconds * FRAME_RATE)
        frame = max(0, min(frame, len(codes)))
        return self.queue.add(recipe, codes[:frame], Provenance(parent=song.id, branch_frame=frame))

    def check_library(self) -> None:
        """Look at every song and put right what can be; the library's ``checked`` tells what was found."""
        self.library.check(self._decoded)

    def _decoded(self, recipe: Recipe, codes: Codes) -> Samples:
        try:
            return self.engine.decode(recipe, codes).result()
        except CancelledError:
            raise HeartStudioError("HeartStudio was closed meanwhile") from None

    def _telling(self, paint: Painter) -> Painter:
        """A painter that tells where it fails; the song is saved without a cover then."""

        def painted(recipe: Recipe) -> bytes:
            try:
                return paint(recipe)
            except Exception:
                self.problem.emit(
                    Problem(
                        "The cover of a song could not be painted",
                        "The song is in the library without it",
                        "Choose New cover on its page",
                    )
                )
                raise

        return painted

    def _opened_library(self, paint: Painter) -> Library:
        """The chosen library, or else the one in the data folder."""
        chosen = self.settings.library_folder
        if chosen is not None and chosen != self.home:
            try:
                return Library(chosen, paint=paint)
            except HeartStudioError as error:
                self._early.append(Problem.of(error))
        return Library(self.home, paint=paint)

    def _connect(self) -> None:
        self.queue.saved.connect(lambda _job, song: self.library.saved(song))
        self.queue.saved.connect(lambda _job, song: self.cover_queue.add(song))
        self.library.opened.connect(self.queue.look_again)
        self.playback.changed.connect(self._mark_sounding)
        self.settings.changed.connect(self._on_setting)
        for service in (
            self.settings,
            self.library,
            self.queue,
            self.cover_queue,
            self.playback,
            self.models,
        ):
            service.problem.connect(self.problem)

    def _on_setting(self, name: str) -> None:
        react: dict[str, Callable[[], object]] = {
            "library_folder": lambda: self.library.open_folder(self.settings.library_folder or self.home),
            "output_device": lambda: self.playback.set_device(self.settings.output_device),
            "volume": lambda: self.playback.set_volume(self.settings.volume),
        }
        if name in react:
            react[name]()

    def _sounding(self) -> str | None:
        song = self.playback.song
        return song.id if song is not None and self.playback.state is not PlayerState.STOPPED else None

    def _mark_sounding(self) -> None:
        for songs in self._lists:
            songs.set_playing(self._sounding())
