"""Stage three: the scalar decoder alone, so that its sound does not pulse with the latents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from torch import nn

from heartstudio.training.plan import Plan
from heartstudio.training.spectral import PulseDistance, SpectralDistance
from heartstudio.training.stages.scalar import EDGE_LATENTS, closeness, draw_sound, there_and_back
from heartstudio.training.store import Store
from heartstudio.training.trainer import Deadline, Losses, Trainer
from heartstudio.training.twin.scalar import ScalarModel

PULSE_WEIGHT = 10.0


class FinishStage(nn.Module):
    """Trains a scalar model's decoder; the encoder stays as it is, and so do all latents."""

    def __init__(self, plan: Plan, store: Store, model: ScalarModel) -> None:
        super().__init__()
        self.model = model
        self.distance = SpectralDistance()
        self.pulse = PulseDistance(plan.codec.scalar.samples_per_latent)
        self._plan, self._store = plan, store

    def train_for(self, deadline: Deadline, folder: Path, between: Callable[[], None]) -> bool:
        """Train until the stage's time is used up (true) or the call's is (false)."""
        self.model.hold_slopes()
        self.model.encoder.requires_grad_(False)
        trainer = Trainer("finish", self, self._plan.finish, [self._losses], folder)
        finished = trainer.run(deadline, between)
        trainer.use_averages()
        return finished

    def _losses(self) -> Losses:
        sound = draw_sound(self._store, self._plan, self._plan.finish.batch)
        _, made = there_and_back(self.model, sound)
        end = sound.shape[1] - EDGE_LATENTS * self._plan.codec.scalar.samples_per_latent
        made, sound = made[:, :end], sound[:, :end]
        parts = self.distance(made, sound)
        pulse = self.pulse(made, sound)
        return {"loss": closeness(parts) + PULSE_WEIGHT * pulse, **parts, "pulse": pulse}
