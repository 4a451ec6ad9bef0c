"""Files for dragging: what a run prepares goes with it, also where it could not clean up itself."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import pytest

from heartstudio.studio.dragging import DragFiles


def test_files_of_runs_that_were_killed_are_removed_by_a_later_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    killed, running, other = (
        tmp_path / f"{name}" for name in ("heartstudio-drag-a", "heartstudio-drag-b", "c")
    )
    for folder in (killed, running, other):
        folder.mkdir()
        (folder / "Song.wav").write_bytes(b"RIFF")
    long_ago = time.time() - 2 * 24 * 60 * 60
    for folder in (killed, other):
        os.utime(folder, (long_ago, long_ago))
    files = DragFiles(lambda: pytest.fail("no library is needed"), lambda: False)
    assert not killed.exists()
    assert (running / "Song.wav").exists()
    assert (other / "Song.wav").exists()
    files.close()
    assert sorted(tmp_path.iterdir()) == sorted([running, other])
