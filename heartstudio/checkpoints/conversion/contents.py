"""What a conversion is made of: the weights to start from, the arrays they become, and the files beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import mlx.core as mx

from heartstudio.checkpoints.catalogue import Component, Role
from heartstudio.checkpoints.errors import ModelError
from heartstudio.checkpoints.installed import Installed, Shelf, missing
from heartstudio.checkpoints.manifest import ORIGINAL
from heartstudio.checkpoints.safety import read_json
from heartstudio.checkpoints.sizes import SIZES, CodecPrecision, CodecSizes, LanguageModelSizes, Precision
from heartstudio.engine.config import FLAVOURS_FILE
from heartstudio.engine.heartcodec.folders import describe_folder
from heartstudio.engine.layout import DETAIL, Layout
from heartstudio.engine.loading import describe_heartmula

CONFIG = "config.json"
_FLOW_TYPES = {CodecPrecision.FLOAT32: mx.float32, CodecPrecision.BF16: mx.bfloat16}


@dataclass(frozen=True, slots=True)
class Contents:
    """What a converted folder is to hold.

    Attributes:
        groups: arrays that are read together, by name; none is computed before it is evaluated.
        files: the small files beside them, by name.
        details: what the manifest is to say of them.
    """

    groups: Sequence[dict[str, mx.array]]
    files: Mapping[str, bytes]
    details: Mapping[str, Any]

    @property
    def forms(self) -> list[tuple[str, str, list[int]]]:
        """Name, type and shape of every array."""
        return [
            (name, str(array.dtype), list(array.shape))
            for group in self.groups
            for name, array in group.items()
        ]

    def take(self) -> dict[str, mx.array]:
        """All arrays, which are then no longer held here, so that one that is let go of is freed."""
        arrays = {name: array for group in self.groups for name, array in group.items()}
        for group in self.groups:
            group.clear()
        return arrays


def check_precision(component: Component, precision: str) -> None:
    """Refuse what a component cannot be converted to.

    Raises:
        ModelError: saying what it can be.
    """
    kinds: Mapping[Role, type[StrEnum]] = {Role.LANGUAGE_MODEL: Precision, Role.CODEC: CodecPrecision}
    if component.role not in kinds:
        raise ModelError(f"{component.title} is a {component.role}: there is nothing to convert")
    choices = [choice.value for choice in kinds[component.role]]
    if precision not in choices:
        raise ModelError(
            f"A {component.role} cannot be converted to {precision}", remedy=f"Choose {' or '.join(choices)}"
        )


def source_of(shelf: Shelf, component: Component, precision: str) -> Installed:
    """The weights to convert from: the original, or a conversion from which nothing is lost that would be kept.

    A language model is cast to bf16 before it is quantised, so its bf16 conversion serves as well as the original.

    Raises:
        NotInstalledError: where neither is here and whole.
    """
    lossless = Precision.BF16 if component.role is Role.LANGUAGE_MODEL else CodecPrecision.FLOAT32
    found = list(shelf.installed(component.id))
    for choice in (ORIGINAL, lossless.value):
        for installed in found:
            if installed.precision == choice != precision and not installed.problem:
                return installed
    raise missing(component, found)


def contents_of(source: Installed, precision: str) -> Contents:
    """Describe a conversion; only headers and small files are read.

    Raises:
        CheckpointError: naming the file or tensor of the source that does not fit.
        UnsafeFileError: where a header of the source lies.
    """
    if source.role is Role.LANGUAGE_MODEL:
        layout = Layout(mx.bfloat16, Precision(precision).mix)
        groups = [describe_heartmula(source.path, layout.dtype, layout.bits)]
        sizes = asdict(LanguageModelSizes.from_folder(source.path))
    else:
        layout = Layout(_FLOW_TYPES[CodecPrecision(precision)])
        # The encoder gets shards of its own, so that composing need not open them.
        groups = [dict(part) for part in describe_folder(source.path, layout.dtype)]
        sizes = asdict(CodecSizes.from_folder(source.path))
    return Contents(groups, dict(_small_files(source.path)), {DETAIL: layout.as_json(), SIZES: sizes})


def _small_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    yield CONFIG, (folder / CONFIG).read_bytes()
    # A language model's flavours may lie beside its folder; its conversion has them inside.
    flavours: dict[str, Any] = {}
    for file in (folder.parent / FLAVOURS_FILE, folder / FLAVOURS_FILE):
        if file.is_file():
            flavours |= read_json(file)
    if flavours:
        yield FLAVOURS_FILE, json.dumps(flavours, indent=1).encode()
