"""How models and downloads look on a terminal, in a log and to a machine."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import TransferSpeedColumn as SpeedColumn
from rich.table import Table

from heartstudio.checkpoints import progress as events
from heartstudio.checkpoints.calibration import Calibration
from heartstudio.checkpoints.catalogue import Model
from heartstudio.checkpoints.finding import Found
from heartstudio.checkpoints.installed import Installed, Shelf
from heartstudio.checkpoints.machine import Machine
from heartstudio.checkpoints.memory import best_promise
from heartstudio.checkpoints.resolving import codec_bytes_of, sizes_of
from heartstudio.checkpoints.verifying import Verdict, mending, verify
from heartstudio.covers.flux import DEFAULT_SIZE
from heartstudio.covers.image_models import CoverError
from heartstudio.recipe import Recipe
from heartstudio.resources import ResourceError, resource
from heartstudio.studio.painters import cover_promise_of

INTERRUPTED = 130
PLAIN_STEP = 0.1
"""Where there is no terminal, a line is written for each tenth of a download."""


def model_rows(shelf: Shelf, seconds: float) -> list[dict[str, Any]]:
    """One row a model: what it is, whether it is here, and what a song of this length takes on this machine."""
    machine = Machine.this()
    calibration = Calibration.read(shelf.home, machine)
    recipe = Recipe(tags="pop", seconds=seconds)
    here: dict[str, list[Installed]] = {}
    for one in shelf.installed():
        here.setdefault(one.component, []).append(one)
    rows = []
    for model in shelf.catalogue.models:
        components = shelf.catalogue.components_of(model)
        sizes = sizes_of(shelf, model)
        codec_bytes = codec_bytes_of(shelf, model.id)
        promised = best_promise(machine, sizes, recipe, calibration, codec_bytes) if sizes else None
        rows.append(
            {
                "id": model.id,
                "title": model.title,
                "about": model.about,
                "composes": model.composes,
                "recommended": model.recommended,
                "status": _status(shelf, model, here),
                "precisions": sorted(
                    {
                        one.precision
                        for one in here.get(model.language_model or model.cover, [])
                        if not one.problem
                    }
                ),
                "download_bytes": sum(component.download_bytes for component in components),
                "licence": ", ".join(
                    sorted({component.licence for component in components if component.licence})
                ),
                "promise": None if promised is None else asdict(promised),
                "cover_promise": _cover_promised(shelf, machine, model),
                "components": [component.id for component in components],
            }
        )
    return rows


def print_models(rows: Sequence[Mapping[str, Any]], seconds: float) -> None:
    """The list for a person."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Name", no_wrap=True)
    table.add_column("Model")
    table.add_column("Here", no_wrap=True)
    table.add_column("Download", justify="right", no_wrap=True)
    table.add_column(f"{_clock(seconds)} of music here")
    for row in rows:
        size = row["download_bytes"]
        table.add_row(
            row["id"] + (" *" if row["recommended"] else ""),
            escape(row["title"]),
            escape(row["status"]),
            f"{size / 1e9:.1f} GB" if size else "",
            _promised(row["promise"]) if row["composes"] else _painting(row["cover_promise"]),
        )
    console = Console()
    console.print(table)
    console.print("* recommended", style="dim")
    if not Machine.this().known:
        console.print("This processor's speed is assumed until it is measured", style="dim")


def print_found(found: Sequence[Found], linked: Mapping[Path, str]) -> None:
    """What was found on this machine, for a person."""
    if not found:
        print("No weights found. Name a folder to look in, or fetch a model: heartstudio models get 3b")
        return
    for one in found:
        known = one.component or one.part.path.name
        state = one.part.problem or (
            f"linked as {linked[one.part.path]}" if one.part.path in linked else "whole"
        )
        print(
            f"{one.source}: {one.part.role} {known}, {one.part.bytes / 1e9:.1f} GB, {state}\n  {one.part.path}"
        )
    if not linked:
        print("Use them from where they lie: heartstudio models find --link")


def show(told: Iterator[events.Event], machine: bool) -> int:
    """Show a download until it ends, and return the exit status. Ctrl-C pauses it."""
    try:
        if machine:
            for event in told:
                line = {"event": type(event).__name__.lower(), **asdict(event)}  # type: ignore[call-overload]
                print(json.dumps(line, default=str), flush=True)
        elif sys.stdout.isatty():
            _show_bars(told)
        else:
            _show_lines(told)
    except KeyboardInterrupt:
        told.close()  # type: ignore[attr-defined]
        print("Paused. What has come is kept; the same command goes on from there.", file=sys.stderr)
        return INTERRUPTED
    return 0


def show_verdicts(shelf: Shelf, installed: Sequence[Installed], machine: bool) -> int:
    """Check what is installed, show what is found, and return the number of faulty components."""
    faulty = 0
    rows = []
    for one in installed:
        for step in verify(one):
            if isinstance(step, Verdict):
                faulty += bool(step.problems)
                rows.append(
                    {
                        "component": one.component,
                        "precision": one.precision,
                        "path": str(one.path),
                        "hashed": step.hashed,
                        "problems": list(step.problems),
                    }
                )
                if not machine:
                    _print_verdict(shelf, step)
    if machine:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    elif not rows:
        print("No models are installed")
    return faulty


