"""The one thread that owns MLX: it loads, composes and frees; the rest of the program hears signals."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from heartstudio.checkpoints.installed import Shelf
from heartstudio.covers.flux import Step
from heartstudio.errors import HeartStudioError
from heartstudio.recipe import Recipe
from heartstudio.songs.intake import Codes
from heartstudio.songs.library import Library
from heartstudio.studio.composers import Composers
from heartstudio.studio.decoding import decoded
from heartstudio.studio.estimate import Estimator
from heartstudio.studio.jobs import Ended, Job, JobId, Problem, Stage
from heartstudio.studio.live import LiveTakes
from heartstudio.studio.painters import Painters, Sitting
from heartstudio.studio.requests import Requests
from heartstudio.studio.room import Room

if TYPE_CHECKING:
    from heartstudio.audio.wave import Samples

SWITCH_INTERVAL = 0.001
NICENESS = 10
"""Seconds after which Python lets another thread run: with its own 5 ms, scrolling is seen to stutter."""

QUIT_SECONDS = 5.0
"""How long closing waits for the engine to let go."""

_Result = TypeVar("_Result")

logger = logging.getLogger(__name__)


class EngineThread(QThread):
    """Composes one job at a time, paints between two of them, and keeps the models meanwhile.

    Signals, all heard on the thread of the listener:
        progressed(job id, Progress): at most twenty times a second.
        audio_ready(job id, take, start sample, samples): the next stretch of a take's final sound.
        saved(job id, Song): a take is in the library.
        ended(job id, Ended): nothing follows for this job.

    Args:
        shelf: the models there are.
        estimator: what songs take on this machine.
        library: gives the library that songs go into.
        live: where the sound of the takes in the making is kept.
        free_after: gives the seconds without work after which the models are freed.
        log_file: named where something goes wrong that nobody foresaw.

    Attributes:
        activity: told True before and False after a stretch of work, on this thread; the Mac must not nap meanwhile.
    """

    progressed = Signal(str, object)
    audio_ready = Signal(str, int, int, object)
    saved = Signal(str, object)
    ended = Signal(str, object)

    def __init__(
        self,
        shelf: Shelf,
        estimator: Estimator,
        library: Callable[[], Library],
        live: LiveTakes,
        free_after: Callable[[], float],
        log_file: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("engine")
        self.activity: Callable[[bool], None] = _nothing
        self._shelf = shelf
        self._library = library
        self._live = live
        self._free_after = free_after
        self._log_file = log_file
        self._room = Room(estimator)
        self._composers = Composers(shelf, estimator, self._room)
        self._painters = Painters(shelf, self._room)
        self._requests = Requests()
        self._wishes: dict[JobId, Stage] = {}
        self._kept: set[JobId] = set()
        self._promised: set[Future[Any]] = set()
        self._stopping = threading.Event()

    def compose(self, job: Job) -> None:
        """Compose a job, after those asked for before."""
        self._wishes.pop(job.id, None)
        self._kept.discard(job.id)
        self._requests.put(lambda: self._compose(job))

    def cancel(self, job_id: JobId, *, keep: bool = False) -> None:
        """Leave a job before its next frame.

        Args:
            job_id: which.
            keep: keep the frames so far, to go on with later; else nothing is left of it.
        """
        if keep:
            self._kept.add(job_id)
        self._wishes[job_id] = Stage.CANCELLED

    def finish_now(self, job_id: JobId) -> None:
        """Let a job's songs end where they are; what is composed is decoded and saved."""
        self._wishes.setdefault(job_id, Stage.SAVING)

    def release_models(self) -> None:
        """Give the models' memory back as soon as no job needs it."""
        self._requests.put(self._release, quietly=True)

    def run_quietly(self, work: Callable[[], _Result], *, needs_room: bool = False) -> Future[_Result]:
        """Do something else with MLX on this thread when there is no music to compose.

        Args:
            work: is not interrupted; long work looks at :attr:`music_waits` and comes to an end by itself.
            needs_room: free all models first.

        Returns:
            Its result, or the cancelled future where the studio is closed before its turn.
        """
        future: Future[_Result] = Future()

        def do() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                if needs_room:
                    self._release()
                with self._at_work():
                    result = work()
            except BaseException as error:  # noqa: BLE001 - whoever asked hears of it, and the thread lives on
                future.set_exception(error)
            else:
                future.set_result(result)

        self._promised.add(future)
        future.add_done_callback(self._promised.discard)
        if not self._requests.put(do, quietly=True):
            future.cancel()
        return future

    def decode(self, recipe: Recipe, codes: Codes) -> Future[Samples]:
        """The sound of (frames, 8) int16 codes, made when there is no music to compose."""
        return self.run_quietly(lambda: decoded(self._shelf, recipe, codes), needs_room=True)

    def paint(
        self,
        sitting: Sitting,
        tell: Callable[[Step], object],
        given_up: Callable[[], bool],
        begin: Callable[[], object] = lambda: None,
    ) -> Future[bytes | None]:
        """Paint a cover when there is no music to compose.

        Args:
            sitting: what to paint, and with what.
            tell: called on this thread after each step.
            given_up: asked on this thread first of all, and before and after each step.
            begin: called on this thread before anything is loaded.

        Returns:
            A PNG; None where it was given up or gave way to music, which begins after the step at hand.
        """

        def make_room(peak: int) -> None:
            if not self._room.holds(peak, self._composers.resident_bytes):
                self._composers.release()

        def stop() -> bool:
            return self.music_waits or given_up()

        def work() -> bytes | None:
            if stop():
                return None
            begin()
            return self._painters.paint(sitting, make_room, tell, stop)

        return self.run_quietly(work)

    @property
    def holds_models(self) -> bool:
        """Whether models for music or pictures are in memory now."""
        return self._composers.holds_models or self._painters.holds_model

    @property
    def music_waits(self) -> bool:
        """Whether a job waits for quiet work to end."""
        return self._requests.music_waits or self._stopping.is_set()

    def close(self, seconds: float = QUIT_SECONDS) -> bool:
        """Stop before the next frame, keeping the frames so far, and end the thread.

        Returns:
            Whether it ended in time; where it did not, it is deep inside MLX, and the process should be left with
            ``os._exit``.
        """
        self._stopping.set()
        self._requests.close()
        for future in tuple(self._promised):
            future.cancel()
        return self.wait(round(seconds * 1000))

    def run(self) -> None:
        """Do what is asked until closed; the thread's own method, called by ``start``."""
        _step_back()
        interval = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH_INTERVAL)
        try:
            for request in self._to_do():
                try:
                    request()
                except Exception:
                    logger.exception("the engine thread stumbled")
                del request  # it may hold the last reference to MLX values
        finally:
            self._release()
            sys.setswitchinterval(interval)

    def _to_do(self) -> Iterator[Callable[[], None]]:
        while True:
            patience = max(0.0, self._free_after()) if self.holds_models else None
            try:
                request = self._requests.next(patience)
            except TimeoutError:
                self._release()
                continue
            if request is None:
                return
            yield request

    def _compose(self, job: Job) -> None:
        try:
            ended = self._perform(job)
        except HeartStudioError as error:
            logger.info("job %s failed: %s", job.id, error)
            ended = Ended(Stage.FAILED, Problem.of(error, self._log_file))
        except Exception as error:
            logger.exception("job %s failed", job.id)
            # Whatever it was, the next job begins with models that are known to be right.
            self._composers.release()
            ended = Ended(Stage.FAILED, _out_of_memory(error) or Problem.of(error, self._log_file))
        self._live.end()
        self._wishes.pop(job.id, None)
        self.ended.emit(job.id, ended)

    def _perform(self, job: Job) -> Ended:
        # Here and not above: this brings MLX into the process, and MLX belongs to this thread.
        from heartstudio.studio.performance import Performance

        performance = Performance(self, job, self._library(), self._live, self._wish_of)
        stage = Stage.FAILED
        try:
            with self._at_work():
                ended = performance.give(self._composers, self._make_room)
            stage = ended.stage
            return ended
        finally:
            with suppress(
                HeartStudioError
            ):  # a journal that cannot be removed is offered again, which is no harm
                performance.tidy(stage, keep=job.id in self._kept)

    def _make_room(self, peak: int) -> None:
        """Free the image model where a song would not fit beside it."""
        if not self._room.holds(peak, self._painters.resident_bytes):
            self._painters.release()

    def _release(self) -> None:
        self._composers.release()
        self._painters.release()

    def _wish_of(self, job_id: JobId) -> Stage | None:
        """CANCELLED or SAVING where somebody asked for it, WAITING where the program is about to end."""
        return Stage.WAITING if self._stopping.is_set() else self._wishes.get(job_id)

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        self.activity(True)
        try:
            yield
        finally:
            self.activity(False)


def _nothing(_active: bool) -> None:
    pass


def _out_of_memory(error: Exception) -> Problem | None:
    """What MLX says, in several ways, where Metal gave it no more memory."""
    told = str(error).lower()
    if not isinstance(error, MemoryError) and not ("memory" in told or "malloc" in told):
        return None
    return Problem(
        "The memory ran out while composing",
        "The frames composed so far are kept",
        "Close other programs or choose a shorter song, fewer takes or a smaller model, then try again",
    )


def _step_back() -> None:
    """Let the windows go first where music is computed on the processor; threads that MLX begins here inherit it."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
