"""Original weights in the reference's layout, random and whole, on a shelf as a finished download leaves them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

from heartstudio.checkpoints.catalogue import Component
from heartstudio.checkpoints.installed import Shelf
from heartstudio.checkpoints.layout import INDEX
from heartstudio.engine.config import FLAVOURS_FILE, HeartMuLaConfig, TransformerConfig
from heartstudio.engine.heartcodec.parameters import parameter_shapes as codec_shapes
from heartstudio.engine.heartmula import parameter_shapes
from tests.engine.tiny_codec import TINY

LANGUAGE_MODEL = "heartmula-3b-happy-new-year"
CODEC = "heartcodec-20260123"

Tensors = dict[str, NDArray[np.float32]]

SMALL = HeartMuLaConfig(
    TransformerConfig(3, 128, 4, 2, 256, 128),
    TransformerConfig(2, 128, 2, 1, 256, 16),
    text_vocab_size=300,
    audio_vocab_size=69,
    muq_dim=16,
)
"""A language model of a few megabytes, in float32."""

LARGE = HeartMuLaConfig(
    TransformerConfig(10, 512, 8, 4, 2048, 512),
    TransformerConfig(2, 512, 2, 1, 2048, 16),
    text_vocab_size=4000,
    audio_vocab_size=1029,
    muq_dim=16,
)
"""A language model of some 230 MB, in float32."""


def language_tensors(config: HeartMuLaConfig = SMALL, seed: int = 1) -> Tensors:
    """Weights that keep activations near one."""
    rng = np.random.default_rng(seed)
    return {name: _weight(rng, name, shape) for name, shape in parameter_shapes(config).items()}


def codec_tensors(seed: int = 1) -> Tensors:
    """Weights of the tiny codec."""
    rng = np.random.default_rng(seed)
    return {name: _weight(rng, name, shape) for name, shape in codec_shapes(TINY).items()}


def write_language_model(
    folder: Path, tensors: Tensors, config: HeartMuLaConfig = SMALL, shards: int = 3
) -> Path:
    """A language model's folder, its flavours inside it."""
    folder.mkdir(parents=True)
    flavours = {"test": asdict(config.backbone), "test-depth": asdict(config.depth_decoder)}
    (folder / FLAVOURS_FILE).write_text(json.dumps(flavours))
    sizes = ("text_vocab_size", "audio_vocab_size", "audio_num_codebooks", "muq_dim")
    values = {"model_type": "heartmula", "backbone_flavor": "test", "decoder_flavor": "test-depth"}
    write_json(folder / "config.json", {**values, **{name: getattr(config, name) for name in sizes}})
    write_shards(folder, tensors, shards)
    return folder


def write_codec(folder: Path, tensors: Tensors) -> Path:
    """A codec's folder."""
    folder.mkdir(parents=True)
    write_json(folder / "config.json", {"model_type": "heartcodec", **asdict(TINY)})
    write_shards(folder, tensors, 2)
    return folder


def write_shards(folder: Path, tensors: Tensors, shards: int) -> None:
    """Tensors of about the same number of bytes to each safetensors file, in their order, and an index."""
    total, before, dealt = (
        sum(tensor.nbytes for tensor in tensors.values()),
        0,
        [dict[str, NDArray[np.float32]]()],
    )
    for name, tensor in tensors.items():
        if before * shards >= len(dealt) * total:
            dealt.append({})
        dealt[-1][name] = tensor
        before += tensor.nbytes
    places = {}
    for number, part in enumerate(dealt, start=1):
        file = f"model-{number:05}-of-{len(dealt):05}.safetensors"
        save_file(part, folder / file)
        places |= dict.fromkeys(part, file)
    write_json(folder / INDEX, {"metadata": {}, "weight_map": places})


def write_json(path: Path, data: Mapping[str, object]) -> None:
    """A small file."""
    path.write_text(json.dumps(data))


def put_language_model(
    shelf: Shelf, tensors: Tensors | None = None, config: HeartMuLaConfig = SMALL, shards: int = 3
) -> Component:
    """Install a language model as a finished download would."""
    component = shelf.catalogue.component(LANGUAGE_MODEL)
    tensors = language_tensors(config) if tensors is None else tensors
    write_language_model(shelf.staging(component.id), tensors, config, shards)
    return install(shelf, component)


def put_codec(shelf: Shelf, tensors: Tensors | None = None) -> Component:
    """Install a codec as a finished download would."""
    component = shelf.catalogue.component(CODEC)
    write_codec(shelf.staging(component.id), tensors or codec_tensors())
    return install(shelf, component)


def install(shelf: Shelf, component: Component) -> Component:
    """Take what is gathered for a component."""
    files = sorted(shelf.staging(component.id).iterdir())
    shelf.install(component, "c" * 40, {file.name: sha256(file.read_bytes()).hexdigest() for file in files})
    return component


def _weight(rng: np.random.Generator, name: str, shape: tuple[int, ...]) -> NDArray[np.float32]:
    values = rng.standard_normal(shape, np.float32)
    if name.endswith((".scale", "_norm.weight", "original0")):
        return np.asarray(1 + values / 10, np.float32)
    if "embed" in name or len(shape) < 2:
        return values
    # Rows of a matrix read their inputs; heads are stored the other way round.
    inputs = shape[1] if name == "audio_head" else np.prod(shape[1:])
    return np.asarray(values / np.sqrt(inputs), np.float32)
