"""The song sheet: cover, waveform, words, recipe, and what can be made of the song."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heartstudio.audio.peaks import Peaks
from heartstudio.audio.player import PlayerState
from heartstudio.songs.song import Song
from heartstudio.studio.studio import Studio
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.flow import Flow
from heartstudio.ui.controls.label import Label
from heartstudio.ui.controls.menu import Menu
from heartstudio.ui.controls.page_head import BELOW, TOP, PageHead
from heartstudio.ui.controls.scroll import BAR, Scroll
from heartstudio.ui.controls.waveform import Waveform
from heartstudio.ui.cover_shelf import CoverShelf
from heartstudio.ui.library.actions import FORMAT_NAMES, SongActions
from heartstudio.ui.song.cover_panel import COVER_SIZE, SMALLEST_COVER, CoverPanel
from heartstudio.ui.song.facts import Facts
from heartstudio.ui.song.going_on import GoingOn
from heartstudio.ui.song.lost import Lost
from heartstudio.ui.song.relatives import Relatives
from heartstudio.ui.song.title import TitleField
from heartstudio.ui.song.words import Words
from heartstudio.ui.theme import MARGIN, WIDEST, Type
from heartstudio.ui.wording import clock, moment, tag_words

_NARROW = 900
"""Pixels of the page below which words and recipe do not fit beside the cover."""


class SongPage(QWidget):
    """Everything about one song.

    Signals:
        left(): back to where one came from.
        composed(): something was made of the song and waits in the queue.

    Args:
        studio: plays and composes.
        covers: has the pictures.
        actions: what can be done with songs.
    """

    left = Signal()
    composed = Signal()

    def __init__(
        self, studio: Studio, covers: CoverShelf, actions: SongActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._actions = actions
        self._song: Song | None = None
        self._peaks: Peaks | None = None
        self._back = Button(self.tr("Back"), icon="chevron-left", icon_size=13)
        self._export = Button(self.tr("Export"))
        self._reveal = Button(self.tr("Reveal in Finder"))
        self._heart = Button(look=Look.PLAIN, icon="heart", name=self.tr("Favourite"), height=32)
        self._more = Button(look=Look.PLAIN, icon="more", name=self.tr("More"), height=32)
        self.panel = CoverPanel(studio.library, covers, studio.cover_queue)
        self.title = TitleField()
        self._about = Label("", Type.SECONDARY, "ink2")
        self.waveform = Waveform(64)
        self._play = Button(look=Look.ROUND, icon="play", name=self.tr("Play"), icon_size=16, height=36)
        self._continue = Button(self.tr("Continue"), Look.PRIMARY, height=36)
        self.branch = Button("", height=36)
        self._take = Button(self.tr("New take"), height=36)
        self._reuse = Button(self.tr("Use this recipe"), height=36)
        self._words = Words()
        self._facts = Facts()
        self._relatives = Relatives(studio.library, covers)
        self.lost = Lost(studio.library)
        self.going_on = GoingOn(studio)
        self._buttons = QWidget()
        self._told = QWidget()
        self._side = QWidget()
        self._beside = QHBoxLayout()
        self._left = QVBoxLayout()
        self._fill()
        self._connect()

    @property
    def song(self) -> Song | None:
        """Whose sheet it is."""
        return self._song

    def show_song(self, song: Song) -> None:
        """Show another song."""
        self._peaks = None
        self._show_asking(False)
        self._show(song)
        self._fetch_outline(song)

    def _show(self, song: Song) -> None:
        self._song = song
        self.panel.show_song(song)
        self.title.show_title(song.title)
        self.title.setReadOnly(self._studio.library.read_only)
        parts = [tag_words(song), clock(song.seconds)]
        if song.take_group:
            parts.append(self.tr("take {0}").format(song.take + 1))
        parts.append(moment(song.created))
        self._about.text = " · ".join(parts)
        self._heart.set_icon("heart-filled" if song.favourite else "heart")
        self._words.show_lyrics(song.recipe.lyrics)
        view = self._studio.models.view(song.recipe.checkpoint)
        self._facts.show_song(song, view.model.title if view else song.recipe.checkpoint.rsplit("/", 1)[-1])
        self._relatives.show_of(song)
        self.lost.show_of(song)
        can_go_on = song.frames > 0
        for button in (self._continue, self.branch):
            button.setEnabled(can_go_on)
            button.setToolTip(
                "" if can_go_on else self.tr("It came from outside: there is nothing to go on from")
            )
        for button in (self._play, self._export, self._reveal):
            button.setEnabled(not song.missing)
        self._show_outline()
        self._show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow, make the cover smaller and put the recipe below it."""
        width = self.width()
        self.panel.fit(max(SMALLEST_COVER, min(COVER_SIZE, round(0.31 * width))))
        if (narrow := width < _NARROW) is not (self._left.indexOf(self._side) >= 0):
            (self._beside if narrow else self._left).removeWidget(self._side)
            if narrow:
                self._left.insertWidget(1, self._side)
            else:
                self._beside.addWidget(self._side)
        super().resizeEvent(event)

    def _fill(self) -> None:
        tools = PageHead("", self._heart, self._export, self._reveal, self._more, widest=WIDEST)
        tools.layout().insertWidget(0, self._back)
        buttons = Flow(self._buttons, gap=8, line_gap=8)
        for button in (self._play, self._continue, self.branch, self._take, self._reuse):
            buttons.addWidget(button)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(20)
        side.addWidget(self._facts)
        side.addWidget(self._relatives)
        side.addStretch(1)
        self._beside.setSpacing(MARGIN)
        self._told.setLayout(self._beside)
        self._beside.setContentsMargins(0, 24, 0, 0)
        self._beside.addWidget(self._words, 1)
        self._beside.addWidget(self._side)
        self._left.setSpacing(20)
        self._left.addWidget(self.panel)
        self._left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.title)
        right.addSpacing(2)
        right.addWidget(self._about)
        right.addSpacing(16)
        right.addWidget(self.lost)
        right.addWidget(self.waveform)
        right.addSpacing(18)
        right.addWidget(self._buttons)
        right.addWidget(self._told, 1)
        right.addWidget(self.going_on, 1)
        inner = QWidget()
        inner.setMaximumWidth(WIDEST + MARGIN - BAR)
        body = QHBoxLayout(inner)
        body.setContentsMargins(0, 0, MARGIN - BAR, 20)
        body.setSpacing(MARGIN)
        body.addLayout(self._left)
        body.addLayout(right, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, TOP, 0, 0)
        page.setSpacing(BELOW)
        page.addWidget(tools)
        page.addWidget(Scroll(inner), 1)

    def _connect(self) -> None:
        playback = self._studio.playback
        self._back.clicked.connect(self.left)
        self._export.clicked.connect(self._offer_formats)
        self._reveal.clicked.connect(lambda: self._song and self._actions.reveal(self._song))
        self._heart.clicked.connect(lambda: self._song and self._actions.toggle_favourite([self._song]))
        self._more.clicked.connect(self._open_menu)
        self.lost.look.clicked.connect(self._actions.look_for_lost)
        self.title.editingFinished.connect(self._rename)
        self.waveform.sought.connect(self._seek)
        self._play.clicked.connect(lambda: self._song and self._actions.play(self._song))
        self._continue.clicked.connect(lambda: self._ask(None))
        self.branch.clicked.connect(lambda: self._ask(self._place()))
        self._take.clicked.connect(self._new_take)
        self._reuse.clicked.connect(lambda: self._song and self._actions.reused.emit(self._song.recipe))
        self._relatives.opened.connect(self._actions.opened)
        self.going_on.done.connect(lambda: self._show_asking(False))
        self.going_on.problem.connect(self._actions.problem)
        playback.changed.connect(self._show_state)
        playback.position_changed.connect(lambda _seconds: self._show_place())
        self._studio.library.changed.connect(self._follow)

    def _follow(self, ids: frozenset[str]) -> None:
        """The song was changed, or deleted."""
        if self._song is None or (ids and self._song.id not in ids):
            return
        now = self._studio.library.find(self._song.id)
        if now is None:
            self._song = None
            self.left.emit()
        else:
            is_back = self._song.missing and not now.missing
            self._show(now)
            if is_back:
                self._fetch_outline(now)

    def _fetch_outline(self, song: Song) -> None:
        self._studio.library.fetch_outline(song, lambda peaks: self._take_outline(song, peaks))

    def _take_outline(self, song: Song, peaks: Peaks) -> None:
        if self._song is not None and self._song.id == song.id:
            self._peaks = peaks
            self._show_outline()

    def _show_outline(self) -> None:
        if self._song is not None:
            self.waveform.show_song(self._peaks, self._song.seconds)

    def _is_on(self) -> bool:
        on = self._studio.playback.song
        return on is not None and self._song is not None and on.id == self._song.id

    def _show_state(self) -> None:
        sounding = self._is_on() and self._studio.playback.state in (PlayerState.PLAYING, PlayerState.WAITING)
        self._play.set_icon("pause" if sounding else "play")
        self._show_place()

    def _show_place(self) -> None:
        if not self.isVisible() and self.branch.text():
            return
        place = self._place()
        self.waveform.position = place
        self.branch.setText(self.tr("Branch from {0}").format(clock(place)))

    def _place(self) -> float:
        return self._studio.playback.position if self._is_on() else 0.0

    def _seek(self, seconds: float) -> None:
        if self._song is None or self._song.missing:
            return
        if self._is_on():
            self._studio.playback.seek(seconds)
        else:
            self._studio.playback.play(self._song, seconds)

    def _rename(self) -> None:
        if self._song is not None and self.title.text().strip() != self._song.title:
            self._studio.library.rename(self._song.id, self.title.text())

    def _ask(self, from_seconds: float | None) -> None:
        if self._song is not None:
            self._show_asking(True)
            self.going_on.ask(self._song, from_seconds)

    def _show_asking(self, asking: bool) -> None:
        self._told.setVisible(not asking)
        self._buttons.setVisible(not asking)
        self.going_on.setVisible(asking)

    def _new_take(self) -> None:
        if self._song is not None:
            self._actions.new_take(self._song)
            self.composed.emit()

    def _offer_formats(self) -> None:
        song = self._song
        if song is None:
            return
        menu = Menu(self)
        for chosen, name in FORMAT_NAMES.items():
            menu.addAction(name, lambda chosen=chosen: self._actions.export([song], chosen))
        menu.popup(self._export.mapToGlobal(QPoint(0, self._export.height() + 4)))

    def _open_menu(self) -> None:
        if self._song is not None:
            self._actions.menu([self._song], self).popup(
                self._more.mapToGlobal(QPoint(0, self._more.height()))
            )
