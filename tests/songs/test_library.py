from __future__ import annotations

import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import soundfile

from heartstudio.audio.errors import AudioFileError
from heartstudio.audio.loudness import Loudness
from heartstudio.audio.peaks import Peaks
from heartstudio.audio.wave import probe, read_wave
from heartstudio.recipe import Recipe
from heartstudio.songs import (
    Library,
    LibraryError,
    LibraryReadOnlyError,
    Provenance,
    SongFile,
    SongFileError,
    SongNotFoundError,
    Sort,
    heartstudio_home,
    new_id,
)
from heartstudio.songs.card import read_card
from tests.songs.makers import RECIPE, add, everything, png, some_codes, tone, wave


@pytest.fixture
def library(home: Path) -> Library:
    with Library(home) as library:
        yield library


def titles(library: Library, *query: str, **how: object) -> list[str]:
    return [song.title for song in library.page(*query, **how)]


def test_the_library_stands_where_the_environment_says(home: Path) -> None:
    assert heartstudio_home() == home


def test_a_song_comes_back_as_it_was_put_in(library: Library) -> None:
    codes, sound = some_codes(25), tone(2.0)
    made = datetime(2026, 5, 1, 12, tzinfo=UTC)
    provenance = Provenance(new_id(), 12, new_id(), 2)
    song = add(
        library, codes=codes, audio=sound, created=made, provenance=provenance, cover=png(), cut_at_limit=True
    )
    assert library.get(song.id) == song
    assert (song.title, song.created, song.seconds, song.frames) == (
        "Walking home in the rain",
        made,
        2.0,
        25,
    )
    assert (song.recipe, song.provenance, song.lufs, song.cut_at_limit) == (RECIPE, provenance, -14.0, True)
    assert not (song.silent or song.favourite or song.missing or song.play_count or song.deleted)
    assert np.array_equal(library.codes_of(song), codes)
    heard, rate = read_wave(library.path_of(song, SongFile.AUDIO))
    assert rate == 48_000
    assert np.abs(heard - sound).max() < 2**-23
    assert library.path_of(song, SongFile.COVER).read_bytes() == png()
    assert Peaks.load(library.path_of(song, SongFile.PEAKS)).frames == 96_000
    assert read_card(library.folder_of(song)) == song


def test_a_song_survives_closing_the_library(home: Path) -> None:
    with Library(home) as library:
        song = add(library)
    with Library(home) as library:
        assert everything(library) == [song]
        assert not library.settled


def test_loudness_and_silence_are_measured_where_nobody_tells_them(library: Library) -> None:
    loud = add(library, audio=tone(1.0), loudness=None)
    assert loud.lufs == pytest.approx(-10.5, abs=2)
    assert not loud.silent
    quiet = add(library, audio=np.zeros((48_000, 2), np.float32), loudness=None)
    assert quiet.lufs is None
    assert quiet.silent
    assert library.get(quiet.id) == quiet
    assert add(library, loudness=Loudness(-70.0, -60.0, 0.0)).silent


def test_a_sound_given_up_is_gone_once_the_song_is_safe(library: Library, tmp_path: Path) -> None:
    path = wave(tmp_path / "take.wav")
    content = path.read_bytes()
    song = add(library, audio=path, take_over=True)
    assert not path.exists()
    assert library.path_of(song, SongFile.AUDIO).read_bytes() == content


def test_a_sound_that_is_only_lent_stays_and_shares_nothing_with_the_library(
    library: Library, tmp_path: Path
) -> None:
    path = wave(tmp_path / "mine.wav")
    song = add(library, audio=path)
    kept = library.path_of(song, SongFile.AUDIO)
    assert kept.read_bytes() == path.read_bytes()
    assert not kept.samefile(path)


def test_a_sound_that_cannot_be_saved_is_not_given_up(library: Library, tmp_path: Path) -> None:
    path = wave(tmp_path / "take.wav")
    song = add(library)
    with pytest.raises(LibraryError, match="in the library already"):
        add(library, audio=path, take_over=True, id=song.id)
    assert path.exists()
    assert everything(library) == [song]


