"""One job from its first to its last frame, as the engine thread gives it. Imports the engine, and so MLX."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

from heartstudio.engine.events import AudioReady, Event, Finished, FramesComposed, Loaded, Prefilled
from heartstudio.songs.journal import discard, pending
from heartstudio.songs.library import Library
from heartstudio.studio.composers import Composers
from heartstudio.studio.jobs import Ended, Job, JobId, Progress, Stage
from heartstudio.studio.live import LiveTakes
from heartstudio.studio.recording import Recorder, Saved, going_on

if TYPE_CHECKING:
    from heartstudio.studio.engine_thread import EngineThread

TOLD_SECONDS = 0.05
"""Least time between two signals of progress: twenty a second is more than anybody sees."""


class Performance:
    """Composes a job, tells of it through the thread's signals, and leaves when asked to.

    Args:
        stage: the thread whose signals tell of it.
        job: what to compose.
        library: that the songs go into.
        live: where the sound so far is kept for listening.
        wish: what is wished of a job: CANCELLED, SAVING for ending it here, WAITING for leaving it, or None.
    """

    def __init__(
        self,
        stage: EngineThread,
        job: Job,
        library: Library,
        live: LiveTakes,
        wish: Callable[[JobId], Stage | None],
    ) -> None:
        self._thread = stage
        self._job = job
        self._library = library
        self._live = live
        self._wish = lambda: wish(job.id)
        self._progress = Progress(Stage.LOADING, job.given_frames, job.recipe.frame_limit)
        self._told = 0.0

    def give(self, composers: Composers, make_room: Callable[[int], None]) -> Ended:
        """Compose the job's songs and save them.

        Raises:
            HeartStudioError: where that cannot be; the frames so far stay in their journals.
        """
        job = self._job
        if self._wish() in (Stage.CANCELLED, Stage.WAITING):
            return Ended(self._wish() or Stage.CANCELLED)
        self._tell(Stage.LOADING)
        composer = composers.composer(job.recipe, make_room)
        recorder = Recorder(self._library)

        def enough() -> bool:
            return self._wish() is Stage.SAVING

        if job.interrupted is not None:
            events = recorder.resume(job.interrupted, going_on(composer, job.interrupted, enough))
        else:
            events = recorder.record(
                job.recipe,
                composer.compose(job.recipe, job.start, enough),
                start=job.start,
                provenance=job.provenance,
                ids=job.song_ids,
            )
        self._live.begin(job.id, 1 if job.interrupted is not None else job.recipe.takes)
        with closing(events):
            for event in events:
                self._hear(event)
                wish = self._wish()
                if wish in (Stage.CANCELLED, Stage.WAITING):
                    return Ended(wish)
        speed, composed = self._progress.frames_per_second, self._progress.composed_frames
        composers.learn(job.recipe, composed - job.given_frames, speed)
        return Ended(Stage.DONE)

    def tidy(self, stage: Stage, *, keep: bool) -> None:
        """Remove the journals of a cancelled job, and of any other those that hold nothing that was composed.

        Raises:
            JournalError, LibraryReadOnlyError: where one cannot be removed.
        """
        unwanted = stage is Stage.CANCELLED and not keep
        for interrupted in pending(self._library.home):
            if interrupted.id not in self._job.song_ids:
                continue
            empty = len(interrupted.codes) <= interrupted.start_frames and self._job.interrupted is None
            if unwanted or empty:
                discard(interrupted)

    def _hear(self, event: Event | Saved) -> None:
        match event:
            case Loaded():
                self._tell(Stage.READING, memory_bytes=event.memory_bytes)
            case Prefilled():
                self._tell(Stage.COMPOSING)
            case FramesComposed():
                self._tell(
                    Stage.COMPOSING,
                    composed_frames=event.composed,
                    frames_per_second=event.frames_per_second,
                    memory_bytes=event.memory_bytes,
                    seconds_left=event.seconds_left,
                )
            case AudioReady():
                self._live.append(event.take, event.samples)
                self._thread.audio_ready.emit(self._job.id, event.take, event.start, event.samples)
            case Finished():
                self._tell(Stage.SAVING, seconds_left=0.0)
            case Saved():
                self._thread.saved.emit(self._job.id, event.song)

    def _tell(
        self,
        stage: Stage,
        *,
        composed_frames: int | None = None,
        frames_per_second: float | None = None,
        memory_bytes: int | None = None,
        seconds_left: float | None = None,
    ) -> None:
        old = self._progress
        self._progress = Progress(
            stage,
            old.composed_frames if composed_frames is None else composed_frames,
            old.limit_frames,
            old.frames_per_second if frames_per_second is None else frames_per_second,
            old.memory_bytes if memory_bytes is None else memory_bytes,
            old.seconds_left if seconds_left is None else seconds_left,
        )
        now = time.monotonic()
        if stage is not old.stage or not self._told or now - self._told >= TOLD_SECONDS:
            self._told = now
            self._thread.progressed.emit(self._job.id, self._progress)
