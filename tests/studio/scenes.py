"""A studio in a process of its own, which says on its standard output what happens, one JSON object a line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt

from heartstudio.recipe import Recipe
from heartstudio.songs.song import Sort
from heartstudio.studio.studio import Studio


def say(kind: str, **values: object) -> None:
    print(json.dumps({"kind": kind, **values}), flush=True)  # noqa: T201


def compose(app: QCoreApplication, home: Path, checkpoint: str) -> None:
    """Composes one long song while two others wait."""
    studio = Studio(home)
    studio.open()
    studio.queue.progressed.connect(lambda job, told: say("frames", job=job, composed=told.composed_frames))
    for seed in range(3):
        made = Recipe("piano", "la", 300.0, seed=seed, checkpoint=checkpoint, ignore_eos=True)
        say("queued", job=studio.compose(made))
    app.exec()


def queue(app: QCoreApplication, home: Path, checkpoint: str) -> None:
    """Queues one job after the other without end, and composes none."""
    studio = Studio(home)
    studio.open()
    studio.queue.pause_after_current(True)
    for seed in range(10_000):
        say("queued", job=studio.compose(Recipe("piano", "la", seed=seed, checkpoint=checkpoint)))


def do_everything_but_compose(app: QCoreApplication, home: Path, checkpoint: str) -> None:
    """Uses the studio and tells which heavy packages that brought in."""
    studio = Studio(home)
    studio.open()
    studio.queue.pause_after_current(True)
    made = Recipe("piano", "la", checkpoint=checkpoint)
    studio.estimate(made)
    studio.compose(made)
    songs = studio.song_list()
    songs.set_query("piano")
    songs.set_sort(Sort.TITLE)
    studio.models.models()
    studio.coach.advise("piano,pop", "[soft] la")
    studio.settings.volume = 0.5
    app.processEvents()
    heavy = [
        name for name in ("mlx", "mlx.core", "mlx.nn", "huggingface_hub", "mflux") if name in sys.modules
    ]
    say("heavy", names=heavy, closed=studio.close())


def paint_covers(app: QCoreApplication, home: Path, _model: str) -> None:
    """Paints the first step of a cover, and then no further, while others wait."""
    # Here and not above: another scene looks at what is imported.
    import mlx.core as mx
    import pytest

    from tests.covers.tiny_flux import shrink_flux

    shrink_flux(pytest.MonkeyPatch())
    mx.disable_compile()
    studio = Studio(home)
    studio.settings.cover_size = 64
    queue, for_ever = studio.cover_queue, threading.Event()
    queue._stepped.connect(lambda *_: for_ever.wait(), Qt.ConnectionType.DirectConnection)
    queue.progressed.connect(lambda view: say("painting", song=view.song.id))
    studio.open()
    songs = sorted(studio.library.library.page(), key=lambda song: song.recipe.seed)
    for number, song in enumerate(songs):
        queue.paint_anew(song, number)
    app.exec()


class Stage:
    """A running scene."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def lines(self) -> Iterator[dict[str, Any]]:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            yield json.loads(line)

    def wait_for(self, kind: str, **wanted: int) -> dict[str, Any]:
        """The first line of a kind in which numbers are at least so high."""
        for line in self.lines():
            if line["kind"] == kind and all(line[name] >= least for name, least in wanted.items()):
                return line
        raise AssertionError("the scene ended")

    def kill(self) -> None:
        self._process.kill()


@contextmanager
def playing(scene: str, home: Path, checkpoint: Path) -> Iterator[Stage]:
    """A scene in its own process, killed at the end of the block."""
    command = [sys.executable, "-m", "tests.studio.scenes", scene, str(home), str(checkpoint)]
    root = Path(__file__).resolve().parents[2]
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True, env=dict(os.environ))
    try:
        yield Stage(process)
    finally:
        process.kill()
        process.communicate()


if __name__ == "__main__":
    globals()[sys.argv[1]](QCoreApplication([]), Path(sys.argv[2]), sys.argv[3])
