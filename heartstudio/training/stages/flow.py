"""Stage three: the estimator, by flow matching from noise to the scalar model's latents, led by the codes."""

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

FROM_NOTHING, FROM_BEFORE = 0.45, 0.35
"""Shares of the rows without context and with as much as a window has in a song; the rest have any amount."""

SONG_STARTS = 0.25
"""Share of the rows that begin where a song does."""

MOST_SONGS = 20_000


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

    def train_for(self, deadline: Deadline, folder: Path, between: Callable[[], None]) -> bool:
        """Train until the stage's time is used up (true) or the call's is (false)."""
        starts = self._store.songs.since(0)["starts"]
        whole = starts[starts + self._plan.codec.window_frames < self._store.latents.frames][:MOST_SONGS]
        self._starts[: len(whole)] = torch.from_numpy(np.ascontiguousarray(whole))
        self._songs.fill_(len(whole))
        trainer = Trainer("flow", self, self._plan.flow, [self._losses], folder)
        finished = trainer.run(deadline, between)
        trainer.use_averages()
        return finished

    def _losses(self) -> Losses:
        codes, latents = self._batch()
        rows, positions, _ = latents.shape
        device = latents.device
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
        known = (torch.arange(positions, device=device) < self._context(rows, positions)[:, None])[..., None]
        with mixed(device):
            condition = torch.where(led, self.flow.condition(codes), 0)
            velocity = self.flow.estimator(state, torch.where(known, latents, 0), condition, time)
        error = (velocity - (latents - (1 - SIGMA_MIN) * noise)).square().mean(-1, keepdim=True)
        counted = (~known).float()
        each = (error * counted).sum((1, 2)) / counted.sum((1, 2))
        loss = each.mean()
        ends = torch.where(led.flatten(), each, 0).sum() / led.sum().clamp(min=1)
        return {"loss": loss, "led": ends, "spread": latents.std()}

    def _batch(self) -> tuple[Tensor, Tensor]:
        """Codes (rows, frames, codebooks) and latents (rows, latents, channels) of windows."""
        frames = self._plan.codec.window_frames
        rows = self._plan.flow.batch
        anywhere = draw_starts(rows, self._store.latents.filled - frames)
        song = self._starts[draw_starts(rows, self._songs)]
        start = torch.where(torch.rand(rows, device=song.device) < SONG_STARTS, song, anywhere)[:, None]
        device = start.device
        codes = self._store.codes.data[start + torch.arange(frames, device=device)]
        first = start * LATENTS_PER_FRAME
        latents = self._store.latents.data[first + torch.arange(LATENTS_PER_FRAME * frames, device=device)]
        return codes, latents.float()

    def _context(self, rows: int, positions: int) -> Tensor:
        """How many of the first latents (rows,) are known."""
        device = self._songs.device
        draw = torch.rand(rows, device=device)
        any_amount = torch.randint(1, positions // 2, (rows,), device=device)
        known = torch.where(draw < FROM_NOTHING + FROM_BEFORE, self._plan.codec.overlap_latents, any_amount)
        return torch.where(draw < FROM_NOTHING, 0, known)
