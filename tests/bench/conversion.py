"""What a conversion is worth: how much sooner it is loaded, and what fewer bits do to the logits.

Run as ``python -m tests.bench.conversion``. Loading is timed on a random language model of 230 MB whose files lie in
the system's cache; errors are those of the table in :mod:`heartstudio.precision`.
"""

from __future__ import annotations

import gc
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import mlx.core as mx
import mlx.nn as nn
import numpy as np
from mlx.utils import tree_map
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from heartstudio.checkpoints.catalogue import load_catalogue
from heartstudio.checkpoints.conversion import Target, convert
from heartstudio.checkpoints.installed import Shelf
from heartstudio.checkpoints.sizes import Precision
from heartstudio.engine.config import FLAVOURS, HeartMuLaConfig, TransformerConfig
from heartstudio.engine.heartmula import HeartMuLa, parameter_shapes
from heartstudio.engine.loading import fill_heartmula
from heartstudio.engine.quantising import quantise
from heartstudio.precision import MIXES, Mix, weight_bytes
from heartstudio.resources import resource
from tests.checkpoints.originals import LARGE, Tensors, language_tensors, put_language_model

RUNS = 3
FRAMES = 10
PROMPT = 6
MEASURED = HeartMuLaConfig(
    TransformerConfig(8, 512, 8, 4, 1536, 512),
    TransformerConfig(3, 512, 4, 2, 1536, 16),
    text_vocab_size=1000,
    audio_vocab_size=1029,
    muq_dim=16,
)
"""The model whose logits are compared."""

FULL = HeartMuLaConfig(FLAVOURS["llama-3B"], FLAVOURS["llama-300M"])
_DEPTH: Mix = {"decoder": 8, "projection": 8}
_HEADS: Mix = {"codebook0_head": 8, "audio_head": 8}
ROWS: dict[str, Mix] = {
    "bfloat16, heads in float32": {},
    "the same, depth decoder in 8 bits": _DEPTH,
    "8 bits": MIXES[8],
    "4 bits": dict.fromkeys(MIXES[4], 4),
    "4 bits, heads and depth decoder in 8": {**dict.fromkeys(MIXES[4], 4), **_DEPTH, **_HEADS},
    "4 bits, and all but the backbone in 8": MIXES[4],
}


@dataclass(frozen=True)
class Loading:
    """Median seconds to load one precision from its original and from its conversion."""

    precision: str
    original: float
    converted: float

    @property
    def ratio(self) -> float:
        """How many times sooner the conversion is there."""
        return self.original / self.converted


def run() -> tuple[list[Loading], dict[str, tuple[float, float]]]:
    """Measure both and print two tables.

    Returns:
        Times of loading, and errors of codebook 0 and of the others by name of the mix.
    """
    loadings = list(measure_loading())
    errors = measure_errors(ROWS)
    table = Table("language model of 230 MB", "original", "converted", "ratio", title="Loading")
    for row in loadings:
        table.add_row(row.precision, f"{row.original:.2f} s", f"{row.converted:.2f} s", f"{row.ratio:.1f} x")
    Console().print(table)
    table = Table("kept in", "codebook 0", "codebooks 1…", "GB/frame", title="Relative error of logits")
    for name, (first, others) in errors.items():
        table.add_row(name, f"{first:.1%}", f"{others:.1%}", f"{frame_gigabytes(ROWS[name]):.1f}")
    Console().print(table)
    return loadings, errors


def measure_loading() -> Iterator[Loading]:
    """Load every precision from original and conversion, in turns."""
    home = Path(tempfile.mkdtemp(prefix="heartstudio-bench-"))
    try:
        shelf = Shelf(home, load_catalogue(resource("catalogue.toml")))
        component = put_language_model(shelf, config=LARGE, shards=4)
        for precision in Precision:
            list(convert(shelf, [Target(component, precision.value)]))
            folders = shelf.folder(component.id), shelf.folder(component.id, precision.value)
            times = [[_seconds(folder, precision.bits) for folder in folders] for _ in range(RUNS)]
            yield Loading(
                precision.value, *(statistics.median(column) for column in zip(*times, strict=True))
            )
    finally:
        shutil.rmtree(home)


def measure_errors(rows: dict[str, Mix]) -> dict[str, tuple[float, float]]:
    """Relative error of the logits, of codebook 0 and of the others together, for each mix.

    The weights are as the engine keeps them in bfloat16; the arithmetic is float32, because MLX's quantised products
    on a CPU add up in bfloat16, which no GPU does.
    """
    tensors = language_tensors(MEASURED)
    exact = _logits(_model(tensors, mx.float32, {}))
    errors = {}
    for name, mix in rows.items():
        logits = _logits(_model(tensors, mx.bfloat16, mix))
        error = np.linalg.norm(logits - exact, axis=-1) / np.linalg.norm(exact, axis=-1)
        errors[name] = float(error[0].mean()), float(error[1:].mean())
    return errors


def frame_gigabytes(mix: Mix) -> float:
    """Gigabytes of weights that a frame of the published model reads."""
    total = 0.0
    for name, shape in parameter_shapes(FULL).items():
        if "embed" not in name and not name.startswith("muq"):
            reads = FULL.audio_num_codebooks - 1 if name.startswith(("decoder", "projection")) else 1
            total += reads * np.prod(shape) * weight_bytes(name, 2, mix if len(shape) > 1 else {})
    return total / 1e9


def _seconds(folder: Path, bits: int | None) -> float:
    gc.collect()
    mx.clear_cache()
    began = time.perf_counter()
    HeartMuLa.from_pretrained(folder, mx.bfloat16, bits)
    return time.perf_counter() - began


class _InMemory:
    def __init__(self, tensors: Tensors) -> None:
        self._tensors = tensors

    def read(self, name: str, dtype: mx.Dtype | None = None) -> mx.array:
        return mx.array(self._tensors[name]).astype(dtype or mx.float32)


def _model(tensors: Tensors, dtype: mx.Dtype, mix: Mix) -> HeartMuLa:
    model = HeartMuLa(MEASURED)
    fill_heartmula(model, _InMemory(tensors), dtype, {})
    quantise(model, mix)
    floats = (mx.bfloat16, mx.float16)
    model.update(tree_map(lambda p: p.astype(mx.float32) if p.dtype in floats else p, model.parameters()))
    return model


def _logits(model: HeartMuLa) -> NDArray[np.float32]:
    """Logits of every codebook and frame, ``(codebooks, frames, entries)``, after the same prompt and codes."""
    rng = np.random.default_rng(1)
    config = model.config
    ids = mx.array(rng.integers(0, config.text_vocab_size, (1, PROMPT)))
    codes = mx.array(rng.integers(0, config.audio_vocab_size - 5, (FRAMES, config.audio_num_codebooks)))
    x = mx.concatenate([model.text_embeddings(ids), model.embed_frames(codes[None])], axis=1)
    hidden, _ = model.backbone(x, model.backbone.new_cache(1, PROMPT + FRAMES, model.dtype), 0)
    logits = []

    def draw(states: mx.array, head: nn.Module, codebook: int) -> mx.array:
        logits.append(np.array(head(states)))
        return codes[:, codebook]

    model.draw_frame(hidden[0, PROMPT - 1 : -1], draw)
    return np.stack(logits)


if __name__ == "__main__":
    run()
