"""A library that looks like somebody's: real covers, titles in several languages, songs of several minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np

from heartstudio.audio.loudness import Loudness
from heartstudio.audio.peaks import LEVELS, Peaks
from heartstudio.audio.wave import SAMPLE_RATE, Samples
from heartstudio.covers.painted import cover_png
from heartstudio.recipe import FRAME_RATE, Recipe
from heartstudio.songs import Library, Song, table
from heartstudio.songs.intake import Codes

MORNING = """[Intro]

[Verse]
The sun creeps in across the floor
I hear the traffic outside the door
The coffee pot begins to hiss
It is another morning just like this

[Chorus]
Every day the light returns
Every day the fire burns
We keep on walking down this street"""

SONGS = (
    ("Every Day the Light Returns", "pop,happy,warm,female,piano", 161, MORNING),
    ("Neon Rain", "synthwave,female,dreamy", 192, ""),
    ("Slow Tide", "ambient,calm,strings", 238, ""),
    ("Kaffeehaus am Donnerstagabend, wenn es draußen regnet", "jazz,relaxed,male", 204, ""),
    ("夜の海を歩く", "j-pop,melancholic,female", 206, ""),
    ("Paper Planes at Dawn", "indie,acoustic guitar", 177, ""),
    ("Iron & Honey", "rock,energetic,male", 185, ""),
    ("Small Hours", "lo-fi,chill,piano", 142, ""),
    ("Harvest", "folk,banjo,warm", 168, ""),
    ("Violet Static", "techno,dark,driving", 251, ""),
    ("Donaudampfschifffahrtsgesellschaftskapitän", "folk,accordion,playful", 133, ""),
    ("雨上がりの交差点で君を待っていた長い午後のこと", "city pop,nostalgic", 222, ""),
    ("Paper Lanterns", "classical,harp,peaceful", 174, ""),
    ("Second-Hand Halo", "soul,male,warm,organ", 199, ""),
    ("Copper Wire", "country,female,banjo", 156, ""),
    ("The Lighthouse Keeper Leaves", "post-rock,cinematic", 288, ""),
    ("Kobalt", "trance,synthesizer,energetic", 301, ""),
    ("Quiet Arithmetic", "classical,piano,calm", 147, ""),
    ("Sugar Riot", "punk,fast,female", 118, ""),
    ("Midnight Bakery", "jazz,saxophone,mellow", 213, ""),
)


def fill(library: Library, count: int, now: datetime | None = None) -> list[Song]:
    """Put so many songs into a library, the first of :data:`SONGS` last, so that it is the newest."""
    now = now or datetime.now(UTC)
    made = []
    for at in reversed(range(count)):
        title, tags, seconds, lyrics = SONGS[at % len(SONGS)]
        recipe = Recipe(tags, lyrics, seconds=float(seconds), seed=4_815_162 + 7 * at)
        song = library.add(
            recipe,
            _codes(2),
            np.zeros((480, 2), np.float32),
            title=title,
            created=now - timedelta(hours=9 * at),
            cover=cover_png(recipe, 512 if count <= 50 else 256),
            peaks=_outline(seconds, at),
            loudness=Loudness(-14.2, -1.0, 0.0),
        )
        made.append(_lengthened(library, song, seconds, favourite=at % 7 == 1, plays=at % 5))
    return made[::-1]


def music(seconds: float) -> Samples:
    """(samples, 2) float32 at 48 kHz: something with bars and breaths, for a waveform to show."""
    rng = np.random.default_rng(3)
    blocks = round(seconds * 8)
    level = np.repeat(_envelope(blocks, rng), SAMPLE_RATE // 8).astype(np.float32)
    noise = rng.standard_normal((len(level), 1), dtype=np.float32)
    return np.repeat(0.2 * level[:, None] * noise, 2, axis=1)


def _lengthened(library: Library, song: Song, seconds: int, *, favourite: bool, plays: int) -> Song:
    """A song that says it lasts as long as its recipe, though its sound is short: covers and rows are looked at."""
    longer = replace(
        song,
        seconds=float(seconds),
        frames=round(seconds * FRAME_RATE),
        favourite=favourite,
        play_count=plays,
    )
    with library.database.writing() as connection:
        table.put_song(connection, longer)
    return longer


def _codes(frames: int) -> Codes:
    return np.zeros((frames, 8), np.int16)


def _outline(seconds: int, seed: int) -> Peaks:
    frames = seconds * SAMPLE_RATE
    rng = np.random.default_rng(seed)
    levels = []
    for size in LEVELS:
        count = -(-frames // size)
        blocks = _envelope(seconds * 4, np.random.default_rng(seed))
        level = np.interp(np.linspace(0, len(blocks), count), np.arange(len(blocks)), blocks)
        level = (level * (0.9 + 0.2 * rng.random(count))).astype(np.float32)
        levels.append(np.stack([-level, level, 0.4 * level], axis=1))
    return Peaks(frames, SAMPLE_RATE, tuple(levels))


def _envelope(blocks: int, rng: np.random.Generator) -> np.ndarray:
    times = np.arange(blocks)
    bars = 0.55 + 0.3 * np.sin(times / 3.1) * np.sin(times / 17.0)
    parts = 0.65 + 0.35 * np.sign(np.sin(times / 41.0))
    ends = np.minimum(1.0, np.minimum(times + 1, blocks - times) / 12)
    return np.clip(bars * parts * ends * (0.75 + 0.5 * rng.random(blocks)), 0.02, 1.0)
