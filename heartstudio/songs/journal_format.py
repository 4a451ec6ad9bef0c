"""How a journal is written down: a head, then a record with a checksum for each frame.

The head is a magic, the length and the CRC-32 of a JSON text, and the text. A record is 20 bytes: eight codes as
little-endian int16 and a CRC-32 of the head's checksum, the frame's number and the codes, so that a record which
was torn, or which belongs elsewhere, ends the song before it.
"""

from __future__ import annotations

import json
import struct
import zlib
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from heartstudio.recipe import Recipe, RecipeError
from heartstudio.songs.errors import JournalError
from heartstudio.songs.intake import CODEBOOKS, Codes, require_codes
from heartstudio.songs.song import Provenance

_MAGIC = b"HSJ1"
_FIXED = struct.Struct("<4sII")
_LARGEST_HEAD = 4_000_000
_RECORD = np.dtype([("codes", "<i2", (CODEBOOKS,)), ("check", "<u4")])
RECORD_SIZE = _RECORD.itemsize
"""Bytes of a frame."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a journal.

    Attributes:
        recipe: of this one take.
        created: when composing began, an aware time.
        provenance: parent and batch.
        start_frames: how many of the first frames were given by the parent.
        seed: checksum of the text, from which every record's begins.
        size: bytes before the first record.
    """

    recipe: Recipe
    created: datetime
    provenance: Provenance
    start_frames: int
    seed: int
    size: int


def pack_head(song_id: str, recipe: Recipe, provenance: Provenance, start_frames: int) -> bytes:
    """The head of a new journal."""
    data = {
        "id": song_id,
        "created": datetime.now(UTC).isoformat(),
        "provenance": asdict(provenance),
        "start_frames": start_frames,
        "recipe": recipe.to_dict(),
    }
    text = json.dumps(data, ensure_ascii=False).encode()
    return _FIXED.pack(_MAGIC, len(text), zlib.crc32(text)) + text


def head_seed(head: bytes) -> int:
    """The checksum in a packed head, from which every record's begins."""
    seed: int = _FIXED.unpack_from(head)[2]
    return seed


def read_head(path: Path) -> Head:
    """The head of a journal.

    Raises:
        JournalError: where it is torn or belongs to something else.
        OSError: where the file cannot be read.
    """
    with path.open("rb") as file:
        fixed = file.read(_FIXED.size)
        if len(fixed) < _FIXED.size:
            raise _no_journal(path, "it ends before it begins")
        magic, length, seed = _FIXED.unpack(fixed)
        if magic != _MAGIC or length > _LARGEST_HEAD:
            raise _no_journal(path, "it begins with something else")
        text = file.read(length)
    if len(text) != length or zlib.crc32(text) != seed:
        raise _no_journal(path, "its head is torn")
    try:
        data: dict[str, Any] = json.loads(text)
        return Head(
            recipe=Recipe.from_dict(data["recipe"]),
            created=datetime.fromisoformat(data["created"]),
            provenance=Provenance(**data["provenance"]),
            start_frames=int(data["start_frames"]),
            seed=seed,
            size=_FIXED.size + length,
        )
    except (AttributeError, KeyError, TypeError, ValueError, RecipeError) as error:
        raise _no_journal(path, str(error)) from error


def _no_journal(path: Path, reason: str) -> JournalError:
    return JournalError(f"{path} is no journal of a song: {reason}", safe="The file is kept")


def read_frames(path: Path, head: Head) -> Codes:
    """Every whole frame: (frames, 8) int16.

    Raises:
        OSError: where the file cannot be read.
    """
    with path.open("rb") as file:
        file.seek(head.size)
        data = file.read()
    records = np.frombuffer(data, _RECORD, count=len(data) // _RECORD.itemsize)
    good = 0
    for number, record in enumerate(records):
        if _check(record["codes"].tobytes(), number, head.seed) != record["check"]:
            break
        good += 1
    return np.array(records["codes"][:good], np.int16)


def pack_frames(codes: Codes, first: int, seed: int) -> bytes:
    """The records of frames.

    Args:
        codes: (n, 8) int16.
        first: number of the first of them in the song.
        seed: of the journal's head.

    Raises:
        ValueError: for another shape or type.
    """
    require_codes(codes)
    records = np.zeros(len(codes), _RECORD)
    records["codes"] = codes
    for number, frame in enumerate(records["codes"], first):
        records["check"][number - first] = _check(frame.tobytes(), number, seed)
    return records.tobytes()


def _check(frame: bytes, number: int, seed: int) -> int:
    return zlib.crc32(frame, zlib.crc32(number.to_bytes(4, "little"), seed))
