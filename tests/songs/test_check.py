from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from heartstudio.audio.peaks import Peaks
from heartstudio.songs import Journal, Library, LibraryReadOnlyError, Song, SongFile, pending
from heartstudio.songs.card import card_text, read_card
from heartstudio.songs.check import PART_AGE, check, rebuild
from heartstudio.songs.findings import Trouble
from tests.songs.makers import RECIPE, add, everything, files_of, png, some_codes, tone, wave


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library(home, paint=lambda recipe: png(len(recipe.tags))) as library:
        yield library


@pytest.fixture
def song(library: Library) -> Song:
    return add(library, codes=some_codes(5), audio=tone(0.4))


def troubles(library: Library, **how: bool) -> list[tuple[Trouble, bool]]:
    return [(finding.trouble, finding.mended) for finding in check(library, **how).findings]


def assert_mended(library: Library, trouble: Trouble) -> None:
    """The one trouble is seen, then mended, then gone; and nothing is written by looking."""
    before = files_of(library.layout.songs)
    assert troubles(library) == [(trouble, False)]
    assert files_of(library.layout.songs) == before
    assert troubles(library, mend=True) == [(trouble, True)]
    assert check(library, thorough=True).findings == ()


def test_a_library_in_order_is_said_to_be_so(library: Library, song: Song) -> None:
    library.delete([add(library).id])
    library.set_cover(song.id, png(3))
    with Journal.begin(library.home, RECIPE), library.workbench():
        report = check(library, mend=True, thorough=True)
    assert report.findings == report.open == ()
    assert report.songs == 2


def test_a_song_without_a_row_gets_one(library: Library, song: Song) -> None:
    with library.database.writing() as connection:
        connection.execute("DELETE FROM search")
        connection.execute("DELETE FROM songs")
    assert troubles(library) == [(Trouble.UNLISTED, False)]
    assert library.count() == 0
    assert troubles(library, mend=True) == [(Trouble.UNLISTED, True)]
    assert everything(library) == library.page("walking") == [song]


def test_a_row_without_a_folder_is_never_thrown_away(library: Library, song: Song) -> None:
    shutil.rmtree(library.folder_of(song))
    assert troubles(library, mend=True) == [(Trouble.ROW, False)]
    (finding,) = check(library).open
    assert song.title in finding.what
    assert "delete" in finding.remedy
    assert everything(library) == [replace(song, missing=True)]
    library.delete([song.id])
    assert check(library).findings == ()


def test_what_opening_has_mended_is_told(home: Path) -> None:
    with Library(home) as library:
        song = add(library)
        library.folder_of(song).rename(library.layout.folder_of(song.id, deleted=True))
    with Library(home) as library:
        assert troubles(library) == [(Trouble.PLACE, True)]
    (home / "library.sqlite3").write_bytes(b"garbage")
    with Library(home) as library:
        (finding,) = check(library).findings
        assert (finding.trouble, finding.mended) == (Trouble.DATABASE, True)
        assert str(library.set_aside) in finding.what


def test_folders_moved_while_the_library_is_open_are_followed(library: Library, song: Song) -> None:
    other = add(library)
    library.delete([other.id])
    library.layout.folder_of(other.id, deleted=True).rename(library.layout.folder_of(other.id))
    library.folder_of(song).rename(library.layout.folder_of(song.id, deleted=True))
    assert {trouble for trouble, _ in troubles(library)} >= {Trouble.PLACE}
    check(library, mend=True)
    assert everything(library) == [other]
    assert [one.id for one in library.trashed()] == [song.id]
    assert check(library).findings == ()


def test_a_lost_card_is_written_again_from_the_row(library: Library, song: Song) -> None:
    (library.folder_of(song) / SongFile.RECIPE).unlink()
    assert_mended(library, Trouble.CARD)
    assert read_card(library.folder_of(song)) == song


def test_a_damaged_card_is_kept_beside_the_new_one(library: Library, song: Song) -> None:
    path = library.folder_of(song) / SongFile.RECIPE
    path.write_bytes(b"{ torn")
    assert_mended(library, Trouble.CARD)
    assert read_card(library.folder_of(song)) == song
    assert path.with_name("recipe.json.damaged").read_bytes() == b"{ torn"


def test_a_card_knows_better_than_the_row(library: Library, song: Song) -> None:
    changed = replace(song, title="By hand", favourite=True, play_count=9)
    (library.folder_of(song) / SongFile.RECIPE).write_bytes(card_text(changed))
    assert_mended(library, Trouble.CARD)
    assert library.page("hand") == [changed]


