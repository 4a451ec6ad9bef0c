from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heartstudio.recipe import Recipe
from heartstudio.songs import Interrupted, Journal, JournalError, Library, Provenance, new_id, pending
from heartstudio.songs import journal as journal_module
from heartstudio.songs.journal import discard, read_journal
from heartstudio.songs.journal_format import RECORD_SIZE
from tests.songs.makers import RECIPE, add, some_codes


@pytest.fixture
def journal(home: Path) -> Iterator[Journal]:
    with Journal.begin(home, RECIPE) as journal:
        yield journal


def interrupted(home: Path) -> Interrupted:
    (found,) = pending(home)
    return found


def test_frames_come_back_as_they_were_appended(home: Path) -> None:
    codes = some_codes(20)
    provenance = Provenance(new_id(), 4, new_id(), 1)
    with Journal.begin(home, RECIPE, start=codes[:4], provenance=provenance) as journal:
        journal.append(codes[4:5])
        journal.append(codes[5:5])
        journal.append(codes[5:20])
        assert journal.frames == 20
    found = interrupted(home)
    assert np.array_equal(found.codes, codes)
    assert found.codes.dtype == np.int16
    assert (found.id, found.recipe, found.provenance) == (journal.id, RECIPE, provenance)
    assert (found.start_frames, found.seconds) == (4, 1.6)
    assert abs(found.created - datetime.now(UTC)) < timedelta(minutes=1)


def test_the_widest_codes_fit(home: Path) -> None:
    codes = np.array([[-32768, -1, 0, 1, 8191, 8192, 8193, 32767]], np.int16)
    with Journal.begin(home, RECIPE) as journal:
        journal.append(codes)
    assert np.array_equal(interrupted(home).codes, codes)


def test_a_journal_in_use_is_not_pending_and_cannot_be_taken(
    home: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "LOCK_PATIENCE", 0.0)
    journal.append(some_codes(3))
    assert pending(home) == []
    alive = read_journal(journal.path)
    assert len(alive.codes) == 3
    with pytest.raises(JournalError, match="another HeartStudio"):
        Journal.resume(alive)
    with pytest.raises(JournalError, match="another HeartStudio"):
        discard(alive)
    journal.append(some_codes(1))
    assert journal.frames == 4


def test_a_resumed_journal_goes_on_after_its_last_frame(home: Path) -> None:
    codes = some_codes(12)
    with Journal.begin(home, RECIPE) as journal:
        journal.append(codes[:5])
    for begin, end in ((5, 9), (9, 12)):
        with Journal.resume(interrupted(home)) as again:
            assert (again.id, again.frames) == (journal.id, begin)
            again.append(codes[begin:end])
    assert np.array_equal(interrupted(home).codes, codes)


@given(frames=st.integers(0, 6), data=st.data())
def test_a_torn_journal_tail_is_cut_and_the_rest_resumes(
    tmp_path_factory: pytest.TempPathFactory, frames: int, data: st.DataObject
) -> None:
    home = tmp_path_factory.mktemp("torn")
    codes = some_codes(frames + 3)
    with Journal.begin(home, RECIPE) as journal:
        head = journal.path.stat().st_size
        journal.append(codes[:frames])
    size = journal.path.stat().st_size
    assert size == head + frames * RECORD_SIZE
    cut = data.draw(st.integers(head, size))
    os.truncate(journal.path, cut)
    junk = data.draw(st.binary(max_size=50))
    with journal.path.open("ab") as file:
        file.write(junk)
    whole = (cut - head) // RECORD_SIZE
    found = interrupted(home)
    assert np.array_equal(found.codes[:whole], codes[:whole])
    # Junk that completes a torn record to the right one is no junk.
    assert len(found.codes) == whole or np.array_equal(found.codes, codes[: len(found.codes)])
    with Journal.resume(found) as again:
        again.append(codes[len(found.codes) :])
    assert np.array_equal(interrupted(home).codes, codes)


