"""What the codes are to carry, and the distance that the scalar model makes small; needs PyTorch."""

from __future__ import annotations

import math
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from heartstudio.training.analysis import (  # noqa: E402 - torch may be absent
    BANDS,
    BANDS_PER_FRAME,
    TONE_FEATURES,
    TONES,
    TONES_PER_FRAME,
    Listener,
)
from heartstudio.training.spectral import PulseDistance, SpectralDistance  # noqa: E402

CPU = torch.device("cpu")
FRAME = 3840


@pytest.fixture(scope="module")
def listener() -> Any:
    return Listener(FRAME)


def test_a_tone_is_heard_in_its_semitone_and_an_onset_in_its_ten_milliseconds(listener: Any) -> None:
    time = torch.arange(20 * FRAME) / 48_000
    tone = 0.3 * torch.sin(2 * math.pi * 440 * time)
    click = torch.zeros(20 * FRAME)
    click[10 * FRAME + 5 * 480 + 240] = 1.0
    tones = listener(torch.stack((tone, tone), 1))[8, :TONE_FEATURES].view(TONES_PER_FRAME, -1)
    assert {TONES[int(index)] for index in tones.argmax(1)} == {69}
    bands = listener(torch.stack((click, click), 1))[
        :, TONE_FEATURES : TONE_FEATURES + BANDS * BANDS_PER_FRAME
    ]
    steps = bands.reshape(-1, BANDS).mean(1)
    assert int(steps.argmax()) == 10 * BANDS_PER_FRAME + 5


def test_a_sound_on_the_left_is_placed_there(listener: Any) -> None:
    noise = torch.randn(6 * FRAME, generator=torch.Generator().manual_seed(0)) * 0.1
    left = listener(torch.stack((noise, 0.01 * noise), 1))[3, -12:]
    middle = listener(torch.stack((noise, noise), 1))[3, -12:]
    assert (left > 0.9).all()
    assert (middle.abs() < 1e-3).all()


def test_the_distance_of_a_sound_to_itself_is_nothing_and_phase_counts() -> None:
    distance = SpectralDistance()
    time = torch.arange(12_000) / 48_000
    tone = 0.3 * torch.sin(2 * math.pi * 500 * time)[None]
    turned = 0.3 * torch.cos(2 * math.pi * 500 * time)[None]
    same, shifted = distance(tone, tone), distance(turned, tone)
    assert all(float(value) < 0.05 for value in same.values())
    assert float(shifted["phase"]) > 1.0
    assert float(shifted["level"]) < 0.5


def test_hiss_between_the_partials_counts_bin_by_bin() -> None:
    distance = SpectralDistance()
    time = torch.arange(24_000) / 48_000
    tones = sum(torch.sin(2 * math.pi * hertz * time) for hertz in range(600, 12_000, 600))
    clean = (0.02 * torch.as_tensor(tones))[None]
    hiss = 3e-4 * torch.randn(clean.shape, generator=torch.Generator().manual_seed(0))
    parts = distance(clean + hiss, clean)
    others = sum(float(parts[name]) for name in ("mel", "level", "phase"))
    assert float(parts["gaps"]) > 3 * others


def test_noise_that_swells_with_each_latent_pulses_and_music_with_a_beat_of_its_own_does_not() -> None:
    rate, latent = 48_000, 1920
    time = torch.arange(46 * latent) / rate
    noise = 0.05 * torch.randn((1, len(time)), generator=torch.Generator().manual_seed(1))
    distance = PulseDistance(latent)

    def swelling(hertz: float) -> Any:
        return noise * (1 + 0.4 * torch.sin(2 * math.pi * hertz * time))

    assert float(distance(noise, noise)) == 0
    assert float(distance(swelling(23.3), noise)) < 0.02
    for harmonic in (25.0, 50.0, 75.0):
        assert float(distance(swelling(harmonic), noise)) > 0.15
    # What the music does itself is not held against its copy.
    assert float(distance(swelling(25.0), swelling(25.0))) == 0
    # The treble is what buzzes; a pulse of the bass is left to the other distances.
    bass = 0.3 * torch.sin(2 * math.pi * 100 * time)[None] * (1 + 0.4 * torch.sin(2 * math.pi * 25 * time))
    assert float(distance(bass + noise, noise)) < 0.02
