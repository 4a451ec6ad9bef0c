from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from heartstudio.songs import Library
from tests.songs.makers import add

ROOT = Path(__file__).parents[2]


def test_neither_mlx_nor_mflux_nor_the_sound_is_imported_before_the_window_is_painted(home: Path) -> None:
    with Library(home) as library:
        add(library)
    told = subprocess.run(
        [sys.executable, "-m", "tests.ui.first_paint"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout)["imported"] == []
