"""How far a stage of training has come; small files that travel with the weights."""

from __future__ import annotations

import csv
import json
from pathlib import Path


def progress_file(folder: Path, name: str) -> Path:
    """Where a stage tells how far it has come; small enough to travel with the weights."""
    return folder / "progress" / f"{name}.json"


def read_progress(folder: Path, name: str) -> float:
    """Seconds of training that a stage has had."""
    path = progress_file(folder, name)
    return float(json.loads(path.read_text(encoding="utf-8"))["elapsed"]) if path.exists() else 0.0


def steps_so_far(folder: Path, name: str) -> int:
    """Steps that a stage has made."""
    path = progress_file(folder, name)
    return int(json.loads(path.read_text(encoding="utf-8"))["steps"]) if path.exists() else 0


def recent_pace(folder: Path, name: str) -> float:
    """Steps a second by the last two lines of a stage's curves, without the capturing at its start."""
    log = folder / f"{name}.csv"
    if not log.exists():
        return 0.0
    with log.open(newline="") as file:
        rows = list(csv.DictReader(file))[-2:]
    if len(rows) < 2:
        return 0.0
    seconds = float(rows[1]["seconds"]) - float(rows[0]["seconds"])
    return (int(rows[1]["step"]) - int(rows[0]["step"])) / seconds if seconds > 0 else 0.0
