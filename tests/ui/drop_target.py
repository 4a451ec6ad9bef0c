"""Another program's window: takes what is dropped on it, says what that was, and ends."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel


class Target(QLabel):
    """Takes files."""

    def __init__(self) -> None:
        super().__init__("Drop here")
        self.setWindowTitle("Drop target")
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take whatever comes, as a copy."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the files as another program would: read them now."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
        digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]
        told = {"paths": list(map(str, paths)), "digests": digests, "action": event.dropAction().name}
        print(json.dumps(told), flush=True)  # noqa: T201
        event.acceptProposedAction()
        QApplication.quit()


if __name__ == "__main__":
    app = QApplication(sys.argv)
    target = Target()
    target.setGeometry(*map(int, sys.argv[1:5]))
    target.show()
    app.exec()
