"""The Compose page: words on the left, dials on the right, the promise and the button below them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from heartstudio.errors import HeartStudioError
from heartstudio.recipe import Recipe, RecipeError
from heartstudio.studio.jobs import Problem
from heartstudio.studio.studio import Studio
from heartstudio.ui.compose.coach_panel import CoachPanel
from heartstudio.ui.compose.dials import Dials
from heartstudio.ui.compose.dropping import RECIPES, SOUNDS, TEXTS, read_dropped
from heartstudio.ui.compose.lyrics import LyricsCard
from heartstudio.ui.compose.promise import PromiseCard
from heartstudio.ui.compose.seed import drawn_seed
from heartstudio.ui.compose.tag_field import TagField
from heartstudio.ui.compose.templates import Template
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.label import Label
from heartstudio.ui.controls.menu import Menu
from heartstudio.ui.controls.page_head import BELOW, TOP, PageHead
from heartstudio.ui.controls.scroll import BAR, Scroll
from heartstudio.ui.said import said
from heartstudio.ui.theme import MARGIN, Type

_DIALS = (280, 380)
"""Widths of the dials, at least and at most."""

_WIDEST = 1400
_BAR_GAP = 4
_THOUGHT = 150
"""Milliseconds after the last change before the promise is made again and the form is kept."""


class ComposePage(QWidget):
    """The form that a recipe is written in.

    Signals:
        composed(job id): a recipe went into the queue.
        models_wanted(): from the promise, where the model is not here.
        problem(Problem): what was dropped cannot be used, or the form makes no recipe.

    Args:
        studio: composes.
        templates: to begin with.
    """

    composed = Signal(str)
    models_wanted = Signal()
    problem = Signal(object)

    def __init__(self, studio: Studio, templates: Sequence[Template], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.lyrics = LyricsCard()
        self.tags = TagField(studio.coach)
        self.coach = CoachPanel(studio.coach)
        self.dials = Dials(studio.models)
        self.promise = PromiseCard()
        self.button = Button(self.tr("Compose"), Look.PRIMARY)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._templates = Button(self.tr("Templates"))
        self._templates.clicked.connect(lambda: self._offer_templates(templates))
        self._thought = QTimer(self, singleShot=True, interval=_THOUGHT)
        self._thought.timeout.connect(self._think)
        self.setAcceptDrops(True)
        self._fill()
        self._connect()
        self.show_recipe(self._last_form(), with_seed=False)

    def recipe(self) -> Recipe | None:
        """What the form says; None where that makes no recipe. A seed left to chance is drawn."""
        values = self.dials.values
        try:
            return Recipe(
                tags=self.tags.tags,
                lyrics=self.lyrics.text,
                seconds=values.seconds,
                seed=drawn_seed() if values.seed is None else values.seed,
                guidance=values.guidance,
                temperature=values.temperature,
                top_k=values.top_k,
                takes=values.takes,
                checkpoint=values.checkpoint,
                ignore_eos=values.ignore_eos,
            )
        except RecipeError:
            return None

    def show_recipe(self, recipe: Recipe, *, with_seed: bool = True) -> None:
        """Fill the form with a recipe."""
        self.tags.tags = recipe.tags
        self.lyrics.text = recipe.lyrics
        self.dials.show_recipe(recipe, with_seed=with_seed)
        self._think()

    def compose(self) -> None:
        """Put what the form says into the queue."""
        self.tags.take_unfinished()
        recipe = self.recipe()
        if recipe is None:
            self.tags.line.setFocus()
            self.problem.emit(
                Problem(
                    self.tr("A song needs at least one tag"),
                    remedy=self.tr("Add a genre, such as pop or jazz"),
                )
            )
            return
        if not self._studio.models.is_ready(recipe.checkpoint):
            self.models_wanted.emit()
            return
        self.composed.emit(self._studio.compose(recipe))

    def begin_anew(self) -> None:
        """Empty the words; the dials stay as they are."""
        self.lyrics.text = ""
        self.tags.tags = ""
        self.dials.seed.show_seed(None)
        self.lyrics.editor.setFocus()

    def take_files(self, paths: Sequence[str]) -> None:
        """Use what was dropped: the first file that holds words or a recipe."""
        for path in paths[:1]:
            try:
                found = read_dropped(Path(path))
            except HeartStudioError as error:
                self.problem.emit(Problem.of(error))
                return
            if isinstance(found, Recipe):
                self.show_recipe(found)
            else:
                self.lyrics.text = found

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the dials a third, but no more than they need; what is left on a wide screen stays empty."""
        least, most = _DIALS
        width = max(least, min(most, round(0.34 * self.width())))
        # The scroll bar, when the window is low, runs in the margin.
        self._right.setFixedWidth(width + _BAR_GAP + BAR)
        self._right.widget().setMaximumWidth(width)
        unused = max(0, self.width() - 2 * MARGIN - _WIDEST)
        self._body.setContentsMargins(0, 0, MARGIN - BAR - _BAR_GAP + unused, 0)
        super().resizeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what may hold words or a recipe."""
        suffixes = {Path(url.toLocalFile()).suffix.lower() for url in event.mimeData().urls()}
        if suffixes & (RECIPES | SOUNDS | TEXTS):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.lyrics.light_up(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        super().dragLeaveEvent(event)
        self.lyrics.light_up(self.lyrics.editor.hasFocus())

    def dropEvent(self, event: QDropEvent) -> None:
        """Use it."""
        self.lyrics.light_up(self.lyrics.editor.hasFocus())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take_files([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    def _fill(self) -> None:
        tag_head = QHBoxLayout()
        tag_head.addWidget(Label(self.tr("Tags"), Type.LABEL, "ink2"), 1)
        tag_head.addWidget(Label(self.tr("one genre first, then timbre, voice, mood"), Type.LABEL, "ink2"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.lyrics, 1)
        words.addSpacing(16)
        words.addLayout(tag_head)
        words.addSpacing(8)
        words.addWidget(self.tags)
        words.addSpacing(12)
        words.addWidget(self.coach)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(14)
        column.addWidget(self.dials)
        column.addWidget(self.promise)
        column.addWidget(self.button)
        column.addStretch(1)
        self._right = Scroll(right)
        self._body = QHBoxLayout()
        self._body.setSpacing(MARGIN)
        self._body.addLayout(words, 1)
        self._body.addWidget(self._right)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, TOP, 0, 20)
        page.setSpacing(BELOW)
        page.addWidget(PageHead(self.tr("Compose"), self._templates, widest=_WIDEST))
        page.addLayout(self._body, 1)

    def _connect(self) -> None:
        self.button.clicked.connect(self.compose)
        self.lyrics.changed.connect(self._thought.start)
        self.lyrics.files_dropped.connect(self.take_files)
        self.tags.changed.connect(self._thought.start)
        self.dials.changed.connect(self._thought.start)
        self.coach.tag_wanted.connect(self.tags.add)
        self.coach.tags_wanted.connect(lambda tags: setattr(self.tags, "tags", tags))
        self.promise.models_wanted.connect(self.models_wanted)

    def _think(self) -> None:
        """Advise, promise, and keep the form."""
        self.coach.show_for(self.tags.tags, self.lyrics.text)
        recipe = self.recipe()
        if recipe is None:
            self.promise.show_nothing()
            return
        ready = self._studio.models.is_ready(recipe.checkpoint)
        self.promise.show_estimate(recipe, self._studio.estimate(recipe), ready=ready)
        self._studio.settings.last_form = recipe

    def _last_form(self) -> Recipe:
        settings = self._studio.settings
        return settings.last_form or Recipe("pop,warm", seconds=60.0, checkpoint=settings.default_model)

    def _offer_templates(self, templates: Sequence[Template]) -> None:
        menu = Menu(self)
        for template in templates:
            menu.addAction(said(template.title), lambda template=template: self._use(template))
        menu.popup(self._templates.mapToGlobal(QPoint(0, self._templates.height() + 4)))

    def _use(self, template: Template) -> None:
        self.tags.tags = template.tags
        self.lyrics.text = template.lyrics
        self.dials.length.exact = template.seconds
        self.dials.length.turned.emit(template.seconds)
