"""Stage five: the language model, from tags and section markers to codes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from heartstudio.training.plan import Plan
from heartstudio.training.stages.quantiser import draw_starts
from heartstudio.training.store import Store
from heartstudio.training.trainer import Deadline, Losses, Trainer, mixed
from heartstudio.training.twin.language import HeartMuLa

UNCONDITIONAL = 0.12
"""Share of the rows whose prompt is hidden, which guidance needs."""

MISREAD_ROWS, MISREAD_CODES = 0.5, 0.06
"""Half of the rows read now and then another code than was played: in a song of its own the model errs, too."""

FIRST_BOOK_WEIGHT = 1.5
ORDINARY_POSITIONS = 256
"""Length of row for which the plan's batch is meant; longer rows come in smaller batches."""

MOST_SONGS = 90_000
CHUNKS_AT_ONCE = 24
"""New chunks that are taken over together; each time the device has to wait."""


class LanguageStage(nn.Module):
    """Trains a language model on the store's codes and prompts."""

    def __init__(self, plan: Plan, store: Store, model: HeartMuLa, end: int) -> None:
        """Take ``end`` for the id that every codebook shows once a song is over."""
        super().__init__()
        self.model = model
        self._plan, self._store, self._end = plan, store, end
        self._rng = np.random.default_rng(plan.seed)
        device = store.codes.data.device
        variants, positions = plan.prompt_variants, plan.prompt_positions
        self._starts, self._frames = (
            torch.zeros(MOST_SONGS, dtype=torch.int64, device=device) for _ in range(2)
        )
        self._ids = torch.zeros((MOST_SONGS * variants, positions), dtype=torch.int16, device=device)
        self._slots = torch.zeros(MOST_SONGS * variants, dtype=torch.int16, device=device)
        self._buckets = [_Bucket(MOST_SONGS * variants, device) for _ in plan.buckets]
        self._songs, self._chunks = 0, 0

    def train_for(self, deadline: Deadline, folder: Path, between: Callable[[], None]) -> bool:
        """Train until the stage's time is used up (true) or the call's is (false)."""
        losses = [lambda index=index: self._losses(index) for index in range(len(self._buckets))]
        trainer = Trainer("language", self, self._plan.language, losses, folder)

        def look_around() -> None:
            between()
            self._take_over()

        self._take_over()
        finished = trainer.run(deadline, look_around, self._choose)
        trainer.use_averages()
        return finished

    def _take_over(self) -> None:
        """Add the store's newest songs to the buckets that hold them."""
        waiting = self._store.songs.chunks - self._chunks
        if not waiting or (self._songs and waiting < CHUNKS_AT_ONCE):
            return
        new = self._store.songs.since(self._chunks)
        self._chunks = self._store.songs.chunks
        count = min(len(new["starts"]), MOST_SONGS - self._songs)
        if count <= 0:
            return
        variants, first = self._plan.prompt_variants, self._songs
        songs, prompts = slice(first, first + count), slice(first * variants, (first + count) * variants)
        device = self._ids.device
        ids = new["ids"][:count].reshape(count * variants, -1)
        self._starts[songs] = torch.from_numpy(new["starts"][:count]).to(device)
        self._frames[songs] = torch.from_numpy(new["frames"][:count]).to(device, torch.int64)
        self._ids[prompts] = torch.from_numpy(ids).to(device)
        self._slots[prompts] = torch.from_numpy(new["slots"][:count].reshape(-1)).to(device)
        self._songs += count
        lengths = (ids >= 0).sum(1) + np.repeat(new["frames"][:count], variants)
        places = np.searchsorted(self._plan.buckets, lengths)
        for index, bucket in enumerate(self._buckets):
            bucket.add(torch.from_numpy(np.flatnonzero(places == index) + first * variants).to(device))

    def _choose(self) -> int:
        """A bucket, so that every prompt of every song comes equally often."""
        steps = np.array([bucket.held / self._rows(index) for index, bucket in enumerate(self._buckets)])
        return int(self._rng.choice(len(steps), p=steps / steps.sum()))

    def _rows(self, index: int) -> int:
        return max(1, round(self._plan.language.batch * ORDINARY_POSITIONS / self._plan.buckets[index]))

    def _losses(self, index: int) -> Losses:
        row = self._batch(index)
        model, device = self.model, row.ids.device
        with mixed(device):
            style = torch.zeros((len(row.ids), model.size.muq_dim), device=device)
            hidden_prompt = torch.rand(len(row.ids), device=device) < UNCONDITIONAL
            prompt = model.embed_prompt(row.ids, row.slot, style, hidden_prompt)
            song = model.embed_codes(self._misread(row.codes)).sum(2)
            place = torch.arange(row.ids.shape[1], device=device)
            inputs = torch.where((place < row.prompt[:, None])[..., None], prompt, song)
            hidden = model.backbone(inputs)
            first = model.codebook0_head(hidden).float()
            picked = self._pick(row)
            frames = row.following.gather(1, picked[..., None].expand(-1, -1, row.codes.shape[2])).flatten(
                0, 1
            )
            there = hidden.gather(1, picked[..., None].expand(-1, -1, hidden.shape[2])).flatten(0, 1)
            rest = model.depth_logits(there, frames).float()
        last = row.prompt + row.frames - 1
        told = ((place >= row.prompt[:, None] - 1) & (place <= last[:, None])).float()
        wanted = row.following[..., 0]
        miss = F.cross_entropy(first.flatten(0, 1), wanted.flatten(), reduction="none").view(wanted.shape)
        book0 = (miss * told).sum() / told.sum()
        books = F.cross_entropy(rest.flatten(0, 1), frames[:, 1:].flatten(), reduction="none")
        books = books.view(rest.shape[:2]).mean(0)
        ending = (miss * (place == last[:, None])).sum() / len(miss)
        loss = (FIRST_BOOK_WEIGHT * book0 + books.sum()) / (FIRST_BOOK_WEIGHT + len(books))
        return {"loss": loss, "book0": book0, "book1": books[0], "book7": books[-1], "ending": ending}

    def _batch(self, index: int) -> _Rows:
        bucket, positions = self._buckets[index], self._plan.buckets[index]
        prompt = bucket.prompts[draw_starts(self._rows(index), bucket.filled)].long()
        song = prompt // self._plan.prompt_variants
        ids = self._ids[prompt].long()
        length, frames = (ids >= 0).sum(1), self._frames[song]
        place = torch.arange(positions, device=ids.device)
        ids = F.pad(ids, (0, max(0, positions - ids.shape[1])))[:, :positions].clamp(min=0)
        at = place - length[:, None]
        start = self._starts[song][:, None]
        shelf = self._store.codes.data
        codes = shelf[start + at.clamp(min=0).minimum(frames[:, None] - 1)].long()
        following = shelf[start + (at + 1).clamp(min=0).minimum(frames[:, None] - 1)].long()
        over = (at + 1 >= frames[:, None])[..., None]
        following = torch.where(over, self._end, following)
        return _Rows(ids, self._slots[prompt].long(), length, frames, codes, following)

    def _misread(self, codes: Tensor) -> Tensor:
        device = codes.device
        rows = torch.rand(len(codes), 1, 1, device=device) < MISREAD_ROWS
        wrong = rows & (torch.rand(codes.shape, device=device) < MISREAD_CODES)
        return torch.where(wrong, torch.randint_like(codes, self._plan.codec.codebook_size), codes)

    def _pick(self, row: _Rows) -> Tensor:
        """Positions (rows, depth frames) whose next frame the depth decoder learns, the song's end among them."""
        count = self._plan.depth_frames
        share = torch.rand(len(row.frames), count, device=row.frames.device)
        share[:, 0] = 1.0
        offset = (share * (row.frames + 1)[:, None]).long().minimum(row.frames[:, None])
        return row.prompt[:, None] - 1 + offset


class _Rows:
    """A batch: ``ids`` (rows, positions), both kinds of codes (rows, positions, codebooks), the rest (rows,)."""

    def __init__(
        self, ids: Tensor, slot: Tensor, prompt: Tensor, frames: Tensor, codes: Tensor, following: Tensor
    ) -> None:
        self.ids, self.slot, self.prompt, self.frames = ids, slot, prompt, frames
        self.codes, self.following = codes, following


class _Bucket:
    """The prompts whose rows have about one length."""

    def __init__(self, capacity: int, device: torch.device) -> None:
        self.prompts = torch.zeros(capacity, dtype=torch.int32, device=device)
        self.filled = torch.zeros((), dtype=torch.int64, device=device)
        self.held = 0

    def add(self, prompts: Tensor) -> None:
        self.prompts[self.held : self.held + len(prompts)] = prompts.int()
        self.held += len(prompts)
        self.filled.fill_(self.held)