@pytest.mark.parametrize(
    ("rate", "channels", "subtype"), [(44_100, 1, "PCM_16"), (48_000, 2, "FLOAT"), (96_000, 4, "PCM_24")]
)
def test_a_foreign_sound_becomes_48_khz_stereo_of_24_bit(
    library: Library, tmp_path: Path, rate: int, channels: int, subtype: str
) -> None:
    times = np.arange(rate) / rate
    pitch = np.sin(2 * np.pi * 440 * times) * 0.5
    soundfile.write(tmp_path / "in.wav", np.repeat(pitch[:, None], channels, 1), rate, subtype)
    song = add(library, codes=None, audio=tmp_path / "in.wav")
    kept = library.path_of(song, SongFile.AUDIO)
    assert soundfile.info(kept).subtype == "PCM_24"
    info = probe(kept)
    assert (info.rate, info.channels) == (48_000, 2)
    assert song.seconds == pytest.approx(1.0, abs=1e-3)
    assert song.frames == 0
    heard = read_wave(kept)[0][1000:-1000]
    expected = 0.5 * np.sin(2 * np.pi * 440 * np.arange(1000, 1000 + len(heard)) / 48_000)
    assert np.abs(heard - expected[:, None]).max() < 1e-3


def test_a_sound_louder_than_24_bit_can_hold_is_turned_down_and_not_clipped(
    library: Library, tmp_path: Path
) -> None:
    loud = tone(0.1) * 10
    loud[5] = np.nan
    soundfile.write(tmp_path / "loud.wav", loud, 48_000, "FLOAT")
    heard, _ = read_wave(library.path_of(add(library, audio=tmp_path / "loud.wav"), SongFile.AUDIO))
    loud[5] = 0
    assert np.allclose(heard, loud / np.abs(loud).max(), atol=1e-5)


@pytest.mark.parametrize(
    "audio",
    [np.zeros((0, 2), np.float32), np.zeros((48_000 * 3601, 1), np.float32)],
    ids=["empty", "endless"],
)
def test_a_sound_of_no_or_endless_length_is_refused(library: Library, audio: np.ndarray) -> None:
    with pytest.raises(LibraryError):
        add(library, audio=audio)
    assert everything(library) == []
    assert not list(library.layout.incoming.iterdir())


def test_a_truncated_wav_is_refused_and_leaves_nothing(library: Library, tmp_path: Path) -> None:
    path = wave(tmp_path / "cut.wav", tone(1.0))
    path.write_bytes(path.read_bytes()[:-1000])
    with pytest.raises(AudioFileError, match="ends earlier"):
        add(library, audio=path, take_over=True)
    assert path.exists()
    assert everything(library) == []
    assert not list(library.layout.incoming.iterdir())


@pytest.mark.parametrize(
    "codes", [np.zeros((3, 7), np.int16), np.zeros((3, 8), np.int32), np.zeros(8, np.int16)], ids=str
)
def test_codes_of_another_shape_are_refused(library: Library, codes: np.ndarray) -> None:
    with pytest.raises(ValueError, match="codes must be"):
        add(library, codes=codes)
    assert everything(library) == []
    assert not list(library.layout.incoming.iterdir())


def test_a_cover_is_painted_where_none_is_given_and_a_bad_one_is_refused(home: Path) -> None:
    with Library(home, paint=lambda recipe: png(len(recipe.tags))) as library:
        painted = add(library)
        assert library.path_of(painted, SongFile.COVER).read_bytes() == png(len(RECIPE.tags))
        with pytest.raises(LibraryError, match="not a PNG"):
            add(library, cover=b"GIF89a")


