"""A HeartMuLa's weights: from the reference's layout into the engine's, or as a conversion left them."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import mlx.core as mx
from mlx.utils import tree_flatten

from heartstudio.engine.config import HeartMuLaConfig
from heartstudio.engine.errors import CheckpointError
from heartstudio.engine.heartmula import HeartMuLa, parameter_shapes
from heartstudio.engine.layout import Layout, held_bits
from heartstudio.engine.quantising import quantise
from heartstudio.engine.transformer import Transformer
from heartstudio.engine.weights import TensorFolder
from heartstudio.precision import Mix, mix_of


class Tensors(Protocol):
    """Where tensors come from: a folder of safetensors, or random numbers for measurements."""

    def read(self, name: str, dtype: mx.Dtype | None = None) -> mx.array:
        """One tensor by its name in the reference's layout, not yet evaluated."""


def open_heartmula(model: HeartMuLa, path: Path, dtype: mx.Dtype, bits: int | None = None) -> None:
    """Give a model the weights of a folder in either layout; none is read until it is evaluated.

    Args:
        model: of the folder's configuration.
        path: the folder.
        dtype: of the weights; the heads are float32.
        bits: 8 or 4 to quantise, see :mod:`heartstudio.precision`; None for what the folder holds.

    Raises:
        CheckpointError: naming the file or tensor that does not fit, or where the folder holds other bits.
    """
    bits, layout = held_bits(path, bits), Layout.of(path)
    folder = TensorFolder(path)
    if layout is None:
        folder.check(parameter_shapes(model.config))
        lay_out(model, folder, dtype)
    else:
        quantise(model, layout.mix)
        _take(model, folder, dtype)
    if layout is None or not layout.mix:
        quantise(model, mix_of(bits))


def describe_heartmula(path: Path, dtype: mx.Dtype, bits: int | None = None) -> dict[str, mx.array]:
    """Every array that a folder's model has by its name in the engine, to be computed when it is evaluated.

    Arguments and errors as for :func:`open_heartmula`.
    """
    model = HeartMuLa(HeartMuLaConfig.from_folder(path))
    open_heartmula(model, path, dtype, bits)
    return dict(tree_flatten(model.parameters()))


def fill_heartmula(model: HeartMuLa, tensors: Tensors, dtype: mx.Dtype, mix: Mix) -> None:
    """Fill a model with tensors that have been checked to fit it, and evaluate it.

    Args:
        model: to fill.
        tensors: of :func:`heartstudio.engine.heartmula.parameter_shapes`.
        dtype: of the weights; the heads become float32.
        mix: bits of the matrices to quantise.
    """
    lay_out(model, tensors, dtype)
    quantise(model, mix)
    evaluate(model)


def evaluate(model: HeartMuLa) -> None:
    """Compute a model's weights one by one, so that memory never holds more than the finished part and one tensor."""
    for parameter in tree_flatten(model.parameters()):
        mx.eval(parameter[1])
        # The bytes as stored are no longer needed; give them back before the next tensor asks for as much.
        mx.clear_cache()


def lay_out(model: HeartMuLa, tensors: Tensors, dtype: mx.Dtype) -> None:
    """Describe a model's weights by the reference's tensors: cast, fused and transposed once they are evaluated."""
    read = _Reader(tensors, dtype)
    for name in ("text_embeddings", "audio_embeddings", "unconditional_text_embedding", "projection"):
        model[name].weight = read.joined(f"{name}.weight")
    model.muq_linear.weight = read.joined("muq_linear.weight")
    model.muq_linear.bias = read.joined("muq_linear.bias")
    read.transformer(model.backbone, "backbone")
    read.transformer(model.decoder, "decoder")
    model.codebook0_head.weight = tensors.read("codebook0_head.weight", mx.float32)
    # Stored (codebook, width, entries); a matrix product reads rows of entries.
    for matrix, head in zip(tensors.read("audio_head", mx.float32), model.audio_heads, strict=True):
        head.weight = mx.contiguous(matrix.T)


class _Reader:
    def __init__(self, tensors: Tensors, dtype: mx.Dtype) -> None:
        self._tensors, self._dtype = tensors, dtype

    def joined(self, *names: str) -> mx.array:
        """Tensors joined along their output axis, in the model's type."""
        parts = [self._tensors.read(name, self._dtype) for name in names]
        return parts[0] if len(parts) == 1 else mx.concatenate(parts)

    def transformer(self, model: Transformer, prefix: str) -> None:
        model.norm.weight = self.joined(f"{prefix}.norm.scale")
        for i, layer in enumerate(model.layers):
            at = f"{prefix}.layers.{i}"
            layer.sa_norm.weight = self.joined(f"{at}.sa_norm.scale")
            layer.mlp_norm.weight = self.joined(f"{at}.mlp_norm.scale")
            layer.attn.qkv_proj.weight = self.joined(*(f"{at}.attn.{part}_proj.weight" for part in "qkv"))
            layer.attn.output_proj.weight = self.joined(f"{at}.attn.output_proj.weight")
            layer.mlp.gate_up_proj.weight = self.joined(f"{at}.mlp.w1.weight", f"{at}.mlp.w3.weight")
            layer.mlp.down_proj.weight = self.joined(f"{at}.mlp.w2.weight")


def _take(model: HeartMuLa, folder: TensorFolder, dtype: mx.Dtype) -> None:
    """Give a model the arrays of a converted folder, as they lie there unless another type is asked for."""
    wanted: dict[str, mx.array] = dict(tree_flatten(model.parameters()))
    folder.check({name: array.shape for name, array in wanted.items()})
    taken = []
    for name, array in wanted.items():
        stored = folder.read(name)
        packed = mx.uint32 in (stored.dtype, array.dtype)
        if packed and stored.dtype != array.dtype:
            reason = f"tensor {name} is of type {stored.dtype}, its manifest calls for {array.dtype}"
            raise CheckpointError(folder.path, reason, "Convert the model again")
        taken.append((name, stored if packed or "head" in name else stored.astype(dtype)))
    model.load_weights(taken)
