"""One frame, plainly: the reference that every quicker way of composing is compared with."""

from __future__ import annotations

from collections.abc import Callable

import mlx.core as mx
import mlx.nn as nn

from heartstudio.engine.heartmula import HeartMuLa
from heartstudio.engine.sampling import Sampler, gumbel_noise
from heartstudio.engine.transformer import LayerCache

State = tuple[mx.array, list[LayerCache], mx.array, mx.array]
"""Input of the newest position, cache, its fill ``(1,)`` int32 and the number of the next frame ``(1,)`` uint32."""

Step = Callable[[mx.array, list[LayerCache], mx.array, mx.array], tuple[mx.array, State]]
"""From a state to the codes ``(takes, codebooks)`` and the next state."""


def compose_frame(
    model: HeartMuLa,
    sampler: Sampler,
    seeds: mx.array,
    allowed: mx.array,
    visible: int,
    x: mx.array,
    cache: list[LayerCache],
    offset: mx.array,
    frame: mx.array,
) -> tuple[mx.array, State]:
    """One frame: backbone, eight guided draws, and the frame's embedding as the next input.

    The first five arguments are the same for a whole song, or for a bucket of it; the rest is the state.

    Returns:
        The codes ``(takes, codebooks)`` and the next state.
    """
    hidden, cache = model.backbone(x, cache, offset, visible)
    noise = gumbel_noise(seeds, frame, model.config.audio_num_codebooks, model.config.audio_vocab_size)

    def draw(hidden: mx.array, head: nn.Module, codebook: int) -> mx.array:
        # A row at a time: in float32 a matrix-vector product reads the head at full bandwidth, a product of few rows
        # at a tenth of it.
        logits = mx.concatenate([head(row) for row in mx.split(sampler.guide(hidden), len(seeds))])
        codes = sampler.draw(logits, noise[codebook], allowed)
        return mx.concatenate([codes, codes]) if sampler.guided else codes

    codes = model.draw_frame(hidden[:, -1], draw)
    newest = model.embed_frames(codes)[:, None]
    return codes[: seeds.shape[0]], (newest, cache, offset + 1, frame + 1)
