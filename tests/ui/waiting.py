"""Waiting for what becomes of things, without sleeping."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from heartstudio.studio.jobs import JobId, JobView
from heartstudio.studio.studio import Studio

PATIENCE = 120_000
"""Milliseconds after which something that was waited for will never come."""


def bury(made: QObject) -> None:
    """Delete an object now and on this thread; Python's collector might do it later, on any other."""
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


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
