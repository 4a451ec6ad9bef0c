"""Chunks are walked as they are, whatever sizes they claim."""

from __future__ import annotations

import io
import struct

from hypothesis import given
from hypothesis import strategies as st

from heartstudio.audio.riff import chunk_data, walk

CHUNKS = st.lists(
    st.tuples(st.sampled_from([b"fmt ", b"LIST", b"junk", b"id3 "]), st.binary(max_size=33)), max_size=9
)


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
