"""Covers waiting to be painted by an image model, after all music, and nothing lost whatever happens."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, Signal, Slot

from heartstudio.checkpoints.errors import ModelError
from heartstudio.covers.flux import Commission, Step
from heartstudio.covers.image_models import CoverError, can_paint
from heartstudio.errors import HeartStudioError
from heartstudio.songs.cover_orders import CoverOrder, CoverOrders, Orders
from heartstudio.songs.song import Song
from heartstudio.studio.engine_thread import EngineThread
from heartstudio.studio.jobs import Problem
from heartstudio.studio.library_service import LibraryService
from heartstudio.studio.models import ModelService
from heartstudio.studio.painters import Sitting
from heartstudio.studio.settings import Settings

ATTEMPTS = 2
"""A cover that fails is tried once more; after that the song keeps the one it has. To die of it is to fail."""

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

    What waits, and what is painted, stands in a file of the library and is there again at the next start. Other
    processes may add to it and take from it. While no model paints, all of it waits unseen.

    Signals:
        changed(): what waits or is painted, or which model paints.
        progressed(CoverView): the cover that is being painted has come further.
        problem(Problem): a cover that somebody asked for could not be painted, or what waits could not be kept.

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

    _begun = Signal(object)
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
        self._orders = CoverOrders(library.home)
        self._waiting: list[_Order] = []
        self._running: _Order | None = None
        self._view: CoverView | None = None
        self._held = threading.Event()  # set while no model is to paint; the engine asks between steps
        self._watcher = QFileSystemWatcher(self)
        self.trouble = ""
        self._begun.connect(self._on_begun, Qt.ConnectionType.QueuedConnection)
        self._stepped.connect(self._on_step, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._watcher.directoryChanged.connect(self._look_again)
        models.changed.connect(self._on_model)
        settings.changed.connect(self._on_setting)

    def open(self) -> None:
        """Go on where the library's covers were left, and notice those that other processes want or paint."""
        self._library.opened.connect(self._change_library)
        self._change_library()

    @property
    def model(self) -> str | None:
        """Id of the cover model that paints: the chosen one where it is here; None where none is, or none is to."""
        if not self._settings.covers or not can_paint():
            return None
        here = [view.model for view in self._models.models() if view.ready and not view.model.composes]
        here.sort(key=lambda model: (model.id != self._settings.cover_model, not model.recommended))
        return here[0].id if here else None

    def views(self) -> tuple[CoverView, ...]:
        """What is painted and what is going to be, in order."""
        seen = self._waiting if self._waiting and self.model is not None else ()
        waiting = tuple(CoverView(order.song) for order in seen)
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
            self._append(CoverOrder(song.id, song.recipe.seed))

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
        self._append(CoverOrder(song.id, seed, asked_for=True))
        return True

    def cancel(self, song_id: str) -> None:
        """Leave a song its cover; where it is being painted, no further step is."""
        if self._running is not None and self._running.song.id == song_id:
            self._running.given_up.set()
            self._view = None
        self._waiting = [order for order in self._waiting if order.song.id != song_id]
        self._keep(lambda: self._orders.remove(song_id))
        self.changed.emit()

    def close(self) -> None:
        """Paint nothing any more; what waits stays on disk. The engine is closed by its owner."""
        self._watcher.blockSignals(True)
        self._let_go()

    def _append(self, wanted: CoverOrder) -> None:
        self._keep(lambda: self._orders.put(wanted))
        self._go_on()

    def _change_library(self) -> None:
        """Leave what waits to the library that was open, and take up what waits in the one that is."""
        self._let_go()
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
        self._orders = CoverOrders(self._library.home)
        self._watcher.addPath(str(self._library.home))
        self._keep(self._orders.of_songs_here)
        self._go_on()

    def _let_go(self) -> None:
        running = self._running
        if running is not None and not running.given_up.is_set():
            running.given_up.set()
            self._written(lambda: self._orders.renew(running.wanted))
        self._waiting, self._view = [], None

    @Slot()
    def _look_again(self) -> None:
        """The library's folder has changed: another process may want a cover, or have painted one."""
        before = self.views()
        self._keep(self._orders.read)
        if before != self.views():
            self._go_on()

    def _written(self, change: Callable[[], Orders]) -> Orders | None:
        try:
            return change()
        except HeartStudioError as error:
            self.problem.emit(Problem.of(error))
            return None

    def _keep(self, change: Callable[[], Orders]) -> None:
        """Change the file, and do from now on as it says."""
        orders = None if self._library.read_only else self._written(change)
        if orders is None:
            return
        songs = {order.song.id: order.song for order in self._waiting}
        running, self._waiting = self._running, []
        still_wanted = False
        for wanted in orders:
            if running is not None and not running.given_up.is_set() and running.wanted.is_same(wanted):
                running.wanted = replace(wanted, attempts=running.wanted.attempts)
                still_wanted = True
            elif song := songs.get(wanted.song) or self._library.find(wanted.song):
                self._waiting.append(_Order(song, wanted))
        if running is not None and not still_wanted:
            running.given_up.set()
            self._view = None

    def _go_on(self) -> None:
        while self._running is None and self._waiting and not self._held.is_set():
            model = self.model
            if model is None:
                break
            self._begin(self._waiting.pop(0), model)
        self.changed.emit()

    def _begin(self, order: _Order, model: str) -> None:
        song = self._library.find(order.song.id)
        if song is None:
            self._forget(order)
            return
        if order.wanted.attempts >= ATTEMPTS:
            self._give_up(order, _died())
            return
        self._running, self._view = order, CoverView(song, running=True)
        sitting = Sitting(model, Commission(self.prompt(song), order.wanted.seed, self._settings.cover_size))
        future = self._engine.paint(
            sitting,
            lambda step: self._stepped.emit(order, step),
            lambda: order.given_up.is_set() or self._held.is_set(),
            lambda: self._begun.emit(order),
        )
        future.add_done_callback(lambda done: self._ended.emit(order, done))

    @Slot()
    def _on_model(self) -> None:
        """Go on with the model that is here now; where none is, stop before the next step and wait."""
        if self._waiting or self._running is not None or self._held.is_set():
            if self.model is None:
                self._held.set()
            else:
                self._held.clear()
        self._go_on()

    def _on_setting(self, name: str) -> None:
        if name in ("covers", "cover_model"):
            self._on_model()

    @Slot(object)
    def _on_begun(self, order: _Order) -> None:
        # Running out of memory can end the whole program. Whoever counts only afterwards would die of it at each start.
        if order is self._running and not order.given_up.is_set():
            self._keep(lambda: self._orders.renew(order.tried()))

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
                # Music came first, or no model is to paint any more: what was begun is not held against the order.
                self._keep(lambda: self._orders.renew(order.wanted))
            else:
                self._hang(order, png)
        self._go_on()

    def _hang(self, order: _Order, png: bytes) -> None:
        song_id = order.song.id
        if self._library.find(song_id) is None or self._library.set_cover(song_id, png):
            self.trouble = ""
            self._forget(order)
        elif not self._waits_again(order):
            self._forget(order)

    def _on_failed(self, order: _Order, error: BaseException) -> None:
        logger.warning("the cover of %s: %s", order.song.id, error)
        if isinstance(error, ModelError):
            # Its weights were taken away: the others need not fail of that too, one after the other.
            self._held.set()
            self._models.refresh()
        if not self._waits_again(order):
            self._give_up(order, error)

    def _waits_again(self, order: _Order) -> bool:
        """Put an order that failed behind all others, where that has not been done too often."""
        tried = order.tried()
        if tried.attempts < ATTEMPTS:
            self._keep(lambda: self._orders.put(tried))
        return tried.attempts < ATTEMPTS

    def _forget(self, order: _Order) -> None:
        self._keep(lambda: self._orders.settle(order.wanted))

    def _give_up(self, order: _Order, error: BaseException) -> None:
        self._forget(order)
        problem = Problem.of(error)
        self.trouble = problem.what
        if order.wanted.asked_for:
            self.problem.emit(problem)


def _died() -> CoverError:
    return CoverError(
        "HeartStudio ended while this cover was painted",
        safe="The song keeps its cover",
        remedy="Choose a smaller cover model, or smaller covers, in Preferences",
    )


@dataclass(slots=True, eq=False)
class _Order:
    """A cover that is wanted, as it stood before anything was tried for it in this run."""

    song: Song
    wanted: CoverOrder
    given_up: threading.Event = field(default_factory=threading.Event)

    def tried(self) -> CoverOrder:
        """The same with one attempt more."""
        return replace(self.wanted, attempts=self.wanted.attempts + 1)
