"""What the player reads: a file, or a song that is still being composed."""

from __future__ import annotations

import os
import tempfile
import threading
import weakref
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import soundfile

from heartstudio.audio.errors import cannot_write
from heartstudio.audio.resampling import Resampler
from heartstudio.audio.wave import SAMPLE_RATE, Samples, as_stereo, open_sound, unreadable

_FRAME_BYTES = 8


class Source(Protocol):
    """Sound at 48 kHz that the player's thread reads; all counts are frames at that rate."""

    @property
    def frames(self) -> int:
        """How much there is by now."""
        ...

    @property
    def complete(self) -> bool:
        """Whether that is all there will be."""
        ...

    def read(self, count: int) -> Samples:
        """The next frames, up to ``count``: (frames, 2) float32; none at the end of what there is."""
        ...

    def seek(self, frame: int) -> None:
        """Goes on reading from ``frame``, or from the end of what there is where that comes first."""
        ...

    def close(self) -> None:
        """Lets go of files until it is read again; the player calls it when it moves on."""
        ...


class FileSource:
    """A sound file of any rate with any number of channels, heard at 48 kHz in stereo.

    A file that ends before its head says so plays as far as it goes.

    Args:
        path: the file.

    Raises:
        AudioFileError: where it is missing or not a sound file.
    """

    complete = True

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._at = 0
        self._file: Any = None
        self._resampler: Resampler | None = None
        self._open()
        self._frames = self._length()

    @property
    def frames(self) -> int:
        """Its length at 48 kHz."""
        return self._frames

    def read(self, count: int) -> Samples:
        """The next frames, up to ``count``: (frames, 2) float32; none at the end.

        Raises:
            AudioFileError: where the file has gone or its sound is damaged.
        """
        self._open()
        try:
            if self._resampler:
                samples = self._resampler.read(self._at, count)
            else:
                samples = as_stereo(self._file.read(count, dtype="float32", always_2d=True))
        except (OSError, soundfile.SoundFileError) as error:
            raise unreadable(self.path, str(error)) from error
        self._at += len(samples)
        return samples

    def seek(self, frame: int) -> None:
        """Goes on reading from ``frame``."""
        self._at = max(0, min(frame, self._frames))
        if self._file is not None and self._resampler is None:
            self._file.seek(self._at)

    def close(self) -> None:
        """Closes the file; reading opens it again at the same place."""
        if self._file is not None:
            self._file.close()
        self._file = self._resampler = None

    def _length(self) -> int:
        return self._resampler.frames if self._resampler else int(self._file.frames)

    def _open(self) -> None:
        if self._file is not None:
            return
        self._file = open_sound(self.path)
        if self._file.samplerate != SAMPLE_RATE:
            self._resampler = Resampler(self._file)
        elif self._at:
            self._file.seek(self._at)


class LiveSource:
    """A song that can be heard while it is composed.

    One thread appends windows of sound as they are decoded, the player reads behind it. The sound is kept in a
    nameless temporary file, so that ten minutes cost no memory; it vanishes with the last reference.
    """

    def __init__(self) -> None:
        self._descriptor, name = tempfile.mkstemp(prefix="heartstudio-")
        self._name = Path(name)
        self._name.unlink()
        self._finalizer = weakref.finalize(self, os.close, self._descriptor)
        self._frames = 0
        self._at = 0
        self._ended = threading.Event()

    @property
    def frames(self) -> int:
        """How much has been composed by now."""
        return self._frames

    @property
    def complete(self) -> bool:
        """Whether nothing will be added any more."""
        return self._ended.is_set()

    def append(self, samples: Samples) -> None:
        """Adds the next (frames, 2) float32 at 48 kHz; to be called from one thread.

        Raises:
            AudioFileError: when the disk is full.
            ValueError: after :meth:`finish`, or for another shape.
        """
        if self.complete:
            raise ValueError("the song is finished")
        if samples.ndim != 2 or samples.shape[1] != 2:
            raise ValueError(f"samples must be (frames, 2), not {samples.shape}")
        data = memoryview(np.ascontiguousarray(samples, np.float32).tobytes())
        offset = self._frames * _FRAME_BYTES
        try:
            while data:
                written = os.pwrite(self._descriptor, data, offset)
                offset += written
                data = data[written:]
        except OSError as error:
            raise cannot_write(self._name, error) from error
        self._frames += len(samples)  # last, so that the reader never sees what is not there yet

    def finish(self) -> None:
        """Says that the song has come to its end, or that composing it has."""
        self._ended.set()

    def read(self, count: int) -> Samples:
        """The next frames, up to ``count``: (frames, 2) float32; none where composing has not come further."""
        count = min(count, self._frames - self._at)
        data = os.pread(self._descriptor, count * _FRAME_BYTES, self._at * _FRAME_BYTES)
        samples = np.frombuffer(data, np.float32).reshape(-1, 2)
        self._at += len(samples)
        return samples

    def seek(self, frame: int) -> None:
        """Goes on reading from ``frame``, or from the end of what has been composed."""
        self._at = max(0, min(frame, self._frames))

    def close(self) -> None:
        """Keeps the sound: it may be played again as long as somebody holds the source."""
