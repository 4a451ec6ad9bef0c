"""The checkpoint in the reference's file layout, as the engine loads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from heartstudio.training.configs import codec_config, flavours, language_config
from heartstudio.training.prompts import generation_ids
from heartstudio.training.twin.codec import HeartCodec
from heartstudio.training.twin.language import HeartMuLa

LANGUAGE_FOLDER, CODEC_FOLDER = "HeartMuLa-oss-sketch", "HeartCodec-oss"
WEIGHTS = "model.safetensors"


def save_checkpoint(folder: Path, language: HeartMuLa, codec: HeartCodec, tokenizer: Tokenizer) -> None:
    """Write both models in float16, their configurations, and the tokenizer."""
    for name in (LANGUAGE_FOLDER, CODEC_FOLDER):
        (folder / name).mkdir(parents=True, exist_ok=True)
    _write_json(folder / LANGUAGE_FOLDER / "config.json", language_config(language.size))
    _write_json(folder / CODEC_FOLDER / "config.json", codec_config(codec.size))
    _write_json(folder / "flavors.json", flavours(language.size))
    _write_json(folder / "gen_config.json", generation_ids(tokenizer, codec.size.codebook_size))
    tokenizer.save(str(folder / "tokenizer.json"))
    _save(language, {}, folder / LANGUAGE_FOLDER / WEIGHTS)
    _save(codec, quantiser_history(codec), folder / CODEC_FOLDER / WEIGHTS)


def load_weights(folder: Path, language: HeartMuLa, codec: HeartCodec) -> None:
    """Read the weights that :func:`save_checkpoint` wrote."""
    for model, name in ((language, LANGUAGE_FOLDER), (codec, CODEC_FOLDER)):
        tensors = load_file(folder / name / WEIGHTS)
        known = model.state_dict()
        model.load_state_dict({key: tensors[key].float() for key in known})


def quantiser_history(codec: HeartCodec) -> dict[str, Tensor]:
    """What the reference's quantiser keeps beside its entries, and nobody reads who only decodes."""
    history = {}
    for index, entries in enumerate(codec.flow_matching.vq_embed.books):
        at = f"flow_matching.vq_embed.layers.{index}._codebook"
        history[f"{at}.initted"] = torch.ones(1)
        history[f"{at}.cluster_size"] = torch.ones(1, len(entries))
        history[f"{at}.embed_avg"] = entries[None].clone()
    return history


def _save(model: nn.Module, more: dict[str, Tensor], path: Path) -> None:
    tensors = {**model.state_dict(), **more}
    beside = path.with_suffix(".part")
    save_file(
        {name: value.detach().cpu().half().contiguous() for name, value in tensors.items()},
        beside,
        {"format": "pt"},
    )
    beside.replace(path)


def _write_json(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
