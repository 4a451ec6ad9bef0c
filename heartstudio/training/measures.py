"""What the demo model has to reach, measured by the ears on songs whose making is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from heartstudio.training.band import (
    INSTRUMENTS,
    SAMPLE_RATE,
    Brief,
    Score,
    compose_song,
    lyrics,
    render,
    tags,
)
from heartstudio.training.ears import (
    Listener,
    chroma_correlation,
    estimate_mode,
    estimate_tempo_word,
    features,
    has_drums,
    log_mel_distance,
    onset_f1,
    si_sdr,
    train_listener,
)
from heartstudio.training.plan import HELD_OUT_SEEDS

Sound = NDArray[np.float32]

SHORTEST, LONGEST = 8.0, 14.0
"""Seconds of the songs that are asked for."""

HELD_OUT_CODES = "held_out.safetensors"
"""File of a checkpoint with the codes of songs that training never saw, ``codes_SEED`` (frames, codebooks)."""

FIRST_LESSON = 5000
"""First held-out seed of the songs that teach the listener; those below are for measuring."""

LENGTH_TOLERANCE = 0.2
"""Share of the implied length by which a song may be shorter or longer."""

SILENCE = 1e-3
"""Root mean square below which a song counts as silent, -60 dB."""


@dataclass(frozen=True, slots=True)
class RoundTrip:
    """How much of a song comes back from its codes."""

    onsets: float
    chroma: float
    log_mel: float
    si_sdr: float


@dataclass(frozen=True, slots=True)
class Heard:
    """What of a wish is heard in a song.

    Attributes:
        tempo: the tempo word is right.
        mode: major or minor is right.
        drums: drums are there or not, as asked.
        length: the song ended by itself, near the length that its sections imply.
        sounding: it is not silent.
        features: what a :class:`~heartstudio.training.ears.Listener` tells genre and instruments from.
    """

    tempo: bool
    mode: bool
    drums: bool
    length: bool
    sounding: bool
    features: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was measured, and what is to be reached; ``goal`` is None where it is only told."""

    what: str
    value: float
    goal: float | None
    unit: str = ""

    @property
    def reached(self) -> bool:
        """Whether the goal is reached."""
        return self.goal is None or self.value >= self.goal

    def __str__(self) -> str:
        goal = (
            ""
            if self.goal is None
            else f"{'reached' if self.reached else 'MISSED'} (>= {self.goal:g}{self.unit})"
        )
        return f"{self.what:<66}{self.value:8.2f}{self.unit:<4}{goal}".rstrip()


def held_out_songs(count: int, first: int = 0) -> list[Score]:
    """Songs of seeds that training never saw, 8 to 14 seconds long."""
    seeds = HELD_OUT_SEEDS[first : first + count]
    return [
        compose_song(seed, Brief(seconds=float(np.random.default_rng([seed, 11]).uniform(SHORTEST, LONGEST))))
        for seed in seeds
    ]


def wish(score: Score) -> tuple[str, str]:
    """Tags and lyrics that ask for a song like this."""
    return tags(score), lyrics(score)


def compare(score: Score, returned: Sound) -> RoundTrip:
    """Measure a song that came back from its codes against the band's own rendering."""
    original = render(score)
    samples = min(len(original), len(returned))
    original, returned = original[:samples], returned[:samples]
    return RoundTrip(
        onset_f1(original, returned),
        chroma_correlation(original, returned),
        log_mel_distance(original, returned),
        si_sdr(original, returned),
    )


def listen(score: Score, sound: Sound, ended: bool) -> Heard:
    """Whether a composed song is what :func:`wish` asked for.

    Args:
        score: the song that was wished for.
        sound: (samples, 2) what was composed.
        ended: whether it ended by itself.
    """
    seconds = len(sound) / SAMPLE_RATE
    sounding = seconds > 1 and float(np.sqrt(np.square(sound).mean())) > SILENCE
    near = abs(seconds - score.seconds) <= LENGTH_TOLERANCE * score.seconds
    if seconds < 1:
        sound = np.zeros((SAMPLE_RATE, 2), np.float32)
    return Heard(
        tempo=sounding and estimate_tempo_word(sound) == score.tempo,
        mode=sounding and estimate_mode(sound) == score.mode,
        drums=sounding and has_drums(sound) == score.drums,
        length=ended and near,
        sounding=sounding,
        features=features(sound),
    )


def band_features(score: Score) -> NDArray[np.float64]:
    """What the listener is taught with."""
    return features(render(score))


def teach(scores: Sequence[Score], rows: Sequence[NDArray[np.float64]]) -> Listener:
    """A listener who has heard these songs of the band, and nothing that a model made."""
    return train_listener(np.stack(rows), scores)


def round_trip_rows(what: str, trips: Sequence[RoundTrip], *, goals: bool) -> list[Row]:
    """The table's part about what comes back from codes or latents, with or without the goals."""
    means = {field.name: fmean(getattr(trip, field.name) for trip in trips) for field in fields(RoundTrip)}
    return [
        Row(f"{what}: onset F1", means["onsets"], 0.9 if goals else None),
        Row(f"{what}: chroma correlation", means["chroma"], 0.9 if goals else None),
        Row(f"{what}: log-mel distance", means["log_mel"], None, " dB"),
        Row(f"{what}: SI-SDR", means["si_sdr"], None, " dB"),
    ]


def heard_rows(
    scores: Sequence[Score], heard: Sequence[Heard], listener: Listener, guidance: float, *, goals: bool
) -> list[Row]:
    """The table's part about composed songs, with or without the goals.

    Args:
        scores: the songs that were wished for.
        heard: what came.
        listener: tells genre and instruments.
        guidance: with which the songs were composed.
        goals: whether to hold the figures against the goals.
    """
    rows = np.stack([one.features for one in heard])
    genres = [told == score.genre for told, score in zip(listener.genres_of(rows), scores, strict=True)]
    instruments = [
        (name in told) == (name in score.instruments)
        for told, score in zip(listener.instruments_in(rows), scores, strict=True)
        for name in INSTRUMENTS
    ]
    figures = (
        ("the tempo word is right", [one.tempo for one in heard], 80),
        ("major or minor is right", [one.mode for one in heard], 75),
        ("drums are there or not, as asked", [one.drums for one in heard], 90),
        ("the genre is told by a listener taught by the band", genres, 70),
        ("an instrument is there or not, as asked", instruments, 70),
        ("ends by itself near the implied length", [one.length for one in heard], 80),
        ("is not silent", [one.sounding for one in heard], 100),
    )
    return [
        Row(f"guidance {guidance:g}: {what}", 100 * fmean(right), goal if goals else None, " %")
        for what, right, goal in figures
    ]
