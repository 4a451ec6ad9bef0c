from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from heartstudio.audio.peaks import compute_peaks
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.field import SearchField
from heartstudio.ui.controls.label import Label
from heartstudio.ui.controls.picker import Choice, Picker, Switch
from heartstudio.ui.controls.slider import Slider
from heartstudio.ui.controls.waveform import Waveform
from heartstudio.ui.theme import LIGHT

Show = Callable[..., QWidget]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Show]:
    """Shows a widget and keeps it until the test is over."""
    kept = []

    def show(widget: QWidget, width: int = 400, height: int = 40) -> QWidget:
        kept.append(widget)
        widget.resize(width, height)
        widget.show()
        return widget

    yield show
    for widget in kept:
        widget.close()
        widget.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def waveform(shown: Show) -> Waveform:
    made = Waveform()
    shown(made)
    loud = np.full((48_000, 2), 0.5, np.float32)
    loud[24_000:] = 0.05
    made.show_song(compute_peaks(loud), 2.0)
    return made


def test_a_click_on_the_waveform_goes_to_that_place(qtbot: QtBot, waveform: Waveform) -> None:
    with qtbot.waitSignal(waveform.sought) as sought:
        qtbot.mouseClick(waveform, Qt.MouseButton.LeftButton, pos=QPoint(100, 10))
    assert sought.args == [pytest.approx(0.5, abs=0.01)]


def test_the_arrow_keys_go_five_seconds_but_not_beyond_the_ends(qtbot: QtBot, waveform: Waveform) -> None:
    waveform.show_song(None, 60.0)
    waveform.position = 58.0
    with qtbot.waitSignal(waveform.sought) as sought:
        qtbot.keyClick(waveform, Qt.Key.Key_Right)
    assert sought.args == [60.0]
    with qtbot.waitSignal(waveform.sought) as sought:
        qtbot.keyClick(waveform, Qt.Key.Key_Left)
    assert sought.args == [53.0]


def test_the_played_part_is_coloured_and_loud_parts_are_higher(waveform: Waveform) -> None:
    waveform.position = 0.25
    image = waveform.grab().toImage()
    accent = LIGHT.accent

    def column(x: int) -> list[int]:
        return [y for y in range(image.height()) if image.pixelColor(x, y).alpha() > 120]

    def is_accented(x: int) -> bool:
        return any(
            abs(image.pixelColor(x, y).red() - accent.red()) < 30 and image.pixelColor(x, y).green() < 120
            for y in range(image.height())
        )

    assert any(is_accented(x) for x in range(45))
    assert not any(is_accented(x) for x in range(60, 200))
    inked = [sum(image.pixelColor(x, y).lightness() < 235 for y in range(image.height())) for x in range(400)]
    assert max(inked[60:95]) > 2 * max(inked[110:190])


@pytest.mark.qt_log_ignore("not accepted by receiving widget")
def test_nothing_can_be_sought_where_nothing_is_on(qtbot: QtBot, waveform: Waveform) -> None:
    waveform.show_song(None, 0.0)
    heard: list[float] = []
    waveform.sought.connect(heard.append)
    qtbot.mouseClick(waveform, Qt.MouseButton.LeftButton, pos=QPoint(100, 10))
    assert heard == []
    assert not waveform.isEnabled()


def test_a_slider_goes_where_it_is_clicked_and_follows_the_keys(qtbot: QtBot, shown: Show) -> None:
    slider = Slider()
    shown(slider, 217, 20)
    slider.setRange(0, 10)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(108, 10))
    assert slider.value() == 5
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert slider.value() == 6
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    assert slider.value() == 0
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert slider.value() == 10


def test_the_wheel_is_left_to_the_page(shown: Show) -> None:
    slider = Slider()
    shown(slider)
    slider.setRange(0, 10)
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    slider.wheelEvent(turn)
    assert slider.value() == 0
    assert not turn.isAccepted()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_button_is_pressed_by_the_keyboard(qtbot: QtBot, shown: Show, key: Qt.Key) -> None:
    button = Button("Compose", Look.PRIMARY)
    shown(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_the_focus_ring_is_there_for_the_keyboard_and_not_for_the_mouse(qtbot: QtBot, shown: Show) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    buttons = [Button("One"), Button("Two")]
    for button in buttons:
        column.addWidget(button)
    with qtbot.waitActive(shown(holder, 200, 120)):
        holder.activateWindow()
    plain = buttons[1].grab().toImage()
    buttons[1].setFocus(Qt.FocusReason.MouseFocusReason)
    assert buttons[1].grab().toImage() == plain
    buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
    buttons[1].setFocus(Qt.FocusReason.TabFocusReason)
    assert buttons[1].grab().toImage() != plain


def test_a_label_is_cut_and_tells_the_whole_in_its_tool_tip(shown: Show) -> None:
    title = "Donaudampfschifffahrtsgesellschaftskapitänsmütze"
    label = Label(title)
    shown(label, 90, 20)
    label.grab()
    assert label.toolTip() == title
    assert label.accessibleName() == title
    label.resize(900, 20)
    label.grab()
    assert label.toolTip() == ""


def test_a_picker_opens_a_menu_and_tells_what_was_chosen(qtbot: QtBot, shown: Show) -> None:
    picker = Picker("Takes")
    shown(picker)
    picker.offer([Choice(1, "One"), Choice(2, "Two"), Choice(4, "Four", enabled=False)], 1)
    assert picker.text() == "One"
    qtbot.keyClick(picker, Qt.Key.Key_Down)
    (menu,) = picker.findChildren(QMenu)
    assert [action.isEnabled() for action in menu.actions()] == [True, True, False]
    with qtbot.waitSignal(picker.chosen) as chosen:
        menu.actions()[1].trigger()
    assert chosen.args == [2]
    assert picker.key == 2
    menu.close()


def test_a_switch_says_what_it_is_for(qtbot: QtBot, shown: Show) -> None:
    switch = Switch("Stay in the menu bar")
    shown(switch)
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()
    assert switch.accessibleName() == "Stay in the menu bar"


def test_search_waits_for_the_last_key_and_escape_empties_it(qtbot: QtBot, shown: Show) -> None:
    field = SearchField("Search")
    shown(field)
    heard: list[str] = []
    field.searched.connect(heard.append)
    with qtbot.waitSignal(field.searched):
        QTest.keyClicks(field, "rain")
    assert heard == ["rain"]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert heard == ["rain", ""]
