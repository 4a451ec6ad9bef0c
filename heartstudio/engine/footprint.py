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
from heartstudio.engine.heartcodec.scalar import CHUNK_BYTES, CHUNKS_IN_FLIGHT, LAYER_CHUNKS
from heartstudio.engine.heartmula import parameter_shapes
from heartstudio.engine.pacing import AHEAD_BYTES, AHEAD_PIECES
from heartstudio.precision import Mix, mix_of, weight_bytes

PIECES_IN_FLIGHT = 2
"""Of the flow's wider stage at full size: one is computed while the next is described."""


@dataclass(frozen=True, slots=True)
class Footprint:
    """Bytes by what they are for.

    Attributes:
        language_model: the weights of the HeartMuLa.
        codec: the weights of the HeartCodec.
        cache: keys and values of all positions and rows, and those of the prompt to be remembered.
        working: activations of a decoded window; those of a frame or of reading the prompt are fewer.
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
        words: int = 0,
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
            words: positions of the prompt, which are remembered for the next song from the same words.
        """
        entries = rows * -(-positions // BUCKET) * BUCKET + min(rows, 2) * words
        return cls(
            language_model_bytes(model, dtype_size, bits),
            codec_weights_bytes(codec, flow_size),
            entries * cache_bytes_per_position(model, dtype_size),
            max(flow_bytes(codec, flow_size), (CHUNKS_IN_FLIGHT + LAYER_CHUNKS) * CHUNK_BYTES),
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


def flow_bytes(codec: CodecConfig, flow_size: int) -> int:
    """Activations of a window's flow, guided, while the device runs ahead of the host as far as it may.

    Args:
        codec: sizes of the codec.
        flow_size: bytes of a weight of the flow transformer, and of most that it computes.
    """
    rows, latents, width = 2, codec.window_latents, 2 * codec.width
    gate_and_up = rows * latents * 2 * feed_forward_width(width) * flow_size
    # In memory where a device has no kernel that does without.
    scores = rows * codec.num_attention_heads * latents**2 * flow_size
    small = 2 * rows * latents * width * 4 <= AHEAD_BYTES
    pieces = AHEAD_PIECES + 2 if small else PIECES_IN_FLIGHT
    return pieces * (5 * gate_and_up // 2 + scores)
