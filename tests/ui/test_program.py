from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

# There is one application object in a process, and the tests' own is used by others.
HAND_OVER = """
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from heartstudio.ui.program import Program
program = Program(["HeartStudio"])
program.file_opened.connect(print)
program.postEvent(program, QFileOpenEvent(QUrl.fromLocalFile("/songs/words.txt")))
program.processEvents()
"""


def test_a_file_that_the_system_hands_over_is_heard_of() -> None:
    told = subprocess.run(
        [sys.executable, "-c", HAND_OVER], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert told.stdout.strip() == "/songs/words.txt"
