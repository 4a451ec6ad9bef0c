"""Mach-O files of a few hundred bytes, which say whatever a test wants them to say."""

from __future__ import annotations

import struct
from collections.abc import Sequence

ARM64, X86_64 = 0x0100000C, 0x01000007

_LIBRARY = 6
_LOAD, _RPATH, _BUILD_VERSION = 0x0C, 0x8000001C, 0x32
_MACOS = 1


def macho(
    *,
    loads: Sequence[str] = (),
    rpaths: Sequence[str] = (),
    minimum: tuple[int, int] = (12, 0),
    architecture: int = ARM64,
) -> bytes:
    """A dynamic library without any code."""
    commands = [
        struct.pack("<6I", _BUILD_VERSION, 24, _MACOS, minimum[0] << 16 | minimum[1] << 8, 0, 0),
        *(_with_text(struct.pack("<4I", 24, 0, 0, 0), _LOAD, name) for name in loads),
        *(_with_text(struct.pack("<I", 12), _RPATH, path) for path in rpaths),
    ]
    size = sum(map(len, commands))
    return struct.pack("<8I", 0xFEEDFACF, architecture, 0, _LIBRARY, len(commands), size, 0, 0) + b"".join(
        commands
    )


def universal(*slices: tuple[int, bytes]) -> bytes:
    """A file with several architectures: each with its number, in the order given."""
    alignment = 1 << 14
    head, body = struct.pack(">2I", 0xCAFEBABE, len(slices)), b""
    for architecture, content in slices:
        offset = alignment + len(body)
        head += struct.pack(">5I", architecture, 0, offset, len(content), 14)
        body += content.ljust(-(-len(content) // alignment) * alignment, b"\0")
    return head.ljust(alignment, b"\0") + body


def metallib(system: tuple[int, int] = (14, 0)) -> bytes:
    """The head of a library of Metal kernels."""
    return struct.pack("<4sHHHBBHH", b"MTLB", 0x8001, 2, 7, 0, 0x81, *system) + bytes(64)


def _with_text(head: bytes, command: int, text: str) -> bytes:
    """A load command whose text follows its numbers, padded to eight bytes."""
    body = head + text.encode() + b"\0"
    size = -(-(8 + len(body)) // 8) * 8
    return (struct.pack("<2I", command, size) + body).ljust(size, b"\0")
