"""Rotary positions as Llama 3 scales them (Su et al. 2021; Llama 3 herd, section 3.2), on interleaved pairs."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from heartstudio.engine.config import TransformerConfig


def inverse_frequencies(config: TransformerConfig) -> NDArray[np.float64]:
    """Angle per position of each pair of channels, ``(head_dim / 2,)`` in radians.

    Short waves stay as they are, waves longer than the old context are stretched by the scale factor, and
    those between are blended.
    """
    theta = config.rope_base ** (-np.arange(0, config.head_dim, 2, dtype=np.float64) / config.head_dim)
    wavelength = 2 * math.pi / theta
    low, high = config.rope_low_freq_factor, config.rope_high_freq_factor
    blend = np.clip((config.rope_old_context_len / wavelength - low) / (high - low), 0.0, 1.0)
    return np.asarray(((1 - blend) / config.rope_scale_factor + blend) * theta, np.float64)
