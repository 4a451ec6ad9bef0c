"""A FLUX.2 klein of random numbers that fits a test, in a folder, as mflux itself saves one."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import mlx.core as mx
import pytest
from mlx import nn
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

_TRANSFORMER = {
    "num_layers": 1,
    "num_single_layers": 1,
    "num_attention_heads": 1,
    "joint_attention_dim": 3 * 64,
}
_TEXT_ENCODER = {
    "vocab_size": 300,
    "hidden_size": 64,
    "num_hidden_layers": 28,  # mflux listens to the ninth, eighteenth and twenty-seventh
    "num_attention_heads": 2,
    "num_key_value_heads": 1,
    "intermediate_size": 64,
    "head_dim": 32,
}
_CHANNELS = (32, 32, 32, 64)
_TOKENS = 48
_TEMPLATE = "{% for message in messages %}<|im_start|>{{ message.content }}<|im_end|>{% endfor %}"


def shrink_flux(patch: pytest.MonkeyPatch) -> None:
    """Let mflux build FLUX.2 klein 4B small."""
    from mflux.models.common.config.model_config import AVAILABLE_MODELS
    from mflux.models.common.tokenizer import LanguageTokenizer
    from mflux.models.flux2 import flux2_initializer
    from mflux.models.flux2.model.flux2_vae import vae

    tokenize = LanguageTokenizer.tokenize
    config = AVAILABLE_MODELS["flux2-klein-4b"]
    patch.setattr(config, "transformer_overrides", _TRANSFORMER)
    patch.setattr(config, "text_encoder_overrides", _TEXT_ENCODER)
    # Prompts are padded to five hundred tokens, which are as many for every layer of the text encoder.
    patch.setattr(
        LanguageTokenizer,
        "tokenize",
        lambda *given, **named: tokenize(*given, **{**named, "max_length": _TOKENS}),
    )
    # What reads pictures is only needed to paint from one.
    patch.setattr(vae, "Flux2Encoder", nn.Identity)
    patch.setattr(
        flux2_initializer,
        "Flux2VAE",
        partial(flux2_initializer.Flux2VAE, decoder_block_out_channels=_CHANNELS),
    )


def write_tiny_flux(folder: Path) -> Path:
    """Save one, in float32, the only numbers that the CPU is quick with; everything must be shrunk already."""
    from mflux.models.common.config import ModelConfig
    from mflux.models.flux2.flux2_initializer import Flux2Initializer
    from mflux.models.flux2.variants import Flux2Klein

    mx.random.seed(11)
    model = Flux2Klein.__new__(Flux2Klein)
    nn.Module.__init__(model)
    Flux2Initializer._init_config(model, ModelConfig.from_name("flux2-klein-4b"))
    model.tokenizers, model.bits, model.small_decoder = {}, None, False
    Flux2Initializer._init_models(model)
    model.save_model(str(folder))
    _write_tokenizer(folder / "tokenizer")
    return folder


def _write_tokenizer(folder: Path) -> None:
    folder.mkdir()
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    specials = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
    vocabulary = {token: number for number, token in enumerate([*letters, *specials])}
    tokenizer = Tokenizer(models.BPE(vocabulary, []))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(specials)
    tokenizer.save(str(folder / "tokenizer.json"))
    settings = {
        "tokenizer_class": "Qwen2Tokenizer",
        "chat_template": _TEMPLATE,
        "pad_token": specials[0],
        "eos_token": specials[2],
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(settings))
