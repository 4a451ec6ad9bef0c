"""The little form of the popover: tags, words that unfold, length, takes, and the button."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from heartstudio.recipe import Recipe, RecipeError
from heartstudio.studio.studio import Studio
from heartstudio.ui.compose.lyrics import LyricsEditor
from heartstudio.ui.compose.seed import drawn_seed
from heartstudio.ui.compose.tag_field import TagField
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.picker import Choice, Picker
from heartstudio.ui.controls.surface import Surface
from heartstudio.ui.theme import Radius, Type, font
from heartstudio.ui.wording import clock

_LENGTHS = (15, 30, 60, 90, 120, 180, 240)
_TAKES = (1, 2, 4)
_FOLDED, _UNFOLDED = 18, 132


class PopoverForm(QWidget):
    """A recipe in three lines; whatever it does not ask for is as it was in the studio's form last.

    Signals:
        compose_wanted(Recipe): the button.
        incomplete(): the button, but there is no tag.
        resized(): it needs more or less room.

    Args:
        studio: knows tags and what was composed last.
    """

    compose_wanted = Signal(object)
    incomplete = Signal()
    resized = Signal()

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.tags = TagField(studio.coach, framed=False)
        self.lyrics = _FoldingLyrics()
        self.lyrics.setFont(font(Type.TEXT))
        self.lyrics.setPlaceholderText(self.tr("Lyrics (or leave it instrumental)"))
        self.lyrics.folded.connect(self.resized)
        self.tags.changed.connect(self.resized)
        self.length = Picker(self.tr("Length"), quiet=True)
        self.takes = Picker(self.tr("Takes"), quiet=True)
        self.button = Button(self.tr("Compose"), Look.PRIMARY, height=32)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self.compose)
        self.length.offer([Choice(seconds, clock(seconds)) for seconds in _LENGTHS], 60)
        self.takes.offer([Choice(takes, self.tr("%n take(s)", "", takes)) for takes in _TAKES], 1)
        tags = Surface("well", Radius.WINDOW)
        self.tags.line.entered.connect(tags.light_up)
        inside = QVBoxLayout(tags)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self.tags)
        words = Surface("well", Radius.FIELD)
        self.lyrics.entered.connect(words.light_up)
        around = QVBoxLayout(words)
        around.setContentsMargins(12, 8, 8, 8)
        around.addWidget(self.lyrics)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.length)
        foot.addWidget(self.takes)
        foot.addWidget(self.button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(tags)
        column.addWidget(words)
        column.addLayout(foot)

    def compose(self) -> None:
        """Hand over what is written."""
        self.tags.take_unfinished()
        if not self.tags.tags:
            self.incomplete.emit()
            return
        settings = self._studio.settings
        base = settings.last_form or Recipe("pop", checkpoint=settings.default_model)
        try:
            recipe = Recipe(
                tags=self.tags.tags,
                lyrics=self.lyrics.toPlainText(),
                seconds=float(self.length.key),
                seed=drawn_seed(),
                guidance=base.guidance,
                temperature=base.temperature,
                top_k=base.top_k,
                takes=int(self.takes.key),
                checkpoint=base.checkpoint,
                ignore_eos=base.ignore_eos,
            )
        except RecipeError:
            self.incomplete.emit()
            return
        self.compose_wanted.emit(recipe)


class _FoldingLyrics(LyricsEditor):
    """One line high until somebody writes in it."""

    folded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_FOLDED)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fold)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Unfold where the cursor comes."""
        super().focusInEvent(event)
        self._fold()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Fold where it leaves nothing behind."""
        super().focusOutEvent(event)
        self._fold()

    def _fold(self) -> None:
        height = _UNFOLDED if self.hasFocus() or self.toPlainText().strip() else _FOLDED
        if height != self.minimumHeight():
            self.setFixedHeight(height)
            self.folded.emit()

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(80, _FOLDED)
