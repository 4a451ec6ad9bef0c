"""A song's lyrics, to be read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from heartstudio.ui.controls.clearing import clear
from heartstudio.ui.controls.label import Label, Prose
from heartstudio.ui.theme import Type


class Words(QWidget):
    """Lyrics with their headers in colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(7)

    def show_lyrics(self, lyrics: str) -> None:
        """Show other words."""
        clear(self._column)
        sections = _sections(lyrics)
        for name, lines in sections:
            if name:
                self._column.addWidget(Label(name, Type.CHIP, "accent_ink"))
            for line in lines:
                words = Prose("", Type.EDITOR, "ink")
                words.setTextFormat(Qt.TextFormat.PlainText)
                words.setText(line)
                self._column.addWidget(words)
            self._column.addSpacing(8)
        if not sections:
            self._column.addWidget(Prose(self.tr("An instrumental: it has no words."), Type.TEXT))
        self._column.addStretch(1)


def _sections(lyrics: str) -> list[tuple[str, list[str]]]:
    """Headers and the lines below each; lines before the first header have none."""
    found: list[tuple[str, list[str]]] = []
    for line in lyrics.splitlines():
        text = line.strip()
        if text.startswith("[") and text.endswith("]"):
            found.append((text[1:-1].strip(), []))
        elif text:
            if not found:
                found.append(("", []))
            found[-1][1].append(text)
    return found
