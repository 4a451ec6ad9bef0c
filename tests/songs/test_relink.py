from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from heartstudio.audio.export import ExportFormat
from heartstudio.audio.wave import read_wave
from heartstudio.recipe import Recipe
from heartstudio.songs import Library, SongFile
from heartstudio.songs.check import check
from heartstudio.songs.export import export_song
from heartstudio.songs.relink import find_again, look_for, lost_songs
from tests.songs.makers import add, everything, files_of, png, some_codes, tone, wave


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library(home) as library:
        yield library


def test_a_folder_that_was_moved_away_is_found_and_copied_back(library: Library, tmp_path: Path) -> None:
    song, other = add(library, cover=png(1), codes=some_codes(9)), add(library)
    library.set_cover(song.id, png(2))
    before = files_of(library.folder_of(song))
    shutil.move(library.folder_of(song), tmp_path / "music" / "old" / "a song")
    assert find_again(library, tmp_path / "music") == [song]
    assert everything(library) == [other, song]
    assert files_of(library.folder_of(song)) == before
    assert files_of(tmp_path / "music" / "old" / "a song") == before
    assert check(library, thorough=True).findings == ()
    assert find_again(library, tmp_path / "music") == []


def test_only_what_a_folder_lacks_is_brought_back(library: Library, tmp_path: Path) -> None:
    song = add(library, cover=png(1))
    shutil.copytree(library.folder_of(song), tmp_path / "backup")
    (library.folder_of(song) / SongFile.AUDIO).unlink()
    renamed = library.rename(song.id, "A later title")
    (found,) = find_again(library, tmp_path)
    assert (found.title, found.missing) == ("A later title", False)
    assert library.get(song.id).title == renamed.title
    assert check(library, thorough=True).findings == ()


@pytest.mark.parametrize("chosen", [ExportFormat.WAV24, ExportFormat.FLAC, ExportFormat.AIFF24])
def test_an_exported_file_brings_the_sound_back(
    library: Library, tmp_path: Path, chosen: ExportFormat
) -> None:
    sound = tone(0.5)
    song = add(library, audio=sound)
    export_song(library, song, tmp_path, chosen)
    shutil.rmtree(library.folder_of(song))
    (found,) = find_again(library, tmp_path)
    assert found.id == song.id
    assert not found.missing
    heard, _ = read_wave(library.path_of(found, SongFile.AUDIO))
    assert np.abs(heard - sound).max() < 2**-22
    left = [finding.path.name for finding in check(library, thorough=True).open]
    assert left == [SongFile.CODES], "codes are not in an exported file"


def test_other_songs_and_other_files_bring_nothing_back(library: Library, tmp_path: Path) -> None:
    song, twin = add(library, audio=tone(0.5)), add(library, Recipe("other"), audio=tone(0.5))
    export_song(library, twin, tmp_path)
    wave(tmp_path / "plain.wav", tone(0.5))
    (tmp_path / "broken.wav").write_bytes(b"RIFF")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / SongFile.RECIPE).write_text("{}")
    (tmp_path / "folder" / SongFile.AUDIO).write_text("no sound")
    shutil.rmtree(library.folder_of(song))
    assert find_again(library, tmp_path) == []
    assert find_again(library, tmp_path / "nowhere") == []
    assert [one.id for one in library.missing()] == [song.id]


def test_takes_of_one_recipe_are_told_apart_by_their_length(library: Library, tmp_path: Path) -> None:
    short, long = add(library, audio=tone(0.3)), add(library, audio=tone(0.6))
    for song in (short, long):
        export_song(library, song, tmp_path)
        shutil.rmtree(library.folder_of(song))
    assert {song.id: song.seconds for song in find_again(library, tmp_path)} == {short.id: 0.3, long.id: 0.6}


def test_a_damaged_sound_is_replaced_by_what_is_found_and_kept_beside_it(
    library: Library, tmp_path: Path
) -> None:
    moved, exported = add(library, audio=tone(0.3)), add(library, audio=tone(0.4))
    before = files_of(library.folder_of(moved))
    shutil.copytree(library.folder_of(moved), tmp_path / "backup")
    export_song(library, exported, tmp_path)
    for song in (moved, exported):
        (library.folder_of(song) / SongFile.AUDIO).write_bytes(b"RIFF of nothing")
    assert {song.id for song in find_again(library, tmp_path)} == {moved.id, exported.id}
    for song in (moved, exported):
        kept = library.folder_of(song) / f"{SongFile.AUDIO}.damaged"
        assert kept.read_bytes() == b"RIFF of nothing"
        kept.unlink()
    assert files_of(library.folder_of(moved)) == before
    assert check(library, thorough=True).findings == ()


def test_a_folder_whose_sound_is_damaged_too_brings_nothing_back(library: Library, tmp_path: Path) -> None:
    song = add(library)
    shutil.move(library.folder_of(song), tmp_path / "old")
    (tmp_path / "old" / SongFile.AUDIO).write_bytes(b"RIFF of nothing")
    assert find_again(library, tmp_path) == []
    assert not library.folder_of(song).exists()


def test_whoever_stops_asking_stops_the_search(library: Library, tmp_path: Path) -> None:
    songs = [add(library) for _ in range(3)]
    for number, song in enumerate(songs):
        shutil.move(library.folder_of(song), tmp_path / str(number))
    with closing(look_for(lost_songs(library), library, tmp_path)) as steps:
        first = next(step.found for step in steps if step.found is not None)
    assert first.id == songs[0].id
    assert {song.id for song in lost_songs(library)} == {song.id for song in songs[1:]}
    assert list(library.layout.incoming.iterdir()) == []


def test_a_folder_that_is_not_there_is_told_as_unreadable(library: Library, tmp_path: Path) -> None:
    song = add(library)
    shutil.rmtree(library.folder_of(song))
    assert [step.unreadable for step in look_for(lost_songs(library), library, tmp_path / "nowhere")] == [
        True
    ]


def test_a_folder_that_cannot_be_copied_whole_is_passed_over_and_the_rest_is_found(
    library: Library, tmp_path: Path
) -> None:
    torn, whole = add(library), add(library)
    shutil.move(library.folder_of(torn), tmp_path / "1")
    shutil.move(library.folder_of(whole), tmp_path / "2")
    (tmp_path / "1" / "covers").mkdir(exist_ok=True)
    (tmp_path / "1" / "covers" / "old.png").symlink_to(tmp_path / "nowhere.png")
    steps = list(look_for(lost_songs(library), library, tmp_path))
    assert [step.folder.name for step in steps if step.unreadable] == ["1"]
    assert [step.found.id for step in steps if step.found is not None] == [whole.id]
    assert not library.folder_of(torn).exists()
    assert list(library.layout.incoming.iterdir()) == []
