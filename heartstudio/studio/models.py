"""The models for the windows: what is here, what fits this machine, and fetching, checking and removing them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from heartstudio.checkpoints.adding import add_cover_repository, add_folder, add_repository, link
from heartstudio.checkpoints.catalogue import Component, Model
from heartstudio.checkpoints.errors import ModelError, NotInstalledError
from heartstudio.checkpoints.finding import Found, find
from heartstudio.checkpoints.installed import Shelf
from heartstudio.checkpoints.memory import Promise
from heartstudio.checkpoints.resolving import only_of, resolve
from heartstudio.checkpoints.stopping import Stop
from heartstudio.checkpoints.verifying import Checking, Verdict, verify
from heartstudio.covers.flux import DEFAULT_SIZE
from heartstudio.covers.image_models import CoverError, is_image_model
from heartstudio.errors import HeartStudioError
from heartstudio.recipe import Recipe
from heartstudio.studio.cover_promise import CoverPromise
from heartstudio.studio.engine_thread import EngineThread
from heartstudio.studio.errands import Errands
from heartstudio.studio.estimate import Estimator
from heartstudio.studio.jobs import Problem
from heartstudio.studio.model_work import PAUSED, MusicFirstError, Work, WorkKind, converting, fetching
from heartstudio.studio.painters import cover_promise_of

PROMISED = Recipe("pop", seconds=180.0)
"""The song that the list promises time and memory for."""

FETCHES = 2
"""Models fetched or checked at the same time."""


@dataclass(frozen=True, slots=True)
class ModelView:
    """A model as lists show it.

    Attributes:
        model: its entry in the catalogue.
        ready: whether it can be used now.
        precisions: of its language model, as far as they are here and whole.
        here_bytes: what its components take on this disk.
        download_bytes: what a fresh download takes; 0 where unknown or nothing is to be fetched.
        kept_bytes: of a download that was not finished.
        licence: SPDX names; empty where unknown.
        promise: what three minutes of music take on this machine; None for a cover model or where unknown.
        cover: what a cover takes on this machine; None for a model that composes or that cannot paint here.
        problem: why what is here cannot be used; empty where it can, or where nothing is here.
        work: what is being done with it; None for nothing.
    """

    model: Model
    ready: bool
    precisions: tuple[str, ...] = ()
    here_bytes: int = 0
    download_bytes: int = 0
    kept_bytes: int = 0
    licence: str = ""
    promise: Promise | None = None
    cover: CoverPromise | None = None
    problem: str = ""
    work: Work | None = None

    @property
    def removable(self) -> bool:
        """Whether there is anything to remove."""
        return not self.model.bundled and bool(self.here_bytes or self.kept_bytes)


class ModelService(QObject):
    """What windows may do with models; all of it elsewhere than on the UI thread.

    Signals:
        changed(): the list, or what is here.
        progressed(model id, Work): how far fetching or checking is, some four times a second.
        finished(model id, WorkKind, words): it is done; the words say what came of it.
        found(weights): the :class:`Found` weights of other programs on this machine, a tuple.
        problem(Problem): something could not be done.

    Args:
        shelf: the models there are.
        estimator: what they take on this machine.
        engine: whose thread converts, when there is no music to compose.
    """

    changed = Signal()
    progressed = Signal(str, object)
    finished = Signal(str, object, str)
    found = Signal(object)
    problem = Signal(object)

    _worked = Signal(str, object)
    _converted = Signal(str, str, object, object)

    def __init__(
        self, shelf: Shelf, estimator: Estimator, engine: EngineThread, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._engine = engine
        self._estimator = estimator
        self._errands = Errands("models", FETCHES, self)
        self._looks = Errands("models-look", 1, self)
        self._stops: dict[str, Stop] = {}
        self._work: dict[str, Work] = {}
        self._views: tuple[ModelView, ...] | None = None
        self._worked.connect(self._on_worked)
        self._converted.connect(self._on_converted)

    def models(self) -> tuple[ModelView, ...]:
        """Everything that can be picked, in the catalogue's order."""
        if self._views is None:
            try:
                self._views = self._look()
            except HeartStudioError as error:
                self.problem.emit(Problem.of(error))
                return ()
        return tuple(self._with_work(view) for view in self._views)

    def view(self, name: str) -> ModelView | None:
        """One model by its id; None where it is not in the list."""
        return next((view for view in self.models() if view.model.id == name), None)

    def is_ready(self, checkpoint: str) -> bool:
        """Whether a recipe's checkpoint, a name or a folder, can compose now."""
        try:
            resolve(self._shelf, checkpoint)
        except (ModelError, OSError):
            return False
        return True

    def refresh(self) -> None:
        """Look again at what is here, elsewhere; ``changed`` tells when that is done."""
        self._looks.run(self._look, self._show, self.problem.emit)

    def download(self, model_id: str, token: str | None = None) -> None:
        """Fetch a model, or go on fetching it.

        Args:
            model_id: which.
            token: for a repository that is not open to everyone; it is used and not kept.
        """
        model = self._model(model_id)
        if model is None or model_id in self._stops or model.bundled:
            return
        components = self._shelf.catalogue.components_of(model)
        stop = Stop()

        def work() -> str:
            return fetching(self._shelf, components, stop, token, self._teller(model_id))

        self._begin(model_id, WorkKind.FETCHING, stop, work)

    def pause(self, model_id: str) -> None:
        """Stop fetching or checking; what has come is kept to go on from."""
        if stop := self._stops.get(model_id):
            stop.pause()

    def cancel(self, model_id: str) -> None:
        """Stop fetching and discard what has come; without a download in progress, discard an unfinished one."""
        if stop := self._stops.get(model_id):
            stop.cancel()
            return
        model = self._model(model_id)
        if model is not None:
            self._change(lambda: self._discard(model.components))

    def verify(self, model_id: str) -> None:
        """Hash every file of a model again and compare."""
        model = self._model(model_id)
        if model is None or model_id in self._stops:
            return
        stop = Stop()

        def work() -> str:
            return self._verified(model, stop, self._teller(model_id))

        self._begin(model_id, WorkKind.CHECKING, stop, work)

    def convert(self, model_id: str, precision: str) -> None:
        """Keep a model's language model in ``bf16``, ``8bit`` or ``4bit`` too, which loads faster and takes less.

        The engine's thread does that between two songs; a song that is asked for meanwhile goes first.
        """
        model = self._model(model_id)
        if model is None or model_id in self._stops or not model.language_model:
            return
        stop = Stop()
        self._enter(model_id, WorkKind.CONVERTING, stop)
        self._convert(model_id, precision, stop)

    def remove(self, model_id: str, precision: str | None = None) -> None:
        """Remove a model's weights, but not those that another model here needs; linked folders are only forgotten.

        Args:
            model_id: which.
            precision: only its language model's weights of this precision.
        """
        model = self._model(model_id)
        if model is None or model.bundled:
            return
        lead = model.language_model or model.cover
        doomed = (lead,) if precision else only_of(self._shelf, model)
        self._change(lambda: [self._shelf.remove(component, precision) for component in doomed])

    def add(self, source: str, name: str = "") -> None:
        """Add a model of the user's own: a hub id to be fetched, or a folder to be used from where it lies."""
        folder = Path(source).expanduser()
        if folder.is_dir():
            self._change(lambda: add_folder(self._shelf, folder, name=name))
        else:
            add = add_cover_repository if is_image_model(source) else add_repository
            self._change(lambda: add(self._shelf, source.strip(), name=name))

    def search(self, folders: tuple[Path, ...] = ()) -> None:
        """Look for weights of the hub's cache, heartlib and ComfyUI, elsewhere; ``found`` tells them."""

        def look() -> tuple[Found, ...]:
            from heartstudio.checkpoints.reuse import hub_cache

            return tuple(find(self._shelf.catalogue, hub_cache(), folders))

        self._looks.run(look, self.found.emit, self.problem.emit)

    def use(self, found: Found) -> None:
        """Use weights that were found, from where they lie."""
        self._change(lambda: link(self._shelf, found))

    def close(self) -> None:
        """Pause what is being fetched, and end."""
        for stop in self._stops.values():
            stop.pause()
        self._errands.close()
        self._looks.close()

    def _model(self, model_id: str) -> Model | None:
        try:
            return self._shelf.catalogue.model(model_id)
        except HeartStudioError as error:
            self.problem.emit(Problem.of(error))
            return None

    def _begin(self, model_id: str, kind: WorkKind, stop: Stop, work: Callable[[], str]) -> None:
        self._enter(model_id, kind, stop)
        self._errands.run(
            work,
            lambda words: self._leave(model_id, words),
            lambda problem: self._leave(model_id, problem=problem),
        )

    def _enter(self, model_id: str, kind: WorkKind, stop: Stop) -> None:
        self._stops[model_id] = stop
        self._work[model_id] = Work(kind)
        self.changed.emit()

    def _leave(self, model_id: str, words: str = "", problem: Problem | None = None) -> None:
        self._stops.pop(model_id, None)
        work = self._work.pop(model_id, None)
        self._estimator.forget()
        self.refresh()
        if problem is not None:
            self.problem.emit(problem)
        elif work is not None:
            self.finished.emit(model_id, work.kind, words)

    def _convert(self, model_id: str, precision: str, stop: Stop) -> None:
        """Have the engine thread convert; where music comes first, it goes on after that."""
        component = self._shelf.catalogue.component(self._shelf.catalogue.model(model_id).language_model)
        tell = self._teller(model_id)

        def work() -> str:
            return converting(self._shelf, component, precision, stop, lambda: self._engine.music_waits, tell)

        future = self._engine.run_quietly(work, needs_room=True)
        future.add_done_callback(lambda done: self._converted.emit(model_id, precision, stop, done))

    def _on_converted(self, model_id: str, precision: str, stop: Stop, done: Future[str]) -> None:
        error = None if done.cancelled() else done.exception()
        if done.cancelled():
            self._leave(model_id, PAUSED)
        elif isinstance(error, MusicFirstError):
            self._convert(model_id, precision, stop)
        elif error is not None:
            self._leave(model_id, problem=Problem.of(error))
        else:
            self._leave(model_id, done.result())

    def _teller(self, model_id: str) -> Callable[[Work], None]:
        return lambda work: self._worked.emit(model_id, work)

    def _on_worked(self, model_id: str, work: Work) -> None:
        if model_id in self._work:
            self._work[model_id] = work
            self.progressed.emit(model_id, work)

    def _change(self, change: Callable[[], Any]) -> None:
        """Change what is here, elsewhere, and look again."""

        def work() -> tuple[ModelView, ...]:
            change()
            self._estimator.forget()
            return self._look()

        self._looks.run(work, self._show, self.problem.emit)

    def _discard(self, components: tuple[str, ...]) -> None:
        for component in components:
            self._shelf.discard(component)

    def _show(self, views: tuple[ModelView, ...]) -> None:
        self._views = views
        self.changed.emit()

    def _verified(self, model: Model, stop: Stop, tell: Callable[[Work], None]) -> str:
        faults: list[str] = []
        looked_at = 0
        for component in model.components:
            for installed in self._shelf.installed(component):
                for step in verify(installed, stop):
                    if isinstance(step, Checking):
                        tell(Work(WorkKind.CHECKING, step.done, step.total))
                    elif isinstance(step, Verdict):
                        looked_at += 1
                        faults += step.problems
        if stop.wished:
            return "Checking was stopped"
        if not looked_at:
            raise NotInstalledError(f"{model.title} is not on this machine")
        if faults:
            raise ModelError(
                f"{model.title} is not as it came: {'; '.join(faults[:3])}",
                safe="No song is touched",
                remedy="Fetch it again; what of it is right is not fetched twice",
            )
        return f"{model.title} is whole"

    def _look(self) -> tuple[ModelView, ...]:
        return tuple(self._looked_at(model) for model in self._shelf.catalogue.models)

    def _looked_at(self, model: Model) -> ModelView:
        catalogue = self._shelf.catalogue
        components = catalogue.components_of(model)
        installed = [one for component in components for one in self._shelf.installed(component.id)]
        lead = model.language_model or model.cover
        whole = {one.component for one in installed if not one.problem}
        return ModelView(
            model,
            ready=self.is_ready(model.id) if model.composes else lead in whole,
            precisions=tuple(one.precision for one in installed if one.component == lead and not one.problem),
            here_bytes=sum(one.bytes for one in installed if not one.linked),
            download_bytes=sum(
                _download_bytes(component) for component in components if component.id not in whole
            ),
            kept_bytes=sum(self._shelf.partial_bytes(component.id) for component in components),
            licence=", ".join(sorted({component.licence for component in components if component.licence})),
            promise=self._promised(model),
            cover=self._cover_promised(model),
            problem=next(
                (one.problem for one in installed if one.problem and one.component not in whole), ""
            ),
        )

    def _promised(self, model: Model) -> Promise | None:
        return self._estimator.promise(replace(PROMISED, checkpoint=model.id)) if model.composes else None

    def _cover_promised(self, model: Model) -> CoverPromise | None:
        if model.composes:
            return None
        try:
            return cover_promise_of(self._shelf, self._estimator.machine, model, DEFAULT_SIZE)
        except CoverError:
            return None

    def _with_work(self, view: ModelView) -> ModelView:
        work = self._work.get(view.model.id)
        return view if work is view.work else replace(view, work=work)


def _download_bytes(component: Component) -> int:
    return component.download_bytes if component.repository else 0
