"""The dials: model, length, guidance, temperature, top-k, takes and seed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QRegularExpressionValidator, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heartstudio.recipe import MAX_SEED, Recipe
from heartstudio.studio.models import ModelService
from heartstudio.ui.compose.seed import drawn_seed
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.field import Field, Row
from heartstudio.ui.controls.label import Label
from heartstudio.ui.controls.picker import Choice, Picker, Switch
from heartstudio.ui.controls.slider import Slider
from heartstudio.ui.theme import Type
from heartstudio.ui.wording import clock, figure

LENGTHS = (*range(5, 60, 5), *range(60, 240, 10), *range(240, 601, 20))
"""Seconds that the length dial stops at."""

TOP_KS = (1, 5, 10, 20, 30, 40, 50, 60, 80, 100, 150, 200, 300, 500)
TAKES = (1, 2, 4)


@dataclass(frozen=True, slots=True)
class DialValues:
    """Everything of a recipe but its words; ``seed`` is None where chance decides."""

    checkpoint: str
    seconds: float
    guidance: float
    temperature: float
    top_k: int
    takes: int
    seed: int | None
    ignore_eos: bool


class StepDial(Slider):
    """A slider over a row of values; one that lies between two of them is kept until the slider is moved.

    Signals:
        turned(value): somebody chose another.
    """

    turned = Signal(float)

    def __init__(self, stops: Sequence[float], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._stops = list(stops)
        self._exact = float(stops[0])
        self.setRange(0, len(stops) - 1)
        self.setPageStep(max(1, len(stops) // 8))
        self.valueChanged.connect(self._turn)

    @property
    def exact(self) -> float:
        """The value."""
        return self._exact

    @exact.setter
    def exact(self, value: float) -> None:
        nearest = min(range(len(self._stops)), key=lambda at: abs(self._stops[at] - value))
        self.blockSignals(True)
        self.setValue(nearest)
        self.blockSignals(False)
        self._exact = float(value)
        self.update()

    def _turn(self, at: int) -> None:
        self._exact = float(self._stops[at])
        self.turned.emit(self._exact)


class SeedField(Field):
    """A whole number or nothing, with dice at its end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setPlaceholderText(self.tr("By chance"))
        self.setAccessibleName(self.tr("Seed"))
        self.setValidator(QRegularExpressionValidator(r"[\d ]{0,13}", self))
        self.setTextMargins(0, 0, 30, 0)
        self._dice = Button(look=Look.PLAIN, icon="dice", name=self.tr("Roll the dice"), parent=self)
        self._dice.clicked.connect(lambda: self.show_seed(drawn_seed()))
        self.editingFinished.connect(lambda: self.show_seed(self.seed))

    @property
    def seed(self) -> int | None:
        """What is written; None for chance."""
        figures = "".join(ch for ch in self.text() if ch.isdigit())
        return min(int(figures), MAX_SEED) if figures else None

    def show_seed(self, seed: int | None) -> None:
        """Write a seed, in groups of three."""
        self.setText("" if seed is None else f"{seed:,}".replace(",", " "))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the dice at the end."""
        super().resizeEvent(event)
        side = self._dice.sizeHint()
        self._dice.setGeometry(
            self.width() - side.width() - 4, (self.height() - side.height()) // 2, side.width(), side.height()
        )


class Dials(QWidget):
    """All dials below each other.

    Signals:
        changed(): one of them shows another value.

    Args:
        models: what there is to compose with.
    """

    changed = Signal()

    def __init__(self, models: ModelService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._models = models
        self.model = Picker(self.tr("Model"))
        self.length = StepDial(LENGTHS)
        self.guidance = StepDial([1 + step / 10 for step in range(41)])
        self.temperature = StepDial([step / 20 for step in range(41)])
        self.top_k = StepDial(TOP_KS)
        self.takes = _Takes()
        self.full = Switch(self.tr("Go on to the full length"))
        self.seed = SeedField()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(9)
        self._column.addWidget(Row(self.tr("Model"), self.model))
        self._dial(self.tr("Length"), self.length, clock, self.tr("The song may end by itself before"))
        self._dial(
            self.tr("Guidance"),
            self.guidance,
            figure,
            self.tr("How closely the song follows tags and words; 1 is off"),
        )
        self._dial(
            self.tr("Temperature"),
            self.temperature,
            figure,
            self.tr("How adventurous the song is; 0 always takes the likeliest sound"),
        )
        self._dial(
            self.tr("Top-k"),
            self.top_k,
            "{:.0f}".format,
            self.tr("How many sounds there are to choose from at each step"),
        )
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(Row(self.tr("Takes"), self.takes), 1)
        beside.addWidget(Row(self.tr("Seed"), self.seed), 1)
        self._column.addLayout(beside)
        self._column.addLayout(self._switch_row())
        self.model.chosen.connect(lambda _key: self.changed.emit())
        self.takes.changed.connect(self.changed)
        self.full.toggled.connect(lambda _on: self.changed.emit())
        self.seed.textChanged.connect(lambda _text: self.changed.emit())
        models.changed.connect(self.offer_models)
        self.offer_models()

    @property
    def values(self) -> DialValues:
        """What the dials show."""
        return DialValues(
            checkpoint=str(self.model.key),
            seconds=self.length.exact,
            guidance=self.guidance.exact,
            temperature=self.temperature.exact,
            top_k=round(self.top_k.exact),
            takes=self.takes.takes,
            seed=self.seed.seed,
            ignore_eos=self.full.isChecked(),
        )

    def show_recipe(self, recipe: Recipe, *, with_seed: bool) -> None:
        """Turn all dials to a recipe's values.

        Args:
            recipe: whose.
            with_seed: write its seed down too, to make the same song again; else chance decides.
        """
        self.offer_models(recipe.checkpoint)
        self.length.exact = recipe.seconds
        self.guidance.exact = recipe.guidance
        self.temperature.exact = recipe.temperature
        self.top_k.exact = recipe.top_k
        self.takes.takes = recipe.takes
        self.full.setChecked(recipe.ignore_eos)
        self.seed.show_seed(recipe.seed if with_seed else None)
        for dial in (self.length, self.guidance, self.temperature, self.top_k):
            dial.turned.emit(dial.exact)
        self.changed.emit()

    def offer_models(self, chosen: str | None = None) -> None:
        """Offer the models that compose, and the one that is asked for even where it is a folder."""
        present = str(chosen or self.model.key or "")
        choices = [
            Choice(
                view.model.id,
                view.model.title if view.ready else self.tr("{0} · not here yet").format(view.model.title),
            )
            for view in self._models.models()
            if view.model.composes
        ]
        if present and present not in [choice.key for choice in choices]:
            choices.append(Choice(present, Path(present).name or present))
        self.model.offer(choices, present or (choices[0].key if choices else ""))
        self.changed.emit()

    def _dial(self, label: str, dial: StepDial, words: Callable[[float], str], hint: str) -> None:
        row = Row(label, dial, spacing=2)
        row.setToolTip(hint)
        dial.setAccessibleDescription(hint)

        def show(value: float) -> None:
            row.value = words(value)
            dial.setAccessibleName(f"{label} {row.value}")

        dial.turned.connect(show)
        dial.turned.connect(lambda _value: self.changed.emit())
        show(dial.exact)
        self._column.addWidget(row)

    def _switch_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Label(self.tr("Go on to the full length"), Type.SECONDARY, "ink2"), 1)
        row.addWidget(self.full)
        return row


class _Takes(QWidget):
    """One, two or four; another number that a recipe brings stands beside them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[int, Button] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 3, 0, 3)
        self._row.setSpacing(6)
        self._row.addStretch()
        self._takes = 1
        for number in TAKES:
            self._add(number)
        self.takes = 1

    @property
    def takes(self) -> int:
        return self._takes

    @takes.setter
    def takes(self, takes: int) -> None:
        if takes not in self._buttons:
            self._add(takes)
        self._takes = takes
        for number, button in self._buttons.items():
            button.setChecked(number == takes)

    def _add(self, number: int) -> None:
        button = Button(str(number), Look.CHIP)
        button.setFixedWidth(28)
        button.setCheckable(True)
        button.setAccessibleName(self.tr("%n take(s)", "", number))
        button.clicked.connect(lambda: self._choose(number))
        self._buttons[number] = button
        self._row.insertWidget(sum(other < number for other in self._buttons), button)

    def _choose(self, number: int) -> None:
        self.takes = number
        self.changed.emit()
