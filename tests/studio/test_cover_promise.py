from __future__ import annotations

import pytest

from heartstudio.checkpoints.machine import GIB, Machine
from heartstudio.covers.image_models import image_model
from heartstudio.studio.cover_promise import CoverPromise, promise_cover

KLEIN = image_model("FLUX.2-klein-4B")
QUANTISED, WHOLE = 4_620_000_000, 15_960_000_000


def promised(gib: int, weights: int, bits: int, size: int = 512, chip: str = "Apple M2") -> CoverPromise:
    return promise_cover(Machine.of(chip, gib * GIB), KLEIN, weights, bits, size)


def test_quantised_weights_stay_as_they_are_and_fit_a_small_mac() -> None:
    small = promised(8, QUANTISED, 4)
    assert small.bits is None
    assert small.peak_bytes == pytest.approx(5.2e9, rel=0.05)
    assert small.fits
    assert not promised(8, QUANTISED, 4, size=1024).fits


def test_whole_weights_are_quantised_just_as_far_as_the_machine_needs() -> None:
    assert promised(36, WHOLE, 16).bits is None
    assert promised(16, WHOLE, 16).bits == 8
    assert promised(8, WHOLE, 16).bits == 4
    nowhere = promised(4, WHOLE, 16)
    assert not nowhere.fits
    assert "would take" in nowhere.reason
    assert "GB" in nowhere.reason


def test_the_time_is_near_what_mflux_documents() -> None:
    large = promised(48, WHOLE, 16, size=1024, chip="Apple M4 Pro")
    assert large.seconds == pytest.approx(27.0, rel=0.25)
    assert promised(48, WHOLE, 16, size=512, chip="Apple M4 Pro").seconds < large.seconds / 2
