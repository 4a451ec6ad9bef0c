"""ID3v2: texts, pictures and fields of one's own in a chunk of a WAV or AIFF file.

Tags are written as ID3v2.3 (https://id3.org/id3v2.3.0), which every player and file manager shows, and read as
ID3v2.2, 2.3 and 2.4 (https://id3.org/id3v2.4.0-structure, https://id3.org/id3v2.4.0-frames). Frames that are
compressed or encrypted are passed over: ours never are, and a small one could be inflated to any size.
"""

from __future__ import annotations

import codecs
import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from heartstudio.audio.errors import TagError

HEADER_BYTES = 10
"""The length of a tag's own header."""

MAX_FRAMES = 10_000
"""More frames than any honest tag has."""

MAX_BYTES = 2**28 - 1
"""The largest tag whose size fits into the 28 bits that its header has for it."""

FRONT_COVER = 3
"""What a picture shows, by the numbers of APIC frames."""

_LATIN_1, _UTF_16 = 0, 1
_CODECS = ("latin-1", "utf-16-le", "utf-16-be", "utf-8")
"""How text is stored, by the number in front of it; after the second a byte order mark decides."""

_LANGUAGE = b"und"

_UNSYNCHRONISED = 0x80
_EXTENDED = 0x40
_COMPRESSED_2_2 = 0x40
_FOOTER = 0x10

_NAME = re.compile(rb"[A-Z0-9]{3}[A-Z0-9 \0]")
"""Four letters; iTunes leaves some names at the three that they had in ID3v2.2."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of a tag.

    Attributes:
        name: its four letters; three in ID3v2.2.
        data: what it says, as the specification of that name lays it out.
    """

    name: bytes
    data: bytes


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a version of ID3 lays out the header of a frame; the flags are bits of its last byte.

    Attributes:
        name: what a frame's name looks like.
        header_bytes: how long the header is.
        unreadable: the frame is compressed or encrypted.
        grouped: its data begin with a byte that names a group.
        measured: its data begin with four bytes that repeat their length.
        unsynchronised: its data have zeros that are to be taken out.
    """

    name: re.Pattern[bytes]
    header_bytes: int
    unreadable: int = 0
    grouped: int = 0
    measured: int = 0
    unsynchronised: int = 0


_LAYOUTS = {
    2: _Layout(re.compile(rb"[A-Z0-9]{3}"), 6),
    3: _Layout(_NAME, 10, unreadable=0xC0, grouped=0x20),
    4: _Layout(_NAME, 10, unreadable=0x0C, grouped=0x40, measured=0x01, unsynchronised=0x02),
}


def text(name: str, words: str) -> Frame:
    """A text frame, such as TIT2 for the title and TPE1 for the artist."""
    return Frame(name.encode(), bytes([_UTF_16]) + _utf_16(words))


def user_text(key: str, words: str) -> Frame:
    """A text frame under a name of one's own."""
    return Frame(b"TXXX", bytes([_UTF_16]) + _utf_16(key) + b"\0\0" + _utf_16(words))


def full_text(name: str, words: str) -> Frame:
    """A frame for longer texts in a language that is not told: COMM for a comment, USLT for lyrics."""
    return Frame(name.encode(), bytes([_UTF_16]) + _LANGUAGE + _utf_16("") + b"\0\0" + _utf_16(words))


def date(day: str) -> list[Frame]:
    """A date, ``2026-11-23`` or ``2026``, as ID3v2.3 keeps it: the year, and the day in another frame."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)-(\d\d))?", day, re.ASCII)
    if match is None:
        return []
    year, month, day_of_month = match.groups()
    return [text("TYER", year), *([text("TDAT", day_of_month + month)] if month else [])]


def front_cover(png: bytes) -> Frame:
    """A picture as the song's front cover."""
    return Frame(b"APIC", bytes([_LATIN_1]) + b"image/png\0" + bytes([FRONT_COVER]) + b"\0" + png)


def tag(frames: Iterable[Frame]) -> bytes:
    """Frames as a whole ID3v2.3 tag.

    Raises:
        TagError: where they are more than a tag can hold.
    """
    body = b"".join(frame.name + struct.pack(">IH", len(frame.data), 0) + frame.data for frame in frames)
    if len(body) > MAX_BYTES:
        raise TagError(f"{len(body) / 2**20:.0f} MB are more than an ID3 tag holds")
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + size + body


def find_user_text(tag: bytes, key: str) -> str | None:
    """What a tag says under a name of one's own, in capitals or not; None where it says nothing.

    Raises:
        TagError: where the bytes are no tag, or a damaged one.
    """
    for frame in frames_of(tag):
        if frame.name in (b"TXXX", b"TXX"):
            name, words = _strings(frame.data)
            if name.upper() == key:
                return words or None
    return None


