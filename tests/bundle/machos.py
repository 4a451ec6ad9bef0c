"""Mach-O files of four kilobytes, which say whatever a test wants them to say."""

from __future__ import annotations

import struct
from collections.abc import Sequence

ARM64, X86_64 = 0x0100000C, 0x01000007

_LIBRARY = 6
_SEGMENT, _LOAD, _RPATH, _BUILD_VERSION = 0x19, 0x0C, 0x8000001C, 0x32
_MACOS = 1
_CODE_AT = 4096
"""Where the code would begin; tools that change names count on room before it."""


def macho(
    *,
    loads: Sequence[str] = (),
    rpaths: Sequence[str] = (),
    minimum: tuple[int, int] = (12, 0),
    architecture: int = ARM64,
) -> bytes:
    """A dynamic library without any code."""
    commands = [
        _segment(),
        struct.pack("<6I", _BUILD_VERSION, 24, _MACOS, minimum[0] << 16 | minimum[1] << 8, 0, 0),
        *(_with_text(struct.pack("<4I", 24, 0, 0, 0), _LOAD, name) for name in loads),
        *(_with_text(struct.pack("<I", 12), _RPATH, path) for path in rpaths),
    ]
    size = sum(map(len, commands))
    head = struct.pack("<8I", 0xFEEDFACF, architecture, 0, _LIBRARY, len(commands), size, 0, 0)
    return b"".join([head, *commands]).ljust(_CODE_AT, b"\0") + bytes(16)


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


def _segment() -> bytes:
    """The segment of the code, with one section of sixteen bytes."""
    size = _CODE_AT + 16
    section = struct.pack("<16s16s2Q8I", b"__text", b"__TEXT", _CODE_AT, 16, _CODE_AT, *[0] * 7)
    return struct.pack("<2I16s4Q4I", _SEGMENT, 152, b"__TEXT", 0, size, 0, size, 5, 5, 1, 0) + section


def _with_text(head: bytes, command: int, text: str) -> bytes:
    """A load command whose text follows its numbers, padded to eight bytes."""
    body = head + text.encode() + b"\0"
    size = -(-(8 + len(body)) // 8) * 8
    return (struct.pack("<2I", command, size) + body).ljust(size, b"\0")
