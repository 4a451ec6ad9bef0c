"""The metadata blocks of a FLAC file: Vorbis comments and pictures.

Blocks and pictures are laid out as RFC 9639 says in sections 8 to 8.8; comments as in
https://www.xiph.org/vorbis/doc/v-comment.html, without the framing bit.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from heartstudio.audio import id3
from heartstudio.audio.errors import TagError
from heartstudio.audio.staging import part_of

MAX_BLOCKS = 10_000
"""More blocks than any honest file has."""

MAX_BLOCK_BYTES = 2**24 - 1
"""The largest block whose size fits into the 24 bits that its header has for it."""

MAX_COMMENTS = 10_000
"""More comments than any honest file has."""

PADDING_BYTES = 4096
"""Room for other programs to change tags without moving the sound."""

_MAGIC = b"fLaC"
_STREAMINFO, _PADDING, _VORBIS_COMMENT, _PICTURE = 0, 1, 4, 6
_LAST = 0x80
_FRONT_COVER = struct.pack(">I", id3.FRONT_COVER)  # the numbers are those of ID3
_PNG_CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}


@dataclass(frozen=True, slots=True)
class Block:
    """One metadata block of a FLAC file.

    Attributes:
        kind: what it holds, as a number of RFC 9639.
        offset: where its data begin, in bytes.
        size: how many bytes they are.
    """

    kind: int
    offset: int
    size: int


@dataclass(frozen=True, slots=True)
class Comments:
    """What a block of Vorbis comments says.

    Attributes:
        vendor: the program that encoded the sound.
        fields: names, in capitals, and texts, in order; a name may come more than once.
    """

    vendor: str
    fields: tuple[tuple[str, str], ...]

    def find(self, name: str) -> str | None:
        """The first text of that name, which is given in capitals."""
        return next((text for other, text in self.fields if other == name), None)


def walk(file: BinaryIO) -> list[Block] | None:
    """The metadata blocks of an open file, or None where it is no FLAC; an ID3 tag in front is passed over.

    Raises:
        TagError: where they are cut, or more than any real ones.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    start = id3.tag_bytes(file.read(id3.HEADER_BYTES)) or 0
    file.seek(start)
    if file.read(len(_MAGIC)) != _MAGIC:
        return None
    found: list[Block] = []
    at = start + len(_MAGIC)
    while len(found) < MAX_BLOCKS:
        file.seek(at)
        head = file.read(4)
        at += len(head) + int.from_bytes(head[1:], "big")
        if len(head) < 4 or at > size:
            raise TagError("they end before they say")
        found.append(Block(head[0] & ~_LAST, file.tell(), at - file.tell()))
        if head[0] & _LAST:
            return found
    raise TagError("they are more blocks than any real ones")


def read_comments(file: BinaryIO, blocks: list[Block]) -> Comments | None:
    """The Vorbis comments of a file whose blocks are given, or None where it has none.

    Raises:
        TagError: where they are damaged.
    """
    block = next((block for block in blocks if block.kind == _VORBIS_COMMENT), None)
    return None if block is None else _parsed(_data(file, block))


def rewrite(path: Path, fields: Mapping[str, str], cover_png: bytes | None) -> None:
    """Puts comments and a cover into a FLAC file; its sound and its other blocks stay as they are.

    Args:
        path: the file, which is replaced at once when the new one is whole.
        fields: texts by their names, in capitals; they take the place of what the file says under these names.
        cover_png: the front cover, if there is one.

    Raises:
        TagError: where it is no FLAC, its blocks are damaged, or they cannot hold as much.
        OSError: where the disk refuses; the file is as it was then.
    """
    part = part_of(path)
    try:
        with path.open("rb") as old, part.open("xb") as new:
            blocks = walk(old)
            if not blocks or blocks[0].kind != _STREAMINFO:
                raise TagError("it does not begin as FLAC does")
            contents = [
                *_kept(old, blocks, cover_png is not None),
                (_VORBIS_COMMENT, _comments(old, blocks, fields)),
            ]
            if cover_png is not None:
                contents.append((_PICTURE, _front_cover(cover_png)))
            new.write(_MAGIC + b"".join(_block(kind, data) for kind, data in contents))
            new.write(_block(_PADDING | _LAST, bytes(PADDING_BYTES)))
            old.seek(blocks[-1].offset + blocks[-1].size)
            shutil.copyfileobj(old, new)
        part.replace(path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def _kept(file: BinaryIO, blocks: list[Block], new_cover: bool) -> list[tuple[int, bytes]]:
    """Number and data of the blocks that stay."""
    kept = []
    for block in blocks:
        if block.kind in (_PADDING, _VORBIS_COMMENT):
            continue
        data = _data(file, block)
        if new_cover and block.kind == _PICTURE and data[:4] == _FRONT_COVER:
            continue
        kept.append((block.kind, data))
    return kept


def _comments(file: BinaryIO, blocks: list[Block], fields: Mapping[str, str]) -> bytes:
    before = read_comments(file, blocks) or Comments("HeartStudio", ())
    kept = [field for field in before.fields if field[0] not in fields]
    texts = [f"{name}={text}" for name, text in (*kept, *fields.items())]
    return _sized(before.vendor) + struct.pack("<I", len(texts)) + b"".join(map(_sized, texts))


def _sized(text: str) -> bytes:
    """Text behind its length. Zeros end it early in many programs; half a surrogate pair is no character."""
    data = text.replace("\0", "").encode("utf-8", "replace")
    return struct.pack("<I", len(data)) + data


def _front_cover(png: bytes) -> bytes:
    mime = b"image/png"
    width, height, bits, colour = struct.unpack_from(">IIBB", png, 16)
    depth = bits * _PNG_CHANNELS[colour] if colour in _PNG_CHANNELS else 24
    head = _FRONT_COVER + struct.pack(">I", len(mime)) + mime + struct.pack(">I", 0)
    return head + struct.pack(">IIIII", width, height, depth, 0, len(png)) + png


def _block(kind: int, data: bytes) -> bytes:
    if len(data) > MAX_BLOCK_BYTES:
        raise TagError(f"{len(data) / 2**20:.0f} MB are more than a block of FLAC holds")
    return struct.pack(">I", kind << 24 | len(data)) + data


def _data(file: BinaryIO, block: Block) -> bytes:
    file.seek(block.offset)
    return file.read(block.size)


def _parsed(data: bytes) -> Comments:
    reader = _Reader(data)
    vendor = reader.text()
    count = reader.number()
    if count > MAX_COMMENTS:
        raise TagError("they are more comments than any real ones")
    pairs = (reader.text().partition("=") for _ in range(count))
    return Comments(vendor, tuple((name.upper(), text) for name, equals, text in pairs if equals))


class _Reader:
    """Takes numbers and texts from bytes, one after the other."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def number(self) -> int:
        return int.from_bytes(self._take(4), "little")

    def text(self) -> str:
        return self._take(self.number()).decode("utf-8", "replace")

    def _take(self, size: int) -> bytes:
        taken = self._data[self._at : self._at + size]
        if len(taken) < size:
            raise TagError("a comment ends after its block does")
        self._at += size
        return taken
