"""The engine's own layout on disk: every array as the engine holds it, so that loading is reading.

``heartstudio.json`` tells such a folder from one in the reference's layout. It holds ``config.json`` and safetensors
under the same names of files; only the tensors' names and forms differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import mlx.core as mx

from heartstudio.engine.errors import CheckpointError
from heartstudio.engine.weights import read_json
from heartstudio.precision import GROUP_SIZE, MIXES, Mix

MANIFEST = "heartstudio.json"
DETAIL = "layout"
"""Where in the manifest's ``details`` the layout stands."""

VERSION = 1

_TYPES: Mapping[str, mx.Dtype] = {
    "bfloat16": mx.bfloat16,
    "float32": mx.float32,
}


@dataclass(frozen=True, slots=True)
class Layout:
    """How a converted folder keeps its weights.

    Attributes:
        dtype: of a language model's weights but its heads, of scales and biases too where quantised; or of the
            matrices of a codec's flow transformer.
        mix: bits of the matrices that are quantised.
    """

    dtype: mx.Dtype
    mix: Mix = field(default_factory=dict)

    @property
    def bits(self) -> int | None:
        """The name of the mix: its smallest number; None for nothing quantised."""
        return min(self.mix.values(), default=None)

    @classmethod
    def of(cls, folder: Path) -> Self | None:
        """The layout of a converted folder; None for one in the reference's layout.

        Raises:
            CheckpointError: where the manifest is damaged or of a later version.
        """
        file = folder / MANIFEST
        if not file.is_file():
            return None
        details = read_json(file).get("details")
        written = details.get(DETAIL) if isinstance(details, dict) else None
        if written is None:
            return None
        try:
            return cls._of_json(written)
        except (ValueError, KeyError, TypeError, AttributeError):
            reason = "describes weights in a layout that this version of HeartStudio does not know"
            raise CheckpointError(file, reason, "Convert the model again") from None

    def as_json(self) -> dict[str, Any]:
        """What :meth:`of` reads, for the manifest."""
        name = next(name for name, dtype in _TYPES.items() if dtype == self.dtype)
        return {"version": VERSION, "dtype": name, "group_size": GROUP_SIZE, "mix": dict(self.mix)}

    @classmethod
    def _of_json(cls, written: Mapping[str, Any]) -> Self:
        layout = cls(_TYPES[written["dtype"]], dict(written["mix"]))
        if (written["version"], written["group_size"]) != (VERSION, GROUP_SIZE):
            raise ValueError(written)
        if not all(bits in MIXES for bits in layout.mix.values()):
            raise ValueError(layout.mix)
        return layout


def held_bits(folder: Path, bits: int | None = None) -> int | None:
    """The bits that a folder's language model will have once it is loaded.

    Args:
        folder: in either layout.
        bits: what is asked for; None for what there is.

    Raises:
        CheckpointError: where its weights are kept in other bits than are asked for.
    """
    layout = Layout.of(folder)
    kept = layout.bits if layout else None
    if kept is not None and bits not in (None, kept):
        raise CheckpointError(
            folder,
            f"its weights are kept in {kept} bits, so they cannot be had in {bits}",
            f"Ask for {kept} bits, or convert the model to {bits}",
        )
    return kept or bits
