"""The list of songs that views show: searched, sorted, read page by page, and true to the library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QUrl,
    Signal,
)

from heartstudio.errors import HeartStudioError
from heartstudio.songs.song import Song, Sort
from heartstudio.studio.jobs import Problem
from heartstudio.studio.library_service import LibraryService

PAGE = 100
"""Songs read at once."""

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What can be asked of a row beside its title, which is its display role."""

    SONG = Qt.ItemDataRole.UserRole + 1
    TITLE = Qt.ItemDataRole.UserRole + 2
    TAGS = Qt.ItemDataRole.UserRole + 3
    SECONDS = Qt.ItemDataRole.UserRole + 4
    FAVOURITE = Qt.ItemDataRole.UserRole + 5
    PLAYING = Qt.ItemDataRole.UserRole + 6


SongRole = Role.SONG
"""The :class:`~heartstudio.songs.song.Song` of a row."""


class SongListModel(QAbstractListModel):
    """Songs of the library that match a search, in one of its orders.

    Rows are read as views ask for more. Editing a row renames its song; dragging rows takes real WAV files along.

    Signals:
        counted(count): how many songs match in all, whether read or not.
        problem(Problem): the library cannot be read.

    Args:
        library: whose songs to list.
    """

    counted = Signal(int)
    problem = Signal(object)

    def __init__(self, library: LibraryService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._query = ""
        self._sort = Sort.DATE
        self._favourites_only = False
        self._since: datetime | None = None
        self._songs: list[Song] = []
        self._rows: dict[str, int] = {}
        self._offset = 0
        self._whole = False
        self._playing: str | None = None
        library.changed.connect(self._on_changed)
        self._start_over()

    @property
    def query(self) -> str:
        """What is searched for."""
        return self._query

    @property
    def sort_order(self) -> Sort:
        """How rows are ordered."""
        return self._sort

    def set_query(self, text: str) -> None:
        """Show the songs that have every word of a text, each at least begun; all for an empty one."""
        if text != self._query:
            self._query = text
            self._start_over()

    def set_sort(self, sort: Sort) -> None:
        """Choose the order."""
        if sort is not self._sort:
            self._sort = sort
            self._start_over()

    def set_favourites_only(self, favourites_only: bool) -> None:
        """Leave out songs that are no favourites, or show all."""
        if favourites_only is not self._favourites_only:
            self._favourites_only = favourites_only
            self._start_over()

    def set_since(self, since: datetime | None) -> None:
        """Leave out songs made before an aware time, or show all."""
        if since != self._since:
            self._since = since
            self._start_over()

    def set_playing(self, song_id: str | None) -> None:
        """Say which song sounds."""
        before, self._playing = self._playing, song_id
        for changed in {before, song_id}:
            row = self.row_of(changed) if changed else None
            if row is not None:
                self._tell_row(row, [Role.PLAYING])

    def song_at(self, row: int) -> Song | None:
        """The song of a row."""
        return self._songs[row] if 0 <= row < len(self._songs) else None

    def row_of(self, song_id: str) -> int | None:
        """The row of a song; None where it is not listed, or not read yet."""
        return self._rows.get(song_id)

    def ids(self) -> list[str]:
        """The songs of all rows that are read, in order."""
        return [song.id for song in self._songs]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows are read."""
        return 0 if parent.isValid() else len(self._songs)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are further rows."""
        return not parent.isValid() and not self._whole

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        if parent.isValid() or self._whole:
            return
        songs = [song for song in self._read() if song.id not in self._rows]
        if songs:
            first = len(self._songs)
            self.beginInsertRows(QModelIndex(), first, first + len(songs) - 1)
            self._songs += songs
            self._index(first)
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a view or delegate asks of a row."""
        song = self.song_at(index.row()) if index.isValid() else None
        if song is None:
            return None
        match role:
            case Role.SONG:
                return song
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole | Role.TITLE:
                return song.title
            case Role.TAGS:
                return ", ".join(song.recipe.tag_list)
            case Role.SECONDS:
                return song.seconds
            case Role.FAVOURITE:
                return song.favourite
            case Role.PLAYING:
                return song.id == self._playing
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{song.title}, {', '.join(song.recipe.tag_list)}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename a song, or mark it as a favourite."""
        song = self.song_at(index.row()) if index.isValid() else None
        if song is None:
            return False
        if role in (Qt.ItemDataRole.EditRole, Role.TITLE):
            if str(value).strip() != song.title:
                self._library.rename(song.id, str(value))
            return True
        if role == Role.FAVOURITE:
            self._library.set_favourite(song.id, bool(value))
            return True
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen, renamed and, where their sound is there, dragged."""
        song = self.song_at(index.row()) if index.isValid() else None
        if song is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if not self._library.read_only:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags if song.missing else flags | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDragActions(self) -> Qt.DropAction:
        """Files are copied out, never moved."""
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """Songs leave as files."""
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The files of some rows."""
        rows = sorted({index.row() for index in indexes})
        songs = [song for row in rows if (song := self.song_at(row)) is not None]
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in self._library.prepare_drag(songs)])
        return data

    def roleNames(self) -> dict[int, QByteArray]:
        """Names of the roles."""
        return super().roleNames() | {int(role): QByteArray(role.name.lower().encode()) for role in Role}

    def _start_over(self) -> None:
        self.beginResetModel()
        self._offset, self._whole = 0, False
        self._songs = self._read()
        self._index()
        self.endResetModel()
        self._count()

    def _read(self) -> list[Song]:
        """The next page that holds anything."""
        songs: list[Song] = []
        while not songs and not self._whole:
            songs = self._page(PAGE)
        return songs

    def _page(self, limit: int) -> list[Song]:
        try:
            page = self._library.library.page(
                self._query,
                self._sort,
                favourites_only=self._favourites_only,
                offset=self._offset,
                limit=limit,
            )
        except HeartStudioError as error:
            self._whole = True
            self.problem.emit(Problem.of(error))
            return []
        self._offset += len(page)
        recent = [song for song in page if self._since is None or song.created >= self._since]
        oldest_reached = self._sort is Sort.DATE and len(recent) < len(page)
        self._whole = len(page) < limit or oldest_reached
        return recent

    def _count(self) -> None:
        if self._since is not None:
            self.counted.emit(len(self._songs))
            return
        try:
            count = self._library.library.count(self._query, favourites_only=self._favourites_only)
        except HeartStudioError:
            count = len(self._songs)
        self.counted.emit(count)

    def _on_changed(self, ids: frozenset[str]) -> None:
        """Follow the library: where only what a row shows has changed, tell that row; else read the rows again."""
        listed = [song_id for song_id in ids if song_id in self._rows]
        now = [self._library.find(song_id) for song_id in listed]
        if not ids or len(listed) < len(ids) or len(ids) > PAGE or not all(map(self._stays, now)):
            self._read_again()
            return
        for song in now:
            assert song is not None
            row = self._rows[song.id]
            self._songs[row] = song
            self._tell_row(row)

    def _stays(self, song: Song | None) -> bool:
        """Whether a song keeps its place for certain."""
        if song is None or self._query:
            return False
        before = self._songs[self._rows[song.id]]
        if self._favourites_only and not song.favourite:
            return False
        unchanged = {
            Sort.DATE: song.created == before.created,
            Sort.TITLE: song.title == before.title,
            Sort.LENGTH: song.seconds == before.seconds,
            Sort.FAVOURITE: song.favourite == before.favourite,
            Sort.PLAYS: song.play_count == before.play_count,
        }
        return unchanged[self._sort]

    def _read_again(self) -> None:
        """Read as many rows as were read and turn the old ones into them, so that views keep their place."""
        wanted = max(PAGE, len(self._songs) + 1)
        self._offset, self._whole = 0, False
        songs: list[Song] = []
        while len(songs) < wanted and not self._whole:
            songs += self._page(wanted)
        self._take_away({song.id for song in songs})
        self._reorder([song.id for song in songs])
        self._put_in(songs)
        self._count()

    def _take_away(self, staying: set[str]) -> None:
        gone = [row for row, song in enumerate(self._songs) if song.id not in staying]
        for first, last in reversed(list(_runs(gone))):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._songs[first : last + 1]
            self._index()
            self.endRemoveRows()

    def _reorder(self, ids: list[str]) -> None:
        wanted = {song_id: place for place, song_id in enumerate(ids)}
        order = sorted(self._songs, key=lambda song: wanted[song.id])
        if [song.id for song in order] == self.ids():
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        moved = [self._songs[index.row()].id for index in before]
        self._songs = order
        self._index()
        self.changePersistentIndexList(before, [self.index(self._rows[song_id]) for song_id in moved])
        self.layoutChanged.emit()

    def _put_in(self, songs: list[Song]) -> None:
        new = [row for row, song in enumerate(songs) if song.id not in self._rows]
        for first, last in _runs(new):
            self.beginInsertRows(QModelIndex(), first, last)
            self._songs[first:first] = songs[first : last + 1]
            self._index()
            self.endInsertRows()
        for row, song in enumerate(songs):
            if self._songs[row] != song:
                self._songs[row] = song
                self._tell_row(row)

    def _index(self, first: int = 0) -> None:
        if first == 0:
            self._rows = {}
        self._rows |= {song.id: row for row, song in enumerate(self._songs[first:], first)}

    def _tell_row(self, row: int, roles: Sequence[int] = ()) -> None:
        self.dataChanged.emit(self.index(row), self.index(row), list(map(int, roles)))


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring rows as first and last of each run."""
    first = last = None
    for row in rows:
        if last is not None and row == last + 1:
            last = row
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = row
    if first is not None and last is not None:
        yield first, last
