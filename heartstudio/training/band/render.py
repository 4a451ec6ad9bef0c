"""Rendering: a score becomes sound."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from heartstudio.training.band.additive import sound
from heartstudio.training.band.genres import STYLES
from heartstudio.training.band.kit import drum_of, strike
from heartstudio.training.band.mixing import (
    balanced,
    ducked,
    mastered,
    panned,
    saturated,
    wavering,
)
from heartstudio.training.band.moods import MOODS
from heartstudio.training.band.score import PITCHED, SAMPLE_RATE, Hit, Note, Score
from heartstudio.training.band.theory import hertz
from heartstudio.training.band.voices import tone

Floats = NDArray[np.float32]

_PANS = {"piano": -0.15, "organ": 0.2, "guitar": 0.3, "bells": 0.35, "bass": 0.0}
_LEVELS = {
    "piano": -6.0,
    "organ": -9.0,
    "guitar": -6.0,
    "pluck": -7.0,
    "bells": -8.0,
    "strings": -8.5,
    "pad": -9.0,
    "lead": -8.0,
    "bass": -4.0,
}
"""Level of each instrument in the mix, in decibels, where it sounds."""

_DRUM_LEVELS = {"drift": -10.0, "lo-fi": -5.0, "jazz": -7.0, "timpani": -8.0, "folk": -7.0}
_ORDINARY_DRUMS = -3.0
_SENDS = {"bass": 0.05, "drums": 0.25}
_VIBRATO = {"lead": (5.4, 0.13), "strings": (5.0, 0.09), "organ": (6.3, 0.05)}
"""Rate in hertz and swing in milliseconds."""


def render(score: Score) -> Floats:
    """The song as sound.

    Args:
        score: what to play.

    Returns:
        (samples, 2) float32 at 48 kHz, ``score.seconds`` long, at -16 LUFS with peaks below -1 dBFS. The same
        score gives the same bytes.
    """
    style = STYLES[score.genre]
    samples = round(score.seconds * SAMPLE_RATE)
    mix = np.zeros((2, samples), dtype=np.float32)
    send = np.zeros(samples, dtype=np.float32)
    for instrument in PITCHED:
        notes = [note for note in score.notes if note.instrument == instrument]
        if notes:
            track = _play(instrument, notes, style.character, MOODS[score.mood].brightness, samples)
            if instrument == "guitar" and style.room.drive:
                track = saturated(balanced(track, -9.0), style.room.drive)
            if instrument in _VIBRATO and style.character != "chip":
                track = wavering(track, *_VIBRATO[instrument])
            track = balanced(track, _LEVELS[instrument])
            mix += track if len(track) == 2 else panned(track[0], _PANS.get(instrument, 0.0))
            send += track.mean(axis=0) * np.float32(_SENDS.get(instrument, 1.0))
    kicks = np.array([hit.start for hit in score.hits if hit.drum == "kick"])
    if style.room.pump and kicks.size:
        mix, send = ducked(mix, kicks, style.room.pump), ducked(send[None], kicks, style.room.pump)[0]
    if score.hits:
        drums = _drum(score.hits, style.kit, samples)
        drums = balanced(drums, _DRUM_LEVELS.get(style.groove, _ORDINARY_DRUMS))
        mix += drums
        send += drums.mean(axis=0) * np.float32(_SENDS["drums"])
    if style.room.wow:
        mix = wavering(mix, 0.7, style.room.wow)
    return np.ascontiguousarray(mastered(mix, send, style.room).T)


def _play(instrument: str, notes: list[Note], character: str, brightness: float, samples: int) -> Floats:
    """(1 or 2, samples) all notes of one instrument; equal notes are made once."""
    made: dict[tuple[int, int, int], Floats] = {}
    track: Floats | None = None
    for note in notes:
        hardness = round(note.velocity * 5)
        key = (note.pitch, hardness, round(note.seconds * 200))
        if key not in made:
            frequency = hertz(note.pitch)
            timbre = tone(instrument, character, brightness, frequency, hardness / 5)
            made[key] = sound(timbre, frequency, max(key[2] / 200, 0.03))
        wave = made[key]
        if track is None:
            track = np.zeros((len(wave), samples), dtype=np.float32)
        _add(track, wave, note.start, note.velocity**1.5)
    return np.zeros((1, samples), dtype=np.float32) if track is None else track


def _drum(hits: tuple[Hit, ...], kit: str, samples: int) -> Floats:
    track = np.zeros((2, samples), dtype=np.float32)
    strokes = {name: drum_of(kit, name) for name in sorted({hit.drum for hit in hits})}
    waves = {name: panned(strike(drum), drum.pan) for name, drum in strokes.items()}
    for hit in hits:
        _add(track, waves[hit.drum], hit.start, hit.velocity**1.3)
    return track


def _add(track: Floats, wave: Floats, start: float, level: float) -> None:
    begin = round(start * SAMPLE_RATE)
    end = min(begin + wave.shape[1], track.shape[1])
    if end > begin:
        track[:, begin:end] += np.float32(level) * wave[:, : end - begin]
