"""Rows of the database and songs: written, read, listed and searched over an open connection."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from heartstudio.recipe import Recipe
from heartstudio.songs.migrations import create_search
from heartstudio.songs.search import index_text, match_query
from heartstudio.songs.song import Provenance, Song, Sort
from heartstudio.songs.titles import sort_key

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_COLUMNS = (
    "id, title, recipe, created, seconds, frames, favourite, play_count, parent, branch_frame, take_group, take, "
    "lufs, silent, cut_at_limit, deleted"
)

_PUT = """
    INSERT INTO songs (id, title, sort_title, recipe, created, seconds, frames, favourite, play_count, parent,
        branch_frame, take_group, take, lufs, silent, cut_at_limit, deleted)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, sort_title = excluded.sort_title,
        recipe = excluded.recipe, created = excluded.created, seconds = excluded.seconds,
        frames = excluded.frames, favourite = excluded.favourite, play_count = excluded.play_count,
        parent = excluded.parent, branch_frame = excluded.branch_frame, take_group = excluded.take_group,
        take = excluded.take, lufs = excluded.lufs, silent = excluded.silent,
        cut_at_limit = excluded.cut_at_limit, deleted = excluded.deleted
    RETURNING number
"""

ORDERS = {
    Sort.DATE: ("songs_by_date", "created DESC, number DESC", "created, number"),
    Sort.TITLE: (
        "songs_by_sort_title",
        "sort_title, created, number",
        "sort_title DESC, created DESC, number DESC",
    ),
    Sort.LENGTH: ("songs_by_seconds", "seconds DESC, created DESC, number DESC", "seconds, created, number"),
    Sort.FAVOURITE: (
        "songs_by_favourite",
        "favourite DESC, created DESC, number DESC",
        "favourite, created, number",
    ),
    Sort.PLAYS: (
        "songs_by_play_count",
        "play_count DESC, created DESC, number DESC",
        "play_count, created, number",
    ),
}
"""The index that holds each order, and the order both ways round."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which songs of the library a list shows.

    Attributes:
        query: typed text; a song must have every word of it, each at least begun.
        favourites_only: whether others are left out.
        tag: a whole tag that a song must have.
    """

    query: str = ""
    favourites_only: bool = False
    tag: str | None = None


def put_song(connection: sqlite3.Connection, song: Song) -> None:
    """Write a song's row, its tags and, unless it was deleted, the words by which it is found."""
    recipe = song.recipe
    (number,) = connection.execute(
        _PUT,
        (
            song.id,
            song.title,
            sort_key(song.title),
            recipe.to_json(),
            _stamp(song.created),
            song.seconds,
            song.frames,
            song.favourite,
            song.play_count,
            song.parent,
            song.branch_frame,
            song.take_group,
            song.take,
            song.lufs,
            song.silent,
            song.cut_at_limit,
            None if song.deleted is None else _stamp(song.deleted),
        ),
    ).fetchone()
    connection.execute("DELETE FROM tags WHERE song = ?", (number,))
    connection.execute("DELETE FROM search WHERE rowid = ?", (number,))
    if song.deleted is None:
        connection.executemany("INSERT INTO tags VALUES (?, ?)", ((tag, number) for tag in recipe.tag_list))
        connection.execute(
            "INSERT INTO search (rowid, title, tags, lyrics) VALUES (?, ?, ?, ?)",
            (number, index_text(song.title), index_text(recipe.tags), index_text(recipe.lyrics)),
        )


def update_song(connection: sqlite3.Connection, song: Song) -> None:
    """Write what changes by listening and marking; title, words and trash are :func:`put_song`'s."""
    connection.execute(
        "UPDATE songs SET favourite = ?, play_count = ? WHERE id = ?",
        (song.favourite, song.play_count, song.id),
    )


def drop_song(connection: sqlite3.Connection, song_id: str) -> None:
    """Forget a song."""
    connection.execute("DELETE FROM search WHERE rowid = (SELECT number FROM songs WHERE id = ?)", (song_id,))
    connection.execute("DELETE FROM songs WHERE id = ?", (song_id,))


def song_row(connection: sqlite3.Connection, song_id: str) -> Song | None:
    """One song, be it in the library or in the trash."""
    return next(_songs(connection, "WHERE id = ?", (song_id,)), None)


def songs_by_prefix(connection: sqlite3.Connection, prefix: str, limit: int) -> list[Song]:
    """Songs whose id begins so."""
    return list(_songs(connection, "WHERE substr(id, 1, ?) = ? LIMIT ?", (len(prefix), prefix, limit)))


def listed_songs(
    connection: sqlite3.Connection, chosen: Filter, sort: Sort, reverse: bool, offset: int, limit: int
) -> list[Song]:
    """A page of the songs in the library."""
    where, values = _condition(chosen)
    index, *orders = ORDERS[sort]
    # Walked along the index that is in order already, however many songs match: sorting whole rows is slow.
    numbers = connection.execute(
        f"SELECT number FROM songs INDEXED BY {index} WHERE {where} ORDER BY {orders[reverse]} LIMIT ? OFFSET ?",
        (*values, limit, offset),
    ).fetchall()
    return [song for (number,) in numbers for song in _songs(connection, "WHERE number = ?", (number,))]


