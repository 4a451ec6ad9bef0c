"""The player bar."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heartstudio.audio.player import PlayerState
from heartstudio.recipe import FRAME_RATE
from heartstudio.songs.titles import title_of
from heartstudio.studio.jobs import Progress
from heartstudio.studio.playlist import Repeat
from heartstudio.studio.studio import Studio
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.label import Label
from heartstudio.ui.controls.slider import Slider
from heartstudio.ui.controls.surface import Hairline, Surface
from heartstudio.ui.controls.waveform import Waveform
from heartstudio.ui.cover_shelf import CoverShelf
from heartstudio.ui.player.cover import Cover
from heartstudio.ui.theme import PLAYER_HEIGHT, Radius, Type, font
from heartstudio.ui.wording import clock, job_title, progress_words, tag_words

_VOLUME_STEPS = 100


class PlayerBar(Surface):
    """Shows what is on and holds the buttons for it.

    Signals:
        song_wanted(Song): the cover was clicked.

    Args:
        studio: plays.
        covers: has the pictures.
    """

    song_wanted = Signal(object)

    def __init__(self, studio: Studio, covers: CoverShelf, parent: QWidget | None = None) -> None:
        super().__init__("side", parent=parent)
        self._studio = studio
        self._playback = studio.playback
        self._cover = Cover(covers, studio.library, 48, Radius.SMALL)
        self._title = Label("", Type.STRONG)
        self._words = Label("", Type.SECONDARY, "ink2")
        self._previous = Button(look=Look.PLAIN, icon="previous", name=self.tr("Previous"))
        self.toggle = Button(look=Look.ROUND, icon="play", name=self.tr("Play"), icon_size=16)
        self._next = Button(look=Look.PLAIN, icon="next", name=self.tr("Next"))
        self._elapsed = Label("", Type.SECONDARY, "ink2", align=Qt.AlignmentFlag.AlignRight)
        self.waveform = Waveform(36)
        self._length = Label("", Type.SECONDARY, "ink2")
        self._shuffle = Button(look=Look.PLAIN, icon="shuffle", name=self.tr("Shuffle"))
        self._repeat = Button(look=Look.PLAIN, icon="repeat", name=self.tr("Repeat"))
        self._mute = Button(look=Look.PLAIN, icon="volume", name=self.tr("Mute"))
        self._volume = Slider(handle=False, quiet=True)
        self._loud = 0.8
        self._cover.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._cover.setAccessibleDescription(self.tr("Show song"))
        self.setFixedHeight(PLAYER_HEIGHT)
        self._fill()
        self._connect()
        self._show()

    def _fill(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch()
        words.addWidget(self._title)
        words.addWidget(self._words)
        words.addStretch()
        figures = QFontMetrics(font(Type.SECONDARY)).horizontalAdvance("00:00") + 6
        self._elapsed.setFixedWidth(figures)
        self._length.setFixedWidth(figures)
        self._shuffle.setCheckable(True)
        self._repeat.setCheckable(True)
        self._volume.setRange(0, _VOLUME_STEPS)
        self._volume.setSingleStep(5)
        self._volume.setFixedWidth(72)
        self._volume.setAccessibleName(self.tr("Volume"))
        left = QWidget()
        left.setFixedWidth(256)
        beside = QHBoxLayout(left)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        beside.addWidget(self._cover)
        beside.addLayout(words, 1)
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        row.addWidget(left)
        row.addSpacing(8)
        for button in (self._previous, self.toggle, self._next):
            row.addWidget(button)
        row.addWidget(self._elapsed)
        row.addSpacing(8)
        row.addWidget(self.waveform, 1)
        row.addSpacing(8)
        row.addWidget(self._length)
        row.addSpacing(12)
        for button in (self._shuffle, self._repeat, self._mute):
            row.addWidget(button)
        row.addWidget(self._volume)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addLayout(row, 1)

    def _connect(self) -> None:
        playback = self._playback
        playback.changed.connect(self._show)
        playback.position_changed.connect(self._show_position)
        playback.peaks_grew.connect(self._show_outline)
        self._studio.queue.progressed.connect(self._follow)
        self._studio.queue.changed.connect(self._show)
        self._previous.clicked.connect(playback.previous)
        self.toggle.clicked.connect(self._toggle)
        self._next.clicked.connect(playback.next)
        self.waveform.sought.connect(playback.seek)
        self._shuffle.clicked.connect(lambda on: setattr(playback, "shuffle", on))
        self._repeat.clicked.connect(self._turn_repeat)
        self._mute.clicked.connect(self._turn_mute)
        self._volume.valueChanged.connect(self._set_volume)
        self._cover.clicked.connect(lambda: self._cover.song and self.song_wanted.emit(self._cover.song))

    def _show(self) -> None:
        playback = self._playback
        song, live, running = playback.song, playback.live_song, self._studio.queue.running
        if song is not None:
            self._cover.show_song(song)
            self._title.text, self._words.text = song.title, tag_words(song)
        elif live is not None:
            self._cover.show_recipe(live.job, live.recipe)
            self._title.text = title_of(live.recipe)
            self._words.text = self.tr("Composing · playing what is ready")
        elif running is not None:
            self._cover.show_recipe(running.id, running.job.recipe)
            self._title.text, self._words.text = job_title(running), progress_words(running.progress)
        else:
            self._cover.show_song(None)
            self._title.text, self._words.text = self.tr("Nothing is playing"), ""
        self._words.setVisible(bool(self._words.text))
        on = song is not None or live is not None
        sounding = playback.state in (PlayerState.PLAYING, PlayerState.WAITING)
        self.toggle.set_icon("pause" if sounding else "play")
        self.toggle.set_name(self.tr("Pause") if sounding else self.tr("Play"))
        for button in (self._previous, self._next):
            button.setEnabled(on)
        # What is being composed can be listened to, even if nothing was played before.
        self.toggle.setEnabled(on or running is not None)
        self._title.set_colour("ink" if on or running is not None else "ink2")
        self._shuffle.setChecked(playback.shuffle)
        self._repeat.setChecked(playback.repeat is not Repeat.OFF)
        self._repeat.set_icon("repeat-one" if playback.repeat is Repeat.ONE else "repeat")
        self._mute.set_icon("muted" if playback.volume == 0 else "volume")
        self._volume.blockSignals(True)
        self._volume.setValue(round(playback.volume * _VOLUME_STEPS))
        self._volume.blockSignals(False)
        self._show_outline()

    def _show_outline(self) -> None:
        on = self._playback.song is not None or self._playback.live_song is not None
        length = self._full_length() if on else 0.0
        self.waveform.show_song(self._playback.peaks if on else None, length)
        self._length.text = clock(length) if on else ""
        self._show_position(self._playback.position)

    def _full_length(self) -> float:
        """Of the song as it is, or as long as one in the making may become."""
        live = self._playback.live_song
        if live is None:
            return self._playback.duration
        return max(self._playback.duration, live.recipe.frame_limit / FRAME_RATE)

    def _follow(self, job: str, progress: Progress) -> None:
        if job == self._playback.live_job:
            if self._playback.state is PlayerState.WAITING:
                self._words.text = self.tr("Composing · waiting for the next bars")
        elif self._playback.song is None:
            self._words.text = progress_words(progress)

    def _toggle(self) -> None:
        running = self._studio.queue.running
        if self._playback.song is None and self._playback.live_song is None and running is not None:
            self._playback.play_live(running.id)
        else:
            self._playback.toggle()

    def _show_position(self, seconds: float) -> None:
        on = self._playback.song is not None or self._playback.live_song is not None
        self.waveform.position = seconds
        self._elapsed.text = clock(seconds) if on else ""

    def _turn_repeat(self) -> None:
        turn = {Repeat.OFF: Repeat.ALL, Repeat.ALL: Repeat.ONE, Repeat.ONE: Repeat.OFF}
        self._playback.repeat = turn[self._playback.repeat]

    def _turn_mute(self) -> None:
        if self._playback.volume > 0:
            self._loud = self._playback.volume
            self._studio.settings.volume = 0.0
        else:
            self._studio.settings.volume = self._loud

    def _set_volume(self, steps: int) -> None:
        self._studio.settings.volume = steps / _VOLUME_STEPS
