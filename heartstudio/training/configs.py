"""The configuration files of the checkpoint, in the reference's words; readable without PyTorch."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from heartstudio.training.twin.sizes import CodecSize, LanguageSize, TransformerSize

BACKBONE_FLAVOUR, DECODER_FLAVOUR = "llama-sketch", "llama-sketch-depth"


def language_config(size: LanguageSize) -> dict[str, Any]:
    """``config.json`` of the language model."""
    return {
        "architectures": ["HeartMuLa"],
        "audio_num_codebooks": size.audio_num_codebooks,
        "audio_vocab_size": size.audio_vocab_size,
        "backbone_flavor": BACKBONE_FLAVOUR,
        "decoder_flavor": DECODER_FLAVOUR,
        "dtype": "float16",
        "model_type": "heartmula",
        "muq_dim": size.muq_dim,
        "text_vocab_size": size.text_vocab_size,
    }


def flavours(size: LanguageSize) -> dict[str, Any]:
    """``flavors.json``: the transformers that the configuration names."""

    def entry(transformer: TransformerSize) -> dict[str, Any]:
        return asdict(transformer) | {"head_dim": transformer.head_dim}

    return {BACKBONE_FLAVOUR: entry(size.backbone), DECODER_FLAVOUR: entry(size.depth_decoder)}


def codec_config(size: CodecSize) -> dict[str, Any]:
    """``config.json`` of the codec; the last four keys are ours, for windows of another length than the reference's."""
    return {
        "architectures": ["HeartCodec"],
        "attention_head_dim": size.flow.attention_head_dim,
        "causal": True,
        "codebook_dim": size.codebook_dim,
        "codebook_size": size.codebook_size,
        "commitment_weight": 1.0,
        "decay": 0.9,
        "default_kernel_size": size.scalar.default_kernel_size,
        "delay_kernel_size": size.scalar.delay_kernel_size,
        "dim": size.flow.dim,
        "downsample_factors": list(size.scalar.downsample_factors),
        "downsample_kernel_sizes": list(size.scalar.downsample_kernel_sizes),
        "dtype": "float16",
        "in_channels": size.flow.in_channels,
        "init_channel": size.scalar.init_channel,
        "latent_hidden_dim": size.scalar.latent_hidden_dim,
        "model_type": "heartcodec",
        "norm_type": "ada_norm_single",
        "num_attention_heads": size.flow.num_attention_heads,
        "num_bands": 1,
        "num_layers": size.flow.num_layers,
        "num_layers_2": size.flow.num_layers_2,
        "num_quantizers": size.num_quantizers,
        "num_samples": size.scalar.num_samples,
        "out_channels": size.flow.out_channels,
        "res_kernel_size": size.scalar.res_kernel_size,
        "sample_rate": 48_000,
        "threshold_ema_dead_code": 2,
        "upsample_factors": list(size.scalar.upsample_factors),
        "upsample_kernel_sizes": list(size.scalar.upsample_kernel_sizes),
        "use_cosine_sim": False,
        "window_frames": size.window_frames,
        "hop_frames": size.hop_frames,
        "num_steps": size.num_steps,
        "guidance_scale": size.guidance_scale,
    }