def test_a_painter_that_fails_costs_the_cover_and_not_the_song(
    home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(recipe: Recipe) -> bytes:
        raise RuntimeError("no paint left")

    with Library(home, paint=fail) as library:
        song = add(library)
        with pytest.raises(SongFileError):
            library.path_of(song, SongFile.COVER)
    assert "no paint left" in caplog.text


@pytest.mark.parametrize(
    "title", ["x" * 5000, "a/b\\c:d", "👩‍🚀🔥", "...", "Robert'); DROP TABLE songs;--", "夜"]
)
def test_a_monstrous_title_is_kept_and_found(library: Library, title: str) -> None:
    song = add(library, title=title)
    assert library.get(song.id).title == title
    assert library.rename(song.id, f"{title} {title}").title == f"{title} {title}"
    assert [one.id for one in library.page(title[:150])] == [song.id]


def test_a_song_is_renamed_in_its_row_its_card_and_the_search(library: Library) -> None:
    song = add(library)
    renamed = library.rename(song.id, "  Sunny\nday ")
    assert renamed == replace(song, title="Sunny day") == library.get(song.id)
    assert read_card(library.folder_of(song)).title == "Sunny day"
    assert titles(library, "sunny") == ["Sunny day"]
    assert titles(library, "walking") == ["Sunny day"], "the lyrics still say it"
    assert library.rename(song.id, " ").title == "Walking home in the rain"


def test_marks_and_plays_are_kept_in_row_and_card(home: Path) -> None:
    with Library(home) as library:
        song = add(library)
        library.set_favourite(song.id)
        library.played(song.id)
        assert library.played(song.id).play_count == 2
    (home / "library.sqlite3").unlink()
    with Library(home) as library:
        assert library.get(song.id) == replace(song, favourite=True, play_count=2)
        assert not library.set_favourite(song.id, False).favourite


def test_songs_are_listed_in_every_order_and_back(library: Library) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for number, (title, seconds, favourite, plays) in enumerate(
        [("banana 10", 0.3, True, 0), ("Äpfel", 0.1, False, 2), ("banana 9", 0.2, True, 1)]
    ):
        song = add(library, title=title, audio=tone(seconds), created=start + timedelta(days=number))
        library.set_favourite(song.id, favourite)
        for _ in range(plays):
            library.played(song.id)
    assert titles(library) == ["banana 9", "Äpfel", "banana 10"]
    expected = {
        Sort.DATE: ["banana 9", "Äpfel", "banana 10"],
        Sort.TITLE: ["Äpfel", "banana 9", "banana 10"],
        Sort.LENGTH: ["banana 10", "banana 9", "Äpfel"],
        Sort.FAVOURITE: ["banana 9", "banana 10", "Äpfel"],
        Sort.PLAYS: ["Äpfel", "banana 9", "banana 10"],
    }
    for sort, order in expected.items():
        assert titles(library, sort=sort) == order
        assert titles(library, sort=sort, reverse=True) == order[::-1]
        assert titles(library, "a", sort=sort) == order
    assert titles(library, favourites_only=True) == ["banana 9", "banana 10"]
    assert library.count(favourites_only=True) == 2


def test_pages_follow_each_other_without_gap_or_double(library: Library) -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    songs = [add(library, created=moment) for _ in range(7)]
    pages = [library.page(offset=offset, limit=3) for offset in (0, 3, 6, 9)]
    assert [len(page) for page in pages] == [3, 3, 1, 0]
    assert {song.id for page in pages for song in page} == {song.id for song in songs}


def test_words_are_found_in_title_tags_and_lyrics_together(library: Library) -> None:
    add(library, Recipe("jazz,saxophone", "blue evening"), title="First")
    add(library, Recipe("techno", "blue machine"), title="Second")
    assert titles(library, "blue") == ["Second", "First"]
    assert titles(library, "blue sax") == ["First"]
    assert titles(library, "blue sec") == ["Second"]
    assert titles(library, "green") == []
    assert library.count("blue") == 2


def test_tags_are_counted_and_filter_by_the_whole_tag(library: Library) -> None:
    add(library, Recipe("pop,happy"))
    sad = add(library, Recipe("pop,sad"))
    add(library, Recipe("synth-pop"))
    assert library.tags() == [("pop", 2), ("happy", 1), ("sad", 1), ("synth-pop", 1)]
    assert library.count(tag="pop") == 2
    library.delete([sad.id])
    assert library.tags() == [("happy", 1), ("pop", 1), ("synth-pop", 1)]


def test_continuations_and_takes_are_found(library: Library) -> None:
    parent = add(library)
    child = add(library, provenance=Provenance(parent.id, 3))
    batch = new_id()
    takes = [add(library, provenance=Provenance(take_group=batch, take=take)) for take in (1, 0, 2)]
    assert library.continuations(parent.id) == [child]
    assert library.continuations(child.id) == []
    assert library.takes(batch) == [takes[1], takes[0], takes[2]]
    library.delete([child.id, takes[0].id])
    assert library.continuations(parent.id) == []
    assert library.takes(batch) == [takes[1], takes[2]]


def test_a_song_goes_by_any_beginning_of_its_id_that_no_other_has(library: Library) -> None:
    first = add(library, id="a" * 32, title="One")
    add(library, id="a" * 8 + "b" * 24, title="Two")
    assert library.find("a" * 9) == first
    assert library.find("A" * 9) == first
    with pytest.raises(SongNotFoundError, match=r"Several.*One.*Two"):
        library.find("aaa")
    for nobody in ("", "c", "%", "a" * 33):
        with pytest.raises(SongNotFoundError, match="No song"):
            library.find(nobody)
    with pytest.raises(SongNotFoundError):
        library.get("c" * 32)
    with pytest.raises(SongNotFoundError):
        library.rename("c" * 32, "x")


def test_a_song_whose_sound_was_moved_by_hand_shows_as_missing(library: Library, tmp_path: Path) -> None:
    song, other = add(library), add(library)
    shutil.move(library.folder_of(song), tmp_path / "elsewhere")
    assert [(one.id, one.missing) for one in everything(library)] == [(other.id, False), (song.id, True)]
    assert library.missing() == [replace(song, missing=True)]
    with pytest.raises(SongFileError, match="Walking home in the rain"):
        library.path_of(song, SongFile.AUDIO)
    with pytest.raises(SongFileError):
        library.codes_of(song)
    assert library.set_favourite(song.id).favourite
    assert not library.folder_of(song).exists()


@pytest.mark.parametrize("content", [b"", b"\x93NUMPY", b"garbage" * 100])
def test_damaged_codes_are_told_by_name(library: Library, content: bytes) -> None:
    song = add(library)
    (library.folder_of(song) / SongFile.CODES).write_bytes(content)
    with pytest.raises(SongFileError, match=r"codes\.npy"):
        library.codes_of(song)


def test_the_revision_changes_when_somebody_else_writes_and_only_then(home: Path) -> None:
    with Library(home) as here, Library(home) as there:
        before = here.revision()
        assert here.revision() == before
        there.add(RECIPE, None, tone(), loudness=Loudness(-14, -1, 0))
        assert here.revision() != before
        assert len(everything(here)) == 1


def test_many_threads_write_and_read_at_once(library: Library) -> None:
    def work(number: int) -> int:
        for _ in range(5):
            song = add(library, title=f"thread {number}")
            library.played(song.id)
            assert song.id in {one.id for one in library.page(f"thread {number}")}
        return library.count(f"thread {number}")

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(work, range(4))) == [5] * 4
    assert library.count() == 20
    assert {song.play_count for song in everything(library)} == {1}