def test_the_card_of_another_song_is_left_alone(library: Library, song: Song) -> None:
    other = add(library)
    shutil.copy(library.folder_of(other) / SongFile.RECIPE, library.folder_of(song) / SongFile.RECIPE)
    assert troubles(library, mend=True) == [(Trouble.CARD, False)]
    assert library.get(song.id) == song


def test_a_folder_that_nobody_can_read_is_kept_and_told(home: Path) -> None:
    with Library(home) as library:
        song = add(library)
    (home / "songs" / song.id / SongFile.RECIPE).unlink()
    (home / "library.sqlite3").unlink()
    with Library(home) as library:
        assert everything(library) == []
        assert troubles(library, mend=True) == [(Trouble.CARD, False)]
        assert (library.layout.folder_of(song.id) / SongFile.AUDIO).exists()


def test_a_missing_sound_is_told_with_what_can_be_done(library: Library, song: Song) -> None:
    (library.folder_of(song) / SongFile.AUDIO).unlink()
    assert troubles(library, mend=True) == [(Trouble.AUDIO, False)]
    assert "decoded again" in check(library).open[0].remedy
    assert library.get(song.id).missing


def test_a_truncated_sound_is_told_and_kept(library: Library, song: Song) -> None:
    path = library.folder_of(song) / SongFile.AUDIO
    cut = path.read_bytes()[:-3000]
    path.write_bytes(cut)
    assert troubles(library, mend=True) == [(Trouble.AUDIO, False)]
    assert path.read_bytes() == cut


def test_a_sound_of_another_length_is_measured_again(library: Library, song: Song) -> None:
    wave(library.folder_of(song) / SongFile.AUDIO, tone(1.0))
    assert_mended(library, Trouble.AUDIO)
    changed = library.get(song.id)
    assert changed.seconds == 1.0
    assert changed.lufs != song.lufs
    assert Peaks.load(library.path_of(song, SongFile.PEAKS)).frames == 48_000
    assert read_card(library.folder_of(song)) == changed


def test_another_sound_of_the_same_length_is_seen_by_a_thorough_check(library: Library, song: Song) -> None:
    wave(library.folder_of(song) / SongFile.AUDIO, tone(0.4, level=0.5))
    assert troubles(library) == []
    assert troubles(library, thorough=True) == [(Trouble.AUDIO, False)]
    assert troubles(library, thorough=True, mend=True) == [(Trouble.AUDIO, True)]
    assert troubles(library, thorough=True) == []
    assert library.get(song.id).lufs != song.lufs


def test_an_outline_drawn_before_clipping_is_the_right_one(library: Library) -> None:
    from heartstudio.audio.peaks import compute_peaks

    loud = tone(0.3, level=1.5)
    add(library, audio=loud, peaks=compute_peaks(loud))
    assert troubles(library, thorough=True) == []


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"\x93NUMPY junk")])
def test_a_lost_outline_is_drawn_again(
    library: Library, song: Song, damage: Callable[[Path], object]
) -> None:
    before = Peaks.load(library.path_of(song, SongFile.PEAKS))
    damage(library.folder_of(song) / SongFile.PEAKS)
    assert_mended(library, Trouble.PEAKS)
    after = Peaks.load(library.path_of(song, SongFile.PEAKS))
    assert np.array_equal(before.levels[0], after.levels[0])


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"half")])
def test_lost_codes_cannot_be_made_again_and_are_told(
    library: Library, song: Song, damage: Callable[[Path], object]
) -> None:
    damage(library.folder_of(song) / SongFile.CODES)
    assert troubles(library, mend=True) == [(Trouble.CODES, False)]
    assert "continued" in check(library).open[0].remedy
    assert library.get(song.id).frames == 5


def test_codes_of_another_length_are_counted_again(library: Library, song: Song) -> None:
    np.save(library.folder_of(song) / SongFile.CODES, some_codes(9))
    assert_mended(library, Trouble.CODES)
    assert library.get(song.id).frames == 9


def test_a_lost_cover_is_painted_again_and_a_foreign_one_kept_beside(library: Library, song: Song) -> None:
    path = library.folder_of(song) / SongFile.COVER
    path.unlink()
    assert_mended(library, Trouble.COVER)
    assert path.read_bytes() == png(len(RECIPE.tags))
    path.write_bytes(b"GIF89a")
    assert_mended(library, Trouble.COVER)
    assert path.with_name("cover.png.damaged").read_bytes() == b"GIF89a"


def test_without_a_painter_only_a_bad_cover_is_told(home: Path) -> None:
    with Library(home) as library:
        song = add(library)
        assert troubles(library) == []
        (library.folder_of(song) / SongFile.COVER).write_bytes(b"GIF89a")
        assert troubles(library, mend=True) == [(Trouble.COVER, False)]


