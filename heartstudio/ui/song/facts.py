"""The recipe of a song as a short table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from heartstudio.songs.song import Song
from heartstudio.ui.controls.clearing import clear
from heartstudio.ui.controls.label import Label
from heartstudio.ui.theme import Type
from heartstudio.ui.wording import clock, figure, number

_WIDTH = 200


class Facts(QWidget):
    """Names on the left, values on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(_WIDTH)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(8)

    def show_song(self, song: Song, model: str) -> None:
        """Show the recipe of another song.

        Args:
            song: whose.
            model: title of its model.
        """
        clear(self._grid)
        recipe = song.recipe
        facts = [
            (self.tr("Seed"), f"{recipe.seed:,}".replace(",", " ")),
            (self.tr("Guidance"), figure(recipe.guidance)),
            (self.tr("Temperature"), figure(recipe.temperature)),
            (self.tr("Top-k"), number(recipe.top_k)),
            (self.tr("Length limit"), clock(recipe.seconds)),
            (self.tr("Model"), model),
            (
                self.tr("Loudness"),
                self.tr("silent") if song.lufs is None else f"{figure(round(song.lufs, 1))} LUFS",
            ),
        ]
        if song.play_count:
            facts.append((self.tr("Played"), self.tr("%n time(s)", "", song.play_count)))
        for row, (name, value) in enumerate(facts):
            self._grid.addWidget(Label(name, Type.SECONDARY, "ink2"), row, 0)
            self._grid.addWidget(Label(value, Type.CHIP, align=Qt.AlignmentFlag.AlignRight), row, 1)
        self._grid.setColumnStretch(1, 1)
