from __future__ import annotations

import io
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import mlx.core as mx
import numpy as np
import pytest
from PIL import Image

from heartstudio.covers.flux import Commission, FluxPainter, Step, Weights
from heartstudio.covers.image_models import CoverError, can_paint, image_model

HEART = Commission("A red heart cut from paper.", seed=7, size=64)


@pytest.fixture
def weights(tiny_flux: Path) -> Weights:
    return Weights(tiny_flux, image_model(tiny_flux.name))


@pytest.fixture
def painter() -> Iterator[FluxPainter]:
    made = FluxPainter()
    yield made
    made.release()


def pixels(png: bytes | None) -> np.ndarray:
    assert png is not None
    return np.asarray(Image.open(io.BytesIO(png)))


def test_a_picture_is_painted_step_by_step_and_its_seed_decides_it(
    painter: FluxPainter, weights: Weights, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("painting opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    steps: list[Step] = []
    first = painter.paint(weights, HEART, steps.append)
    assert steps == [Step(done, 4) for done in (1, 2, 3, 4)]
    again = painter.paint(weights, HEART)
    other = painter.paint(weights, Commission(HEART.prompt, seed=8, size=64))
    elsewhere = painter.paint(weights, Commission("A blue door.", seed=7, size=64))
    assert first == again
    assert pixels(first).shape == (64, 64, 3)
    assert (pixels(first) != pixels(other)).mean() > 0.5
    assert (pixels(first) != pixels(elsewhere)).any()
    # Nothing is said on the terminal, and the file carries nothing but the picture.
    assert capfd.readouterr().err == ""
    assert first is not None
    assert Image.open(io.BytesIO(first)).info == {}
    assert b"heart" not in first


def test_a_picture_that_is_given_up_at_step_two_computes_no_third(
    painter: FluxPainter, weights: Weights
) -> None:
    steps: list[Step] = []
    assert painter.paint(weights, HEART, steps.append, lambda: len(steps) == 2) is None
    assert steps == [Step(1, 4), Step(2, 4)]
    assert painter.paint(weights, HEART) is not None


def test_all_memory_is_handed_back(painter: FluxPainter, weights: Weights) -> None:
    kept = mx.zeros((1 << 20,))
    mx.eval(kept)
    before = mx.get_active_memory()
    painter.paint(weights, HEART)
    loaded = mx.get_active_memory()
    painter.paint(weights, HEART)
    assert mx.get_active_memory() == loaded
    steps: list[Step] = []
    painter.paint(weights, HEART, steps.append, lambda: len(steps) == 2)
    assert mx.get_active_memory() == loaded
    painter.release()
    assert loaded > 1.2 * before
    assert mx.get_active_memory() == pytest.approx(before, rel=0.05)
    assert mx.get_cache_memory() == 0
    assert painter.weights is None


def test_what_is_not_quantised_can_be_as_it_is_loaded(painter: FluxPainter, weights: Weights) -> None:
    before = mx.get_active_memory()
    painter.paint(weights, HEART, stop=lambda: painter.weights is not None)
    whole = mx.get_active_memory() - before
    small = Weights(weights.folder, weights.model, bits=4)
    painter.paint(small, HEART, stop=lambda: painter.weights == small)
    assert mx.get_active_memory() - before < 0.7 * whole


def test_a_failure_is_told_in_words_and_leaves_nothing_in_memory(
    painter: FluxPainter, weights: Weights, tmp_path: Path
) -> None:
    before = mx.get_active_memory()
    gone = Weights(tmp_path / "gone", weights.model)
    with pytest.raises(CoverError, match="could not be painted") as caught:
        painter.paint(gone, HEART)
    assert caught.value.safe
    assert caught.value.remedy
    assert caught.value.__context__ is None
    assert mx.get_active_memory() == before
    assert painter.paint(weights, HEART) is not None


def test_a_failure_between_two_steps_leaves_nothing_in_memory_however_long_the_error_is_kept(
    painter: FluxPainter, weights: Weights
) -> None:
    before = mx.get_active_memory()
    with pytest.raises(CoverError, match="ZeroDivisionError") as caught:
        painter.paint(weights, HEART, lambda step: 1 / (2 - step.done))
    assert caught.value.__traceback__ is not None
    assert mx.get_active_memory() == before


def test_what_interrupts_mflux_gives_the_picture_up(painter: FluxPainter, weights: Weights) -> None:
    def interrupt(_step: Step) -> None:
        raise KeyboardInterrupt

    assert painter.paint(weights, HEART, interrupt) is None
    assert painter.paint(weights, HEART) is not None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Runpod/FLUX.2-klein-4B-mflux-4bit", "flux2-klein-4b"),
        ("black-forest-labs/FLUX.2-klein-9B", "flux2-klein-9b"),
        ("filipstrand/Z-Image-Turbo-mflux-4bit", "z-image-turbo"),
        ("black-forest-labs/FLUX.1-schnell", "schnell"),
    ],
)
def test_a_checkpoint_is_known_by_its_name(name: str, kind: str) -> None:
    from mflux.models.common.config import ModelConfig

    model = image_model(name)
    assert model.name == kind
    assert ModelConfig.from_name(kind).num_train_steps
    assert callable(getattr(__import__(model.module, fromlist=[model.loader]), model.loader).generate_image)


def test_a_checkpoint_of_another_kind_is_refused() -> None:
    with pytest.raises(CoverError, match="no image model"):
        image_model("someone/stable-diffusion-xl")


def test_whether_covers_can_be_painted_is_known_without_mflux(monkeypatch: pytest.MonkeyPatch) -> None:
    assert can_paint()
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.delitem(sys.modules, "mflux", raising=False)
    assert not can_paint()
