"""The frame step in few, large operations: what :func:`heartstudio.engine.frame.compose_frame` does, by kernels.

A layer of a transformer is eight kernels here and some fifteen there. Quantised layers MLX multiplies as ever. The
plain way stays the reference: tests hold this one to it, and so does :func:`agrees` on the machine at hand before it is
used.
"""

from __future__ import annotations

import mlx.core as mx
import mlx.nn as nn

from heartstudio.engine.frame import State, Step
from heartstudio.engine.heartmula import HeartMuLa
from heartstudio.engine.kernels.attention import attend
from heartstudio.engine.kernels.choice import draw
from heartstudio.engine.kernels.product import fits, product
from heartstudio.engine.sampling import Sampler, gumbel_noise
from heartstudio.engine.transformer import FeedForward, LayerCache, Transformer

Fed = tuple[mx.array, mx.array, mx.array]
"""Input of the newest position, fill of the cache ``(1,)`` int32, number of the next frame ``(1,)`` uint32."""


class FusedFrame:
    """Composes frames of one model with one way of drawing.

    Args:
        model: the language model.
        sampler: how codes are drawn.
        seeds: ``(takes,)`` uint32.
        allowed: ``(entries,)`` bool, the entries that may be drawn at all.
    """

    def __init__(self, model: HeartMuLa, sampler: Sampler, seeds: mx.array, allowed: mx.array) -> None:
        self._model, self._sampler, self._seeds, self._allowed = model, sampler, seeds, allowed
        self._backbone, self._decoder = FusedTransformer(model.backbone), FusedTransformer(model.decoder)
        rows = len(seeds) * (2 if sampler.guided else 1)
        # Written anew by every frame, from its first position on.
        self._depth_cache = model.decoder.new_cache(rows, model.config.audio_num_codebooks, model.dtype)
        self._guidance, self._temperature = mx.array([sampler.guidance]), mx.array([sampler.temperature])
        mx.eval(self._depth_cache, self._guidance, self._temperature)

    def step(self, visible: int, *, compiled: bool) -> Step:
        """A function from state to codes and next state, for as long as ``visible`` positions are enough."""

        def compose(
            cache: list[LayerCache], x: mx.array, offset: mx.array, frame: mx.array
        ) -> tuple[mx.array, Fed]:
            return self._compose(cache, visible, x, offset, frame)

        inner = mx.compile(compose) if compiled else compose

        def outer(
            x: mx.array, cache: list[LayerCache], offset: mx.array, frame: mx.array
        ) -> tuple[mx.array, State]:
            # The cache is written in place: what comes out is what went in.
            codes, (x, offset, frame) = inner(cache, x, offset, frame)
            return codes, (x, cache, offset, frame)

        return outer

    def _compose(
        self,
        cache: list[LayerCache],
        visible: int,
        x: mx.array,
        offset: mx.array,
        frame: mx.array,
    ) -> tuple[mx.array, Fed]:
        """One frame.

        Args:
            cache: of the backbone; the newest position is written into it.
            visible: how many positions of it can be looked at.
            x: ``(rows, 1, width)``, what the backbone reads.
            offset: how many positions the cache holds.
            frame: the frame's number.

        Returns:
            The codes ``(takes, codebooks)``, and what the next frame is fed.
        """
        model, decoder = self._model, self._decoder
        books, entries = model.config.audio_num_codebooks, model.config.audio_vocab_size
        noise = gumbel_noise(self._seeds, frame, books, entries)
        hidden = self._backbone(x, cache, offset, visible)[:, -1]
        codes = [self._draw(hidden, model.codebook0_head, noise[0])]
        x = mx.stack([hidden.astype(model.dtype), model.embed_code(codes[0], 0)], axis=1)
        position = 0
        for codebook, head in enumerate(model.audio_heads, start=1):
            projected = decoder.multiply(x, model.projection)
            hidden = decoder(projected, self._depth_cache, mx.array([position]), books)[:, -1]
            codes.append(self._draw(hidden, head, noise[codebook]))
            position += x.shape[1]
            x = model.embed_code(codes[-1], codebook)[:, None]
        drawn = mx.stack(codes, axis=-1)
        newest = model.embed_frames(drawn)[:, None]
        return drawn[: len(self._seeds)], (newest, offset + 1, frame + 1)

    def _draw(self, hidden: mx.array, head: nn.Module, noise: mx.array) -> mx.array:
        """Codes for every row, those of a take's unconditional row like the take's."""
        sampler, copies = self._sampler, 2 if self._sampler.guided else 1
        if isinstance(head, nn.Linear) and fits(hidden, head.weight):
            guidance = self._guidance if sampler.guided else None
            logits = product(hidden, head.weight, guidance=guidance)
        else:
            logits = head(sampler.guide(hidden))
        if sampler.temperature == 0:
            return mx.concatenate([sampler.draw(logits, noise, self._allowed)] * copies)
        return draw(logits, noise, self._allowed, self._temperature, sampler.top_k, copies)


