"""The frame loop: the prompt once, then a frame at a time, each one late so that host and device work side by side.

Three ways lead to the same frames. The *plain* one runs :func:`compose_frame` as it is written; the *compiled* one has
MLX trace it into a single graph, which is then only replayed; the *fused* one traces :class:`FusedFrame`, whose
operations are few and large. ``PERFORMANCE.md`` says what each buys.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import mlx.core as mx
import numpy as np
from numpy.typing import NDArray

from heartstudio.engine.frame import State, Step, compose_frame
from heartstudio.engine.fused import FusedFrame
from heartstudio.engine.heartmula import HeartMuLa
from heartstudio.engine.pacing import Pace
from heartstudio.engine.prompt import Prompt
from heartstudio.engine.sampling import Sampler
from heartstudio.engine.transformer import LayerCache

BUCKET = 256
"""Positions by which the visible part of the cache grows: one traced graph serves this many frames."""

PREFILL_CHUNK = 256
"""Prompt positions run at once, so that no command buffer holds the screen up for long."""


@dataclass(frozen=True, slots=True)
class ReadPrompt:
    """What the backbone remembers of a prompt, so that the next song from the same words need not read it again.

    Attributes:
        prompt: the words.
        guided: whether an unconditional row is there too.
        cache: of every layer, for all positions of the prompt but the last.
    """

    prompt: Prompt
    guided: bool
    cache: list[LayerCache]

    def serves(self, prompt: Prompt, guided: bool) -> bool:
        """Whether these are the words."""
        return (
            self.guided == guided
            and self.prompt.style_slot == prompt.style_slot
            and np.array_equal(self.prompt.ids, prompt.ids)
            and np.array_equal(self.prompt.style, prompt.style)
        )


class FrameLoop:
    """Draws frames for one or more takes of one prompt.

    Args:
        model: the language model.
        sampler: how codes are drawn.
        seeds: one for each take.
        allowed: ``(entries,)`` bool, the entries that may be drawn at all.
        capacity: positions to make room for: prompt, frames given and frames to come.
        compiled: replay one traced graph a frame rather than dispatching every operation anew.
        fused: compute with the kernels that :mod:`heartstudio.engine.kernels` has for a GPU.
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
        fused: bool = False,
    ) -> None:
        self._model, self._sampler = model, sampler
        self._seeds = list(seeds)
        self._allowed = mx.array(allowed)
        self._capacity = -(-capacity // BUCKET) * BUCKET
        self._compiled, self._fused = compiled, fused
        self._visible = 0
        self._step: Step
        self._position = 0
        self._state: State | None = None
        self._live = list(range(len(self._seeds)))

    def prefill(
        self, prompt: Prompt, start: NDArray[np.int16] | None = None, known: ReadPrompt | None = None
    ) -> ReadPrompt:
        """Read the prompt, and the codes of a song that is to be continued, into the cache.

        The last position stays out: reading it is the first frame's step.

        Args:
            prompt: the words.
            start: ``(frames, codebooks)`` to go on from.
            known: what an earlier loop of the same model read; used where it is of the same words.

        Returns:
            What later loops need not read again.
        """
        model, guided = self._model, self._sampler.guided
        inputs = model.embed_prompt(prompt, guided)
        frames = 0 if start is None else len(start)
        if start is not None and frames:
            given = model.embed_frames(mx.array(start.astype(np.uint32)))
            inputs = mx.concatenate([inputs, mx.repeat(given[None], inputs.shape[0], axis=0)], axis=1)
        if known is None or not known.serves(prompt, guided):
            known = ReadPrompt(prompt, guided, [])
        cache, known = self._read(inputs[:, :-1], known)
        self._position = inputs.shape[1] - 1
        newest = mx.repeat(inputs[:, -1:], len(self._seeds), axis=0)
        self._state = newest, cache, mx.array([self._position], mx.int32), mx.array([frames], mx.uint32)
        mx.eval(self._state)
        return known

    def frames(self, count: int) -> Iterator[NDArray[np.int16]]:
        """At most ``count`` frames, each ``(takes, codebooks)``; :meth:`prefill` comes first.

        A frame is handed out while the device already works on the next, so that nothing waits for the host;
        whoever stops listening has caused one frame too many. Rows of takes that were let go are zeros.
        """
        ahead = self._launch() if count > 0 else None
        for remaining in range(count - 1, -1, -1):
            assert ahead is not None
            (takes, codes), ahead = ahead, self._launch() if remaining else None
            frame = np.zeros((len(self._seeds), codes.shape[1]), np.int16)
            frame[takes] = np.array(codes)
            yield frame

    @property
    def live(self) -> int:
        """How many takes are still composed."""
        return len(self._live)

    def keep(self, takes: Sequence[int]) -> None:
        """Go on with these takes alone, from the frame after the next: the others cost no more time."""
        assert self._state is not None, "prefill comes first"
        rows = np.array([self._live.index(take) for take in takes])
        if self._sampler.guided:
            rows = np.concatenate([rows, rows + len(self._live)])
        (x, cache, offset, frame), self._state = self._state, None
        self._live = list(takes)
        kept = []
        while cache:
            # What a layer's other rows took is free before the next layer asks for its own.
            kept.append(_rows(cache.pop(0), rows))
            mx.eval(kept[-1])
        self._state = x[mx.array(rows)], kept, offset, frame
        self._visible = 0
        mx.eval(self._state)

    def _read(self, inputs: mx.array, known: ReadPrompt) -> tuple[list[LayerCache], ReadPrompt]:
        """Run the prompt through one layer after another, so that memory never holds more than one layer's cache twice.

        Args:
            inputs: ``(rows, positions, width)`` of the prompt and the frames given.
            known: the words, and what is known of them: everything or nothing.

        Returns:
            The song's cache, with rows of its own for each take and room for all frames, and what is known now.
        """
        backbone, (rows, length, _) = self._model.backbone, inputs.shape
        words = len(known.prompt.ids) - 1
        takes = np.repeat(np.arange(rows), len(self._seeds))
        spans = _spans(0, words) * (not known.cache) + _spans(words, length)
        xs = [inputs[:, begin:end] for begin, end in spans]
        pace, cache, remembered = Pace(ahead=0), [], []
        for number in range(len(backbone.layers)):
            if known.cache:
                layer = _rows(known.cache[number], np.arange(rows), length)
            else:
                layer = backbone.new_layer_cache(rows, length, self._model.dtype)
            for i, (begin, _) in enumerate(spans):
                x, layer = backbone.layer(number, xs[i], layer, begin)
                if number < len(backbone.layers) - 1:
                    xs[i] = x
                    pace.send(x, *layer)
                else:
                    # Nobody reads what the last layer makes of the prompt: not asked for, it is not computed.
                    pace.send(*layer)
            remembered.append(known.cache[number] if known.cache else _beginning(layer, words))
            cache.append(_rows(layer, takes, self._capacity))
            pace.send(*cache[-1], *remembered[-1])
        return cache, replace(known, cache=remembered)

    def _launch(self) -> tuple[list[int], mx.array]:
        """Start the next frame's work; its takes and their codes, not yet computed."""
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
        return self._live, codes

    def _trace(self, visible: int) -> Step:
        seeds = mx.array(np.array([self._seeds[take] for take in self._live], np.uint32))
        if self._fused:
            frame = FusedFrame(self._model, self._sampler, seeds, self._allowed)
            return frame.step(visible, compiled=self._compiled)
        step = partial(compose_frame, self._model, self._sampler, seeds, self._allowed, visible)
        return mx.compile(step) if self._compiled else step


def _spans(begin: int, end: int) -> list[tuple[int, int]]:
    """Positions from ``begin`` to ``end``, as many at once as is good."""
    return [(at, min(at + PREFILL_CHUNK, end)) for at in range(begin, end, PREFILL_CHUNK)]


def _beginning(layer: LayerCache, positions: int) -> LayerCache:
    keys, values = layer
    return mx.contiguous(keys[:, :, :positions]), mx.contiguous(values[:, :, :positions])


def _rows(layer: LayerCache, rows: NDArray[np.int64], capacity: int = 0) -> LayerCache:
    """Some rows of a layer's cache, made longer where it is shorter than ``capacity``.

    They have memory of their own: a view would be copied by every frame that writes it.
    """
    rest = max(0, capacity - layer[0].shape[2])
    keys, values = (entries[mx.array(rows)] for entries in layer)
    if not rest:
        return keys, values
    room = [(0, 0), (0, 0), (0, rest), (0, 0)]
    return mx.pad(keys, room), mx.pad(values, room)
