"""The scalar model: sound to latents on a grid of ninths and back, one channel at a time, all but one layer causal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import mlx.core as mx

from heartstudio.engine.heartcodec.causal import CausalConv, Past, UpsamplingConv
from heartstudio.engine.heartcodec.layers import convolve
from heartstudio.engine.pacing import Pace

DILATIONS = (1, 3, 5, 7, 9)
"""Of the residual units of a block, in order."""

GRID = 9.0
"""Latents are rounded to multiples of its inverse."""

CHUNK_BYTES = 32 * 2**20
"""Of one activation at its widest; a handful of them are alive at once."""

CausalLayer = Callable[[mx.array, Past], mx.array]
"""``(batch, time, in)`` to ``(batch, other time, out)``, remembering its past."""


@dataclass(frozen=True, slots=True)
class PReLU:
    """A rectifier with one learned slope for what is negative."""

    slope: float

    def __call__(self, x: mx.array) -> mx.array:
        """Shape kept."""
        # The larger (for steep slopes the smaller) of two lines: half the passes of choosing by sign.
        return (mx.maximum if self.slope <= 1 else mx.minimum)(x, self.slope * x)


@dataclass(frozen=True, eq=False, slots=True)
class ResidualUnit:
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
class PreProcessor:
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
class Activated:
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
        pieces = chunks(waveform[:, :, None], self.layers, self.chunk_samples)
        return mx.tanh(mx.concatenate(list(pieces), axis=1))


@dataclass(frozen=True, eq=False, slots=True)
class ScalarDecoder:
    """Latents to sound.

    Attributes:
        entry_weight: ``(width, taps, hidden)`` of the first convolution, the only one that looks ahead.
        entry_bias: ``(width,)``.
        layers: for each level a transposed convolution and residual units, then two convolutions at the full rate.
        chunk_latents: how many to take at once.
    """

    entry_weight: mx.array
    entry_bias: mx.array
    layers: list[CausalLayer]
    chunk_latents: int

    def decode(self, latents: mx.array, length: int) -> Iterator[mx.array]:
        """Sound in chunks that follow on each other, ``(batch, samples)`` each, under way.

        Args:
            latents: ``(batch, latents, hidden)``.
            length: how many of them to turn into sound; those behind it are only looked ahead to.
        """
        entered = self.enter(on_grid(latents))[:, :length]
        for chunk in chunks(entered, self.layers, self.chunk_latents):
            yield chunk[:, :, 0]

    def enter(self, latents: mx.array) -> mx.array:
        """The first convolution, ``(batch, latents, hidden)`` to ``(batch, latents, width)``."""
        around = self.entry_weight.shape[1] // 2
        padded = mx.pad(latents, [(0, 0), (around, around), (0, 0)])
        return convolve(padded, self.entry_weight, self.entry_bias)


def on_grid(latents: mx.array) -> mx.array:
    """The nearest multiples of a ninth, from the middle between two to the even one."""
    return mx.round(GRID * latents) / GRID


def chunks(x: mx.array, layers: list[CausalLayer], length: int) -> Iterator[mx.array]:
    """Pass a signal through causal layers piece by piece; the pieces' outputs join without a seam.

    Args:
        x: ``(batch, time, channels)``.
        layers: to pass through, in order.
        length: time steps of a piece.
    """
    past, pace, ready = Past(), Pace(), None
    for start in range(0, x.shape[1], length):
        y = x[:, start : start + length]
        for layer in layers:
            y = layer(y, past)
            pace.send(y, *past.newest())
        # The next piece is under way while this one is read.
        if ready is not None:
            yield ready
        ready = y
    if ready is not None:
        yield ready
