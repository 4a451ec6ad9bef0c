"""What we write in ID3 another reader understands, and what others write we do, in all versions, tricks included."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from mutagen.id3 import APIC, ID3, PRIV, TIT2, TXXX

from heartstudio.audio import id3
from heartstudio.audio.errors import TagError

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80)
PICTURES = st.binary(max_size=200).filter(lambda picture: not picture or picture.strip(b"\0"))
"""Nothing but zeros, which no picture is, mutagen takes for a description that was padded."""
KEY = "HEARTSTUDIO_RECIPE"
WORDS = "Über dem Meer 夜の海 🌊 ÿþ"  # in UTF-16 full of bytes that have to be unsynchronised


def opened(tag: bytes) -> ID3:
    return ID3(io.BytesIO(tag), load_v1=False, translate=False)


def syncsafe(number: int) -> bytes:
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))


def plain(number: int) -> bytes:
    return struct.pack(">I", number)


def unsynchronised(data: bytes) -> bytes:
    """As ID3v2.4 tells it in section 6.1, a byte at a time."""
    out = bytearray()
    for index, byte in enumerate(data):
        out.append(byte)
        following = data[index + 1] if index + 1 < len(data) else 0
        if byte == 0xFF and (following >= 0xE0 or following == 0):
            out.append(0)
    return bytes(out)


def tag_of(version: int, body: bytes, flags: int = 0, behind: bytes = b"") -> bytes:
    return b"ID3" + bytes([version, 0, flags]) + syncsafe(len(body)) + body + behind


def frame(name: bytes, data: bytes, size: Callable[[int], bytes] = plain, flags: int = 0) -> bytes:
    return name + size(len(data)) + struct.pack(">H", flags) + data


def recipe(encoding: int = 1) -> bytes:
    """The data of a frame that holds the words under the key."""
    codec = {1: "utf-16", 2: "utf-16-be", 3: "utf-8"}[encoding]
    return (
        bytes([encoding])
        + KEY.encode(codec)
        + "\0".encode("utf-16-be")[: 1 if encoding == 3 else 2]
        + (WORDS.encode(codec))
    )


@given(TEXTS, TEXTS, TEXTS.filter(bool), TEXTS, PICTURES)
@example("العربية עברית", "ไทย हिन्दी", "한국어 ᠮᠣᠩᠭᠣᠯ", "👩🏽‍🚀🏴󠁧󠁢󠁳󠁣󠁴󠁿", b"\xff\xff\0")
def test_texts_in_any_script_and_any_picture_are_read_by_others(
    title: str, comment: str, key: str, lyrics: str, picture: bytes
) -> None:
    frames = [
        id3.text("TIT2", title),
        id3.full_text("COMM", comment),
        id3.full_text("USLT", lyrics),
        id3.user_text(key, lyrics),
        id3.front_cover(picture),
    ]
    tag = id3.tag(frames)
    assert list(id3.frames_of(tag)) == frames
    tags = opened(tag)
    assert tags.version == (2, 3, 0)
    assert tags.getall("TIT2")[0].text == [title]
    (remark,) = tags.getall("COMM")
    assert (remark.lang, remark.desc, remark.text) == ("und", "", [comment])
    (words,) = tags.getall("USLT")
    assert (words.lang, words.desc, words.text) == ("und", "", lyrics)
    (own,) = tags.getall("TXXX")
    assert (own.desc, own.text) == (key, [lyrics])
    (cover,) = tags.getall("APIC")
    assert (cover.mime, cover.type, cover.desc, cover.data) == ("image/png", 3, "", picture)


@pytest.mark.parametrize(
    ("day", "read"), [("2026-11-23", "2026-11-23"), ("2026", "2026"), ("", None), ("last winter", None)]
)
def test_a_date_is_what_others_take_for_it(day: str, read: str | None) -> None:
    tags = ID3(io.BytesIO(id3.tag([id3.text("TIT2", "x"), *id3.date(day)])), load_v1=False)
    assert (str(tags["TDRC"].text[0]) if "TDRC" in tags else None) == read


def test_what_no_text_can_hold_is_left_out() -> None:
    tags = opened(id3.tag([id3.text("TIT2", "a\0b\ud800c")]))
    assert tags["TIT2"].text == ["ab?c"]


@given(TEXTS.filter(bool), st.sampled_from([3, 4]), st.sampled_from([1, 2, 3]), st.integers(0, 3000))
def test_what_others_wrote_is_read(words: str, version: int, encoding: int, padding: int) -> None:
    tags = ID3()
    tags.add(TIT2(encoding=encoding, text="Title"))
    tags.add(PRIV(owner="someone", data=b"TXXX\xff\xfb\x00" * 9))
    tags.add(APIC(encoding=encoding, mime="image/jpeg", type=3, desc="x", data=b"\xff\xd8\xff" * 99))
    tags.add(TXXX(encoding=encoding, desc="REPLAYGAIN_TRACK_GAIN", text="-3 dB"))
    tags.add(TXXX(encoding=encoding, desc=KEY.title(), text=[words, "another"] if version == 4 else words))
    file = io.BytesIO()
    tags.save(file, v2_version=version, padding=lambda _info: padding)
    assert id3.find_user_text(file.getvalue(), KEY) == words
    assert id3.find_user_text(file.getvalue(), "ELSE") is None


UNKNOWN = frame(b"XYZ9", b"\xff\xe0\0?")

TRICKS = {
    "ID3v2.2": tag_of(2, b"TT2\0\0\x03\0ab" + b"TXX" + plain(len(recipe()))[1:] + recipe() + bytes(20)),
    "ID3v2.2 unsynchronised": tag_of(
        2, unsynchronised(b"TXX" + plain(len(recipe()))[1:] + recipe()), flags=0x80
    ),
    "unknown frames and padding": tag_of(3, UNKNOWN + frame(b"TXXX", recipe()) + bytes(99)),
    "names of iTunes": tag_of(3, frame(b"TS2\0", b"\0x") + frame(b"TSP ", b"\0x") + frame(b"TXXX", recipe())),
    "an empty frame": tag_of(3, frame(b"TALB", b"") + frame(b"TXXX", recipe())),
    "big-endian": tag_of(3, frame(b"TXXX", b"\1" + f"\ufeff{KEY}\0\ufeff{WORDS}".encode("utf-16-be"))),
    "one byte order mark": tag_of(3, frame(b"TXXX", b"\1" + f"\ufeff{KEY}\0{WORDS}".encode("utf-16-le"))),
    "no byte order mark": tag_of(3, frame(b"TXXX", b"\1" + f"{KEY}\0{WORDS}\0".encode("utf-16-le"))),
    "ID3v2.3 unsynchronised": tag_of(
        3, unsynchronised(UNKNOWN + frame(b"TXXX", recipe()) + bytes(9)), flags=0x80
    ),
    "ID3v2.3 said to be unsynchronised": tag_of(3, UNKNOWN + frame(b"TXXX", recipe()), flags=0x80),
    "ID3v2.3 with an extended header": tag_of(
        3, plain(10) + bytes(6) + b"\1\2\3\4" + frame(b"TXXX", recipe()), flags=0x40
    ),
    "an extended header that is not there": tag_of(3, frame(b"TXXX", recipe()), flags=0x40),
    "ID3v2.3 grouped": tag_of(3, frame(b"TXXX", b"\x80" + recipe(), flags=0x0020)),
    "ID3v2.3 encrypted before": tag_of(
        3, frame(b"TXXX", b"\x80" + recipe(), flags=0x0040) + frame(b"TXXX", recipe())
    ),
    "ID3v2.4 with an extended header": tag_of(
        4, syncsafe(6) + b"\1\0" + frame(b"TXXX", recipe(), syncsafe), flags=0x40
    ),
    "ID3v2.4 with a footer": tag_of(
        4, frame(b"TXXX", recipe(3), syncsafe), flags=0x10, behind=b"3DI\4\0\x10" + bytes(4)
    ),
    "ID3v2.4 unsynchronised": tag_of(
        4,
        frame(b"TXXX", unsynchronised(recipe()), syncsafe, 0x0002) + frame(b"TALB", b"\3x", syncsafe),
        flags=0x80,
    ),
    "ID3v2.4 unsynchronised in one frame, with its length": tag_of(
        4,
        frame(b"TALB", b"\3\xc3\xbf\0", syncsafe)
        + frame(b"TXXX", syncsafe(len(recipe())) + unsynchronised(recipe()), syncsafe, 0x0003),
    ),
    "ID3v2.4 with sizes of iTunes": tag_of(
        4,
        frame(b"APIC", b"\0image/png\0\3\0" + bytes(700))
        + frame(b"TXXX", recipe(3) + b"\0" * 300)
        + bytes(9),
    ),
    "ID3v2.4 with sizes of iTunes that cannot be others": tag_of(4, frame(b"TXXX", recipe(3) + bytes(130))),
}


@pytest.mark.parametrize("trick", TRICKS)
def test_every_trick_of_the_trade_is_understood(trick: str) -> None:
    assert id3.find_user_text(TRICKS[trick], KEY) == WORDS


@pytest.mark.parametrize("trick", [name for name in TRICKS if "grouped" not in name and "order" not in name])
def test_the_tricks_are_none_of_our_own(trick: str) -> None:
    """The other reader understands the same bytes, but for groups and missing byte order marks."""
    found = [own.text[0].strip("\0") for own in opened(TRICKS[trick]).getall("TXXX")]
    assert WORDS in found


@given(st.sampled_from([2, 3, 4]), st.binary(max_size=120), st.integers(0, 255), st.data())
def test_no_bytes_do_more_harm_than_an_error(
    version: int, body: bytes, flags: int, data: st.DataObject
) -> None:
    tag = data.draw(st.sampled_from([tag_of(version, body, flags), *TRICKS.values()]))
    at = data.draw(st.integers(0, len(tag)))
    tag = tag[:at] + data.draw(st.binary(max_size=4)) + tag[at + data.draw(st.integers(0, 8)) :]
    try:
        found = id3.find_user_text(tag, KEY)
        frames = list(id3.frames_of(tag))
    except TagError as error:
        assert str(error)
    else:
        assert found is None or found
        assert sum(len(frame.data) for frame in frames) <= len(tag)


@given(st.data())
def test_a_cut_tag_is_a_clear_error(data: st.DataObject) -> None:
    tag = id3.tag([id3.text("TIT2", "Title"), id3.user_text(KEY, WORDS)])
    with pytest.raises(TagError, match=r"end before they say|do not begin as ID3 does"):
        id3.find_user_text(tag[: data.draw(st.integers(0, len(tag) - 1))], KEY)


@pytest.mark.parametrize(
    ("tag", "reason"),
    [
        (b"", "do not begin as ID3 does"),
        (b"APETAGEX" + bytes(30), "do not begin as ID3 does"),
        (b"ID3\3\0\0\xff\xff\xff\xff", "do not begin as ID3 does"),
        (tag_of(5, b""), r"ID3v2\.5 is not known"),
        (tag_of(3, b"TXXX\x7f\xff\xff\xff\0\0x"), "a frame ends after its tag does"),
        (tag_of(3, b"TXXX\0\0"), "a frame ends after its tag does"),
        (tag_of(4, b"\x7f\x7f\x7f\x7f\1\0", flags=0x40), "a frame ends after its tag does"),
        (tag_of(3, frame(b"TALB", b"") * (id3.MAX_FRAMES + 1)), "more frames than any real ones"),
    ],
)
def test_sizes_that_cannot_be_are_clear_errors(tag: bytes, reason: str) -> None:
    with pytest.raises(TagError, match=reason):
        id3.find_user_text(tag, KEY)


def test_a_tag_that_is_compressed_as_a_whole_tells_nothing() -> None:
    assert id3.find_user_text(tag_of(2, b"TXX" + bytes(9), flags=0x40), KEY) is None


def test_more_than_a_tag_holds_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(id3, "MAX_BYTES", 1_000_000)
    with pytest.raises(TagError, match="more than an ID3 tag holds"):
        id3.tag([id3.front_cover(bytes(1_000_000))])