def _print_verdict(shelf: Shelf, verdict: Verdict) -> None:
    one = verdict.installed
    name = f"{shelf.catalogue.component(one.component).title} ({one.precision})"
    if verdict.problems:
        print(f"{name}: damaged")
        for problem in verdict.problems:
            print(f"  {problem}")
        print(f"  Mend it with: {mending(one)}")
    else:
        print(
            f"{name}: right{'' if verdict.hashed else ', as far as headers tell: it is linked and has no hashes'}"
        )


def _show_bars(told: Iterable[events.Event]) -> None:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=None),
        DownloadColumn(),
        SpeedColumn(),
        TimeRemainingColumn(compact=True),
    )
    with Progress(*columns) as bars:
        tasks: dict[str, TaskID] = {}
        for event in told:
            if isinstance(event, events.Progress):
                _move(bars, tasks, "Whole", event.done, event.total)
                for file in event.files:
                    if file.state is events.State.DONE or file.state is events.State.WAITING:
                        if task := tasks.pop(file.path, None):
                            bars.remove_task(task)
                    else:
                        verb = "checking " if file.state is events.State.CHECKING else ""
                        _move(bars, tasks, file.path, file.done, file.total, verb)
            elif line := _line(event):
                bars.console.print(escape(line))


def _move(bars: Progress, tasks: dict[str, TaskID], name: str, done: int, total: int, verb: str = "") -> None:
    if name not in tasks:
        tasks[name] = bars.add_task(escape(name), total=total)
    bars.update(tasks[name], completed=done, total=total, description=escape(f"{verb}{name}"))


def _show_lines(told: Iterable[events.Event]) -> None:
    shown = 0.0
    for event in told:
        if isinstance(event, events.Progress):
            share = event.done / event.total if event.total else 1.0
            if share >= shown + PLAIN_STEP or share == 1.0 > shown:
                shown = share
                left = "" if event.seconds_left is None else f", {_clock(event.seconds_left)} left"
                print(
                    f"{share:4.0%} of {event.total / 1e9:.2f} GB at {event.rate / 1e6:.1f} MB/s{left}",
                    flush=True,
                )
        elif line := _line(event):
            print(line, flush=True)


def _line(event: events.Event) -> str:
    if isinstance(event, events.Planned) and event.count:
        here = event.total - event.to_fetch
        also = f", {here / 1e9:.2f} GB are already here" if here else ""
        return f"{event.count} files, {event.total / 1e9:.2f} GB{also}"
    if isinstance(event, events.Notice):
        return event.text
    if isinstance(event, events.Retrying):
        return f"{event.what}: {event.reason}; again in {event.seconds:.0f} s"
    if isinstance(event, events.Reused):
        return f"{event.path} is taken from {event.source}"
    if isinstance(event, events.Installed):
        return f"{event.component} is in {event.folder}"
    if isinstance(event, events.Removed):
        return f"{event.component} ({event.precision}) is deleted, {event.bytes / 1e9:.1f} GB freed"
    return ""


def _status(shelf: Shelf, model: Model, here: Mapping[str, Sequence[Installed]]) -> str:
    if model.bundled:
        try:
            resource(model.bundled)
        except ResourceError:
            return "missing"
        return "comes with HeartStudio"
    found = [here.get(component, []) for component in model.components]
    whole = [any(not one.problem for one in ones) for ones in found]
    if all(whole):
        return "linked" if any(one.linked for ones in found for one in ones) else "installed"
    if any(one.problem for ones in found for one in ones):
        return "damaged"
    partial = sum(map(shelf.partial_bytes, model.components))
    if partial:
        return f"partly, {partial / 1e9:.1f} GB"
    return "partly" if any(whole) else "no"


def _cover_promised(shelf: Shelf, machine: Machine, model: Model) -> dict[str, Any] | None:
    if model.composes:
        return None
    try:
        promised = cover_promise_of(shelf, machine, model, DEFAULT_SIZE)
    except CoverError:
        return None
    return {**asdict(promised), "fits": promised.fits}


def _painting(promised: Mapping[str, Any] | None) -> str:
    if promised is None:
        return "paints covers, but not here"
    if not promised["fits"]:
        return f"does not fit: {promised['peak_bytes'] / 1e9:.1f} of {promised['limit_bytes'] / 1e9:.1f} GB"
    return f"a cover: {promised['peak_bytes'] / 1e9:.1f} GB, about {_clock(promised['seconds'])}"


def _promised(promised: Mapping[str, Any] | None) -> str:
    if promised is None:
        return "known once it is here"
    if not promised["fits"]:
        return f"does not fit: {promised['peak_bytes'] / 1e9:.1f} of {promised['limit_bytes'] / 1e9:.1f} GB"
    peak = promised["peak_bytes"] / 1e9
    return f"{promised['precision'].label}, {peak:.1f} GB, about {_clock(promised['seconds'])}"


def _clock(seconds: float) -> str:
    whole = round(seconds)
    if whole >= 3600:
        return f"{whole // 3600}:{whole % 3600 // 60:02d}:{whole % 60:02d}"
    return f"{whole // 60}:{whole % 60:02d}"
