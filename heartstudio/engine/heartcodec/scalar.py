"""The scalar model: sound to latents on a grid of ninths and back, one channel at a time, all but one layer causal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import mlx.core as mx

from heartstudio.engine.heartcodec.causal import CausalConv, CausalLayer, Past, Tails, UpsamplingConv
from heartstudio.engine.heartcodec.layers import convolve
from heartstudio.engine.pacing import Pace

DILATIONS = (1, 3, 5, 7, 9)
"""Of the residual units of a block, in order."""

GRID = 9.0
"""Latents are rounded to multiples of its inverse."""

CHUNK_BYTES = 16 * 2**20
"""Of what a layer makes of a chunk. More is hardly quicker on a GPU, where half of it costs half the speed."""

CHUNKS_IN_FLIGHT = 12
"""That may be held by layers handed over to the device before they are waited for: a layer's input, output and what it
computes on its way, twice, and what the levels before have ready."""

LAYER_CHUNKS = 7
"""That one more layer takes."""

Resume = Callable[[mx.array, Tails], tuple[mx.array, Tails]]
"""A layer's :meth:`~heartstudio.engine.heartcodec.causal.CausalLayer.resume`."""


def as_written(resume: Resume) -> Resume:
    """Run a layer operation by operation."""
    return resume


@dataclass(frozen=True, eq=False, slots=True)
class PReLU:
    """A rectifier with one learned slope for what is negative.

    Attributes:
        slope: ``(1,)``; not a number, because a GPU would get a kernel of its own for each.
        steep: whether the slope is above one.
    """

    slope: mx.array
    steep: bool

    def __call__(self, x: mx.array) -> mx.array:
        """Shape kept."""
        # The larger (for steep slopes the smaller) of two lines: half the passes of choosing by sign.
        return (mx.minimum if self.steep else mx.maximum)(x, self.slope * x)


@dataclass(frozen=True, eq=False, slots=True)
class ResidualUnit(CausalLayer):
    """A dilated convolution and a pointwise one beside a residual path."""

    conv_1: CausalConv
    activation_1: PReLU
    conv_2: CausalConv
    activation_2: PReLU

    def __call__(self, x: mx.array, past: Past) -> mx.array:
        """Shape kept."""
        y = self.activation_1(self.conv_1(x, past))
        return x + self.activation_2(self.conv_2(y, past))


@dataclass(frozen=True, eq=False, slots=True)
class PreProcessor(CausalLayer):
    """A convolution at the full rate, averaged down by a factor."""

    conv: CausalConv
    activation: PReLU
    factor: int

    def __call__(self, x: mx.array, past: Past) -> mx.array:
        """``(batch, time, channels)`` to ``(batch, time // factor, channels)``."""
        y = self.activation(self.conv(x, past))
        batch, time, channels = y.shape
        whole = time // self.factor
        return y[:, : whole * self.factor].reshape(batch, whole, self.factor, channels).mean(axis=2)


@dataclass(frozen=True, eq=False, slots=True)
class Activated(CausalLayer):
    """A convolution, of whatever rate, and a rectifier."""

    conv: CausalConv | UpsamplingConv
    activation: PReLU

    def __call__(self, x: mx.array, past: Past) -> mx.array:
        """``(batch, time, in)`` to what the convolution makes of it."""
        return self.activation(self.conv(x, past))


@dataclass(frozen=True, eq=False, slots=True)
class ScalarEncoder:
    """Sound to latents.

    Attributes:
        layers: convolution, pre-processor, for each level residual units and a strided convolution, convolution.
        chunk_samples: how much to take at once; a multiple of the samples of a latent.
    """

    layers: list[CausalLayer]
    chunk_samples: int

    def encode(self, waveform: mx.array) -> mx.array:
        """Sound ``(batch, samples)`` in chunks to latents ``(batch, latents, hidden)``, not yet on their grid."""
        starts = range(0, waveform.shape[1], self.chunk_samples)
        pieces = (waveform[:, start : start + self.chunk_samples, None] for start in starts)
        return mx.tanh(mx.concatenate(list(resumed(pieces, self.layers, Pace(), as_written)), axis=1))


