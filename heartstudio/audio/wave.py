"""Reading and writing sound files: whole or not at all, as float32 stereo."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import numpy as np
import numpy.typing as npt
import soundfile

from heartstudio.audio import riff
from heartstudio.audio.errors import AudioFileError, cannot_write
from heartstudio.audio.staging import require_folder, staged

SAMPLE_RATE = 48_000
"""Samples a second of every song that HeartStudio makes."""

Samples = npt.NDArray[np.float32]
"""(frames, 2) float32, left and right, full scale at ±1."""

Subtype = Literal["PCM_16", "PCM_24", "FLOAT"]

_BITS: dict[str, int] = {"PCM_16": 16, "PCM_24": 24}
_SOUND_CHUNKS = (b"data", b"SSND")


@dataclass(frozen=True, slots=True)
class WaveInfo:
    """What a sound file holds.

    Attributes:
        frames: samples in each channel.
        rate: samples a second.
        channels: 1 for mono, 2 for stereo.
    """

    frames: int
    rate: int
    channels: int

    @property
    def seconds(self) -> float:
        """How long it plays."""
        return self.frames / self.rate


class WaveWriter:
    """Writes a 48 kHz stereo WAV beside its final name; it appears there when the ``with`` block ends well.

    After an error nothing is left, and a file that stood there before is untouched.
    """

    def __init__(self, path: str | Path, subtype: Subtype = "PCM_24") -> None:
        self.path = Path(path)
        self.frames = 0
        self._subtype: Subtype = subtype
        self._staging = contextlib.ExitStack()
        self._sink: SoundSink | None = None

    def __enter__(self) -> Self:
        require_folder(self.path)
        with contextlib.ExitStack() as staging:
            part = staging.enter_context(staged(self.path))
            self._sink = SoundSink(part, self.path, "WAV", self._subtype, SAMPLE_RATE, channels=2)
            self._staging = staging.pop_all()
        return self

    def write(self, samples: Samples) -> None:
        """Appends samples.

        Args:
            samples: (frames, 2) float32; values beyond ±1 are clipped unless the subtype is FLOAT.

        Raises:
            AudioFileError: when the disk is full or gone, naming the free space.
            ValueError: for another shape, or for samples that are not finite.
        """
        if self._sink is None:
            raise ValueError("write inside the with block")
        self._sink.write(samples)
        self.frames += len(samples)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        sink, self._sink = self._sink, None
        if sink is not None:
            try:
                sink.close(verify=kind is None)
            except AudioFileError as failure:
                self._staging.__exit__(type(failure), failure, failure.__traceback__)
                raise
        self._staging.__exit__(kind, error, trace)


class SoundSink:
    """An open sound file that checks what the disk took.

    Args:
        part: where to write.
        name: the path to speak of in errors.
        container: the library's name of the format: WAV, FLAC or AIFF.
        subtype: how samples are stored.
        rate: samples a second.
        channels: how many channels.
        strings: text chunks for the head of the file, by the library's names (``title``, ``artist``...).
    """

    def __init__(
        self,
        part: Path,
        name: Path,
        container: str,
        subtype: Subtype,
        rate: int,
        *,
        channels: int,
        strings: dict[str, str] | None = None,
    ) -> None:
        self._part = part
        self._name = name
        self._bits = _BITS.get(subtype)
        self._frames = 0
        self._channels = channels
        try:
            self._file: Any = soundfile.SoundFile(
                part, "w", samplerate=rate, channels=channels, format=container, subtype=subtype
            )
            for key, text in (strings or {}).items():
                setattr(self._file, key, text)
        except (OSError, soundfile.SoundFileError) as error:
            raise cannot_write(name, error) from error

    def write(self, samples: Samples) -> None:
        """Appends (frames, channels) float32; see :meth:`WaveWriter.write` for what it raises."""
        if samples.ndim != 2 or samples.shape[1] != self._channels:
            raise ValueError(f"samples must be (frames, {self._channels}), not {samples.shape}")
        if not np.isfinite(samples).all():
            raise ValueError("samples must be finite numbers")
        data: Any = samples if self._bits is None else quantised(samples, self._bits)
        try:
            self._file.write(data)
        except (AssertionError, OSError, soundfile.SoundFileError) as error:
            raise cannot_write(self._name, error) from error
        self._frames += len(samples)

    def close(self, *, verify: bool) -> None:
        """Closes the file and, to be sure that the disk took all of it, counts its frames again."""
        try:
            self._file.close()
            complete = not verify or probe(self._part).frames == self._frames
        except (OSError, soundfile.SoundFileError, AudioFileError) as error:
            raise cannot_write(self._name, error.__cause__ or error) from error
        if not complete:
            raise cannot_write(self._name, OSError())


def quantised(samples: Samples, bits: int) -> npt.NDArray[np.int32]:
    """Samples as whole numbers of ``bits`` bits in the upper end of int32, rounded and clipped.

    What was read from a file of that depth comes out as the same numbers.
    """
    full = float(2 ** (bits - 1))
    scaled = samples.astype(np.float32) * np.float32(full)
    np.rint(scaled, out=scaled)
    np.clip(scaled, -full, full - 1, out=scaled)
    return scaled.astype(np.int32) << (32 - bits)


def probe(path: str | Path) -> WaveInfo:
    """Length, rate and channels of a sound file, from its head and its size.

    Raises:
        AudioFileError: where it is missing, not a sound file, or shorter than its head says.
    """
    path = Path(path)
    with open_sound(path) as file:
        info = WaveInfo(file.frames, file.samplerate, file.channels)
    _refuse_cut(path)
    return info


def read_wave(path: str | Path) -> tuple[Samples, int]:
    """The whole of a sound file: samples (frames, 2) float32 and samples a second.

    Mono is given to both sides; of more than two channels the first two are taken.

    Raises:
        AudioFileError: where it is missing, not a sound file, or shorter than its head says.
    """
    path = Path(path)
    _refuse_cut(path)
    with open_sound(path) as file:
        expected = file.frames
        try:
            samples = file.read(dtype="float32", always_2d=True)
        except (soundfile.SoundFileError, MemoryError) as error:
            raise unreadable(path, str(error)) from error
        rate = file.samplerate
    if len(samples) < expected:
        raise _cut_short(path)
    return as_stereo(samples), rate


def as_stereo(samples: Samples) -> Samples:
    """(frames, any channels) as (frames, 2): mono on both sides, or the first two channels."""
    if samples.shape[1] == 1:
        return np.repeat(samples, 2, axis=1)
    return samples[:, :2]


def open_sound(path: Path) -> Any:
    """The file, open for reading with soundfile.

    Raises:
        AudioFileError: where it is missing or not a sound file.
    """
    if not path.is_file():
        raise AudioFileError(path, "is not there", remedy="Find the file again or remove it from the list")
    try:
        file = soundfile.SoundFile(path)
    except (OSError, soundfile.SoundFileError, TypeError) as error:
        raise unreadable(path, str(error)) from error
    if file.samplerate <= 0 or file.channels <= 0:
        file.close()
        raise unreadable(path, "it promises no samples")
    return file


def unreadable(path: Path, reason: str) -> AudioFileError:
    """The error for a file that no sound can be read from."""
    return AudioFileError(
        path,
        f"cannot be read as sound ({reason.strip().rstrip('.')})",
        safe="The file was not changed",
        remedy="Try another copy of it",
    )


def _refuse_cut(path: Path) -> None:
    try:
        with path.open("rb") as file:
            container = riff.walk(file)
    except OSError as error:
        raise unreadable(path, error.strerror or "it cannot be opened") from error
    sound = container.find(*_SOUND_CHUNKS) if container else None
    if sound is not None and sound.is_cut:
        raise _cut_short(path)


def _cut_short(path: Path) -> AudioFileError:
    return AudioFileError(
        path,
        "ends earlier than it says; a part of it is missing",
        safe="What is there can still be played",
        remedy="Try another copy of it, or decode the song again",
    )
