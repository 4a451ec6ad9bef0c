"""The panel to continue a song, or to branch from it, with other words, tags or seed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heartstudio.recipe import FRAME_RATE, MAX_SECONDS, RecipeError
from heartstudio.songs.song import Song
from heartstudio.studio.jobs import Problem
from heartstudio.studio.studio import Studio
from heartstudio.ui.compose.dials import LENGTHS, SeedField, StepDial
from heartstudio.ui.compose.lyrics import LyricsCard
from heartstudio.ui.compose.seed import drawn_seed
from heartstudio.ui.compose.tag_field import TagField
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.field import Row
from heartstudio.ui.controls.label import Label
from heartstudio.ui.theme import Type
from heartstudio.ui.wording import clock

_MORE_SECONDS = 60.0
"""By how much a song grows where nobody says otherwise."""


class GoingOn(QWidget):
    """Asks how a song is to go on.

    Signals:
        done(): it is in the queue, or nobody wants it.
        problem(Problem): what is written makes no recipe.

    Args:
        studio: composes.
    """

    done = Signal()
    problem = Signal(object)

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._song: Song | None = None
        self._from: float | None = None
        self._title = Label("", Type.STRONG)
        self.tags = TagField(studio.coach)
        self.lyrics = LyricsCard()
        self.lyrics.setMinimumHeight(210)
        self.length = StepDial(LENGTHS)
        self._length_row = Row(self.tr("Length of the new song"), self.length)
        self.length.turned.connect(lambda seconds: setattr(self._length_row, "value", clock(seconds)))
        self.seed = SeedField()
        self.button = Button(self.tr("Compose"), Look.PRIMARY, height=36)
        self.button.clicked.connect(self.compose)
        give_up = Button(self.tr("Cancel"), height=36)
        give_up.clicked.connect(self.done)
        beside = QHBoxLayout()
        beside.setSpacing(20)
        beside.addWidget(self._length_row, 2)
        beside.addWidget(Row(self.tr("Seed"), self.seed), 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(give_up)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(Row(self.tr("Tags"), self.tags))
        column.addWidget(self.lyrics, 1)
        column.addLayout(beside)
        column.addLayout(foot)

    def ask(self, song: Song, from_seconds: float | None) -> None:
        """Ask about a song.

        Args:
            song: that is to go on.
            from_seconds: where the new one leaves it; None for its end.
        """
        self._song, self._from = song, from_seconds
        at = song.frames / FRAME_RATE if from_seconds is None else from_seconds
        words = (
            self.tr("Continue from the end")
            if from_seconds is None
            else self.tr("Branch from {0}").format(clock(at))
        )
        self._title.text = words
        self.tags.tags = song.recipe.tags
        self.lyrics.text = song.recipe.lyrics
        wished = at + _MORE_SECONDS if from_seconds is None else max(at + 10.0, song.recipe.seconds)
        self.length.exact = min(MAX_SECONDS, wished)
        self.length.turned.emit(self.length.exact)
        self.seed.show_seed(None)
        self.lyrics.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def compose(self) -> None:
        """Put the new song into the queue."""
        song = self._song
        if song is None:
            return
        self.tags.take_unfinished()
        begins = song.frames / FRAME_RATE if self._from is None else self._from
        if self.length.exact <= begins:
            self.problem.emit(
                Problem(
                    self.tr("The new song would end before it goes its own way"),
                    remedy=self.tr("Make it longer than {0}").format(clock(begins)),
                )
            )
            return
        seed = self.seed.seed
        try:
            recipe = replace(
                song.recipe,
                tags=self.tags.tags,
                lyrics=self.lyrics.text,
                seconds=self.length.exact,
                seed=drawn_seed() if seed is None else seed,
                takes=1,
            )
        except RecipeError as error:
            self.problem.emit(Problem.of(error))
            return
        if self._studio.continue_song(song, recipe, self._from) is not None:
            self.done.emit()
