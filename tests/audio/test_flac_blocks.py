"""Comments and covers go into a FLAC and come out of it, for us and for others, and its sound stays as it is."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st
from mutagen.flac import FLAC, Padding, Picture
from mutagen.id3 import ID3, TIT2

from heartstudio.audio import flac_blocks
from heartstudio.audio.errors import TagError
from heartstudio.audio.wave import read_wave
from tests.audio.sounds import noise, on_a_full_disk, png

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80)
NAMES = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7D, exclude_characters="="), min_size=1)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A FLAC as it is before it is tagged."""
    path = tmp_path_factory.mktemp("plain") / "plain.flac"
    soundfile.write(path, noise(5000), 48_000, "PCM_24")
    return path.read_bytes()


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("song") / "song.flac"


@pytest.fixture
def song(here: Path, plain: bytes) -> Path:
    here.write_bytes(plain)
    return here


def comments_of(path: Path) -> flac_blocks.Comments | None:
    with path.open("rb") as file:
        blocks = flac_blocks.walk(file)
        assert blocks is not None
        return flac_blocks.read_comments(file, blocks)


def sound_of(path: Path) -> bytes:
    """Everything behind the metadata."""
    with path.open("rb") as file:
        blocks = flac_blocks.walk(file)
        assert blocks is not None
        file.seek(blocks[-1].offset + blocks[-1].size)
        return file.read()


@given(st.dictionaries(NAMES.map(str.upper), TEXTS, max_size=5), st.none() | st.integers(0, 3000))
def test_comments_in_any_script_and_a_cover_are_read_by_others(
    here: Path, plain: bytes, fields: dict[str, str], padding: int | None
) -> None:
    here.write_bytes(plain)
    cover = None if padding is None else png(padding=padding)
    flac_blocks.rewrite(here, fields, cover)
    file = FLAC(here)
    assert file.tags is not None
    assert dict(file.tags) == {name.lower(): [text] for name, text in fields.items()}
    assert [picture.data for picture in file.pictures] == [cover] * (cover is not None)
    assert file.tags.vendor.startswith("reference libFLAC")
    found = comments_of(here)
    assert found is not None
    assert dict(found.fields) == fields
    assert here.read_bytes().endswith(sound_of(here))
    assert plain.endswith(sound_of(here))


@given(st.dictionaries(NAMES, TEXTS, min_size=1, max_size=5), st.integers(0, 3000))
def test_what_others_wrote_is_read(here: Path, plain: bytes, fields: dict[str, str], padding: int) -> None:
    here.write_bytes(plain)
    file = FLAC(here)
    for name, text in fields.items():
        file[name] = text
    picture = Picture()
    picture.data = b"fLaC" * 99
    file.add_picture(picture)
    file.save(padding=lambda _info: padding)
    found = comments_of(here)
    assert found is not None
    assert {name: found.find(name.upper()) for name in fields} == {
        name: str(file[name][0]) for name in fields
    }


def test_a_picture_says_what_it_is(song: Path) -> None:
    flac_blocks.rewrite(song, {}, png(8, 6))
    (picture,) = FLAC(song).pictures
    assert (picture.type, picture.mime, picture.desc) == (3, "image/png", "")
    assert (picture.width, picture.height, picture.depth, picture.colors) == (8, 6, 24, 0)


def test_what_else_a_file_tells_stays(song: Path) -> None:
    file = FLAC(song)
    file["title"], file["composer"] = "Old", ["One", "Two"]
    for kind, data in ((3, b"old front"), (4, b"back")):
        picture = Picture()
        picture.type, picture.mime, picture.data = kind, "image/png", data
        file.add_picture(picture)
    file.save()
    kinds = [block.code for block in FLAC(song).metadata_blocks]
    samples, _ = read_wave(song)
    flac_blocks.rewrite(song, {"TITLE": "New"}, png())
    after = FLAC(song)
    assert dict(after.tags) == {"title": ["New"], "composer": ["One", "Two"]}
    assert [(picture.type, picture.data) for picture in after.pictures] == [(4, b"back"), (3, png())]
    assert sorted(block.code for block in after.metadata_blocks) == sorted(kinds)
    assert np.array_equal(read_wave(song)[0], samples)


def test_writing_twice_is_writing_once_and_leaves_room_for_others(song: Path) -> None:
    flac_blocks.rewrite(song, {"TITLE": "One"}, png())
    once = song.read_bytes()
    flac_blocks.rewrite(song, {"TITLE": "One"}, png())
    assert song.read_bytes() == once
    (padding,) = (block for block in FLAC(song).metadata_blocks if isinstance(block, Padding))
    assert padding.length == flac_blocks.PADDING_BYTES
    assert [path.name for path in song.parent.iterdir()] == [song.name]