def frames_of(tag: bytes) -> Iterator[Frame]:
    """The frames of a tag that can be read, in order.

    Raises:
        TagError: where the bytes are no tag, or a damaged one.
    """
    size = tag_bytes(tag[:HEADER_BYTES])
    if size is None:
        raise TagError("they do not begin as ID3 does")
    version, flags = tag[3], tag[5]
    if version not in _LAYOUTS:
        raise TagError(f"ID3v2.{version} is not known")
    if len(tag) < size:
        raise TagError("they end before they say")
    if version == 2 and flags & _COMPRESSED_2_2:
        return  # in a way that the specification never told
    body = tag[HEADER_BYTES : size - (HEADER_BYTES if _has_footer(tag) else 0)]
    unsynchronised = bool(flags & _UNSYNCHRONISED)
    if unsynchronised and version < 4:  # as a whole, where ID3v2.4 does it to each frame
        body, unsynchronised = _synchronised(body), False
    if flags & _EXTENDED:
        body = _behind_extension(body, version)
    yield from _frames(body, version, unsynchronised)


def tag_bytes(header: bytes) -> int | None:
    """How long the tag is that begins with these ten bytes, all included; None where they begin none."""
    if len(header) < HEADER_BYTES or header[:3] != b"ID3" or max(header[6:10]) > 0x7F:
        return None
    return HEADER_BYTES + _syncsafe(header[6:10]) + (HEADER_BYTES if _has_footer(header) else 0)


def _frames(body: bytes, version: int, unsynchronised: bool) -> Iterator[Frame]:
    layout = _LAYOUTS[version]
    at = 0
    for _ in range(MAX_FRAMES):
        name = layout.name.match(body, at)
        if name is None:
            return  # padding, or nothing more
        start = at + layout.header_bytes
        _require(start <= len(body))
        end = start + _frame_bytes(body, at, version)
        _require(end <= len(body))
        flags = body[start - 1] if version > 2 else 0
        if not flags & layout.unreadable:
            data = body[start:end]
            if unsynchronised or flags & layout.unsynchronised:
                data = _synchronised(data)
            yield Frame(name[0], data[bool(flags & layout.grouped) + 4 * bool(flags & layout.measured) :])
        at = end
    raise TagError("they hold more frames than any real ones")


def _frame_bytes(body: bytes, at: int, version: int) -> int:
    """The size that the frame there tells: in ID3v2.4 seven bits of each byte, but all eight where iTunes wrote it."""
    if version == 2:
        return int.from_bytes(body[at + 3 : at + 6], "big")
    field = body[at + 4 : at + 8]
    plain, by_the_rules = int.from_bytes(field, "big"), _syncsafe(field)
    if version == 3 or max(field) > 0x7F:
        return plain
    itunes = _is_border(body, at + 10 + plain) and not _is_border(body, at + 10 + by_the_rules)
    return plain if itunes else by_the_rules


def _is_border(body: bytes, at: int) -> bool:
    """Whether a frame may end here: at the end, before padding, or before another frame."""
    return at == len(body) or (at < len(body) and (body[at] == 0 or bool(_NAME.match(body, at))))


def _behind_extension(body: bytes, version: int) -> bytes:
    """A tag's frames, without the extended header that precedes them."""
    if _NAME.match(body):
        return body  # some programs announce one and write none
    size = _syncsafe(body[:4]) if version == 4 else 4 + int.from_bytes(body[:4], "big")
    _require(4 <= size <= len(body))
    return body[size:]


def _synchronised(data: bytes) -> bytes:
    """Bytes without the zeros that keep players of MPEG from taking them for sound."""
    # Some programs announce them and write none: after 0xFF then stands what could be sound.
    return data if re.search(rb"\xff[\xe0-\xff]", data) else data.replace(b"\xff\0", b"\xff")


def _strings(data: bytes) -> tuple[str, str]:
    """The first two texts behind the number of their encoding; empty where they are none."""
    encoding = data[0] if data else len(_CODECS)
    if encoding >= len(_CODECS):
        return "", ""
    codec = _CODECS[encoding]
    if encoding == _UTF_16 and data[1:3] == codecs.BOM_UTF16_BE:
        codec = "utf-16-be"
    try:
        name, words, *_ = *data[1:].decode(codec).split("\0", 2), ""
    except UnicodeDecodeError:
        return "", ""
    mark = "\ufeff" if encoding == _UTF_16 else ""
    return name.removeprefix(mark), words.removeprefix(mark)


def _utf_16(words: str) -> bytes:
    """Text with its byte order mark. A zero would end it early, and half a surrogate pair is no character."""
    return codecs.BOM_UTF16_LE + words.replace("\0", "").encode("utf-16-le", "replace")


def _syncsafe(field: bytes) -> int:
    size = 0
    for byte in field:
        size = size << 7 | byte & 0x7F
    return size


def _has_footer(header: bytes) -> bool:
    return header[3] == 4 and bool(header[5] & _FOOTER)


def _require(fits: bool) -> None:
    if not fits:
        raise TagError("a frame ends after its tag does")
