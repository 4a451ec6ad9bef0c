"""Convolutions that look only backwards, in chunks that join without a seam, and how their weights are laid out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

import mlx.core as mx

from heartstudio.engine.heartcodec.layers import convolve

Tails = tuple[mx.array, ...]
"""What a layer remembers of the chunk before: for each of its convolutions, in order, the end of what it read."""


class Past:
    """Hands a layer's convolutions, one after another, the end of the chunk before, and keeps that of this one.

    Args:
        tails: of the chunk before; none for silence, the zeros that stand left of a signal's beginning.
    """

    def __init__(self, tails: Tails = ()) -> None:
        self._before = tails
        self._newest: list[mx.array] = []

    @property
    def tails(self) -> Tails:
        """For the chunk that follows."""
        return tuple(self._newest)

    def prepend(self, x: mx.array, reach: int) -> mx.array:
        """A chunk with the ``reach`` positions before it in front, ``(batch, reach + time, channels)``."""
        if not reach:
            return x
        batch, _, channels = x.shape
        tail = (
            self._before[len(self._newest)] if self._before else mx.zeros((batch, reach, channels), x.dtype)
        )
        joined = mx.concatenate([tail, x], axis=1)
        # A mere slice would keep the whole chunk's memory alive.
        self._newest.append(mx.contiguous(joined[:, -reach:]))
        return joined


class CausalLayer(ABC):
    """A layer whose output at a time does not depend on what comes after."""

    __slots__ = ()

    @abstractmethod
    def __call__(self, x: mx.array, past: Past) -> mx.array:
        """``(batch, time, in)`` to ``(batch, other time, out)``."""

    def resume(self, x: mx.array, tails: Tails) -> tuple[mx.array, Tails]:
        """A chunk's output and what is to be remembered of it, from what is remembered of the one before."""
        past = Past(tails)
        return self(x, past), past.tails


@dataclass(frozen=True, eq=False, slots=True)
class CausalConv(CausalLayer):
    """A convolution whose last tap lies on the present.

    Chunks must be whole multiples of the stride, except the last.

    Attributes:
        weight: ``(out, taps, in)``.
        bias: ``(out,)``.
    """

    weight: mx.array
    bias: mx.array
    stride: int = 1
    dilation: int = 1

    def __call__(self, x: mx.array, past: Past) -> mx.array:
        """``(batch, time, in)`` to ``(batch, ceil(time / stride), out)``."""
        x = past.prepend(x, self.dilation * (self.weight.shape[1] - 1))
        return convolve(x, self.weight, self.bias, self.stride, self.dilation)


@dataclass(frozen=True, eq=False, slots=True)
class UpsamplingConv(CausalLayer):
    """A causal convolution that makes ``factor`` positions of each, as that many sets of channels side by side.

    Both of the scalar model's ways of upsampling are this, see :func:`transposed_phases` and
    :func:`repeated_phases`: nothing is multiplied by inserted zeros, nothing is computed twice.

    Attributes:
        weight: ``(factor·out, taps, in)``.
        bias: ``(factor·out,)``.
    """

    weight: mx.array
    bias: mx.array
    factor: int

    @property
    def growth(self) -> int:
        """How many numbers one time step of the input becomes."""
        return self.weight.shape[0]

    def __call__(self, x: mx.array, past: Past) -> mx.array:
        """``(batch, time, in)`` to ``(batch, factor·time, out)``."""
        batch, time, _ = x.shape
        x = past.prepend(x, self.weight.shape[1] - 1)
        return convolve(x, self.weight, self.bias).reshape(batch, time * self.factor, -1)


def weight_norm(gain: mx.array, direction: mx.array) -> mx.array:
    """``g·v/‖v‖`` with the norm over all axes but the first (Salimans and Kingma 2016).

    Args:
        gain: ``(n, 1, 1)``.
        direction: ``(n, …, taps)``.
    """
    return direction * (gain / mx.linalg.norm(direction.reshape(len(direction), -1), axis=1)[:, None, None])


def transposed_phases(weight: mx.array) -> mx.array:
    """A causal transposed convolution as an :class:`UpsamplingConv`.

    With a kernel of two strides, outputs ``s·t … s·t + s - 1`` see inputs ``t - 1`` (second half of the kernel)
    and ``t`` (first half); dropping the last stride of outputs leaves just these.

    Args:
        weight: ``(in, out, 2·stride)`` as PyTorch has it.

    Returns:
        ``(stride·out, 2, in)``.
    """
    channels, out, taps = weight.shape
    halves = weight.reshape(channels, out, 2, taps // 2)[:, :, ::-1]
    return halves.transpose(3, 1, 2, 0).reshape(taps // 2 * out, 2, channels)


def repeated_phases(weight: mx.array, factor: int) -> mx.array:
    """Repeating each position and then convolving, as an :class:`UpsamplingConv`.

    Taps that fall on repetitions of one position are added up beforehand.

    Args:
        weight: ``(out, in, taps)`` as PyTorch has it.
        factor: how often a position is repeated.

    Returns:
        ``(factor·out, ceil((taps - 1) / factor) + 1, in)``.
    """
    taps = weight.shape[2]
    reach = -(-(taps - 1) // factor)
    phases = []
    for phase in range(factor):
        sums = [mx.zeros(weight.shape[:2]) for _ in range(reach + 1)]
        for tap in range(taps):
            sums[reach + (phase - (taps - 1) + tap) // factor] += weight[:, :, tap]
        phases.append(mx.stack(sums, axis=1))
    return mx.concatenate(phases)