def test_a_tag_of_another_kind_in_front_is_passed_over(song: Path) -> None:
    flac_blocks.rewrite(song, {"TITLE": "Words"}, None)
    front = io.BytesIO()
    tags = ID3()
    tags.add(TIT2(encoding=3, text="Others"))
    tags.save(front)
    song.write_bytes(front.getvalue() + song.read_bytes())
    found = comments_of(song)
    assert found is not None
    assert found.find("TITLE") == "Words"


REWRITE = """
import sys
from pathlib import Path
from heartstudio.audio import flac_blocks
from tests.audio.sounds import png
try:
    flac_blocks.rewrite(Path(sys.argv[1]), {"TITLE": "Big"}, png(padding=1_000_000))
except OSError as error:
    print(error.strerror)
"""


def test_where_the_disk_is_full_the_file_is_as_it_was(song: Path, plain: bytes) -> None:
    result = on_a_full_disk(REWRITE, 500_000, song)
    assert result.stdout == "File too large\n", result.stderr
    assert song.read_bytes() == plain
    assert [path.name for path in song.parent.iterdir()] == [song.name]


def test_more_than_a_block_holds_is_a_clear_error_and_the_file_as_it_was(song: Path, plain: bytes) -> None:
    flac_blocks.rewrite(song, {}, png() + bytes(flac_blocks.MAX_BLOCK_BYTES - len(png()) - 41))
    for fields, cover in (
        ({"LYRICS": "x" * flac_blocks.MAX_BLOCK_BYTES}, None),
        ({}, png() + bytes(flac_blocks.MAX_BLOCK_BYTES - len(png()) - 40)),
    ):
        song.write_bytes(plain)
        with pytest.raises(TagError, match="16 MB are more than a block of FLAC holds"):
            flac_blocks.rewrite(song, fields, cover)
        assert song.read_bytes() == plain
        assert [path.name for path in song.parent.iterdir()] == [song.name]


@pytest.mark.parametrize("content", [b"", b"fLaC", b"RIFF0000WAVE", b"fLaC\x84\0\0\0"])
def test_what_is_no_flac_is_not_written(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "song.flac"
    path.write_bytes(content)
    with pytest.raises(TagError, match=r"does not begin as FLAC does|end before they say"):
        flac_blocks.rewrite(path, {"TITLE": "x"}, None)
    assert path.read_bytes() == content


def block(kind: int, data: bytes, last: bool = True) -> bytes:
    return struct.pack(">I", (kind | 0x80 * last) << 24 | len(data)) + data


def comments(*texts: bytes, count: int | None = None) -> bytes:
    sized = b"".join(struct.pack("<I", len(text)) + text for text in texts)
    return bytes(4) + struct.pack("<I", len(texts) if count is None else count) + sized


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (block(0, bytes(34), last=False), "end before they say"),
        (block(4, bytes(8))[:-1], "end before they say"),
        (b"\x84\xff\xff\xff", "end before they say"),
        (block(3, b"", last=False) * (flac_blocks.MAX_BLOCKS + 1), "more blocks than any real ones"),
        (block(4, b"\xff\xff\xff\xff"), "a comment ends after its block does"),
        (block(4, comments(b"TITLE=x", count=2)), "a comment ends after its block does"),
        (block(4, comments(b"TITLE=x")[:-1]), "a comment ends after its block does"),
        (block(4, b""), "a comment ends after its block does"),
        (block(4, comments(count=2**32 - 1)), "more comments than any real ones"),
    ],
)
def test_sizes_that_cannot_be_are_clear_errors(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "song.flac"
    path.write_bytes(b"fLaC" + data)
    with pytest.raises(TagError, match=reason):
        comments_of(path)


def test_a_comment_without_a_name_and_bytes_that_are_no_text_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "song.flac"
    path.write_bytes(b"fLaC" + block(4, comments(b"nothing", b"title=\xff!", b"Title=second", b"=x")))
    found = comments_of(path)
    assert found is not None
    assert found.fields == (("TITLE", "\ufffd!"), ("TITLE", "second"), ("", "x"))
    assert found.find("TITLE") == "\ufffd!"


@given(st.binary(max_size=100), st.sampled_from([b"", block(0, bytes(34), last=False), b"\x84\0\0\x20"]))
def test_no_bytes_do_more_harm_than_an_error(data: bytes, head: bytes) -> None:
    file = io.BytesIO(b"fLaC" + head + data)
    try:
        blocks = flac_blocks.walk(file)
        assert blocks is not None
        found = flac_blocks.read_comments(file, blocks)
    except TagError as error:
        assert str(error)
    else:
        assert all(0 <= block.offset <= block.offset + block.size <= 200 for block in blocks)
        assert found is None or len(found.fields) <= 100
