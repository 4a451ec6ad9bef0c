"""The distances between two sounds that the scalar model is trained to make small."""

from __future__ import annotations

from itertools import pairwise

import torch
from torch import Tensor, nn

from heartstudio.training.analysis import SAMPLE_RATE, mel_filters

RESOLUTIONS = ((256, 32), (512, 64), (1024, 96), (2048, 128), (4096, 160), (8192, 224))
"""Window lengths in samples, and mel bands of each; the longest tell neighbouring bass notes apart."""

PHASED = (512, 2048, 8192)
"""Windows in which the complex spectra are compared too, so that tones keep their phase."""

GAPPED = (1024, 4096)
"""Windows in which every bin is compared: mel bands are wider than the gaps between partials, where hiss lies."""

QUIET, SILENT = 1e-4, 1e-5
"""Magnitudes below which a difference is not heard in a band, and in a single bin; a full-scale sine has 1."""


PULSE_WINDOW = 256
PULSE_EDGES = (1000, 2000, 4000, 8000, 16_000, 24_000)
"""Hertz between which loudness is followed; below them a latent lasts only a few periods."""


class SpectralDistance(nn.Module):
    """Differences of spectra at several resolutions: on the ear's scale, in magnitude, with phase, and bin by bin.

    Each part is near 1 for unrelated sounds.
    """

    def __init__(self) -> None:
        super().__init__()
        for window, bands in RESOLUTIONS:
            self.register_buffer(f"window_{window}", torch.hann_window(window))
            filters = mel_filters(window, bands, 20.0, SAMPLE_RATE / 2)
            self.register_buffer(f"mel_{window}", filters / filters.sum(1, keepdim=True))
            hertz = torch.arange(window // 2 + 1) * (SAMPLE_RATE / window)
            self.register_buffer(f"tilt_{window}", (hertz / 1000 + 0.05).sqrt()[:, None])

    def forward(self, made: Tensor, meant: Tensor) -> dict[str, Tensor]:
        """The parts ``mel``, ``level``, ``phase`` and ``gaps`` for sounds (rows, samples) in float32."""
        mel, level, phase, gaps = [], [], [], []
        for window, _ in RESOLUTIONS:
            ours, theirs = self._spectrum(made, window), self._spectrum(meant, window)
            size, wanted = _magnitude(ours), _magnitude(theirs)
            filters = getattr(self, f"mel_{window}")
            mel.append((_loudness(filters @ size, QUIET) - _loudness(filters @ wanted, QUIET)).abs().mean())
            if window in GAPPED:
                gaps.append((_loudness(size, SILENT) - _loudness(wanted, SILENT)).abs().mean())
            tilt = getattr(self, f"tilt_{window}")
            whole = (wanted * tilt).mean((1, 2)).clamp(min=QUIET)
            level.append((((size - wanted).abs() * tilt).mean((1, 2)) / whole).mean())
            if window in PHASED:
                # Without tilt: the deep tones are the loudest, and the ones whose phase latents can carry.
                whole = wanted.mean((1, 2)).clamp(min=QUIET)
                phase.append((_magnitude(ours - theirs).mean((1, 2)) / whole).mean())
        return {
            name: torch.stack(parts).mean()
            for name, parts in (("mel", mel), ("level", level), ("phase", phase), ("gaps", gaps))
        }

    def _spectrum(self, sound: Tensor, window: int) -> Tensor:
        shape = getattr(self, f"window_{window}")
        spectrum = torch.stft(
            sound, window, window // 4, window=shape, pad_mode="constant", return_complex=True
        )
        return spectrum * (4 / window)


class PulseDistance(nn.Module):
    """How much more the loudness of one sound than of another depends on the place within a latent.

    Music knows nothing of latents: whatever loudness has in common in all of them is the decoder's own, and is heard
    as a buzz at their rate.

    Args:
        samples_per_latent: a multiple of a quarter of :data:`PULSE_WINDOW`.
    """

    window: Tensor
    bands: Tensor

    def __init__(self, samples_per_latent: int) -> None:
        super().__init__()
        self.register_buffer("window", torch.hann_window(PULSE_WINDOW))
        self._places = samples_per_latent * 4 // PULSE_WINDOW
        hertz = torch.arange(PULSE_WINDOW // 2 + 1) * (SAMPLE_RATE / PULSE_WINDOW)
        inside = torch.stack(
            [((hertz >= low) & (hertz < high)).float() for low, high in pairwise(PULSE_EDGES)]
        )
        self.register_buffer("bands", inside / inside.sum(1, keepdim=True))

    def forward(self, made: Tensor, meant: Tensor) -> Tensor:
        """The mean over rows and bands for sounds (rows, samples) in float32, in nepers."""
        return torch.relu(self.pulse(made) - self.pulse(meant)).mean()

    def pulse(self, sound: Tensor) -> Tensor:
        """How far loudness strays with the place within a latent, (rows, bands), over all latents together."""
        hop = PULSE_WINDOW // 4
        spectrum = torch.stft(
            sound, PULSE_WINDOW, hop, window=self.window, pad_mode="constant", return_complex=True
        ) * (4 / PULSE_WINDOW)
        power = self.bands @ (spectrum.real.square() + spectrum.imag.square())
        loud = 0.5 * torch.log(power + QUIET**2)
        whole = loud.shape[2] // self._places
        places = loud[:, :, : whole * self._places].unflatten(2, (whole, self._places))
        pattern = (places - places.mean(3, keepdim=True)).mean(2)
        return (pattern.square().mean(2) + 1e-8).sqrt()


def _magnitude(spectrum: Tensor) -> Tensor:
    # The square root of zero has no slope.
    return (spectrum.real.square() + spectrum.imag.square() + 1e-12).sqrt()


def _loudness(magnitude: Tensor, floor: float) -> Tensor:
    return torch.log(magnitude + floor)
