"""Chunks are walked as they are, whatever sizes they claim."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heartstudio.audio import riff
from heartstudio.audio.errors import TagError
from heartstudio.audio.riff import MAX_CHUNKS, chunk_data, put, walk
from tests.audio.sounds import on_a_full_disk

CHUNKS = st.lists(
    st.tuples(st.sampled_from([b"fmt ", b"LIST", b"junk", b"id3 "]), st.binary(max_size=33)), max_size=9
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("riff")


def built(form: bytes, chunks: list[tuple[bytes, bytes]], order: str) -> bytes:
    body = b"".join(
        name + struct.pack(f"{order}I", len(data)) + data + b"\0" * (len(data) % 2) for name, data in chunks
    )
    return (b"RIFF" if order == "<" else b"FORM") + struct.pack(f"{order}I", len(body) + 4) + form + body


@given(CHUNKS, st.sampled_from([(b"WAVE", "<"), (b"AIFF", ">"), (b"AIFC", ">")]))
def test_every_chunk_is_found_with_its_data(
    chunks: list[tuple[bytes, bytes]], kind: tuple[bytes, str]
) -> None:
    file = io.BytesIO(built(kind[0], chunks, kind[1]))
    container = walk(file)
    assert container is not None
    assert container.form == kind[0]
    assert [(chunk.name, chunk_data(file, chunk, 100)) for chunk in container.chunks] == chunks
    assert not any(chunk.is_cut for chunk in container.chunks)
    for name in (b"fmt ", b"id3 "):
        first = container.find(name)
        assert (first is not None) == any(name == other for other, _ in chunks)


@given(CHUNKS.filter(bool), st.integers(1, 40))
def test_a_cut_file_shows_how_much_is_missing(chunks: list[tuple[bytes, bytes]], missing: int) -> None:
    whole = built(b"WAVE", [*chunks, (b"data", b"x" * 40)], "<")
    container = walk(io.BytesIO(whole[:-missing]))
    assert container is not None
    last = container.chunks[-1]
    assert (last.name, last.declared, last.present, last.is_cut) == (b"data", 40, 40 - missing, True)


@given(st.binary(max_size=300), st.sampled_from([b"", b"RIFF\0\0\0\0WAVE", b"FORM\0\0\0\0AIFF"]))
def test_no_bytes_lead_astray(data: bytes, head: bytes) -> None:
    file = io.BytesIO(head + data)
    container = walk(file)
    if not head and not data.startswith((b"RIFF", b"FORM")):
        assert container is None
    for chunk in container.chunks if container else ():
        assert 0 <= chunk.present <= len(head + data)
        assert len(chunk_data(file, chunk, 1000) or b"") == chunk.present


def test_a_chunk_beyond_the_limit_is_not_read() -> None:
    file = io.BytesIO(built(b"WAVE", [(b"id3 ", b"x" * 50)], "<"))
    container = walk(file)
    assert container is not None
    assert chunk_data(file, container.chunks[0], 49) is None
    assert chunk_data(file, container.chunks[0], 50) == b"x" * 50


@given(
    CHUNKS.filter(bool),
    st.sampled_from([(b"WAVE", "<"), (b"AIFF", ">")]),
    st.binary(max_size=33),
    st.booleans(),
)
def test_a_chunk_that_is_put_replaces_its_like_and_moves_nothing(
    folder: Path,
    chunks: list[tuple[bytes, bytes]],
    kind: tuple[bytes, str],
    data: bytes,
    unpadded: bool,
) -> None:
    form, order = kind
    whole = built(form, chunks, order)
    unpadded = unpadded and len(chunks[-1][1]) % 2 == 1
    path = folder / "sound"
    path.write_bytes(whole[: len(whole) - unpadded])
    put(path, b"ID3 ", data)
    left = [(riff.FILLER if name == b"id3 " else name, held) for name, held in chunks]
    assert path.read_bytes() == built(form, [*left, (b"ID3 ", data)], order)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "neither a WAV nor an AIFF"),
        (b"RF64\xff\xff\xff\xffWAVE", "neither a WAV nor an AIFF"),
        (built(b"WAVE", [], "<"), "it is empty"),
        (built(b"WAVE", [(b"data", b"x" * 40)], "<")[:-1], "its last chunk has no end"),
        (b"RIFF\0\0\0\0WAVEdata\xff\xff\xff\xffxxxx", "its last chunk has no end"),
        (built(b"WAVE", [(b"junk", b"")] * (MAX_CHUNKS + 1), "<"), "more chunks than any real one"),
    ],
)
def test_nothing_is_put_into_what_is_damaged(folder: Path, content: bytes, reason: str) -> None:
    path = folder / "sound"
    path.write_bytes(content)
    with pytest.raises(TagError, match=reason):
        put(path, b"id3 ", b"data")
    assert path.read_bytes() == content


def test_a_file_grows_to_no_more_than_its_head_can_tell(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "sound"
    path.write_bytes(built(b"WAVE", [(b"data", b"x" * 40)], "<"))
    monkeypatch.setattr(riff, "MAX_SIZE", path.stat().st_size + 8)
    put(path, b"id3 ", b"x" * 8)
    with pytest.raises(TagError, match="more than such a file holds"):
        put(path, b"id3 ", b"")


PUT = """
import sys
from pathlib import Path
from heartstudio.audio.riff import put
try:
    put(Path(sys.argv[1]), b"id3 ", bytes(1_000_000))
except OSError as error:
    print(error.strerror)
"""


def test_where_the_disk_is_full_the_file_is_as_it_was(folder: Path) -> None:
    path = folder / "sound"
    whole = built(b"WAVE", [(b"data", b"x" * 40), (b"id3 ", b"old")], "<")
    path.write_bytes(whole)
    result = on_a_full_disk(PUT, 500_000, path)
    assert result.stdout == "File too large\n", result.stderr
    assert path.read_bytes() == whole
