"""``heartstudio.json``: what a folder of weights is; written last, so that a folder without it is none."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

from heartstudio.checkpoints.errors import ModelError, UnsafeFileError
from heartstudio.checkpoints.safety import check_name, read_json

FILE = "heartstudio.json"
FORMAT = "heartstudio_checkpoint"
VERSION = 1
ORIGINAL = "original"
"""Precision of weights as their authors published them."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file as it was when it was found right.

    Attributes:
        bytes: its size.
        sha256: hash of its content, hexadecimal.
    """

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Where a folder of weights comes from and what it holds.

    Attributes:
        component: id in the catalogue.
        role: what it is for, a value of :class:`~heartstudio.checkpoints.catalogue.Role`.
        repository: hub id it came from.
        revision: the commit it came from.
        precision: ``original``, or that of a conversion: ``bf16``, ``8bit``, ``4bit``.
        licence: SPDX name; empty where unknown.
        files: every file of the folder but this one, by its path with ``/`` between folders.
        details: what a conversion wants to remember (group size, tensors kept, sizes); plain JSON values.
    """

    component: str
    role: str
    repository: str
    revision: str
    precision: str
    files: Mapping[str, FileRecord]
    licence: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def bytes(self) -> int:
        """Size of all files."""
        return sum(record.bytes for record in self.files.values())

    def write(self, folder: Path) -> None:
        """Write ``heartstudio.json`` into the folder, beside its name first, and make it last.

        Raises:
            OSError: where the folder cannot be written; an older manifest then still stands.
        """
        text = json.dumps({FORMAT: VERSION, **asdict(self)}, ensure_ascii=False, indent=1)
        write_last(folder / FILE, text + "\n")

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The manifest of a folder.

        Raises:
            ModelError: where it is missing or damaged.
        """
        try:
            data = read_json(folder / FILE)
            if data.pop(FORMAT) != VERSION:
                raise ValueError("written by another version of HeartStudio")  # noqa: TRY301
            files = {path: FileRecord(**record) for path, record in data.pop("files").items()}
            for path, record in files.items():
                check_name(path)
                if not isinstance(record.bytes, int) or not _SHA256.fullmatch(record.sha256):
                    raise ValueError(f"no size and hash for {path}")  # noqa: TRY301
            return cls(files=files, **data)
        except FileNotFoundError:
            raise ModelError(f"{folder} holds no finished model", remedy="Fetch the model again") from None
        except (OSError, UnsafeFileError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ModelError(
                f"{folder / FILE} cannot be read ({error})", remedy="Fetch the model again"
            ) from None


def write_last(path: Path, text: str) -> None:
    """Write a small file so that either the old or the whole new one stands, whatever happens.

    Raises:
        OSError: where it cannot be written; the old one then still stands.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with beside.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames inside a folder last through a loss of power."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
