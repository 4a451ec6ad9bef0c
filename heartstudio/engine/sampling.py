"""From logits to codes: guidance, temperature, the k likeliest, and an exact categorical draw.

One draw costs a noise per entry: by the Gumbel-max trick ``argmax(logits + gumbel)`` is a draw from the softmax,
the same as the reference's ``argmax(p / q)`` with ``q`` exponential.
"""

from __future__ import annotations

from dataclasses import dataclass

import mlx.core as mx

FIRST_FRAME = 2**31


@dataclass(frozen=True, slots=True)
class Sampler:
    """How one codebook entry is chosen for every take.

    Attributes:
        guidance: classifier-free guidance; above 1 the rows are conditional takes, then unconditional ones.
        temperature: divides the logits; 0 takes the likeliest entry.
        top_k: how many of the likeliest may be drawn; ties with the k-th stay.
    """

    guidance: float
    temperature: float
    top_k: int

    @property
    def guided(self) -> bool:
        """Whether every take has an unconditional row beside it."""
        return self.guidance != 1.0

    def guide(self, rows: mx.array) -> mx.array:
        """Mix conditional and unconditional ``(rows, …)`` into ``(takes, …)``.

        Guidance is defined on logits. As the heads are linear, mixing the hidden states before them is the same and
        halves the heads' work.
        """
        if not self.guided:
            return rows
        conditional, unconditional = mx.split(rows, 2)
        return unconditional + self.guidance * (conditional - unconditional)

    def draw(self, logits: mx.array, noise: mx.array, allowed: mx.array) -> mx.array:
        """One entry for every take.

        Args:
            logits: ``(takes, entries)`` float32, guided.
            noise: standard Gumbel noise of the same shape.
            allowed: ``(entries,)`` bool, the entries that may come out at all.

        Returns:
            ``(takes,)`` uint32.
        """
        logits = mx.where(allowed, logits, -mx.inf)
        if self.temperature == 0:
            return mx.argmax(logits, axis=-1)
        logits = keep_likeliest(logits / self.temperature, self.top_k)
        return mx.argmax(logits + noise, axis=-1)


def keep_likeliest(logits: mx.array, top_k: int) -> mx.array:
    """``(..., entries)`` with all below the k-th largest set to minus infinity; ties with it stay.

    A partition finds the k-th largest; sorting all of the entries is never needed.
    """
    entries = logits.shape[-1]
    if top_k >= entries:
        return logits
    threshold = mx.partition(logits, entries - top_k, axis=-1)[..., entries - top_k, None]
    return mx.where(logits >= threshold, logits, -mx.inf)


def gumbel_noise(seeds: mx.array, frame: mx.array, codebooks: int, entries: int) -> mx.array:
    """The noise of one frame, a function of each take's seed and the frame's number alone.

    So a song that is resumed or continued draws what it would have drawn in one go, and a take of a batch draws
    what it would have drawn alone. Seed and frame are the two words of a key of MLX's counter-based generator
    (Threefry; Salmon et al. 2011).

    Args:
        seeds: ``(takes,)`` uint32.
        frame: ``()`` or ``(1,)`` uint32, counted from the song's start.
        codebooks: draws in a frame.
        entries: entries to draw among.

    Returns:
        ``(codebooks, takes, entries)`` float32.
    """
    # The codec keys the noise of its windows by small numbers and the same seed; frames keep to the upper half.
    numbers = mx.broadcast_to(frame + FIRST_FRAME, seeds.shape)
    keys = mx.stack([numbers, seeds], axis=-1).astype(mx.uint32)
    return mx.stack(
        [mx.random.gumbel((codebooks, entries), key=keys[take]) for take in range(seeds.shape[0])], axis=1
    )
