from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.running import Run


def test_the_self_test_composes_plays_and_paints_without_a_screen(self_test: Run) -> None:
    told = json.loads(self_test.said)
    assert told["ok"] is True
    assert told["steps"]["composed"]["seconds"] == 2.0
    assert told["steps"]["played"]["heard"] > 0
    assert told["steps"]["cover"]["pixels"] == 512
    assert told["steps"]["closed"]["in_time"] is True


def test_a_model_that_is_not_there_is_reported_and_the_status_says_so(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "heartstudio", "--self-test", "--checkpoint", tmp_path / "nothing"]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert told["ok"] is False
    assert "nothing" in told["error"]
