"""The Score: everything that is known about one song of the band, note by note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heartstudio.errors import HeartStudioError

SAMPLE_RATE = 48_000

TEMPO_BANDS = {"slow": (58, 68), "medium": (88, 108), "fast": (140, 168)}
"""Beats a minute of each tempo word. No band overlaps another one's double or half, so that a listener
who hears the pulse an octave off still knows the word."""

SECTIONS = ("intro", "verse", "chorus", "bridge", "outro")
PITCHED = ("piano", "organ", "guitar", "pluck", "bells", "strings", "pad", "lead", "bass")
INSTRUMENTS = (*PITCHED, "drums")

BEATS_IN_BAR = 4
BARS = {"slow": 1, "medium": 1, "fast": 2}
"""Bars that one section marker stands for: two to four seconds, at any tempo."""

LEAD_IN = 0.05
"""Seconds of silence before the first beat."""

ENDING = 1.75
"""Seconds from the final chord to the end of the sound."""


class BandError(HeartStudioError, ValueError):
    """The band was asked for something that it cannot play."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note of one instrument.

    Attributes:
        instrument: one of :data:`PITCHED`.
        start: seconds from the start of the song.
        seconds: how long it is held; its release sounds on after that.
        pitch: MIDI number (69 is A at 440 Hz).
        velocity: loudness from 0 to 1.
    """

    instrument: str
    start: float
    seconds: float
    pitch: int
    velocity: float


@dataclass(frozen=True, slots=True)
class Hit:
    """One stroke on one drum, at ``start`` seconds, with a velocity from 0 to 1."""

    drum: str
    start: float
    velocity: float


@dataclass(frozen=True, slots=True)
class Chord:
    """A chord that the band agrees on.

    Attributes:
        start: seconds from the start of the song.
        seconds: how long it lasts.
        root: pitch class from 0 (C) to 11 (B).
        intervals: semitones above the root, ``(0, 4, 7)`` for a major triad.
    """

    start: float
    seconds: float
    root: int
    intervals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the song between two markers, in seconds."""

    marker: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Score:
    """One song, complete: what :func:`~heartstudio.training.band.render` plays.

    Attributes:
        seed: what every random draw came from.
        genre: one of ``GENRES``.
        mood: one of ``MOODS``.
        mode: ``"major"`` or ``"minor"``.
        tempo: ``"slow"``, ``"medium"`` or ``"fast"``.
        bpm: beats a minute, inside the tempo word's band.
        tonic: pitch class of the key, 0 is C.
        instruments: those that really sound, in the order of :data:`INSTRUMENTS`, drums included.
        sections: in order; the last one ends where the final chord begins.
        chords: in order, without gaps, the final chord last.
        notes: every pitched note, by start.
        hits: every stroke on the drums, by start.
        seconds: length of the rendered sound.
    """

    seed: int
    genre: str
    mood: str
    mode: str
    tempo: str
    bpm: float
    tonic: int
    instruments: tuple[str, ...]
    sections: tuple[Section, ...]
    chords: tuple[Chord, ...]
    notes: tuple[Note, ...]
    hits: tuple[Hit, ...]
    seconds: float

    @property
    def drums(self) -> bool:
        """Whether drums play."""
        return bool(self.hits)

    def onsets(self) -> tuple[float, ...]:
        """When anything starts to sound, in seconds, each moment once."""
        return tuple(sorted({note.start for note in self.notes} | {hit.start for hit in self.hits}))


def song_seconds(sections: Sequence[str], bpm: float) -> float:
    """Seconds that a song of these sections lasts: its bars, and the final chord.

    Args:
        sections: markers in order, repeated where a section is longer.
        bpm: beats a minute, inside one of :data:`TEMPO_BANDS`.

    Raises:
        BandError: where the bpm belongs to no tempo word.
    """
    tempo = tempo_word(bpm)
    if tempo is None:
        raise BandError(f"{bpm:g} beats a minute is neither slow, medium nor fast")
    bars = len(sections) * BARS[tempo]
    return LEAD_IN + bars * BEATS_IN_BAR * 60 / bpm + ENDING


def implied_seconds(sections: Sequence[str], tempo: str) -> float:
    """Seconds that these sections last at the middle of a tempo word's band."""
    low, high = TEMPO_BANDS[tempo]
    return song_seconds(sections, (low + high) / 2)


def tempo_word(bpm: float) -> str | None:
    """The tempo word whose band holds this many beats a minute, or None."""
    for word, (low, high) in TEMPO_BANDS.items():
        if low <= bpm <= high:
            return word
    return None
