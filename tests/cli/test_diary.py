"""The diary of a run: what happened, what a crash leaves behind, and what nobody foresaw."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

from heartstudio.cli.diary import CRASH_FILE, KEPT_BYTES, KEPT_FILES, LOG_FILE, diary

ROOT = Path(__file__).parents[2]

CRASH = """
import faulthandler, sys
from pathlib import Path
from heartstudio.cli.diary import diary
with diary(Path(sys.argv[1])):
    faulthandler._sigsegv()
"""

STUMBLE = """
import heartstudio.app as app

class Stumbling(app.Application):
    def start(self, *, hidden=False):
        super().start(hidden=hidden)
        self.after(self.stumble)
    def after(self, act):
        timer = app.QTimer(self, singleShot=True)
        timer.timeout.connect(act)
        timer.start(0)
    def stumble(self):
        self.after(self.look)
        raise KeyError("style")
    def look(self):
        print([notice.title for notice in self.window._notices.notices()], flush=True)
        self.quit()

app.Application = Stumbling
raise SystemExit(app.run())
"""


def python(script: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HEARTSTUDIO_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", script, str(home)]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_a_crash_leaves_behind_where_it_was(home: Path) -> None:
    assert python(CRASH, home).returncode == -11
    left = (home / CRASH_FILE).read_text()
    assert "Segmentation fault" in left
    assert 'File "<string>", line 6' in left


def test_the_log_rotates_and_is_no_longer_than_promised(home: Path) -> None:
    with diary(home) as log_file:
        assert log_file == home / LOG_FILE
        for number in range(6 * KEPT_BYTES // 10_000):
            logging.getLogger("heartstudio.test").info("%d %s", number, "x" * 10_000)
    kept = sorted(home.glob(f"{LOG_FILE}*"))
    assert len(kept) == KEPT_FILES + 1
    assert all(path.stat().st_size <= KEPT_BYTES for path in kept)
    assert f"{6 * KEPT_BYTES // 10_000 - 1} xxx" in log_file.read_text()


def test_where_nothing_can_be_written_the_program_runs_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with diary(tmp_path / "file" / "home"):
        logging.getLogger("heartstudio.test").info("unheard")
    assert (tmp_path / "file").read_text() == "in the way"


def test_what_nobody_foresaw_is_told_in_the_window_and_written_down(home: Path) -> None:
    told = python(STUMBLE, home)
    assert told.returncode == 0, told.stderr
    assert "KeyError" in told.stdout
    assert "Traceback" in (home / LOG_FILE).read_text()
