"""Preferences."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from heartstudio.audio.stream import OutputDevice
from heartstudio.covers.flux import DEFAULT_SIZE, LARGE_SIZE
from heartstudio.studio.studio import Studio
from heartstudio.ui.controls.button import Button
from heartstudio.ui.controls.label import Label, Prose
from heartstudio.ui.controls.picker import Choice, Picker, Switch
from heartstudio.ui.controls.surface import Hairline, Surface
from heartstudio.ui.controls.tabbing import ReadingOrder
from heartstudio.ui.library.actions import FORMAT_NAMES
from heartstudio.ui.theme import MARGIN, Type

_WIDTH = 620
_SYSTEM = ""
_SHIPPED = ""


class Preferences(ReadingOrder, Surface):
    """A window of its own; what is changed in it holds at once.

    Args:
        studio: whose settings.
        at_login: whether this system can start HeartStudio at login.
    """

    def __init__(self, studio: Studio, *, at_login: bool, parent: QWidget | None = None) -> None:
        super().__init__("background", parent=parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Preferences"))
        self.setFixedWidth(_WIDTH)
        self._studio = studio
        self._settings = studio.settings
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self._folder = Label("", Type.TEXT, "ink2")
        self.format = Picker(self.tr("Export format"))
        self.model = Picker(self.tr("Model for new songs"))
        self.painter = Picker(self.tr("Cover model"))
        self.cover_size = Picker(self.tr("Size of covers"))
        self.output = Picker(self.tr("Sound output"))
        self._fill(at_login)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 24, MARGIN, 26)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._settings.changed.connect(self._refresh)
        studio.models.changed.connect(self._offer_models)
        self._refresh()
        self._offer_models()
        self._offer_outputs(())

    def showEvent(self, event: QShowEvent) -> None:
        """Look for sound outputs, which come and go."""
        super().showEvent(event)
        self.layout().activate()
        self.setFixedHeight(self.layout().totalHeightForWidth(_WIDTH))
        self._studio.playback.list_devices(self._offer_outputs)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _fill(self, at_login: bool) -> None:
        change = Button(self.tr("Change"))
        change.clicked.connect(self._choose_folder)
        folder = QWidget()
        row = QHBoxLayout(folder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._folder, 1)
        row.addWidget(change)
        self._row(self.tr("Songs are kept in"), folder)
        self._divide()
        self._row(self.tr("Export songs as"), self.format)
        self._switch(
            self.tr("Same loudness for all"),
            "normalise",
            self.tr("Exported and dragged songs are brought to −14 LUFS."),
        )
        self._divide()
        self._row(self.tr("Model for new songs"), self.model)
        self._switch(
            self.tr("Paint covers with a model"),
            "covers",
            self.tr("Where a cover model is installed; else covers are drawn from the song itself."),
        )
        self._row(self.tr("Cover model"), self.painter)
        self._row(self.tr("Size of covers"), self.cover_size)
        self._divide()
        self._row(self.tr("Sound output"), self.output)
        self._switch(
            self.tr("Stay in the menu bar"), "keep_in_menu_bar", self.tr("When the window is closed.")
        )
        self._switch(self.tr("Tell when a song is ready"), "notify")
        if at_login:
            self._switch(self.tr("Start at login"), "start_at_login")
        self.format.chosen.connect(lambda chosen: setattr(self._settings, "export_format", chosen))
        self.model.chosen.connect(lambda name: setattr(self._settings, "default_model", name))
        self.painter.chosen.connect(lambda name: setattr(self._settings, "cover_model", name or None))
        self.cover_size.chosen.connect(lambda size: setattr(self._settings, "cover_size", size))
        self.output.chosen.connect(lambda name: setattr(self._settings, "output_device", name or None))

    def _row(self, name: str, control: QWidget) -> None:
        at = self._grid.rowCount()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(Label(name, Type.TEXT), at, 0, right)
        self._grid.addWidget(control, at, 1)

    def _switch(self, name: str, setting: str, hint: str = "") -> None:
        switch = Switch(name)
        switch.setObjectName(setting)
        switch.setChecked(getattr(self._settings, setting))
        switch.clicked.connect(lambda on: setattr(self._settings, setting, on))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(switch)
        row.addWidget(Prose(hint), 1)
        self._row(name, holder)

    def _divide(self) -> None:
        line = QVBoxLayout()
        line.setContentsMargins(0, 6, 0, 6)
        line.addWidget(Hairline())
        self._grid.addLayout(line, self._grid.rowCount(), 0, 1, 2)

    def _refresh(self, _name: str = "") -> None:
        self._folder.text = str(self._settings.library_folder or self._studio.home).replace(
            str(Path.home()), "~"
        )
        self.painter.setEnabled(self._settings.covers)
        self.format.offer(
            [Choice(chosen, name) for chosen, name in FORMAT_NAMES.items()], self._settings.export_format
        )

        sizes = [
            Choice(DEFAULT_SIZE, self.tr("{0} pixels").format(DEFAULT_SIZE)),
            Choice(LARGE_SIZE, self.tr("{0} pixels, slower and with more memory").format(LARGE_SIZE)),
        ]
        self.cover_size.offer(sizes, self._settings.cover_size)

    def _offer_models(self) -> None:
        views = self._studio.models.models()
        music = [Choice(view.model.id, view.model.title, view.ready) for view in views if view.model.composes]
        self.model.offer(music, self._settings.default_model)
        painters = [Choice(_SHIPPED, self.tr("The recommended one"))]
        painters += [
            Choice(view.model.id, view.model.title, view.ready) for view in views if not view.model.composes
        ]
        self.painter.offer(painters, self._settings.cover_model or _SHIPPED)

    def _offer_outputs(self, devices: tuple[OutputDevice, ...]) -> None:
        choices = [Choice(_SYSTEM, self.tr("As the system says"))]
        choices += [Choice(device.name, device.name) for device in devices]
        chosen = self._settings.output_device or _SYSTEM
        if chosen not in [choice.key for choice in choices]:
            choices.append(Choice(chosen, self.tr("{0} (not connected)").format(chosen)))
        self.output.offer(choices, chosen)

    def _choose_folder(self) -> None:
        now = str(self._settings.library_folder or self._studio.home)
        folder = QFileDialog.getExistingDirectory(self, self.tr("Where songs are kept"), now)
        if folder:
            chosen = Path(folder)
            self._settings.library_folder = None if chosen == self._studio.home else chosen
