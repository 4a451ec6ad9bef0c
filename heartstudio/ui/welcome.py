"""The first start: hear something at once, choose a model, and say where songs live. Three quiet steps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from heartstudio.recipe import DEMO_CHECKPOINT, Recipe
from heartstudio.studio.jobs import Problem, Progress, Stage
from heartstudio.studio.models import ModelView
from heartstudio.studio.studio import Studio
from heartstudio.ui.compose.seed import drawn_seed
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.label import Label, Prose
from heartstudio.ui.controls.progress import ProgressLine
from heartstudio.ui.controls.surface import Surface
from heartstudio.ui.theme import Radius, Type, tokens_of
from heartstudio.ui.wording import duration, progress_words, size

_WIDTH = 520
_DEMO = Recipe("pop,happy,piano", seconds=15.0, checkpoint=DEMO_CHECKPOINT)


class Welcome(QWidget):
    """Lies over the studio window until it is done; Escape skips it.

    Signals:
        done(): all is answered or skipped.

    Args:
        studio: composes the first sound.
        parent: what it lies over.
    """

    done = Signal()

    def __init__(self, studio: Studio, parent: QWidget) -> None:
        super().__init__(parent)
        self._studio = studio
        self._job = ""
        self._steps = QStackedWidget()
        self.hear = Button(self.tr("Compose fifteen seconds"), Look.PRIMARY)
        self._listening = Prose("", Type.TEXT)
        self._line = ProgressLine()
        self._folder = Label("", Type.STRONG)
        for step in (self._first_step(), self._second_step(), self._third_step()):
            self._steps.addWidget(step)
        sheet = Surface("card", Radius.LARGE, line=True)
        sheet.setFixedWidth(_WIDTH)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(36, 34, 36, 26)
        inside.addWidget(self._steps)
        column = QVBoxLayout(self)
        column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignCenter)
        studio.queue.progressed.connect(self._on_progress)
        studio.queue.audio_ready.connect(self._on_audio)
        studio.queue.changed.connect(self._on_changed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._show_folder()

    @property
    def step(self) -> int:
        """Which of the three, from 0."""
        return self._steps.currentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape skips the rest."""
        if event.key() == Qt.Key.Key_Escape:
            self._finish()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim what lies below."""
        colour = QColor(tokens_of(self).background)
        colour.setAlphaF(0.92)
        QPainter(self).fillRect(self.rect(), colour)

    def _first_step(self) -> QWidget:
        ready = self._studio.models.is_ready(DEMO_CHECKPOINT)
        text = self.tr("A few words become a song, on this Mac and nowhere else.")
        if ready:
            text += " " + self.tr("Hear it at once: the demo model is here already.")
        self.hear.setVisible(ready)
        self.hear.clicked.connect(self._compose_demo)
        self._line.hide()
        self._listening.hide()
        return self._page(self.tr("Welcome"), text, [self.hear, self._line, self._listening])

    def _second_step(self) -> QWidget:
        view = next(
            (one for one in self._studio.models.models() if one.model.recommended and one.model.composes),
            None,
        )
        parts: list[QWidget] = []
        text = self.tr("The demo plays a little and sings nothing. A full model sings your words.")
        if view is not None:
            parts.append(Prose(self._promise(view), Type.TEXT, "ink"))
            if not view.ready and (view.promise is None or view.promise.fits):
                fetch = Button(self.tr("Fetch {0} in the background").format(view.model.title), Look.PRIMARY)
                fetch.clicked.connect(lambda: (self._studio.models.download(view.model.id), self._next()))
                parts.append(fetch)
        return self._page(self.tr("A model that sings"), text, parts)

    def _third_step(self) -> QWidget:
        choose = Button(self.tr("Choose another folder"))
        choose.clicked.connect(self._choose_folder)
        text = self.tr("Songs are ordinary files in a folder of yours.")
        return self._page(self.tr("Where songs live"), text, [self._folder, choose], last=True)

    def _page(self, title: str, text: str, parts: list[QWidget], *, last: bool = False) -> QWidget:
        page = QWidget()
        go_on = Button(
            self.tr("Begin") if last else self.tr("Continue"), Look.PRIMARY if last else Look.QUIET, height=34
        )
        go_on.clicked.connect(self._next)
        skip = Button(self.tr("Skip"), Look.TAB)
        skip.clicked.connect(self._finish)
        foot = QHBoxLayout()
        if not last:
            foot.addWidget(skip)
        foot.addStretch(1)
        foot.addWidget(go_on)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Label(title, Type.SONG))
        column.addWidget(Prose(text, Type.TEXT))
        for part in parts:
            column.addWidget(part)
        column.addSpacing(16)
        column.addStretch(1)
        column.addLayout(foot)
        return page

    def _promise(self, view: ModelView) -> str:
        if view.promise is not None and not view.promise.fits:
            return f"{view.promise.reason}. {view.promise.suggestion}."
        parts = [f"<b>{view.model.title}</b>"]
        if view.download_bytes:
            parts.append(self.tr("{0} to fetch").format(size(view.download_bytes)))
        if view.promise is not None:
            parts.append(
                self.tr("three minutes of music in about {0}").format(duration(view.promise.seconds))
            )
            parts.append(self.tr("{0} of memory").format(size(view.promise.peak_bytes)))
        return "<br>".join((parts[0], ", ".join(parts[1:])))

    def _compose_demo(self) -> None:
        self.hear.setEnabled(False)
        self._line.show()
        self._listening.show()
        self._listening.setText(self.tr("Composing"))
        self._job = self._studio.compose(replace(_DEMO, seed=drawn_seed()))

    def _on_progress(self, job: str, progress: Progress) -> None:
        if job == self._job:
            self._line.fraction = progress.fraction
            self._listening.setText(progress_words(progress))

    def _on_audio(self, job: str, _take: int, start: int, _samples: object) -> None:
        if job == self._job and start == 0:
            self._studio.playback.play_live(job)

    def _on_changed(self) -> None:
        view = self._studio.queue.view(self._job) if self._job else None
        if view is None or not view.stage.is_over:
            return
        self._job = ""
        self.hear.setEnabled(True)
        self._line.fraction = 1.0
        done = view.stage is Stage.DONE
        self._listening.setText(
            self.tr("Your first song. It is in the library.") if done else self._told(view.problem)
        )

    def _told(self, problem: Problem | None) -> str:
        return f"{problem.what}. {problem.remedy}" if problem is not None else ""

    def _next(self) -> None:
        if self._steps.currentIndex() + 1 < self._steps.count():
            self._steps.setCurrentIndex(self._steps.currentIndex() + 1)
        else:
            self._finish()

    def _finish(self) -> None:
        self._studio.settings.shown_first_start = True
        self.hide()
        self.done.emit()
        self.deleteLater()

    def _show_folder(self) -> None:
        chosen = self._studio.settings.library_folder or self._studio.home
        self._folder.text = str(chosen).replace(str(Path.home()), "~")

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Where songs live"))
        if folder:
            self._studio.settings.library_folder = Path(folder)
            self._show_folder()
