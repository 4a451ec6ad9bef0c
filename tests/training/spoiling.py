"""What happens to sound on its way, for ears that are to be right all the same."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter
from scipy.signal import butter, istft, sosfilt, stft

from heartstudio.training.band import SAMPLE_RATE

Wave = NDArray[np.float32]


def noisy(audio: Wave) -> Wave:
    """White noise 40 dB below the music."""
    noise = np.random.default_rng(8).standard_normal(audio.shape, dtype=np.float32)
    return audio + np.float32(0.01 * _rms(audio)) * noise


def dull(audio: Wave) -> Wave:
    """Hardly anything above 6 kHz."""
    return np.asarray(sosfilt(butter(4, 6000, fs=SAMPLE_RATE, output="sos"), audio, axis=0), np.float32)


def hissing(audio: Wave) -> Wave:
    """A hiss 10 dB below the music that is as loud as the music around it, in time and in frequency, at any moment."""
    spectrum, noise = (
        stft(wave, SAMPLE_RATE, nperseg=1024)[2]
        for wave in (audio[:, 0], np.random.default_rng(4).standard_normal(len(audio)))
    )
    loudness = np.sqrt(np.maximum(uniform_filter(np.square(np.abs(spectrum)), (40, 3)), 0))
    hiss = istft(noise * loudness, SAMPLE_RATE, nperseg=1024)[1][: len(audio), None]
    return audio + np.float32(0.316 * _rms(audio) / _rms(hiss)) * hiss.astype(np.float32)


def _rms(wave: Wave) -> float:
    return float(np.sqrt(np.mean(np.square(wave, dtype=np.float64))))
