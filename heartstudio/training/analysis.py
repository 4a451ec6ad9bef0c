"""The analysis encoder: from sound to what the codes are to carry, and on to the codes. Training alone needs it.

What a listener notices is written down directly (which tones sound, when something starts, where it sits between
left and right), squeezed through the codebooks and predicted again from them. The codes then carry harmony and
rhythm by construction, whatever the rest of the codec makes of them.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from heartstudio.training.twin.codec import ResidualQuantiser

SAMPLE_RATE = 48_000

TONES = range(28, 108)
"""MIDI numbers of the semitone bands, E1 to B7."""
TONE_WINDOW, TONE_FFT, TONES_PER_FRAME = 8192, 16384, 2

BANDS = 48
BAND_WINDOW, BANDS_PER_FRAME = 1024, 8
"""Mel bands every 10 ms, so that an onset inside a frame has its place."""

PLACES = 12
"""Bands whose place between left and right is told once a frame."""

TONE_FLOOR, BAND_FLOOR = 3e-5, 1e-6
"""Power below which differences are not worth a code, where a full-scale sine has 1."""

TONE_FEATURES = len(TONES) * TONES_PER_FRAME
BAND_FEATURES = BANDS * BANDS_PER_FRAME
FEATURES = TONE_FEATURES + BAND_FEATURES + PLACES


class Listener(nn.Module):
    """Computes the features of stereo sound, frame by frame."""

    tones: Tensor
    bands: Tensor
    places: Tensor
    tone_window: Tensor
    band_window: Tensor

    def __init__(self, frame_samples: int) -> None:
        super().__init__()
        self.frame_samples = frame_samples
        self.register_buffer("tones", tone_filters())
        self.register_buffer("bands", mel_filters(BAND_WINDOW, BANDS, 40.0, 16_000.0))
        self.register_buffer("places", mel_filters(BAND_WINDOW, PLACES, 60.0, 12_000.0))
        self.register_buffer("tone_window", torch.hann_window(TONE_WINDOW))
        self.register_buffer("band_window", torch.hann_window(BAND_WINDOW))

    def forward(self, sound: Tensor) -> Tensor:
        """Features (frames, FEATURES) of sound (frames * frame samples, 2)."""
        frames = len(sound) // self.frame_samples
        mid = self._power(sound.mean(1)[None], self.tone_window, TONE_FFT, TONES_PER_FRAME)[0]
        tones = torch.log10(self.tones @ mid + TONE_FLOOR).T.reshape(frames, TONE_FEATURES)
        sides = self._power(sound.T, self.band_window, BAND_WINDOW, BANDS_PER_FRAME)
        bands = torch.log10(self.bands @ sides.mean(0) + BAND_FLOOR).T.reshape(frames, BAND_FEATURES)
        levels = (self.places @ sides).unflatten(2, (frames, BANDS_PER_FRAME)).sum(3)
        places = (levels[0] - levels[1]) / (levels.sum(0) + BAND_FLOOR)
        return torch.cat((tones, bands, places.T), dim=1)

    def _power(self, signals: Tensor, window: Tensor, fft: int, per_frame: int) -> Tensor:
        """Power spectra (signals, bins, steps), each step centred on its part of the frame."""
        hop = self.frame_samples // per_frame
        around = (fft - hop) // 2
        spectra = torch.stft(
            F.pad(signals, (around, around)), fft, hop, len(window), window, center=False, return_complex=True
        )
        return spectra.abs().square() * (2 / float(window.numel() / 2)) ** 2


class ConvBlock(nn.Module):
    """A residual block over neighbouring frames."""

    def __init__(self, width: int, kernel: int = 3) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.mix = nn.Conv1d(width, width, kernel, padding=kernel // 2)
        self.out = nn.Linear(width, width)

    def forward(self, x: Tensor) -> Tensor:
        """(rows, frames, width)."""
        mixed = self.mix(self.norm(x).transpose(1, 2)).transpose(1, 2)
        return x + self.out(F.gelu(mixed))


class Analyser(nn.Module):
    """Features to the vectors that are quantised, and the prediction of the features from the condition.

    Args:
        dim: of the codec's condition.
        width: inside.
        depth: blocks on either side.
    """

    mean: Tensor
    scale: Tensor

    def __init__(self, dim: int, width: int, depth: int = 3) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(FEATURES))
        self.register_buffer("scale", torch.ones(FEATURES))
        self.squeeze = nn.Sequential(
            nn.Linear(FEATURES, width),
            *(ConvBlock(width) for _ in range(depth)),
            nn.LayerNorm(width),
            nn.Linear(width, dim),
        )
        self.predict = nn.Sequential(
            nn.Linear(dim, width),
            *(ConvBlock(width) for _ in range(depth)),
            nn.LayerNorm(width),
            nn.Linear(width, FEATURES),
        )

    def adapt(self, features: Tensor) -> None:
        """Take mean and spread from some features (frames, FEATURES)."""
        self.mean.copy_(features.float().mean(0))
        self.scale.copy_(features.float().std(0) + 0.05)

    def normalised(self, features: Tensor) -> Tensor:
        """Features of mean 0 and spread 1."""
        return (features.float() - self.mean) / self.scale


def analyse(analyser: Analyser, quantiser: ResidualQuantiser, features: Tensor) -> Tensor:
    """Codes (rows, frames, codebooks) of features (rows, frames, FEATURES)."""
    residual = quantiser.project_in(analyser.squeeze(analyser.normalised(features)))
    codes = []
    for entries in quantiser.books:
        codes.append(nearest(residual, entries))
        residual = residual - entries[codes[-1]]
    return torch.stack(codes, dim=-1)


def nearest(vectors: Tensor, entries: Tensor) -> Tensor:
    """The entry (of entries (size, width)) closest to each of vectors (…, width)."""
    return (entries.square().sum(1) - 2 * vectors @ entries.T).argmin(-1)


def tone_filters() -> Tensor:
    """Triangles of a semitone's width to either side: (tones, bins)."""
    hertz = torch.arange(TONE_FFT // 2 + 1).clamp(min=0.5) * (SAMPLE_RATE / TONE_FFT)
    pitch = 69 + 12 * torch.log2(hertz / 440)
    distance = (pitch - torch.tensor(list(TONES), dtype=torch.float32)[:, None]).abs()
    # The lowest semitones are narrower than a bin of the window, which then belongs to several.
    width = (12 / math.log(2)) * (SAMPLE_RATE / TONE_WINDOW) / hertz
    return (1 - distance / width.clamp(min=1.0)).clamp(min=0)


def mel_filters(fft: int, bands: int, low: float, high: float) -> Tensor:
    """Triangles evenly spaced on the mel scale: (bands, bins)."""
    mel = torch.linspace(2595 * math.log10(1 + low / 700), 2595 * math.log10(1 + high / 700), bands + 2)
    edges = 700 * (10 ** (mel / 2595) - 1)
    bin_hertz = SAMPLE_RATE / fft
    hertz = torch.arange(fft // 2 + 1) * bin_hertz
    left = (edges[1:-1] - edges[:-2]).clamp(min=bin_hertz)[:, None]
    right = (edges[2:] - edges[1:-1]).clamp(min=bin_hertz)[:, None]
    offset = hertz - edges[1:-1, None]
    return torch.minimum(1 + offset / left, 1 - offset / right).clamp(min=0)
