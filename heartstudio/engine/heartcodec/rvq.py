"""Codes to condition: the look-up half of a residual vector quantiser and the layer behind it."""

from __future__ import annotations

from dataclasses import dataclass

import mlx.core as mx

from heartstudio.engine.heartcodec.config import LATENTS_PER_FRAME
from heartstudio.engine.heartcodec.layers import Linear


@dataclass(frozen=True, eq=False, slots=True)
class Quantiser:
    """Codebooks, each of which refines what those before it said.

    Attributes:
        codebooks: ``(codebooks, entries, codebook_dim)``.
        project_out: from codebook_dim to dim.
        cond_feature_emb: from dim to dim.
    """

    codebooks: mx.array
    project_out: Linear
    cond_feature_emb: Linear

    def look_up(self, codes: mx.array) -> mx.array:
        """The sum of the entries that codes choose, projected: ``(…, frames, codebooks)`` to ``(…, frames, dim)``."""
        count, entries, width = self.codebooks.shape
        rows = codes.astype(mx.int32) + mx.arange(count) * entries
        return self.project_out(self.codebooks.reshape(count * entries, width)[rows].sum(axis=-2))

    def condition(self, codes: mx.array) -> mx.array:
        """What the flow is told of the codes: ``(…, frames, codebooks)`` to ``(…, 2·frames, dim)``."""
        return mx.repeat(self.cond_feature_emb(self.look_up(codes)), LATENTS_PER_FRAME, axis=-2)