def test_looking_something_up_does_not_wait_for_a_song_being_saved(library: Library) -> None:
    song = add(library)
    with library.database.writing():
        seen: list[int] = []
        reader = threading.Thread(target=lambda: seen.append(library.count("walking")))
        reader.start()
        reader.join(timeout=5)
        assert seen == [1]
    assert library.get(song.id) == song


def test_a_private_bench_is_on_the_librarys_disk_and_goes_after_use(library: Library) -> None:
    with library.workbench() as bench:
        path = wave(bench / "take.wav")
        before = path.stat().st_ino
        song = add(library, audio=path, take_over=True)
        assert library.path_of(song, SongFile.AUDIO).stat().st_ino == before
    assert not list(library.layout.incoming.iterdir())


def test_a_folder_in_the_place_of_the_library_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    with pytest.raises(LibraryError, match="cannot be opened"):
        Library(tmp_path / "home")


def test_a_library_that_can_only_be_read_refuses_changes_by_name(home: Path) -> None:
    with Library(home) as library:
        library.read_only = True
        for change in (
            lambda: add(library),
            lambda: library.rename("a" * 32, "x"),
            lambda: library.delete(["a" * 32]),
            lambda: library.restore(["a" * 32]),
            lambda: library.purge(["a" * 32]),
            lambda: library.set_cover("a" * 32, png()),
            library.rebuild,
        ):
            with pytest.raises(LibraryReadOnlyError, match="can only be read"):
                change()
