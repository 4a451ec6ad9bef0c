"""The chunks of RIFF (WAV) and IFF (AIFF) files, walked without trusting a single size in them.

RIFF is laid out in Microsoft's "Multimedia Programming Interface and Data Specifications 1.0", IFF in "EA IFF 85" and
Apple's "Audio Interchange File Format AIFF-C": the same chunks, with numbers the other way round.
"""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from heartstudio.audio.errors import TagError

MAX_CHUNKS = 10_000
"""More chunks than any honest file has; a walk ends there."""

UNFINISHED = (0, 0xFFFFFFFF)
"""Sizes that a program writes for sound that it cannot measure yet; they mean "to the end of the file"."""

FILLER = b"JUNK"
"""The name of chunks that everyone passes over: registered for RIFF, unknown to AIFF and so skipped there."""

MAX_SIZE = 2**32 - 1
"""The largest size that a header has room for."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """One chunk of a RIFF or IFF file.

    Attributes:
        name: its four letters.
        offset: where its data begin, in bytes.
        declared: how many bytes its header promises.
        present: how many of them the file really has.
    """

    name: bytes
    offset: int
    declared: int
    present: int

    @property
    def is_cut(self) -> bool:
        """Whether the file ends before the chunk does."""
        return self.present < self.declared


@dataclass(frozen=True, slots=True)
class Container:
    """The kind of a RIFF or IFF file and its chunks, in order.

    Attributes:
        form: ``b"WAVE"``, ``b"AIFF"`` or ``b"AIFC"``.
        chunks: as far as the file could be walked.
    """

    form: bytes
    chunks: tuple[Chunk, ...]

    @property
    def header(self) -> str:
        """The layout of a chunk's name and size, for :mod:`struct`."""
        return "<4sI" if self.form == b"WAVE" else ">4sI"

    def find(self, *names: bytes) -> Chunk | None:
        """The first chunk of one of these names."""
        return next((chunk for chunk in self.chunks if chunk.name in names), None)


def walk(file: BinaryIO) -> Container | None:
    """The chunks of an open file, or None where it is neither a WAV nor an AIFF."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    head = file.read(12)
    form = head[8:12]
    if (head[:4], form) not in ((b"RIFF", b"WAVE"), (b"FORM", b"AIFF"), (b"FORM", b"AIFC")):
        return None
    return Container(form, tuple(_chunks(file, Container(form, ()).header, size)))


def chunk_data(file: BinaryIO, chunk: Chunk, limit: int) -> bytes | None:
    """What the chunk holds, or None where it holds more than ``limit`` bytes."""
    if chunk.present > limit:
        return None
    file.seek(chunk.offset)
    return file.read(chunk.present)


def put(path: Path, name: bytes, data: bytes) -> None:
    """Puts a chunk behind all others; what was called the same becomes filler, and nothing else moves.

    Args:
        path: a whole WAV or AIFF file.
        name: four letters; chunks of this name, in capitals or not, are replaced.
        data: what it holds.

    Raises:
        TagError: where the file is neither, is damaged, or cannot grow as much.
        OSError: where the disk refuses; the file is as it was then.
    """
    with path.open("rb") as file:
        container = walk(file)
        if container is None:
            raise TagError("it is neither a WAV nor an AIFF file")
        end, size = _end_of_chunks(file, container), file.seek(0, os.SEEK_END)
    padding = b"\0"
    chunk = struct.pack(container.header, name, len(data)) + data + padding * (len(data) % 2)
    new_size = end + end % 2 + len(chunk) - 8
    if new_size > MAX_SIZE:
        raise TagError(f"{new_size / 2**30:.0f} GB are more than such a file holds")
    try:
        with path.open("r+b") as file:
            file.seek(end)
            file.write(padding * (end % 2) + chunk)
            file.flush()
            # From here on the new chunk counts and the old ones do not: four bytes each, which need no more room.
            file.seek(4)
            file.write(struct.pack(container.header, b"", new_size)[4:])
            for old in container.chunks:
                if old.name.upper() == name.upper():
                    file.seek(old.offset - 8)
                    file.write(FILLER)
    except OSError:
        os.truncate(path, size)
        raise


def _end_of_chunks(file: BinaryIO, container: Container) -> int:
    """Where the last chunk ends, without its padding.

    Raises:
        TagError: where something follows, or the chunk would swallow what follows.
    """
    if not container.chunks:
        raise TagError("it is empty")
    last = container.chunks[-1]
    end = last.offset + last.declared
    file.seek(last.offset - 8)
    if last.is_cut or file.read(8) != struct.pack(container.header, last.name, last.declared):
        raise TagError("its last chunk has no end")
    if file.seek(0, os.SEEK_END) >= end + end % 2 + 8:
        raise TagError("it has more chunks than any real one")
    return end


def _chunks(file: BinaryIO, header: str, size: int) -> list[Chunk]:
    found: list[Chunk] = []
    at = 12
    while at + 8 <= size and len(found) < MAX_CHUNKS:
        file.seek(at)
        name, declared = struct.unpack(header, file.read(8))
        offset = at + 8
        rest = size - offset
        if name == b"data" and declared in UNFINISHED:
            declared = rest
        found.append(Chunk(name, offset, declared, min(declared, rest)))
        at = offset + declared + declared % 2
    return found