@dataclass(frozen=True, eq=False, slots=True)
class Level:
    """Layers of the decoder at one rate.

    Attributes:
        layers: the first raises the rate.
        growth: how many numbers one time step of the level's input becomes.
    """

    layers: Sequence[CausalLayer]
    growth: int


@dataclass(frozen=True, eq=False, slots=True)
class ScalarDecoder:
    """Latents to sound.

    Attributes:
        entry_weight: ``(width, taps, hidden)`` of the first convolution, the only one that looks ahead.
        entry_bias: ``(width,)``.
        levels: a transposed convolution and residual units each, but the last: two convolutions at the full rate.
        chunk_bytes: how much a level may make at once.
    """

    entry_weight: mx.array
    entry_bias: mx.array
    levels: Sequence[Level]
    chunk_bytes: int = CHUNK_BYTES

    def decode(
        self, latents: mx.array, length: int, trace: Callable[[Resume], Resume] = as_written
    ) -> Iterator[mx.array]:
        """Sound in chunks that follow on each other, ``(batch, samples)`` each, under way.

        Every level takes as much at once as it can in its memory: the first levels, whose steps are few, all of a
        window, the last ones a second or less of what those have made.

        Args:
            latents: ``(batch, latents, hidden)``.
            length: how many of them to turn into sound; those behind it are only looked ahead to.
            trace: makes a layer quick to run.
        """
        pieces: Iterable[mx.array] = [self.enter(on_grid(latents))[:, :length]]
        pace = Pace(spare=CHUNKS_IN_FLIGHT * self.chunk_bytes)
        for level in self.levels:
            most = max(1, self.chunk_bytes // (len(latents) * level.growth * 4))
            pieces = resumed(evenly(pieces, most), level.layers, pace, trace)
        ready = None
        for piece in pieces:
            # The next piece is under way while this one is read.
            if ready is not None:
                yield ready
            ready = piece[:, :, 0]
        if ready is not None:
            yield ready

    def enter(self, latents: mx.array) -> mx.array:
        """The first convolution, ``(batch, latents, hidden)`` to ``(batch, latents, width)``."""
        around = self.entry_weight.shape[1] // 2
        padded = mx.pad(latents, [(0, 0), (around, around), (0, 0)])
        return convolve(padded, self.entry_weight, self.entry_bias)


def on_grid(latents: mx.array) -> mx.array:
    """The nearest multiples of a ninth, from the middle between two to the even one."""
    return mx.round(GRID * latents) / GRID


def evenly(pieces: Iterable[mx.array], most: int) -> Iterator[mx.array]:
    """Cut pieces ``(batch, time, channels)`` that are longer than ``most`` into as few alike ones as are not."""
    for piece in pieces:
        steps = -(-piece.shape[1] // -(-piece.shape[1] // most))
        for start in range(0, piece.shape[1], steps):
            yield piece[:, start : start + steps]


def resumed(
    pieces: Iterable[mx.array],
    layers: Sequence[CausalLayer],
    pace: Pace,
    trace: Callable[[Resume], Resume],
) -> Iterator[mx.array]:
    """Pass a signal through causal layers piece by piece; what comes out joins without a seam.

    Args:
        pieces: ``(batch, time, channels)`` each, that follow on each other.
        layers: to pass through, in order.
        pace: at which the layers' work is handed to the device.
        trace: makes a layer quick to run.
    """
    tails: list[Tails] = [()] * len(layers)
    for x in pieces:
        for number, layer in enumerate(layers):
            x, tails[number] = trace(layer.resume)(x, tails[number])
            pace.send(x, *tails[number])
        yield x
