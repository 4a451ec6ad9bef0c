"""One model on the models page."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heartstudio.studio.model_work import Work, WorkKind
from heartstudio.studio.models import PROMISED, ModelView
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.clearing import clear
from heartstudio.ui.controls.label import Label, Prose
from heartstudio.ui.controls.menu import Menu
from heartstudio.ui.controls.progress import ProgressLine
from heartstudio.ui.controls.surface import Surface
from heartstudio.ui.said import said, sentences
from heartstudio.ui.theme import Radius, Type
from heartstudio.ui.wording import clock, duration, size


class ModelCard(Surface):
    """A model, whether it fits this machine, and what can be done with it.

    Signals, each with the model's id:
        fetch_wanted, pause_wanted, stop_wanted, check_wanted, remove_wanted, use_wanted.
    """

    fetch_wanted = Signal(str)
    pause_wanted = Signal(str)
    stop_wanted = Signal(str)
    check_wanted = Signal(str)
    remove_wanted = Signal(str)
    use_wanted = Signal(str)

    def __init__(self, view: ModelView, parent: QWidget | None = None) -> None:
        super().__init__("card", Radius.WINDOW, line=True, parent=parent)
        self._view = view
        self._chosen = False
        self._title = Label("", Type.STRONG)
        self._mark = Label("", Type.LABEL, "accent_ink")
        self._about = Prose()
        self._facts = Prose()
        self._state = Prose("", Type.SECONDARY, "warning")
        self._line = ProgressLine()
        self._progress = Label("", Type.SECONDARY, "ink2")
        self._more = Button(look=Look.PLAIN, icon="more", name=self.tr("More"))
        self._more.clicked.connect(self._open_menu)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._mark)
        head.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addLayout(head)
        for line in (self._about, self._facts, self._state, self._line, self._progress):
            words.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 14, 14, 15)
        row.setSpacing(14)
        row.addLayout(words, 1)
        row.addLayout(self._buttons)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_view(view, chosen=False)

    def show_view(self, view: ModelView, *, chosen: bool) -> None:
        """Show the model as it stands.

        Args:
            view: the model.
            chosen: whether new songs are composed, or covers painted, with it.
        """
        self._view, self._chosen = view, chosen
        self._title.text = view.model.title
        self.setAccessibleName(view.model.title)
        self._about.setText(said(view.model.about))
        recommended = view.model.recommended and not view.ready
        self._mark.text = self.tr("In use") if chosen else self.tr("Recommended") if recommended else ""
        self._facts.setText(" · ".join(self._known()))
        self._facts.setVisible(bool(self._facts.text()))
        trouble = self._trouble()
        self._state.setText(trouble)
        self._state.setVisible(bool(trouble))
        self.show_work(view.work)
        self._show_buttons()
        self._more.setVisible(view.ready or view.removable)

    def show_work(self, work: Work | None) -> None:
        """Show how far fetching or checking is."""
        self._line.setVisible(work is not None)
        self._progress.setVisible(work is not None)
        if work is None:
            return
        self._line.fraction = work.fraction
        parts = [self.tr("Checking") if work.kind is WorkKind.CHECKING else self.tr("Fetching")]
        if work.total:
            parts.append(self.tr("{0} of {1}").format(size(work.done), size(work.total)))
        if work.rate:
            parts.append(self.tr("{0} a second").format(size(int(work.rate))))
        if work.seconds_left is not None:
            parts.append(self.tr("{0} left").format(duration(work.seconds_left)))
        self._progress.text = said(work.notice) or " · ".join(parts)

    def _known(self) -> list[str]:
        view, known = self._view, []
        if view.ready and view.here_bytes:
            known.append(self.tr("{0} on this disk").format(size(view.here_bytes)))
        elif view.download_bytes and not view.ready:
            known.append(self.tr("{0} to fetch").format(size(view.download_bytes)))
        if view.promise is not None and view.promise.fits:
            time, length = duration(view.promise.seconds), clock(PROMISED.seconds)
            known.append(self.tr("{0} of music in about {1}").format(length, time))
            known.append(self.tr("{0} of memory").format(size(view.promise.peak_bytes)))
        if view.cover is not None and view.cover.fits:
            known.append(self.tr("1 cover in about {0}").format(duration(view.cover.seconds)))
            known.append(self.tr("{0} of memory").format(size(view.cover.peak_bytes)))
        if view.licence:
            known.append(view.licence)
        return known

    def _trouble(self) -> str:
        view = self._view
        if view.problem:
            return self.tr("Not whole: {0}").format(said(view.problem))
        if view.promise is not None and not view.promise.fits:
            return sentences(view.promise.reason, view.promise.suggestion)
        if view.cover is not None and not view.cover.fits:
            return sentences(view.cover.reason)
        if view.model.bundled and not view.ready:
            return self.tr("This copy of HeartStudio came without it.")
        if view.kept_bytes and view.work is None:
            return self.tr("{0} of an unfinished download are kept").format(size(view.kept_bytes))
        return ""

    def _show_buttons(self) -> None:
        clear(self._buttons)
        view = self._view
        if view.work is not None:
            self._button(self.tr("Pause"), self.pause_wanted)
            self._button(self.tr("Stop"), self.stop_wanted)
        elif view.ready:
            if not self._chosen:
                for_songs = view.model.composes
                text = self.tr("Use for new songs") if for_songs else self.tr("Use for covers")
                self._button(text, self.use_wanted)
        elif not view.model.bundled:
            promise = view.promise or view.cover
            fits = promise is None or promise.fits
            text = self.tr("Go on fetching") if view.kept_bytes else self.tr("Fetch")
            self._button(
                text, self.fetch_wanted, Look.PRIMARY if view.model.recommended and fits else Look.QUIET
            )

    def _button(self, text: str, wanted: Signal, look: Look = Look.QUIET) -> None:
        button = Button(text, look, height=32)
        button.setAccessibleDescription(self._view.model.title)
        button.clicked.connect(lambda: wanted.emit(self._view.model.id))
        self._buttons.addWidget(button)

    def _open_menu(self) -> None:
        menu, name = Menu(self), self._view.model.id
        if self._view.ready and not self._view.model.bundled:
            menu.addAction(self.tr("Check every file"), lambda: self.check_wanted.emit(name))
        if self._view.kept_bytes and self._view.work is None:
            menu.addAction(self.tr("Discard the unfinished download"), lambda: self.stop_wanted.emit(name))
        if self._view.removable:
            menu.addAction(self.tr("Remove from this disk"), lambda: self.remove_wanted.emit(name))
        if self._view.model.bundled:
            menu.addAction(self.tr("Comes with HeartStudio")).setEnabled(False)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))
