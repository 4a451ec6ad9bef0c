"""A codec's folder, in the reference's layout or the engine's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import mlx.core as mx

from heartstudio.engine.heartcodec.arrays import Arrays, Blank, Made, Stored
from heartstudio.engine.heartcodec.config import CodecConfig
from heartstudio.engine.heartcodec.loading import describe_codec
from heartstudio.engine.heartcodec.parameters import is_training_state, parameter_shapes
from heartstudio.engine.layout import Layout
from heartstudio.engine.weights import TensorFolder

Described = tuple[Mapping[str, mx.array], Mapping[str, mx.array]]
"""What decoding needs, and what only the encoder does: arrays by the engine's names, not yet computed."""


def flow_dtype(folder: Path) -> mx.Dtype:
    """The type in which a folder keeps its flow transformer's matrices; float32 for an original, whatever it holds."""
    layout = Layout.of(folder)
    return layout.dtype if layout else mx.float32


def open_arrays(folder: Path, config: CodecConfig, dtype: mx.Dtype) -> Arrays:
    """A folder's arrays, to be read when they are asked for.

    Args:
        folder: in either layout.
        config: its sizes.
        dtype: of the flow transformer's matrices.

    Raises:
        CheckpointError: naming the file or tensor that does not fit.
    """
    tensors = TensorFolder(folder)
    if Layout.of(folder) is None:
        tensors.check(parameter_shapes(config), ignore=is_training_state)
        return Made(tensors)
    decoding, encoding = _checked(tensors, config, dtype)
    return Stored(tensors, {**decoding, **encoding})


def describe_folder(folder: Path, dtype: mx.Dtype) -> Described:
    """Every array that a folder's codec has, to be computed when it is evaluated.

    Args:
        folder: in either layout.
        dtype: of the flow transformer's matrices.

    Raises:
        CheckpointError: naming the file or tensor that does not fit.
    """
    config, tensors = CodecConfig.from_file(folder / "config.json"), TensorFolder(folder)
    if Layout.of(folder) is None:
        tensors.check(parameter_shapes(config), ignore=is_training_state)
        return describe_codec(tensors, config, dtype)
    decoding, encoding = (
        {name: tensors.read(name, array.dtype) for name, array in part.items()}
        for part in _checked(tensors, config, dtype)
    )
    return decoding, encoding


def _checked(tensors: TensorFolder, config: CodecConfig, dtype: mx.Dtype) -> Described:
    decoding, encoding = describe_codec(Blank(parameter_shapes(config)), config, dtype)
    tensors.check({name: array.shape for part in (decoding, encoding) for name, array in part.items()})
    return decoding, encoding