class FusedTransformer:
    """A :class:`Transformer` for few positions at a time; its cache is written in place."""

    def __init__(self, transformer: Transformer) -> None:
        self._transformer = transformer
        self._periods = transformer.periods
        mx.eval(self._periods)

    def __call__(self, x: mx.array, cache: list[LayerCache], offset: mx.array, visible: int) -> mx.array:
        """Run the newest positions through all layers.

        Args:
            x: ``(rows, positions, width)``.
            cache: of every layer, filled up to ``offset``; it remembers the positions afterwards.
            offset: ``(1,)`` int32.
            visible: how much of the cache can be looked at.

        Returns:
            The normed output ``(rows, positions, width)`` in float32.
        """
        for layer, (keys, values) in zip(self._transformer.layers, cache, strict=True):
            qkv = self.multiply(layer.sa_norm(x), layer.attn.qkv_proj)
            attended = attend(qkv, keys, values, offset, visible, self._periods)
            x = self.multiply(attended, layer.attn.output_proj, x)
            x = self.multiply(self._gated(layer.mlp_norm(x), layer.mlp), layer.mlp.down_proj, x)
        return self._transformer.last_norm(x)

    def multiply(self, x: mx.array, layer: nn.Module, residual: mx.array | None = None) -> mx.array:
        """``layer(x)``, with a residual added, for ``(rows, positions, width)``."""
        rows = _rows(x)
        if isinstance(layer, nn.Linear) and fits(rows, layer.weight):
            y = product(rows, layer.weight, residual=None if residual is None else _rows(residual))
            return y.reshape(*x.shape[:-1], -1)
        result: mx.array = layer(x) if residual is None else residual + layer(x)
        return result

    def _gated(self, x: mx.array, mlp: FeedForward) -> mx.array:
        rows, up = _rows(x), mlp.gate_up_proj
        if isinstance(up, nn.Linear) and fits(rows, up.weight, gated=True):
            return product(rows, up.weight, gated=True).reshape(*x.shape[:-1], -1)
        return mlp(x)


def _rows(x: mx.array) -> mx.array:
    return x.reshape(-1, x.shape[-1])


def agrees(model: HeartMuLa) -> bool:
    """Whether the kernels compute on this machine what MLX's operations do: one step of this model each way, and draws.

    False without a GPU, and where a kernel does not even compile: then nothing is lost but speed.
    """
    if mx.default_device() != mx.gpu:
        return False
    try:
        return all(
            _same_step(transformer, model.dtype) for transformer in (model.backbone, model.decoder)
        ) and (_same_draws(model.config.audio_vocab_size))
    except RuntimeError:
        return False


def _same_step(transformer: Transformer, dtype: mx.Dtype) -> bool:
    """A position after five others, for a conditional and an unconditional row."""
    x = mx.random.normal((2, 6, transformer.config.embed_dim), key=mx.random.key(0)).astype(dtype)
    first, newest, offset = x[:, :5], mx.contiguous(x[:, 5:]), mx.array([5])
    _, cache = transformer(first, transformer.new_cache(2, 8, dtype), 0)
    mx.eval(cache)
    plain, _ = transformer(newest, cache, 5)
    _, cache = transformer(first, transformer.new_cache(2, 8, dtype), 0)
    mx.eval(cache, newest)
    fused = FusedTransformer(transformer)(newest, cache, offset, 8)
    tolerance = 1e-3 if dtype == mx.float32 else 5e-2
    return bool((mx.linalg.norm(fused - plain) < tolerance * mx.linalg.norm(plain)).item())


def _same_draws(entries: int) -> bool:
    sampler = Sampler(1.0, 0.9, 50)
    logits, noise = (mx.random.normal((4, entries), key=mx.random.key(seed)) for seed in (1, 2))
    allowed = mx.arange(entries) < entries - 5
    plain = sampler.draw(logits, noise, allowed)
    return bool(mx.array_equal(draw(logits, noise, allowed, mx.array([0.9]), 50, 1), plain).item())
