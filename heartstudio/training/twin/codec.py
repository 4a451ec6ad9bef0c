"""HeartCodec in PyTorch: codes to condition, by flow matching to latents, and by the scalar model to sound."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn

from heartstudio.training.twin.flow import Estimator
from heartstudio.training.twin.scalar import ScalarModel
from heartstudio.training.twin.sizes import LATENTS_PER_FRAME, CodecSize

SIGMA_MIN = 1e-6
"""What is left of the noise at the end of the path."""


class Codebook(nn.Module):
    """One codebook; its entries are moved by averages, not by gradients."""

    embed: Tensor

    def __init__(self, entries: int, width: int) -> None:
        super().__init__()
        self.register_buffer("embed", torch.randn(1, entries, width))


class QuantiserLayer(nn.Module):
    """What the reference wraps around a codebook."""

    def __init__(self, entries: int, width: int) -> None:
        super().__init__()
        self._codebook = Codebook(entries, width)

    @property
    def entries(self) -> Tensor:
        """The codebook's entries (size, width)."""
        return self._codebook.embed[0]


class ResidualQuantiser(nn.Module):
    """The codebooks and the projections into and out of their space."""

    def __init__(self, dim: int, size: int, width: int, books: int) -> None:
        super().__init__()
        self._books = [QuantiserLayer(size, width) for _ in range(books)]
        self.layers = nn.ModuleList(self._books)
        self.project_in = nn.Linear(dim, width)
        self.project_out = nn.Linear(width, dim)

    def embed(self, codes: Tensor) -> Tensor:
        """Sum (…, width) of the entries that codes (…, codebooks) name."""
        tables = torch.cat(self.books)
        offsets = torch.arange(len(self.books), device=codes.device) * len(self.books[0])
        return tables[codes.long() + offsets].sum(-2)

    @property
    def books(self) -> list[Tensor]:
        """The entries (size, width) of every codebook."""
        return [layer.entries for layer in self._books]


class FlowMatching(nn.Module):
    """Quantiser, condition and estimator."""

    def __init__(self, size: CodecSize) -> None:
        super().__init__()
        dim = size.flow.dim
        self.vq_embed = ResidualQuantiser(dim, size.codebook_size, size.codebook_dim, size.num_quantizers)
        self.cond_feature_emb = nn.Linear(dim, dim)
        self.zero_cond_embedding1 = nn.Parameter(torch.zeros(dim))
        self.estimator = Estimator(size.flow)

    def condition(self, codes: Tensor) -> Tensor:
        """Condition (rows, latents, dim) of codes (rows, frames, codebooks)."""
        features = self.cond_feature_emb(self.vq_embed.project_out(self.vq_embed.embed(codes)))
        return features[:, :, None].expand(-1, -1, LATENTS_PER_FRAME, -1).flatten(1, 2)

    def solve(
        self, condition: Tensor, noise: Tensor, context: Tensor | None, steps: int, guidance: float
    ) -> Tensor:
        """Latents (rows, latents, channels) by Euler's method from t = 0 to 1.

        Args:
            condition: (rows, latents, dim).
            noise: (rows, latents, channels).
            context: (rows, known, channels) the first latents, where they are known.
            steps: of the solver.
            guidance: above 1, how far to go beyond the unconditional velocity.
        """
        known = 0 if context is None else context.shape[1]
        fixed = torch.zeros_like(noise)
        if context is not None:
            fixed[:, :known] = context
        state = noise.clone()
        for step in range(steps):
            time = step / steps
            state[:, :known] = (1 - (1 - SIGMA_MIN) * time) * noise[:, :known] + time * fixed[:, :known]
            times = torch.full((len(noise),), time, device=noise.device)
            if guidance > 1:
                both = torch.cat((torch.zeros_like(condition), condition))
                free, led = self.estimator(*_twice(state, fixed), both, times.repeat(2)).chunk(2)
                velocity = free + guidance * (led - free)
            else:
                velocity = self.estimator(state, fixed, condition, times)
            state = state + velocity / steps
        state[:, :known] = fixed[:, :known]
        return state


class HeartCodec(nn.Module):
    """The whole codec, its parameters named as in the reference's files."""

    def __init__(self, size: CodecSize) -> None:
        super().__init__()
        self.size = size
        self.flow_matching = FlowMatching(size)
        self.scalar_model = ScalarModel(size.scalar)

    def encode(self, sound: Tensor) -> Tensor:
        """Latents (rows, latents, 2 * width), left then right, of stereo sound (rows, samples, 2)."""
        mono = sound.transpose(1, 2).flatten(0, 1)
        return self.scalar_model.encode(mono).unflatten(0, (-1, 2)).transpose(1, 2).flatten(2)

    def decode_latents(self, latents: Tensor) -> Tensor:
        """Stereo sound (rows, samples, 2) of latents (rows, latents, 2 * width)."""
        mono = latents.unflatten(2, (2, -1)).transpose(1, 2).flatten(0, 1)
        return self.scalar_model.decode(mono).unflatten(0, (-1, 2)).transpose(1, 2)

    def latents_of(self, codes: Tensor, noise: Callable[[int], Tensor]) -> list[Tensor]:
        """The latents of every window of songs of one length.

        Args:
            codes: (rows, frames, codebooks).
            noise: gives window i its noise (rows, latents, channels).
        """
        size = self.size
        windows: list[Tensor] = []
        for index, start in enumerate(window_starts(codes.shape[1], size)):
            picked = torch.arange(start, start + size.window_frames, device=codes.device) % codes.shape[1]
            context = windows[-1][:, -size.overlap_latents :] if windows else None
            condition = self.flow_matching.condition(codes[:, picked])
            windows.append(
                self.flow_matching.solve(
                    condition, noise(index), context, size.num_steps, size.guidance_scale
                )
            )
        return windows

    def decode(self, codes: Tensor, noise: Callable[[int], Tensor]) -> Tensor:
        """Stereo sound (rows, frames * samples per frame, 2) of codes (rows, frames, codebooks)."""
        hop = self.size.hop_frames * self.size.samples_per_frame
        song = torch.zeros(0)
        for index, latents in enumerate(self.latents_of(codes, noise)):
            sound = self.decode_latents(latents)
            if index == 0:
                song = sound
                continue
            shared = song.shape[1] - index * hop
            rise = torch.linspace(0, 1, shared, device=sound.device)[:, None]
            joined = song[:, -shared:] * (1 - rise) + sound[:, :shared] * rise
            song = torch.cat((song[:, :-shared], joined, sound[:, shared:]), dim=1)
        return song[:, : codes.shape[1] * self.size.samples_per_frame]


def window_starts(frames: int, size: CodecSize) -> range:
    """First frames of the windows that cover a song; a window that reaches beyond its end starts over with it."""
    further = max(0, -(-(frames - size.window_frames) // size.hop_frames))
    return range(0, further * size.hop_frames + 1, size.hop_frames)


def _twice(*parts: Tensor) -> tuple[Tensor, ...]:
    return tuple(torch.cat((part, part)) for part in parts)
