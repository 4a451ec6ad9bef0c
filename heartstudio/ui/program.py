"""Qt's application, which also hears of files that the system wants opened."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Program(QApplication):
    """The one object that such files are told to.

    An event filter would hear of them too, but at the price of a call of Python's for every event of every widget.

    Signals:
        file_opened(path): a file was dropped on the Dock icon, or is to be opened with this program.
    """

    file_opened = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Take files."""
        if event.type() is QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            self.file_opened.emit(event.file())
            return True
        return super().event(event)
