from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from heartstudio.ui.instance import SingleInstance

SECOND = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from heartstudio.ui.instance import SingleInstance
app = QCoreApplication([])
print(json.dumps(SingleInstance(Path(sys.argv[1])).claim()))
"""


def start(home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", SECOND, str(home)], stdout=subprocess.PIPE, text=True)


def test_a_second_start_brings_the_first_to_the_front_and_ends(qtbot: QtBot, home: Path) -> None:
    first = SingleInstance(home)
    assert first.claim()
    with qtbot.waitSignal(first.raised, timeout=30_000):
        second = start(home)
    out, _ = second.communicate(timeout=30)
    assert json.loads(out) is False
    first.release()


def test_another_data_folder_is_another_instance(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    first, other = SingleInstance(home), SingleInstance(tmp_path / "elsewhere")
    assert first.claim()
    assert other.claim()
    first.release()
    other.release()


def test_the_place_is_free_again_after_a_sudden_death(home: Path) -> None:
    killed = "import os\n" + SECOND.replace("print", "app.keep = SingleInstance; print") + "\nos._exit(9)"
    died = subprocess.run(
        [sys.executable, "-c", killed, str(home)], capture_output=True, text=True, check=False
    )
    assert json.loads(died.stdout or "true") is True
    now = SingleInstance(home)
    assert now.claim()
    now.release()


def test_a_data_folder_that_cannot_be_made_is_no_other_instance(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    home = tmp_path / "file" / "home"
    first = SingleInstance(home)
    assert first.claim()
    with qtbot.waitSignal(first.raised, timeout=30_000):
        second = start(home)
    out, _ = second.communicate(timeout=30)
    assert json.loads(out) is False
    first.release()
