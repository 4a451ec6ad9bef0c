"""The velocity field of the flow: a transformer in two stages over all latents of a window (DiT, Peebles and Xie 2023).

Weights of matrix products may be bfloat16. What they add up to stays float32: the residual stream, norms,
modulation, rotary angles and the time embedding.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import mlx.core as mx
import numpy as np

from heartstudio.engine.heartcodec.layers import Linear, convolve

NORM_EPS = 1e-6
ROPE_BASE = 10_000.0
TIME_FREQUENCIES = 256
TIME_SCALE = 1000.0
"""The flow's time from 0 to 1 is embedded as a diffusion model's thousand steps would be."""

Run = Callable[..., mx.array]
"""Calls a piece of the flow, its first argument, with the others: how and when is for the caller to say."""


def at_once(piece: Callable[..., mx.array], *inputs: mx.array) -> mx.array:
    """The plainest :data:`Run`: nothing is traced, nothing handed to the device."""
    return piece(*inputs)


class Modulation(NamedTuple):
    """What time does to one block: shift, scale and gate of its two branches, each ``(batch, 1, width)``."""

    shift_1: mx.array
    scale_1: mx.array
    gate_1: mx.array
    shift_2: mx.array
    scale_2: mx.array
    gate_2: mx.array


@dataclass(frozen=True, eq=False, slots=True)
class Projection:
    """A convolution over three latents and a linear layer: a change of width that sees its neighbours.

    Attributes:
        conv_weight: ``(out, 3, in)``, with the reference's factor 3^(-1/2) taken in.
        conv_bias: ``(out,)``, likewise.
    """

    conv_weight: mx.array
    conv_bias: mx.array
    linear: Linear

    def __call__(self, x: mx.array) -> mx.array:
        """``(batch, time, in)`` to ``(batch, time, out)`` float32."""
        x = mx.pad(x.astype(self.conv_weight.dtype), [(0, 0), (1, 1), (0, 0)])
        return self.linear(convolve(x, self.conv_weight, self.conv_bias)).astype(mx.float32)


@dataclass(frozen=True, eq=False, slots=True)
class TimeEmbedding:
    """The time of a step, embedded, and what modulates every block of a stage."""

    linear_1: Linear
    linear_2: Linear
    modulation: Linear

    def __call__(self, t: mx.array) -> tuple[mx.array, mx.array]:
        """Times ``(batch,)`` to their embedding ``(batch, width)`` and modulation ``(batch, 6·width)``."""
        embedded = self.linear_2(silu(self.linear_1(sinusoids(t))))
        return embedded, self.modulation(silu(embedded))


@dataclass(frozen=True, eq=False, slots=True)
class Attention:
    """Full attention with one fused projection for queries, keys and values."""

    heads: int
    qkv: Linear
    out: Linear

    def __call__(self, x: mx.array) -> mx.array:
        """``(batch, time, width)``, shape kept."""
        batch, time, width = x.shape
        q, k, v = self.qkv(x).reshape(batch, time, 3, self.heads, -1).transpose(2, 0, 3, 1, 4)
        attended = mx.fast.scaled_dot_product_attention(
            rotated(q), rotated(k), v, scale=1 / math.sqrt(width // self.heads)
        )
        return self.out(attended.swapaxes(1, 2).reshape(batch, time, width))


@dataclass(frozen=True, eq=False, slots=True)
class FeedForward:
    """SwiGLU with gate and up projections fused."""

    gate_up: Linear
    down: Linear

    def __call__(self, x: mx.array) -> mx.array:
        """``(batch, time, width)``, shape kept."""
        gate, up = mx.split(self.gate_up(x), 2, axis=-1)
        return self.down(silu(gate) * up)


@dataclass(frozen=True, eq=False, slots=True)
class Block:
    """Attention and feed-forward, each behind a norm and between what time dictates.

    Attributes:
        attn_norm: ``(width,)``.
        mlp_norm: ``(width,)``.
        scale_shift_table: ``(6, width)``, the block's own part of the modulation.
    """

    attn_norm: mx.array
    attn: Attention
    mlp_norm: mx.array
    mlp: FeedForward
    scale_shift_table: mx.array

    def __call__(self, x: mx.array, time: mx.array) -> mx.array:
        """Latents ``(batch, time, width)`` under a stage's modulation ``(batch, 6·width)``; shape kept."""
        return self.fed(self.attended(x, time), time)

    def attended(self, x: mx.array, time: mx.array) -> mx.array:
        """The first half: with what the latents tell each other."""
        by = self.modulation(time)
        return x + by.gate_1 * self.attend(x, by)

    def fed(self, x: mx.array, time: mx.array) -> mx.array:
        """The second half: with what each makes of itself."""
        by = self.modulation(time)
        return x + by.gate_2 * self.feed(x, by)

    def modulation(self, time: mx.array) -> Modulation:
        """The stage's modulation ``(batch, 6·width)`` with the block's own added."""
        table = self.scale_shift_table + time.reshape(-1, *self.scale_shift_table.shape)
        return Modulation(*mx.split(table, 6, axis=1))

    def attend(self, x: mx.array, by: Modulation) -> mx.array:
        """The attention branch, before its gate."""
        return self.attn(mx.fast.rms_norm(x, self.attn_norm, NORM_EPS) * (1 + by.scale_1) + by.shift_1)

    def feed(self, x: mx.array, by: Modulation) -> mx.array:
        """The feed-forward branch, before its gate."""
        return self.mlp(mx.fast.rms_norm(x, self.mlp_norm, NORM_EPS) * (1 + by.scale_2) + by.shift_2)


