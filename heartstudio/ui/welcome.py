"""The first start: hear something at once, choose a model, and say where songs live. Three quiet steps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from heartstudio.recipe import DEMO_CHECKPOINT, Recipe
from heartstudio.studio.jobs import Progress, Stage
from heartstudio.studio.models import PROMISED, ModelView
from heartstudio.studio.studio import Studio
from heartstudio.ui.compose.seed import drawn_seed
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.label import Label, Prose
from heartstudio.ui.controls.progress import ProgressLine
from heartstudio.ui.controls.surface import Surface, paint_shadow
from heartstudio.ui.controls.tabbing import ReadingOrder
from heartstudio.ui.icons import app_icon
from heartstudio.ui.said import sentences, told
from heartstudio.ui.theme import Radius, Type, font, tokens_of
from heartstudio.ui.wording import clock, duration, progress_words, size

_WIDTH = 480
_MARGIN = 40
_ICON = 88
_DEMO = Recipe("pop,happy,piano", seconds=15.0, checkpoint=DEMO_CHECKPOINT)
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class Welcome(ReadingOrder, QWidget):
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
        self._listening = Prose("", Type.SECONDARY)
        self._line = ProgressLine()
        self._folder = Label("", Type.STRONG, align=_CENTRE)
        self._dots = _Dots(3)
        self._skip = Button(self.tr("Skip"), Look.PLAIN, height=32)
        self.go_on = Button(self.tr("Continue"), height=32)
        self._sheet = Surface("card", Radius.LARGE)
        for step in (self._first_step(), self._second_step(), self._third_step()):
            self._steps.addWidget(step)
        self._fill()
        studio.queue.progressed.connect(self._on_progress)
        studio.queue.audio_ready.connect(self._on_audio)
        studio.queue.changed.connect(self._on_changed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._show_folder()
        for part in (self._line, self._skip):
            kept = part.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            part.setSizePolicy(kept)

        parent.installEventFilter(self)
        self.setGeometry(parent.rect())

    @property
    def step(self) -> int:
        """Which of the three, from 0."""
        return self._steps.currentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape skips the rest, Return goes on."""
        if event.key() == Qt.Key.Key_Escape:
            self._finish()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._next()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover all of what lies below, however large it becomes."""
        if watched is self.parent() and event.type() is QEvent.Type.Resize:
            self.setGeometry(self.parentWidget().rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim what lies below, and let the sheet float."""
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), tokens.scrim)
        paint_shadow(painter, QRectF(self._sheet.geometry()), Radius.LARGE, tokens)

    def _fill(self) -> None:
        icon = _Icon()
        foot = QHBoxLayout()
        foot.addWidget(self._skip, 1, Qt.AlignmentFlag.AlignLeft)
        foot.addWidget(self._dots, 0, Qt.AlignmentFlag.AlignCenter)
        foot.addWidget(self.go_on, 1, Qt.AlignmentFlag.AlignRight)
        self._sheet.setFixedWidth(_WIDTH)
        inside = QVBoxLayout(self._sheet)
        inside.setContentsMargins(0, 28, 0, 20)
        inside.setSpacing(0)
        inside.addWidget(icon, 0, _CENTRE)
        inside.addSpacing(12)
        inside.addWidget(self._steps)
        inside.addSpacing(24)
        inside.addLayout(foot)
        foot.setContentsMargins(20, 0, 20, 0)
        column = QVBoxLayout(self)
        column.addWidget(self._sheet, 0, Qt.AlignmentFlag.AlignCenter)
        self.hear.clicked.connect(self._compose_demo)
        self.go_on.clicked.connect(self._next)
        self._skip.clicked.connect(self._finish)

    def _first_step(self) -> QWidget:
        ready = self._studio.models.is_ready(DEMO_CHECKPOINT)
        text = self.tr("A few words become a song, on this Mac and nowhere else.")
        if ready:
            text += "\n" + self.tr("Hear it at once: the demo model is here already.")
        self.hear.setVisible(ready)
        self._listening.setAlignment(_CENTRE)
        self._listening.setMinimumHeight(QFontMetrics(font(Type.SECONDARY)).height())
        self._line.hide()
        return self._page(self.tr("Welcome"), text, [self.hear, self._line, self._listening])

    def _second_step(self) -> QWidget:
        view = next(
            (one for one in self._studio.models.models() if one.model.recommended and one.model.composes),
            None,
        )
        parts: list[QWidget] = []
        text = self.tr("The demo plays a little and sings nothing.\nA full model sings your words.")
        if view is not None:
            parts.append(self._promise(view))
            if not view.ready and view.work is None and (view.promise is None or view.promise.fits):
                fetch = Button(self.tr("Fetch in the background"), Look.PRIMARY)
                fetch.clicked.connect(lambda: (self._studio.models.download(view.model.id), self._next()))
                parts.append(fetch)
        return self._page(self.tr("A model that sings"), text, parts)

    def _third_step(self) -> QWidget:
        choose = Button(self.tr("Choose another folder"))
        choose.clicked.connect(self._choose_folder)
        well = Surface("well", Radius.COVER)
        row = QHBoxLayout(well)
        row.setContentsMargins(14, 12, 14, 12)
        row.addWidget(self._folder)
        text = self.tr("Songs are ordinary files in a folder of yours.")
        return self._page(self.tr("Where songs live"), text, [well, choose])

    def _page(self, title: str, text: str, parts: list[QWidget]) -> QWidget:
        page = QWidget()
        words = Prose(text, Type.TEXT)
        words.setAlignment(_CENTRE)
        column = QVBoxLayout(page)
        column.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        column.setSpacing(0)
        column.addWidget(Label(title, Type.PAGE, align=_CENTRE))
        column.addSpacing(8)
        column.addWidget(words)
        column.addSpacing(20)
        for part in parts:
            column.addWidget(part, 0, _CENTRE if isinstance(part, Button) else Qt.AlignmentFlag(0))
            column.addSpacing(12)
        column.addStretch(1)
        return page

    def _promise(self, view: ModelView) -> QWidget:
        """What the recommended model takes, or why this machine cannot run it."""
        card = Surface("well", Radius.COVER)
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(Label(view.model.title, Type.STRONG, align=_CENTRE))
        if view.promise is not None and not view.promise.fits:
            reason = Prose(sentences(view.promise.reason, view.promise.suggestion))
            reason.setAlignment(_CENTRE)
            column.addWidget(reason)
            return card
        figures = QHBoxLayout()
        if view.download_bytes:
            figures.addLayout(_figure(size(view.download_bytes), self.tr("to fetch")))
        if view.promise is not None:
            figures.addLayout(_figure(size(view.promise.peak_bytes), self.tr("of memory")))
            length = clock(PROMISED.seconds)
            figures.addLayout(
                _figure(duration(view.promise.seconds), self.tr("for {0} of music").format(length))
            )
        column.addLayout(figures)
        return card

    def _compose_demo(self) -> None:
        self.hear.setEnabled(False)
        self._line.show()
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
        self.hear.setText(self.tr("Compose another one"))
        self._line.hide()
        done = view.stage is Stage.DONE
        self._listening.setText(
            self.tr("Your first song. It is in the library.")
            if done
            else told(view.problem)
            if view.problem is not None
            else ""
        )

    def _next(self) -> None:
        if self.step + 1 == self._steps.count():
            self._finish()
            return
        self._steps.setCurrentIndex(self.step + 1)
        self._dots.show_step(self.step)
        last = self.step + 1 == self._steps.count()
        self._skip.setVisible(not last)
        self.go_on.setText(self.tr("Begin") if last else self.tr("Continue"))

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


def _figure(value: str, words: str) -> QLayout:
    column = QVBoxLayout()
    column.setSpacing(1)
    column.addWidget(Label(value, Type.STRONG, align=_CENTRE))
    column.addWidget(Label(words, Type.SECONDARY, "ink2", align=_CENTRE))
    return column


class _Icon(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_ICON, _ICON)

    def paintEvent(self, _event: QPaintEvent) -> None:
        pixmap = app_icon().pixmap(self.size(), self.devicePixelRatioF())
        QPainter(self).drawPixmap(self.rect(), pixmap)


class _Dots(QWidget):
    """Which step of how many."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count
        self.setFixedSize(16 * count - 8, 8)
        self.show_step(0)

    def show_step(self, step: int) -> None:
        self._step = step
        self.setAccessibleName(self.tr("Step {0} of {1}").format(step + 1, self._count))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for at in range(self._count):
            painter.setBrush(tokens.accent if at == self._step else tokens.well_hover)
            painter.drawEllipse(QRectF(16 * at + 0.5, 0.5, 7, 7))
