"""``kill -9`` at any moment: no song lost that was said to be added, none half there, nothing left lying about."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from heartstudio.songs import Library, Song, pending
from heartstudio.songs.check import check
from heartstudio.songs.migrations import MIGRATIONS, format_of
from tests.songs import victims
from tests.songs.makers import add, everything, some_codes
from tests.songs.victims import LADDER, Slaughter, Told

RANDOM_KILLS = 10
"""For each of the five kinds of work: fifty in all."""

MOST_MESSAGES = 12
"""A victim is killed when it has told no more than this."""


@pytest.fixture(scope="module")
def slaughter() -> Iterator[Slaughter]:
    yield Slaughter()


def moments(seed: int, most: int = MOST_MESSAGES) -> list[tuple[int, float]]:
    """When to kill: after so many messages, and so many seconds later."""
    draw = random.Random(seed)
    return [(draw.randint(0, most), draw.uniform(0, 0.02)) for _ in range(RANDOM_KILLS)]


def assert_sound(home: Path) -> dict[str, Song]:
    """Open the library after a death; every song in it must be whole. Returns them, those in the trash too."""
    with Library(home) as library:
        assert library.set_aside is None
        songs = {song.id: song for song in [*everything(library), *library.trashed()]}
        for song in songs.values():
            found = {path.name for path in library.folder_of(song).iterdir()}
            assert found == {"audio.wav", "codes.npy", "recipe.json", "peaks.npy"}
        layout = library.layout
        assert layout.song_ids() == {song.id for song in songs.values() if song.deleted is None}
        assert layout.trashed_ids() == {song.id for song in songs.values() if song.deleted is not None}
        assert list(layout.incoming.iterdir()) == []
        assert check(library).open == ()
        assert library.count("song") == library.count() == len(layout.song_ids())
    return songs


def said(told: Told, word: str) -> list[object]:
    return [message[1] for message in told.messages if message[0] == word]


def assert_saved(home: Path, told: Told, before: set[str]) -> set[str]:
    songs = set(assert_sound(home))
    assert songs >= before | set(said(told, "added")), "a song that was said to be added is lost"
    assert songs <= before | set(said(told, "adding"))
    return songs


def test_killed_while_saving_at_random_moments(home: Path, slaughter: Slaughter) -> None:
    songs: set[str] = set()
    for moment in moments(1):
        told = slaughter.after(moment, victims.saving, home, 100)
        assert not told.survived
        songs = assert_saved(home, told, songs)
    assert songs


def test_killed_at_every_step_of_saving(home: Path, slaughter: Slaughter) -> None:
    Library(home).close()
    songs: set[str] = set()
    for step in range(1, 200):
        told = slaughter.at_step(step, victims.saving, home, 1)
        songs = assert_saved(home, told, songs)
        if told.survived:
            break
    assert told.survived
    assert step > 30


def deletion_outcome(told: Told, before: dict[str, Song]) -> tuple[dict[str, str], set[str]]:
    """Where each song must be (library, trash or gone), and whose last deed was cut short and may be either way."""
    place = {song_id: "trash" if song.deleted else "library" for song_id, song in before.items()}
    results = {"delete": "trash", "restore": "library", "purge": "gone"}
    for message in told.messages:
        if message[0] == "done":
            place |= dict.fromkeys(message[2], results[message[1]])
    last = told.messages[-1] if told.messages else ("done",)
    return place, set() if last[0] == "done" else set(last[1])


def assert_deleted(home: Path, told: Told, before: dict[str, Song]) -> dict[str, Song]:
    songs = assert_sound(home)
    place, open_deeds = deletion_outcome(told, before)
    for song_id, expected in place.items():
        if song_id not in open_deeds:
            song = songs.get(song_id)
            found = "gone" if song is None else "trash" if song.deleted else "library"
            assert found == expected
    gone = before.keys() - songs.keys()
    last = told.messages[-1] if told.messages else ("done",)
    may_be_gone = {song_id for song_id, where in place.items() if where == "gone"}
    assert gone <= may_be_gone | (open_deeds if last[0] == "purge" else set())
    return songs


def refill(home: Path, songs: dict[str, Song]) -> dict[str, Song]:
    with Library(home) as library:
        while len(songs) < 6:
            song = add(library, title="song", codes=some_codes(4))
            songs[song.id] = song
    return songs


def test_killed_while_deleting_at_random_moments(home: Path, slaughter: Slaughter) -> None:
    songs = refill(home, {})
    for number, moment in enumerate(moments(2)):
        told = slaughter.after(moment, victims.deleting, home, number, 10_000)
        songs = refill(home, assert_deleted(home, told, songs))


@pytest.mark.parametrize("deed", ["delete", "restore", "purge"])
def test_killed_at_every_step_of(home: Path, tmp_path: Path, slaughter: Slaughter, deed: str) -> None:
    with Library(home) as library:
        songs = {
            song.id: song for song in (add(library, title="song", codes=some_codes(4)) for _ in range(3))
        }
        chosen = sorted(songs)[:2]
        if deed != "delete":
            library.delete(chosen)
        songs = {song.id: song for song in [*everything(library), *library.trashed()]}
    outcomes = set()
    for step in range(1, 200):
        struck = tmp_path / str(step)
        shutil.copytree(home, struck)
        told = slaughter.at_step(step, victims.doing, struck, deed, chosen)
        after = assert_deleted(struck, told, songs)
        outcomes.add(tuple(sorted((song.id, song.deleted is None) for song in after.values())))
        shutil.rmtree(struck)
        if told.survived:
            break
    assert told.survived
    assert len(outcomes) >= 2, "both before and after were seen"


def test_killed_while_renaming_and_playing(home: Path, slaughter: Slaughter) -> None:
    refill(home, {})
    for number, moment in enumerate(moments(4)):
        told = slaughter.after(moment, victims.changing, home, number, 10_000)
        songs = assert_sound_after_changes(home)
        finished = {message[1]: message[2:] for message in told.messages if message[0] == "changed"}
        last = told.messages[-1]
        for song_id, facts in finished.items():
            if last != ("changing", song_id):
                song = songs[song_id]
                assert (song.title, song.favourite, song.play_count) == facts


def assert_sound_after_changes(home: Path) -> dict[str, Song]:
    """A card may be one step ahead of its row; mending follows the card, and then all agree."""
    with Library(home) as library:
        assert not library.settled
        check(library, mend=True)
        assert check(library).findings == ()
        return {song.id: song for song in everything(library)}


def test_killed_while_composing_and_while_going_on(home: Path, slaughter: Slaughter) -> None:
    # Far more than a pipe holds of what is told: nobody who is to be killed late ends before.
    times = 5000
    for number, moment in enumerate(moments(5, most=200)):
        codes = some_codes(3 * times, number)
        told = slaughter.after(moment, victims.composing, home, number, times)
        assert not told.survived
        for _ in range(2):
            (found,) = pending(home)
            frames = [message for message in told.messages if message[0] == "frames"]
            assert len(found.codes) >= max((message[1] for message in frames), default=2)
            assert np.array_equal(found.codes, codes[: len(found.codes)])
            assert found.start_frames == 2
            told = slaughter.after(moment, victims.resuming, home, number, times)
            if told.survived:
                break
        (found,) = pending(home)
        assert np.array_equal(found.codes, codes[: len(found.codes)])
        found.path.unlink()


def test_killed_at_every_step_of_beginning_a_journal(home: Path, slaughter: Slaughter) -> None:
    for step in range(1, 100):
        told = slaughter.at_step(step, victims.composing, home, 0, 2)
        for found in pending(home):
            assert np.array_equal(found.codes, some_codes(6)[: len(found.codes)])
            assert found.start_frames == 2
        assert len(pending(home)) >= bool(told.messages)
        assert not list((home / "journal").glob("*.damaged"))
        shutil.rmtree(home / "journal", ignore_errors=True)
        if told.survived:
            break
    assert told.survived


def test_killed_while_the_database_is_made_again(home: Path, slaughter: Slaughter) -> None:
    songs = refill(home, {})
    with Library(home) as library:
        library.delete(sorted(songs)[:2])
    before = {song_id: song.deleted is None for song_id, song in assert_sound(home).items()}
    for moment in moments(6):
        slaughter.after(moment, victims.rebuilding, home, 10_000)
        assert {song_id: song.deleted is None for song_id, song in assert_sound(home).items()} == before


def test_killed_while_migrating(home: Path, tmp_path: Path, slaughter: Slaughter) -> None:
    songs = refill(home, {})
    template, path = tmp_path / "old.sqlite3", tmp_path / "new.sqlite3"
    shutil.copyfile(home / "library.sqlite3", template)
    formats = set()
    for moment in moments(7):
        slaughter.after(moment, victims.migrating, template, path, 10_000)
        formats.add(assert_migrated_or_not(path, songs))
    for step in range(1, 60):
        told = slaughter.at_step(step, victims.migrating, template, path, 1)
        if told.messages:
            formats.add(assert_migrated_or_not(path, songs))
        if told.survived:
            break
    assert told.survived
    assert formats == {len(MIGRATIONS), len(LADDER)}


def assert_migrated_or_not(path: Path, songs: dict[str, Song]) -> int:
    """The database is of the old format or of the new one, and whole either way. Returns which."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        version = format_of(connection)
        assert version in (0, len(MIGRATIONS), len(LADDER))
        columns = {name for _, name, *_ in connection.execute("PRAGMA table_info(songs)")}
        if version == len(LADDER):
            rows = connection.execute("SELECT id, mood FROM songs").fetchall()
            assert {song_id for song_id, _ in rows} == songs.keys()
            assert all(mood == f"mood of {song_id}" for song_id, mood in rows)
        elif version == len(MIGRATIONS):
            assert "mood" not in columns
            assert {song_id for (song_id,) in connection.execute("SELECT id FROM songs")} == songs.keys()
    return version or len(MIGRATIONS)
