"""The library page: search, order, and the grid."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import Enum

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from heartstudio.audio.player import PlayerState
from heartstudio.songs.song import Song, Sort
from heartstudio.studio.studio import Studio
from heartstudio.ui.controls.empty import Empty
from heartstudio.ui.controls.field import SearchField
from heartstudio.ui.controls.page_head import BELOW, TOP, PageHead
from heartstudio.ui.controls.picker import Choice, Picker
from heartstudio.ui.cover_shelf import CoverShelf
from heartstudio.ui.library.actions import SongActions
from heartstudio.ui.library.grid import SongGrid
from heartstudio.ui.theme import MARGIN


class Collection(Enum):
    """Which songs the page shows."""

    ALL = "all"
    FAVOURITES = "favourites"
    THIS_WEEK = "this week"


class LibraryPage(QWidget):
    """All songs, or a part of them.

    Signals:
        compose_wanted(): from the invitation of an empty library.

    Args:
        studio: whose songs.
        covers: has their pictures.
        actions: what can be done with them.
    """

    compose_wanted = Signal()

    def __init__(
        self, studio: Studio, covers: CoverShelf, actions: SongActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._actions = actions
        self._collection = Collection.ALL
        self.songs = studio.song_list()
        self.grid = SongGrid(self.songs, studio.library, covers)
        self.search = SearchField(self.tr("Search titles, tags, words"))
        self._order = Picker(self.tr("Order"), quiet=True)
        self._head = PageHead(self.tr("Library"), self._order, self.search)
        self._pages = QStackedWidget()
        self._fill()
        self._connect()
        self._refresh()

    def show_collection(self, collection: Collection) -> None:
        """Show another part of the library."""
        self._collection = collection
        self._head.title.text = {
            Collection.ALL: self.tr("Library"),
            Collection.FAVOURITES: self.tr("Favourites"),
            Collection.THIS_WEEK: self.tr("This week"),
        }[collection]
        self.songs.set_favourites_only(collection is Collection.FAVOURITES)
        week = datetime.now(UTC) - timedelta(days=7)
        self.songs.set_since(week if collection is Collection.THIS_WEEK else None)
        self._refresh()

    def begin_search(self) -> None:
        """Put the cursor into the search field, where there is something to search."""
        self.search.setFocus()
        self.search.selectAll()

    def _fill(self) -> None:
        self._order.offer(
            [
                Choice(Sort.DATE, self.tr("Newest")),
                Choice(Sort.TITLE, self.tr("Title")),
                Choice(Sort.LENGTH, self.tr("Longest")),
                Choice(Sort.FAVOURITE, self.tr("Favourites first")),
                Choice(Sort.PLAYS, self.tr("Most played")),
            ],
            Sort.DATE,
        )
        self.search.setFixedWidth(240)
        self._nothing = Empty(
            "note",
            self.tr("Your songs will live here"),
            self.tr("Write a few words, choose a style, and HeartStudio composes on this Mac."),
            self.tr("Compose a song"),
        )
        self._unfound = Empty(
            "search",
            self.tr("Nothing found"),
            self.tr("No song here has these words in its title, tags or lyrics."),
        )
        self._no_favourites = Empty(
            "heart", self.tr("No favourites yet"), self.tr("The heart on a cover puts a song here.")
        )
        self._quiet_week = Empty(
            "calendar", self.tr("A quiet week"), self.tr("Songs of the last seven days are shown here.")
        )
        for page in (self.grid, self._nothing, self._unfound, self._no_favourites, self._quiet_week):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        # The grid keeps a gap at the end of each row, and its scroll bar runs along the edge: both lie in the margin.
        column.setContentsMargins(MARGIN, TOP, 0, 0)
        column.setSpacing(BELOW)
        column.addWidget(self._head)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        grid, actions = self.grid, self._actions
        self.search.searched.connect(self.songs.set_query)
        self._order.chosen.connect(self.songs.set_sort)
        self.songs.counted.connect(lambda _count: self._refresh())
        self._nothing.accepted.connect(self.compose_wanted)
        grid.opened.connect(actions.opened)
        grid.play_wanted.connect(self.play)
        grid.favourite_wanted.connect(lambda song: actions.toggle_favourite([song]))
        grid.delete_wanted.connect(lambda: actions.delete(grid.chosen()))
        grid.menu_wanted.connect(self._open_menu)
        self._studio.playback.changed.connect(self._show_sounding)

    def play(self, song: Song) -> None:
        """Play a song; Next and Previous walk what is shown."""
        self._actions.play(song, self.songs.ids())

    def _open_menu(self, position: QPoint) -> None:
        self._actions.open_menu(self.grid.chosen(), position, self.grid, self.grid.rename_current)

    def _show_sounding(self) -> None:
        self.grid.show_sounding(self._studio.playback.state in (PlayerState.PLAYING, PlayerState.WAITING))

    def _refresh(self) -> None:
        """Show the grid, or why it is empty."""
        if self.songs.rowCount():
            self._pages.setCurrentWidget(self.grid)
        elif self.songs.query.strip():
            self._pages.setCurrentWidget(self._unfound)
        else:
            empty = {
                Collection.ALL: self._nothing,
                Collection.FAVOURITES: self._no_favourites,
                Collection.THIS_WEEK: self._quiet_week,
            }
            self._pages.setCurrentWidget(empty[self._collection])
        # Where there is nothing there is nothing to search or to put in order; a search in hand stays, to be undone.
        anything = self._pages.currentWidget() in (self.grid, self._unfound)
        self._order.setVisible(anything)
        self.search.setVisible(anything)
