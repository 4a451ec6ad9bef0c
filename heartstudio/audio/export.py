"""A song as a file to give away: WAV, FLAC or AIFF with its title, cover, words and recipe inside."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Self

import numpy as np

from heartstudio.audio.errors import AudioFileError, cannot_write
from heartstudio.audio.loudness import fade_curve, measure
from heartstudio.audio.names import publish, safe_file_name
from heartstudio.audio.staging import part_of, require_folder, sync, sync_folder
from heartstudio.audio.tagging import SongTags, write_tags
from heartstudio.audio.wave import Samples, SoundSink, Subtype, open_sound, probe, read_wave

FADE_SECONDS = 3.0
"""Length of the fade at the end of a song that was cut at its length limit."""

_BLOCK = 65536


class ExportFormat(Enum):
    """What a song can be exported as: the container, how samples are stored, and the file's suffix."""

    WAV16 = ("WAV", "PCM_16", ".wav")
    WAV24 = ("WAV", "PCM_24", ".wav")
    WAV_FLOAT = ("WAV", "FLOAT", ".wav")
    FLAC = ("FLAC", "PCM_24", ".flac")
    AIFF16 = ("AIFF", "PCM_16", ".aiff")
    AIFF24 = ("AIFF", "PCM_24", ".aiff")

    def __init__(self, container: str, subtype: Subtype, suffix: str) -> None:
        self.container = container
        self.subtype = subtype
        self.suffix = suffix

    @classmethod
    def of(cls, path: str | Path) -> Self:
        """The best format for a file of this name: 24 bit of whatever its suffix says.

        Raises:
            AudioFileError: for a suffix that names none of them.
        """
        ending = Path(path).suffix.lower()
        for choice in (cls.WAV24, cls.FLAC, cls.AIFF24):
            if ending in choice.suffixes:
                return choice
        raise AudioFileError(
            path,
            "cannot be exported under this suffix",
            remedy="Use a name that ends in .wav, .flac or .aiff",
        )

    @property
    def suffixes(self) -> tuple[str, ...]:
        """All suffixes under which people know the format."""
        return (self.suffix, ".aif") if self.container == "AIFF" else (self.suffix,)


def export(
    source_wav: str | Path,
    destination: str | Path,
    format: ExportFormat,  # noqa: A002 - the word that everybody looks for
    tags: SongTags,
    normalise: bool = False,
    fade_out: bool = False,
) -> Path:
    """Writes a song for the world outside the library; never over anything that is there.

    Args:
        source_wav: the song's own sound.
        destination: a folder, in which the file is named after the title, or a file. A name that is taken
            gets a number; a file's suffix is completed where it is not one of the format's.
        format: what to write.
        tags: what the file tells about the song.
        normalise: bring it to -14 LUFS, as far as a true peak of -1 dB allows.
        fade_out: let the last seconds fall to nothing, for songs that were cut at their length limit.

    Returns:
        The new file.

    Raises:
        AudioFileError: where the source cannot be read or the destination not written; nothing is left then.
    """
    source, target = Path(source_wav), _target(Path(destination), format, tags.title)
    require_folder(target)
    gain = measure(*read_wave(source)).gain_to() if normalise else 1.0
    part = part_of(target)
    try:
        _render(source, part, target, format, tags, gain, FADE_SECONDS if fade_out else 0.0)
        write_tags(part, format.container, tags, name=target)
        sync(part)
        written = publish(part, target.parent, target.name)
        sync_folder(target.parent)
    except OSError as error:
        raise cannot_write(target, error) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink()
    return written


def _target(destination: Path, format: ExportFormat, title: str) -> Path:  # noqa: A002
    if destination.is_dir():
        return destination / safe_file_name(title, format.suffix)
    if destination.suffix.lower() in format.suffixes:
        return destination
    return destination.with_name(destination.name + format.suffix)


def _render(
    source: Path,
    part: Path,
    target: Path,
    format: ExportFormat,  # noqa: A002
    tags: SongTags,
    gain: float,
    fade_seconds: float,
) -> None:
    info = probe(source)
    fade = fade_curve(min(info.frames, round(fade_seconds * info.rate)))
    dither = _Dither() if format.subtype == "PCM_16" else None
    strings = {} if format is ExportFormat.FLAC else tags.strings()
    with open_sound(source) as file:
        if file.subtype in ("PCM_16", "PCM_U8", "PCM_S8") and gain == 1.0 and not len(fade):
            dither = None  # the samples fit as they are
        sink = SoundSink(
            part,
            target,
            format.container,
            format.subtype,
            info.rate,
            channels=info.channels,
            strings=strings,
        )
        finished = False
        try:
            for start, block in _blocks(file):
                if gain != 1.0:
                    block *= np.float32(gain)
                faded_from = max(start, info.frames - len(fade))
                if faded_from < start + len(block):
                    curve = fade[faded_from - (info.frames - len(fade)) :][: start + len(block) - faded_from]
                    block[faded_from - start :] *= curve[:, np.newaxis]
                sink.write(dither.added_to(block) if dither else block)
            finished = True
        finally:
            sink.close(verify=finished)


def _blocks(file: Any) -> Iterator[tuple[int, Samples]]:
    start = 0
    for block in file.blocks(_BLOCK, dtype="float32", always_2d=True):
        yield start, block
        start += len(block)


class _Dither:
    """Triangular noise of one step of 16 bits, which turns rounding errors into an even, faint hiss."""

    def __init__(self) -> None:
        self._random = np.random.default_rng(16)  # the same song gives the same file

    def added_to(self, samples: Samples) -> Samples:
        noise = self._random.random(samples.shape, np.float32) - self._random.random(
            samples.shape, np.float32
        )
        return samples + noise * np.float32(2**-15)
