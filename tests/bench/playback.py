"""Whether a minute of playing stays whole while another thread composes.

Run as ``python -m tests.bench.playback``. PortAudio's real callback plays through ALSA into a file at the pace of a
loudspeaker, in a process where the engine composes with a tiny model; then the file is compared with the song.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from heartstudio.audio.wave import SAMPLE_RATE
from tests.audio.alsa import Sink
from tests.audio.sounds import noise, write

SECONDS = 60


def run(seconds: int = SECONDS) -> dict[str, float]:
    """Play, compare, and print the table row.

    Returns:
        ``seconds`` played, ``underruns``, and ``wrong_samples`` among those that the loudspeaker got.
    """
    folder = Path(tempfile.mkdtemp(prefix="heartstudio-bench-"))
    try:
        row = _played(folder, seconds)
    finally:
        shutil.rmtree(folder)
    _show(row)
    return row


def _played(folder: Path, seconds: int) -> dict[str, float]:
    samples = noise(seconds * SAMPLE_RATE)
    song = write(folder / "song.wav", samples)
    sink = Sink(folder)
    sink.connect()
    told = sink.perform("play_while_another_composes", song)
    heard = sink.heard()
    begin = int(np.flatnonzero(heard.any(axis=1))[0])
    heard = heard[begin : begin + len(samples)]
    wrong = int((heard != samples[: len(heard)]).any(axis=1).sum()) + len(samples) - len(heard)
    return {
        "seconds": seconds,
        "underruns": told["underruns"],
        "wrong_samples": wrong,
    }


def _show(row: dict[str, float]) -> None:
    table = Table(title="Playing while the engine composes")
    for heading in ("played", "underruns", "wrong samples", "kept"):
        table.add_column(heading, justify="right")
    kept = row["underruns"] == 0 and row["wrong_samples"] == 0
    table.add_row(
        f"{row['seconds']:.0f} s",
        f"{row['underruns']:.0f}",
        f"{row['wrong_samples']:.0f}",
        "yes" if kept else "NO",
    )
    Console().print(table)


if __name__ == "__main__":
    result = run(int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS)
    sys.exit(1 if result["underruns"] or result["wrong_samples"] else 0)
