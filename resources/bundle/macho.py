"""Mach-O files: what they need, what they promise, and how to keep the one architecture that counts."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macholib import MachO, mach_o

Version = tuple[int, int]

_ARCHITECTURES = {0x0100000C: "arm64", 0x01000007: "x86_64", 7: "i386"}
_THIN = {b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe"}
_FAT = {b"\xca\xfe\xba\xbe": ">5I", b"\xca\xfe\xba\xbf": ">2I2Q2I"}
"""How one architecture of a universal file is described: type, subtype, offset, size, alignment."""

_MOST_SLICES = 16
"""A Java class begins like a universal file, and says its version where that says how many slices it has."""

_LOADS = {
    mach_o.LC_LOAD_DYLIB,
    mach_o.LC_LOAD_WEAK_DYLIB,
    mach_o.LC_REEXPORT_DYLIB,
    mach_o.LC_LOAD_UPWARD_DYLIB,
}
_OPTIONAL = {mach_o.LC_LOAD_WEAK_DYLIB}


@dataclass(frozen=True, slots=True)
class Slice:
    """One architecture of a file.

    Attributes:
        architecture: ``arm64``, ``x86_64``, or the number of another.
        minimum: the oldest macOS that it says it runs on; None where it says nothing.
        loads: install names of the libraries that it cannot do without.
        rpaths: where ``@rpath`` points, in the order of the search.
    """

    architecture: str
    minimum: Version | None
    loads: tuple[str, ...]
    rpaths: tuple[str, ...]


def is_macho(path: Path) -> bool:
    """Whether a file holds code for a Mac. Links are not followed."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.read(8)
    if head[:4] in _FAT:
        return 0 < int.from_bytes(head[4:8]) <= _MOST_SLICES
    return head[:4] in _THIN


def find(folder: Path) -> list[Path]:
    """Every Mach-O file below a folder, in the order of their names."""
    return sorted(path for path in _files(folder) if is_macho(path))


def read(path: Path) -> list[Slice]:
    """What the architectures of a file say."""
    return [_slice(header) for header in MachO.MachO(str(path)).headers]


def thin(path: Path, architecture: str = "arm64") -> int:
    """Keep one architecture of a universal file, in place; its signature is part of the slice and stays valid.

    Returns:
        How many bytes that saved: 0 for a file with one architecture, or without this one.
    """
    slices = _universal(path)
    if architecture not in slices:
        return 0
    offset, size = slices[architecture]
    before = path.stat().st_size
    with path.open("rb") as file:
        file.seek(offset)
        kept = file.read(size)
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(kept)
    part.chmod(path.stat().st_mode)
    part.replace(path)
    return before - size


def _files(folder: Path) -> Iterator[Path]:
    for where, _, names in os.walk(folder):
        for name in names:
            yield Path(where, name)


def _universal(path: Path) -> dict[str, tuple[int, int]]:
    """Offset and size of each architecture; nothing for a file that is not universal."""
    with path.open("rb") as file:
        magic = file.read(4)
        if magic not in _FAT:
            return {}
        layout = struct.Struct(_FAT[magic])
        count = int.from_bytes(file.read(4))
        entries = [layout.unpack(file.read(layout.size)) for _ in range(count)]
    return {_name(cpu): (offset, size) for cpu, _, offset, size, *_ in entries}


def _name(cpu: int) -> str:
    return _ARCHITECTURES.get(cpu, str(cpu))


def _slice(header: Any) -> Slice:
    minimum: Version | None = None
    loads: list[str] = []
    rpaths: list[str] = []
    for command, body, data in header.commands:
        if command.cmd in _LOADS - _OPTIONAL:
            loads.append(_text(data))
        elif command.cmd == mach_o.LC_RPATH:
            rpaths.append(_text(data))
        elif command.cmd == mach_o.LC_BUILD_VERSION:
            minimum = _version(int(body.minos))
        elif command.cmd == mach_o.LC_VERSION_MIN_MACOSX:
            minimum = _version(int(body.version))
    return Slice(_name(header.header.cputype), minimum, tuple(loads), tuple(rpaths))


def _text(data: bytes) -> str:
    return data.split(b"\0", 1)[0].decode()


def _version(packed: int) -> Version:
    return packed >> 16, packed >> 8 & 0xFF
