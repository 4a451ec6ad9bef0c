"""How many numbers a model holds and reads for a frame: what memory and time are promised from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from math import prod
from pathlib import Path
from typing import Any, TypeVar

from heartstudio.checkpoints.errors import ModelError, UnsafeFileError
from heartstudio.checkpoints.manifest import Manifest
from heartstudio.checkpoints.safety import read_shapes
from heartstudio.precision import Mix, mix_of, weight_bytes

SIZES = "sizes"
"""Where in the details of a conversion's manifest the sizes stand."""


class Precision(StrEnum):
    """How a language model's weights are kept in memory, the most faithful first."""

    BF16 = "bf16"
    EIGHT_BIT = "8bit"
    FOUR_BIT = "4bit"

    @property
    def label(self) -> str:
        """As a person reads it: ``bf16``, ``8-bit``, ``4-bit``."""
        return self.value.replace("bit", "-bit")

    @property
    def bits(self) -> int | None:
        """The number that the engine knows it by; None for nothing quantised."""
        return {"bf16": None, "8bit": 8, "4bit": 4}[self.value]

    @property
    def mix(self) -> Mix:
        """Bits by the names of matrices."""
        return mix_of(self.bits)


class CodecPrecision(StrEnum):
    """How a converted codec's flow transformer is kept, the most faithful first; the rest of it is float32."""

    FLOAT32 = "float32"
    BF16 = "bf16"


@dataclass(frozen=True, slots=True)
class LanguageModelSizes:
    """Elements of a HeartMuLa by what happens to them in a frame.

    Attributes:
        backbone: read once a frame.
        depth_decoder: read ``codebooks - 1`` times a frame.
        heads: the output heads of all codebooks, each read once.
        projection: backbone width to decoder width, read with the depth decoder.
        embeddings: tables of which a frame reads single rows, and other small tensors.
        keys_and_values: elements that the backbone's cache keeps for one position of one row.
        codebooks: codes in a frame.
    """

    backbone: int
    depth_decoder: int
    heads: int
    projection: int
    embeddings: int
    keys_and_values: int
    codebooks: int = 8

    def weights_bytes(self, precision: Precision) -> int:
        """Bytes of the weights in memory."""
        return round(sum(count * weight_bytes(part, 2, precision.mix) for part, count in self._parts.items()))

    def frame_bytes(self, precision: Precision) -> int:
        """Bytes of weights read for one frame, whatever the number of rows."""
        reads = {"text_embeddings": 0, "decoder": self.codebooks - 1, "projection": self.codebooks - 1}
        return round(
            sum(
                reads.get(part, 1) * count * weight_bytes(part, 2, precision.mix)
                for part, count in self._parts.items()
            )
        )

    @property
    def _parts(self) -> dict[str, int]:
        """Elements by the name of a matrix that stands for its kind."""
        return {
            "backbone": self.backbone,
            "decoder": self.depth_decoder,
            "audio_head": self.heads,
            "projection": self.projection,
            "text_embeddings": self.embeddings,
        }

    @classmethod
    def from_folder(cls, folder: Path) -> LanguageModelSizes:
        """The sizes of the HeartMuLa in a folder, from its manifest or else from the headers of its weights.

        Raises:
            UnsafeFileError: where a header lies, or the tensors are not those of a HeartMuLa.
        """
        if told := _told(LanguageModelSizes, folder):
            return told
        parts = dict.fromkeys(("backbone", "decoder", "codebook0_head", "audio_head", "projection"), 0)
        embeddings = keys_and_values = 0
        codebooks = 1
        for name, shape in _shapes(folder).items():
            part = name.split(".")[0]
            if part in parts:
                parts[part] += prod(shape)
            else:
                embeddings += prod(shape)
            if part == "backbone" and name.endswith((".attn.k_proj.weight", ".attn.v_proj.weight")):
                keys_and_values += shape[0]
            if part == "audio_head":
                codebooks += shape[0]
        if not parts["backbone"]:
            raise UnsafeFileError(folder.name, "its weights are not those of a HeartMuLa")
        heads = parts["codebook0_head"] + parts["audio_head"]
        return cls(
            backbone=parts["backbone"],
            depth_decoder=parts["decoder"],
            heads=heads,
            projection=parts["projection"],
            embeddings=embeddings,
            keys_and_values=keys_and_values,
            codebooks=codebooks,
        )


@dataclass(frozen=True, slots=True)
class CodecSizes:
    """Elements of a HeartCodec: the flow-matching transformer with its codebooks, and the scalar model."""

    transformer: int
    scalar: int

    @classmethod
    def from_folder(cls, folder: Path) -> CodecSizes:
        """The sizes of the HeartCodec in a folder, from its manifest or else from the headers of its weights.

        Raises:
            UnsafeFileError: where a header lies.
        """
        if told := _told(CodecSizes, folder):
            return told
        shapes = _shapes(folder)
        transformer = sum(prod(shape) for name, shape in shapes.items() if name.startswith("flow_matching."))
        return cls(transformer, sum(map(prod, shapes.values())) - transformer)


@dataclass(frozen=True, slots=True)
class ModelSizes:
    """The sizes of a model that composes: its language model and its codec."""

    language_model: LanguageModelSizes
    codec: CodecSizes


_Sizes = TypeVar("_Sizes", LanguageModelSizes, CodecSizes)


def sizes_from(kind: type[_Sizes], data: Mapping[str, Any]) -> _Sizes:
    """Sizes of one kind from a table of a TOML or JSON file, as ``dataclasses.asdict`` gives it.

    Raises:
        ValueError: for a missing, unknown or unfit value.
    """
    known = {field.name for field in fields(kind)}
    if set(data) - known:
        raise ValueError(f"{', '.join(sorted(set(data) - known))} is no size of a model")
    if any(isinstance(value, bool) or not isinstance(value, int) or value < 0 for value in data.values()):
        raise ValueError("a model's sizes are whole numbers")
    try:
        return kind(**data)
    except TypeError as error:
        raise ValueError(str(error)) from None


def _told(kind: type[_Sizes], folder: Path) -> _Sizes | None:
    """What a conversion noted of the original: its own arrays are fused and packed, and do not tell."""
    try:
        return sizes_from(kind, Manifest.read(folder).details[SIZES])
    except (ModelError, KeyError, ValueError, TypeError):
        return None


def _shapes(folder: Path) -> dict[str, tuple[int, ...]]:
    shapes: dict[str, tuple[int, ...]] = {}
    for file in sorted(folder.glob("*.safetensors")):
        shapes |= read_shapes(file)
    return shapes
