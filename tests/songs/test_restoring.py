from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from heartstudio.audio.wave import Samples, read_wave
from heartstudio.errors import HeartStudioError
from heartstudio.recipe import Recipe
from heartstudio.songs import Library, LibraryReadOnlyError, Song, SongFile
from heartstudio.songs.check import check
from heartstudio.songs.findings import Trouble
from heartstudio.songs.intake import Codes
from heartstudio.songs.restoring import lacks_sound, restore_sound
from tests.songs.makers import add, files_of, some_codes, tone


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library(home) as library:
        yield library


@pytest.fixture
def song(library: Library) -> Song:
    return add(library, codes=some_codes(5), audio=tone(0.4))


def decode(recipe: Recipe, codes: Codes) -> Samples:
    return tone(0.08 * len(codes), level=0.25)


def refuse(recipe: Recipe, codes: Codes) -> Samples:
    raise HeartStudioError("The model is not here", remedy="Fetch it")


def cut(library: Library, song: Song) -> Path:
    path = library.path_of(song, SongFile.AUDIO)
    os.truncate(path, path.stat().st_size // 2)
    return path


def test_a_sound_that_was_cut_is_decoded_again_and_what_is_left_is_kept(library: Library, song: Song) -> None:
    path = cut(library, song)
    left = path.read_bytes()
    report = check(library, mend=True, decode=decode)
    assert [(found.trouble, found.mended) for found in report.findings] == [(Trouble.AUDIO, True)]
    samples, _ = read_wave(path)
    assert np.abs(samples - decode(song.recipe, some_codes(5))).max() < 1e-6
    assert path.with_name("audio.wav.damaged").read_bytes() == left
    restored = library.get(song.id)
    assert restored.seconds == pytest.approx(0.4)
    assert restored.lufs != song.lufs
    assert check(library, thorough=True).findings == ()


def test_a_sound_that_is_gone_is_decoded_again(library: Library, song: Song) -> None:
    library.path_of(song, SongFile.AUDIO).unlink()
    assert library.get(song.id).missing
    assert check(library, mend=True, decode=decode).open == ()
    assert not library.get(song.id).missing
    assert check(library, thorough=True).findings == ()


def test_looking_alone_decodes_nothing(library: Library, song: Song) -> None:
    cut(library, song)
    before = files_of(library.layout.songs)
    assert check(library, decode=refuse).open
    assert files_of(library.layout.songs) == before


def test_a_sound_that_cannot_be_decoded_stays_as_it_is_and_says_why(library: Library, song: Song) -> None:
    cut(library, song)
    before = files_of(library.layout.songs)
    (found,) = check(library, mend=True, decode=refuse).open
    assert "The model is not here" in found.remedy
    assert "Fetch it" in found.remedy
    assert files_of(library.layout.songs) == before


def test_a_song_without_codes_or_in_the_trash_is_none_to_decode(library: Library, song: Song) -> None:
    foreign = add(library, codes=None, audio=tone(0.4))
    cut(library, foreign)
    assert not lacks_sound(library, foreign)
    cut(library, song)
    assert lacks_sound(library, song)
    library.delete([song.id])
    assert not lacks_sound(library, library.get(song.id))


def test_a_library_that_cannot_be_written_is_left_alone(
    library: Library, song: Song, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(library, song)
    monkeypatch.setattr(library, "read_only", True)
    with pytest.raises(LibraryReadOnlyError):
        restore_sound(library, song, decode)


def test_a_song_that_is_deleted_while_it_is_decoded_stays_deleted(library: Library, song: Song) -> None:
    cut(library, song)

    def late(recipe: Recipe, codes: Codes) -> Samples:
        library.delete([song.id])
        return decode(recipe, codes)

    (found,) = check(library, mend=True, decode=late).open
    assert "There is no song" in found.remedy
    assert library.get(song.id).deleted is not None
