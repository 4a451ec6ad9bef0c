"""The chunks of RIFF (WAV) and IFF (AIFF) files, walked without trusting a single size in them."""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from typing import BinaryIO

MAX_CHUNKS = 10_000
"""More chunks than any honest file has; a walk ends there."""

UNFINISHED = (0, 0xFFFFFFFF)
"""Sizes that a program writes for sound that it cannot measure yet; they mean "to the end of the file"."""


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

    def find(self, *names: bytes) -> Chunk | None:
        """The first chunk of one of these names."""
        return next((chunk for chunk in self.chunks if chunk.name in names), None)


def walk(file: BinaryIO) -> Container | None:
    """The chunks of an open file, or None where it is neither a WAV nor an AIFF."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    head = file.read(12)
    form = head[8:12]
    if head[:4] == b"RIFF" and form == b"WAVE":
        layout = "<4sI"
    elif head[:4] == b"FORM" and form in (b"AIFF", b"AIFC"):
        layout = ">4sI"
    else:
        return None
    return Container(form, tuple(_chunks(file, layout, size)))


def chunk_data(file: BinaryIO, chunk: Chunk, limit: int) -> bytes | None:
    """What the chunk holds, or None where it holds more than ``limit`` bytes."""
    if chunk.present > limit:
        return None
    file.seek(chunk.offset)
    return file.read(chunk.present)


def _chunks(file: BinaryIO, layout: str, size: int) -> list[Chunk]:
    found: list[Chunk] = []
    at = 12
    while at + 8 <= size and len(found) < MAX_CHUNKS:
        file.seek(at)
        name, declared = struct.unpack(layout, file.read(8))
        offset = at + 8
        rest = size - offset
        if name == b"data" and declared in UNFINISHED:
            declared = rest
        found.append(Chunk(name, offset, declared, min(declared, rest)))
        at = offset + declared + declared % 2
    return found
