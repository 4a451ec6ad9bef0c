"""A stage against the clock: states, deadlines, ways back and the learning rate's course; needs PyTorch."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from heartstudio.training import trainer as trainer_module  # noqa: E402 - torch may be absent
from heartstudio.training.plan import StagePlan  # noqa: E402
from heartstudio.training.progress import read_progress, recent_pace  # noqa: E402
from heartstudio.training.trainer import Deadline, Trainer, schedule  # noqa: E402


class Line(torch.nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.slope = torch.nn.Parameter(torch.zeros(1, 1))

    def losses(self) -> dict[str, Any]:
        x = torch.randn(32, 1)
        loss = (x @ self.slope - 3 * x).square().mean()
        return {"loss": loss, "slope": self.slope.sum()}


def test_a_trainer_finds_what_is_there_and_another_goes_on_from_its_state(tmp_path: Path) -> None:
    torch.manual_seed(0)
    plan = StagePlan(seconds=1.5, batch=1, peak=0.3)
    line = Line()
    trainer = Trainer("line", line, plan, [line.losses], tmp_path)
    assert trainer.run(Deadline(60))
    trainer.use_averages()
    assert line.slope.item() == pytest.approx(3.0, abs=0.1)
    assert read_progress(tmp_path, "line") >= 1.5
    assert "slope" in (tmp_path / "line.csv").read_text().splitlines()[0]
    assert recent_pace(tmp_path, "line") >= 0

    other = Line()
    again = Trainer("line", other, plan, [other.losses], tmp_path)
    assert again.count == trainer.count
    assert again.run(Deadline(60))
    again.use_averages()
    assert again.count == trainer.count
    assert torch.equal(other.slope, line.slope)


def test_a_trainer_stops_at_the_deadline_and_says_that_it_is_not_done(tmp_path: Path) -> None:
    line = Line()
    trainer = Trainer("line", line, StagePlan(seconds=1000, batch=1, peak=0.1), [line.losses], tmp_path)
    assert not trainer.run(Deadline(0.3))
    assert 0 < read_progress(tmp_path, "line") < 100


def test_a_trainer_whose_losses_explode_goes_back_to_where_they_did_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trainer_module, "_LOOK_SECONDS", 0.0)
    monkeypatch.setattr(trainer_module, "_KEEP_SECONDS", 0.0)
    line = Line()
    calls = 0

    def losses() -> dict[str, Any]:
        nonlocal calls
        calls += 1
        return {"loss": line.losses()["loss"] * (math.inf if calls == 30 else 1.0)}

    trainer = Trainer("line", line, StagePlan(seconds=1.0, batch=1, peak=0.1), [losses], tmp_path)
    assert trainer.run(Deadline(30))
    assert calls > 30
    assert torch.isfinite(line.slope).all()
    assert line.slope.item() == pytest.approx(3.0, abs=0.5)


def test_the_learning_rate_rises_shortly_and_falls_to_almost_nothing() -> None:
    course = [schedule(share / 200) for share in range(201)]
    assert course[0] < 0.1
    assert max(course) == pytest.approx(1.0, abs=0.01)
    assert course.index(max(course)) <= 5
    assert course[-1] == pytest.approx(0.005)
    assert sorted(course[5:], reverse=True) == course[5:]


def test_the_learning_rate_rises_anew_where_only_weights_were_carried_from_before() -> None:
    assert schedule(0.5, began=0.5) < 0.05
    assert schedule(0.51, began=0.5) < 0.6 * schedule(0.51)
    assert schedule(0.53, began=0.5) == schedule(0.53)
