"""The bank: worker processes that render songs without end, into files that the training process takes away.

A worker is ``python -m heartstudio.training.bank ORDER``, its order a JSON text. It needs no PyTorch.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from heartstudio.training.band import Brief, compose_song, render
from heartstudio.training.prompts import PromptIds, PromptMaker, build_tokenizer

GAP_FRAMES = 5
"""Silence behind each song, so that no analysis window hears two."""

SONGS_IN_CHUNK = 6
MOST_WAITING = 48
"""Chunks that may wait to be taken away before the workers pause."""

READ_AHEAD = 16
"""Chunks that wait in memory."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is told.

    Attributes:
        folder: where chunks go.
        worker: its number.
        workers: how many share the seeds.
        first_seed: of the first worker's first song.
        frame_samples: sound samples in a frame of codes.
        text_vocabulary: entries of the tokenizer.
        prompt_positions: the longest prompt.
        prompt_variants: prompts for each song.
        song_seconds: shortest, usual longest and longest song.
    """

    folder: str
    worker: int
    workers: int
    first_seed: int
    frame_samples: int
    text_vocabulary: int
    prompt_positions: int
    prompt_variants: int
    song_seconds: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A few songs, each from the start of a frame and with silence behind it.

    Attributes:
        sound: (samples, 2) int16 at 48 kHz; a whole number of frames.
        starts: (songs,) int32 first frame of each song.
        frames: (songs,) int32 frames of each song, the silence not counted.
        ids: (songs, variants, positions) int16 prompts, padded with -1.
        slots: (songs, variants) int16 places of the style slot.
    """

    sound: NDArray[np.int16]
    starts: NDArray[np.int32]
    frames: NDArray[np.int32]
    ids: NDArray[np.int16]
    slots: NDArray[np.int16]

    def save(self, path: Path) -> None:
        """Write the chunk beside its name, then give it its name."""
        beside = path.with_suffix(".part")
        with beside.open("wb") as file:
            np.savez(file, **{name: getattr(self, name) for name in self.__slots__})
        beside.replace(path)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a chunk that :meth:`save` wrote."""
        with np.load(path, allow_pickle=False) as file:
            return cls(**{name: file[name] for name in cls.__slots__})


class Bank:
    """Starts the workers and takes their chunks away.

    Args:
        orders: one for each worker, all of one folder.
    """

    def __init__(self, orders: Sequence[Order]) -> None:
        self._folder = Path(orders[0].folder)
        self._folder.mkdir(parents=True, exist_ok=True)
        alone = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "CUDA_VISIBLE_DEVICES": ""}
        self._workers = [
            subprocess.Popen(
                [sys.executable, "-m", "heartstudio.training.bank", json.dumps(asdict(order))],
                env=os.environ | alone,
            )
            for order in orders
        ]
        self._read: queue.Queue[Chunk] = queue.Queue(maxsize=READ_AHEAD)
        self._closing = threading.Event()
        self._reader = threading.Thread(target=self._read_chunks, daemon=True)
        self._reader.start()

    def take(self) -> Chunk | None:
        """A chunk that is ready, or None."""
        try:
            return self._read.get_nowait()
        except queue.Empty:
            return None

    @property
    def at_work(self) -> int:
        """Workers that are alive."""
        return sum(worker.poll() is None for worker in self._workers)

    def close(self) -> None:
        """Stop the workers."""
        self._closing.set()
        for worker in self._workers:
            worker.terminate()
        for worker in self._workers:
            worker.wait()
        self._reader.join()

    def _read_chunks(self) -> None:
        while not self._closing.wait(0.02):
            for path in sorted(self._folder.glob("*.npz")):
                chunk = Chunk.load(path)
                path.unlink()
                while not self._closing.is_set():
                    try:
                        self._read.put(chunk, timeout=0.1)
                        break
                    except queue.Full:
                        continue


def work(order: Order) -> None:
    """Render the worker's share of the seeds until the process is stopped."""
    folder = Path(order.folder)
    maker = PromptMaker(build_tokenizer(order.text_vocabulary), order.prompt_positions)
    seed = order.first_seed + order.worker
    while True:
        if len(list(folder.glob("*.npz"))) >= MOST_WAITING:
            time.sleep(0.2)
            continue
        seeds = [seed + order.workers * index for index in range(SONGS_IN_CHUNK)]
        make_chunk(seeds, maker, order).save(folder / f"{seed}.npz")
        seed += order.workers * SONGS_IN_CHUNK


def make_chunk(seeds: Sequence[int], maker: PromptMaker, order: Order) -> Chunk:
    """Compose, render and describe the songs of some seeds."""
    sounds, starts, frames, prompts = [], [], [], []
    place = 0
    for seed in seeds:
        rng = np.random.default_rng([seed, 7])
        score = compose_song(seed, Brief(seconds=draw_seconds(rng, order.song_seconds)))
        sound = on_frames(render(score), order.frame_samples)
        prompts.append([maker.draw(score, rng) for _ in range(order.prompt_variants)])
        starts.append(place)
        frames.append(len(sound) // order.frame_samples)
        sounds += [sound, np.zeros((GAP_FRAMES * order.frame_samples, 2), np.int16)]
        place += frames[-1] + GAP_FRAMES
    ids, slots = _as_arrays(prompts, order.prompt_positions)
    return Chunk(np.concatenate(sounds), np.array(starts, np.int32), np.array(frames, np.int32), ids, slots)


def draw_seconds(rng: np.random.Generator, span: tuple[float, float, float]) -> float:
    """A song's length: three in four are short."""
    shortest, usual, longest = span
    return float(rng.uniform(shortest, usual) if rng.random() < 0.75 else rng.uniform(usual, longest))


def on_frames(sound: NDArray[np.float32], frame_samples: int) -> NDArray[np.int16]:
    """Sound as int16, with silence behind it up to a whole number of frames."""
    whole = -(-len(sound) // frame_samples) * frame_samples
    result = np.zeros((whole, 2), np.int16)
    result[: len(sound)] = np.round(np.clip(sound, -1, 1) * 32767)
    return result


def _as_arrays(
    prompts: Sequence[Sequence[PromptIds]], positions: int
) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    ids = np.full((len(prompts), len(prompts[0]), positions), -1, np.int16)
    for song, variants in enumerate(prompts):
        for variant, prompt in enumerate(variants):
            ids[song, variant, : len(prompt.ids)] = prompt.ids[:positions]
    return ids, np.array([[prompt.slot for prompt in variants] for variants in prompts], np.int16)


if __name__ == "__main__":
    given = json.loads(sys.argv[1])
    work(Order(**given | {"song_seconds": tuple(given["song_seconds"])}))
