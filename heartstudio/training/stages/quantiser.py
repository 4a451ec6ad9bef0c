"""Stage one: the analysis encoder and the codebooks, so that few codes carry what a listener notices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor, nn

from heartstudio.training.analysis import (
    BAND_FEATURES,
    BANDS_PER_FRAME,
    TONE_FEATURES,
    Analyser,
    analyse,
    nearest,
)
from heartstudio.training.plan import Plan
from heartstudio.training.store import Shelf, Store
from heartstudio.training.trainer import Deadline, Losses, Trainer, mixed
from heartstudio.training.twin.codec import ResidualQuantiser

PLAIN_SHARE = 0.12
"""Share of the time in which nothing is quantised, after which the codebooks start at the centres of what there is."""

DECAY = 0.98
"""Share of the old in the averages that move the codebooks' entries."""

DEAD = 1.0
"""Average number of uses in a step below which an entry starts anew at one of the batch's vectors."""

COMMITMENT = 0.25
FEWER_BOOKS = 0.2
"""Share of the rows that get by on the first few codebooks, so that those carry the most."""

KMEANS_VECTORS, KMEANS_ROUNDS = 100, 12
"""Vectors for each entry, and rounds, with which the codebooks are started."""


class QuantiserStage(nn.Module):
    """Trains an analyser and the codec's codebooks on the store's features."""

    uses: Tensor
    totals: Tensor

    def __init__(self, plan: Plan, store: Store, quantiser: ResidualQuantiser) -> None:
        super().__init__()
        self.analyser = Analyser(plan.codec.flow.dim, plan.analyser_width)
        self.quantiser = quantiser
        books, size, width = plan.codec.num_quantizers, plan.codec.codebook_size, plan.codec.codebook_dim
        self.register_buffer("uses", torch.ones(books, size))
        self.register_buffer("totals", torch.zeros(books, size, width))
        self._plan, self._store = plan, store

    def train_for(self, deadline: Deadline, folder: Path, between: Callable[[], None]) -> bool:
        """Train until the stage's time is used up (true) or the call's is (false)."""
        trainer = Trainer("quantiser", self, self._plan.quantiser, [self._plain, self._quantised], folder)
        if trainer.elapsed == 0:
            self.analyser.adapt(_filled(self._store.features))
        if not trainer.run(deadline, between, lambda: 0, until=PLAIN_SHARE):
            trainer.use_averages()
            return False
        if not bool(self.totals.any()):
            self._start_codebooks()
        finished = trainer.run(deadline, between, lambda: 1)
        trainer.use_averages()
        return finished

    @torch.no_grad()
    def encode(self, features: Tensor) -> Tensor:
        """Codes (frames, codebooks) of features (frames, FEATURES)."""
        return analyse(self.analyser, self.quantiser, features[None])[0]

    @torch.no_grad()
    def hear(self, codes: Tensor) -> Tensor:
        """The features (frames, FEATURES), mean 0 and spread 1, that codes (frames, codebooks) carry."""
        return self.analyser.predict(self.quantiser.project_out(self.quantiser.embed(codes))[None])[0]

    def _plain(self) -> Losses:
        target, vectors = self._batch()
        return self._losses(target, vectors, torch.zeros((), device=target.device))

    def _quantised(self) -> Losses:
        target, vectors = self._batch()
        chosen, commitment = self._quantise(vectors)
        return self._losses(target, vectors + (chosen - vectors).detach(), commitment)

    def _batch(self) -> tuple[Tensor, Tensor]:
        """Normalised features (rows, frames, FEATURES) and the vectors that stand for them."""
        shelf, frames = self._store.features, self._plan.quantiser_frames
        start = draw_starts(self._plan.quantiser.batch, shelf.filled - frames)
        target = self.analyser.normalised(
            shelf.data[start[:, None] + torch.arange(frames, device=start.device)]
        )
        with mixed(target.device):
            squeezed = self.analyser.squeeze(target)
        return target, self.quantiser.project_in(squeezed.float())

    def _losses(self, target: Tensor, vectors: Tensor, commitment: Tensor) -> Losses:
        with mixed(target.device):
            predicted = self.analyser.predict(self.quantiser.project_out(vectors)).float()
        tones, bands, places = (
            (mine - theirs).abs().mean()
            for mine, theirs in zip(_kinds(predicted), _kinds(target), strict=True)
        )
        changes = (_changes(predicted) - _changes(target)).abs().mean()
        loss = 1.5 * tones + bands + 0.3 * places + 0.5 * changes + COMMITMENT * commitment
        return {
            "loss": loss,
            "tones": tones,
            "bands": bands,
            "places": places,
            "changes": changes,
            "commitment": commitment,
            "in_use": (self.uses > DEAD).float().mean(),
        }

    def _quantise(self, vectors: Tensor) -> tuple[Tensor, Tensor]:
        """The entries' sum for vectors (rows, frames, width), and how far the vectors are from it."""
        flat = vectors.detach().flatten(0, 1)
        books = self.quantiser.books
        rows = torch.rand(vectors.shape[:1], device=vectors.device)
        fewest = torch.randint(2, len(books) + 1, rows.shape, device=vectors.device)
        depth = (
            torch.where(rows < FEWER_BOOKS, fewest, len(books))[:, None].expand(vectors.shape[:2]).flatten()
        )
        total = torch.zeros_like(flat)
        for book, entries in enumerate(books):
            residual = flat - total
            codes = nearest(residual, entries)
            used = (book < depth)[:, None].float()
            total = total + entries[codes] * used
            self._move(book, residual, codes, used)
        chosen = total.unflatten(0, vectors.shape[:2])
        return chosen, (vectors - chosen).square().mean()

    @torch.no_grad()
    def _move(self, book: int, residual: Tensor, codes: Tensor, used: Tensor) -> None:
        """Move a codebook's entries towards the vectors that chose them, and revive those that nobody chooses."""
        uses, totals = self.uses[book], self.totals[book]
        uses.mul_(DECAY).index_add_(0, codes, used[:, 0], alpha=1 - DECAY)
        totals.mul_(DECAY).index_add_(0, codes, residual * used, alpha=1 - DECAY)
        others = residual[torch.randint(len(residual), (len(uses),), device=residual.device)]
        dead = (uses < DEAD)[:, None]
        centres = totals / uses.clamp(min=1e-3)[:, None]
        self.quantiser.books[book].copy_(torch.where(dead, others, centres))
        totals.copy_(torch.where(dead, others * 2 * DEAD, totals))
        uses.copy_(torch.where(dead[:, 0], 2 * DEAD, uses))

    @torch.no_grad()
    def _start_codebooks(self) -> None:
        """Put the entries at the centres of what the encoder gives by now."""
        frames = self._plan.quantiser_frames
        features = _filled(self._store.features)
        rows = features[: len(features) // frames * frames].unflatten(0, (-1, frames))
        wanted = max(1, KMEANS_VECTORS * self.uses.shape[1] // frames)
        rows = self.analyser.normalised(rows[torch.randperm(len(rows), device=rows.device)[:wanted]])
        residual = self.quantiser.project_in(self.analyser.squeeze(rows)).flatten(0, 1)
        expected = self._plan.quantiser.batch * frames / self.uses.shape[1]
        for book, entries in enumerate(self.quantiser.books):
            centres = centres_of(residual, len(entries))
            entries.copy_(centres)
            self.uses[book].fill_(expected)
            self.totals[book].copy_(centres * expected)
            residual = residual - centres[nearest(residual, centres)]


def draw_starts(rows: int, room: Tensor) -> Tensor:
    """Places (rows,) from 0 up to a room that only the device knows."""
    # Single precision would not reach every place of a long shelf.
    return (torch.rand(rows, dtype=torch.float64, device=room.device) * room.clamp(min=1)).long()


def centres_of(vectors: Tensor, count: int) -> Tensor:
    """The centres (count, width) of Lloyd's algorithm on vectors (many, width)."""
    centres = vectors[torch.randint(len(vectors), (count,), device=vectors.device)].clone()
    for _ in range(KMEANS_ROUNDS):
        codes = nearest(vectors, centres)
        uses = torch.zeros(count, device=vectors.device).index_add_(0, codes, torch.ones_like(vectors[:, 0]))
        totals = torch.zeros_like(centres).index_add_(0, codes, vectors)
        others = vectors[torch.randint(len(vectors), (count,), device=vectors.device)]
        centres = torch.where((uses < 1)[:, None], others, totals / uses.clamp(min=1)[:, None])
    return centres


def _filled(shelf: Shelf) -> Tensor:
    return shelf.data[: shelf.frames]


def _kinds(features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    tones, bands, places = features.split(
        [TONE_FEATURES, BAND_FEATURES, features.shape[-1] - TONE_FEATURES - BAND_FEATURES], dim=-1
    )
    return tones, bands, places


def _changes(features: Tensor) -> Tensor:
    """How the bands change from one 10 ms step to the next: what onsets are made of."""
    bands = features[..., TONE_FEATURES : TONE_FEATURES + BAND_FEATURES]
    steps = bands.unflatten(-1, (BANDS_PER_FRAME, -1)).flatten(-3, -2)
    return steps.diff(dim=-2)
