"""Covers waiting to be painted by an image model, after all music, and nothing lost where that fails."""

from __future__ import annotations

import logging
import threading
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Qt, Signal, Slot

from heartstudio.covers.flux import Commission, Step
from heartstudio.covers.image_models import can_paint
from heartstudio.songs.song import Song
from heartstudio.studio.engine_thread import EngineThread
from heartstudio.studio.jobs import Problem
from heartstudio.studio.library_service import LibraryService
from heartstudio.studio.models import ModelService
from heartstudio.studio.painters import Sitting
from heartstudio.studio.settings import Settings

ATTEMPTS = 2
"""A cover that fails is tried once more; after that the song keeps the one it has."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CoverView:
    """A cover as lists show it.

    Attributes:
        song: whose.
        step: how far it is; None while it waits, also for its model to be loaded.
        running: whether the engine is at work on it.
    """

    song: Song
    step: Step | None = None
    running: bool = False

    @property
    def fraction(self) -> float:
        """From 0 to 1."""
        return self.step.done / self.step.total if self.step else 0.0


class CoverQueue(QObject):
    """Hands one cover after the other to the engine. A song has one cover waiting at most, the one asked for last.

    Signals:
        changed(): what waits or is painted, or which model paints.
        progressed(CoverView): the cover that is being painted has come further.
        problem(Problem): a cover that somebody asked for could not be painted.

    Args:
        library: whose songs get covers.
        settings: whether, with which model and how large.
        models: which models are here.
        engine: paints.

    Attributes:
        trouble: why the last cover could not be painted; empty where it could.
    """

    changed = Signal()
    progressed = Signal(object)
    problem = Signal(object)

    _stepped = Signal(object, object)
    _ended = Signal(object, object)

    def __init__(
        self,
        library: LibraryService,
        settings: Settings,
        models: ModelService,
        engine: EngineThread,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._settings = settings
        self._models = models
        self._engine = engine
        self._waiting: deque[_Order] = deque()
        self._running: _Order | None = None
        self._view: CoverView | None = None
        self.trouble = ""
        self._stepped.connect(self._on_step, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        models.changed.connect(self.changed)
        settings.changed.connect(self._on_setting)

    @property
    def model(self) -> str | None:
        """Id of the cover model that paints: the chosen one where it is here; None where none is, or none is to."""
        if not self._settings.covers or not can_paint():
            return None
        here = [view.model for view in self._models.models() if view.ready and not view.model.composes]
        here.sort(key=lambda model: (model.id != self._settings.cover_model, not model.recommended))
        return here[0].id if here else None

    def views(self) -> tuple[CoverView, ...]:
        """What is painted and what waits, in order."""
        waiting = tuple(CoverView(order.song) for order in self._waiting)
        return (self._view, *waiting) if self._view is not None else waiting

    def view(self, song_id: str) -> CoverView | None:
        """The cover that a song is going to get; None for none."""
        return next((view for view in self.views() if view.song.id == song_id), None)

    def prompt(self, song: Song) -> str:
        """What the model is told for a song: what somebody wrote, or else what the art director says."""
        # Here and not above: it brings QtGui along, which a start need not wait for.
        from heartstudio.covers.brief import direct

        return self._library.library.prompt_of(song) or direct(song.recipe).prompt

    def add(self, song: Song) -> None:
        """Paint a cover for a new song, where there is a model for that."""
        if self.model is not None and not self._library.read_only:
            self._append(_Order(song, song.recipe.seed))

    def paint_anew(self, song: Song, seed: int) -> bool:
        """Paint another cover for a song, because somebody wants that.

        Args:
            song: whose; what it is to show was decided by its art director, or by somebody.
            seed: decides all that this leaves open.

        Returns:
            Whether there is a model for that.
        """
        if self.model is None or self._library.read_only:
            return False
        self._append(_Order(song, seed, asked_for=True))
        return True

    def cancel(self, song_id: str) -> None:
        """Leave a song its cover; where it is being painted, no further step is."""
        if self._running is not None and self._running.song.id == song_id:
            self._running.given_up.set()
            self._view = None
        self._waiting = deque(order for order in self._waiting if order.song.id != song_id)
        self.changed.emit()

    def close(self) -> None:
        """Paint nothing any more. The engine is closed by its owner."""
        self._waiting.clear()
        if self._running is not None:
            self._running.given_up.set()

    def _append(self, order: _Order) -> None:
        self.cancel(order.song.id)
        self._waiting.append(order)
        self._go_on()

    def _go_on(self) -> None:
        while self._running is None and self._waiting:
            self._begin(self._waiting.popleft())
        self.changed.emit()

    def _begin(self, order: _Order) -> None:
        model, song = self.model, self._library.find(order.song.id)
        if model is None or song is None:
            return
        self._running, self._view = order, CoverView(song, running=True)
        sitting = Sitting(model, Commission(self.prompt(song), order.seed, self._settings.cover_size))
        future = self._engine.paint(
            sitting, lambda step: self._stepped.emit(order, step), order.given_up.is_set
        )
        future.add_done_callback(lambda done: self._ended.emit(order, done))

    def _on_setting(self, name: str) -> None:
        if name in ("covers", "cover_model"):
            self.changed.emit()

    @Slot(object, object)
    def _on_step(self, order: _Order, step: Step) -> None:
        if order is self._running and self._view is not None:
            self._view = replace(self._view, step=step)
            self.progressed.emit(self._view)

    @Slot(object, object)
    def _on_ended(self, order: _Order, done: Future[bytes | None]) -> None:
        if order is not self._running:
            return
        self._running = self._view = None
        if not done.cancelled() and not order.given_up.is_set():
            error = done.exception()
            png = None if error else done.result()
            if error is not None:
                self._on_failed(order, error)
            elif png is None:
                self._waiting.appendleft(order)  # music came first
            elif self._library.find(order.song.id) is not None:
                self.trouble = ""
                self._library.set_cover(order.song.id, png)
        self._go_on()

    def _on_failed(self, order: _Order, error: BaseException) -> None:
        order.attempts += 1
        logger.warning("the cover of %s: %s", order.song.id, error)
        if order.attempts < ATTEMPTS:
            self._waiting.append(order)
            return
        problem = Problem.of(error)
        self.trouble = problem.what
        if order.asked_for:
            self.problem.emit(problem)


@dataclass(slots=True, eq=False)
class _Order:
    """A cover that is wanted."""

    song: Song
    seed: int
    asked_for: bool = False
    attempts: int = 0
    given_up: threading.Event = field(default_factory=threading.Event)
