"""Matrices of the language model in eight and four bits, as :mod:`heartstudio.precision` says which."""

from __future__ import annotations

import mlx.core as mx
import mlx.nn as nn
from mlx.utils import tree_map_with_path

from heartstudio.precision import GROUP_SIZE, Mix, bits_in


def quantise(model: nn.Module, mix: Mix) -> None:
    """Put quantised layers in the place of plain ones; nothing is computed until their arrays are evaluated.

    A matrix whose rows are no whole number of groups stays as it is.

    Args:
        model: whose matrices are in the type that scales and biases are to have.
        mix: bits by name.
    """

    def quantised(name: str, layer: nn.Module) -> nn.Module:
        bits = bits_in(mix, name)
        if bits is None or not isinstance(layer, nn.Linear | nn.Embedding):
            return layer
        return layer if layer.weight.shape[-1] % GROUP_SIZE else _quantised(layer, bits)

    layers = tree_map_with_path(quantised, model.leaf_modules(), is_leaf=nn.Module.is_module)
    model.update_modules(layers)


def _quantised(layer: nn.Linear | nn.Embedding, bits: int) -> nn.Module:
    held: nn.Module = layer.to_quantized(group_size=GROUP_SIZE, bits=bits)
    if bits == 8 and held.scales.dtype != mx.float32:
        held.weight = _entries(layer.weight, held.scales, held.biases)
    return held


def _entries(weight: mx.array, scales: mx.array, biases: mx.array) -> mx.array:
    """Eight-bit entries nearest to the weights under scales and biases as they are stored, packed as MLX packs them.

    MLX chooses entries first and rounds scales and biases afterwards; with eight bits in bfloat16, that is a fifth
    more error in the logits.
    """
    groups = weight.astype(mx.float32).reshape(*scales.shape, GROUP_SIZE)
    steps = (groups - biases.astype(mx.float32)[..., None]) / scales.astype(mx.float32)[..., None]
    return mx.clip(mx.round(steps), 0, 255).astype(mx.uint8).reshape(weight.shape).view(mx.uint32)
