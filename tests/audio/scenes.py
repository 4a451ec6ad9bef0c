"""Scenes of playing that run in a process of their own, where ALSA's configuration is the test's."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from heartstudio.audio.errors import AudioFileError, PlaybackError
from heartstudio.audio.player import Player
from heartstudio.audio.source import FileSource, LiveSource
from heartstudio.audio.wave import Samples, read_wave
from tests.audio.alsa import Sink


class Listener:
    """Remembers what a player told."""

    def __init__(self, player: Player) -> None:
        self.states: list[str] = []
        self.finished: list[Any] = []
        self.lost: list[str] = []
        self.errors: list[str] = []
        self._news = threading.Condition()
        player.on_state = lambda state: self._note(self.states, state.value)
        player.on_finished = lambda source: self._note(self.finished, source)
        player.on_device_lost = lambda error: self._note(self.lost, error.what)
        player.on_error = lambda error: self._note(self.errors, error.what)

    def _note(self, book: list[Any], entry: Any) -> None:
        with self._news:
            book.append(entry)
            self._news.notify_all()

    def wait_for(self, condition: Callable[[], bool], seconds: float = 30) -> None:
        """Waits until the player told something that makes the condition true."""
        with self._news:
            if not self._news.wait_for(condition, seconds):
                raise TimeoutError(f"{self.states} {self.lost} {self.errors}")


def until(condition: Callable[[], bool]) -> None:
    """Looks again and again until the condition holds."""
    deadline = time.monotonic() + 30
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.002)


def play_whole(sink: Sink, wav: str) -> dict[str, Any]:
    positions = []
    with Player() as player:
        listener = Listener(player)
        source = FileSource(wav)
        player.play(source)
        until(lambda: positions.append(player.position) or bool(listener.finished))
        listener.wait_for(lambda: listener.states[-1:] == ["stopped"])
        return {
            "states": listener.states,
            "positions": positions,
            "finished": listener.finished == [source],
            "underruns": player.underruns,
        }


def play_two(sink: Sink, first: str, second: str) -> dict[str, Any]:
    with Player() as player:
        listener = Listener(player)
        one, two = FileSource(first), FileSource(second)
        player.play(one)
        player.enqueue_next(two)
        listener.wait_for(lambda: len(listener.finished) == 1)
        after_one = player.source is two
        listener.wait_for(lambda: listener.states[-1:] == ["stopped"])
        return {
            "order": listener.finished == [one, two],
            "after_one": after_one,
            "states": listener.states,
            "underruns": player.underruns,
        }


def follow_too_late(sink: Sink, first: str, second: str) -> dict[str, Any]:
    with Player() as player:
        listener = Listener(player)
        one, two = FileSource(first), FileSource(second)
        player.play(one)
        listener.wait_for(lambda: listener.states[-1:] == ["stopped"])
        player.enqueue_next(two)
        listener.wait_for(lambda: len(listener.finished) == 2)
        player.stop()
        player.enqueue_next(one)
        return {"order": listener.finished == [one, two], "state": player.state.value}


def pause_and_resume(sink: Sink, wav: str) -> dict[str, Any]:
    with Player() as player:
        listener = Listener(player)
        player.play(FileSource(wav))
        until(lambda: player.position > 0.3)
        player.pause()
        until(lambda: player._feed.is_silent)
        settled = player.state.value
        until(lambda: player._feed.heard() == player._feed._sounded[1])
        place = player.position
        player.toggle()
        listener.wait_for(lambda: listener.states[-1:] == ["stopped"])
        return {"settled": settled, "place": place, "states": listener.states}


def seek(sink: Sink, wav: str, target: str) -> dict[str, Any]:
    with Player() as player:
        listener = Listener(player)
        player.play(FileSource(wav))
        until(lambda: player.position > 0.3)
        player.seek(float(target))
        at_once = player.position
        listener.wait_for(lambda: listener.states[-1:] == ["stopped"])
        return {"at_once": at_once, "states": listener.states, "underruns": player.underruns}


def seek_back_over_a_join(sink: Sink, first: str, second: str) -> dict[str, Any]:
    with Player() as player:
        listener = Listener(player)
        one, two = FileSource(first), FileSource(second)
        player.play(one, 0.2)
        player.enqueue_next(two)
        until(lambda: player.position > 0.4)  # the second has been read into the ring by now
        player.seek(0.0)
        listener.wait_for(lambda: listener.states[-1:] == ["stopped"])
        return {"order": listener.finished == [one, two]}


def change_volume(sink: Sink, wav: str) -> dict[str, Any]:
    with Player() as player:
        listener = Listener(player)
        player.volume = 0.5
        player.play(FileSource(wav))
        until(lambda: player.position > 0.5)
        player.volume = 1.0
        listener.wait_for(lambda: listener.states[-1:] == ["stopped"])
        return {"volume": player.volume}


def stop_midway(sink: Sink, wav: str) -> dict[str, Any]:
    player = Player()
    player.play(FileSource(wav))
    until(lambda: player.position > 0.3)
    player.stop()
    told = {"state": player.state.value, "position": player.position, "source": player.source is None}
    player.close()
    return told


def play_while_composing(sink: Sink, wav: str) -> dict[str, Any]:
    samples, _ = read_wave(wav)
    live = LiveSource()
    third = len(samples) // 3
    with Player() as player:
        listener = Listener(player)
        player.play(live)
        waiting = player.state.value
        listener.wait_for(lambda: listener.states == ["waiting"])
        live.append(samples[:third])
        listener.wait_for(lambda: "playing" in listener.states)
        live.append(samples[third : 2 * third])  # in time
        listener.wait_for(lambda: listener.states[-1:] == ["waiting"])
        starved_at = player.position
        live.append(samples[2 * third :])  # too late
        live.finish()
        listener.wait_for(lambda: listener.states[-1:] == ["stopped"])
        return {
            "waiting": waiting,
            "states": listener.states,
            "starved_at": starved_at,
            "underruns": player.underruns,
            "finished": listener.finished == [live],
        }


def lose_the_device(sink: Sink, wav: str) -> dict[str, Any]:
    with Player() as player:
        listener = Listener(player)
        player.play(FileSource(wav))
        until(lambda: player.position > 0.3)
        place = player.position
        sink.pull_plug()
        listener.wait_for(lambda: bool(listener.lost))
        listener.wait_for(lambda: listener.states[-1:] == ["stopped"])
        return {"place": place, "lost": listener.lost, "errors": listener.errors, "states": listener.states}


def lose_every_device(sink: Sink, wav: str) -> dict[str, Any]:
    with Player() as player:
        listener = Listener(player)
        player.play(FileSource(wav))
        until(lambda: player.position > 0.3)
        sink.disconnect()
        sink.pull_plug()
        listener.wait_for(lambda: listener.states[-1:] == ["waiting"])
        place = player.position
        sink.connect()
        player.device_changed()
        listener.wait_for(lambda: listener.states[-1:] == ["playing"])
        back = player.position
        listener.wait_for(lambda: listener.states[-1:] == ["stopped"])
        return {"place": place, "back": back, "lost": len(listener.lost), "states": listener.states}


def play_without_a_device(sink: Sink, wav: str) -> dict[str, Any]:
    with Player() as player:
        listener = Listener(player)
        error = None
        try:
            player.play(FileSource(wav))
        except PlaybackError as raised:
            error = raised
        told = {
            "what": error.what if error else "",
            "safe": error.safe if error else "",
            "remedy": error.remedy if error else "",
            "state": player.state.value,
            "devices": [device.name for device in player.devices()],
        }
        sink.connect()
        player.play(FileSource(wav))
        listener.wait_for(lambda: listener.states[-1:] == ["stopped"])
        return told | {"errors": listener.errors, "later": [device.name for device in player.devices()]}


def rest_when_idle(sink: Sink, wav: str) -> dict[str, Any]:
    with Player(idle_seconds=0.1) as player:
        listener = Listener(player)
        player.play(FileSource(wav))
        until(lambda: player.position > 0.3)
        player.pause()
        until(lambda: not player._outlet.is_open)
        place = player.position
        player.seek(0.1)
        moved = player.position
        player.resume()
        listener.wait_for(lambda: listener.states[-1:] == ["stopped"])
        return {"place": place, "moved": moved, "states": listener.states}


def choose_a_device(sink: Sink, wav: str) -> dict[str, Any]:
    with Player() as player:
        listener = Listener(player)
        names = [device.name for device in player.devices()]
        default = [device.name for device in player.devices() if device.is_default]
        player.device = "nul"
        player.play(FileSource(wav))
        until(lambda: player.position > 0.2)
        before = sink.raw.exists()
        player.device = None
        listener.wait_for(lambda: listener.states[-1:] == ["stopped"])
        return {"names": names, "default": default, "before": before, "states": listener.states}


class UnpluggedDisk:
    """A source that can be read for half a second."""

    frames = 480_000
    complete = True

    def __init__(self) -> None:
        self._at = 0

    def read(self, count: int) -> Samples:
        if self._at >= 24_000:
            raise AudioFileError("/Volumes/Stick/song.wav", "cannot be read")
        self._at += count
        return np.full((count, 2), 0.25, np.float32)

    def seek(self, frame: int) -> None:
        self._at = frame

    def close(self) -> None:
        pass


def lose_the_file(sink: Sink, wav: str) -> dict[str, Any]:
    with Player() as player:
        listener = Listener(player)
        player.play(FileSource(wav))
        player.enqueue_next(UnpluggedDisk())
        listener.wait_for(lambda: bool(listener.errors))
        listener.wait_for(lambda: listener.states[-1:] == ["stopped"])
        player.play(FileSource(wav), 1.5)
        listener.wait_for(lambda: len(listener.states) == 4)
        return {"errors": listener.errors, "states": listener.states}


def play_under_load(sink: Sink, wav: str) -> dict[str, Any]:
    """Plays while two other threads compute, one in NumPy and one in plain Python."""

    def multiply(over: threading.Event) -> None:
        matrix = np.random.default_rng(0).random((600, 600), np.float32)
        while not over.is_set():
            matrix = matrix @ matrix
            matrix /= matrix.max()

    def count(over: threading.Event) -> None:
        number = 0
        while not over.is_set():
            number = number * 3 % 1_000_003 + 1

    return _play_beside(wav, multiply, count)


def play_while_another_composes(sink: Sink, wav: str) -> dict[str, Any]:
    """Plays while the engine composes song after song with a tiny model, as it would beside the player."""
    from heartstudio.engine.composer import compose
    from heartstudio.engine.random_checkpoint import write_random_checkpoint
    from heartstudio.recipe import Recipe

    checkpoint = sink.folder / "checkpoint"
    checkpoint.mkdir()
    write_random_checkpoint(checkpoint)

    def engine(over: threading.Event) -> None:
        for seed in range(1000):
            for _ in compose(Recipe("piano", "[Verse]\nLa", 30, seed, ignore_eos=True), checkpoint):
                if over.is_set():
                    return

    return _play_beside(wav, engine)


def _play_beside(wav: str, *others: Callable[[threading.Event], None]) -> dict[str, Any]:
    over = threading.Event()
    threads = [threading.Thread(target=other, args=(over,)) for other in others]
    with Player() as player:
        listener = Listener(player)
        player.play(FileSource(wav))
        for thread in threads:
            thread.start()
        listener.wait_for(lambda: listener.states[-1:] == ["stopped"], 120)
        busy = all(thread.is_alive() for thread in threads)
        over.set()
        for thread in threads:
            thread.join()
        return {"underruns": player.underruns, "busy": busy, "state": player.state.value}


if __name__ == "__main__":
    sink = Sink(Path(sys.argv[1]), int(sys.argv[2]))
    print(json.dumps(globals()[sys.argv[3]](sink, *sys.argv[4:])))  # noqa: T201
