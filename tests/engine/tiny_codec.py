"""A codec small enough that a song of a few windows decodes in a blink, in every way unlike the published one."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import mlx.core as mx

from heartstudio.engine.heartcodec import CodecConfig
from heartstudio.engine.heartcodec.parameters import InitialTensors

TINY = CodecConfig(
    dim=12,
    codebook_size=16,
    codebook_dim=4,
    num_quantizers=3,
    attention_head_dim=4,
    num_attention_heads=3,
    num_layers=2,
    num_layers_2=1,
    in_channels=28,
    out_channels=8,
    sample_rate=300,
    num_samples=2,
    downsample_factors=(2, 3),
    downsample_kernel_sizes=(4, 6),
    upsample_factors=(3, 2),
    upsample_kernel_sizes=(6, 4),
    latent_hidden_dim=4,
    init_channel=3,
    window_frames=14,
    hop_frames=10,
    num_steps=3,
)


def tensors_of(config: CodecConfig, seed: int = 1) -> dict[str, mx.array]:
    """Random tensors under the reference's names."""
    initial = InitialTensors(config, seed)
    return {name: initial.read(name) for name in initial.shapes}


def write_checkpoint(
    folder: Path, config: CodecConfig, tensors: dict[str, mx.array], shards: int = 1
) -> Path:
    """A folder in the reference's layout; with an index where there is more than one shard."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(asdict(config)))
    if shards == 1:
        mx.save_safetensors(str(folder / "model.safetensors"), tensors)
        return folder
    names, index = sorted(tensors), {}
    for shard in range(shards):
        file = f"model-{shard + 1:05}-of-{shards:05}.safetensors"
        part = {name: tensors[name] for name in names[shard::shards]}
        mx.save_safetensors(str(folder / file), part)
        index |= dict.fromkeys(part, file)
    (folder / "model.safetensors.index.json").write_text(json.dumps({"metadata": {}, "weight_map": index}))
    return folder
