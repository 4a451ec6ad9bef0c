from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from heartstudio.songs import Library, LibraryError, LibraryTooNewError
from heartstudio.songs.database import Database, set_aside
from heartstudio.songs.migrations import MIGRATIONS, create_library, format_of, migrate
from tests.songs.makers import add, everything, files_of


def connect(path: Path | str) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def filled(home: Path) -> list[str]:
    """A closed library of three songs, one of them deleted and one a favourite; their ids."""
    with Library(home) as library:
        ids = [add(library, title=f"song {number}").id for number in range(3)]
        library.set_favourite(ids[1])
        library.delete(ids[2:])
    return ids


def corrupt_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 200] = b"\xff" * 200
    path.write_bytes(content)


def drop_column(path: Path) -> None:
    with closing(connect(path)) as connection:
        connection.execute("DROP INDEX songs_by_seconds")
        connection.execute("ALTER TABLE songs DROP COLUMN seconds")


def drop_table(path: Path) -> None:
    with closing(connect(path)) as connection:
        connection.execute("DROP TABLE songs")


def another_program(path: Path) -> None:
    path.unlink()
    with closing(connect(path)) as connection:
        connection.execute("CREATE TABLE songs (lyrics TEXT)")


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b"garbage" * 10_000),
        lambda path: path.write_bytes(b"x"),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(200)),
        corrupt_page,
        drop_column,
        drop_table,
        another_program,
    ],
    ids=["garbage", "a byte", "cut", "empty head", "pages", "no column", "no table", "another program"],
)
def test_a_damaged_database_is_kept_aside_and_made_again_from_the_folders(
    home: Path, damage: Callable[[Path], object]
) -> None:
    ids = filled(home)
    with Library(home) as library:
        songs, deleted = everything(library), library.trashed()
    path = home / "library.sqlite3"
    damage(path)
    content = path.read_bytes()
    with Library(home) as library:
        assert library.set_aside is not None
        assert library.set_aside.name.startswith("library.sqlite3.damaged-")
        assert library.set_aside.read_bytes() == content
        assert everything(library) == songs
        assert [song.id for song in library.page("song 1")] == [ids[1]]
        assert [replace(song, deleted=None) for song in library.trashed()] == [
            replace(song, deleted=None) for song in deleted
        ]
    with Library(home) as library:
        assert library.set_aside is None
        assert not library.settled


@pytest.mark.parametrize("how", [lambda path: path.unlink(), lambda path: path.write_bytes(b"")])
def test_a_lost_database_is_made_again_from_the_folders(home: Path, how: Callable[[Path], object]) -> None:
    ids = filled(home)
    how(home / "library.sqlite3")
    with Library(home) as library:
        assert {song.id for song in everything(library)} == set(ids[:2])
        assert [song.id for song in library.trashed()] == ids[2:]
        assert library.get(ids[1]).favourite
        assert library.set_aside is None


def test_damaged_databases_are_all_kept(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    kept = set()
    for number in range(3):
        path.write_text(str(number))
        Path(f"{path}-wal").write_text(f"wal {number}")
        kept.add(set_aside(path))
    assert {aside.read_text() for aside in kept} == {"0", "1", "2"}
    assert {Path(f"{aside}-wal").read_text() for aside in kept} == {"wal 0", "wal 1", "wal 2"}


def test_a_library_of_a_newer_version_is_refused_and_not_touched(home: Path) -> None:
    filled(home)
    path = home / "library.sqlite3"
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    (home / "journal").rmdir()
    before = files_of(home)
    with pytest.raises(LibraryTooNewError, match="newer HeartStudio"):
        Library(home)
    assert files_of(home) == before
    assert not (home / "journal").exists()


def test_a_newer_version_that_only_the_log_knows_of_is_refused_too(home: Path) -> None:
    filled(home)
    path = home / "library.sqlite3"
    with closing(connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        with pytest.raises(LibraryTooNewError):
            Library(home)
        assert format_of(connection) == len(MIGRATIONS) + 1


def test_a_negative_version_is_no_version(home: Path) -> None:
    ids = filled(home)
    with closing(connect(home / "library.sqlite3")) as connection:
        connection.execute("PRAGMA user_version = -7")
    with Library(home) as library:
        assert library.set_aside is not None
        assert {song.id for song in everything(library)} == set(ids[:2])


def test_a_busy_database_is_told_and_the_song_stays_out(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("heartstudio.songs.database.PATIENCE", 0.05)
    with Library(home) as library, Library(home) as other:
        with other.database.writing(), pytest.raises(LibraryError, match="another HeartStudio"):
            add(library)
        assert not list(library.layout.incoming.iterdir())
        assert not library.layout.song_ids()
        add(library)


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "db")) as database:
        with pytest.raises(ZeroDivisionError), database.writing() as connection:
            connection.execute("CREATE TABLE extra (x)")
            raise ZeroDivisionError
        with database.reading() as connection:
            assert connection.execute("SELECT name FROM sqlite_schema WHERE name = 'extra'").fetchall() == []


def test_rows_go_with_the_song_that_they_belong_to(home: Path) -> None:
    with Library(home) as library:
        song = add(library)
        with library.database.writing() as connection:
            connection.execute("DELETE FROM songs WHERE id = ?", (song.id,))
            assert connection.execute("SELECT * FROM tags").fetchall() == []
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute("INSERT INTO tags VALUES ('pop', 99)")


def add_mood(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE songs ADD COLUMN mood TEXT NOT NULL DEFAULT ''")


def fill_mood(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE songs SET mood = id")


def test_an_older_database_climbs_every_step_and_keeps_its_songs(home: Path) -> None:
    ids = filled(home)
    path = home / "library.sqlite3"
    with closing(connect(path)) as connection:
        steps = (*MIGRATIONS, add_mood, fill_mood)
        migrate(connection, steps)
        assert format_of(connection) == len(steps)
        assert {mood for (mood,) in connection.execute("SELECT mood FROM songs")} == set(ids)
        migrate(connection, steps)


def test_a_step_that_fails_leaves_the_database_as_it_was(home: Path) -> None:
    filled(home)
    path = home / "library.sqlite3"

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("SELECT no_such_function()")

    with closing(connect(path)) as connection:
        before = list(connection.iterdump())
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, (*MIGRATIONS, add_mood, fail))
        assert list(connection.iterdump()) == before
        assert format_of(connection) == len(MIGRATIONS)
    with Library(home) as library:
        assert library.count() == 2


def test_every_format_that_was_ever_written_can_be_climbed_from(tmp_path: Path) -> None:
    for count in range(len(MIGRATIONS) + 1):
        with closing(connect(tmp_path / f"{count}.sqlite3")) as connection:
            migrate(connection, MIGRATIONS[:count])
        with closing(Database(tmp_path / f"{count}.sqlite3")) as database, database.reading() as connection:
            assert format_of(connection) == len(MIGRATIONS)
    assert MIGRATIONS[0] is create_library


def test_lists_walk_along_an_index_and_sort_nothing(home: Path) -> None:
    from heartstudio.songs.song import Sort
    from heartstudio.songs.table import ORDERS

    with Library(home) as library, library.database.reading() as connection:
        for sort in Sort:
            index, *orders = ORDERS[sort]
            for order in orders:
                plan = connection.execute(
                    f"EXPLAIN QUERY PLAN SELECT number FROM songs INDEXED BY {index} "
                    f"WHERE deleted IS NULL ORDER BY {order} LIMIT 10"
                ).fetchall()
                assert not any("TEMP B-TREE" in step for *_, step in plan), (sort, plan)
