"""How much memory composing takes, told from configurations alone, before anything is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Self

from heartstudio.engine.config import HeartMuLaConfig
from heartstudio.engine.decoding import BUCKET
from heartstudio.engine.heartcodec import CodecConfig
from heartstudio.engine.heartcodec.parameters import feed_forward_width
from heartstudio.engine.heartcodec.parameters import parameter_shapes as codec_shapes
from heartstudio.engine.heartcodec.scalar import CHUNK_BYTES
from heartstudio.engine.heartmula import parameter_shapes
from heartstudio.precision import Mix, mix_of, weight_bytes

TENSORS_IN_FLIGHT = 40
"""Of the flow's widest layer, as many as were measured at full size while the device ran ahead of the host."""

CHUNKS_IN_FLIGHT = 3
"""Input, output and scratch of a convolution of the scalar model."""


@dataclass(frozen=True, slots=True)
class Footprint:
    """Bytes by what they are for.

    Attributes:
        language_model: the weights of the HeartMuLa.
        codec: the weights of the HeartCodec.
        cache: keys and values of all positions and rows.
        working: activations of the larger of a frame and a decoded window.
    """

    language_model: int
    codec: int
    cache: int
    working: int

    @property
    def total(self) -> int:
        """All of it."""
        return self.language_model + self.codec + self.cache + self.working

    @classmethod
    def of(
        cls,
        model: HeartMuLaConfig,
        codec: CodecConfig,
        dtype_size: int,
        bits: int | None,
        rows: int,
        positions: int,
        flow_size: int = 4,
    ) -> Self:
        """The footprint of a song.

        Args:
            model: sizes of the language model.
            codec: sizes of the codec.
            dtype_size: bytes of a language model weight and of a cache entry.
            bits: of quantised weights; None for none.
            rows: takes, twice that with guidance.
            positions: of the prompt and the longest song.
            flow_size: bytes of a weight of the codec's flow transformer.
        """
        return cls(
            language_model_bytes(model, dtype_size, bits),
            codec_weights_bytes(codec, flow_size),
            rows * -(-positions // BUCKET) * BUCKET * cache_bytes_per_position(model, dtype_size),
            _window_bytes(codec),
        )


def cache_bytes_per_position(model: HeartMuLaConfig, dtype_size: int) -> int:
    """Bytes of keys and values that one row keeps for one position."""
    backbone = model.backbone
    return 2 * backbone.num_layers * backbone.num_kv_heads * backbone.head_dim * dtype_size


def language_model_bytes(model: HeartMuLaConfig, dtype_size: int, bits: int | None) -> int:
    """Bytes of the weights as the engine holds them: heads in float32, matrices quantised where asked."""
    shapes = parameter_shapes(model).items()
    return int(sum(matrix_bytes(name, shape, dtype_size, mix_of(bits)) for name, shape in shapes))


def codec_weights_bytes(codec: CodecConfig, flow_size: int = 4) -> int:
    """Bytes of the codec's weights, all in float32 but the flow transformer's matrices."""
    return sum(
        prod(shape) * (flow_size if _in_flow(name) else 4) for name, shape in codec_shapes(codec).items()
    )


def matrix_bytes(name: str, shape: tuple[int, ...], dtype_size: int, mix: Mix) -> float:
    """Bytes of one tensor of a checkpoint as the engine holds it."""
    return prod(shape) * weight_bytes(name, dtype_size, mix if len(shape) > 1 else {})


def _in_flow(name: str) -> bool:
    return name.startswith("flow_matching.estimator.") and "adaln" not in name and "scale_shift" not in name


def _window_bytes(codec: CodecConfig) -> int:
    """Activations while a window is decoded: some tensors of the flow's widest layer, and some chunks of sound."""
    latents = 2 * codec.window_frames
    widest = 2 * feed_forward_width(2 * codec.width)
    return TENSORS_IN_FLIGHT * 2 * latents * widest * 4 + CHUNKS_IN_FLIGHT * CHUNK_BYTES
