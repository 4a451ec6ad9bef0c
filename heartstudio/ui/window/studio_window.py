"""The studio window: sidebar, pages, player bar, and where notices appear."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from heartstudio.errors import HeartStudioError
from heartstudio.recipe import Recipe
from heartstudio.songs.song import Song
from heartstudio.songs.trash import Undo
from heartstudio.studio.jobs import Problem
from heartstudio.studio.studio import Studio
from heartstudio.ui.compose.dropping import SOUNDS, TEXTS
from heartstudio.ui.compose.page import ComposePage
from heartstudio.ui.compose.templates import Template
from heartstudio.ui.controls.tabbing import ReadingOrder
from heartstudio.ui.cover_shelf import CoverShelf
from heartstudio.ui.library.actions import SongActions
from heartstudio.ui.library.page import Collection, LibraryPage
from heartstudio.ui.notices import Notices
from heartstudio.ui.player.bar import PlayerBar
from heartstudio.ui.window.library_news import LibraryNews
from heartstudio.ui.window.sidebar import Place, Sidebar

if TYPE_CHECKING:
    from heartstudio.ui.models.page import ModelsPage
    from heartstudio.ui.queue.page import QueuePage
    from heartstudio.ui.song.page import SongPage

SIZE = (1180, 760)
SMALLEST = (940, 620)


class StudioWindow(ReadingOrder, QMainWindow):
    """Everything but the popover.

    Signals:
        shown(visible): it came or went.
        preferences_wanted(): from the menu.
        painted(): it is on the screen for the first time.

    Args:
        studio: what it shows.
        covers: has the pictures.
        templates: for the Compose page.
        reveal: shows a file in the system's file manager.
    """

    shown = Signal(bool)
    preferences_wanted = Signal()
    painted = Signal()

    def __init__(
        self,
        studio: Studio,
        covers: CoverShelf,
        templates: Sequence[Template],
        reveal: Callable[[Path], None],
    ) -> None:
        super().__init__()
        self._studio = studio
        self._covers = covers
        self._templates = templates
        self._undo: Undo | None = None
        self._is_painted = False
        self._place = Place.COMPOSE
        self.actions_for_songs = SongActions(studio, reveal, self)
        self.sidebar = Sidebar()
        self.player = PlayerBar(studio, covers)
        self.pages = QStackedWidget()
        self.setWindowTitle("HeartStudio")
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        if sys.platform == "darwin":
            # The sidebar runs up to the top edge; the window's own buttons lie over it.
            self.setWindowFlag(Qt.WindowType.ExpandedClientAreaHint)
            self.setWindowFlag(Qt.WindowType.NoTitleBarBackgroundHint)
        self._fill()
        self._notices = Notices(self.pages)
        LibraryNews(studio.library, self._notices, self.actions_for_songs.look_for_lost, self)
        self._connect()
        self.restoreGeometry(QByteArray(studio.settings.window_geometry))
        self.go(Place.COMPOSE)

    @cached_property
    def compose(self) -> ComposePage:
        """The Compose page."""
        page = ComposePage(self._studio, self._templates)
        page.composed.connect(lambda _job: self._tell_queued())
        page.models_wanted.connect(lambda: self.go(Place.MODELS))
        page.problem.connect(self.show_problem)
        return self._added(page)

    @cached_property
    def library(self) -> LibraryPage:
        """The library page."""
        page = LibraryPage(self._studio, self._covers, self.actions_for_songs)
        page.compose_wanted.connect(lambda: self.go(Place.COMPOSE))
        return self._added(page)

    @cached_property
    def queue(self) -> QueuePage:
        """The queue page."""
        # Like the two below: a start need not wait for what is not seen yet.
        from heartstudio.ui.queue.page import QueuePage

        page = QueuePage(self._studio, self._covers)
        page.song_wanted.connect(self.open_song)
        page.compose_wanted.connect(lambda: self.go(Place.COMPOSE))
        return self._added(page)

    @cached_property
    def models(self) -> ModelsPage:
        """The models page."""
        from heartstudio.ui.models.page import ModelsPage

        page = ModelsPage(self._studio)
        page.told.connect(self._notices.tell)
        return self._added(page)

    @cached_property
    def song(self) -> SongPage:
        """The song sheet."""
        from heartstudio.ui.song.page import SongPage

        page = SongPage(self._studio, self._covers, self.actions_for_songs)
        page.left.connect(self._leave_song)
        page.composed.connect(self._tell_queued)
        return self._added(page)

    def go(self, place: Place) -> None:
        """Go somewhere."""
        self._place = place
        match place:
            case Place.COMPOSE:
                self.pages.setCurrentWidget(self.compose)
            case Place.QUEUE:
                self.pages.setCurrentWidget(self.queue)
            case Place.MODELS:
                self.pages.setCurrentWidget(self.models)
            case Place.LIBRARY | Place.FAVOURITES | Place.THIS_WEEK:
                parts = {Place.FAVOURITES: Collection.FAVOURITES, Place.THIS_WEEK: Collection.THIS_WEEK}
                self.library.show_collection(parts.get(place, Collection.ALL))
                self.pages.setCurrentWidget(self.library)
        self.sidebar.mark(place)

    def open_song(self, song: Song) -> None:
        """Show the sheet of a song."""
        self.song.show_song(song)
        self.pages.setCurrentWidget(self.song)
        if self._place not in (Place.LIBRARY, Place.FAVOURITES, Place.THIS_WEEK, Place.QUEUE):
            self._place = Place.LIBRARY
        self.sidebar.mark(self._place)

    def use_recipe(self, recipe: Recipe) -> None:
        """Put a recipe into the form."""
        self.go(Place.COMPOSE)
        self.compose.show_recipe(recipe)

    def begin_song(self) -> None:
        """Begin a new song."""
        self.go(Place.COMPOSE)
        self.compose.begin_anew()

    def take_files(self, paths: Sequence[str]) -> None:
        """Use files that were dropped on the program."""
        self.go(Place.COMPOSE)
        self.compose.take_files(paths)

    def choose_file(self) -> None:
        """Ask for a file with lyrics, or for a song whose recipe is to be used."""
        kinds = " ".join(f"*{suffix}" for suffix in sorted(TEXTS | SOUNDS))
        about = self.tr("Lyrics and songs")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Open"), "", f"{about} ({kinds})")
        if path:
            self.take_files([path])

    def chosen(self) -> list[Song]:
        """The songs that are chosen in the library, or the one whose sheet is open."""
        shown = self.pages.currentWidget()
        if shown is self.__dict__.get("song"):
            return [self.song.song] if self.song.song is not None else []
        return self.library.grid.chosen() if shown is self.__dict__.get("library") else []

    def rename_chosen(self) -> None:
        """Let the title of the chosen song be edited where it stands."""
        if self.pages.currentWidget() is self.__dict__.get("song"):
            self.song.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.song.title.selectAll()
        else:
            self.library.grid.rename_current()

    def make_new_take(self, song: Song) -> None:
        """Compose a song's recipe with another seed."""
        self.actions_for_songs.new_take(song)
        self._tell_queued()

    def offer_interrupted(self, count: int) -> None:
        """Say that songs were interrupted and can be gone on with."""
        self._notices.tell(
            self.tr("%n song(s) can be gone on with", "", count),
            self.tr("They were interrupted; what was composed is kept."),
            action=self.tr("Show"),
            act=lambda: self.go(Place.QUEUE),
        )

    def find(self) -> None:
        """Search the library."""
        if self.pages.currentWidget() is not self.library:
            self.go(Place.LIBRARY)
        self.library.begin_search()

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong."""
        self._notices.show_problem(problem)

    def tell(self, title: str, text: str = "") -> None:
        """Say that something is done."""
        self._notices.tell(title, text)

    def undo_deletion(self) -> bool:
        """Bring back what was deleted last; False where that was nothing."""
        undo, self._undo = self._undo, None
        if undo is None:
            return False
        self._studio.library.restore(undo)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar plays and pauses, wherever nothing else wants it."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._studio.playback.toggle()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window was."""
        self._studio.settings.window_geometry = bytes(self.saveGeometry().data())
        super().closeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell when the window comes and goes, and when it is first seen."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide) and not event.spontaneous():
            self.shown.emit(event.type() is QEvent.Type.Show)
        if event.type() is QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            self.painted.emit()
        return super().event(event)

    def _fill(self) -> None:
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.sidebar)
        upper.addWidget(self.pages, 1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addWidget(self.player)
        inner.setAttribute(Qt.WidgetAttribute.WA_ContentsMarginsRespectsSafeArea, False)
        self.setCentralWidget(inner)

    def _connect(self) -> None:
        studio, actions = self._studio, self.actions_for_songs
        self.sidebar.chosen.connect(self.go)
        # A page that comes into view is put on top of everything else there.
        self.pages.currentChanged.connect(lambda _at: self._notices.raise_())
        self.player.song_wanted.connect(self.open_song)
        actions.opened.connect(self.open_song)
        actions.reused.connect(self.use_recipe)
        actions.deleted.connect(self._offer_undo)
        actions.problem.connect(self.show_problem)
        studio.problem.connect(self.show_problem)
        studio.library.exported.connect(self._tell_exported)
        studio.library.changed.connect(lambda _ids: self._count())
        studio.queue.changed.connect(self._count)
        studio.queue.failed.connect(lambda _job, problem: self.show_problem(problem))
        studio.queue.saved.connect(self._tell_saved)
        studio.models.changed.connect(self._name_model)
        studio.settings.changed.connect(lambda name: name == "default_model" and self._name_model())
        self._count()
        self._name_model()

    def _added(self, page: QWidget) -> QWidget:
        self.pages.addWidget(page)
        return page

    def _leave_song(self) -> None:
        if self.pages.currentWidget() is self.song:
            self.go(self._place)

    def _offer_undo(self, undo: Undo, count: int) -> None:
        self._undo = undo
        self._notices.tell(
            self.tr("%n song(s) moved to the trash", "", count),
            self.tr("They stay there for thirty days."),
            action=self.tr("Undo"),
            act=lambda: self._studio.library.restore(undo),
        )

    def _tell_queued(self) -> None:
        if self.pages.currentWidget() is not self.__dict__.get("queue"):
            self._notices.tell(
                self.tr("In the queue"), action=self.tr("Show"), act=lambda: self.go(Place.QUEUE)
            )

    def _tell_saved(self, _job: str, song: Song) -> None:
        self._notices.tell(
            self.tr("{0} is ready").format(song.title),
            action=self.tr("Play"),
            act=lambda: self.actions_for_songs.play(song),
        )

    def _tell_exported(self, paths: tuple[Path, ...]) -> None:
        if paths:
            self._notices.tell(self.tr("%n song(s) exported", "", len(paths)), str(paths[0].parent))

    def _count(self) -> None:
        try:
            songs = self._studio.library.library.count()
        except HeartStudioError:
            songs = 0
        self.sidebar.count(Place.LIBRARY, songs)
        jobs = self._studio.queue.jobs()
        self.sidebar.count(Place.QUEUE, sum(not view.stage.is_over for view in jobs))

    def _name_model(self) -> None:
        view = self._studio.models.view(self._studio.settings.default_model)
        self.sidebar.name_model(view.model.title if view else "")
