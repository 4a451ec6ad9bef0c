from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from heartstudio.resources import resource
from heartstudio.studio.coach import TagCoach
from heartstudio.ui.compose.chips import TagChip
from heartstudio.ui.compose.coach_panel import CoachPanel
from heartstudio.ui.compose.tag_field import TagField
from heartstudio.ui.controls.button import Button
from heartstudio.ui.controls.label import Prose


@pytest.fixture(scope="module")
def coach() -> TagCoach:
    return TagCoach.from_file(resource("tags.toml"))


@pytest.fixture
def field(qtbot: QtBot, coach: TagCoach) -> Iterator[TagField]:
    made = TagField(coach)
    qtbot.addWidget(made)
    made.resize(500, 80)
    made.show()
    yield made
    made.line._completer.popup().hide()


def test_return_and_a_comma_make_tags_in_the_form_that_the_model_knows(qtbot: QtBot, field: TagField) -> None:
    QTest.keyClicks(field.line, " Acoustic  GUITAR")
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    QTest.keyClicks(field.line, "Warm,")
    assert field.tags == "acoustic guitar,warm"
    assert field.line.text() == ""


def test_no_tag_stands_there_twice(field: TagField) -> None:
    field.add("pop, Pop,warm")
    field.add("pop")
    assert field.tags == "pop,warm"


def test_a_word_that_is_begun_is_completed(qtbot: QtBot, field: TagField) -> None:
    QTest.keyClicks(field.line, "synthw")
    popup = field.line._completer.popup()
    assert popup.isVisible()
    assert popup.model().index(0, 0).data() == "synthwave"
    popup.setCurrentIndex(popup.model().index(0, 0))
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.tags == "synthwave"


def test_backspace_in_the_empty_line_takes_the_last_tag_away(qtbot: QtBot, field: TagField) -> None:
    field.tags = "pop,warm"
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.tags == "pop"


def test_a_pill_that_is_pressed_goes(qtbot: QtBot, field: TagField) -> None:
    field.tags = "pop,warm,happy"
    warm = next(chip for chip in field.findChildren(TagChip) if chip.tag == "warm")
    qtbot.mouseClick(warm, Qt.MouseButton.LeftButton)
    assert field.tags == "pop,happy"


def test_what_is_typed_and_not_added_yet_counts_when_composing(field: TagField) -> None:
    field.line.setText("jazz")
    field.take_unfinished()
    assert field.tags == "jazz"


def test_the_coach_suggests_what_goes_with_the_genre_and_not_what_is_there(
    qtbot: QtBot, coach: TagCoach
) -> None:
    panel = CoachPanel(coach)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_for("pop,female", "")
    chips = {button.accessibleName() for button in panel._chips.findChildren(Button) if not button.isHidden()}
    assert chips
    assert "Add female" not in chips
    first = next(button for button in panel._chips.findChildren(Button) if button.isVisible())
    with qtbot.waitSignal(panel.tag_wanted) as wanted:
        first.click()
    assert first.accessibleName() == f"Add {wanted.args[0]}"


def test_a_category_shows_its_own_words(qtbot: QtBot, coach: TagCoach) -> None:
    panel = CoachPanel(coach)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_for("pop", "")
    panel._tabs["instrument"].click()
    words = [button.accessibleName() for button in panel._chips.findChildren(Button) if button.isVisible()]
    assert "Add piano" in words
    assert "Add happy" not in words


def test_two_genres_are_warned_of_and_mended_by_a_press(qtbot: QtBot, coach: TagCoach) -> None:
    panel = CoachPanel(coach)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_for("pop,jazz,warm", "")
    told = [prose.text() for prose in panel.findChildren(Prose) if not prose.isHidden()]
    assert any("two genres" in text for text in told), told
    change = next(button for button in panel.findChildren(Button) if button.text() == "Change")
    with qtbot.waitSignal(panel.tags_wanted) as wanted:
        change.click()
    assert wanted.args == ["pop,warm"]


def test_style_in_brackets_is_warned_of(qtbot: QtBot, coach: TagCoach) -> None:
    panel = CoachPanel(coach)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_for("pop", "[soft guitar]\nla la")
    assert any("[soft guitar]" in prose.text() for prose in panel.findChildren(Prose))


def test_the_list_of_what_fits_names_the_kind_of_each_word(qtbot: QtBot, coach: TagCoach) -> None:
    field = TagField(coach)
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field.line, "ja")
    popup = field.line._completer.popup()
    index = popup.model().index(0, 0)
    assert popup.isVisible()
    assert index.data(Qt.ItemDataRole.UserRole) == "Genre"
    # The completer's own look would show the word alone, in lines of half the height.
    assert popup.sizeHintForRow(0) == 28
    popup.hide()
