"""Stage two: the scalar model as an autoencoder of mono sound."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor, nn

from heartstudio.training.capture import fastest
from heartstudio.training.plan import Plan
from heartstudio.training.spectral import SpectralDistance
from heartstudio.training.stages.quantiser import draw_starts
from heartstudio.training.store import Store
from heartstudio.training.trainer import Deadline, Losses, Trainer, mixed
from heartstudio.training.twin.scalar import ROUNDING, ScalarModel

ROUGHEN = 0.07
"""Most noise that latents bear in training: the flow will not meet them exactly either."""

SPREAD = (0.45, 0.6)
"""Standard deviation that latents are to have: neither rounding nor noise drowns them, and they seldom saturate."""

GAPS_WEIGHT = 0.5
"""Of the bin-by-bin part: noise, of which no bin can be foretold, would rule the loss otherwise."""

EDGE_LATENTS = 2
"""Latents at a row's end that are not compared: the decoder looks ahead by as many."""


class ScalarStage(nn.Module):
    """Trains a scalar model on the store's sound."""

    def __init__(self, plan: Plan, store: Store, model: ScalarModel) -> None:
        super().__init__()
        self.model = model
        self.distance = SpectralDistance()
        self._plan, self._store = plan, store

    def train_for(self, deadline: Deadline, folder: Path, between: Callable[[], None]) -> bool:
        """Train until the stage's time is used up (true) or the call's is (false)."""
        self.model.hold_slopes()
        trainer = Trainer("scalar", self, self._plan.scalar, [self._losses], folder)
        if trainer.elapsed < self._plan.scalar.seconds:
            self._choose_layout()
        finished = trainer.run(deadline, between)
        trainer.use_averages()
        return finished

    def _choose_layout(self) -> None:
        layouts = (torch.channels_last, torch.contiguous_format)

        def tried(layout: torch.memory_format) -> None:
            self.model.layout = layout
            self.model.zero_grad(set_to_none=True)
            self._losses()["loss"].backward()

        ways = [lambda layout=layout: tried(layout) for layout in layouts]
        self.model.layout = layouts[fastest(ways, self._store.audio.data.device)]

    def _losses(self) -> Losses:
        sound = draw_sound(self._store, self._plan, self._plan.scalar.batch)
        latents, made = there_and_back(self.model, sound)
        end = sound.shape[1] - EDGE_LATENTS * self._plan.codec.scalar.samples_per_latent
        parts = self.distance(made[:, :end], sound[:, :end])
        spread, centre = latents.flatten(0, 1).std(0), latents.flatten(0, 1).mean(0)
        off = (SPREAD[0] - spread).clamp(min=0) + (spread - SPREAD[1]).clamp(min=0) + centre.square()
        return {"loss": closeness(parts) + off.mean(), **parts, "spread": spread.mean()}


def there_and_back(model: ScalarModel, sound: Tensor) -> tuple[Tensor, Tensor]:
    """Latents (rows, latents, width) of sounds (rows, samples), and what comes back of them, rounded and roughened."""
    with mixed(sound.device):
        latents = model.encode(sound).float()
        rounded = latents + (torch.round(latents * ROUNDING) / ROUNDING - latents).detach()
        roughness = ROUGHEN * torch.rand(len(sound), 1, 1, device=sound.device)
        return latents, model.synthesise(rounded + roughness * torch.randn_like(rounded)).float()


def closeness(parts: dict[str, Tensor]) -> Tensor:
    """The distance of two sounds as one number, of its parts."""
    return 2 * parts["mel"] + parts["level"] + parts["phase"] + GAPS_WEIGHT * parts["gaps"]


def draw_sound(store: Store, plan: Plan, rows: int) -> Tensor:
    """Stretches (rows, samples) of one channel, at various levels, either way up."""
    shelf = store.audio
    samples = plan.scalar_latents * plan.codec.scalar.samples_per_latent
    device = shelf.data.device
    start = draw_starts(rows, shelf.filled * plan.codec.samples_per_frame - samples)
    side = torch.randint(2, (rows, 1), device=device)
    places = (start[:, None] + torch.arange(samples, device=device)) * 2 + side
    gain = 10 ** (torch.rand(rows, 1, device=device) * 0.35 - 0.3)
    sign = torch.randint(2, (rows, 1), device=device) * 2 - 1
    return shelf.data.view(-1)[places].float() * (gain * sign / 32767)
