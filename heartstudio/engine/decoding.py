"""The frame loop: prefill once, then a frame at a time, each one late so that host and device work side by side.

Two ways lead to the same frames. The *plain* one runs :func:`compose_frame` as it is written. The *compiled* one
has MLX trace it into a single graph, which is then only replayed: see ``PERFORMANCE.md`` for what that buys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import mlx.core as mx
import mlx.nn as nn
import numpy as np
from numpy.typing import NDArray

from heartstudio.engine.heartmula import HeartMuLa
from heartstudio.engine.prompt import Prompt
from heartstudio.engine.sampling import Sampler, gumbel_noise
from heartstudio.engine.transformer import LayerCache

BUCKET = 256
"""Positions by which the visible part of the cache grows: one traced graph serves this many frames."""

PREFILL_CHUNK = 512
"""Prompt positions run at once, so that no command buffer holds the screen up for long."""

State = tuple[mx.array, list[LayerCache], mx.array, mx.array]
"""Input of the newest position, cache, its fill ``(1,)`` int32 and the number of the next frame ``(1,)`` uint32."""

Step = Callable[[mx.array, list[LayerCache], mx.array, mx.array], tuple[mx.array, State]]


class FrameLoop:
    """Draws frames for one or more takes of one prompt.

    Args:
        model: the language model.
        sampler: how codes are drawn.
        seeds: one for each take.
        allowed: ``(entries,)`` bool, the entries that may be drawn at all.
        capacity: positions to make room for: prompt, frames given and frames to come.
        compiled: replay one traced graph a frame rather than dispatching every operation anew.
    """

    def __init__(
        self,
        model: HeartMuLa,
        sampler: Sampler,
        seeds: Sequence[int],
        allowed: NDArray[np.bool_],
        capacity: int,
        *,
        compiled: bool,
    ) -> None:
        self._model, self._sampler = model, sampler
        self._seeds = mx.array(np.array(seeds, np.uint32))
        self._allowed = mx.array(allowed)
        self._capacity = -(-capacity // BUCKET) * BUCKET
        self._compiled = compiled
        self._visible = 0
        self._step: Step
        self._position = 0
        self._state: State | None = None

    def prefill(self, prompt: Prompt, start: NDArray[np.int16] | None = None) -> int:
        """Read the prompt, and the codes of a song that is to be continued, into the cache.

        The last position stays out: reading it is the first frame's step.

        Args:
            prompt: the words.
            start: ``(frames, codebooks)`` to go on from.

        Returns:
            How many positions were read in all.
        """
        model, takes = self._model, self._seeds.shape[0]
        inputs = model.embed_prompt(prompt, self._sampler.guided)
        frames = 0 if start is None else len(start)
        if start is not None and frames:
            given = model.embed_frames(mx.array(start.astype(np.uint32)))
            inputs = mx.concatenate([inputs, mx.repeat(given[None], inputs.shape[0], axis=0)], axis=1)
        read = inputs.shape[1] - 1
        cache = model.backbone.new_cache(inputs.shape[0], self._capacity, model.dtype)
        # Zeros that are not yet written may be left out of an update, and what is masked must still be finite.
        mx.eval(cache)
        for begin in range(0, read, PREFILL_CHUNK):
            chunk = inputs[:, begin : min(begin + PREFILL_CHUNK, read)]
            _, cache = model.backbone(chunk, cache, begin)
            mx.eval(cache)
        if takes > 1:
            # The takes share the prompt; from here on each goes its own way.
            cache = [(mx.repeat(k, takes, axis=0), mx.repeat(v, takes, axis=0)) for k, v in cache]
        newest = mx.repeat(inputs[:, read:], takes, axis=0)
        self._position = read
        self._state = newest, cache, mx.array([read], mx.int32), mx.array([frames], mx.uint32)
        mx.eval(self._state)
        return read + 1

    def frames(self, count: int) -> Iterator[NDArray[np.int16]]:
        """At most ``count`` frames, each ``(takes, codebooks)``; :meth:`prefill` comes first.

        A frame is handed out while the device already works on the next, so that nothing waits for the host;
        whoever stops listening has caused one frame too many.
        """
        ahead = self._launch() if count > 0 else None
        for remaining in range(count - 1, -1, -1):
            codes, ahead = ahead, self._launch() if remaining else None
            yield np.array(codes).astype(np.int16)

    def _launch(self) -> mx.array:
        """Start the next frame's work and return its codes, not yet computed."""
        assert self._state is not None, "prefill comes first"
        visible = min(-(-(self._position + 1) // BUCKET) * BUCKET, self._capacity)
        if visible != self._visible:
            # Older buckets are never needed again, nor are the graphs traced for them.
            self._visible, self._step = visible, self._trace(visible)
        # Letting go of the old state here lets MLX write the new cache entries in place.
        state, self._state = self._state, None
        codes, state = self._step(*state)
        self._state = state
        self._position += 1
        mx.async_eval(codes, state)
        return codes

    def _trace(self, visible: int) -> Step:
        step = partial(compose_frame, self._model, self._sampler, self._seeds, self._allowed, visible)
        return mx.compile(step) if self._compiled else step


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
