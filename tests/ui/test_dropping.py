from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heartstudio.audio.export import ExportFormat
from heartstudio.audio.wave import WaveWriter
from heartstudio.errors import HeartStudioError
from heartstudio.recipe import FILE_SUFFIX, Recipe
from heartstudio.songs import Library
from heartstudio.songs.export import export_song
from heartstudio.ui.compose.dropping import MAX_TEXT_BYTES, DroppedFileError, plain_lyrics, read_dropped
from tests.songs.makers import add

LRC = """[ar:Somebody]
[ti:Rain]
[00:01.00][Verse]
[00:12.50]Walking home <00:13.10>in the rain
[00:15]And the lights stay on

[01:02.123][Chorus]
[01:03:20]Stay"""


def test_lyrics_with_time_stamps_become_plain_words_and_keep_their_sections() -> None:
    assert plain_lyrics(LRC) == "[Verse]\nWalking home in the rain\nAnd the lights stay on\n\n[Chorus]\nStay"


@given(st.text(st.characters(exclude_characters="[]<>", exclude_categories=("Cs", "Cc", "Zl", "Zp"))))
def test_words_without_brackets_come_through_unharmed(line: str) -> None:
    assert plain_lyrics(line) == line.strip()


@given(st.text())
def test_any_text_gives_lyrics_that_stay_the_same_when_read_again(text: str) -> None:
    once = plain_lyrics(text)
    assert plain_lyrics(once) == plain_lyrics(plain_lyrics(once))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_file_is_read_in_whatever_unicode_it_is_written(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes("[Verse]\nGrüße aus 東京".encode(encoding))
    assert read_dropped(path) == "[Verse]\nGrüße aus 東京"


def test_an_old_windows_text_keeps_its_accents(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes("Où est la fête".encode("cp1252"))
    assert read_dropped(path) == "Où est la fête"


@pytest.mark.parametrize("kind", [ExportFormat.WAV24, ExportFormat.FLAC, ExportFormat.AIFF16])
def test_an_exported_song_gives_its_recipe_back(home: Path, tmp_path: Path, kind: ExportFormat) -> None:
    recipe = Recipe("jazz,warm", "[Verse]\nla la", 42.0, seed=77, guidance=2.5, top_k=30)
    with Library(home) as library:
        written = export_song(library, add(library, recipe), tmp_path, kind)
    assert read_dropped(written) == recipe


def test_a_recipe_by_itself_is_read(tmp_path: Path) -> None:
    recipe = Recipe("jazz,warm", "[Verse]\nGrüße aus 東京", 42.0, seed=77)
    path = tmp_path / f"Song{FILE_SUFFIX.upper()}"
    path.write_text(recipe.to_json(), encoding="utf-8")
    assert read_dropped(path) == recipe


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b"\xff\xfe\x00", b'{"heartstudio_recipe": 999, "tags": "a"}']
)
def test_what_only_calls_itself_a_recipe_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / f"Broken{FILE_SUFFIX}"
    path.write_bytes(content)
    with pytest.raises(DroppedFileError, match=r"Broken\.heartrecipe"):
        read_dropped(path)


def test_a_foreign_sound_is_refused_with_what_would_do(tmp_path: Path) -> None:
    path = tmp_path / "foreign.wav"
    with WaveWriter(path) as writer:
        writer.write(np.zeros((480, 2), np.float32))
    with pytest.raises(DroppedFileError) as refused:
        read_dropped(path)
    assert "no recipe" in refused.value.what
    assert refused.value.safe
    assert "exported" in refused.value.remedy


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("picture.png", b"\x89PNG\r\n\x1a\n"),
        ("words.txt", b"\0\1\2\3" * 100),
        ("long.txt", b"la " * MAX_TEXT_BYTES),
        ("broken.wav", b"RIFF????WAVEnonsense"),
        ("broken.flac", b"not a sound at all"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(HeartStudioError):
        read_dropped(path)


def test_a_file_that_went_away_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HeartStudioError):
        read_dropped(tmp_path / "gone.txt")
