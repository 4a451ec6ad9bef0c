"""Stage four: the estimator, by flow matching from noise to the scalar model's latents, led by the codes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from heartstudio.training.plan import Plan
from heartstudio.training.stages.quantiser import draw_starts
from heartstudio.training.store import Store
from heartstudio.training.trainer import Deadline, Losses, Trainer, mixed
from heartstudio.training.twin.codec import SIGMA_MIN, FlowMatching
from heartstudio.training.twin.sizes import LATENTS_PER_FRAME

UNLED = 0.12
"""Share of the rows without condition, which guidance needs."""

FROM_NOTHING, FROM_BEFORE = 0.5, 0.6
"""Share of the rows without context, and of the others the share with as much as a window has in a song."""

SONG_STARTS = 0.6
"""Share of the rows without context that begin where a song does, as every song's first window will."""

MOST_SONGS = 40_000
ENCODED_AT_ONCE = 4
"""Blocks of sound that become latents between two looks."""


class FlowStage(nn.Module):
    """Trains a flow on the store's codes and latents; the codebooks stay as they are."""

    def __init__(self, plan: Plan, store: Store, flow: FlowMatching) -> None:
        super().__init__()
        self.flow = flow
        flow.vq_embed.project_in.requires_grad_(False)
        flow.zero_cond_embedding1.requires_grad_(False)
        self._plan, self._store = plan, store
        device = store.latents.data.device
        self._starts = torch.zeros(MOST_SONGS, dtype=torch.int64, device=device)
        self._songs = torch.zeros((), dtype=torch.int64, device=device)
        self._known, self._chunks = np.zeros(0, np.int64), 0

    def train_for(self, deadline: Deadline, folder: Path, between: Callable[[], None]) -> bool:
        """Train until the stage's time is used up (true) or the call's is (false)."""
        trainer = Trainer("flow", self, self._plan.flow, [self._losses], folder)

        def look_around() -> None:
            between()
            self._store.encode_latents(ENCODED_AT_ONCE)
            self._find_songs()

        self._find_songs()
        finished = trainer.run(deadline, look_around)
        trainer.use_averages()
        return finished

    def _find_songs(self) -> None:
        """Note where songs start whose first window has all its latents by now."""
        self._known = np.append(self._known, self._store.songs.since(self._chunks)["starts"])
        self._chunks = self._store.songs.chunks
        whole = self._known[self._known + self._plan.codec.window_frames < self._store.latents.frames]
        whole = whole[:MOST_SONGS]
        self._starts[: len(whole)] = torch.from_numpy(whole)
        self._songs.fill_(len(whole))

    def _losses(self) -> Losses:
        device = self._songs.device
        fresh = torch.rand(self._plan.flow.batch, device=device) < FROM_NOTHING
        codes, latents = self._batch(fresh)
        rows, positions, _ = latents.shape
        led = torch.rand(rows, 1, 1, device=device) >= UNLED
        noise = torch.randn_like(latents)
        # Both the middle of the way, where the choice is made, and its ends.
        time = torch.where(
            torch.rand(rows, device=device) < 0.5,
            torch.rand(rows, device=device),
            torch.randn(rows, device=device).sigmoid(),
        )
        part = time[:, None, None]
        state = (1 - (1 - SIGMA_MIN) * part) * noise + part * latents
        known = (torch.arange(positions, device=device) < self._context(fresh, positions)[:, None])[..., None]
        with mixed(device):
            condition = torch.where(led, self.flow.condition(codes), 0)
            velocity = self.flow.estimator(state, torch.where(known, latents, 0), condition, time)
        error = (velocity - (latents - (1 - SIGMA_MIN) * noise)).square().mean(-1, keepdim=True)
        counted = (~known).float()
        each = (error * counted).sum((1, 2)) / counted.sum((1, 2))
        loss = each.mean()
        ends = torch.where(led.flatten(), each, 0).sum() / led.sum().clamp(min=1)
        return {"loss": loss, "led": ends, "spread": latents.std()}

    def _batch(self, fresh: Tensor) -> tuple[Tensor, Tensor]:
        """Codes (rows, frames, codebooks) and latents (rows, latents, channels) of windows.

        Args:
            fresh: (rows,) bool, those that have no context.
        """
        frames, rows, device = self._plan.codec.window_frames, len(fresh), fresh.device
        anywhere = draw_starts(rows, self._store.latents.filled - frames)
        song = self._starts[draw_starts(rows, self._songs)]
        first = fresh & (torch.rand(rows, device=device) < SONG_STARTS)
        start = torch.where(first, song, anywhere)[:, None]
        codes = self._store.codes.data[start + torch.arange(frames, device=device)]
        places = start * LATENTS_PER_FRAME + torch.arange(LATENTS_PER_FRAME * frames, device=device)
        return codes, self._store.latents.data[places].float()

    def _context(self, fresh: Tensor, positions: int) -> Tensor:
        """How many of the first latents (rows,) are known."""
        rows, device = len(fresh), fresh.device
        any_amount = torch.randint(1, positions // 2, (rows,), device=device)
        usual = torch.rand(rows, device=device) < FROM_BEFORE
        known = torch.where(usual, self._plan.codec.overlap_latents, any_amount)
        return torch.where(fresh, 0, known)
