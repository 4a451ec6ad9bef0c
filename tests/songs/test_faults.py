"""Bad days: a full disk, a folder that cannot be written, another process on the same library."""

from __future__ import annotations

import os
import resource
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from heartstudio.audio.errors import AudioFileError
from heartstudio.errors import HeartStudioError
from heartstudio.songs import (
    Journal,
    JournalError,
    Library,
    LibraryError,
    LibraryReadOnlyError,
    SongFile,
    pending,
)
from heartstudio.songs.check import check
from tests.songs import victims
from tests.songs.makers import RECIPE, add, everything, files_of, png, some_codes, tone
from tests.songs.victims import Slaughter

NOBODY = 65534


@pytest.fixture(scope="module")
def slaughter() -> Slaughter:
    return Slaughter()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], capture_output=True)
    if mounted.returncode:
        pytest.skip("a small disk can be mounted only by root")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


def fill(disk: Path, but: int) -> Path:
    """Leave so many bytes free."""
    filler = disk / "filler"
    with filler.open("wb") as file:
        file.write(bytes(shutil.disk_usage(disk).free - but))
    return filler


@pytest.mark.parametrize("free", [0, 4_096, 60_000, 120_000])
def test_a_full_disk_keeps_the_library_as_it_was_and_works_again_later(small_disk: Path, free: int) -> None:
    with Library(small_disk / "home") as library:
        song = add(library, title="kept")
        filler = fill(small_disk, free)
        with pytest.raises((LibraryError, AudioFileError)) as refused:
            add(library, audio=tone(2.0), cover=png())
        assert "full" in str(refused.value) or "No space" in str(refused.value)
        assert "MB free" in str(refused.value)
        assert everything(library) == library.page("kept") == [song]
        assert list(library.layout.incoming.iterdir()) == []
        assert library.layout.song_ids() == {song.id}
        filler.unlink()
        added = add(library, audio=tone(1.0), cover=png())
        assert check(library, thorough=True).findings == ()
    with Library(small_disk / "home") as library:
        assert everything(library) == [added, song]


def test_a_full_disk_refuses_changes_by_name_and_keeps_what_was(small_disk: Path) -> None:
    with Library(small_disk / "home") as library:
        song = add(library)
        filler = fill(small_disk, 0)
        before = files_of(library.layout.songs)
        outcomes = []
        for number in range(60):
            try:
                library.rename(song.id, f"{number} " * 300)
                outcomes.append(True)
            except LibraryError as error:
                assert "full" in error.what
                outcomes.append(False)
                break
        assert outcomes[-1] is False
        if len(outcomes) == 1:
            assert files_of(library.layout.songs) == before
        assert check(library).open == ()
        filler.unlink()
        assert library.rename(song.id, "later").title == "later"
        assert library.page("later")


def test_a_full_disk_opens_to_be_listened_to(small_disk: Path) -> None:
    with Library(small_disk / "home") as library:
        song = add(library)
        library.delete([add(library).id])
    fill(small_disk, 200_000)
    with Library(small_disk / "home") as library:
        assert everything(library) == [song]
        assert library.path_of(song, SongFile.AUDIO).exists()
        # Deleting moves a folder and must work, for it is what one does when the disk is full.
        library.delete([song.id])
        library.purge([one.id for one in library.trashed()])
        assert everything(library) == library.trashed() == []


def test_a_journal_on_a_full_disk_keeps_what_it_has_and_goes_on_later(small_disk: Path) -> None:
    codes = some_codes(4000)
    home = small_disk / "home"
    with Journal.begin(home, RECIPE) as journal:
        journal.append(codes[:100])
        filler = fill(small_disk, 0)
        with pytest.raises(JournalError, match="full"):
            for frame in range(100, 4000):
                journal.append(codes[frame : frame + 1])
        kept = journal.frames
        assert 100 <= kept < 4000
        with pytest.raises(JournalError, match="full"):
            Journal.begin(home, RECIPE)
        filler.unlink()
        journal.append(codes[kept:])
        assert journal.frames == 4000
    (found,) = pending(home)
    assert np.array_equal(found.codes, codes)
    assert [path.name for path in (home / "journal").iterdir()] == [journal.path.name]


def _within_a_limit(tell: Callable[[Any], None], home: Path) -> None:
    """Adds a song whose sound is larger than files may be."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
    with Library(home) as library:
        try:
            add(library, audio=tone(4.0))
        except HeartStudioError as error:
            tell(("refused", str(error)))
        tell(("songs", library.count(), len(list(library.layout.incoming.iterdir()))))
        tell(("small", add(library, audio=tone(0.1)).title))


def test_a_quota_on_file_sizes_refuses_a_song_and_leaves_nothing(home: Path, slaughter: Slaughter) -> None:
    (told,) = slaughter.together([(_within_a_limit, home)])
    refused, songs, small = told.messages
    assert refused[0] == "refused"
    assert songs == ("songs", 0, 0)
    assert small == ("small", "Walking home in the rain")


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A folder that everybody can reach, whoever owns the test's own."""
    folder = Path(tempfile.mkdtemp(prefix="heartstudio-shelf-"))
    folder.chmod(0o755)
    yield folder
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(folder)


