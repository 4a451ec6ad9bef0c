"""The queue: songs waiting to be composed, one after the other, whatever happens to each."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from heartstudio.errors import HeartStudioError
from heartstudio.recipe import Recipe
from heartstudio.songs import journal
from heartstudio.songs.intake import Codes
from heartstudio.songs.journal import Interrupted
from heartstudio.songs.layout import Layout, new_id
from heartstudio.songs.library import Library
from heartstudio.songs.song import Provenance, Song
from heartstudio.studio.engine_thread import EngineThread
from heartstudio.studio.jobs import Ended, Job, JobId, JobView, Problem, Progress, Stage
from heartstudio.studio.queue_file import Kept, QueueFile

FINISHED_KEPT = 100
"""Jobs that are over and still shown; older ones leave the list."""

logger = logging.getLogger(__name__)


class JobQueue(QObject):
    """Hands one job after the other to the engine, and keeps those that wait.

    Signals:
        changed(): the list of jobs, what is offered, or whether the queue is paused.
        progressed(job id, Progress): the job that is being composed has come further.
        audio_ready(job id, take, start sample, samples): its next stretch of sound.
        saved(job id, Song): one of its takes is in the library.
        failed(job id, Problem): it ended before its time; the next one begins.
        problem(Problem): the queue itself could not do something.

    Args:
        home: HeartStudio's data folder, where ``queue.json`` lies.
        library: gives the library, whose folder holds the journals.
        engine: composes.
    """

    changed = Signal()
    progressed = Signal(str, object)
    audio_ready = Signal(str, int, int, object)
    saved = Signal(str, object)
    failed = Signal(str, object)
    problem = Signal(object)

    def __init__(
        self, home: Path, library: Callable[[], Library], engine: EngineThread, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._engine = engine
        self._file = QueueFile(home)
        self._entries: list[_Entry] = []
        self._interrupted: list[Interrupted] = []
        self._paused = False
        self._restored = False
        self._closed = False
        engine.progressed.connect(self._on_progress)
        engine.audio_ready.connect(self.audio_ready)
        engine.saved.connect(self._on_saved)
        engine.ended.connect(self._on_ended)

    def open(self) -> None:
        """Bring back what waited when HeartStudio last ended; it waits, paused, until it or something new is wanted.

        Raises:
            LibraryError: where the data folder cannot be written; the queue then lives in memory alone.
        """
        self._look_for_interrupted()
        kept = self._file.open(self._interrupted)
        self._entries = [_Entry.of(one) for one in kept if not self._has_begun(one)]
        self._restored = self._paused = any(entry.waits for entry in self._entries)
        self._keep()
        self.changed.emit()

    def close(self) -> None:
        """Start nothing any more; what waits stays on disk. The engine is closed by its owner."""
        self._closed = True
        self._file.close()

    @property
    def paused(self) -> bool:
        """Whether nothing new begins."""
        return self._paused

    def jobs(self) -> tuple[JobView, ...]:
        """Everything that is composed, waits or is over, in order."""
        return tuple(entry.view() for entry in self._entries)

    def view(self, job_id: JobId) -> JobView | None:
        """One job."""
        entry = self._entry(job_id)
        return entry.view() if entry else None

    @property
    def running(self) -> JobView | None:
        """The job that is being composed."""
        return next((entry.view() for entry in self._entries if entry.runs), None)

    def add(self, recipe: Recipe, start: Codes | None = None, provenance: Provenance | None = None) -> JobId:
        """Compose a recipe after everything that waits.

        Args:
            recipe: what to compose.
            start: (frames, 8) int16 that the songs begin with, to continue or branch from another.
            provenance: the song that they continue.
        """
        return self._append(Job(new_id(), recipe, start, provenance or Provenance()))

    def resume(self, interrupted: Interrupted) -> JobId:
        """Go on with an interrupted song after everything that waits."""
        return self._append(Job.resuming(interrupted))

    def offered(self) -> tuple[Interrupted, ...]:
        """The songs that were interrupted, by a crash or by quitting, and that no job goes on with."""
        taken = {song_id for entry in self._entries if entry.claims for song_id in entry.job.song_ids}
        return tuple(song for song in self._interrupted if song.id not in taken)

    def discard(self, interrupted: Interrupted) -> None:
        """Let go of an interrupted song for good."""
        try:
            journal.discard(interrupted)
        except HeartStudioError as error:
            self.problem.emit(Problem.of(error))
        self._look_for_interrupted()
        self.changed.emit()

    def cancel(self, job_id: JobId, *, keep: bool = False) -> None:
        """End a job before its next frame; nothing is left of it but takes that were saved.

        Args:
            job_id: which; one that waits is only set aside.
            keep: offer what is composed so far as an interrupted song.
        """
        entry = self._entry(job_id)
        if entry is None or entry.progress.stage.is_over:
            return
        if entry.runs:
            self._engine.cancel(job_id, keep=keep)
            return
        entry.progress = replace(entry.progress, stage=Stage.CANCELLED)
        self._changed()

    def finish_now(self, job_id: JobId) -> None:
        """Let the songs of the running job end where they are, and save them."""
        entry = self._entry(job_id)
        if entry is not None and entry.runs:
            self._engine.finish_now(job_id)

    def move(self, job_id: JobId, position: int) -> None:
        """Move a waiting job to another place of :meth:`jobs`; what runs stays before what waits."""
        entry = self._entry(job_id)
        if entry is None or not entry.waits:
            return
        self._entries.remove(entry)
        first = next((at + 1 for at, other in enumerate(self._entries) if other.runs), 0)
        self._entries.insert(max(first, min(position, len(self._entries))), entry)
        self._changed()

    def retry(self, job_id: JobId) -> None:
        """Let a job that failed or was cancelled wait again; it goes on from the frames that it had reached."""
        entry = self._entry(job_id)
        if entry is None or entry.progress.stage not in (Stage.FAILED, Stage.CANCELLED):
            return
        self._look_for_interrupted()
        again = [song for song in self._interrupted if song.id in entry.job.song_ids]
        jobs = [Job.resuming(song) for song in again[1:]]
        first = Job.resuming(again[0], entry.id) if again else self._anew(entry)
        at = self._entries.index(entry)
        self._entries[at : at + 1] = [_Entry(first), *map(_Entry, jobs)]
        self._released()
        self._changed()

    def remove(self, job_id: JobId) -> None:
        """Take a job that waits or is over off the list."""
        entry = self._entry(job_id)
        if entry is not None and not entry.runs:
            self._entries.remove(entry)
            self._changed()

    def look_again(self) -> None:
        """Look for interrupted songs again: the library has moved, or another process left one."""
        self._look_for_interrupted()
        self.changed.emit()

    def clear_finished(self) -> None:
        """Take everything that is over off the list."""
        self._entries = [entry for entry in self._entries if not entry.progress.stage.is_over]
        self._changed()

    def pause_after_current(self, paused: bool) -> None:
        """Begin nothing after the running job, or go on."""
        self._paused, self._restored = paused, False
        self._changed()

    def _append(self, job: Job) -> JobId:
        self._entries.append(_Entry(job))
        self._released()
        self._changed()
        return job.id

    def _released(self) -> None:
        """Whoever asks for something new does not want it to wait behind a queue that only a restart has paused."""
        if self._restored:
            self._paused = self._restored = False

    def _changed(self) -> None:
        """Go on with the next job where none runs, keep the list, and tell."""
        if self._closed:
            return
        waiting = next((entry for entry in self._entries if entry.waits), None)
        start = waiting is not None and not self._paused and not any(entry.runs for entry in self._entries)
        if start:
            assert waiting is not None
            waiting.progress = replace(waiting.progress, stage=Stage.LOADING)
            self._entries.remove(waiting)
            self._entries.insert(self._place_of_running(), waiting)
        self._forget_oldest()
        self._keep()
        if start:
            assert waiting is not None
            self._engine.compose(waiting.job)
        self.changed.emit()

    def _place_of_running(self) -> int:
        """Before everything that waits."""
        return next((at for at, entry in enumerate(self._entries) if entry.waits), len(self._entries))

    def _forget_oldest(self) -> None:
        over = [entry for entry in self._entries if entry.progress.stage.is_over]
        for entry in over[: max(0, len(over) - FINISHED_KEPT)]:
            self._entries.remove(entry)

    def _on_progress(self, job_id: JobId, progress: Progress) -> None:
        entry = self._entry(job_id)
        if entry is None or not entry.runs:
            return
        entered = progress.stage is not entry.progress.stage
        entry.progress = progress
        self.progressed.emit(job_id, progress)
        if entered:
            self.changed.emit()

    def _on_saved(self, job_id: JobId, song: Song) -> None:
        entry = self._entry(job_id)
        if entry is not None:
            entry.songs.append(song)
        self.saved.emit(job_id, song)

    def _on_ended(self, job_id: JobId, ended: Ended) -> None:
        entry = self._entry(job_id)
        if entry is None:
            return
        stage = ended.stage
        if stage is Stage.DONE and not entry.songs:
            stage = Stage.CANCELLED  # it was to end before it had begun
        entry.progress = replace(entry.progress, stage=stage, seconds_left=None)
        entry.problem = ended.problem
        self._look_for_interrupted()
        self._changed()
        if ended.problem is not None:
            self.failed.emit(job_id, ended.problem)

    def _has_begun(self, kept: Kept) -> bool:
        """Whether a job that was being composed when HeartStudio died has left songs, or takes to go on with."""
        if kept.problem is not None or kept.job.interrupted is not None:
            return False
        layout = Layout(self._library().home)
        pending = {interrupted.id for interrupted in self._interrupted}
        return any(song_id in pending or layout.has_folder_of(song_id) for song_id in kept.job.song_ids)

    def _anew(self, entry: _Entry) -> Job:
        """A job from its beginning, or from what it was given; under new ids where its own may be taken."""
        job = entry.job
        if job.interrupted is None and not entry.songs:
            return job
        start = job.start if job.interrupted is None else job.interrupted.codes
        whole = start is not None and len(start) >= job.recipe.frame_limit
        return Job(new_id(), job.recipe, None if whole else start, job.provenance)

    def _look_for_interrupted(self) -> None:
        try:
            self._interrupted = journal.pending(self._library().home)
        except OSError as error:
            logger.warning("the journals cannot be looked at: %s", error)

    def _keep(self) -> None:
        kept = [Kept(entry.job, entry.problem) for entry in self._entries if entry.lasts]
        try:
            self._file.save(kept)
        except HeartStudioError as error:
            self.problem.emit(Problem.of(error))

    def _entry(self, job_id: JobId) -> _Entry | None:
        return next((entry for entry in self._entries if entry.id == job_id), None)


@dataclass(slots=True, eq=False)
class _Entry:
    """A job and where it stands."""

    job: Job
    progress: Progress = field(default_factory=lambda: Progress(Stage.WAITING))
    problem: Problem | None = None
    songs: list[Song] = field(default_factory=list)

    def __post_init__(self) -> None:
        stage = Stage.FAILED if self.problem is not None else Stage.WAITING
        self.progress = Progress(stage, self.job.given_frames, self.job.recipe.frame_limit)

    @classmethod
    def of(cls, kept: Kept) -> _Entry:
        return cls(kept.job, problem=kept.problem)

    @property
    def id(self) -> JobId:
        return self.job.id

    @property
    def waits(self) -> bool:
        return self.progress.stage is Stage.WAITING

    @property
    def runs(self) -> bool:
        return self.progress.stage.is_running

    @property
    def lasts(self) -> bool:
        """Whether it outlives the program: what waits, what runs, and what failed and may be tried again."""
        return not self.progress.stage.is_over or self.progress.stage is Stage.FAILED

    @property
    def claims(self) -> bool:
        """Whether the journals of its songs are its own business, and nobody else's to go on with."""
        return self.lasts

    def view(self) -> JobView:
        return JobView(self.job, self.progress, self.problem, tuple(self.songs))