def count_songs(connection: sqlite3.Connection, chosen: Filter) -> int:
    """How many songs a list has on all its pages."""
    where, values = _condition(chosen)
    (number,) = connection.execute(
        f"SELECT count(*) FROM songs INDEXED BY songs_by_favourite WHERE {where}", values
    ).fetchone()
    return int(number)


def continuations_of(connection: sqlite3.Connection, song_id: str) -> list[Song]:
    """Songs that continue this one, oldest first."""
    return list(_songs(connection, "WHERE parent = ? AND deleted IS NULL ORDER BY created", (song_id,)))


def takes_of(connection: sqlite3.Connection, take_group: str) -> list[Song]:
    """Songs of one batch in the order of their takes."""
    return list(
        _songs(connection, "WHERE take_group = ? AND deleted IS NULL ORDER BY take, created", (take_group,))
    )


def trashed_songs(connection: sqlite3.Connection) -> list[Song]:
    """Deleted songs, the latest first."""
    return list(_songs(connection, "WHERE deleted IS NOT NULL ORDER BY deleted DESC, number DESC", ()))


def deleted_before(connection: sqlite3.Connection, moment: datetime) -> list[str]:
    """Ids of the songs that have been in the trash since before a moment."""
    rows = connection.execute(
        "SELECT id FROM songs WHERE deleted IS NOT NULL AND deleted < ?", (_stamp(moment),)
    )
    return [song_id for (song_id,) in rows]


def known_ids(connection: sqlite3.Connection) -> tuple[set[str], set[str]]:
    """Ids of the songs in the library, and of those in the trash."""
    every = {song_id for (song_id,) in connection.execute("SELECT id FROM songs")}
    deleted = {song_id for (song_id,) in connection.execute("SELECT id FROM songs WHERE deleted IS NOT NULL")}
    return every - deleted, deleted


def every_song(connection: sqlite3.Connection) -> list[Song]:
    """All songs, those in the trash too."""
    return list(_songs(connection, "ORDER BY number", ()))


def tag_counts(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """The tags of the songs in the library and how many songs have each, the commonest first."""
    return connection.execute(
        "SELECT tag, count(*) AS songs FROM tags GROUP BY tag ORDER BY songs DESC, tag"
    ).fetchall()


def search_agrees(connection: sqlite3.Connection) -> bool:
    """Whether the search index holds the songs in the library, all of them and no others, and is whole."""
    odd = connection.execute(
        """
        SELECT (SELECT count(*) FROM (SELECT rowid FROM search EXCEPT SELECT number FROM songs WHERE deleted IS NULL))
            + (SELECT count(*) FROM (SELECT number FROM songs WHERE deleted IS NULL EXCEPT SELECT rowid FROM search))
        """
    ).fetchone()
    try:
        connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    except sqlite3.DatabaseError:
        return False
    return bool(odd == (0,))


def is_whole(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds no damage in the database."""
    try:
        return bool(connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False


def rebuild_search(connection: sqlite3.Connection) -> None:
    """Make the search index and the tags again from the rows."""
    connection.execute("DROP TABLE search")
    create_search(connection)
    for song in every_song(connection):
        put_song(connection, song)


def _condition(chosen: Filter) -> tuple[str, list[object]]:
    parts, values = ["deleted IS NULL"], list[object]()
    if chosen.favourites_only:
        parts.append("favourite = 1")
    if chosen.tag is not None:
        parts.append("number IN (SELECT song FROM tags WHERE tag = ?)")
        values.append(chosen.tag)
    query = match_query(chosen.query)
    if query:
        parts.append("number IN (SELECT rowid FROM search WHERE search MATCH ?)")
        values.append(query)
    return " AND ".join(parts), values


def _songs(connection: sqlite3.Connection, clause: str, values: Iterable[object]) -> Iterator[Song]:
    for row in connection.execute(f"SELECT {_COLUMNS} FROM songs {clause}", tuple(values)):
        yield _song(row)


def _song(row: tuple[Any, ...]) -> Song:
    (
        song_id, title, recipe, created, seconds, frames, favourite, play_count,
        parent, branch_frame, take_group, take, lufs, silent, cut_at_limit, deleted,
    ) = row  # fmt: skip
    return Song(
        id=song_id,
        title=title,
        recipe=_recipe(recipe),
        created=_moment(created),
        seconds=seconds,
        frames=frames,
        favourite=bool(favourite),
        play_count=play_count,
        provenance=Provenance(parent, branch_frame, take_group, take),
        lufs=lufs,
        silent=bool(silent),
        cut_at_limit=bool(cut_at_limit),
        deleted=None if deleted is None else _moment(deleted),
    )


@lru_cache(maxsize=1024)  # the songs on the screen are read again with every key that one types
def _recipe(text: str) -> Recipe:
    return Recipe.from_json(text)


def _stamp(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _moment(stamp: int) -> datetime:
    return _EPOCH + timedelta(microseconds=stamp)
