"""The tag coach below the tags: what goes with them, all words by kind, and what to mind."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heartstudio.studio.coach import Advice, TagCoach
from heartstudio.ui.compose.categories import category_title
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.clearing import clear
from heartstudio.ui.controls.flow import Flow
from heartstudio.ui.controls.label import Prose
from heartstudio.ui.icons import paint_icon
from heartstudio.ui.said import said
from heartstudio.ui.theme import Type, tokens_of

_SHOWN = 14
_MOST_ADVICE = 2


class CoachPanel(QWidget):
    """Suggests tags and gives advice.

    Signals:
        tag_wanted(tag): a suggestion was pressed.
        tags_wanted(tags): an advice was taken.

    Args:
        coach: knows.
    """

    tag_wanted = Signal(str)
    tags_wanted = Signal(str)

    def __init__(self, coach: TagCoach, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._coach = coach
        self._tags = ""
        self._category = ""
        self._tabs: dict[str, Button] = {}
        self._advice = QVBoxLayout()
        self._advice.setSpacing(4)
        tabs = QWidget()
        row = Flow(tabs, gap=13, line_gap=0)
        for name in ("", *(category.name for category in coach.categories)):
            tab = Button(category_title(name) if name else "", Look.TAB)
            tab.setCheckable(True)
            tab.clicked.connect(lambda _on=False, name=name: self._choose(name))
            self._tabs[name] = tab
            row.addWidget(tab)
        self._chips = QWidget()
        self._flow = Flow(self._chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._advice)
        column.addWidget(tabs)
        column.addWidget(self._chips)
        self._choose("")

    def show_for(self, tags: str, lyrics: str) -> None:
        """Advise on other tags and lyrics."""
        if tags != self._tags:
            self._tags = tags
            self._suggest()
        self._show_advice(self._coach.advise(tags, lyrics)[:_MOST_ADVICE] if tags or lyrics else [])

    def _choose(self, category: str) -> None:
        self._category = category
        for name, tab in self._tabs.items():
            tab.setChecked(name == category)
        self._suggest()

    def _suggest(self) -> None:
        first = self._tags.split(",")[0]
        title = first[:1].upper() + first[1:]
        self._tabs[""].setText(self.tr("Try with {0}").format(title) if first else self.tr("Begin with"))
        here = set(self._tags.split(","))
        if self._category:
            chosen = next(one for one in self._coach.categories if one.name == self._category)
            words = [tag.name for tag in chosen.tags if tag.name not in here]
        else:
            words = [tag.name for tag in self._coach.suggest(self._tags)]
        clear(self._flow)
        for word in words[:_SHOWN]:
            chip = Button(word[:1].upper() + word[1:], Look.CHIP)
            chip.setAccessibleName(self.tr("Add {0}").format(word))
            chip.clicked.connect(lambda _on=False, word=word: self.tag_wanted.emit(word))
            self._flow.addWidget(chip)
            chip.show()
        self._chips.updateGeometry()

    def _show_advice(self, advice: list[Advice]) -> None:
        clear(self._advice)
        for one in advice:
            self._advice.addWidget(_AdviceLine(one, self.tags_wanted.emit))


class _AdviceLine(QWidget):
    def __init__(self, advice: Advice, take: Callable[[str], object]) -> None:
        super().__init__()
        self._words = Prose(said(advice.text), Type.SECONDARY)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        if advice.tags is not None:
            fix = Button(self.tr("Change"), Look.LINK)
            fix.clicked.connect(lambda: take(advice.tags))
            row.addWidget(fix, 0, Qt.AlignmentFlag.AlignTop)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_icon(painter, "info", QRectF(0, (self.height() - 15) / 2, 15, 15), tokens_of(self).warning)