def test_a_search_index_that_lost_or_kept_a_song_is_made_again(library: Library, song: Song) -> None:
    with library.database.writing() as connection:
        connection.execute("DELETE FROM search")
    assert_mended(library, Trouble.SEARCH)
    assert library.page("walking") == [song]
    with library.database.writing() as connection:
        connection.execute("INSERT INTO search (rowid, title) VALUES (77, 'orphan')")
    assert_mended(library, Trouble.SEARCH)
    with library.database.writing() as connection:
        connection.execute("UPDATE search_content SET c0 = 'sunny' WHERE id = 1")
    assert_mended(library, Trouble.SEARCH)
    assert library.page("walking") == [song]


def test_a_damaged_open_database_is_made_again(home: Path) -> None:
    with Library(home) as library:
        songs = {add(library, title=f"song {number}") for number in range(40)}
    with closing(sqlite3.connect(home / "library.sqlite3")) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'songs_by_seconds'"
        ).fetchone()
    with (home / "library.sqlite3").open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    with Library(home) as library:
        assert troubles(library) == [(Trouble.DATABASE, False)]
        assert troubles(library, mend=True)[0] == (Trouble.DATABASE, True)
        assert set(everything(library)) == songs
        assert check(library).open == ()
        assert library.set_aside.exists()


def test_what_interrupted_processes_left_is_removed(library: Library, song: Song) -> None:
    (library.layout.incoming / "dead").mkdir()
    old, young = (library.folder_of(song) / name for name in (".old.part", ".young.part"))
    for path in (old, young):
        path.touch()
    os.utime(old, (0, datetime.now(UTC).timestamp() - PART_AGE - 60))
    with library.workbench() as bench:
        assert troubles(library) == [(Trouble.LEFTOVER, False)] * 2
        assert troubles(library, mend=True) == [(Trouble.LEFTOVER, True)] * 2
        assert bench.exists()
    assert young.exists()
    assert not old.exists()
    assert not list(library.layout.incoming.iterdir())


def test_what_is_not_a_song_is_told_and_kept(library: Library, song: Song) -> None:
    stranger = library.layout.songs / "My favourite.wav"
    stranger.touch()
    copy = library.layout.songs / f"{song.id} copy"
    shutil.copytree(library.folder_of(song), copy)
    (library.layout.songs / ".DS_Store").touch()
    assert troubles(library, mend=True) == [(Trouble.STRANGER, False)] * 2
    assert stranger.exists()
    assert copy.exists()


def test_a_damaged_journal_is_told(library: Library) -> None:
    (library.layout.journal / f"{'a' * 32}.hsj").write_bytes(b"torn")
    assert pending(library.home) == []
    assert troubles(library, mend=True) == [(Trouble.JOURNAL, False)]


def test_what_was_deleted_long_ago_is_told_and_let_go(library: Library, song: Song) -> None:
    library.delete([song.id])
    with library.database.writing() as connection:
        old = (datetime.now(UTC) - timedelta(days=31)).timestamp() * 1e6
        connection.execute("UPDATE songs SET deleted = ?", (int(old),))
    assert troubles(library) == [(Trouble.TRASH, False)]
    assert troubles(library, mend=True) == [(Trouble.TRASH, True)]
    assert library.trashed() == []


def test_rebuilding_makes_every_row_again(home: Path) -> None:
    with Library(home) as library:
        songs = {add(library, title=f"song {number}") for number in range(5)}
        kept = library.set_favourite(next(iter(songs)).id)
        songs = set(everything(library))
        library.delete([kept.id])
        with library.database.writing() as connection:
            connection.execute("UPDATE songs SET title = 'wrong', play_count = 7")
    report = rebuild(home)
    assert report.open == ()
    with Library(home) as library:
        library.restore([kept.id])
        assert set(everything(library)) == songs
        assert {song.title for song in library.page("song")} == {song.title for song in songs}


def test_a_library_that_can_only_be_read_is_checked_but_not_mended(library: Library, song: Song) -> None:
    library.read_only = True
    assert check(library).findings == ()
    with pytest.raises(LibraryReadOnlyError):
        check(library, mend=True)


def test_a_report_is_about_paths_that_exist_in_words(library: Library, song: Song) -> None:
    (library.folder_of(song) / SongFile.AUDIO).unlink()
    (library.layout.songs / "stranger").mkdir()
    for finding in check(library).findings:
        assert str(finding.path) in finding.what
        json.dumps(finding.what)
