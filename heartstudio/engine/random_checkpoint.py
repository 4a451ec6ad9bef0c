"""A tiny checkpoint with random weights: the whole path runs on it, and it knows no music."""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

from heartstudio.engine.config import FLAVOURS_FILE, HeartMuLaConfig, TransformerConfig
from heartstudio.engine.heartcodec import CodecConfig
from heartstudio.engine.heartcodec.parameters import parameter_shapes as codec_shapes
from heartstudio.engine.heartmula import parameter_shapes

CODEBOOK_SIZE = 64
FLAVOURS: Mapping[str, Mapping[str, float]] = {
    "random": {
        "num_layers": 2,
        "embed_dim": 64,
        "num_heads": 4,
        "num_kv_heads": 2,
        "intermediate_dim": 128,
        "max_seq_len": 8192,
    },
    "random-depth": {
        "num_layers": 1,
        "embed_dim": 64,
        "num_heads": 2,
        "num_kv_heads": 1,
        "intermediate_dim": 128,
        "max_seq_len": 16,
    },
}
LANGUAGE_MODEL: Mapping[str, Any] = {
    "model_type": "heartmula",
    "backbone_flavor": "random",
    "decoder_flavor": "random-depth",
    "text_vocab_size": 320,
    "audio_vocab_size": CODEBOOK_SIZE + 5,
    "audio_num_codebooks": 8,
    "muq_dim": 16,
}
CODEC: Mapping[str, Any] = {
    "model_type": "heartcodec",
    "dim": 32,
    "codebook_size": CODEBOOK_SIZE,
    "codebook_dim": 8,
    "num_quantizers": 8,
    "attention_head_dim": 16,
    "num_attention_heads": 2,
    "num_layers": 1,
    "num_layers_2": 1,
    "in_channels": 2 * 32 + 32,
    "out_channels": 32,
    "latent_hidden_dim": 16,
    "init_channel": 2,
    # Two seconds of window and a second of hop keep a short song's decoding short.
    "window_frames": 24,
    "hop_frames": 20,
}


def write_random_checkpoint(folder: Path, seed: int = 0) -> Path:
    """Write a checkpoint of about a megabyte in the reference's layout.

    Args:
        folder: to write into; made where it is missing.
        seed: decides every weight.

    Returns:
        The folder.
    """
    rng = np.random.default_rng(seed)
    language_model, codec = folder / "HeartMuLa-oss-random", folder / "HeartCodec-oss-random"
    flavours = {name: TransformerConfig.from_dict(sizes) for name, sizes in FLAVOURS.items()}
    sizes = HeartMuLaConfig.from_dict(LANGUAGE_MODEL, flavours)
    for path, config, shapes in (
        (language_model, LANGUAGE_MODEL, parameter_shapes(sizes)),
        (codec, CODEC, codec_shapes(CodecConfig.from_dict(CODEC))),
    ):
        path.mkdir(parents=True, exist_ok=True)
        (path / "config.json").write_text(json.dumps(config, indent=1))
        save_file(
            {name: _weight(rng, name, shape) for name, shape in shapes.items()}, path / "model.safetensors"
        )
    (folder / FLAVOURS_FILE).write_text(json.dumps(FLAVOURS, indent=1))
    bos, eos = _write_tokenizer(folder / "tokenizer.json")
    ids = {"text_bos_id": bos, "text_eos_id": eos, "audio_eos_id": CODEBOOK_SIZE + 1, "empty_id": 0}
    (folder / "gen_config.json").write_text(json.dumps(ids))
    return folder


def _weight(rng: np.random.Generator, name: str, shape: tuple[int, ...]) -> NDArray[np.float32]:
    """Weights that keep activations near one: matrices scaled by their inputs, norms near one, the rest small."""
    values = rng.standard_normal(shape or (1,)).astype(np.float32).reshape(shape)
    if "embed" in name and not name.endswith("bias"):
        return values
    if name.endswith(("scale", "norm.weight", "original0")):
        return np.asarray(1 + 0.1 * values, np.float32)
    if name.endswith("activation.weight") or len(shape) <= 1:
        return np.asarray(0.1 * values, np.float32)
    return np.asarray(values / np.sqrt(prod(shape[1:])), np.float32)


def _write_tokenizer(path: Path) -> tuple[int, int]:
    """A byte-level tokenizer without merges: any text is one id a byte. Returns the ids that open and close."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    tokenizer = Tokenizer(models.BPE({ch: i for i, ch in enumerate(alphabet)}, []))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(["<|begin_of_text|>", "<|end_of_text|>"])
    tokenizer.save(str(path))
    return len(alphabet), len(alphabet) + 1
