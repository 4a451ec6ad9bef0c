"""The self-test of an installation: everything once, without a screen, a loudspeaker or the user's data."""

from __future__ import annotations

import json
import os
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from heartstudio import __version__
from heartstudio.errors import HeartStudioError
from heartstudio.recipe import DEMO_CHECKPOINT, Recipe

if TYPE_CHECKING:
    from heartstudio.songs.song import Song
    from heartstudio.studio.studio import Studio

SECONDS = 2.0
PATIENCE = 180.0
"""Seconds after which a step counts as failed."""

# PortAudio on Linux plays through ALSA; this output swallows everything. The Mac has its own default output.
_NULL_OUTPUT = (
    "pcm.!default { type plug; slave.pcm nowhere }\npcm.nowhere { type null }\nctl.!default { type null }\n"
)


def self_test(checkpoint: str | None, report: Path | None) -> int:
    """Compose, save, paint, play and show; print how that went as one JSON object.

    Args:
        checkpoint: name or folder of the model; the demo by default.
        report: file for the same JSON; None for none.

    Returns:
        0 where all went well, else 1.
    """
    os.environ["QT_QPA_PLATFORM"] = os.environ.get("HEARTSTUDIO_SELF_TEST_PLATFORM", "offscreen")
    with TemporaryDirectory(prefix="heartstudio-self-test-") as folder:
        home = Path(folder)
        _prepare_output(home)
        told = _Report()
        try:
            _run(home, checkpoint or DEMO_CHECKPOINT, told)
        except Exception as error:  # noqa: BLE001 - whatever it is, it belongs into the report
            told.fail(error)
        text = json.dumps(told.values, ensure_ascii=False, indent=1)
        print(text)
        if report is not None:
            report.write_text(text + "\n", encoding="utf-8")
    return 0 if told.values["ok"] else 1


class _Report:
    def __init__(self) -> None:
        self.values: dict[str, Any] = {
            "ok": False,
            "version": __version__,
            "system": platform.platform(),
            "python": sys.version.split()[0],
            "steps": {},
        }

    def step(self, name: str, **facts: object) -> None:
        self.values["steps"][name] = facts or True

    def fail(self, error: Exception) -> None:
        self.values["error"] = f"{type(error).__name__}: {error}"


def _prepare_output(home: Path) -> None:
    if sys.platform == "linux":
        config = home / "asoundrc"
        config.write_text(_NULL_OUTPUT)
        os.environ["ALSA_CONFIG_PATH"] = str(config)


def _run(home: Path, checkpoint: str, report: _Report) -> None:
    from heartstudio.app import Application
    from heartstudio.cli.diary import diary
    from heartstudio.macos.desktop import Desktop
    from heartstudio.ui.program import Program

    began = time.perf_counter()
    qt = Program(["HeartStudio"])
    data = home / "home"
    with diary(data) as log_file:
        application = Application(qt, data, Desktop(), log_file)
        application.studio.settings.shown_first_start = True
        application.start()
        wait = _Waiter(qt)
        report.step("window", platform=qt.platformName(), seconds=round(time.perf_counter() - began, 3))
        try:
            song = _compose(application.studio, checkpoint, wait, report)
            _play(application.studio, song, wait, report)
            _look_at(application.studio, song, report)
            report.values["ok"] = True
        finally:
            ended = application.close()
            application.window.close()
            report.step("closed", in_time=ended)
            report.values["ok"] = report.values["ok"] and ended


class _Waiter:
    """Lets Qt work until something holds."""

    def __init__(self, qt: Any) -> None:
        self._qt = qt

    def until(self, condition: Callable[[], bool], what: str) -> None:
        from PySide6.QtCore import QEventLoop

        deadline = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > deadline:
                raise HeartStudioError(f"{what} took longer than {PATIENCE:.0f} s")
            self._qt.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)


def _compose(studio: Studio, checkpoint: str, wait: _Waiter, report: _Report) -> Song:
    began = time.perf_counter()
    recipe = Recipe("piano,happy", seconds=SECONDS, seed=1, checkpoint=checkpoint, ignore_eos=True)
    wait.until(studio.engine.isRunning, "Starting the engine")
    job = studio.compose(recipe)

    def over() -> bool:
        view = studio.queue.view(job)
        return view is None or view.stage.is_over

    wait.until(over, "Composing")
    view = studio.queue.view(job)
    if view is None or not view.songs:
        problem = view.problem if view else None
        raise HeartStudioError(problem.what if problem else "Nothing was composed")
    song = view.songs[0]
    report.step(
        "composed",
        seconds=round(song.seconds, 3),
        frames=song.frames,
        took=round(time.perf_counter() - began, 3),
        frames_per_second=round(view.progress.frames_per_second, 2),
    )
    return song


def _play(studio: Studio, song: Song, wait: _Waiter, report: _Report) -> None:
    from heartstudio.audio.player import PlayerState

    playback = studio.playback
    heard: list[float] = []
    states: list[PlayerState] = []
    problems: list[str] = []

    def over() -> bool:
        """An output that nobody hears may take the whole song before a position is told."""
        return states[-1:] == [PlayerState.STOPPED] and states[0] is not PlayerState.STOPPED

    playback.position_changed.connect(heard.append)
    playback.changed.connect(lambda: states.append(playback.state))
    playback.problem.connect(lambda problem: problems.append(problem.what))
    playback.play(song)
    wait.until(lambda: bool(problems) or max(heard, default=0.0) > 0.0 or over(), "Playing")
    if problems:
        raise HeartStudioError(problems[0])
    report.step("played", heard=round(max(heard, default=0.0) or song.seconds, 3))
    playback.stop()


def _look_at(studio: Studio, song: Song, report: _Report) -> None:
    from PySide6.QtGui import QImage

    from heartstudio.songs.layout import SongFile

    cover = QImage(str(studio.library.library.path_of(song, SongFile.COVER)))
    if cover.isNull():
        raise HeartStudioError("The song has no cover")
    report.step("cover", pixels=cover.width())
    report.step("title", text=song.title)
