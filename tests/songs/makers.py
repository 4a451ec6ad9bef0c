"""Small songs to fill libraries with."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np

from heartstudio.audio.loudness import Loudness
from heartstudio.audio.wave import SAMPLE_RATE, Samples, WaveWriter
from heartstudio.recipe import Recipe
from heartstudio.songs import Library, Song
from heartstudio.songs.intake import Codes

LOUD = Loudness(-14.0, -1.0, 0.0)
RECIPE = Recipe("piano,happy", "[Verse]\nwalking home in the rain\n[Chorus]\nand the lights stay on", seed=7)


def tone(seconds: float = 0.2, pitch: float = 440.0, level: float = 0.3) -> Samples:
    """(samples, 2) float32 at 48 kHz."""
    times = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return np.repeat(level * np.sin(2 * np.pi * pitch * times), 2).reshape(-1, 2).astype(np.float32)


def some_codes(frames: int, seed: int = 0) -> Codes:
    """(frames, 8) int16 that are never the same for two frames or seeds."""
    return np.random.default_rng([seed, 1]).integers(0, 8192, (frames, 8)).astype(np.int16)


def wave(path: Path, samples: Samples | None = None) -> Path:
    """A sound file as the library keeps it."""
    with WaveWriter(path) as writer:
        writer.write(tone() if samples is None else samples)
    return path


def png(shade: int = 128) -> bytes:
    """A real picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixel = zlib.compress(bytes([0, shade]))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")


def add(library: Library, recipe: Recipe = RECIPE, **more: Any) -> Song:
    """A short song in the library; its loudness is told, so that nothing heavy is imported."""
    audio = more.pop("audio", None)
    codes = more.pop("codes", some_codes(3))
    more.setdefault("loudness", LOUD)
    return library.add(recipe, codes, tone() if audio is None else audio, **more)


def everything(library: Library) -> list[Song]:
    """All songs that are not in the trash."""
    return library.page(limit=100_000)


def files_of(home: Path) -> dict[str, bytes]:
    """Every file below a folder and its content."""
    return {str(path.relative_to(home)): path.read_bytes() for path in home.rglob("*") if path.is_file()}
