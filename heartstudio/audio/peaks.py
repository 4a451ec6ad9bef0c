"""The outline of a song at several resolutions, for drawing waveforms of any width at once."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from heartstudio.audio.errors import AudioFileError
from heartstudio.audio.staging import staged
from heartstudio.audio.wave import SAMPLE_RATE, Samples, as_stereo, open_sound

LEVELS = (256, 1024, 4096, 16384)
"""Frames in a bucket at each resolution; each is four of the one before."""

_FINEST = LEVELS[0]
_STEP = 4
_BLOCK = 256 * _FINEST
_VERSION = 1

Outline = npt.NDArray[np.float32]
"""(buckets, 3) float32: lowest sample, highest sample and root mean square, of both channels together."""


@dataclass(frozen=True, slots=True, eq=False)
class Peaks:
    """The outline of a song.

    Attributes:
        frames: length of the song.
        rate: its samples a second.
        levels: one outline for each of :data:`LEVELS`; the last bucket may be shorter than the rest.
    """

    frames: int
    rate: int
    levels: tuple[Outline, ...]

    @property
    def seconds(self) -> float:
        """Length of the song."""
        return self.frames / self.rate

    def columns(self, n: int, start: float = 0.0, stop: float | None = None) -> Outline:
        """The outline of a stretch of the song in ``n`` columns, one for a pixel.

        A column covers at least all samples of its stretch. Columns beyond the song are zero.

        Args:
            n: how many columns.
            start: seconds from the beginning.
            stop: seconds from the beginning; the end of the song by default.

        Returns:
            (n, 3) float32: lowest, highest, root mean square.
        """
        first = max(0.0, start) * self.rate
        last = self.frames if stop is None else stop * self.rate
        columns: Outline = np.zeros((max(0, n), 3), np.float32)
        if n <= 0 or last <= first or not self.frames:
            return columns
        level = max((i for i, size in enumerate(LEVELS) if _STEP * size <= (last - first) / n), default=0)
        size, outline = LEVELS[level], self.levels[level]
        edges = first + (last - first) * np.arange(n + 1) / n
        begin = np.floor(edges[:-1] / size).astype(np.int64)
        end = np.maximum(np.ceil(np.minimum(edges[1:], self.frames) / size).astype(np.int64), begin + 1)
        inside = edges[:-1] < self.frames
        begin, end = begin[inside], end[inside]
        padded = np.concatenate([outline, np.zeros((1, 3), np.float32)])
        pairs = np.stack([begin, end], axis=1).ravel()
        weights = _bucket_sizes(self.frames, size, len(padded))
        powers = np.add.reduceat(np.square(padded[:, 2], dtype=np.float64) * weights, pairs)[::2]
        columns[inside, 0] = np.minimum.reduceat(padded[:, 0], pairs)[::2]
        columns[inside, 1] = np.maximum.reduceat(padded[:, 1], pairs)[::2]
        columns[inside, 2] = np.sqrt(powers / np.add.reduceat(weights, pairs)[::2])
        return columns

    def save(self, path: str | Path) -> None:
        """Writes the outline as one self-describing record of NumPy's ``.npy`` format.

        Raises:
            AudioFileError: when the disk refuses; what stood there before stays.
        """
        finest = self.levels[0]
        record = np.zeros((), _record_type(len(finest)))
        record["version"], record["rate"], record["frames"] = _VERSION, self.rate, self.frames
        record["outline"] = finest
        with staged(Path(path)) as part, part.open("wb") as file:
            np.lib.format.write_array(file, record, allow_pickle=False)

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Reads what :meth:`save` wrote.

        Raises:
            AudioFileError: where the file is missing, damaged or of another version.
        """
        path = Path(path)
        try:
            record = np.load(path, mmap_mode="r", allow_pickle=False)
            frames, rate = int(record["frames"]), int(record["rate"])
            finest = np.array(record["outline"], np.float32)
            whole = int(record["version"]) == _VERSION and rate > 0 and record.shape == ()
            whole = whole and finest.shape == (_count(frames, _FINEST), 3) and bool(np.isfinite(finest).all())
        except Exception as error:  # NumPy parses the head as Python, and damage fails in as many ways
            raise _damaged(path, str(error)) from error
        if not whole:
            raise _damaged(path, "not an outline that this version wrote")
        return cls(frames, rate, _levels(finest, frames))


