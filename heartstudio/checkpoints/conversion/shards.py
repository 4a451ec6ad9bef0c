"""Arrays on disk: which goes into which safetensors file, and files that are whole or not there."""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mlx.core as mx

from heartstudio.checkpoints.errors import UnsafeFileError
from heartstudio.checkpoints.manifest import write_last
from heartstudio.checkpoints.safety import read_json

PART = ".part"
_JOURNAL = "conversion.json"
_ENTRY_BYTES = 200
"""Generous for one array in a safetensors header."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One safetensors file to be.

    Attributes:
        file: its name.
        arrays: names of what it holds.
        bytes: its size, approximately.
    """

    file: str
    arrays: tuple[str, ...]
    bytes: int


def pack(groups: Sequence[Mapping[str, mx.array]], limit: int) -> list[Shard]:
    """Deal arrays out to shards in their order; one that is larger than the limit gets a shard of its own.

    Args:
        groups: arrays by name; each group begins a new shard.
        limit: bytes of a shard.
    """
    dealt: list[dict[str, mx.array]] = []
    for group in groups:
        room = 0
        for name, array in group.items():
            if array.nbytes > room:
                dealt.append({})
                room = limit
            dealt[-1][name] = array
            room -= array.nbytes
    return [
        Shard(
            f"model-{number:05}-of-{len(dealt):05}.safetensors",
            tuple(arrays),
            sum(array.nbytes + _ENTRY_BYTES for array in arrays.values()),
        )
        for number, arrays in enumerate(dealt, start=1)
    ]


def index_of(shards: Sequence[Shard]) -> bytes:
    """The content of ``model.safetensors.index.json``."""
    places = {name: shard.file for shard in shards for name in shard.arrays}
    index = {"metadata": {"total_size": sum(shard.bytes for shard in shards)}, "weight_map": places}
    return json.dumps(index, indent=1).encode()


def write_shard(path: Path, arrays: Mapping[str, mx.array]) -> str:
    """Write evaluated arrays beside the name, and give them the name once they are on the disk.

    Returns:
        SHA-256 of the file, hexadecimal.

    Raises:
        OSError: where it cannot be written; nothing of it is left.
    """
    part = path.with_name(path.name + PART)
    try:
        with _HashedFile(part) as file:
            mx.save_safetensors(file, dict(arrays), {"format": "mlx"})  # type: ignore[arg-type]
            file.sync()
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return file.sha256


def write_small(path: Path, content: bytes) -> str:
    """Write a small file; SHA-256 of it, hexadecimal.

    Raises:
        OSError: where it cannot be written; nothing of it is left.
    """
    write_last(path, content.decode())
    return hashlib.sha256(content).hexdigest()


class Journal:
    """Which shards of a conversion are finished, kept beside them; a shard counts once it stands here.

    Args:
        folder: where the shards are gathered.
        job: identifies source and outcome; what another job left is not believed.
    """

    def __init__(self, folder: Path, job: str) -> None:
        self._file, self._job = folder / _JOURNAL, job
        self.finished: dict[str, str] = dict(self._kept())

    def add(self, shard: Shard, sha256: str) -> None:
        """Note a finished shard.

        Raises:
            OSError: where that cannot be written.
        """
        self.finished[shard.file] = sha256
        write_last(self._file, json.dumps({"job": self._job, "shards": self.finished}, indent=1))

    def _kept(self) -> Iterator[tuple[str, str]]:
        try:
            data = read_json(self._file)
            if data["job"] == self._job:
                yield from ((str(file), str(sha256)) for file, sha256 in data["shards"].items())
        except (OSError, UnsafeFileError, KeyError, TypeError, AttributeError):
            return


class _HashedFile(io.RawIOBase):
    """A file that is hashed while it is written, all of it and in order."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb", buffering=0)
        self._digest = hashlib.sha256()

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def write(self, data: Any, /) -> int:
        view = memoryview(data).cast("B")
        written = len(view)
        self._digest.update(view)
        while view:
            view = view[self._file.write(view) :]
        return written

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def writable(self) -> bool:
        return True

    def sync(self) -> None:
        os.fsync(self._file.fileno())

    def close(self) -> None:
        self._file.close()
        super().close()
