"""The recipe comes back out of a file, and hostile files do no harm."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutagen.aiff import AIFF
from mutagen.flac import FLAC
from mutagen.id3 import ID3, TXXX
from mutagen.wave import WAVE

from heartstudio.audio.errors import AudioFileError
from heartstudio.audio.export import ExportFormat, export
from heartstudio.audio.tagging import (
    MAX_RECIPE_CHARACTERS,
    MAX_TAG_BYTES,
    RECIPE_KEY,
    SongTags,
    read_recipe,
    write_tags,
)
from heartstudio.audio.wave import read_wave
from heartstudio.recipe import MAX_SEED, Recipe
from tests.audio.sounds import noise, png, write

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200)
RECIPES = st.builds(
    Recipe,
    tags=WORDS.filter(lambda text: text.replace(",", "").strip()),
    lyrics=WORDS,
    seconds=st.floats(1, 600),
    seed=st.integers(0, MAX_SEED),
    guidance=st.floats(1, 10),
    temperature=st.floats(0, 4),
)


@pytest.fixture(scope="module")
def song(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("song") / "audio.wav", noise(64), "PCM_24")


@settings(max_examples=40)
@given(RECIPES, st.sampled_from([ExportFormat.WAV16, ExportFormat.FLAC, ExportFormat.AIFF24]))
def test_any_recipe_comes_back_equal(song: Path, recipe: Recipe, choice: ExportFormat) -> None:
    path = export(song, song.parent, choice, SongTags("Song", recipe=recipe, lyrics=recipe.lyrics))
    try:
        assert read_recipe(path) == recipe
    finally:
        path.unlink()


@settings(max_examples=120)
@given(st.data())
def test_a_damaged_file_gives_a_recipe_none_or_a_clear_error(song: Path, data: st.DataObject) -> None:
    choice = data.draw(st.sampled_from([ExportFormat.WAV16, ExportFormat.FLAC, ExportFormat.AIFF24]))
    tags = SongTags("Song", cover_png=png(), recipe=Recipe("piano"), lyrics="la la")
    path = export(song, song.parent, choice, tags)
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + 4] = data.draw(st.binary(max_size=8))
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    try:
        recipe = read_recipe(path)
    except AudioFileError as error:
        assert error.path == path
        assert error.remedy
    else:
        assert recipe is None or recipe.seconds > 0
    finally:
        path.unlink()


def covers_of(file: Any) -> list[bytes]:
    """The pictures in a file that the other reader has opened."""
    return [cover.data for cover in (file.pictures if isinstance(file, FLAC) else file.tags.getall("APIC"))]


COVER = png(padding=8_000_000)


@pytest.mark.parametrize(
    ("choice", "kind"), [(ExportFormat.WAV16, WAVE), (ExportFormat.FLAC, FLAC), (ExportFormat.AIFF24, AIFF)]
)
def test_a_cover_of_many_megabytes_stays_whole_whoever_writes_after_us(
    song: Path, choice: ExportFormat, kind: type
) -> None:
    recipe = Recipe("piano", "夜の海")
    path = export(song, song.parent, choice, SongTags("Song", cover_png=COVER, recipe=recipe))
    for title in ("Short", "La " * 20_000, ""):  # in more room than there was, and in less
        file = kind(path)
        if kind is FLAC:
            file["title"] = title
        else:
            file.tags["TIT2"].text = [title]  # as ID3 2.4, where ours are 2.3
        file.save()
        assert covers_of(kind(path)) == [COVER]
        assert read_recipe(path) == recipe
    path.unlink()


@pytest.mark.parametrize(
    ("choice", "kind"), [(ExportFormat.WAV24, WAVE), (ExportFormat.FLAC, FLAC), (ExportFormat.AIFF24, AIFF)]
)
def test_a_sound_that_came_with_tags_takes_new_ones(song: Path, choice: ExportFormat, kind: type) -> None:
    old = SongTags("Old", cover_png=png(4, 4), recipe=Recipe("piano"), lyrics="la")
    path = export(song, song.parent, choice, old)
    samples, _ = read_wave(path)
    new = SongTags("New", cover_png=png(8, 8), recipe=Recipe("techno"))
    write_tags(path, choice.container, new)
    assert read_recipe(path) == new.recipe
    file = kind(path)
    assert [str(text) for text in file.tags["title" if kind is FLAC else "TIT2"]] == ["New"]
    assert covers_of(file) == [new.cover_png]
    assert np.array_equal(read_wave(path)[0], samples)
    path.unlink()


@pytest.mark.parametrize("choice", [ExportFormat.WAV16, ExportFormat.FLAC, ExportFormat.AIFF24])
def test_what_is_cut_takes_no_tags_and_stays_as_it_is(song: Path, choice: ExportFormat) -> None:
    path = export(song, song.parent, choice, SongTags("Song"))
    path.write_bytes(path.read_bytes()[:60])
    content = path.read_bytes()
    with pytest.raises(AudioFileError, match="did not take its tags") as raised:
        write_tags(path, choice.container, SongTags("New"))
    assert raised.value.remedy
    assert path.read_bytes() == content
    path.unlink()


def with_frame(song: Path, text: str) -> Path:
    path = song.with_name("other.wav")
    path.write_bytes(song.read_bytes())
    file = WAVE(path)
    file.add_tags()
    file.tags.add(TXXX(encoding=3, desc=RECIPE_KEY, text=text))
    file.save()
    return path


def with_id3(song: Path, tag: bytes, claimed: int | None = None) -> Path:
    path = song.with_name("other.wav")
    path.write_bytes(song.read_bytes() + b"id3 " + struct.pack("<I", claimed or len(tag)) + tag)
    return path


@pytest.mark.parametrize(
    "text",
    [
        "not JSON",
        "[]",
        "{}",
        "[" * 100_000,
        '{"heartstudio_recipe": 99, "tags": "piano"}',
        '{"heartstudio_recipe": 1, "tags": "piano", "seed": -1}',
        '{"heartstudio_recipe": 1, "tags": "piano", "takes": 1e999}',
        '{"heartstudio_recipe": 1, "tags": "piano", "surprise": 1}',
        '{"heartstudio_recipe": 1}',
    ],
)
def test_a_recipe_that_makes_no_song_is_a_clear_error(song: Path, text: str) -> None:
    path = with_frame(song, text)
    with pytest.raises(AudioFileError, match="its recipe cannot be used") as raised:
        read_recipe(path)
    assert raised.value.path == path
    assert len(str(raised.value)) < 1000


def test_a_recipe_of_another_program_s_making_is_read(song: Path) -> None:
    recipe = Recipe("piano,happy", "[Verse]\nLa")
    assert read_recipe(with_frame(song, recipe.to_json())) == recipe  # ID3 2.4, where ours are 2.3


def test_an_endless_recipe_is_refused(song: Path) -> None:
    with pytest.raises(AudioFileError, match="longer than any real one"):
        read_recipe(with_frame(song, "x" * (MAX_RECIPE_CHARACTERS + 1)))


@pytest.mark.parametrize("version", [3, 4])
def test_a_bomb_is_not_inflated(song: Path, version: int) -> None:
    bomb = zlib.compress(b"\x03" + RECIPE_KEY.encode() + b"\0" + b" " * 20_000_000)
    if version == 4:
        flags, data = 0x0009, struct.pack(">I", 0x7F7F7F7F) + bomb
    else:
        flags, data = 0x0080, struct.pack(">I", 20_000_000) + bomb

    def syncsafe(number: int) -> bytes:
        return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))

    size = syncsafe(len(data)) if version == 4 else struct.pack(">I", len(data))
    frame = b"TXXX" + size + struct.pack(">H", flags) + data
    tag = b"ID3" + bytes([version, 0, 0]) + syncsafe(len(frame)) + frame
    assert len(ID3(io.BytesIO(tag), load_v1=False).getall("TXXX")[0].text[0]) > 10**7  # it is a real one
    assert read_recipe(with_id3(song, tag)) is None


def test_tags_larger_than_any_real_ones_are_not_read(song: Path) -> None:
    path = with_id3(song, b"")
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size + MAX_TAG_BYTES + 1)  # a hole: no disk is filled for this
        file.seek(song.stat().st_size + 4)
        file.write(struct.pack("<I", MAX_TAG_BYTES + 1))
    with pytest.raises(AudioFileError, match="larger than any real ones"):
        read_recipe(path)


def test_a_flac_of_endless_metadata_is_not_read(song: Path) -> None:
    path = song.with_name("endless.flac")
    block = b"\x01\xff\xff\xff"
    with path.open("wb") as file:
        file.write(b"fLaC")
        for _ in range(4):
            file.write(block)
            file.seek(0xFFFFFF, 1)
        file.write(b"\x81\0\0\0")
    with pytest.raises(AudioFileError, match="larger than any real ones"):
        read_recipe(path)
    path.unlink()


@pytest.mark.parametrize("content", [b"", b"ID3\x04", b"some text", b"\x89PNG", b"OggS" * 10])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "dropped"
    path.write_bytes(content)
    with pytest.raises(AudioFileError, match="not a WAV, FLAC or AIFF file"):
        read_recipe(path)


def test_what_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.wav", tmp_path):
        with pytest.raises(AudioFileError, match="cannot be opened"):
            read_recipe(path)


def test_a_song_without_a_recipe_has_none(song: Path) -> None:
    assert read_recipe(song) is None
    assert read_recipe(with_frame(song, "").rename(song.with_name("empty.wav"))) is None
