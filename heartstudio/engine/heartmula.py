"""HeartMuLa: from a prompt and the frames so far to the next frame of eight codes.

The *backbone* reads one position a frame; the *depth decoder* then reads the frame's codebooks one after another.
Specification: HeartMuLa (2026), reference implementation ``heartlib``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Self

import mlx.core as mx
import mlx.nn as nn

from heartstudio.engine.config import HeartMuLaConfig
from heartstudio.engine.prompt import Prompt
from heartstudio.engine.transformer import Transformer

Draw = Callable[[mx.array, nn.Module, int], mx.array]
"""Chooses the codes ``(rows,)`` of a codebook from hidden states ``(rows, width)``, its head and its number."""


class HeartMuLa(nn.Module):
    """The music language model.

    Weights are in the model's dtype, but for the eight heads: logits are computed in float32, for in bfloat16 the
    later codebooks suffer audibly, and so the heads' weights are float32 too.
    """

    def __init__(self, config: HeartMuLaConfig) -> None:
        super().__init__()
        self.config = config
        width, entries = config.backbone.embed_dim, config.audio_vocab_size
        self.text_embeddings = nn.Embedding(config.text_vocab_size, width)
        self.audio_embeddings = nn.Embedding(config.audio_num_codebooks * entries, width)
        self.unconditional_text_embedding = nn.Embedding(1, width)
        self.muq_linear = nn.Linear(config.muq_dim, width)
        self.backbone = Transformer(config.backbone)
        self.codebook0_head = nn.Linear(width, entries, bias=False)
        self.projection = nn.Linear(width, config.depth_decoder.embed_dim, bias=False)
        self.decoder = Transformer(config.depth_decoder)
        self.audio_heads = [
            nn.Linear(config.depth_decoder.embed_dim, entries, bias=False)
            for _ in range(config.audio_num_codebooks - 1)
        ]

    @classmethod
    def from_pretrained(
        cls, path: str | Path, dtype: mx.Dtype = mx.bfloat16, bits: int | None = None
    ) -> Self:
        """Load a folder in the reference's layout, or one that :mod:`heartstudio.checkpoints.conversion` made of it.

        Args:
            path: the folder, such as ``ckpt/HeartMuLa-oss-3B``.
            dtype: of the weights, whatever type they are stored in.
            bits: 8 or 4 for affine quantisation, see :mod:`heartstudio.precision`; None for what the folder
                holds.

        Raises:
            CheckpointError: naming the file or tensor that does not fit, or where the folder holds other bits.
        """
        from heartstudio.engine.loading import evaluate, open_heartmula  # they name each other's types

        model = cls(HeartMuLaConfig.from_folder(Path(path)))
        open_heartmula(model, Path(path), dtype, bits)
        evaluate(model)
        return model

    @property
    def dtype(self) -> mx.Dtype:
        """The type of activations and cache."""
        return self.unconditional_text_embedding.weight.dtype

    def embed_prompt(self, prompt: Prompt, guided: bool) -> mx.array:
        """The backbone's inputs for a prompt.

        Args:
            prompt: text ids with the style slot among them.
            guided: whether to add the unconditional row, in which every embedding is the learned one for "no text".

        Returns:
            ``(1 or 2, positions, width)``.
        """
        conditional = self.text_embeddings(mx.array(prompt.ids))
        style = self.muq_linear(mx.array(prompt.style, self.dtype))
        slot = mx.arange(len(prompt.ids))[:, None] == prompt.style_slot
        conditional = mx.where(slot, style, conditional)
        if not guided:
            return conditional[None]
        unconditional = mx.broadcast_to(self.unconditional_text_embedding.weight, conditional.shape)
        return mx.stack([conditional, unconditional])

    def embed_code(self, codes: mx.array, codebook: int) -> mx.array:
        """Codes ``(rows,)`` of one codebook as vectors ``(rows, width)``."""
        vectors: mx.array = self.audio_embeddings(codes + codebook * self.config.audio_vocab_size)
        return vectors

    def embed_frames(self, codes: mx.array) -> mx.array:
        """Whole frames ``(..., codebooks)`` as backbone inputs ``(..., width)``."""
        first = mx.arange(self.config.audio_num_codebooks, dtype=codes.dtype) * self.config.audio_vocab_size
        vectors: mx.array = self.audio_embeddings(codes + first)
        return vectors.sum(axis=-2)

    def draw_frame(self, hidden: mx.array, draw: Draw) -> mx.array:
        """All codes of a frame, codebook after codebook.

        Args:
            hidden: ``(rows, width)`` float32, the backbone's normed output at the newest position.
            draw: chooses each code; what it returns is fed to the next codebook.

        Returns:
            ``(rows, codebooks)``.
        """
        cache = self.decoder.new_cache(hidden.shape[0], self.config.audio_num_codebooks, self.dtype)
        codes = [draw(hidden, self.codebook0_head, 0)]
        x = mx.stack([hidden.astype(self.dtype), self.embed_code(codes[0], 0)], axis=1)
        position = 0
        for codebook, head in enumerate(self.audio_heads, start=1):
            normed, cache = self.decoder(self.projection(x), cache, position)
            codes.append(draw(normed[:, -1], head, codebook))
            position += x.shape[1]
            x = self.embed_code(codes[-1], codebook)[:, None]
        return mx.stack(codes, axis=-1)


def parameter_shapes(config: HeartMuLaConfig) -> dict[str, tuple[int, ...]]:
    """Name and shape of every tensor of a checkpoint of these sizes, in the reference's layout and names."""
    width, entries = config.backbone.embed_dim, config.audio_vocab_size
    depth = config.depth_decoder.embed_dim
    shapes: dict[str, tuple[int, ...]] = {
        "text_embeddings.weight": (config.text_vocab_size, width),
        "audio_embeddings.weight": (config.audio_num_codebooks * entries, width),
        "unconditional_text_embedding.weight": (1, width),
        "muq_linear.weight": (width, config.muq_dim),
        "muq_linear.bias": (width,),
        "codebook0_head.weight": (entries, width),
        "projection.weight": (depth, width),
        "audio_head": (config.audio_num_codebooks - 1, depth, entries),
    }
    for name, sizes in (("backbone", config.backbone), ("decoder", config.depth_decoder)):
        dim, keys = sizes.embed_dim, sizes.num_kv_heads * sizes.head_dim
        shapes[f"{name}.norm.scale"] = (dim,)
        for i in range(sizes.num_layers):
            shapes |= {
                f"{name}.layers.{i}.sa_norm.scale": (dim,),
                f"{name}.layers.{i}.attn.q_proj.weight": (dim, dim),
                f"{name}.layers.{i}.attn.k_proj.weight": (keys, dim),
                f"{name}.layers.{i}.attn.v_proj.weight": (keys, dim),
                f"{name}.layers.{i}.attn.output_proj.weight": (dim, dim),
                f"{name}.layers.{i}.mlp_norm.scale": (dim,),
                f"{name}.layers.{i}.mlp.w1.weight": (sizes.intermediate_dim, dim),
                f"{name}.layers.{i}.mlp.w2.weight": (dim, sizes.intermediate_dim),
                f"{name}.layers.{i}.mlp.w3.weight": (sizes.intermediate_dim, dim),
            }
    return shapes
