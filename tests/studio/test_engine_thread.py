from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from heartstudio.checkpoints.catalogue import load_catalogue
from heartstudio.checkpoints.installed import Shelf
from heartstudio.checkpoints.machine import Machine
from heartstudio.resources import resource
from heartstudio.songs.library import Library
from heartstudio.studio.engine_thread import SWITCH_INTERVAL, EngineThread
from heartstudio.studio.estimate import Estimator
from heartstudio.studio.jobs import Ended, Job, Problem, Progress, Stage
from heartstudio.studio.live import LiveTakes
from heartstudio.studio.studio import Studio
from tests.studio.makers import PATIENCE, frames_reached, over, recipe


def test_a_song_that_would_not_fit_is_refused_before_anything_is_loaded(
    qapp: QCoreApplication, qtbot: QtBot, home: Path, checkpoint: Path
) -> None:
    shelf = Shelf(home, load_catalogue(resource("catalogue.toml")))
    small = Estimator(shelf, Machine.of("Apple M1", memory=0, working_set=700_000_000))
    with Library(home) as library:
        engine = EngineThread(shelf, small, lambda: library, LiveTakes(), lambda: 60.0, parent=qapp)
        told: list[Progress] = []
        engine.progressed.connect(lambda _id, progress: told.append(progress))
        engine.start()
        with qtbot.waitSignal(engine.ended, timeout=PATIENCE) as ended:
            engine.compose(Job("0" * 32, recipe(checkpoint, takes=8, seconds=600.0)))
        assert engine.close()
    outcome: Ended = ended.args[1]
    assert outcome.stage is Stage.FAILED
    assert outcome.problem is not None
    assert "GB" in outcome.problem.what
    assert outcome.problem.remedy
    assert [progress.stage for progress in told] == [Stage.LOADING]
    assert not engine.holds_models


def test_models_leave_the_memory_when_nothing_was_asked_for_a_while(
    qtbot: QtBot, studio: Studio, checkpoint: Path
) -> None:
    over(qtbot, studio, studio.compose(recipe(checkpoint, 0.5)))
    assert studio.engine.holds_models
    studio.settings.free_after_minutes = 0.0
    over(qtbot, studio, studio.compose(recipe(checkpoint, 0.5)))
    qtbot.waitUntil(lambda: not studio.engine.holds_models, timeout=PATIENCE)
    assert over(qtbot, studio, studio.compose(recipe(checkpoint, 0.5))).stage is Stage.DONE


def test_models_are_released_on_request(qtbot: QtBot, studio: Studio, checkpoint: Path) -> None:
    over(qtbot, studio, studio.compose(recipe(checkpoint, 0.5)))
    studio.engine.release_models()
    assert studio.engine.run_quietly(lambda: studio.engine.holds_models).result(60) is False


def test_other_work_happens_on_the_same_thread_once_there_is_no_music(
    qtbot: QtBot, studio: Studio, checkpoint: Path
) -> None:
    order: list[str] = []
    studio.queue.saved.connect(lambda _id, song: order.append("song"))
    job_id = studio.compose(recipe(checkpoint, 1.0))
    frames_reached(qtbot, studio, job_id, 1)
    second = studio.compose(recipe(checkpoint, 0.5))

    def paint() -> tuple[int, bool]:
        return threading.get_ident(), studio.engine.holds_models

    painted = studio.engine.run_quietly(paint, needs_room=True)
    failing: Callable[[], object] = lambda: 1 / 0  # noqa: E731
    failed = studio.engine.run_quietly(failing)
    over(qtbot, studio, second)
    thread, held = painted.result(60)
    assert thread != threading.get_ident()
    assert not held
    with pytest.raises(ZeroDivisionError):
        failed.result(60)
    assert studio.engine.run_quietly(threading.get_ident).result(60) == thread


def test_the_mac_is_kept_awake_only_while_there_is_work(
    qtbot: QtBot, studio: Studio, checkpoint: Path
) -> None:
    told: list[bool] = []
    studio.engine.activity = told.append
    over(qtbot, studio, studio.compose(recipe(checkpoint, 0.5)))
    assert told == [True, False]


def test_the_switch_interval_is_short_while_the_engine_lives(qtbot: QtBot, home: Path) -> None:
    before = sys.getswitchinterval()
    studio = Studio(home)
    studio.open()
    assert studio.engine.run_quietly(sys.getswitchinterval).result(60) == SWITCH_INTERVAL
    assert studio.close()
    assert sys.getswitchinterval() == before


def test_work_asked_for_after_the_end_is_not_waited_for_ever(qtbot: QtBot, home: Path) -> None:
    studio = Studio(home)
    studio.open()
    assert studio.close()
    assert studio.engine.run_quietly(lambda: 1).cancelled()


def test_an_error_that_nobody_foresaw_names_the_log(tmp_path: Path) -> None:
    problem = Problem.of(KeyError("style"), tmp_path / "studio.log")
    assert "KeyError" in problem.what
    assert str(tmp_path / "studio.log") in problem.remedy


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system knows which thread is a window's")
def test_windows_go_before_music_that_is_computed_on_the_processor(studio: Studio) -> None:
    def niceness() -> int:
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    before = niceness()
    assert studio.engine.run_quietly(niceness).result(PATIENCE) > before
    assert niceness() == before
