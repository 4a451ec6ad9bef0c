"""The promise before the button: how long it takes, how much memory, and whether that fits."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heartstudio.recipe import Recipe
from heartstudio.studio.estimate import Estimate
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.label import Prose
from heartstudio.ui.controls.surface import Surface
from heartstudio.ui.said import paragraph, sentences
from heartstudio.ui.theme import Radius
from heartstudio.ui.wording import clock, duration, size


class PromiseCard(Surface):
    """One or two lines.

    Signals:
        models_wanted(): the model is not here, and somebody wants it.
    """

    models_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("well", Radius.COVER, parent=parent)
        self._words = Prose()
        self._models = Button(self.tr("Get this model"), Look.LINK)
        self._models.clicked.connect(self.models_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 10)
        column.setSpacing(3)
        column.addWidget(self._words)
        column.addWidget(self._models)
        self.show_nothing()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def show_nothing(self) -> None:
        """Say what is missing before anything can be promised."""
        self._models.hide()
        self._words.setText(self.tr("Add a tag, and you will see here how long the song takes."))

    def show_estimate(self, recipe: Recipe, estimate: Estimate, *, ready: bool) -> None:
        """Say what a recipe takes.

        Args:
            recipe: what is to be composed.
            estimate: what that takes.
            ready: whether its model is on this machine.
        """
        self._models.setVisible(not ready)
        parts = []
        if estimate.seconds is not None and estimate.fits:
            takes = self.tr("%n take(s) of", "", recipe.takes)
            length, time = f"<b>{clock(recipe.seconds)}</b>", f"<b>{duration(estimate.seconds)}</b>"
            parts.append(self.tr("{0} {1} in about {2} on this Mac.").format(takes, length, time))
            if estimate.peak_bytes is not None:
                memory = f"<b>{size(estimate.peak_bytes)}</b>"
                parts.append(self.tr("Peak memory {0}, which fits.").format(memory))
        elif not estimate.fits:
            parts.append(sentences(estimate.words))
            if estimate.suggestion:
                parts.append(f"<b>{sentences(estimate.suggestion)}</b>")
        if not ready:
            parts.append(self.tr("The model is not on this Mac yet."))
        elif not parts:
            parts.append(sentences(estimate.words))
        self._words.setText(paragraph(parts))
