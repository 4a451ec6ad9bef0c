"""The database's shape, and the steps by which older ones reach it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

from heartstudio.songs.search import TOKENIZER

Step = Callable[[sqlite3.Connection], None]


def create_library(connection: sqlite3.Connection) -> None:
    """Format 1: songs, their tags, and the words to find them by."""
    connection.execute(
        """
        CREATE TABLE songs (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            sort_title TEXT NOT NULL,
            created INTEGER NOT NULL,
            seconds REAL NOT NULL,
            frames INTEGER NOT NULL,
            favourite INTEGER NOT NULL,
            play_count INTEGER NOT NULL,
            parent TEXT,
            branch_frame INTEGER,
            take_group TEXT,
            take INTEGER NOT NULL,
            lufs REAL,
            silent INTEGER NOT NULL,
            cut_at_limit INTEGER NOT NULL,
            deleted INTEGER,
            recipe TEXT NOT NULL
        ) STRICT
        """
    )
    for column in ("sort_title", "seconds", "favourite", "play_count"):
        connection.execute(
            f"CREATE INDEX songs_by_{column} ON songs ({column}, created) WHERE deleted IS NULL"
        )
    connection.execute("CREATE INDEX songs_by_date ON songs (created) WHERE deleted IS NULL")
    for column in ("parent", "take_group", "deleted"):
        connection.execute(f"CREATE INDEX songs_by_{column} ON songs ({column}) WHERE {column} IS NOT NULL")
    connection.execute(
        """
        CREATE TABLE tags (
            tag TEXT NOT NULL,
            song INTEGER NOT NULL REFERENCES songs (number) ON DELETE CASCADE,
            PRIMARY KEY (tag, song)
        ) STRICT, WITHOUT ROWID
        """
    )
    connection.execute("CREATE INDEX tags_by_song ON tags (song)")
    create_search(connection)


def create_search(connection: sqlite3.Connection) -> None:
    """The words of every song in the library; rows have the songs' numbers."""
    connection.execute(
        f"""CREATE VIRTUAL TABLE search USING fts5 (title, tags, lyrics, tokenize = "{TOKENIZER}", prefix = '1 2 3')"""
    )


MIGRATIONS: tuple[Step, ...] = (create_library,)
"""One step for each format; step ``n`` leads from format ``n`` to ``n + 1``."""


def migrate(connection: sqlite3.Connection, steps: Sequence[Step] = MIGRATIONS) -> None:
    """Bring a database to the newest format, in one transaction: all steps happen or none.

    Args:
        connection: without an open transaction; the caller has refused formats beyond ``len(steps)``.
        steps: the ladder to climb.

    Raises:
        sqlite3.Error: the database is as it was.
    """
    if format_of(connection) == len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in steps[format_of(connection) :]:
            step(connection)
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def format_of(connection: sqlite3.Connection) -> int:
    """The format that a database says it has; 0 for an empty one."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)
