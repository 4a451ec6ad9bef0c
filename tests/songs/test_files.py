from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path

import pytest

from heartstudio.songs.files import (
    Moves,
    leftovers,
    link_or_copy,
    remove_all,
    try_lock,
    workbench,
    write_new,
    write_whole,
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_writing_whole_replaces_a_file_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "card"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert names(tmp_path) == ["card"]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "card"
    path.mkdir()
    (path / "old").touch()
    with pytest.raises(OSError):
        write_whole(path, b"new")
    assert names(tmp_path) == ["card"]
    assert names(path) == ["old"]


def test_a_new_file_never_replaces_another(tmp_path: Path) -> None:
    write_new(tmp_path / "a", b"one")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a", b"two")
    assert (tmp_path / "a").read_bytes() == b"one"


def test_a_sound_is_shared_where_the_file_system_can(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"sound")
    link_or_copy(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a").samefile(tmp_path / "b")


def test_a_workbench_goes_after_use_unless_it_became_something_else(tmp_path: Path) -> None:
    with workbench(tmp_path / "incoming") as bench:
        (bench / "file").touch()
    assert not list((tmp_path / "incoming").iterdir())
    with workbench(tmp_path / "incoming") as bench:
        (bench / "file").touch()
        bench.rename(tmp_path / "song")
    assert (tmp_path / "song" / "file").exists()


def test_a_workbench_goes_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), workbench(tmp_path) as bench:
        (bench / "file").touch()
        raise ZeroDivisionError
    assert not list(tmp_path.iterdir())


def test_only_what_nobody_works_on_is_a_leftover(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "file").touch()
    (tmp_path / "stray.wav").touch()
    with workbench(tmp_path) as bench:
        assert leftovers(tmp_path) == [tmp_path / "old", tmp_path / "stray.wav"]
        leftovers(tmp_path, remove=True)
        assert list(tmp_path.iterdir()) == [bench]
    assert leftovers(tmp_path / "nowhere") == []


def test_a_lock_is_free_again_when_its_file_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    path.touch()
    first, second = os.open(path, os.O_RDWR), os.open(path, os.O_RDWR)
    assert try_lock(first)
    assert not try_lock(second)
    assert not try_lock(second, shared=True)
    os.close(first)
    assert try_lock(second)
    os.close(second)


def test_a_disk_without_locks_counts_as_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with workbench(tmp_path) as bench:
        assert bench.is_dir()


def test_moves_are_taken_back_after_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with pytest.raises(FileExistsError), Moves() as moves:
        moves.move(tmp_path / "a", tmp_path / "c")
        moves.move(tmp_path / "c", tmp_path / "b")
    assert names(tmp_path) == ["a", "b"]


def test_removing_what_is_a_link_leaves_what_it_points_at(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    remove_all(tmp_path / "link")
    assert names(tmp_path) == ["real"]
    assert names(tmp_path / "real") == ["file"]
