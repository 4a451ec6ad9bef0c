"""Sizes of the language model: the flavours of the reference and those that a checkpoint brings along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Self

from heartstudio.engine.errors import CheckpointError
from heartstudio.engine.weights import read_json

FLAVOURS_FILE = "flavors.json"


@dataclass(frozen=True, slots=True)
class TransformerConfig:
    """Sizes of one Llama-3.2-style transformer, under the names of the reference's builder.

    The ``rope_*`` values are those of Llama 3's scaled rotary embedding.
    """

    num_layers: int
    embed_dim: int
    num_heads: int
    num_kv_heads: int
    intermediate_dim: int
    max_seq_len: int
    norm_eps: float = 1e-5
    rope_base: float = 500_000.0
    rope_scale_factor: float = 32.0
    rope_low_freq_factor: float = 1.0
    rope_high_freq_factor: float = 4.0
    rope_old_context_len: int = 8192

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
                raise ValueError(f"{field.name} must be a positive number, not {value!r}")
        if self.embed_dim % self.num_heads or self.num_heads % self.num_kv_heads or self.head_dim % 2:
            raise ValueError(
                f"{self.num_heads} heads and {self.num_kv_heads} key-value heads do not divide {self.embed_dim}"
            )

    @property
    def head_dim(self) -> int:
        """Width of one attention head."""
        return self.embed_dim // self.num_heads

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The sizes in a flavour's entry; keys that are not ours are descriptive and skipped."""
        known = {field.name for field in fields(cls)}
        try:
            config = cls(**{key: value for key, value in data.items() if key in known})
        except TypeError as error:
            raise ValueError(str(error)) from None
        if data.get("head_dim", config.head_dim) != config.head_dim:
            raise ValueError(f"head_dim {data['head_dim']} is not embed_dim / num_heads")
        return config


FLAVOURS: Mapping[str, TransformerConfig] = {
    "llama-3B": TransformerConfig(28, 3072, 24, 8, 8192, 8192),
    "llama-300M": TransformerConfig(3, 3072, 8, 4, 8192, 2048),
    "llama-7B": TransformerConfig(32, 4096, 32, 8, 14336, 8192),
    "llama-400M": TransformerConfig(4, 3072, 8, 4, 8192, 2048),
}


@dataclass(frozen=True, slots=True)
class HeartMuLaConfig:
    """Sizes of a HeartMuLa: two transformers, their vocabularies and the style vector."""

    backbone: TransformerConfig
    depth_decoder: TransformerConfig
    text_vocab_size: int = 128_256
    audio_vocab_size: int = 8197
    audio_num_codebooks: int = 8
    muq_dim: int = 512

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], flavours: Mapping[str, TransformerConfig] = FLAVOURS) -> Self:
        """The sizes that a ``config.json`` names.

        Raises:
            ValueError: for an unknown flavour or a size that is not a positive whole number.
        """
        transformers = []
        for key in ("backbone_flavor", "decoder_flavor"):
            name = data.get(key)
            if not isinstance(name, str) or name not in flavours:
                raise ValueError(f"{key} {name!r} is none of {', '.join(flavours)}")
            transformers.append(flavours[name])
        sizes = {}
        for key in ("text_vocab_size", "audio_vocab_size", "audio_num_codebooks", "muq_dim"):
            if key in data:
                sizes[key] = data[key]
                if isinstance(data[key], bool) or not isinstance(data[key], int) or data[key] < 1:
                    raise ValueError(f"{key} must be a positive whole number, not {data[key]!r}")
        config = cls(transformers[0], transformers[1], **sizes)
        if config.audio_num_codebooks < 2 or config.audio_num_codebooks > config.depth_decoder.max_seq_len:
            raise ValueError(
                f"audio_num_codebooks {config.audio_num_codebooks} does not fit the depth decoder"
            )
        return config

    @classmethod
    def from_folder(cls, path: Path) -> Self:
        """The sizes of the model in a folder; its own flavours may lie there or beside it in ``flavors.json``.

        Raises:
            CheckpointError: where a file is missing or does not describe a HeartMuLa.
        """
        flavours = dict(FLAVOURS)
        for file in (path.parent / FLAVOURS_FILE, path / FLAVOURS_FILE):
            if file.is_file():
                flavours |= read_flavours(file)
        try:
            return cls.from_dict(read_json(path / "config.json"), flavours)
        except ValueError as error:
            raise CheckpointError(path / "config.json", str(error)) from None


def read_flavours(file: Path) -> dict[str, TransformerConfig]:
    """The transformer sizes by name in a ``flavors.json``.

    Raises:
        CheckpointError: where an entry does not describe a transformer.
    """
    try:
        return {name: TransformerConfig.from_dict(entry) for name, entry in read_json(file).items()}
    except (ValueError, AttributeError) as error:
        raise CheckpointError(file, str(error)) from None
