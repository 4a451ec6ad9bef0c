"""Figures of a measurement: as a table, as JSON, as a line of a history, and of two checkouts side by side."""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from heartstudio import __version__
from heartstudio.errors import HeartStudioError

ROUNDS = 3
"""How often each of two checkouts is measured: by turns, so that a machine that warms up warms for both."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Something measured.

    Attributes:
        name: what.
        value: how much.
        unit: of what.
        limit: what would be reached if only the bytes of weights and cache had to be moved; None where that says
            nothing.
    """

    name: str
    value: float
    unit: str
    limit: float | None = None


def to_json(figures: Iterable[Figure]) -> str:
    """One object, figures by name."""
    return json.dumps(_by_name(figures))


def append_history(file: Path, figures: Iterable[Figure]) -> None:
    """Add a line to a file that remembers earlier runs: when, on what, and the figures."""
    file.parent.mkdir(parents=True, exist_ok=True)
    entry = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "version": __version__,
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "figures": _by_name(figures),
    }
    with file.open("a", encoding="utf-8") as history:
        history.write(json.dumps(entry) + "\n")


def print_table(figures: Iterable[Figure]) -> None:
    """For a person to read."""
    rows = []
    for figure in figures:
        limit, share = (
            ("", "")
            if figure.limit is None
            else (f"{figure.limit:.4g}", f"{figure.value / figure.limit:.0%}")
        )
        rows.append((figure.name, f"{figure.value:.4g}", figure.unit, limit, share))
    _print(("measured", "figure", "unit", "limit", "share"), rows)


def compare(checkout: Path, arguments: Sequence[str]) -> None:
    """Measure another checkout and this one by turns, and print how they compare.

    Args:
        checkout: the other one's folder.
        arguments: of the measurement.

    Raises:
        HeartStudioError: where one of them cannot be measured.
    """
    here = Path(__file__).resolve().parents[2]
    runs: dict[Path, list[Mapping[str, Figure]]] = {checkout.resolve(): [], here: []}
    for _ in range(ROUNDS):
        for root, results in runs.items():
            results.append(_measured(root, arguments))
    there, now = (_medians(results) for results in runs.values())
    rows = [
        (
            name,
            f"{there[name].value:.4g}",
            f"{figure.value:.4g}",
            figure.unit,
            f"{figure.value / there[name].value:.2f}",
        )
        for name, figure in now.items()
        if name in there and there[name].value
    ]
    _print(("measured", "there", "here", "unit", "here / there"), rows)


def _measured(root: Path, arguments: Sequence[str]) -> Mapping[str, Figure]:
    command = [sys.executable, "-m", "heartstudio", "bench", "--json", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    ran = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode:
        reason = (ran.stderr.strip().splitlines() or [f"exit status {ran.returncode}"])[-1]
        raise HeartStudioError(
            f"{root} could not be measured: {reason}",
            remedy="Run its own bench there to see why",
        )
    found = json.loads(ran.stdout)
    return {name: Figure(name, entry["value"], entry["unit"]) for name, entry in found.items()}


def _medians(runs: Sequence[Mapping[str, Figure]]) -> dict[str, Figure]:
    return {
        name: Figure(name, statistics.median(run[name].value for run in runs if name in run), figure.unit)
        for name, figure in runs[0].items()
    }


def _by_name(figures: Iterable[Figure]) -> dict[str, dict[str, float | str | None]]:
    return {
        figure.name: {"value": figure.value, "unit": figure.unit, "limit": figure.limit} for figure in figures
    }


def _print(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None)
    for heading in headings:
        table.add_column(heading, justify="left" if heading in ("measured", "unit") else "right")
    for row in rows:
        table.add_row(*row)
    Console().print(table)
