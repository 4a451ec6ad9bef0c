"""The store: songs on the device, as sound, as features, as codes and as latents, all counted in frames."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from heartstudio.training.analysis import FEATURES, Listener
from heartstudio.training.bank import Chunk
from heartstudio.training.plan import Plan
from heartstudio.training.twin.sizes import LATENTS_PER_FRAME

FRAMES_PER_HOUR = 45_000
FEATURE_HOURS = 12
BLOCK_FRAMES = 2000
"""Frames that are analysed at once where there are many."""

MOST_CHUNK_FRAMES = 2500
"""Room that is kept for a chunk of the longest songs."""

Encode = Callable[[Tensor], Tensor]
SongArrays = dict[str, NDArray[np.integer]]


class Shelf:
    """One array on the device that fills up from the front.

    Args:
        frames: that fit.
        rows: rows for each frame.
        width: of a row.
        dtype: of its entries.
        device: where it lies.
    """

    def __init__(self, frames: int, rows: int, width: int, dtype: torch.dtype, device: torch.device) -> None:
        self.data = torch.zeros((frames * rows, width), dtype=dtype, device=device)
        self.filled = torch.zeros((), dtype=torch.int64, device=device)
        self.frames, self._rows, self._capacity = 0, rows, frames

    @property
    def room(self) -> int:
        """Frames that still fit."""
        return self._capacity - self.frames

    def append(self, values: Tensor) -> None:
        """Put the next frames' rows on the shelf."""
        start = self.frames * self._rows
        self.data[start : start + len(values)] = values.to(self.data)
        self.frames += len(values) // self._rows
        self.filled.fill_(self.frames)


class Store:
    """Takes chunks in and keeps of them what the stages still need.

    Args:
        plan: of the run.
        device: where everything is kept.
        listener: computes the features.
    """

    def __init__(self, plan: Plan, device: torch.device, listener: Listener) -> None:
        self._device, self._listener = device, listener
        self._frame = plan.codec.samples_per_frame
        self._latents_encoder: Encode | None = None
        self._codes_encoder: Encode | None = None
        audio = int(plan.audio_hours * FRAMES_PER_HOUR)
        self.audio = Shelf(audio, self._frame, 2, torch.int16, device)
        self.features = Shelf(min(audio, FEATURE_HOURS * FRAMES_PER_HOUR), 1, FEATURES, torch.float16, device)
        width = plan.codec.flow.out_channels
        self.latents = Shelf(audio, LATENTS_PER_FRAME, width, torch.float16, device)
        codes = int(plan.code_hours * FRAMES_PER_HOUR)
        self.codes = Shelf(codes, 1, plan.codec.num_quantizers, torch.int16, device)
        self.songs = SongList()

    @property
    def hungry(self) -> bool:
        """Whether another chunk is of use."""
        if self._codes_encoder is None:
            return min(self.audio.room, self.features.room) > MOST_CHUNK_FRAMES
        return self.codes.room > MOST_CHUNK_FRAMES

    @torch.no_grad()
    def take_in(self, chunk: Chunk) -> None:
        """Add the songs of a chunk."""
        sound = self._upload(chunk.sound)
        frames = len(sound) // self._frame
        at = max(self.audio.frames, self.codes.frames)
        floating = sound.float() / 32767
        features = self._listener(floating)
        if self._codes_encoder is None:
            self.features.append(features)
        else:
            self.codes.append(self._codes_encoder(features))
        # Once a chunk finds no room, later ones would no longer lie at the same frames as their codes.
        if self.audio.frames == at and self.audio.room >= frames:
            self.audio.append(sound.reshape(-1, 2))
        starts = chunk.starts.astype(np.int64) + at
        self.songs.add({"starts": starts, "frames": chunk.frames, "ids": chunk.ids, "slots": chunk.slots})

    def _upload(self, sound: NDArray[np.int16]) -> Tensor:
        """Sound on the device, without waiting for the steps that are under way there."""
        if self._device.type != "cuda":
            return torch.from_numpy(sound)
        beside, current = torch.cuda.Stream(), torch.cuda.current_stream()
        with torch.cuda.stream(beside):
            uploaded = torch.from_numpy(sound).to(self._device)
        current.wait_stream(beside)
        uploaded.record_stream(current)
        return uploaded

    def freeze_codes(self, encoder: Encode) -> None:
        """From now on keep codes; those of the features so far are computed at once."""
        self._codes_encoder = encoder
        for start in range(0, self.features.frames, BLOCK_FRAMES):
            end = min(start + BLOCK_FRAMES, self.features.frames)
            self.codes.append(encoder(self.features.data[start:end]))
        self.features = Shelf(0, 1, FEATURES, torch.float16, self._device)

    def freeze_latents(self, encoder: Encode) -> None:
        """From now on :meth:`encode_latents` has something to encode with."""
        self._latents_encoder = encoder

    def encode_latents(self, blocks: int) -> bool:
        """Add the latents of some more blocks of the sound, which takes the device a while.

        Returns:
            Whether there is more sound to encode.
        """
        if self._latents_encoder is None:
            return False
        for _ in range(blocks):
            start, end = self.latents.frames, min(self.latents.frames + BLOCK_FRAMES, self.audio.frames)
            if start >= end:
                return False
            sound = self.audio.data[start * self._frame : end * self._frame]
            self.latents.append(self._latents_encoder(sound.float() / 32767))
        return True

    def save(self, folder: Path) -> None:
        """Write codes, latents and songs, so that another call can go on without the sound."""
        arrays = self.songs.since(0)
        arrays["codes"] = self.codes.data[: self.codes.frames].cpu().numpy()
        arrays["latents"] = self.latents.data[: self.latents.frames * LATENTS_PER_FRAME].cpu().numpy()
        beside = folder / "store.part"
        with beside.open("wb") as file:
            np.savez(file, **arrays)  # type: ignore[arg-type] # taken for allow_pickle, which no array is named
        beside.replace(folder / "store.npz")

    def load(self, folder: Path) -> bool:
        """Take over what :meth:`save` wrote; false where there is nothing."""
        path = folder / "store.npz"
        if not path.exists():
            return False
        with np.load(path, allow_pickle=False) as file:
            self.codes.append(torch.from_numpy(file["codes"]).to(self._device))
            self.latents.append(torch.from_numpy(file["latents"]).to(self._device))
            self.songs.add({name: file[name] for name in SongList.FIELDS})
        return True


class SongList:
    """Where each song lies, and its prompts."""

    FIELDS = ("starts", "frames", "ids", "slots")

    def __init__(self) -> None:
        self._chunks: list[SongArrays] = []
        self.count = 0

    def add(self, songs: SongArrays) -> None:
        """Add songs; ``starts`` and ``frames`` are (songs,), ``ids`` and ``slots`` (songs, variants, …)."""
        self._chunks.append(songs)
        self.count += len(songs["starts"])

    @property
    def chunks(self) -> int:
        """How often songs were added."""
        return len(self._chunks)

    def since(self, chunk: int) -> SongArrays:
        """The songs of this and all later chunks."""
        parts = self._chunks[chunk:]
        if not parts:
            return {name: np.zeros(0, np.int64) for name in self.FIELDS}
        return {name: np.concatenate([part[name] for part in parts]) for name in self.FIELDS}
