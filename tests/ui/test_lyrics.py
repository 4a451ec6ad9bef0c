from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from heartstudio.ui.compose.lyrics import LyricsCard
from heartstudio.ui.theme import LIGHT


@pytest.fixture
def card(qtbot: QtBot) -> LyricsCard:
    made = LyricsCard()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def colours_of(card: LyricsCard, line: int) -> set[str]:
    formats = card.editor.document().findBlockByNumber(line).layout().formats()
    return {one.format.foreground().color().name() for one in formats}


def test_section_headers_are_coloured_and_sung_lines_are_not(card: LyricsCard) -> None:
    card.text = "[Verse]\nHello [not a section] there\nPlain"
    assert LIGHT.accent_ink.name() in colours_of(card, 0)
    assert colours_of(card, 1) == {LIGHT.warning.name()}
    assert colours_of(card, 2) == set()


def test_a_button_begins_a_section_on_a_line_of_its_own(card: LyricsCard) -> None:
    card.text = "[Verse]\nOne line"
    card.editor.moveCursor(QTextCursor.MoveOperation.End)
    card.editor.insert_section("Chorus")
    assert card.text == "[Verse]\nOne line\n\n[Chorus]\n"
    card.editor.insertPlainText("Sing")
    card.editor.insert_section("Outro")
    assert card.text == "[Verse]\nOne line\n\n[Chorus]\nSing\n\n[Outro]\n"


def test_an_empty_editor_begins_with_the_section_itself(card: LyricsCard) -> None:
    card.editor.insert_section("Intro")
    assert card.text == "[Intro]\n"


def test_inserting_and_replacing_can_be_undone(card: LyricsCard) -> None:
    card.text = "First"
    card.editor.insert_section("Verse")
    card.editor.undo()
    assert card.text == "First"
    card.text = "Second"
    card.editor.undo()
    assert card.text == "First"


def test_pasted_text_is_plain_and_dropped_files_are_handed_on(qtbot: QtBot, card: LyricsCard) -> None:
    rich = QMimeData()
    rich.setHtml("<b>bold</b> words")
    rich.setText("bold words")
    card.editor.insertFromMimeData(rich)
    assert card.text == "bold words"
    assert "<b>" not in card.editor.toHtml()
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/tmp/words.txt")])
    with qtbot.waitSignal(card.files_dropped) as dropped:
        card.editor.insertFromMimeData(files)
    assert dropped.args == [["/tmp/words.txt"]]
    assert card.text == "bold words"


def test_tab_leaves_the_editor_instead_of_being_sung(qtbot: QtBot, card: LyricsCard) -> None:
    card.editor.setFocus()
    qtbot.keyClick(card.editor, Qt.Key.Key_Tab)
    assert card.text == ""


def test_every_line_that_is_typed_keeps_the_height_of_the_first(card: LyricsCard) -> None:
    card.text = "one\ntwo\nthree"
    card.editor.append("four")
    blocks = [card.editor.document().findBlockByNumber(at) for at in range(4)]
    assert {block.blockFormat().lineHeight() for block in blocks} == {150.0}


def test_the_card_lights_up_while_the_cursor_is_in_it(qtbot: QtBot) -> None:
    card = LyricsCard()
    qtbot.addWidget(card)
    card.resize(500, 300)
    with qtbot.waitActive(card):
        card.show()
        card.activateWindow()
    edge = (250, 0)
    card.editor.clearFocus()
    dark = card.grab().toImage().pixelColor(*edge)
    card.editor.setFocus()
    lit = card.grab().toImage().pixelColor(*edge)
    assert lit.hslSaturationF() > dark.hslSaturationF() + 0.3
    card.editor.clearFocus()
    assert card.grab().toImage().pixelColor(*edge) == dark
