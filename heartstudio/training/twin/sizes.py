"""Sizes of the models, under the names of the reference's configuration files; readable without PyTorch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

LATENTS_PER_FRAME = 2
"""Latents (25 Hz) for which one frame of codes (12.5 Hz) stands."""


@dataclass(frozen=True, slots=True)
class TransformerSize:
    """One flavour of ``flavors.json``."""

    num_layers: int
    embed_dim: int
    num_heads: int
    num_kv_heads: int
    intermediate_dim: int
    max_seq_len: int = 8192
    norm_eps: float = 1e-5
    rope_base: float = 500_000.0
    rope_scale_factor: float = 32.0
    rope_low_freq_factor: float = 1.0
    rope_high_freq_factor: float = 4.0
    rope_old_context_len: int = 8192

    @property
    def head_dim(self) -> int:
        """Width of one attention head."""
        return self.embed_dim // self.num_heads

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> TransformerSize:
        """The sizes in a flavour's entry; descriptive keys are skipped."""
        return cls(**_known(cls, data))


@dataclass(frozen=True, slots=True)
class LanguageSize:
    """A HeartMuLa; ``config.json`` and ``flavors.json`` in one."""

    backbone: TransformerSize
    depth_decoder: TransformerSize
    text_vocab_size: int
    audio_vocab_size: int
    audio_num_codebooks: int = 8
    muq_dim: int = 512

    @classmethod
    def from_dicts(cls, config: Mapping[str, Any], flavours: Mapping[str, Any]) -> LanguageSize:
        """The sizes in a ``config.json`` whose flavours a ``flavors.json`` describes."""
        backbone, decoder = (
            TransformerSize.from_dict(flavours[config[key]]) for key in ("backbone_flavor", "decoder_flavor")
        )
        return cls(backbone, decoder, **_known(cls, config))


@dataclass(frozen=True, slots=True)
class FlowSize:
    """The codec's estimator."""

    dim: int
    out_channels: int
    num_attention_heads: int
    attention_head_dim: int
    num_layers: int
    num_layers_2: int

    @property
    def in_channels(self) -> int:
        """State, context and condition side by side."""
        return 2 * self.out_channels + self.dim

    @property
    def width(self) -> int:
        """Width of the first stage; the second has twice as much."""
        return self.num_attention_heads * self.attention_head_dim


@dataclass(frozen=True, slots=True)
class ScalarSize:
    """The codec's scalar model."""

    init_channel: int
    latent_hidden_dim: int
    default_kernel_size: int = 7
    delay_kernel_size: int = 5
    res_kernel_size: int = 7
    downsample_factors: Sequence[int] = (3, 4, 4, 4, 5)
    downsample_kernel_sizes: Sequence[int] = (6, 8, 8, 8, 10)
    upsample_factors: Sequence[int] = (5, 4, 4, 4, 3)
    upsample_kernel_sizes: Sequence[int] = (10, 8, 8, 8, 6)
    num_samples: int = 2

    @property
    def samples_per_latent(self) -> int:
        """Sound samples for which one latent stands."""
        return self.num_samples * prod(self.upsample_factors)


@dataclass(frozen=True, slots=True)
class CodecSize:
    """Everything in the codec's ``config.json``."""

    flow: FlowSize
    scalar: ScalarSize
    codebook_size: int
    codebook_dim: int
    num_quantizers: int = 8
    window_frames: int = 372
    hop_frames: int = 320
    num_steps: int = 10
    guidance_scale: float = 1.25

    @property
    def samples_per_frame(self) -> int:
        """Sound samples for which one frame of codes stands."""
        return LATENTS_PER_FRAME * self.scalar.samples_per_latent

    @property
    def window_latents(self) -> int:
        """Latents that are decoded together."""
        return LATENTS_PER_FRAME * self.window_frames

    @property
    def overlap_latents(self) -> int:
        """Latents that a window takes over from the one before."""
        return LATENTS_PER_FRAME * (self.window_frames - self.hop_frames)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> CodecSize:
        """The sizes in a ``config.json``."""
        flow, scalar = FlowSize(**_known(FlowSize, data)), ScalarSize(**_known(ScalarSize, data))
        return cls(flow=flow, scalar=scalar, **_known(cls, data))


def _known(cls: type, data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: data[key] for key in cls.__slots__ if key in data}  # type: ignore[attr-defined]
