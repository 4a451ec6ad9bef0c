"""The Llama-3.2-style transformer that both the backbone and the depth decoder are.

Reads top to bottom in the order of the data: cache, attention, feed-forward, block, transformer.
"""

from __future__ import annotations

from collections.abc import Sequence

import mlx.core as mx
import mlx.nn as nn
import numpy as np

from heartstudio.engine.config import TransformerConfig
from heartstudio.engine.rope import inverse_frequencies

Mask = mx.array | str | None
"""What may be looked at: a boolean ``(positions, visible)``, ``"causal"``, or everything."""

LayerCache = tuple[mx.array, mx.array]
"""Keys and values of one layer, each ``(rows, kv heads, capacity, head dim)``."""

Cache = Sequence[LayerCache]


class Attention(nn.Module):
    """Grouped-query attention with one fused projection for queries, keys and values."""

    def __init__(self, config: TransformerConfig) -> None:
        super().__init__()
        self.heads, self.kv_heads, self.head_dim = config.num_heads, config.num_kv_heads, config.head_dim
        self.qkv_proj = nn.Linear(
            config.embed_dim, (self.heads + 2 * self.kv_heads) * self.head_dim, bias=False
        )
        self.output_proj = nn.Linear(config.embed_dim, config.embed_dim, bias=False)

    def __call__(
        self, x: mx.array, cache: LayerCache, offset: mx.array, visible: int, mask: Mask, periods: mx.array
    ) -> tuple[mx.array, LayerCache]:
        """Attend from ``x`` to all that the cache holds, with ``x`` added to it at ``offset``; not yet projected."""
        rows, length, width = x.shape
        rotated = self.heads + self.kv_heads
        qkv = self.qkv_proj(x).reshape(rows, length, rotated + self.kv_heads, self.head_dim).swapaxes(1, 2)
        # Queries and keys turn by the same angles, so one call turns both. The offset is given as a scalar: MLX takes
        # an array of one for one offset a row, and its CUDA build reads past the end where there are several rows.
        turned = mx.fast.rope(
            qkv[:, :rotated],
            self.head_dim,
            traditional=True,
            base=None,
            scale=1.0,
            offset=offset.reshape(()),
            freqs=periods,
        )
        keys = mx.slice_update(cache[0], turned[:, self.heads :], offset, axes=(2,))
        values = mx.slice_update(cache[1], qkv[:, rotated:], offset, axes=(2,))
        attended = mx.fast.scaled_dot_product_attention(
            turned[:, : self.heads],
            keys[:, :, :visible],
            values[:, :, :visible],
            scale=self.head_dim**-0.5,
            mask=mask,
        )
        return attended.swapaxes(1, 2).reshape(rows, length, width), (keys, values)


class FeedForward(nn.Module):
    """SwiGLU with gate and up projections fused."""

    def __init__(self, config: TransformerConfig) -> None:
        super().__init__()
        self.gate_up_proj = nn.Linear(config.embed_dim, 2 * config.intermediate_dim, bias=False)
        self.down_proj = nn.Linear(config.intermediate_dim, config.embed_dim, bias=False)

    def __call__(self, x: mx.array) -> mx.array:
        """``silu(gate x) * up x``, not yet projected down."""
        gate, up = mx.split(self.gate_up_proj(x), 2, axis=-1)
        gated: mx.array = nn.silu(gate) * up
        return gated


class Block(nn.Module):
    """Attention and feed-forward, each behind a norm and beside a residual path."""

    def __init__(self, config: TransformerConfig) -> None:
        super().__init__()
        self.sa_norm = nn.RMSNorm(config.embed_dim, config.norm_eps)
        self.attn = Attention(config)
        self.mlp_norm = nn.RMSNorm(config.embed_dim, config.norm_eps)
        self.mlp = FeedForward(config)

    def __call__(
        self, x: mx.array, cache: LayerCache, offset: mx.array, visible: int, mask: Mask, periods: mx.array
    ) -> tuple[mx.array, LayerCache]:
        """The block's output, shape kept, and the layer's new cache."""
        attended, cache = self.attn(self.sa_norm(x), cache, offset, visible, mask, periods)
        x = add_product(x, attended, self.attn.output_proj)
        return add_product(x, self.mlp(self.mlp_norm(x)), self.mlp.down_proj), cache


