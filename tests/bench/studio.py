"""Whether the windows stay quick while the engine composes, and whether two hundred songs leak.

Run as ``python -m tests.bench.studio``. The tiny model composes through the real studio: its engine thread, its queue
and its library. Lateness is that of a timer of five milliseconds on the thread of the windows.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from rich.console import Console
from rich.table import Table

from heartstudio.recipe import Recipe
from heartstudio.studio.jobs import Stage
from heartstudio.studio.studio import Studio

TICK = 5
"""Milliseconds of the timer whose lateness is measured."""

SECONDS = 15.0
SONGS = 200
SETTLED = 20
"""Songs after which the memory is what a run needs."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        what: what was measured.
        value: how much.
        unit: of what.
        allowed: the promise; 0 where none was made.
    """

    what: str
    value: float
    unit: str
    allowed: float = 0.0

    @property
    def ratio(self) -> float:
        """How much of the allowed it took."""
        return self.value / self.allowed if self.allowed else 0.0


def run(seconds: float = SECONDS, songs: int = SONGS) -> list[Row]:
    """Measure everything and print the table."""
    app = QCoreApplication.instance() or QCoreApplication([])
    home = Path(tempfile.mkdtemp(prefix="heartstudio-bench-"))
    try:
        checkpoint = _checkpoint(home / "checkpoint")
        studio = Studio(home / "home")
        studio.open()
        rows = [*_late(studio, checkpoint, seconds), *_leak(studio, checkpoint, songs)]
        studio.close(60.0)
    finally:
        shutil.rmtree(home)
    del app
    show("The studio while it composes", rows)
    return rows


def _late(studio: Studio, checkpoint: Path, seconds: float) -> list[Row]:
    """How late the timer is, first with nothing to do and then beside a song."""
    idle = _lateness(seconds / 3)
    job = studio.compose(_recipe(checkpoint, 600.0))
    _until(studio, lambda: bool(studio.queue.running and studio.queue.running.progress.composed_frames))
    busy = _lateness(seconds)
    view = studio.queue.view(job)
    assert view is not None
    speed, composing = view.progress.frames_per_second, view.stage is Stage.COMPOSING
    studio.queue.cancel(job)
    _until(studio, lambda: studio.queue.running is None)
    assert composing, "the song ended before the measurement"
    return [
        Row(f"lateness of a {TICK} ms timer at rest, p99", float(np.percentile(idle, 99)), "ms"),
        Row(f"lateness while composing at {speed:.0f} frames/s, p50", float(np.percentile(busy, 50)), "ms"),
        Row("lateness while composing, p99", float(np.percentile(busy, 99)), "ms", 8.0),
        Row("lateness while composing, the worst", max(busy), "ms"),
    ]


def _lateness(seconds: float) -> list[float]:
    """Milliseconds by which each tick came later than it should have."""
    late: list[float] = []
    loop = QEventLoop()
    timer = QTimer(interval=TICK, timerType=Qt.TimerType.PreciseTimer)
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        late.append(max(0.0, (now - last) * 1000 - TICK))
        last = now

    timer.timeout.connect(tick)
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    timer.start()
    loop.exec()
    timer.stop()
    return late[1:]


def _leak(studio: Studio, checkpoint: Path, songs: int) -> list[Row]:
    """Resident memory after the first twenty songs and after all of them."""
    settled = min(SETTLED, songs)
    began = time.perf_counter()
    _compose(studio, checkpoint, range(settled))
    before = _resident()
    _compose(studio, checkpoint, range(settled, songs))
    after = _resident()
    rest = max(1, songs - settled)
    return [
        Row(f"resident memory after {settled} songs", before / 1e6, "MB"),
        Row(f"resident memory after {songs} songs", after / 1e6, "MB", 1.1 * before / 1e6),
        Row("grown by each song", (after - before) / 1e3 / rest, "kB"),
        Row(
            "a song of half a second, from Compose to the library", (time.perf_counter() - began) / songs, "s"
        ),
    ]


def _compose(studio: Studio, checkpoint: Path, seeds: range) -> None:
    for seed in seeds:
        studio.compose(_recipe(checkpoint, 0.5, seed))
    _until(studio, lambda: all(view.stage.is_over for view in studio.queue.jobs()))
    assert all(view.stage is Stage.DONE for view in studio.queue.jobs()[-len(seeds) :])


def _until(studio: Studio, condition: Callable[[], bool]) -> None:
    loop = QEventLoop()

    def look(*_: object) -> None:
        if condition():
            loop.quit()

    studio.queue.changed.connect(look)
    studio.queue.progressed.connect(look)
    if not condition():
        loop.exec()
    studio.queue.changed.disconnect(look)
    studio.queue.progressed.disconnect(look)


def _recipe(checkpoint: Path, seconds: float, seed: int = 0) -> Recipe:
    return Recipe(
        "piano,happy", "[Verse]\nla la", seconds, seed=seed, checkpoint=str(checkpoint), ignore_eos=True
    )


def _checkpoint(folder: Path) -> Path:
    from heartstudio.engine.random_checkpoint import write_random_checkpoint

    return write_random_checkpoint(folder)


def _resident() -> int:
    """Bytes of this process in memory."""
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    import subprocess

    shown = subprocess.run(
        ["ps", "-o", "rss=", "-p", str(os.getpid())], capture_output=True, text=True, check=True
    )
    return int(shown.stdout) * 1024


def show(title: str, rows: list[Row]) -> None:
    """Print a table."""
    table = Table(title=title)
    for heading in ("what", "measured", "allowed", "ratio"):
        table.add_column(heading, justify="left" if heading == "what" else "right")
    for row in rows:
        allowed = f"{row.allowed:.1f}" if row.allowed else ""
        table.add_row(row.what, f"{row.value:.2f} {row.unit}", allowed, f"{row.ratio:.2f}" if allowed else "")
    Console().print(table)


if __name__ == "__main__":
    results = run(songs=int(sys.argv[1]) if len(sys.argv) > 1 else SONGS)
    sys.exit(any(row.ratio > 1 for row in results))
