"""How soon the window is there, and how smoothly a large library scrolls beside the engine.

Run as ``python -m tests.bench.window``. The command ``heartstudio`` is started again and again on a library of a
thousand songs, until its window is painted; then ten thousand songs are scrolled through while the tiny model composes
on the engine's thread. A frame is everything that one step of scrolling takes on the thread of the windows: moving,
reading further rows, taking the covers that have come, painting. Its processor time is what it takes where nothing
else wants the processor.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from heartstudio.covers.painted import cover_png
from heartstudio.engine.random_checkpoint import write_random_checkpoint
from heartstudio.recipe import Recipe
from heartstudio.songs import Library, SongFile
from heartstudio.songs.layout import Layout
from heartstudio.studio.studio import Studio
from heartstudio.ui.cover_shelf import LIMIT_BYTES, CoverShelf
from heartstudio.ui.library.actions import SongActions
from heartstudio.ui.library.page import LibraryPage
from heartstudio.ui.theme import Appearance, Theme
from tests.bench.library import fill
from tests.bench.studio import Row, show

STARTS = 7
FEW, MANY = 1_000, 10_000
PICTURES = 40
FRAME_MS = 16
STEP = 90
"""Points that one frame scrolls: a quick flick."""

FRAMES = 900
SIZE = (1180, 760)
ROOT = Path(__file__).resolve().parents[2]


def run() -> list[Row]:
    """Measure everything and print the table."""
    folder = Path(tempfile.mkdtemp(prefix="heartstudio-bench-"))
    try:
        rows = [*_starting(folder), *_scrolling(folder)]
    finally:
        shutil.rmtree(folder)
    show("The window", rows)
    return rows


def _starting(folder: Path) -> Iterator[Row]:
    home = _library(folder / "few", FEW)
    settings = {"heartstudio_settings": 1, "shown_first_start": True}
    (home / "settings.json").write_text(json.dumps(settings))
    environment = {
        **os.environ,
        "HEARTSTUDIO_HOME": str(home),
        # As an installed program has it: compiled once.
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    seconds = [_start(environment) for _ in range(STARTS + 1)][1:]
    yield Row(f"window painted, {FEW:,} songs, median of {STARTS}", float(np.median(seconds)), "s", 1.0)
    yield Row("the quickest", min(seconds), "s")


def _start(environment: dict[str, str]) -> float:
    began = time.monotonic()
    command = [sys.executable, "-m", "tests.ui.first_paint"]
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return float(json.loads(told.stdout)["at"]) - began


def _scrolling(folder: Path) -> Iterator[Row]:
    app = QApplication.instance() or QApplication([])
    theme = Theme(app, Appearance.LIGHT)
    studio = Studio(_library(folder / "many", MANY))
    covers = CoverShelf(studio.library)
    page = LibraryPage(studio, covers, SongActions(studio, lambda _path: None, None))
    page.resize(*SIZE)
    page.show()
    studio.open()
    checkpoint = write_random_checkpoint(folder / "model")
    recipe = Recipe("piano", "la", 600.0, checkpoint=str(checkpoint), ignore_eos=True)
    studio.compose(recipe)
    studio.compose(replace(recipe, seed=1))
    frames, busy, most = _scrolled(page, covers)
    running = studio.queue.running
    assert running is not None, "both songs ended before the measurement"
    assert running.progress.frames_per_second > 0
    rows_read = page.songs.rowCount()
    covers.close()
    page.close()
    studio.close(60.0)
    del theme
    yield Row(f"a frame of scrolling while composing, p50 of {len(frames)}", float(np.median(frames)), "ms")
    yield Row("a frame of scrolling while composing, p95", float(np.percentile(frames, 95)), "ms", 16.0)
    yield Row("its processor time, p95", float(np.percentile(busy, 95)), "ms")
    yield Row("a frame of scrolling while composing, the worst", max(frames), "ms")
    yield Row(f"pictures in memory after {rows_read:,} rows", most / 2**20, "MiB", LIMIT_BYTES / 2**20)


def _scrolled(page: LibraryPage, covers: CoverShelf) -> tuple[list[float], list[float], int]:
    """Milliseconds of each frame, of its processor time, and the most bytes that pictures took."""
    frames: list[float] = []
    busy: list[float] = []
    most = 0
    loop = QEventLoop()
    bar = page.grid.verticalScrollBar()

    def step() -> None:
        nonlocal most
        began, worked = time.perf_counter(), time.thread_time()
        bar.setValue(bar.value() + STEP)
        QApplication.processEvents()
        frames.append((time.perf_counter() - began) * 1000)
        busy.append((time.thread_time() - worked) * 1000)
        most = max(most, covers.bytes)
        if len(frames) == FRAMES:
            loop.quit()

    timer = QTimer(interval=FRAME_MS)
    timer.timeout.connect(step)
    timer.start()
    loop.exec()
    timer.stop()
    return frames, busy, most


def _library(home: Path, songs: int) -> Path:
    """A library whose songs wear some painted covers in turn."""
    fill(home, songs)
    pictures = []
    for seed in range(PICTURES):
        picture = home / f"cover-{seed}.png"
        picture.write_bytes(cover_png(Recipe("pop,dreamy", seed=seed)))
        pictures.append(picture)
    layout = Layout(home)
    for number, song_id in enumerate(sorted(layout.song_ids())):
        (layout.folder_of(song_id) / SongFile.COVER).hardlink_to(pictures[number % PICTURES])
    Library(home).close()
    return home


if __name__ == "__main__":
    sys.exit(any(row.ratio > 1 for row in run()))
