"""How fast the engine is here, beside the limit that the memory's bandwidth sets."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from math import prod

import mlx.core as mx
import numpy as np
from numpy.typing import NDArray

from heartstudio.engine.config import HeartMuLaConfig
from heartstudio.engine.decoding import FrameLoop
from heartstudio.engine.footprint import cache_bytes_per_position, matrix_bytes
from heartstudio.engine.heartcodec import HeartCodec, StreamDecoder
from heartstudio.engine.heartmula import HeartMuLa, parameter_shapes
from heartstudio.engine.loading import fill_heartmula
from heartstudio.engine.prompt import Prompt
from heartstudio.engine.sampling import Sampler
from heartstudio.precision import Mix

WARM_FRAMES = 10
"""Frames before the clock starts: tracing, kernels compiled at first use, caches."""


FOUR_MINUTES = 3000
"""In frames."""


class Way(Enum):
    """How a frame is composed, see :mod:`heartstudio.engine.decoding`."""

    PLAIN = "plain"
    COMPILED = "compiled"
    FUSED = "fused"


@dataclass(frozen=True, slots=True)
class FrameSpeed:
    """The language model's speed at one setting.

    Attributes:
        frames_per_second: over all takes.
        limit: frames a second if only the bytes of weights and cache had to be moved.
        prefill_seconds: for the prompt.
        peak_bytes: the most memory held.
    """

    frames_per_second: float
    limit: float
    prefill_seconds: float
    peak_bytes: int

    @property
    def share(self) -> float:
        """Of the bandwidth limit."""
        return self.frames_per_second / self.limit


class RandomTensors:
    """Random numbers in the place of a checkpoint: speed does not depend on the weights' values."""

    def __init__(self, shapes: Mapping[str, tuple[int, ...]]) -> None:
        self._shapes = shapes

    def read(self, name: str, dtype: mx.Dtype | None = None) -> mx.array:
        """A tensor of the name's shape, scaled so that activations keep to order one."""
        shape = self._shapes[name]
        if len(shape) == 1:
            return mx.ones(shape, dtype or mx.float32)
        return mx.random.normal(shape, dtype or mx.float32, scale=prod(shape[1:]) ** -0.5)


def random_heartmula(config: HeartMuLaConfig, dtype: mx.Dtype, mix: Mix) -> HeartMuLa:
    """A model of any size without a checkpoint, quantised by a mix."""
    model = HeartMuLa(config)
    fill_heartmula(model, RandomTensors(parameter_shapes(config)), dtype, mix)
    return model


def copy_bandwidth(size: int = 2**30, repeats: int = 5) -> float:
    """Bytes a second that a plain copy reads and writes on the default device, the best of some runs."""
    source = mx.zeros(size // 4, mx.float32)
    mx.eval(source)
    best = float("inf")
    for value in range(repeats):
        began = time.perf_counter()
        mx.eval(source + value)
        best = min(best, time.perf_counter() - began)
    return 2 * size / best


def frame_bytes(config: HeartMuLaConfig, dtype_size: int, mix: Mix, rows: int, positions: float) -> float:
    """Bytes that one frame has to read: every matrix once, the depth decoder's once a codebook, and the cache."""
    total = rows * positions * cache_bytes_per_position(config, dtype_size)
    for name, shape in parameter_shapes(config).items():
        if "embed" in name or name.startswith("muq"):
            continue
        size = matrix_bytes(name, shape, dtype_size, mix)
        total += size * (config.audio_num_codebooks - 1 if name.startswith(("decoder.", "projection")) else 1)
    return total


def measure_frames(
    model: HeartMuLa,
    bandwidth: float,
    *,
    mix: Mix,
    way: Way,
    takes: int = 1,
    prompt_length: int = 200,
    frames: int = 300,
) -> FrameSpeed:
    """Time the frame loop from frame :data:`WARM_FRAMES` to frame ``frames``, guidance on.

    Args:
        model: to measure.
        bandwidth: bytes a second, for the limit.
        mix: that the model is quantised by.
        way: of composing a frame.
        takes: in the batch.
        prompt_length: positions before the first frame.
        frames: in all.
    """
    mx.reset_peak_memory()
    loop, prompt = _loop(model, way, takes, prompt_length, frames)
    began = time.perf_counter()
    loop.prefill(prompt)
    prefill = time.perf_counter() - began
    began = 0.0
    for number, _ in enumerate(loop.frames(frames), start=1):
        if number == WARM_FRAMES:
            began = time.perf_counter()
    speed = takes * (frames - WARM_FRAMES) / (time.perf_counter() - began)
    positions = prompt_length + (WARM_FRAMES + frames) / 2
    limit = takes * bandwidth / frame_bytes(model.config, model.dtype.size, mix, 2 * takes, positions)
    return FrameSpeed(speed, limit, prefill, mx.get_peak_memory())


def song_memory(
    model: HeartMuLa, codec: HeartCodec, *, way: Way, prompt_length: int = 200, frames: int = FOUR_MINUTES
) -> int:
    """The most bytes held beside the weights while a song is composed, guided, and decoded window by window.

    Args:
        model: that composes.
        codec: that decodes; nothing else is in memory.
        way: of composing a frame.
        prompt_length: positions before the first frame.
        frames: of the song.
    """
    mx.clear_cache()
    mx.reset_peak_memory()
    weights = mx.get_active_memory()
    loop, prompt = _loop(model, way, 1, prompt_length, frames)
    # The composer too keeps what was read, for the next song.
    known, stream = loop.prefill(prompt), StreamDecoder(codec, seed=0)
    for frame in loop.frames(frames):
        stream.push(frame)
    stream.finish()
    del known
    return mx.get_peak_memory() - weights


def _loop(
    model: HeartMuLa, way: Way, takes: int, prompt_length: int, frames: int
) -> tuple[FrameLoop, Prompt]:
    """A loop with room for so much, guided, and a prompt to begin it with."""
    config = model.config
    ids = np.arange(prompt_length, dtype=np.int32) % config.text_vocab_size
    prompt = Prompt(ids, prompt_length // 2, np.zeros(config.muq_dim, np.float32))
    loop = FrameLoop(
        model,
        Sampler(guidance=1.5, temperature=1.0, top_k=50),
        range(takes),
        np.arange(config.audio_vocab_size) < config.audio_vocab_size - 5,
        prompt_length + frames,
        compiled=way is not Way.PLAIN,
        fused=way is Way.FUSED,
    )
    return loop, prompt


def median_seconds(work: Callable[[], object], repeats: int = 3) -> float:
    """The middle of some timings of work that waits for its result, after one run to warm up."""
    work()
    times = []
    for _ in range(repeats):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return sorted(times)[len(times) // 2]


def signal_to_noise(expected: NDArray[np.float32], got: NDArray[np.float32]) -> float:
    """How like two sounds of one shape are, in dB: the power of the first over that of their difference."""
    noise = float(np.square(got - expected, dtype=np.float64).mean())
    return 10 * math.log10(float(np.square(expected, dtype=np.float64).mean()) / max(noise, 1e-30))
