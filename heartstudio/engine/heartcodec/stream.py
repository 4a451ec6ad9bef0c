"""Codes come in as they are composed; sound goes out as soon as a window of them is whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import mlx.core as mx
import numpy as np
from numpy.typing import ArrayLike, NDArray

from heartstudio.engine.errors import CodesError
from heartstudio.engine.heartcodec.config import LATENTS_PER_FRAME
from heartstudio.engine.heartcodec.windows import AudioWindow, crossfade

if TYPE_CHECKING:
    from heartstudio.engine.heartcodec.codec import HeartCodec

Noise = Callable[[int], mx.array]
"""What a window starts from, by its index: ``(2·window, out_channels)``."""


class StreamDecoder:
    """Decodes one song, window by window; what it has given out is final.

    Joined, the sound is the same to the last bit however the codes were handed in.
    """

    def __init__(self, codec: HeartCodec, seed: int, noise: Noise | None = None) -> None:
        """Begin a song.

        Args:
            codec: that decodes it.
            seed: decides the noise that every window starts from.
            noise: given in place of the seed's.
        """
        self._codec = codec
        self._plan = codec.config.plan
        self._noise = noise or (lambda index: codec.window_noise(seed, index))
        self._codes = np.empty((0, codec.config.num_quantizers), np.int16)
        self._decoded = 0
        self._context: mx.array | None = None
        self._tail: NDArray[np.float32] | None = None
        self._given = 0
        self._emitted = 0
        self._finished = False

    def due(self, frames: int) -> bool:
        """Whether so many frames more make a window whole."""
        return self._plan.ready(len(self._codes) + frames) > self._decoded

    def push(self, codes: ArrayLike) -> list[AudioWindow]:
        """Take more codes and give the sound that is final with them.

        Args:
            codes: ``(frames, codebooks)`` that follow on those before; any number of frames, none too.

        Raises:
            CodesError: where a code is out of range; the stream stays as it was.
            ValueError: where the song is finished.
        """
        self._demand_open()
        self._codes = np.concatenate([self._codes, self._codec.checked(codes)])
        hop = self._plan.hop * self._codec.config.samples_per_frame
        windows = []
        while self._decoded < self._plan.ready(len(self._codes)):
            sound = self._next(self._plan.window)
            self._tail = sound[hop:]
            windows.append(self._window(sound[:hop]))
        return windows

    def finish(self) -> list[AudioWindow]:
        """End the song and give the rest of its sound.

        Raises:
            CodesError: where no codes were ever pushed.
            ValueError: where the song is finished already.
        """
        self._demand_open()
        frames = len(self._codes)
        if not frames:
            raise CodesError("there are no codes to decode")
        if self._decoded < self._plan.count(frames):
            rest = self._next(frames - self._decoded * self._plan.hop)
        else:
            assert self._tail is not None
            rest = self._tail
        self._finished = True
        self._context = self._tail = None
        return [self._window(rest)] if len(rest) else []

    def _next(self, frames: int) -> NDArray[np.float32]:
        """The sound of the next window as far as its first ``frames``, blended into the one before."""
        codes = self._plan.codes_of(self._decoded, self._codes)
        latents = self._codec.window_latents(codes, self._noise(self._decoded), self._context)
        sound = self._codec.decode_latents(latents, frames * LATENTS_PER_FRAME)
        if self._tail is not None:
            sound[: len(self._tail)] = crossfade(self._tail, sound[: len(self._tail)])
        known = self._plan.overlap * LATENTS_PER_FRAME
        self._context = latents[len(latents) - known :] if known else None
        self._decoded += 1
        return sound

    def _window(self, samples: NDArray[np.float32]) -> AudioWindow:
        window = AudioWindow(self._given, self._emitted, samples)
        self._given += 1
        self._emitted += len(samples)
        return window

    def _demand_open(self) -> None:
        if self._finished:
            raise ValueError("the song is finished; begin another stream")
