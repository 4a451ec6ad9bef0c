"""Everything that goes into a new song's folder, before the folder takes its place."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from heartstudio.songs.errors import LibraryError
from heartstudio.songs.files import copy_whole, link_or_copy, write_new
from heartstudio.songs.layout import SongFile

if TYPE_CHECKING:
    from heartstudio.audio.source import FileSource
    from heartstudio.audio.wave import Samples

CODEBOOKS = 8
"""Codes in a frame."""

LONGEST_SECONDS = 3600.0
"""A longer sound is not taken in."""

_BLOCK = 65536
_PNG = b"\x89PNG\r\n\x1a\n"

Codes = npt.NDArray[np.int16]
"""(frames, 8) int16: one row of codes for 80 ms."""


def place_audio(audio: Samples | Path, target: Path, *, take_over: bool) -> float:
    """Write a song's ``audio.wav``: 48 kHz, stereo, 24 bit.

    Args:
        audio: (samples, 2) float32 at 48 kHz, or a sound file of any rate; a file that is already as it should
            be is taken byte for byte.
        target: where it goes.
        take_over: whether the new file may share the old one's bytes, because the old one is given up.

    Returns:
        Its length in seconds.

    Raises:
        AudioFileError: where the file is no sound, or the disk refuses.
        LibraryError: where there is nothing to hear in it, or too much.
    """
    from heartstudio.audio.wave import SAMPLE_RATE, WaveWriter, open_sound, probe

    if not isinstance(audio, Path):
        _require_length(len(audio) / SAMPLE_RATE, "The sound")
        with WaveWriter(target) as writer:
            writer.write(np.ascontiguousarray(audio, np.float32))
        return len(audio) / SAMPLE_RATE
    info = probe(audio)
    _require_length(info.seconds, str(audio))
    with open_sound(audio) as file:
        ready = (file.format, file.subtype) == ("WAV", "PCM_24")
    if ready and (info.rate, info.channels) == (SAMPLE_RATE, 2):
        (link_or_copy if take_over else copy_whole)(audio, target)
        return info.seconds
    _convert(audio, target)
    return probe(target).seconds


def place_codes(codes: Codes, target: Path) -> None:
    """Write a song's ``codes.npy``.

    Args:
        codes: (frames, 8) int16.
        target: where it goes.

    Raises:
        ValueError: for another shape or type.
    """
    require_codes(codes)
    buffer = io.BytesIO()
    np.lib.format.write_array(buffer, np.ascontiguousarray(codes), allow_pickle=False)
    write_new(target, buffer.getvalue())


def require_codes(codes: Codes) -> None:
    """Refuse what is not (frames, 8) int16.

    Raises:
        ValueError: saying what it is.
    """
    if codes.ndim != 2 or codes.shape[1] != CODEBOOKS or codes.dtype != np.int16:
        raise ValueError(f"codes must be (frames, {CODEBOOKS}) int16, not {codes.shape} {codes.dtype}")


def read_codes(path: Path) -> Codes:
    """The codes of a song: (frames, 8) int16.

    Raises:
        OSError: where the file is missing.
        ValueError: where it holds something else.
    """
    codes = np.load(path, allow_pickle=False)
    if not isinstance(codes, np.ndarray) or codes.dtype != np.int16 or codes.shape[1:] != (CODEBOOKS,):
        raise ValueError(f"does not hold (frames, {CODEBOOKS}) int16")
    return codes


def is_png(path: Path) -> bool:
    """Whether a file begins as a PNG picture does; a missing one does not."""
    try:
        with path.open("rb") as file:
            return file.read(len(_PNG)) == _PNG
    except OSError:
        return False


def require_png(cover: bytes) -> None:
    """Refuse a cover that is not a PNG picture.

    Raises:
        LibraryError: saying so.
    """
    if not cover.startswith(_PNG):
        raise LibraryError(
            "The cover is not a PNG picture", safe="The cover that the song had is kept", remedy="Use a PNG"
        )


def loudness_of(folder: Path) -> tuple[float | None, bool]:
    """Loudness in LUFS (None for digital silence) and the silence mark of the sound in a song's folder."""
    from heartstudio.audio.loudness import measure
    from heartstudio.audio.wave import read_wave

    loudness = measure(*read_wave(folder / SongFile.AUDIO))
    return finite(loudness.lufs), loudness.is_silent


def finite(lufs: float) -> float | None:
    """Loudness as it is kept: None where it is minus infinity."""
    return lufs if math.isfinite(lufs) else None


def _require_length(seconds: float, what: str) -> None:
    if seconds <= 0:
        raise LibraryError(f"{what} has no sound in it", safe="Nothing was changed")
    if seconds > LONGEST_SECONDS:
        raise LibraryError(
            f"{what} is {seconds / 60:,.0f} minutes long; a song can be at most {LONGEST_SECONDS / 60:.0f}",
            safe="Nothing was changed",
            remedy="Import a part of it",
        )


def _convert(source: Path, target: Path) -> None:
    """Write a foreign sound at 48 kHz, turned down where it is louder than 24 bit can hold."""
    from heartstudio.audio.source import FileSource
    from heartstudio.audio.wave import WaveWriter

    sound = FileSource(source)
    try:
        loudest = max((float(np.abs(block).max()) for block in _blocks(sound)), default=0.0)
        gain = np.float32(1 / max(1.0, loudest))
        with WaveWriter(target) as writer:
            for block in _blocks(sound):
                writer.write(block * gain)
    finally:
        sound.close()


def _blocks(sound: FileSource) -> Iterator[Samples]:
    """The whole of a sound; what is no number in it is silence."""
    sound.seek(0)
    while len(block := sound.read(_BLOCK)):
        yield np.nan_to_num(block, posinf=0.0, neginf=0.0)
