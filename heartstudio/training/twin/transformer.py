"""The Llama-3.2-style transformer that the backbone and the depth decoder share."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812 - the name that every PyTorch reader expects
from torch import Tensor, nn

from heartstudio.training.twin.sizes import TransformerSize


class Cache:
    """Keys and values of one attention layer at the places read so far.

    Args:
        rows: sequences at once.
        capacity: the most positions that will be read.
        size: of the transformer.
        device: where to keep them.
    """

    def __init__(self, rows: int, capacity: int, size: TransformerSize, device: torch.device) -> None:
        shape = (rows, capacity, size.num_kv_heads, size.head_dim)
        self.keys = torch.zeros(shape, device=device)
        self.values = torch.zeros(shape, device=device)
        self._rows = torch.arange(rows, device=device)[:, None]

    def put(self, keys: Tensor, values: Tensor, places: Tensor) -> tuple[Tensor, Tensor]:
        """Put (rows, new, kv heads, head dim) at places (rows, new); returns what is there for all places."""
        self.keys[self._rows, places] = keys.to(self.keys)
        self.values[self._rows, places] = values.to(self.values)
        return self.keys.to(keys), self.values.to(values)


@dataclass(frozen=True, slots=True)
class Reading:
    """What every layer is told of the positions that it reads.

    Attributes:
        cos: (…, positions, head dim / 2) rotary table.
        sin: likewise.
        seen: (rows, 1, positions, capacity) what each position attends to; None for all before it.
        cache: of the layer.
        places: (rows, positions) of the inputs in the cache.
    """

    cos: Tensor
    sin: Tensor
    seen: Tensor | None = None
    cache: Cache | None = None
    places: Tensor | None = None


class Norm(nn.Module):
    """RMSNorm whose statistics are float32."""

    def __init__(self, width: int, eps: float) -> None:
        super().__init__()
        self.scale = nn.Parameter(torch.ones(width))
        self.eps = eps

    def forward(self, x: Tensor) -> Tensor:
        """Normalise over the last axis."""
        return F.rms_norm(x.float(), (x.shape[-1],), self.scale, self.eps)


class Attention(nn.Module):
    """Causal self-attention with grouped key-value heads and rotary positions."""

    def __init__(self, size: TransformerSize) -> None:
        super().__init__()
        self.size = size
        inner = size.num_kv_heads * size.head_dim
        self.q_proj = nn.Linear(size.embed_dim, size.embed_dim, bias=False)
        self.k_proj = nn.Linear(size.embed_dim, inner, bias=False)
        self.v_proj = nn.Linear(size.embed_dim, inner, bias=False)
        self.output_proj = nn.Linear(size.embed_dim, size.embed_dim, bias=False)

    def forward(self, x: Tensor, reading: Reading) -> Tensor:
        """Attend; ``x`` is (rows, positions, width)."""
        rows, positions, width = x.shape
        split = (rows, positions, -1, self.size.head_dim)
        queries = rotate(self.q_proj(x).view(split), reading.cos, reading.sin)
        keys = rotate(self.k_proj(x).view(split), reading.cos, reading.sin)
        values = self.v_proj(x).view(split)
        if reading.cache is not None and reading.places is not None:
            keys, values = reading.cache.put(keys, values, reading.places)
        groups = self.size.num_heads // self.size.num_kv_heads
        keys, values = (
            part[:, :, :, None].expand(-1, -1, -1, groups, -1).flatten(2, 3).transpose(1, 2)
            for part in (keys, values)
        )
        mixed = F.scaled_dot_product_attention(
            queries.transpose(1, 2), keys, values, attn_mask=reading.seen, is_causal=reading.seen is None
        )
        return self.output_proj(mixed.transpose(1, 2).reshape(rows, positions, width))


class FeedForward(nn.Module):
    """``w2(silu(w1 x) * w3 x)``."""

    def __init__(self, size: TransformerSize) -> None:
        super().__init__()
        self.w1 = nn.Linear(size.embed_dim, size.intermediate_dim, bias=False)
        self.w2 = nn.Linear(size.intermediate_dim, size.embed_dim, bias=False)
        self.w3 = nn.Linear(size.embed_dim, size.intermediate_dim, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """Over the last axis."""
        return self.w2(F.silu(self.w1(x)) * self.w3(x))


class Layer(nn.Module):
    """Attention and feed-forward, each behind a norm and beside a residual."""

    def __init__(self, size: TransformerSize) -> None:
        super().__init__()
        self.attn = Attention(size)
        self.mlp = FeedForward(size)
        self.sa_norm = Norm(size.embed_dim, size.norm_eps)
        self.mlp_norm = Norm(size.embed_dim, size.norm_eps)

    def forward(self, x: Tensor, reading: Reading) -> Tensor:
        """One layer on (rows, positions, width)."""
        x = x + self.attn(self.sa_norm(x), reading)
        return x + self.mlp(self.mlp_norm(x))


class Transformer(nn.Module):
    """A stack of layers without embedding or head, its rotary tables as long as training reads."""

    cos: Tensor
    sin: Tensor

    def __init__(self, size: TransformerSize, positions: int) -> None:
        super().__init__()
        self.size = size
        self.layers = nn.ModuleList(Layer(size) for _ in range(size.num_layers))
        self.norm = Norm(size.embed_dim, size.norm_eps)
        angles = torch.outer(torch.arange(positions, dtype=torch.float32), inverse_frequencies(size))
        self.register_buffer("cos", angles.cos(), persistent=False)
        self.register_buffer("sin", angles.sin(), persistent=False)

    def caches(self, rows: int, capacity: int) -> list[Cache]:
        """Empty caches, one a layer."""
        device = self.norm.scale.device
        return [Cache(rows, capacity, self.size, device) for _ in self.layers]

    def forward(
        self, x: Tensor, caches: Sequence[Cache] | None = None, places: Tensor | None = None
    ) -> Tensor:
        """Hidden states (rows, positions, width) after the final norm.

        Args:
            x: (rows, positions, width) inputs.
            caches: of a song in the making, one a layer; without them the inputs are whole sequences.
            places: (rows, positions) where in their rows the inputs are; needed with caches.
        """
        if caches is None or places is None:
            reading = Reading(self.cos[: x.shape[1]], self.sin[: x.shape[1]])
            for layer in self.layers:
                x = layer(x, reading)
            return self.norm(x)
        reached = torch.arange(caches[0].keys.shape[1], device=x.device)
        seen = (reached <= places[..., None])[:, None]
        for layer, cache in zip(self.layers, caches, strict=True):
            x = layer(x, Reading(self.cos[places], self.sin[places], seen, cache, places))
        return self.norm(x)


def inverse_frequencies(size: TransformerSize) -> Tensor:
    """Llama 3's scaled rotary frequencies: (head dim / 2) float32."""
    theta = size.rope_base ** (-torch.arange(0, size.head_dim, 2, dtype=torch.float32) / size.head_dim)
    wavelength = 2 * math.pi / theta
    low, high = size.rope_low_freq_factor, size.rope_high_freq_factor
    smooth = ((size.rope_old_context_len / wavelength - low) / (high - low)).clamp(0, 1)
    return ((1 - smooth) / size.rope_scale_factor + smooth) * theta


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Rotate interleaved pairs of (rows, positions, heads, head dim) by tables of (…, positions, head dim / 2)."""
    pairs = x.float().unflatten(-1, (-1, 2))
    first, second = pairs.unbind(-1)
    cos, sin = cos.unsqueeze(-2), sin.unsqueeze(-2)
    turned = torch.stack((first * cos - second * sin, second * cos + first * sin), dim=-1)
    return turned.flatten(-2).to(x.dtype)