class PeaksBuilder:
    """Grows the outline of a song while it is composed; the pieces may be of any size."""

    def __init__(self, rate: int = SAMPLE_RATE) -> None:
        self._rate = rate
        self._frames = 0
        self._outlines: list[Outline] = []
        self._rest: Samples = np.zeros((0, 2), np.float32)

    def append(self, samples: Samples) -> None:
        """Adds (frames, 2) float32 to the end."""
        self._frames += len(samples)
        if len(self._rest):
            missing = min(_FINEST - len(self._rest), len(samples))
            self._rest = np.concatenate([self._rest, samples[:missing]])
            samples = samples[missing:]
            if len(self._rest) < _FINEST:
                return
            self._outlines.append(_outline(self._rest))
        whole = len(samples) // _FINEST * _FINEST
        for begin in range(0, whole, _BLOCK):  # small enough to stay in the processor's cache for all three
            self._outlines.append(_outline(samples[begin : min(begin + _BLOCK, whole)]))
        self._rest = np.array(samples[whole:], np.float32)

    def peaks(self) -> Peaks:
        """The outline of everything so far."""
        self._outlines = [np.concatenate([np.zeros((0, 3), np.float32), *self._outlines])]
        finest = self._outlines[0]
        if len(self._rest):
            finest = np.concatenate([finest, _outline(self._rest, len(self._rest))])
        return Peaks(self._frames, self._rate, _levels(finest, self._frames))


def compute_peaks(source: Samples | str | Path, rate: int = SAMPLE_RATE) -> Peaks:
    """The outline of samples (frames, 2) float32, or of a sound file, in one pass.

    Args:
        source: samples, or the path of a file that is read block by block.
        rate: samples a second, where samples are given; a file knows its own.

    Raises:
        AudioFileError: where the file is missing or not a sound file.
    """
    if not isinstance(source, str | Path):
        builder = PeaksBuilder(rate)
        builder.append(source)
        return builder.peaks()
    with open_sound(Path(source)) as file:
        builder = PeaksBuilder(file.samplerate)
        for block in file.blocks(_BLOCK, dtype="float32", always_2d=True):
            builder.append(as_stereo(block))
    return builder.peaks()


def _outline(samples: Samples, size: int = _FINEST) -> Outline:
    buckets = np.ascontiguousarray(samples).reshape(-1, size * 2)
    power = np.einsum("ij,ij->i", buckets, buckets) / np.float32(size * 2)
    return np.stack([buckets.min(axis=1), buckets.max(axis=1), np.sqrt(power)], axis=1)


def _levels(finest: Outline, frames: int) -> tuple[Outline, ...]:
    levels = [finest]
    for size in LEVELS[:-1]:
        outline = levels[-1]
        if not len(outline):
            levels.append(outline)
            continue
        groups = np.arange(0, len(outline), _STEP)
        weights = _bucket_sizes(frames, size, len(outline))
        powers = np.add.reduceat(np.square(outline[:, 2], dtype=np.float64) * weights, groups)
        coarser = np.empty((len(groups), 3), np.float32)
        coarser[:, 0] = np.minimum.reduceat(outline[:, 0], groups)
        coarser[:, 1] = np.maximum.reduceat(outline[:, 1], groups)
        coarser[:, 2] = np.sqrt(powers / np.add.reduceat(weights, groups))
        levels.append(coarser)
    return tuple(levels)


def _bucket_sizes(frames: int, size: int, count: int) -> npt.NDArray[np.float64]:
    """How many frames each of the first ``count`` buckets really covers."""
    return np.clip(frames - size * np.arange(count, dtype=np.float64), 0, size)


def _count(frames: int, size: int) -> int:
    return -(-frames // size)


def _record_type(buckets: int) -> np.dtype[np.void]:
    return np.dtype(
        [("version", "<u4"), ("rate", "<u4"), ("frames", "<u8"), ("outline", "<f4", (buckets, 3))]
    )


def _damaged(path: Path, reason: str) -> AudioFileError:
    missing = not os.path.lexists(path)
    return AudioFileError(
        path,
        "is not there" if missing else f"is not a readable outline ({reason})",
        safe="The song itself is not affected",
        remedy="The outline is computed again from the sound",
    )