def add_product(x: mx.array, y: mx.array, layer: nn.Module) -> mx.array:
    """``x + layer(y)``, in one operation where the layer is a plain matrix."""
    if isinstance(layer, nn.Linear):
        return mx.addmm(x, y, layer.weight.T)
    added: mx.array = x + layer(y)
    return added


class Transformer(nn.Module):
    """Blocks and a final norm; neither embeddings nor output head.

    It is a pure function of its input and cache, so that it can be compiled into a larger graph: the cache
    goes in as an argument and the new one comes out. MLX writes the new entries into the old buffers, because
    the caller lets go of the old cache before it evaluates the new.
    """

    def __init__(self, config: TransformerConfig) -> None:
        super().__init__()
        self.config = config
        self.layers = [Block(config) for _ in range(config.num_layers)]
        self.norm = nn.RMSNorm(config.embed_dim, config.norm_eps)
        self._periods = (1.0 / inverse_frequencies(config)).astype(np.float32)

    def __call__(
        self, x: mx.array, cache: Cache, offset: mx.array | int, visible: int | None = None
    ) -> tuple[mx.array, list[LayerCache]]:
        """Run the newest positions through all layers.

        Args:
            x: ``(rows, positions, width)`` inputs at positions ``offset, offset + 1, …`` in the model's dtype.
            cache: of every layer, filled up to ``offset``.
            offset: the number of positions that the cache holds: a plain number, or an array ``(1,)`` int32 where
                one compiled graph is to serve many offsets.
            visible: with an array offset, how much of the cache's capacity to look at: at least
                ``offset + positions``, and fixed for as long as the graph is.

        Returns:
            The normed output ``(rows, positions, width)`` in float32, because the heads are computed from it, and
            the new cache.
        """
        length = x.shape[1]
        mask: Mask
        if isinstance(offset, int):
            visible, mask = offset + length, None if length == 1 else "causal"
            offset = mx.array([offset])
        else:
            assert visible is not None
            mask = mx.arange(visible) <= offset + mx.arange(length)[:, None]
        periods = self.periods
        updated = []
        for layer, layer_cache in zip(self.layers, cache, strict=True):
            x, new_cache = layer(x, layer_cache, offset, visible, mask, periods)
            updated.append(new_cache)
        return self.last_norm(x), updated

    def layer(self, number: int, x: mx.array, cache: LayerCache, offset: int) -> tuple[mx.array, LayerCache]:
        """Run the newest positions through one layer alone.

        Args:
            number: of the layer, from 0.
            x: ``(rows, positions, width)``, the layer's inputs at positions ``offset, offset + 1, …``.
            cache: of the layer, filled up to ``offset``.
            offset: see above.

        Returns:
            The layer's output, shape kept, and its new cache.
        """
        length = x.shape[1]
        mask = None if length == 1 else "causal"
        block: Block = self.layers[number]
        return block(x, cache, mx.array([offset]), offset + length, mask, self.periods)

    def last_norm(self, x: mx.array) -> mx.array:
        """The output of the last layer, normed in float32."""
        return mx.fast.rms_norm(x.astype(mx.float32), self.norm.weight, self.config.norm_eps)

    @property
    def periods(self) -> mx.array:
        """The period over 2π of each pair of channels, ``(head dim / 2,)``: rotations divide by it."""
        return mx.array(self._periods)

    def new_cache(self, rows: int, capacity: int, dtype: mx.Dtype) -> list[LayerCache]:
        """An empty cache for ``capacity`` positions; it is never copied to grow."""
        return [self.new_layer_cache(rows, capacity, dtype) for _ in self.layers]

    def new_layer_cache(self, rows: int, capacity: int, dtype: mx.Dtype) -> LayerCache:
        """The same for one layer."""
        shape = (rows, self.config.num_kv_heads, capacity, self.config.head_dim)
        return mx.zeros(shape, dtype), mx.zeros(shape, dtype)