@dataclass(frozen=True, eq=False, slots=True)
class Stage:
    """A projection, a stack of blocks, and a last norm that time modulates too.

    Attributes:
        scale_shift_table: ``(2, width)``, shift and scale of the last norm.
    """

    project: Projection
    time: TimeEmbedding
    blocks: list[Block]
    scale_shift_table: mx.array

    def __call__(self, x: mx.array, t: mx.array, run: Run = at_once) -> mx.array:
        """``(batch, time, in)`` at times ``(batch,)`` to ``(batch, time, width)``."""
        embedded, modulation = self.time(t)
        x = run(self.project, x)
        for block in self.blocks:
            x = run(block.attended, x, modulation)
            x = run(block.fed, x, modulation)
        return run(self.finish, x, embedded)

    def finish(self, x: mx.array, embedded: mx.array) -> mx.array:
        """The last norm, under the time's embedding ``(batch, width)``."""
        shift, scale = mx.split(self.scale_shift_table + embedded[:, None], 2, axis=1)
        return mx.fast.layer_norm(x, None, None, NORM_EPS) * (1 + scale) + shift


@dataclass(frozen=True, eq=False, slots=True)
class FlowTransformer:
    """Two stages, the second wider and fed with the input once more."""

    stage_1: Stage
    stage_2: Stage
    proj_out: Projection

    def __call__(self, x: mx.array, t: mx.array, run: Run = at_once) -> mx.array:
        """Velocity of the latents.

        Args:
            x: ``(batch, time, in_channels)``, latents, context and condition side by side.
            t: ``(batch,)`` float32, from 0 (noise) to 1 (latents).
            run: calls the pieces, one after another: projections, halves of blocks, last norms.

        Returns:
            ``(batch, time, out_channels)`` float32.
        """
        x = mx.concatenate([x, self.stage_1(x, t, run)], axis=-1)
        return run(self.proj_out, self.stage_2(x, t, run))


def sinusoids(t: mx.array) -> mx.array:
    """Times ``(batch,)`` as cosines and sines of 256 frequencies each, ``(batch, 512)``."""
    # In float64 first: an error in a frequency is multiplied by a thousand.
    frequencies = 10_000.0 ** (-np.arange(TIME_FREQUENCIES) / TIME_FREQUENCIES)
    angles = TIME_SCALE * t[:, None] * mx.array(frequencies.astype(np.float32))
    return mx.concatenate([mx.cos(angles), mx.sin(angles)], axis=-1)


def rotated(x: mx.array) -> mx.array:
    """Rotary positions on interleaved pairs of ``(batch, heads, time, head dim)``, computed in float32."""
    # A GPU's kernel does so whatever the type it reads and writes; on a CPU the angles too would be of that type.
    exact = x if mx.default_device() == mx.gpu else x.astype(mx.float32)
    turned = mx.fast.rope(exact, x.shape[-1], traditional=True, base=ROPE_BASE, scale=1.0, offset=0)
    return turned.astype(x.dtype)


def silu(x: mx.array) -> mx.array:
    """``x·σ(x)``; plain, because MLX's own compiles itself, which on the CPU calls a C++ compiler."""
    return x * mx.sigmoid(x)