def lock_up(folder: Path) -> None:
    """Take every permission to write away."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(stat.S_IMODE(path.stat().st_mode) & ~0o222)


def _as_somebody_else(
    tell: Callable[[Any], None], work: Callable[[Callable[[Any], None], Path], None], home: Path
) -> None:
    if os.geteuid() == 0:  # permissions mean nothing to root
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    work(tell, home)


def _reading_only(tell: Callable[[Any], None], home: Path) -> None:
    with Library(home) as library:
        songs = library.page("walking")
        tell((library.read_only, [song.title for song in songs], len(library.trashed())))
        tell(len(library.codes_of(songs[0])))
        deeds = [
            lambda: add(library),
            lambda: library.rename(songs[0].id, "x"),
            lambda: library.delete([songs[0].id]),
            lambda: check(library, mend=True),
        ]
        for deed in deeds:
            try:
                deed()
                tell("it was allowed")
            except LibraryReadOnlyError as error:
                tell(error.what)
        tell([finding.what for finding in check(library).findings])
        tell(len(pending(home)))
        tell(str(library.database.path.parent))


@pytest.mark.parametrize("damage", [None, b"garbage" * 100], ids=["whole", "damaged"])
def test_a_library_in_a_read_only_folder_can_be_listened_to(
    shelf: Path, slaughter: Slaughter, damage: bytes | None
) -> None:
    home = shelf / "home"
    with Library(home) as library:
        add(library)
        library.delete([add(library).id])
    Journal.begin(home, RECIPE).close()
    if damage is not None:
        (home / "library.sqlite3").write_bytes(damage)
    before = files_of(home)
    lock_up(home)
    (told,) = slaughter.together([(_as_somebody_else, _reading_only, home)])
    first, frames, *refusals, findings, waiting, private = told.messages
    assert first == (True, ["Walking home in the rain"], 1)
    assert frames == 3
    assert len(refusals) == 4
    assert all("can only be read" in refusal for refusal in refusals)
    assert findings == (
        []
        if damage is None
        else [f"{home / 'library.sqlite3'} is damaged; the songs are listed from their folders"]
    )
    assert waiting == 1
    assert files_of(home) == before
    assert not Path(private).exists(), "the private copy of the database is removed"


def _nowhere_to_write(tell: Callable[[Any], None], home: Path) -> None:
    for make in (lambda: Library(home), lambda: Journal.begin(home, RECIPE)):
        try:
            make()
        except HeartStudioError as error:
            tell((type(error).__name__, error.what, error.remedy))


def test_a_library_that_can_neither_be_read_nor_made_is_told(shelf: Path, slaughter: Slaughter) -> None:
    lock_up(shelf)
    (told,) = slaughter.together([(_as_somebody_else, _nowhere_to_write, shelf / "home")])
    assert [message[0] for message in told.messages] == ["LibraryReadOnlyError"] * 2
    assert all(message[2] for message in told.messages)


def test_a_database_that_cannot_be_written_makes_the_library_read_only(
    shelf: Path, slaughter: Slaughter
) -> None:
    home = shelf / "home"
    with Library(home) as library:
        add(library)
        library.delete([add(library).id])
    Journal.begin(home, RECIPE).close()
    for path in (home, *home.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
    (home / "library.sqlite3").chmod(0o444)
    (told,) = slaughter.together([(_as_somebody_else, _reading_only, home)])
    assert told.messages[0] == (True, ["Walking home in the rain"], 1)


def test_two_processes_work_on_one_library_at_once(home: Path, slaughter: Slaughter) -> None:
    with Library(home) as library:
        for _ in range(4):
            add(library, title="song", codes=some_codes(4))
    told = slaughter.together(
        [
            (victims.saving, home, 12),
            (victims.saving, home, 12),
            (victims.changing, home, 1, 12),
            (victims.changing, home, 2, 12),
        ]
    )
    assert all(one.survived for one in told)
    added = {message[1] for one in told for message in one.messages if message[0] == "added"}
    with Library(home) as library:
        assert not library.settled
        assert len(added) == 24
        assert {song.id for song in everything(library)} >= added
        assert library.count() == 28
        assert sum(song.play_count for song in everything(library)) == 24, "no play was lost"
        assert check(library).findings == ()


def test_two_processes_open_a_new_or_damaged_library_at_once(home: Path, slaughter: Slaughter) -> None:
    told = slaughter.together([(victims.saving, home, 3)] * 4)
    assert all(one.survived for one in told)
    (home / "library.sqlite3").write_bytes(b"garbage" * 1000)
    told = slaughter.together([(victims.saving, home, 3)] * 4)
    assert all(one.survived for one in told)
    with Library(home) as library:
        assert library.count() == 24
        assert check(library).findings == ()
    assert len(list(home.glob("library.sqlite3.damaged-*"))) == 1


def test_a_song_added_elsewhere_is_seen_here_at_once(home: Path, slaughter: Slaughter) -> None:
    with Library(home) as library:
        before = library.revision()
        (told,) = slaughter.together([(victims.saving, home, 2)])
        assert told.survived
        assert library.count("song") == 2
        assert library.revision() != before


def test_opening_leaves_alone_what_another_process_works_on(home: Path) -> None:
    with Library(home) as library, library.workbench() as bench:
        (bench / "take.wav").touch()
        with Library(home):
            assert (bench / "take.wav").exists()