@given(cut=st.integers(0, 2000))
def test_a_torn_head_lists_nothing_and_is_kept_aside(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    home = tmp_path_factory.mktemp("torn")
    with Journal.begin(home, RECIPE) as journal:
        head = journal.path.stat().st_size
    content = journal.path.read_bytes()[: cut % head]
    journal.path.write_bytes(content)
    assert pending(home) == []
    assert [path.name for path in journal.path.parent.iterdir()] == [f"{journal.id}.hsj.damaged"]
    assert journal.path.with_name(f"{journal.id}.hsj.damaged").read_bytes() == content


@given(position=st.integers(0, 10**6), flip=st.integers(1, 255))
def test_a_flipped_byte_never_gives_a_wrong_frame(
    tmp_path_factory: pytest.TempPathFactory, position: int, flip: int
) -> None:
    home = tmp_path_factory.mktemp("flipped")
    codes = some_codes(6)
    with Journal.begin(home, RECIPE) as journal:
        journal.append(codes)
    content = bytearray(journal.path.read_bytes())
    content[position % len(content)] ^= flip
    journal.path.write_bytes(content)
    for found in pending(home):
        assert np.array_equal(found.codes, codes[: len(found.codes)])
        assert found.recipe == RECIPE


@given(st.binary(max_size=200))
def test_no_file_makes_looking_for_journals_crash(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    home = tmp_path_factory.mktemp("any")
    (home / "journal").mkdir()
    (home / "journal" / f"{new_id()}.hsj").write_bytes(content)
    (home / "journal" / "notes.hsj").write_bytes(content)
    assert pending(home) == []
    assert (home / "journal" / "notes.hsj").read_bytes() == content


def test_frames_of_another_journal_end_the_song(home: Path) -> None:
    with Journal.begin(home, RECIPE) as one, Journal.begin(home, RECIPE) as two:
        one.append(some_codes(3))
        two.append(some_codes(5, seed=2))
    records = two.path.read_bytes()[-2 * RECORD_SIZE :]
    with one.path.open("ab") as file:
        file.write(records)
    assert {found.id: len(found.codes) for found in pending(home)} == {one.id: 3, two.id: 5}


def test_the_disk_is_waited_for_at_most_once_a_second(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    syncs: list[int] = []
    monkeypatch.setattr(journal_module.time, "monotonic", lambda: now[0])
    with Journal.begin(home, RECIPE) as journal:
        monkeypatch.setattr(journal_module.os, "fsync", syncs.append)
        for _ in range(35):
            now[0] += 0.08
            journal.append(some_codes(1))
        assert len(syncs) == 2
        assert journal.durable_frames == 26
    assert journal.durable_frames == 35


def test_the_oldest_song_and_the_first_take_come_first(home: Path) -> None:
    group = new_id()
    for take in (1, 0):
        Journal.begin(home, RECIPE.of_take(take), provenance=Provenance(take_group=group, take=take)).close()
    found = pending(home)
    assert [song.created for song in found] == sorted(song.created for song in found)
    assert {song.provenance.take for song in found} == {0, 1}
    assert {song.provenance.take_group for song in found} == {group}
    assert {song.recipe.seed for song in found} == {RECIPE.seed, RECIPE.seed + 1}


def test_a_discarded_journal_is_gone(home: Path) -> None:
    with Journal.begin(home, RECIPE) as journal:
        journal.discard()
        journal.discard()
    Journal.begin(home, RECIPE).close()
    discard(interrupted(home))
    assert list((home / "journal").iterdir()) == []


@pytest.mark.parametrize("deleted", [False, True])
def test_a_song_that_was_saved_is_not_offered_again(home: Path, deleted: bool) -> None:
    with Library(home) as library:
        journal = Journal.begin(home, RECIPE)
        journal.append(some_codes(3))
        song = add(library, id=journal.id)
        journal.close()  # the process ends between saving the song and discarding its journal
        if deleted:
            library.delete([song.id])
    assert pending(home) == []
    assert not journal.path.exists()


def test_two_songs_never_share_a_journal(home: Path, journal: Journal) -> None:
    journal.append(some_codes(2))
    with pytest.raises(JournalError, match="another song"):
        Journal.begin(home, Recipe("jazz"), id=journal.id)
    assert len(read_journal(journal.path).codes) == 2


def test_codes_of_another_shape_are_refused(home: Path, journal: Journal) -> None:
    for codes in (np.zeros((1, 7), np.int16), np.zeros((1, 8), np.float32), np.zeros(8, np.int16)):
        with pytest.raises(ValueError, match="codes must be"):
            journal.append(codes)
        with pytest.raises(ValueError, match="codes must be"):
            Journal.begin(home, RECIPE, start=codes)
    assert [path.name for path in journal.path.parent.iterdir()] == [journal.path.name]


def test_no_library_has_nothing_pending(tmp_path: Path) -> None:
    assert pending(tmp_path / "nowhere") == []
    assert not (tmp_path / "nowhere").exists()
