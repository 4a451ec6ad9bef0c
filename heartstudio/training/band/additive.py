"""Additive synthesis as a matrix product: any number of partials, each with its own envelope, in one multiplication.

A partial is ``e(t) sin(2 pi f t)``. Time is cut into blocks of :data:`BLOCK` samples; within block ``a`` the
phase is ``theta_a + w b``, so that ``sin(theta_a + w b) = sin(theta_a) cos(w b) + cos(theta_a) sin(w b)``: a
row that depends on the block alone times a column that depends on the sample alone. Envelopes run linearly from
one block to the next, which adds a second row multiplied by a ramp.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from heartstudio.training.band.score import SAMPLE_RATE

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]

BLOCK = 96
"""Samples between two points of an envelope: 2 ms."""

_UNSHARED = 200_000
"""Multiplications that OpenBLAS does on one thread, whatever it is allowed (its limit is 262,144)."""

HIGHEST = 15_000.0
"""Hertz above which no partial is made."""


@dataclass(frozen=True, slots=True)
class Tone:
    """How one note of one instrument sounds, whatever its length.

    Attributes:
        ratios: (partials,) frequency of each partial as a multiple of the note's.
        levels: (partials,) amplitude of each.
        decays: (partials,) how fast each dies away, in nepers a second.
        floor: what a held note keeps after its decay, 0 to 1.
        attack: seconds to full level for the lowest partial.
        bloom: extra seconds of attack for the highest partial.
        release: seconds from the end of the note to silence.
        spread: detuning between the channels, in cents; 0 makes a mono tone.
    """

    ratios: Doubles
    levels: Doubles
    decays: Doubles
    floor: float = 0.0
    attack: float = 0.003
    bloom: float = 0.0
    release: float = 0.08
    spread: float = 0.0


def sound(tone: Tone, hertz: float, seconds: float) -> Floats:
    """The samples of one note.

    Args:
        tone: the timbre.
        hertz: the note's frequency.
        seconds: how long it is held; the release follows.

    Returns:
        (channels, samples) float32, one channel or two; it begins and ends at zero and has a mean square of
        about one half while at full level.
    """
    if not tone.spread:
        return _partials(tone, hertz * tone.ratios, tone.levels, seconds, 0.0)[None]
    narrow, wide = (2.0 ** (cents / 1200) for cents in (0.35 * tone.spread, tone.spread))
    sides = []
    for first, second, shift in ((1 / wide, narrow, 0.0), (wide, 1 / narrow, 0.37)):
        ratios = hertz * np.concatenate([tone.ratios * first, tone.ratios * second])
        levels = np.concatenate([tone.levels, 0.8 * tone.levels]) / 1.28
        sides.append(_partials(tone, ratios, levels, seconds, shift))
    return np.stack(sides)


def _partials(tone: Tone, hertz: Doubles, levels: Doubles, seconds: float, shift: float) -> Floats:
    heard = hertz < HIGHEST
    copies = len(hertz) // len(tone.ratios)
    decays = np.tile(tone.decays, copies)[heard]
    height = np.tile(np.linspace(0.0, 1.0, len(tone.ratios)), copies)[heard]
    hertz, levels = hertz[heard], levels[heard] / float(np.sqrt(np.sum(tone.levels**2)))
    blocks = max(1, int(np.ceil((seconds + tone.release) * SAMPLE_RATE / BLOCK)))
    knots = np.arange(blocks + 1, dtype=np.float64)[:, None] * (BLOCK / SAMPLE_RATE)
    envelope = _envelope(tone, knots, seconds, decays, height) * levels.astype(np.float32)
    first = (np.arange(len(hertz)) * 0.618034 + shift) % 1.0 if tone.attack > 0.01 else np.zeros(len(hertz))
    turns = knots[:-1] * hertz + first
    angle = ((turns - np.floor(turns)) * (2 * np.pi)).astype(np.float32)
    phases = np.concatenate([np.sin(angle), np.cos(angle)], axis=1)
    level = np.concatenate([envelope, envelope], axis=1)
    inner = (2 * np.pi / SAMPLE_RATE * hertz[:, None] * np.arange(BLOCK)).astype(np.float32)
    columns = np.concatenate([np.cos(inner), np.sin(inner)])
    steady = _product(level[:-1] * phases, columns)
    change = _product((level[1:] - level[:-1]) * phases, columns)
    change *= np.arange(BLOCK, dtype=np.float32) / BLOCK
    return np.asarray(steady + change, dtype=np.float32).ravel()


def _product(rows: Floats, columns: Floats) -> Floats:
    """``rows @ columns`` in pieces too small for the linear algebra library to share out among threads.

    Its sums would come out differently with the number of threads, and a song must not.
    """
    piece = max(1, _UNSHARED // columns.size)
    pieces = -(-len(rows) // piece)
    padded = np.zeros((pieces * piece, rows.shape[1]), dtype=np.float32)
    padded[: len(rows)] = rows
    product = padded.reshape(pieces, piece, -1) @ columns
    return np.asarray(product.reshape(-1, columns.shape[1])[: len(rows)])


def _envelope(tone: Tone, knots: Doubles, seconds: float, decays: Doubles, height: Doubles) -> Floats:
    """(knots, partials) levels: a smooth rise, an exponential fall to the floor, a release to zero."""
    attack = tone.attack + tone.bloom * height if tone.bloom else tone.attack
    risen = np.minimum(knots / attack, 1.0).astype(np.float32)
    left = np.clip(1 - (knots - seconds) / tone.release, 0.0, 1.0).astype(np.float32)
    edges = risen * risen * (3 - 2 * risen) * left * left
    if tone.floor == 1.0:
        return np.asarray(np.broadcast_to(edges, (len(knots), len(decays))), dtype=np.float32)
    fall = np.exp((-decays * knots).astype(np.float32)) * np.float32(1 - tone.floor) + np.float32(tone.floor)
    return np.asarray(fall * edges, dtype=np.float32)
