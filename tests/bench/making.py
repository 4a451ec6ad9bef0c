"""How quick the outline of a song and its painted cover are made. Run as ``python -m tests.bench.making``.

Covers are timed in processor seconds, for they are painted on one core and other work there should not count.
"""

from __future__ import annotations

import statistics
import time

import numpy as np
from rich.console import Console
from rich.table import Table

from heartstudio.audio.peaks import compute_peaks
from heartstudio.audio.wave import SAMPLE_RATE
from heartstudio.covers.painted import paint_cover
from tests.covers.shelf import songs

SONG_SECONDS = 240
COVERS = 200
ALLOWED_MS = 150


def run() -> dict[str, float]:
    """Milliseconds of each, medians and worst."""
    sound = np.random.default_rng(0).uniform(-1, 1, (SONG_SECONDS * SAMPLE_RATE, 2)).astype(np.float32)
    outlines = []
    for _ in range(5):
        began = time.perf_counter()
        compute_peaks(sound)
        outlines.append(1000 * (time.perf_counter() - began))
    covers = []
    for recipe in songs(COVERS):
        began = time.process_time()
        paint_cover(recipe, 512)
        covers.append(1000 * (time.process_time() - began))
    return {
        "peaks of four minutes": statistics.median(outlines),
        "painted cover, 512 px": statistics.median(covers),
        "painted cover, 512 px, the slowest": max(covers),
    }


def _show(row: dict[str, float]) -> None:
    table = Table(box=None)
    for heading in ("made", "ms", "allowed", "share"):
        table.add_column(heading, justify="left" if heading == "made" else "right")
    for what, milliseconds in row.items():
        table.add_row(what, f"{milliseconds:.1f}", str(ALLOWED_MS), f"{milliseconds / ALLOWED_MS:.0%}")
    Console().print(table)


if __name__ == "__main__":
    _show(run())
