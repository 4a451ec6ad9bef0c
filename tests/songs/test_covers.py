from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from heartstudio.songs import Library, LibraryError, SongFile, SongNotFoundError
from tests.songs.makers import add, png


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library(home) as library:
        yield library


def shades(library: Library, song_id: str) -> list[int]:
    covers = [path.read_bytes() for path in library.covers_of(library.get(song_id))]
    return [next(shade for shade in range(256) if png(shade) == cover) for cover in covers]


def test_the_last_five_covers_are_kept_with_the_first_one_among_them(library: Library) -> None:
    song = add(library, cover=png(0))
    assert shades(library, song.id) == [0]
    for shade in range(1, 4):
        library.set_cover(song.id, png(shade))
    assert shades(library, song.id) == [3, 2, 1, 0]
    for shade in range(4, 12):
        library.set_cover(song.id, png(shade))
    assert shades(library, song.id) == [11, 10, 9, 8, 7]
    assert library.path_of(song, SongFile.COVER).read_bytes() == png(11)


def test_a_cover_can_be_worn_again_and_all_are_kept(library: Library) -> None:
    song = add(library, cover=png(0))
    library.set_cover(song.id, png(1))
    library.choose_cover(song.id, library.covers_of(song)[1])
    assert library.path_of(song, SongFile.COVER).read_bytes() == png(0)
    assert shades(library, song.id) == [1, 0]


def test_a_song_without_a_cover_gets_one(library: Library) -> None:
    song = add(library)
    assert library.covers_of(song) == []
    library.set_cover(song.id, png(1))
    assert shades(library, song.id) == [1]


def test_only_pngs_and_the_songs_own_covers_are_taken(library: Library, tmp_path: Path) -> None:
    song = add(library, cover=png(0))
    with pytest.raises(LibraryError, match="not a PNG"):
        library.set_cover(song.id, b"\xff\xd8\xff\xe0 a JPEG")
    (tmp_path / "own.png").write_bytes(png(9))
    with pytest.raises(LibraryError, match="none of the song's"):
        library.choose_cover(song.id, tmp_path / "own.png")
    with pytest.raises(SongNotFoundError):
        library.set_cover("0" * 32, png(1))
    assert shades(library, song.id) == [0]
