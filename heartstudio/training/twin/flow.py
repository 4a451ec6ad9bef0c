"""HeartCodec's estimator in PyTorch: the velocity that carries noise to latents, in two transformer stages."""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from heartstudio.training.twin.sizes import FlowSize

TIME_FEATURES = 512
ROPE_BASE = 10_000.0
NORM_EPS = 1e-6


class ProjectLayer(nn.Module):
    """Convolution over three positions, scaled, then a linear layer."""

    KERNEL = 3

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.ffn_1 = nn.Conv1d(inputs, outputs, self.KERNEL, padding=self.KERNEL // 2)
        self.ffn_2 = nn.Linear(outputs, outputs)

    def forward(self, x: Tensor) -> Tensor:
        """(rows, positions, inputs) to (rows, positions, outputs)."""
        return self.ffn_2(self.ffn_1(x.transpose(1, 2)).transpose(1, 2) * self.KERNEL**-0.5)


class TimestepEmbedder(nn.Module):
    """Two linear layers on sinusoids of the flow's time."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.linear_1 = nn.Linear(TIME_FEATURES, width)
        self.linear_2 = nn.Linear(width, width)

    def forward(self, time: Tensor) -> Tensor:
        """(rows,) in [0, 1] to (rows, width)."""
        half = TIME_FEATURES // 2
        steps = torch.arange(half, device=time.device, dtype=torch.float32)
        angles = 1000.0 * time.float()[:, None] * torch.exp(-math.log(10_000) * steps / half)
        return self.linear_2(F.silu(self.linear_1(torch.cat((angles.cos(), angles.sin()), dim=-1))))


class TimeEmbedding(nn.Module):
    """The place of the embedder in the reference's names."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.timestep_embedder = TimestepEmbedder(width)


class AdaLayerNormSingle(nn.Module):
    """The modulation that all blocks of a stage share."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.emb = TimeEmbedding(width)
        self.linear = nn.Linear(width, 6 * width)

    def forward(self, time: Tensor) -> tuple[Tensor, Tensor]:
        """The embedding (rows, width) and the modulation (rows, 6 * width) of times (rows,)."""
        embedding = self.emb.timestep_embedder(time)
        return embedding, self.linear(F.silu(embedding))


class RMSNorm(nn.Module):
    """RMSNorm with a weight."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x: Tensor) -> Tensor:
        """Over the last axis."""
        return F.rms_norm(x.float(), (x.shape[-1],), self.weight, NORM_EPS)


class Attention(nn.Module):
    """Full attention with rotary positions over the whole head."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.q_proj, self.k_proj, self.v_proj, self.o_proj = (
            nn.Linear(width, width, bias=False) for _ in range(4)
        )

    def forward(self, x: Tensor) -> Tensor:
        """(rows, positions, width)."""
        rows, positions, width = x.shape
        split = (rows, positions, self.heads, width // self.heads)
        queries = _rotate(self.q_proj(x).view(split)).transpose(1, 2)
        keys = _rotate(self.k_proj(x).view(split)).transpose(1, 2)
        values = self.v_proj(x).view(split).transpose(1, 2)
        mixed = F.scaled_dot_product_attention(queries, keys, values)
        return self.o_proj(mixed.transpose(1, 2).reshape(rows, positions, width))


class FeedForward(nn.Module):
    """``down(silu(gate x) * up x)``, its hidden width two thirds of four times the width, rounded up to 256."""

    def __init__(self, width: int) -> None:
        super().__init__()
        hidden = math.ceil(8 * width / 3 / 256) * 256
        self.gate = nn.Linear(width, hidden, bias=False)
        self.up = nn.Linear(width, hidden, bias=False)
        self.down = nn.Linear(hidden, width, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """Over the last axis."""
        return self.down(F.silu(self.gate(x)) * self.up(x))


class Block(nn.Module):
    """Attention and feed-forward, shifted, scaled and gated by the flow's time."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.attn, self.mlp = Attention(width, heads), FeedForward(width)
        self.attn_norm, self.mlp_norm = RMSNorm(width), RMSNorm(width)
        self.scale_shift_table = nn.Parameter(torch.randn(6, width) / width**0.5)

    def forward(self, x: Tensor, modulation: Tensor) -> Tensor:
        """One block on (rows, positions, width) with a modulation (rows, 6 * width)."""
        table = (self.scale_shift_table + modulation.float().unflatten(-1, (6, -1)))[:, :, None]
        shift1, scale1, gate1, shift2, scale2, gate2 = table.unbind(1)
        x = x + gate1 * self.attn(self.attn_norm(x) * (1 + scale1) + shift1)
        return x + gate2 * self.mlp(self.mlp_norm(x) * (1 + scale2) + shift2)


class Estimator(nn.Module):
    """The velocity field, its parameters named as in the reference's files."""

    def __init__(self, size: FlowSize) -> None:
        super().__init__()
        self.size = size
        width, wide, heads = size.width, 2 * size.width, size.num_attention_heads
        self.proj_in = ProjectLayer(size.in_channels, width)
        self.transformer_blocks = nn.ModuleList(Block(width, heads) for _ in range(size.num_layers))
        self.connection_proj = ProjectLayer(size.in_channels + width, wide)
        self.transformer_blocks_2 = nn.ModuleList(Block(wide, heads) for _ in range(size.num_layers_2))
        self.proj_out = ProjectLayer(wide, size.out_channels)
        self.adaln_single, self.adaln_single_2 = AdaLayerNormSingle(width), AdaLayerNormSingle(wide)
        self.scale_shift_table = nn.Parameter(torch.randn(2, width) / width**0.5)
        self.scale_shift_table_2 = nn.Parameter(torch.randn(2, wide) / wide**0.5)

    def forward(self, state: Tensor, context: Tensor, condition: Tensor, time: Tensor) -> Tensor:
        """Velocity (rows, latents, channels).

        Args:
            state: (rows, latents, channels) between noise and latents.
            context: (rows, latents, channels), zero where nothing is known.
            condition: (rows, latents, dim).
            time: (rows,) in [0, 1].
        """
        inputs = torch.cat((state, context, condition), dim=-1)
        embedding, modulation = self.adaln_single(time)
        x = self.proj_in(inputs)
        for block in self.transformer_blocks:
            x = block(x, modulation)
        x = _modulated(x, self.scale_shift_table, embedding)
        embedding, modulation = self.adaln_single_2(time)
        x = self.connection_proj(torch.cat((inputs, x), dim=-1))
        for block in self.transformer_blocks_2:
            x = block(x, modulation)
        return self.proj_out(_modulated(x, self.scale_shift_table_2, embedding)).float()


def _modulated(x: Tensor, table: Tensor, embedding: Tensor) -> Tensor:
    shift, scale = (table + embedding.float()[:, None])[:, :, None].unbind(1)
    return F.layer_norm(x.float(), (x.shape[-1],), eps=NORM_EPS) * (1 + scale) + shift


def _rotate(x: Tensor) -> Tensor:
    """Rotate interleaved pairs of (rows, positions, heads, head dim) by their position."""
    positions, width = x.shape[1], x.shape[-1]
    half = torch.arange(0, width, 2, device=x.device, dtype=torch.float32) / width
    steps = torch.arange(positions, device=x.device, dtype=torch.float32)
    angles = torch.outer(steps, torch.exp(-math.log(ROPE_BASE) * half))
    cos, sin = angles.cos()[:, None], angles.sin()[:, None]
    first, second = x.float().unflatten(-1, (-1, 2)).unbind(-1)
    turned = torch.stack((first * cos - second * sin, second * cos + first * sin), dim=-1)
    return turned.flatten(-2).to(x.dtype)
