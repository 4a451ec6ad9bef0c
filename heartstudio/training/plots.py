"""Curves of training as pictures, where matplotlib is there to draw them."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from heartstudio.training.band import SAMPLE_RATE
from heartstudio.training.ears import log_mel

NOT_DRAWN = ("seconds", "step", "rate")


def draw_curves(logs: Sequence[Path], folder: Path) -> None:
    """Draw each log's columns over its seconds, and put the log beside the picture."""
    for log in logs:
        (folder / log.name).write_bytes(log.read_bytes())
        try:
            from matplotlib.figure import Figure
        except ImportError:
            continue
        with log.open(newline="") as file:
            rows = list(csv.DictReader(file))
        seconds = [float(row["seconds"]) for row in rows]
        names = [name for name in rows[0] if name not in NOT_DRAWN] if rows else []
        figure = Figure(figsize=(3.2 * max(1, len(names)), 2.6), layout="constrained")
        for place, name in enumerate(names):
            axes = figure.add_subplot(1, len(names), place + 1)
            axes.plot(seconds, [float(row[name] or "nan") for row in rows], linewidth=1)
            axes.set_title(name)
            axes.set_xlabel("seconds")
        if names:
            figure.savefig(folder / f"{log.stem}.png", dpi=110)


def draw_spectrograms(sounds: Mapping[str, NDArray[np.float32]], path: Path) -> None:
    """Draw log-mel spectrograms of sounds (samples, 2), by name: ``"kind seed"``; each kind has a column."""
    try:
        from matplotlib.figure import Figure
    except ImportError:
        return
    kinds = sorted({name.rsplit(" ", 1)[0] for name in sounds})
    rows = max(sum(name.startswith(f"{kind} ") for name in sounds) for kind in kinds)
    figure = Figure(figsize=(4.5 * len(kinds), 1.9 * rows), layout="constrained")
    for column, kind in enumerate(kinds):
        for row, name in enumerate(sorted(name for name in sounds if name.startswith(f"{kind} "))):
            axes = figure.add_subplot(rows, len(kinds), row * len(kinds) + column + 1)
            loud = log_mel(sounds[name]) if len(sounds[name]) > SAMPLE_RATE else np.zeros((2, 2))
            axes.imshow(loud.T, origin="lower", aspect="auto", vmin=loud.max() - 70, cmap="magma")
            axes.set_title(name, fontsize=8)
            axes.set_xticks([])
            axes.set_yticks([])
    figure.savefig(path, dpi=90)
