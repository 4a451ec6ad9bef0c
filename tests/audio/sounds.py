"""Sounds to test with."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np

from heartstudio.audio.wave import SAMPLE_RATE, Samples, Subtype, WaveWriter


def tone(seconds: float, hertz: float = 440.0, level: float = 0.5, rate: int = SAMPLE_RATE) -> Samples:
    """A sine on both sides, a quarter of its period apart, that begins and ends somewhere in the middle."""
    time = np.arange(round(seconds * rate))[:, np.newaxis] / rate
    return (level * np.sin(2 * np.pi * hertz * time + [0.5, 2.0])).astype(np.float32)


def noise(frames: int, seed: int = 0, level: float = 0.1) -> Samples:
    """White noise, never zero, so that what was played can be found in what was heard."""
    samples = np.random.default_rng(seed).uniform(-level, level, (frames, 2)).astype(np.float32)
    return np.where(samples == 0, np.float32(level), samples)


def write(path: Path, samples: Samples, subtype: Subtype = "FLOAT") -> Path:
    with WaveWriter(path, subtype) as file:
        file.write(samples)
    return path


def png(width: int = 8, height: int = 6, padding: int = 0) -> bytes:
    """A real, one-coloured PNG; ``padding`` makes it larger by a comment of that many bytes."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = (b"\0" + b"\x80\x40\x20" * width) * height
    parts = [chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))]
    if padding:
        parts.append(chunk(b"tEXt", b"Comment\0" + b"x" * padding))
    parts += [chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def on_a_full_disk(code: str, limit: int, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Runs Python that may make no file larger than ``limit`` bytes: for it, the disk is full."""
    prelude = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
    return subprocess.run(
        [sys.executable, "-c", prelude + code, *map(str, arguments)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def on_a_tmpfs(
    code: str, kilobytes: int, folder: Path, *arguments: object
) -> subprocess.CompletedProcess[str]:
    """Runs Python with ``folder`` as a disk of its own of that size, where this is allowed."""
    mount = f'mount -t tmpfs -o size={kilobytes}k none "$1" && shift && exec "$0" "$@"'
    return subprocess.run(
        ["unshare", "-m", "sh", "-c", mount, sys.executable, str(folder), "-c", code, *map(str, arguments)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def can_mount() -> bool:
    """Whether this process may mount a small disk of its own."""
    probe = ["unshare", "-m", "sh", "-c", "mount -t tmpfs -o size=4k none /mnt"]
    try:
        return subprocess.run(probe, capture_output=True, timeout=20, check=False).returncode == 0
    except OSError:
        return False
