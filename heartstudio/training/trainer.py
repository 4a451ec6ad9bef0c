"""A stage of training against the clock: steps replayed as CUDA graphs, averaged weights, curves, ways back."""

from __future__ import annotations

import csv
import json
import math
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from heartstudio.training.capture import CapturedStep
from heartstudio.training.plan import StagePlan
from heartstudio.training.progress import progress_file, read_progress, steps_so_far

Losses = Mapping[str, Tensor]
"""What a step minimises, under ``"loss"``, and whatever else is worth a curve."""

WARM_UP = 0.02
"""Share of the time in which the learning rate rises, at the start and where only weights were carried from before."""

CLIP = 1.0
"""Norm beyond which a gradient is shortened."""

_LOOK_SECONDS, _KEEP_SECONDS, _SAVE_SECONDS = 1.0, 10.0, 60.0
_AHEAD = 12
"""Steps that may wait on the device."""


class Deadline:
    """The moment at which a call has to have ended.

    Args:
        seconds: from now.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left."""
        return self._end - time.monotonic()


class Trainer:
    """Trains one module for as long as its plan says, over several calls if need be.

    Parameters that need no gradient are left alone, and saved buffers travel with the rest.

    Args:
        name: of the stage, for its files.
        module: what is trained.
        plan: time, rates and averages.
        losses: each draws a batch and computes its losses; one of them is taken for each step.
        folder: for ``name.safetensors``, the state to go on from, and ``name.csv``, the curves.
    """

    def __init__(
        self,
        name: str,
        module: nn.Module,
        plan: StagePlan,
        losses: Sequence[Callable[[], Losses]],
        folder: Path,
    ) -> None:
        self.name, self.plan, self._module = name, plan, module
        self._state, self._log = folder / f"{name}.safetensors", folder / f"{name}.csv"
        self._progress = progress_file(folder, name)
        self._weights = {key: value for key, value in module.named_parameters() if value.requires_grad}
        self._averages = {key: value.detach().clone() for key, value in self._weights.items()}
        self._device = next(iter(self._weights.values())).device
        self._rate = torch.tensor(0.0, device=self._device)
        self._keep = torch.tensor(0.0, device=self._device)
        self._optimiser = self._make_optimiser()
        self._steps = [CapturedStep(self._whole(compute), self._device) for compute in losses]
        self._sums: dict[str, Tensor] = {}
        self._since, self.count = 0, 0
        self.elapsed, self._peak, self._began = 0.0, plan.peak, 0.0
        self._safe: dict[str, Tensor] = {}
        if self._state.exists():
            self._restore(load_file(self._state, device=str(self._device)))
        else:
            # The module may hold the weights of a call on another machine; the optimiser knows nothing of them yet.
            self.elapsed, self.count = read_progress(folder, name), steps_so_far(folder, name)
            self._began = self.elapsed

    def run(
        self,
        deadline: Deadline,
        between: Callable[[], None] = lambda: None,
        choose: Callable[[], int] = lambda: 0,
        until: float = 1.0,
    ) -> bool:
        """Train until a share of the stage's time is used up (true) or the call's is (false).

        Args:
            deadline: of the call.
            between: is called about once a second.
            choose: says which of the losses the next step takes.
            until: share of the stage's time at which to stop.
        """
        goal = until * self.plan.seconds
        looked = kept = saved = time.monotonic()
        under_way: deque[torch.cuda.Event] = deque()
        while self.elapsed < goal and deadline.left > 0:
            seconds = self.plan.seconds
            self._rate.fill_(self._peak * schedule(self.elapsed / seconds, self._began / seconds))
            self._keep.fill_(self._kept())
            self._steps[choose()]()
            self.count += 1
            self._since += 1
            if self._device.type == "cuda":
                under_way.append(torch.cuda.Event())
                under_way[-1].record()
                if len(under_way) > _AHEAD:
                    under_way.popleft().synchronize()
            now = time.monotonic()
            if now - looked < _LOOK_SECONDS:
                continue
            self.elapsed += now - looked
            looked = now
            if not self._look():
                continue
            if now - kept > _KEEP_SECONDS:
                self._safe = {key: value.clone() for key, value in self._everything().items()}
                kept = now
            if now - saved > _SAVE_SECONDS:
                self.save()
                saved = now
            between()
        self.elapsed = min(self.elapsed + time.monotonic() - looked, max(goal, self.elapsed))
        self.save()
        return self.elapsed >= goal

    def use_averages(self) -> None:
        """Put the averaged weights into the module, for good."""
        with torch.no_grad():
            for key, value in self._averages.items():
                self._weights[key].copy_(value)

    def save(self) -> None:
        """Write the state to go on from, first beside its name, and how far it has come."""
        beside = self._state.with_suffix(".part")
        save_file({key: value.contiguous() for key, value in self._everything().items()}, beside)
        beside.replace(self._state)
        self._progress.parent.mkdir(exist_ok=True)
        self._progress.write_text(
            json.dumps({"elapsed": self.elapsed, "steps": self.count}), encoding="utf-8"
        )

    def _make_optimiser(self) -> torch.optim.AdamW:
        decayed = [value for value in self._weights.values() if value.ndim > 1]
        plain = [value for value in self._weights.values() if value.ndim < 2]
        groups = [
            {"params": decayed, "weight_decay": self.plan.decay},
            {"params": plain, "weight_decay": 0.0},
        ]
        optimiser = torch.optim.AdamW(
            [group for group in groups if group["params"]],
            lr=self._rate,
            betas=self.plan.betas,
            fused=True,
            capturable=self._device.type == "cuda",
        )
        for value in self._weights.values():
            optimiser.state[value] = {
                "step": torch.zeros((), device=self._device),
                "exp_avg": torch.zeros_like(value),
                "exp_avg_sq": torch.zeros_like(value),
            }
        return optimiser

    def _whole(self, compute: Callable[[], Losses]) -> Callable[[], None]:
        """A step from the losses to the average of the weights."""
        weights: list[Tensor] = list(self._weights.values())
        averages = list(self._averages.values())

        def step() -> None:
            self._optimiser.zero_grad(set_to_none=True)
            losses = dict(compute())
            losses["loss"].backward()
            losses["gradient"] = nn.utils.clip_grad_norm_(weights, CLIP, foreach=True)
            self._optimiser.step()
            with torch.no_grad():
                torch._foreach_mul_(averages, self._keep)
                torch._foreach_add_(averages, torch._foreach_mul(weights, 1 - self._keep))
                for name, value in losses.items():
                    if name not in self._sums:
                        self._sums[name] = torch.zeros((), device=self._device)
                    self._sums[name].add_(value.detach())

        return step

    def _kept(self) -> float:
        """What a step leaves of the old average, so that it reaches back over the plan's share of the time."""
        if not self.elapsed:
            return 0.0
        steps_a_second = self.count / self.elapsed
        return math.exp(-1 / max(1.0, self.plan.averaging * self.plan.seconds * steps_a_second))

    def _look(self) -> bool:
        """Write a line of the curves; false where the training had gone wrong and is set back."""
        values = {name: float(total) / max(self._since, 1) for name, total in self._sums.items()}
        for total in self._sums.values():
            total.zero_()
        row = {"seconds": f"{self.elapsed:.1f}", "step": self.count, "rate": f"{float(self._rate):.3g}"}
        row |= {name: f"{value:.5g}" for name, value in values.items()}
        fresh = not self._log.exists()
        with self._log.open("a", newline="") as file:
            writer = csv.DictWriter(file, list(row))
            if fresh:
                writer.writeheader()
            writer.writerow(row)
        self._since = 0
        if all(math.isfinite(value) for value in values.values()):
            return True
        if self._safe:
            elapsed = self.elapsed
            self._restore(self._safe)
            self.elapsed = elapsed
        self._peak /= 2
        return False

    def _everything(self) -> dict[str, Tensor]:
        numbers = torch.tensor([self.elapsed, self._peak, self.count], dtype=torch.float64)
        state = {"numbers": numbers}
        for key, value in self._weights.items():
            moments = self._optimiser.state[value]
            state |= {f"weights.{key}": value.detach(), f"averages.{key}": self._averages[key]}
            state |= {f"first.{key}": moments["exp_avg"], f"second.{key}": moments["exp_avg_sq"]}
            state[f"steps.{key}"] = moments["step"]
        saved = self._module.state_dict()
        return state | {f"others.{key}": value for key, value in saved.items() if key not in self._weights}

    @torch.no_grad()
    def _restore(self, state: Mapping[str, Tensor]) -> None:
        for key, value in self._everything().items():
            if key == "numbers":
                elapsed, self._peak, count = state[key].tolist()
                self.elapsed, self.count = elapsed, int(count)
            else:
                value.copy_(state[key])


def mixed(device: torch.device) -> torch.autocast:
    """Matrix products in bfloat16 where the device is fast at them."""
    return torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda")


def schedule(share: float, began: float = 0.0) -> float:
    """The learning rate's course over the share of time used up: a short rise, then half a cosine to nearly 0.

    Args:
        share: of the stage's time.
        began: share at which the optimiser began to know the weights, from where the rate rises.
    """
    rest = min(1.0, max(0.0, (share - WARM_UP) / (1 - WARM_UP)))
    risen = min(1.0, (share - began + 0.001) / (WARM_UP + 0.001))
    return risen * (0.005 + 0.995 * 0.5 * (1 + math.cos(math.pi * rest)))
