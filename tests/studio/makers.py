"""Recipes for the tiny model, and waiting for what becomes of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from pytestqt.qtbot import QtBot

from heartstudio.engine.composer import compose
from heartstudio.engine.events import FramesComposed
from heartstudio.recipe import Recipe
from heartstudio.songs.intake import Codes
from heartstudio.studio.jobs import JobId, JobView, Stage
from heartstudio.studio.studio import Studio

PATIENCE = 120_000
"""Milliseconds after which something that was waited for will never come."""


def recipe(checkpoint: Path, seconds: float = 1.0, **more: Any) -> Recipe:
    more.setdefault("ignore_eos", True)
    more.setdefault("seed", 5)
    return Recipe("piano,happy", "[Verse]\nla la", seconds, checkpoint=str(checkpoint), **more)


def composed(recipe: Recipe) -> list[Codes]:
    """The codes that the engine makes of a recipe by itself, take by take."""
    frames: list[tuple[Codes, ...]] = []
    for event in compose(recipe, recipe.checkpoint):
        if isinstance(event, FramesComposed):
            frames.append(event.codes)
            if event.composed == event.limit:
                break
    return [np.concatenate(codes) for codes in zip(*frames, strict=True)]


def until(qtbot: QtBot, signal: Any, condition: Callable[[], bool]) -> None:
    """Wait until a condition holds; it is looked at whenever the signal comes."""
    if not condition():
        with qtbot.waitSignal(signal, timeout=PATIENCE, check_params_cb=lambda *_: condition()):
            pass


def over(qtbot: QtBot, studio: Studio, job_id: JobId) -> JobView:
    """A job once it is over."""

    def is_over() -> bool:
        view = studio.queue.view(job_id)
        return view is not None and view.stage.is_over

    until(qtbot, studio.queue.changed, is_over)
    view = studio.queue.view(job_id)
    assert view is not None
    return view


def frames_reached(qtbot: QtBot, studio: Studio, job_id: JobId, frames: int) -> None:
    """Wait until a job has composed so many frames."""

    def reached() -> bool:
        view = studio.queue.view(job_id)
        assert view is not None
        assert not view.stage.is_over, view.problem
        return view.progress.composed_frames >= frames

    until(qtbot, studio.queue.progressed, reached)


def waiting(studio: Studio) -> list[JobId]:
    return [view.id for view in studio.queue.jobs() if view.stage is Stage.WAITING]


def same(one: Codes, other: Codes) -> bool:
    return bool(np.array_equal(one, other))
