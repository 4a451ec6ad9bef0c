"""The band: composes and plays endless labelled music, the same for the same seed."""

from heartstudio.training.band.brief import Brief
from heartstudio.training.band.compose import compose_song
from heartstudio.training.band.genres import GENRES
from heartstudio.training.band.moods import MOODS
from heartstudio.training.band.render import render
from heartstudio.training.band.score import (
    INSTRUMENTS,
    PITCHED,
    SAMPLE_RATE,
    SECTIONS,
    TEMPO_BANDS,
    BandError,
    Chord,
    Hit,
    Note,
    Score,
    Section,
    implied_seconds,
    song_seconds,
    tempo_word,
)
from heartstudio.training.band.words import lyrics, tags, vocabulary

__all__ = [
    "GENRES",
    "INSTRUMENTS",
    "MOODS",
    "PITCHED",
    "SAMPLE_RATE",
    "SECTIONS",
    "TEMPO_BANDS",
    "BandError",
    "Brief",
    "Chord",
    "Hit",
    "Note",
    "Score",
    "Section",
    "compose_song",
    "implied_seconds",
    "lyrics",
    "render",
    "song_seconds",
    "tags",
    "tempo_word",
    "vocabulary",
]
