"""The queue page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from heartstudio.recipe import FRAME_RATE
from heartstudio.songs.journal import Interrupted
from heartstudio.songs.titles import title_of
from heartstudio.studio.cover_queue import CoverView
from heartstudio.studio.jobs import JobId, JobView, Stage
from heartstudio.studio.studio import Studio
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.empty import Empty
from heartstudio.ui.controls.label import Label
from heartstudio.ui.controls.page_head import BELOW, TOP, PageHead
from heartstudio.ui.controls.scroll import BAR, Scroll
from heartstudio.ui.controls.surface import Surface
from heartstudio.ui.cover_shelf import CoverShelf
from heartstudio.ui.player.cover import Cover
from heartstudio.ui.queue.cover_card import CoverCard
from heartstudio.ui.queue.job_card import JOB_MIME, JobCard
from heartstudio.ui.theme import MARGIN, WIDEST, Radius, Type
from heartstudio.ui.wording import clock, moment


class QueuePage(QWidget):
    """All jobs, and the songs that were interrupted.

    Signals:
        song_wanted(Song): show a song that was composed.
        compose_wanted(): from the invitation of an empty queue.

    Args:
        studio: composes.
        covers: has the pictures.
    """

    song_wanted = Signal(object)
    compose_wanted = Signal()

    def __init__(self, studio: Studio, covers: CoverShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._queue = studio.queue
        self._covers = covers
        self._cards: dict[JobId, JobCard] = {}
        self._offers: dict[str, _Offer] = {}
        self._painting: dict[str, CoverCard] = {}
        self._pause = Button(self.tr("Pause after this song"))
        self._clear = Button(self.tr("Clear finished"))
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, MARGIN - BAR, 20)
        self._column.setSpacing(10)
        self._column.addStretch(1)
        self._pages = QStackedWidget()
        self._empty = Empty(
            "queue",
            self.tr("Nothing is waiting"),
            self.tr("Songs that you compose line up here, and go on one after the other."),
            self.tr("Compose a song"),
        )
        self.setAcceptDrops(True)
        self._fill()
        self._connect()
        self._refresh()

    def cards(self) -> list[JobCard]:
        """The jobs that are shown, in order."""
        items = (self._column.itemAt(at).widget() for at in range(self._column.count()))
        return [item for item in items if isinstance(item, JobCard)]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a job of this list."""
        if event.mimeData().hasFormat(JOB_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere on the page."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the job where it was let go."""
        job_id = bytes(event.mimeData().data(JOB_MIME).data()).decode()
        y = self._list.mapFrom(self, event.position()).y()
        cards = [card for card in self.cards() if card.view.id != job_id]
        self._queue.move(job_id, sum(card.geometry().center().y() < y for card in cards))
        event.acceptProposedAction()

    def _fill(self) -> None:
        self._list.setMaximumWidth(WIDEST + MARGIN - BAR)
        self._pages.addWidget(Scroll(self._list))
        self._pages.addWidget(self._empty)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, TOP, 0, 0)
        page.setSpacing(BELOW)
        page.addWidget(PageHead(self.tr("Queue"), self._clear, self._pause, widest=WIDEST))
        page.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._queue.changed.connect(self._refresh)
        self._queue.progressed.connect(self._on_progress)
        self._queue.saved.connect(lambda _job, _song: self._refresh())
        self._studio.cover_queue.changed.connect(self._refresh)
        self._studio.cover_queue.progressed.connect(self._on_painted)
        self._pause.clicked.connect(lambda: self._queue.pause_after_current(not self._queue.paused))
        self._clear.clicked.connect(self._queue.clear_finished)
        self._empty.accepted.connect(self.compose_wanted)

    def _refresh(self) -> None:
        """Show the jobs there are, each on the card that it had."""
        jobs, offered = self._queue.jobs(), self._queue.offered()
        for gone in self._cards.keys() - {view.id for view in jobs}:
            self._drop(self._cards.pop(gone))
        for gone in self._offers.keys() - {one.id for one in offered}:
            self._drop(self._offers.pop(gone))
        waiting = [view.id for view in jobs if view.stage is Stage.WAITING]
        place = 0
        for interrupted in offered:
            if interrupted.id not in self._offers:
                self._offers[interrupted.id] = self._new_offer(interrupted)
            self._put(self._offers[interrupted.id], place)
            place += 1
        for view in jobs:
            if view.id not in self._cards:
                self._cards[view.id] = self._new_card(view)
            self._cards[view.id].show_view(view)
            if view.id in waiting:
                self._cards[view.id].show_ways(earlier=view.id != waiting[0], later=view.id != waiting[-1])
            self._put(self._cards[view.id], place)
            place += 1
        place = self._refresh_covers(place)
        self._pages.setCurrentIndex(0 if place else 1)
        self._clear.setVisible(any(view.stage.is_over for view in jobs))
        self._pause.setVisible(any(not view.stage.is_over for view in jobs) or self._queue.paused)
        waits = self.tr("Go on") if self._queue.paused else self.tr("Pause after this song")
        self._pause.setText(waits)

    def _refresh_covers(self, place: int) -> int:
        """Covers stand below all songs, for that is when they are painted."""
        views = self._studio.cover_queue.views()
        for gone in self._painting.keys() - {view.song.id for view in views}:
            self._drop(self._painting.pop(gone))
        for view in views:
            if view.song.id not in self._painting:
                self._painting[view.song.id] = self._new_cover(view)
            self._painting[view.song.id].show_view(view)
            self._put(self._painting[view.song.id], place)
            place += 1
        return place

    def _new_cover(self, view: CoverView) -> CoverCard:
        card = CoverCard(view, self._covers, self._studio.library)
        card.cancel_wanted.connect(self._studio.cover_queue.cancel)
        card.open_wanted.connect(self.song_wanted)
        return card

    def _on_painted(self, view: CoverView) -> None:
        if view.song.id in self._painting:
            self._painting[view.song.id].show_view(view)

    def _put(self, widget: QWidget, place: int) -> None:
        if self._column.indexOf(widget) != place:
            self._column.removeWidget(widget)
            self._column.insertWidget(place, widget)

    def _drop(self, widget: QWidget) -> None:
        self._column.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _new_card(self, view: JobView) -> JobCard:
        card = JobCard(view, self._covers, self._studio.library)
        card.cancel_wanted.connect(self._queue.cancel)
        card.retry_wanted.connect(self._queue.retry)
        card.remove_wanted.connect(self._queue.remove)
        card.finish_wanted.connect(self._queue.finish_now)
        card.listen_wanted.connect(self._studio.playback.play_live)
        card.open_wanted.connect(self._open)
        card.moved.connect(self._move)
        return card

    def _new_offer(self, interrupted: Interrupted) -> _Offer:
        offer = _Offer(interrupted, self._studio, self._covers)
        offer.resume_wanted.connect(lambda: self._queue.resume(interrupted))
        offer.discard_wanted.connect(lambda: self._queue.discard(interrupted))
        return offer

    def _on_progress(self, job_id: JobId, _progress: object) -> None:
        view = self._queue.view(job_id)
        if view is not None and job_id in self._cards and self.isVisible():
            self._cards[job_id].view = view
            self._cards[job_id].show_progress(view.progress)

    def _move(self, job_id: JobId, steps: int) -> None:
        ids = [view.id for view in self._queue.jobs()]
        self._queue.move(job_id, ids.index(job_id) + steps)

    def _open(self, job_id: JobId) -> None:
        view = self._queue.view(job_id)
        if view is not None and view.songs:
            self.song_wanted.emit(view.songs[0])


class _Offer(Surface):
    """A song that was interrupted."""

    resume_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, interrupted: Interrupted, studio: Studio, covers: CoverShelf) -> None:
        super().__init__("accent_soft", Radius.WINDOW)
        cover = Cover(covers, studio.library, 56, Radius.SMALL)
        cover.show_recipe(interrupted.id, interrupted.recipe)
        reached = clock(len(interrupted.codes) / FRAME_RATE)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(title_of(interrupted.recipe), Type.STRONG))
        told = self.tr("Interrupted at {0} of {1}, {2}").format(
            reached, clock(interrupted.recipe.seconds), moment(interrupted.created)
        )
        words.addWidget(Label(told, Type.SECONDARY, "ink2"))
        go_on, discard = Button(self.tr("Go on"), Look.PRIMARY, height=32), Button(self.tr("Discard"))
        go_on.clicked.connect(self.resume_wanted)
        discard.clicked.connect(self.discard_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 14, 12)
        row.setSpacing(14)
        row.addWidget(cover)
        row.addLayout(words, 1)
        row.addWidget(discard)
        row.addWidget(go_on)
        row.setAlignment(Qt.AlignmentFlag.AlignVCenter)
