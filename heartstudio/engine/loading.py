"""A HeartMuLa checkpoint into the engine's layout: fused projections, one tensor at a time, quantised as it comes."""

from __future__ import annotations

from typing import Protocol

import mlx.core as mx
import mlx.nn as nn

from heartstudio.engine.heartmula import HeartMuLa
from heartstudio.engine.transformer import Transformer

GROUP_SIZE = 64
"""Entries that share a scale in quantised matrices."""


class Tensors(Protocol):
    """Where tensors come from: a folder of safetensors, or random numbers for measurements."""

    def read(self, name: str, dtype: mx.Dtype | None = None) -> mx.array:
        """One tensor by its name in the reference's layout, not yet evaluated."""


def fill_heartmula(model: HeartMuLa, tensors: Tensors, dtype: mx.Dtype, bits: int | None = None) -> None:
    """Fill a model with tensors that have been checked to fit it.

    Every tensor is cast, fused, quantised and evaluated before the next is read, so that memory never holds more
    than the finished part and one tensor.

    Args:
        model: to fill.
        tensors: of :func:`heartstudio.engine.heartmula.parameter_shapes`.
        dtype: of the weights; the heads become float32.
        bits: 8 or 4 to quantise every matrix that a frame reads and the embedding tables; None for none.
    """
    loader = _Loader(tensors, dtype, bits)
    for name in ("text_embeddings", "audio_embeddings"):
        loader.embedding(model, name)
    model.unconditional_text_embedding.weight = loader.tensor("unconditional_text_embedding.weight")
    model.muq_linear.weight = loader.tensor("muq_linear.weight")
    model.muq_linear.bias = loader.tensor("muq_linear.bias")
    loader.linear(model, "projection", ["projection.weight"])
    loader.transformer(model.backbone, "backbone")
    loader.transformer(model.decoder, "decoder")
    loader.heads(model)
    mx.clear_cache()


class _Loader:
    def __init__(self, tensors: Tensors, dtype: mx.Dtype, bits: int | None) -> None:
        self._tensors, self._dtype, self._bits = tensors, dtype, bits

    def tensor(self, *names: str) -> mx.array:
        """Tensors joined along their output axis, in the model's type, evaluated."""
        parts = [self._tensors.read(name, self._dtype) for name in names]
        joined = parts[0] if len(parts) == 1 else mx.concatenate(parts)
        mx.eval(joined)
        # The bytes as stored are no longer needed; give them back before the next tensor asks for as much.
        mx.clear_cache()
        return joined

    def transformer(self, model: Transformer, prefix: str) -> None:
        model.norm.weight = self.tensor(f"{prefix}.norm.scale")
        for i, layer in enumerate(model.layers):
            at = f"{prefix}.layers.{i}"
            layer.sa_norm.weight = self.tensor(f"{at}.sa_norm.scale")
            layer.mlp_norm.weight = self.tensor(f"{at}.mlp_norm.scale")
            self.linear(layer.attn, "qkv_proj", [f"{at}.attn.{part}_proj.weight" for part in "qkv"])
            self.linear(layer.attn, "output_proj", [f"{at}.attn.output_proj.weight"])
            self.linear(layer.mlp, "gate_up_proj", [f"{at}.mlp.w1.weight", f"{at}.mlp.w3.weight"])
            self.linear(layer.mlp, "down_proj", [f"{at}.mlp.w2.weight"])

    def linear(self, parent: nn.Module, name: str, sources: list[str]) -> None:
        layer = parent[name]
        layer.weight = self.tensor(*sources)
        parent[name] = self._quantised(layer)

    def embedding(self, parent: nn.Module, name: str) -> None:
        layer = parent[name]
        layer.weight = self.tensor(f"{name}.weight")
        parent[name] = self._quantised(layer)

    def heads(self, model: HeartMuLa) -> None:
        model.codebook0_head.weight = self._tensors.read("codebook0_head.weight", mx.float32)
        model["codebook0_head"] = self._quantised(model.codebook0_head)
        # Stored (codebook, width, entries); a matrix product reads rows of entries.
        stacked = self._tensors.read("audio_head", mx.float32)
        heads: list[nn.Module] = []
        for matrix, head in zip(stacked, model.audio_heads, strict=True):
            head.weight = mx.contiguous(matrix.T)
            heads.append(self._quantised(head))
        model["audio_heads"] = heads

    def _quantised(self, layer: nn.Linear | nn.Embedding) -> nn.Module:
        if self._bits is not None and layer.weight.shape[-1] % GROUP_SIZE == 0:
            held: nn.Module = layer.to_quantized(group_size=GROUP_SIZE, bits=self._bits)
        else:
            held = layer
        mx.eval(held.parameters())
        mx.clear_cache()
        return held
