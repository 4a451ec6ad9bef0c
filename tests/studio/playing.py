"""Scenes of playing through PortAudio and ALSA, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from heartstudio.audio.player import PlayerState
from heartstudio.recipe import Recipe
from heartstudio.songs.layout import SongFile
from heartstudio.songs.song import Song
from heartstudio.studio.playlist import Repeat
from heartstudio.studio.studio import Studio
from tests.audio.alsa import Sink
from tests.songs.makers import add, tone

PATIENCE = 60_000


class Scene:
    """A studio with songs, and everything that its playback told."""

    def __init__(self, home: Path, songs: int, seconds: float = 0.5) -> None:
        self.studio = Studio(home, paint=lambda _recipe: b"\x89PNG\r\n\x1a\n")
        self.studio.settings.volume = 1.0
        self.songs = [
            add(
                self.studio.library.library, audio=tone(seconds, 300.0 + 100 * number), title=f"song {number}"
            )
            for number in range(songs)
        ]
        self.studio.open()
        self.playback = self.studio.playback
        self.playback.set_context([song.id for song in self.songs])
        self.heard: list[str] = []
        self.states: list[str] = []
        self.problems: list[str] = []
        self.positions: list[float] = []
        self.playback.changed.connect(self._note)
        self.playback.position_changed.connect(self.positions.append)
        self.playback.problem.connect(lambda problem: self.problems.append(problem.what))

    def _note(self) -> None:
        title = self.playback.song.title if self.playback.song else ""
        for book, entry in ((self.heard, title), (self.states, self.playback.state.value)):
            if not book or book[-1] != entry:
                book.append(entry)

    def until(self, condition: Callable[[], bool], *signals: Any) -> None:
        """Let Qt work until a condition holds."""
        loop = QEventLoop()
        quit_when = lambda *_: loop.quit() if condition() else None  # noqa: E731
        for signal in (
            self.playback.changed,
            self.playback.position_changed,
            self.playback.problem,
            *signals,
        ):
            signal.connect(quit_when)
        QTimer.singleShot(PATIENCE, loop.quit)
        QTimer.singleShot(0, quit_when)
        began = time.monotonic()
        loop.exec()
        if not condition() or time.monotonic() - began >= PATIENCE / 1000:
            raise TimeoutError(f"{self.heard} {self.states} {self.problems}")

    def plays(self, song: Song) -> Callable[[], bool]:
        return lambda: (
            self.playback.state is PlayerState.PLAYING
            and self.playback.song is not None
            and self.playback.song.id == song.id
            and self.playback.position > 0.1
        )

    def stopped(self) -> bool:
        return self.playback.state is PlayerState.STOPPED

    def count(self, song: Song) -> int:
        return self.studio.library.library.get(song.id).play_count


def play_all(scene: Scene, _argument: str) -> dict[str, Any]:
    """One song after the other, without a gap."""
    listed = scene.studio.song_list()
    marked: list[str] = []

    def mark() -> None:
        marked.extend(
            song.title for song in scene.songs if listed.index(listed.row_of(song.id) or 0).data(listed_role)
        )

    listed_role = 256 + 6
    listed.dataChanged.connect(mark)
    scene.playback.play(scene.songs[0])
    scene.until(lambda: len(scene.heard) == 3 and scene.stopped())
    return {
        "counts": [scene.count(song) for song in scene.songs],
        "position": scene.playback.position,
        "peaks": scene.playback.peaks is not None and scene.playback.peaks.frames,
        "rising": scene.positions == sorted(scene.positions[:-1]) + scene.positions[-1:],
        "marked": list(dict.fromkeys(marked)),
    }


def press_buttons(scene: Scene, _argument: str) -> dict[str, Any]:
    playback, (one, two, three) = scene.playback, scene.songs
    playback.play(one)
    scene.until(scene.plays(one))
    playback.next()
    scene.until(scene.plays(two))
    playback.pause()
    scene.until(lambda: playback.state is PlayerState.PAUSED)
    place = playback.position
    playback.toggle()
    scene.until(lambda: playback.state is PlayerState.PLAYING)
    went_on = playback.position >= place
    playback.seek(1.5)
    sought = playback.position
    scene.until(lambda: playback.position > 1.5)
    playback.previous()
    scene.until(scene.plays(one))
    playback.repeat = Repeat.ONE
    playback.seek(1.8)
    scene.until(lambda: playback.position < 0.5)
    scene.until(scene.plays(one))
    playback.repeat = Repeat.OFF
    playback.next()
    playback.next()
    scene.until(scene.plays(three))
    playback.next()
    scene.until(scene.stopped)
    kept = playback.song is not None and playback.song.id == three.id
    playback.toggle()
    scene.until(scene.plays(three))
    scene.studio.library.delete([three.id])
    scene.until(lambda: scene.stopped() and playback.song is None)
    return {"went_on": went_on, "sought": sought, "kept": kept}


def meet_a_lost_file(scene: Scene, _argument: str) -> dict[str, Any]:
    """The second song is gone; the third follows the first all the same."""
    library = scene.studio.library.library
    (library.folder_of(scene.songs[1]) / SongFile.AUDIO).unlink()
    scene.playback.play(scene.songs[1])
    scene.until(lambda: bool(scene.problems))
    told = list(scene.problems)
    scene.playback.play(scene.songs[0])
    scene.until(scene.plays(scene.songs[2]))
    return {"told": told, "song": str(library.folder_of(scene.songs[1]))}


def play_without_output(scene: Scene, _argument: str) -> dict[str, Any]:
    scene.playback.play(scene.songs[0])
    scene.until(lambda: bool(scene.problems))
    return {"stopped": scene.stopped(), "song": scene.playback.song is not None}


def play_while_composing(scene: Scene, checkpoint: str) -> dict[str, Any]:
    studio, playback = scene.studio, scene.playback
    wanted = Recipe("piano", "la", 3.0, seed=5, checkpoint=checkpoint, ignore_eos=True)
    outlines: list[float] = []
    playback.peaks_grew.connect(lambda: outlines.append(playback.peaks.seconds if playback.peaks else 0.0))
    job = studio.compose(wanted)
    playback.play_live(job)
    early = list(scene.problems)
    scene.until(
        lambda: bool(studio.queue.running and studio.queue.running.progress.composed_frames),
        studio.queue.progressed,
    )
    playback.play_live(job)
    live = playback.live_job == job and playback.song is None
    scene.until(lambda: playback.live_job is None)
    saved = playback.song
    scene.until(scene.stopped)
    assert saved is not None
    return {
        "early": early,
        "live": live,
        "outlines": outlines,
        "count": scene.count(saved),
        "audio": str(studio.library.library.path_of(saved, SongFile.AUDIO)),
    }


def perform(
    sink: Sink, scene: str, home: Path, songs: int, seconds: float = 0.5, argument: object = ""
) -> Any:
    """Run a scene, and return what it returned together with what was told meanwhile."""
    command = [sys.executable, "-m", __name__, scene, str(home), str(songs), str(seconds), str(argument)]
    result = subprocess.run(
        command,
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "ALSA_CONFIG_PATH": str(sink.config)},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout.splitlines()[-1])


if __name__ == "__main__":
    app = QCoreApplication([])
    name, home, songs, seconds, argument = sys.argv[1:]
    scene = Scene(Path(home), int(songs), float(seconds))
    told = globals()[name](scene, argument)
    told |= {"heard": scene.heard, "states": scene.states, "problems": scene.problems}
    assert scene.studio.close(60.0)
    print(json.dumps(told))  # noqa: T201
