"""Sizes of a HeartCodec, under the names of its config.json."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Self

from heartstudio.engine.errors import CheckpointError
from heartstudio.engine.heartcodec.windows import WindowPlan
from heartstudio.engine.weights import read_json

LATENTS_PER_FRAME = 2
"""Each frame of codes conditions two latents: 12.5 Hz becomes 25 Hz."""

CHANNELS = 2
"""Left and right, one half of a latent each."""

_FIXED = {"norm_type": "ada_norm_single", "num_bands": 1, "causal": True, "use_cosine_sim": False}
"""Settings that the reference leaves open and every published codec has closed like this."""


@dataclass(frozen=True, slots=True)
class CodecConfig:
    """Every size of the codec; the defaults are those of the published one.

    The last four are not in the reference's files. They are its constants, and a smaller codec may set them.

    Attributes:
        dim: width of the condition that the codes give to the flow.
        out_channels: width of a latent: left half and right half.
        num_samples: how often each sample of the last decoder block is repeated.
        window_frames: frames that the flow decodes at once.
        hop_frames: frames from one window's start to the next; the rest of a window overlaps.
        num_steps: Euler steps from noise to latents.
        guidance_scale: classifier-free guidance of the flow; 1 turns it off.
    """

    dim: int = 512
    codebook_size: int = 8192
    codebook_dim: int = 32
    num_quantizers: int = 8
    attention_head_dim: int = 64
    num_attention_heads: int = 24
    num_layers: int = 24
    num_layers_2: int = 6
    in_channels: int = 1024
    out_channels: int = 256
    sample_rate: int = 48_000
    num_samples: int = 2
    downsample_factors: tuple[int, ...] = (3, 4, 4, 4, 5)
    downsample_kernel_sizes: tuple[int, ...] = (6, 8, 8, 8, 10)
    upsample_factors: tuple[int, ...] = (5, 4, 4, 4, 3)
    upsample_kernel_sizes: tuple[int, ...] = (10, 8, 8, 8, 6)
    latent_hidden_dim: int = 128
    default_kernel_size: int = 7
    delay_kernel_size: int = 5
    init_channel: int = 64
    res_kernel_size: int = 7
    window_frames: int = 372
    hop_frames: int = 320
    num_steps: int = 10
    guidance_scale: float = 1.25

    def __post_init__(self) -> None:
        for field in fields(self):
            _check_kind(field.name, getattr(self, field.name))
        _demand(self.attention_head_dim % 2 == 0, "attention_head_dim must be even")
        _demand(self.codebook_dim != self.dim, "codebook_dim must differ from dim")
        _demand(
            self.codebook_size <= 2**15, "codebook_size must be at most 32768, what an int16 code can say"
        )
        _demand(
            self.out_channels == CHANNELS * self.latent_hidden_dim,
            f"out_channels {self.out_channels} must be twice latent_hidden_dim {self.latent_hidden_dim}",
        )
        _demand(
            self.in_channels == 2 * self.out_channels + self.dim,
            f"in_channels {self.in_channels} must be twice out_channels plus dim",
        )
        _demand(self.delay_kernel_size % 2 == 1, "delay_kernel_size must be odd")
        for way in ("upsample", "downsample"):
            factors, kernels = getattr(self, f"{way}_factors"), getattr(self, f"{way}_kernel_sizes")
            _demand(
                kernels == tuple(2 * factor for factor in factors),
                f"{way}_kernel_sizes {list(kernels)} must be twice {way}_factors {list(factors)}",
            )
        _demand(
            math.prod(self.upsample_factors) == math.prod(self.downsample_factors),
            "upsample_factors and downsample_factors must have one product",
        )
        _demand(
            self.hop_frames <= self.window_frames <= 2 * self.hop_frames,
            f"hop_frames {self.hop_frames} must lie between half of window_frames {self.window_frames} and all",
        )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The sizes in a config.json; a key that is absent has the published codec's value.

        Raises:
            ValueError: naming the setting that this codec cannot have.
        """
        for key, value in _FIXED.items():
            if data.get(key, value) != value:
                raise ValueError(f"{key} {data[key]!r} is not supported, only {value!r} is")
        known = {field.name for field in fields(cls)}
        return cls(**{key: _tupled(value) for key, value in data.items() if key in known})

    @classmethod
    def from_file(cls, path: Path) -> Self:
        """The sizes in a config.json.

        Raises:
            CheckpointError: where the file is missing or does not describe a HeartCodec.
        """
        try:
            return cls.from_dict(read_json(path))
        except ValueError as error:
            raise CheckpointError(path, str(error)) from None

    @property
    def width(self) -> int:
        """Width of the flow's first stage; the second is twice as wide with as many heads."""
        return self.num_attention_heads * self.attention_head_dim

    @property
    def samples_per_latent(self) -> int:
        """Samples per channel that one latent becomes."""
        return math.prod(self.upsample_factors) * self.num_samples

    @property
    def samples_per_frame(self) -> int:
        """Samples per channel that one frame of codes becomes."""
        return self.samples_per_latent * LATENTS_PER_FRAME

    @property
    def frame_rate(self) -> float:
        """Frames in a second of sound."""
        return self.sample_rate / self.samples_per_frame

    @property
    def window_latents(self) -> int:
        """Latents that the flow makes at once."""
        return self.window_frames * LATENTS_PER_FRAME

    @property
    def plan(self) -> WindowPlan:
        """How a song is cut into windows."""
        return WindowPlan(self.window_frames, self.hop_frames)


def _tupled(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _check_kind(name: str, value: Any) -> None:
    if name == "guidance_scale":
        number = isinstance(value, int | float) and not isinstance(value, bool)
        _demand(number and 0 <= value < math.inf, f"guidance_scale must be a number from 0, not {value!r}")
    elif name.endswith(("_factors", "_sizes")):
        whole = isinstance(value, tuple) and value and all(_is_size(item) for item in value)
        _demand(bool(whole), f"{name} must be a list of positive whole numbers, not {value!r}")
    else:
        _demand(_is_size(value), f"{name} must be a positive whole number, not {value!r}")


def _is_size(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise ValueError(otherwise)
