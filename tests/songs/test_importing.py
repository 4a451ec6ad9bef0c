from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from heartstudio.audio.errors import AudioFileError
from heartstudio.audio.export import ExportFormat
from heartstudio.audio.tagging import read_recipe
from heartstudio.audio.wave import read_wave
from heartstudio.recipe import Recipe, RecipeError
from heartstudio.songs import Library, LibraryError, SongFile
from heartstudio.songs.export import export_song, tags_of
from heartstudio.songs.importing import import_song
from tests.songs.makers import RECIPE, add, everything, png, tone, wave


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library(home) as library:
        yield library


@pytest.mark.parametrize("chosen", [ExportFormat.WAV24, ExportFormat.FLAC, ExportFormat.AIFF24])
def test_an_exported_song_comes_back_with_title_and_recipe(
    library: Library, tmp_path: Path, chosen: ExportFormat
) -> None:
    sound = tone(0.5)
    song = add(library, audio=sound, title="Äther / 夜", cover=png())
    path = export_song(library, song, tmp_path, chosen)
    assert path.parent == tmp_path
    assert read_recipe(path) == RECIPE
    back = import_song(library, path)
    assert back.id != song.id
    assert (back.title, back.recipe, back.seconds, back.frames) == ("Äther / 夜", RECIPE, 0.5, 0)
    heard, _ = read_wave(library.path_of(back, SongFile.AUDIO))
    assert np.abs(heard - sound).max() < 2**-22
    assert path.exists()


def test_a_foreign_file_needs_tags_and_takes_its_name_as_title(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "My tune.wav"
    soundfile.write(path, np.zeros(22_050), 22_050)
    with pytest.raises(LibraryError, match="--tags"):
        import_song(library, path)
    with pytest.raises(RecipeError):
        import_song(library, path, tags="a\0b")
    assert everything(library) == []
    song = import_song(library, path, tags="Piano, Calm", lyrics="one line")
    assert (song.title, song.recipe.tags, song.recipe.lyrics) == ("My tune", "piano,calm", "one line")
    assert (song.seconds, song.recipe.seconds) == (1.0, 1.0)
    assert song.silent
    assert import_song(library, path, tags="piano", title="Other").title == "Other"


def test_a_sound_longer_than_any_recipe_is_imported_all_the_same(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("heartstudio.songs.importing.MAX_SECONDS", 0.5)
    song = import_song(library, wave(tmp_path / "long.wav", tone(1.0)), tags="drone")
    assert (song.seconds, song.recipe.seconds) == (1.0, 0.5)


@pytest.mark.parametrize("content", [b"", b"RIFF\x00\x00\x00\x00WAVE", b"ID3" + bytes(100), b"text"])
def test_what_is_no_sound_is_refused_and_leaves_nothing(
    library: Library, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "x.wav").write_bytes(content)
    with pytest.raises(AudioFileError):
        import_song(library, tmp_path / "x.wav", tags="pop")
    with pytest.raises(AudioFileError):
        import_song(library, tmp_path / "nowhere.wav", tags="pop")
    assert everything(library) == []
    assert not list(library.layout.incoming.iterdir())


def test_an_exported_file_tells_everything_about_its_song(library: Library) -> None:
    song = add(library, Recipe("jazz,calm", "a line"), title="Title", cover=png(5))
    tags = tags_of(library, song)
    assert (tags.title, tags.artist, tags.comment, tags.lyrics) == (
        "Title",
        "HeartStudio",
        "jazz, calm",
        "a line",
    )
    assert tags.date == f"{song.created.astimezone():%Y-%m-%d}"
    assert (tags.cover_png, tags.recipe) == (png(5), song.recipe)
    (library.folder_of(song) / SongFile.COVER).unlink()
    assert tags_of(library, song).cover_png is None


def test_only_a_song_that_was_cut_fades_out_unless_told_otherwise(library: Library, tmp_path: Path) -> None:
    loud = tone(4.0)
    whole, cut = add(library, audio=loud), add(library, audio=loud, cut_at_limit=True)

    def end(song: object, **how: bool) -> float:
        samples, _ = read_wave(export_song(library, song, tmp_path, **how))
        return float(np.abs(samples[-200:]).max())

    assert end(whole) > 0.25
    assert end(cut) < 0.01
    assert end(cut, fade_out=False) > 0.25
    assert end(whole, fade_out=True) < 0.01


def test_nothing_is_overwritten_by_exporting_twice(library: Library, tmp_path: Path) -> None:
    song = add(library, title="x" * 5000)
    first, second = (export_song(library, song, tmp_path) for _ in range(2))
    assert first != second
    assert len({path.read_bytes() for path in (first, second)}) == 1
    assert wave(tmp_path / "z.wav").exists()
