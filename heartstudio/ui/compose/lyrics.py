"""The lyrics editor: section headers in colour, buttons that insert them, and what the words come to."""

from __future__ import annotations

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from heartstudio.studio.lyrics import SECTIONS, bracket_faults, lyrics_info
from heartstudio.ui.controls.button import Button, Look
from heartstudio.ui.controls.flow import Flow
from heartstudio.ui.controls.label import Label
from heartstudio.ui.controls.scroll import name_bars
from heartstudio.ui.controls.surface import Surface
from heartstudio.ui.theme import Radius, Tokens, Type, font, tokens_of
from heartstudio.ui.wording import clock

_MARKER = re.compile(r"\[[^\]\n]*\]")
_LINE_HEIGHT = 150.0
_TITLES = {
    "Intro": QT_TRANSLATE_NOOP("Sections", "Intro"),
    "Verse": QT_TRANSLATE_NOOP("Sections", "Verse"),
    "Prechorus": QT_TRANSLATE_NOOP("Sections", "Prechorus"),
    "Chorus": QT_TRANSLATE_NOOP("Sections", "Chorus"),
    "Bridge": QT_TRANSLATE_NOOP("Sections", "Bridge"),
    "Outro": QT_TRANSLATE_NOOP("Sections", "Outro"),
}


class LyricsCard(Surface):
    """The editor on its card, with the buttons and the count below.

    Signals:
        changed(): the words are others now.
        files_dropped(paths): files were let go over it.
    """

    changed = Signal()
    files_dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", Radius.WINDOW, line=True, parent=parent)
        self.editor = LyricsEditor()
        self._count = Label("", Type.SECONDARY, "ink2", align=Qt.AlignmentFlag.AlignRight)
        buttons = QWidget()
        flow = Flow(buttons, gap=4)
        for name in SECTIONS:
            button = Button(_title(name), Look.CHIP)
            button.setAccessibleName(self.tr("Insert {0}").format(_title(name)))
            button.clicked.connect(lambda _on=False, name=name: self.editor.insert_section(name))
            flow.addWidget(button)
        flow.add_at_end(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        column.addWidget(self.editor, 1)
        column.addWidget(buttons)
        self.editor.textChanged.connect(self._recount)
        self.editor.files_dropped.connect(self.files_dropped)
        self.editor.entered.connect(self.light_up)
        self._recount()

    @property
    def text(self) -> str:
        """The words."""
        return self.editor.toPlainText()

    @text.setter
    def text(self, text: str) -> None:
        if text != self.editor.toPlainText():
            self.editor.set_text(text)

    def _recount(self) -> None:
        info = lyrics_info(self.text)
        if info.lines:
            tokens = self.tr("%n token(s)", "", info.tokens)
            self._count.text = self.tr("{0} · about {1}").format(tokens, clock(info.seconds))
        else:
            self._count.text = self.tr("Instrumental")
        self.changed.emit()


class LyricsEditor(QTextEdit):
    """Plain text with coloured headers.

    Signals:
        files_dropped(paths): files were dropped instead of text.
        entered(in): the cursor came, or left.
    """

    files_dropped = Signal(object)
    entered = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setFont(font(Type.EDITOR))
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Lyrics"))
        self.setPlaceholderText(self.tr("Write the words here, section by section, or leave it instrumental"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(0)
        name_bars(self)
        self._colours = _Headers(self.document())
        self._colours.dress(tokens_of(self))
        self._set_line_height()

    def set_text(self, text: str) -> None:
        """Replace the words; this can be undone."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def insert_section(self, name: str) -> None:
        """Begin a section below the line that the cursor is in."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        before = cursor.block()
        if before.text().strip():
            cursor.insertText("\n\n")
        elif before.previous().isValid() and before.previous().text().strip():
            cursor.insertText("\n")
        cursor.insertText(f"[{name}]\n")
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus()

    def sizeHint(self) -> QSize:
        """As high as there is room."""
        return QSize(360, 140)

    def minimumSizeHint(self) -> QSize:
        """A few lines."""
        return QSize(200, 110)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, and files."""
        return source.hasUrls() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Text goes in; files go to whoever listens."""
        paths = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        if paths:
            self.files_dropped.emit(paths)
        else:
            super().insertFromMimeData(source)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the card."""
        super().focusInEvent(event)
        self.entered.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the card."""
        super().focusOutEvent(event)
        self.entered.emit(False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow light and dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_colours"):
            self._colours.dress(tokens_of(self))

    def _set_line_height(self) -> None:
        """Once is enough: every new line takes the format of the one before."""
        shape = QTextBlockFormat()
        shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(shape)
        self.document().clearUndoRedoStacks()


class _Headers(QSyntaxHighlighter):
    """Colours section headers, and marks brackets that would be sung."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._name = QTextCharFormat()
        self._bracket = QTextCharFormat()
        self._fault = QTextCharFormat()

    def dress(self, tokens: Tokens) -> None:
        """Take other colours."""
        self._name.setForeground(tokens.accent_ink)
        self._name.setFontWeight(QFont.Weight.DemiBold)
        faint = QColor(tokens.accent_ink)
        faint.setAlphaF(0.4)
        self._bracket.setForeground(faint)
        self._fault.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        self._fault.setUnderlineColor(tokens.warning)
        self._fault.setForeground(tokens.warning)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        if "[" not in text:
            return
        faults = {fault.marker for fault in bracket_faults(text)}
        for found in _MARKER.finditer(text):
            start, length = found.start(), found.end() - found.start()
            if found.group() in faults:
                self.setFormat(start, length, self._fault)
                continue
            self.setFormat(start, 1, self._bracket)
            self.setFormat(start + 1, length - 2, self._name)
            self.setFormat(start + length - 1, 1, self._bracket)


def _title(section: str) -> str:
    return QCoreApplication.translate("Sections", _TITLES[section])
