"""One job on the queue page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from heartstudio.studio.jobs import JobView, Progress, Stage
from heartstudio.studio.library_service import LibraryService
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.clearing import clear
from heartstudio.ui.controls.label import Label, Prose
from heartstudio.ui.controls.ring import ProgressRing
from heartstudio.ui.controls.surface import Surface
from heartstudio.ui.cover_shelf import CoverShelf
from heartstudio.ui.player.cover import Cover
from heartstudio.ui.said import told
from heartstudio.ui.theme import Radius, Type
from heartstudio.ui.wording import clock, job_title, progress_words, size

JOB_MIME = "application/x-heartstudio-job"


class JobCard(Surface):
    """A job with its progress and what can be done with it.

    Signals, each with the job's id:
        cancel_wanted, retry_wanted, remove_wanted, listen_wanted, finish_wanted: a button was pressed.
        open_wanted: its song is to be shown.
        moved(id, steps): up or down in the list.

    Args:
        view: the job.
        covers: has the picture.
        library: makes the files of songs that are dragged.
    """

    cancel_wanted = Signal(str)
    retry_wanted = Signal(str)
    remove_wanted = Signal(str)
    listen_wanted = Signal(str)
    finish_wanted = Signal(str)
    open_wanted = Signal(str)
    moved = Signal(str, int)

    def __init__(
        self, view: JobView, covers: CoverShelf, library: LibraryService, parent: QWidget | None = None
    ) -> None:
        super().__init__("card", Radius.WINDOW, line=True, parent=parent)
        self.view = view
        self._pressed: QPointF | None = None
        self._shown: Stage | None = None
        self._earlier: Button | None = None
        self._later: Button | None = None
        self._cover = Cover(covers, library, 56, Radius.SMALL)
        self._ring = ProgressRing(44)
        self._title = Label("", Type.STRONG)
        self._words = Label("", Type.SECONDARY, "ink2")
        self._figures = Label("", Type.SECONDARY, "ink2")
        self._problem = Prose("", Type.SECONDARY, "warning")
        self._cover.clicked.connect(lambda: self.open_wanted.emit(self.view.id))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(6)
        words = QVBoxLayout()
        words.setSpacing(2)
        for line in (self._title, self._words, self._figures, self._problem):
            words.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 14, 12)
        row.setSpacing(14)
        row.addWidget(self._cover, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._ring)
        row.addLayout(self._buttons)
        self.show_view(view)

    def show_view(self, view: JobView) -> None:
        """Show the job as it stands now."""
        self.view = view
        if view.songs:
            self._cover.show_song(view.songs[0])
        else:
            self._cover.show_recipe(view.id, view.job.recipe)
        self._title.text = job_title(view)
        self.setAccessibleName(self._title.text)
        self._problem.setVisible(view.problem is not None)
        if view.problem is not None:
            self._problem.setText(told(view.problem))
        if self._shown is not view.stage:
            self._shown = view.stage
            self._show_buttons()
        self.show_progress(view.progress)

    def show_ways(self, *, earlier: bool, later: bool) -> None:
        """Say which way a waiting job can be moved."""
        for button, open_ in ((self._earlier, earlier), (self._later, later)):
            if button is not None:
                button.setEnabled(open_)

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        recipe = self.view.job.recipe
        about = [recipe.tags.replace(",", ", "), clock(recipe.seconds)]
        if recipe.takes > 1:
            about.append(self.tr("%n take(s)", "", recipe.takes))
        self._words.text = " · ".join(about)
        figures = [progress_words(progress)]
        if progress.memory_bytes and progress.stage is Stage.COMPOSING:
            figures.append(size(progress.memory_bytes))
        self._figures.text = " · ".join(figures)
        self._ring.setVisible(progress.stage.is_running)
        self._ring.fraction = progress.fraction

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A waiting job can be dragged to another place."""
        waits = self.view.stage is Stage.WAITING and event.button() is Qt.MouseButton.LeftButton
        self._pressed = event.position() if waits else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it."""
        if self._pressed is None:
            return
        if (event.position() - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        data = QMimeData()
        data.setData(JOB_MIME, self.view.id.encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.grab())
        drag.setHotSpot(self._pressed.toPoint())
        self._pressed = None
        drag.exec(Qt.DropAction.MoveAction)

    def _show_buttons(self) -> None:
        clear(self._buttons)
        self._earlier = self._later = None
        match self.view.stage:
            case Stage.WAITING:
                self._earlier = self._icon(
                    "chevron-up", self.tr("Earlier"), lambda: self.moved.emit(self.view.id, -1)
                )
                self._later = self._icon(
                    "chevron-down", self.tr("Later"), lambda: self.moved.emit(self.view.id, 1)
                )
                self._button(self.tr("Cancel"), self.cancel_wanted)
            case Stage.FAILED | Stage.CANCELLED:
                self._button(self.tr("Try again"), self.retry_wanted)
                self._icon(
                    "close", self.tr("Take off the list"), lambda: self.remove_wanted.emit(self.view.id)
                )
            case Stage.DONE:
                if self.view.songs:
                    self._button(self.tr("Show song"), self.open_wanted)
                self._icon(
                    "close", self.tr("Take off the list"), lambda: self.remove_wanted.emit(self.view.id)
                )
            case Stage.COMPOSING:
                self._button(self.tr("Listen"), self.listen_wanted)
                self._button(self.tr("End here"), self.finish_wanted)
                self._button(self.tr("Cancel"), self.cancel_wanted)
            case _:
                self._button(self.tr("Cancel"), self.cancel_wanted)

    def _button(self, text: str, wanted: Signal) -> None:
        button = Button(text, Look.QUIET)
        button.setAccessibleDescription(self._title.text)
        button.clicked.connect(lambda: wanted.emit(self.view.id))
        self._buttons.addWidget(button)

    def _icon(self, icon: str, name: str, act: Callable[[], object]) -> Button:
        button = Button(look=Look.PLAIN, icon=icon, name=name, icon_size=15)
        button.setAccessibleDescription(self._title.text)
        button.clicked.connect(act)
        self._buttons.addWidget(button)
        return button
