from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from heartstudio.songs import TRASH_DAYS, Library, LibraryError, SongNotFoundError
from tests.songs.makers import add, everything, files_of


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library(home) as library:
        yield library


def age(library: Library, song_id: str, days: float) -> None:
    """Let a deleted song look as if it had been in the trash for so long."""
    moment = datetime.now(UTC) - timedelta(days=days)
    os.utime(library.layout.folder_of(song_id, deleted=True), (moment.timestamp(), moment.timestamp()))


def test_deleting_can_be_undone_and_nothing_has_changed(library: Library) -> None:
    song, other = add(library), add(library)
    before = files_of(library.folder_of(song))
    undo = library.delete([song.id])
    assert everything(library) == [other]
    assert library.page("walking") == [other]
    (deleted,) = library.trashed()
    assert abs(deleted.deleted - datetime.now(UTC)) < timedelta(minutes=1)
    assert replace(deleted, deleted=None) == song
    assert files_of(library.folder_of(deleted)) == before
    library.restore(undo)
    assert set(everything(library)) == {song, other}
    assert library.page("walking", limit=1) == [other]
    assert library.trashed() == []
    assert files_of(library.folder_of(song)) == before


def test_several_songs_are_deleted_together_or_not_at_all(library: Library) -> None:
    songs = [add(library) for _ in range(3)]
    ids = [song.id for song in songs]
    with pytest.raises(SongNotFoundError):
        library.delete([*ids[:2], "0" * 32, ids[2]])
    assert library.count() == 3
    assert library.layout.song_ids() == set(ids)
    assert library.delete([*ids, ids[0]]).ids == tuple(ids)
    assert library.count() == 0
    with pytest.raises(SongNotFoundError):
        library.delete([ids[0]])
    with pytest.raises(SongNotFoundError):
        library.restore([ids[0], "0" * 32])
    assert len(library.trashed()) == 3
    library.restore(ids)
    assert library.count() == 3


def test_the_trash_shows_what_was_deleted_last_first(library: Library) -> None:
    songs = [add(library) for _ in range(3)]
    for song in (songs[1], songs[0], songs[2]):
        library.delete([song.id])
    assert [song.id for song in library.trashed()] == [songs[2].id, songs[0].id, songs[1].id]


def test_songs_stay_in_the_trash_for_thirty_days_and_not_longer(home: Path) -> None:
    with Library(home) as library:
        old, young = add(library), add(library)
        library.delete([old.id, young.id])
        age(library, old.id, TRASH_DAYS + 1)
        age(library, young.id, TRASH_DAYS - 1)
    (home / "library.sqlite3").unlink()  # the dates survive in the folders
    with Library(home) as library:
        assert [song.id for song in library.trashed()] == [young.id]
        assert not library.layout.folder_of(old.id, deleted=True).exists()
        assert not list(library.layout.incoming.iterdir())
        assert library.purge_old() == 0
        with pytest.raises(SongNotFoundError):
            library.get(old.id)


def test_only_what_is_in_the_trash_can_be_removed_for_good(library: Library) -> None:
    song = add(library)
    with pytest.raises(SongNotFoundError):
        library.purge([song.id])
    assert everything(library) == [song]
    library.delete([song.id])
    library.purge([song.id])
    assert library.trashed() == []
    assert not library.layout.has_folder_of(song.id)
    assert not list(library.layout.incoming.iterdir())


def test_a_song_that_lost_its_files_can_be_deleted_and_its_recipe_restored(library: Library) -> None:
    song = add(library)
    shutil.rmtree(library.folder_of(song))
    undo = library.delete([song.id])
    assert everything(library) == []
    library.restore(undo)
    assert library.get(song.id) == replace(song, missing=True)


def test_a_song_that_left_the_trash_by_hand_is_let_go(library: Library) -> None:
    song = add(library)
    library.delete([song.id])
    shutil.rmtree(library.layout.folder_of(song.id, deleted=True))
    with pytest.raises(LibraryError, match="could not be restored"):
        library.restore([song.id])
    library.purge([song.id])
    assert library.trashed() == []


def test_an_old_copy_in_the_trash_gives_way(library: Library) -> None:
    song = add(library)
    shutil.copytree(library.folder_of(song), library.layout.folder_of(song.id, deleted=True))
    library.delete([song.id])
    assert [one.id for one in library.trashed()] == [song.id]
    assert not library.layout.folder_of(song.id).exists()


def test_a_song_put_back_by_hand_is_not_overwritten_by_restoring(library: Library) -> None:
    song = add(library)
    library.delete([song.id])
    (library.layout.folder_of(song.id) / "notes").mkdir(parents=True)
    with pytest.raises(LibraryError, match="could not be restored"):
        library.restore([song.id])
    assert library.layout.folder_of(song.id, deleted=True).is_dir()
    assert (library.layout.folder_of(song.id) / "notes").is_dir()


def test_where_a_folder_stands_decides_when_the_database_disagrees(home: Path) -> None:
    with Library(home) as library:
        gone, back, lost = (add(library) for _ in range(3))
        library.delete([back.id, lost.id])
        layout = library.layout
    layout.folder_of(gone.id).rename(layout.folder_of(gone.id, deleted=True))
    layout.folder_of(back.id, deleted=True).rename(layout.folder_of(back.id))
    shutil.rmtree(layout.folder_of(lost.id, deleted=True))
    with Library(home) as library:
        assert everything(library) == [back]
        assert library.page("walking") == [back]
        assert [song.id for song in library.trashed()] == [gone.id]
        found = library.settled
        assert (found.deleted, found.restored, found.gone) == ({gone.id}, {back.id}, {lost.id})
        library.restore([gone.id])
        assert set(everything(library)) == {gone, back}
