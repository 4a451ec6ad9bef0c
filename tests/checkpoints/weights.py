"""Small repositories in the layout of the real ones, with true safetensors, and folders that hold them."""

from __future__ import annotations

import json
import random
import struct
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from safetensors.numpy import save

GEN_CONFIG = {"text_bos_id": 128000, "text_eos_id": 128001, "audio_eos_id": 8193, "empty_id": 0}


def shard(seed: int, kilobytes: int = 64, prefix: str = "backbone.layers.0") -> bytes:
    """A safetensors file with two tensors of random numbers."""
    noise = random.Random(seed).randbytes(kilobytes * 512)
    half = np.frombuffer(noise, dtype=np.uint8).astype(np.uint8)
    return save({f"{prefix}.attn.q_proj.weight": half, f"{prefix}.attn.k_proj.weight": half[::-1].copy()})


def language_model(shards: int = 2, kilobytes: int = 64, seed: int = 1) -> dict[str, bytes]:
    """The files of a sharded language model."""
    names = [f"model-{i + 1:05d}-of-{shards:05d}.safetensors" for i in range(shards)]
    files = {"README.md": b"# A model\n", ".gitattributes": b"*.safetensors filter=lfs\n"}
    files["config.json"] = json.dumps({"model_type": "heartmula", "backbone_flavor": "llama-3B"}).encode()
    weight_map = {}
    for i, name in enumerate(names):
        prefix = f"backbone.layers.{i}"
        files[name] = shard(seed + i, kilobytes, prefix)
        weight_map |= {f"{prefix}.attn.{part}_proj.weight": name for part in "qk"}
    files["model.safetensors.index.json"] = json.dumps({"metadata": {}, "weight_map": weight_map}).encode()
    return files


def codec(kilobytes: int = 64, seed: int = 9) -> dict[str, bytes]:
    """The files of a codec in one piece."""
    config = json.dumps({"model_type": "heartcodec", "num_quantizers": 8}).encode()
    return {"config.json": config, "model.safetensors": shard(seed, kilobytes, "flow_matching")}


def tokenizer() -> dict[str, bytes]:
    """The files of the tokenizer's repository."""
    return {
        "tokenizer.json": json.dumps({"version": "1.0", "model": {"type": "BPE"}}).encode(),
        "gen_config.json": json.dumps(GEN_CONFIG).encode(),
    }


def cover(kilobytes: int = 16) -> dict[str, bytes]:
    """The files of a painter of covers."""
    files = {
        f"{part}/0.safetensors": shard(i, kilobytes, part) for i, part in enumerate(("transformer", "vae"))
    }
    return {**files, "transformer/config.json": b"{}", "tokenizer/merges.txt": b"a b\n"}


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Files on disk."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def write_heartlib(folder: Path) -> Path:
    """A ``ckpt`` folder as heartlib's instructions make it."""
    write(folder / "HeartMuLa-oss-3B", language_model())
    write(folder / "HeartCodec-oss", codec())
    return write(folder, tokenizer())


def with_header(header: object, data: bytes = b"", length: int | None = None) -> bytes:
    """A safetensors file of any header, true or not."""
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text) if length is None else length) + text + data
