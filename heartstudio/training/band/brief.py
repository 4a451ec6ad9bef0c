"""The Brief: what is asked of the band; and the Plan: what the band decides on, before the first note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import TypeVar

import numpy as np

from heartstudio.training.band.genres import STYLES, Style
from heartstudio.training.band.moods import MOODS, Mood
from heartstudio.training.band.score import (
    BARS,
    BEATS_IN_BAR,
    PITCHED,
    SECTIONS,
    TEMPO_BANDS,
    BandError,
    implied_seconds,
    song_seconds,
)

T = TypeVar("T")

TONICS = (0, 2, 4, 5, 7, 9, 10)
"""The keys that the band plays in: C, D, E, F, G, A and B flat."""

_LETTERS = {"I": "intro", "V": "verse", "C": "chorus", "B": "bridge", "O": "outro"}
_FORMS = (
    *("VCO", "IVO", "ICO", "VVC", "IVCO", "VVCO", "IVVO", "VCBO", "IVCCO", "IVVCO", "VCVCO", "IVCBO"),
    *("VVCCO", "IVVCCO", "VVCCBO", "IVCVCO", "IVCBCO", "IVVCCBO", "IVCVCCO", "IVVCVCO", "IVVCCBCO"),
    *("IVVCCVCO", "IVVCCVVCCO", "IVVCCBBCCO", "IIVVCCVVCCBBCCO"),
)
FORMS = tuple(tuple(_LETTERS[letter] for letter in form) for form in _FORMS)

SHORTEST, LONGEST = 6.0, 60.0
"""Seconds that a brief may ask for."""

_ORDINARY_LENGTH = 32.0
"""Seconds that a song lasts at most when nobody asks for more."""

_LENGTH_TOLERANCE = 0.1
"""Share of the length asked for by which a song may miss it, so that its tempo is still drawn."""

_SINGS = {"lead": 9, "bells": 7, "pluck": 6, "piano": 6, "guitar": 5, "strings": 5, "organ": 3, "pad": 1}
_ACCOMPANIES = {
    "piano": 8,
    "guitar": 8,
    "organ": 7,
    "pad": 7,
    "pluck": 6,
    "strings": 5,
    "bells": 2,
    "lead": 1,
}
_GUEST = 0.1
"""Chance that a role goes to an instrument that is not at home in the genre."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What is asked of the band; whatever is None is drawn from the seed.

    Attributes:
        genre: one of ``GENRES``.
        mood: one of ``MOODS``.
        mode: ``"major"`` or ``"minor"``.
        tempo: ``"slow"``, ``"medium"`` or ``"fast"``.
        tonic: pitch class of the key.
        instruments: the pitched instruments that play, all of them and no others.
        drums: whether drums play.
        sections: markers in order.
        seconds: about how long the song is; narrows what sections and tempo leave open.

    Raises:
        BandError: for a value that the band does not know, or two that contradict each other.
    """

    genre: str | None = None
    mood: str | None = None
    mode: str | None = None
    tempo: str | None = None
    tonic: int | None = None
    instruments: tuple[str, ...] | None = None
    drums: bool | None = None
    sections: tuple[str, ...] | None = None
    seconds: float | None = None

    def __post_init__(self) -> None:
        _known("genre", self.genre, tuple(STYLES))
        _known("mood", self.mood, tuple(MOODS))
        _known("mode", self.mode, ("major", "minor"))
        _known("tempo", self.tempo, tuple(TEMPO_BANDS))
        _known("tonic", self.tonic, tuple(range(12)))
        if self.instruments is not None:
            for name in self.instruments:
                _known("instrument", name, PITCHED)
            if not self.instruments:
                raise BandError(
                    "a band without a pitched instrument has no key", remedy=f"Name one of {PITCHED}"
                )
        if self.sections is not None:
            for marker in self.sections:
                _known("section", marker, SECTIONS)
            if not self.sections:
                raise BandError("a song needs a section", remedy=f"Name one of {', '.join(SECTIONS)}")
        if self.seconds is not None and not SHORTEST <= self.seconds <= LONGEST:
            raise BandError(f"the band plays songs of {SHORTEST:g} to {LONGEST:g} s, not {self.seconds:g} s")
        demanded = MOODS[self.mood].mode if self.mood is not None else None
        if self.mode is not None and demanded is not None and demanded != self.mode:
            raise BandError(f"a {self.mood} song is {demanded}, not {self.mode}")


@dataclass(frozen=True, slots=True)
class Plan:
    """Every decision that precedes the notes.

    Attributes:
        genre: name of the style.
        style: the genre's ways.
        mood_name: key into ``MOODS``.
        mood: the mood.
        mode: ``"major"`` or ``"minor"``.
        tempo: the tempo word.
        bpm: beats a minute.
        tonic: pitch class.
        sections: markers in order.
        melody: who sings the tune.
        chords: who carries the chords; None where the bass alone plays.
        beds: who lies underneath.
        bass: whether the bass plays.
        drums: whether drums play.
    """

    genre: str
    style: Style
    mood_name: str
    mood: Mood
    mode: str
    tempo: str
    bpm: float
    tonic: int
    sections: tuple[str, ...]
    melody: str | None
    chords: str | None
    beds: tuple[str, ...]
    bass: bool
    drums: bool

    @property
    def bars(self) -> int:
        """Bars that each section marker stands for."""
        return BARS[self.tempo]

    @property
    def beats(self) -> int:
        """Beats up to the final chord."""
        return len(self.sections) * self.bars * BEATS_IN_BAR


def draw_plan(rng: np.random.Generator, brief: Brief) -> Plan:
    """A plan that keeps to the brief and draws the rest."""
    genre = brief.genre or _pick(rng, tuple(STYLES))
    style = STYLES[genre]
    mood_name = brief.mood or _pick(
        rng, [name for name, mood in MOODS.items() if brief.mode is None or mood.mode in (None, brief.mode)]
    )
    mood = MOODS[mood_name]
    mode = mood.mode or brief.mode or _pick(rng, ("major", "minor"))
    sections, tempo, bpm = _draw_length(rng, brief)
    tonic = _pick(rng, TONICS) if brief.tonic is None else brief.tonic
    drums = bool(rng.random() < style.drums) if brief.drums is None else brief.drums
    melody: str | None
    chords: str | None
    if brief.instruments is None:
        bass = bool(rng.random() < style.bass)
        melody, chords, beds = _hire(rng, style)
    else:
        bass = "bass" in brief.instruments
        melody, chords, beds = _share_out([name for name in brief.instruments if name != "bass"])
    return Plan(
        genre=genre,
        style=style,
        mood_name=mood_name,
        mood=mood,
        mode=mode,
        tempo=tempo,
        bpm=bpm,
        tonic=tonic,
        sections=sections,
        melody=melody,
        chords=chords,
        beds=beds,
        bass=bass,
        drums=drums,
    )


def _draw_length(rng: np.random.Generator, brief: Brief) -> tuple[tuple[str, ...], str, float]:
    """Sections, tempo word and beats a minute: among all that the brief allows, those that fit its length."""
    forms = (brief.sections,) if brief.sections is not None else FORMS
    tempos = (brief.tempo,) if brief.tempo is not None else tuple(TEMPO_BANDS)
    if brief.seconds is None:
        tempo = _pick(rng, tempos)
        short = [form for form in forms if implied_seconds(form, tempo) <= _ORDINARY_LENGTH]
        low, high = TEMPO_BANDS[tempo]
        return _pick(rng, short or forms), tempo, float(rng.integers(low, high + 1))
    misses = {
        (tempo, form, bpm): abs(song_seconds(form, bpm) - brief.seconds)
        for tempo in tempos
        for form in forms
        for bpm in range(TEMPO_BANDS[tempo][0], TEMPO_BANDS[tempo][1] + 1)
    }
    tolerance = max(min(misses.values()), _LENGTH_TOLERANCE * brief.seconds)
    fitting = [choice for choice, miss in misses.items() if miss <= tolerance]
    tempo = _pick(rng, sorted({choice[0] for choice in fitting}))
    form = _pick(rng, sorted({choice[1] for choice in fitting if choice[0] == tempo}))
    return (
        form,
        tempo,
        float(_pick(rng, [bpm for word, what, bpm in fitting if (word, what) == (tempo, form)])),
    )


def _hire(rng: np.random.Generator, style: Style) -> tuple[str, str, tuple[str, ...]]:
    """Melody, chords and beds, from those at home in the genre and now and then a guest."""

    def choose(at_home: Sequence[str], guests: Sequence[str], taken: set[str]) -> str:
        pool = guests if rng.random() < _GUEST else at_home
        free = [name for name in pool if name not in taken] or list(pool)
        weights = 1.0 / np.arange(1, len(free) + 1)
        return str(rng.choice(free, p=weights / weights.sum()))

    chords = choose(style.chords, tuple(name for name, fit in _ACCOMPANIES.items() if fit > 4), set())
    melody = choose(style.melody, tuple(name for name, fit in _SINGS.items() if fit > 2), {chords})
    if rng.random() < 0.12:
        melody = chords
    free = [name for name in style.beds if name not in (chords, melody)]
    beds = (_pick(rng, free),) if free and rng.random() < style.bed else ()
    return melody, chords, beds


def _share_out(names: Sequence[str]) -> tuple[str | None, str | None, tuple[str, ...]]:
    """The same roles for a given set of instruments, so that each does what it does best."""
    if not names:
        return None, None, ()
    if len(names) == 1:
        return names[0], names[0], ()
    pairs = [(one, other) for one in names for other in names if one != other]
    melody, chords = max(pairs, key=lambda pair: prod((_SINGS[pair[0]], _ACCOMPANIES[pair[1]])))
    return melody, chords, tuple(name for name in names if name not in (melody, chords))


def _pick(rng: np.random.Generator, options: Sequence[T]) -> T:
    return options[int(rng.integers(len(options)))]


def _known(what: str, value: object, allowed: Sequence[object]) -> None:
    if value is not None and value not in allowed:
        listed = ", ".join(str(item) for item in allowed)
        remedy = f"Choose one of {listed}"
        raise BandError(f"the band knows no {what} {value!r}", remedy=remedy)
