"""The view of the library: covers in columns that fill the width."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from heartstudio.songs.song import Song
from heartstudio.studio.library_service import LibraryService
from heartstudio.studio.song_list import Role, SongListModel
from heartstudio.ui.controls.scroll import name_bars
from heartstudio.ui.cover_shelf import CoverShelf
from heartstudio.ui.library.delegate import SongDelegate
from heartstudio.ui.library.dragging import drag_songs
from heartstudio.ui.library.geometry import GAP_X, GAP_Y, Cell, cell_height, cover_width
from heartstudio.ui.theme import tokens_of


class SongGrid(QListView):
    """Shows songs, lets them be chosen, renamed, played, and dragged out.

    Signals:
        opened(Song): double click or Return.
        play_wanted(Song): the button over a cover.
        favourite_wanted(Song): the heart over a cover.
        delete_wanted(): Delete or Backspace.
        menu_wanted(position): right click; the chosen songs are :meth:`chosen`.

    Args:
        model: the songs.
        library: makes the files of songs that are dragged.
        covers: has their pictures.
    """

    opened = Signal(object)
    play_wanted = Signal(object)
    favourite_wanted = Signal(object)
    delete_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(
        self, model: SongListModel, library: LibraryService, covers: CoverShelf, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._covers = covers
        self._delegate = SongDelegate(covers, self)
        self.setAccessibleName(self.tr("Songs"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, though nothing is seen of it without need: else columns would come and go with it.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.viewport().setAutoFillBackground(False)
        # It paints its own background, so that scrolling moves what is there and paints only what is new.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().setSingleStep(36)
        name_bars(self)
        covers.arrived.connect(self._repaint_song)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(Role.SONG)))

    def chosen(self) -> list[Song]:
        """The selected songs in the order of their rows."""
        rows = sorted(self.selectedIndexes(), key=QModelIndex.row)
        return [song for index in rows if (song := index.data(Role.SONG)) is not None]

    def show_sounding(self, sounding: bool) -> None:
        """Say whether the song that is on sounds."""
        if sounding is not self._delegate.sounding:
            self._delegate.sounding = sounding
            self.viewport().update()

    def rename_current(self) -> None:
        """Edit the title of the song that has the focus."""
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def select_song(self, song_id: str) -> None:
        """Choose a song and bring it into view, where it is listed."""
        row = self.model().row_of(song_id)
        if row is not None:
            index = self.model().index(row)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def cell_of(self, index: QModelIndex) -> Cell:
        """Where the parts of a song are in the viewport."""
        return Cell.at(QPointF(self.visualRect(index).topLeft()), self._delegate.cover)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the chosen songs out as files."""
        songs = [song for song in self.chosen() if not song.missing]
        if songs:
            drag_songs(self.viewport(), songs, self._library, self._covers)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Get files ready for what may be dragged next."""
        super().selectionChanged(selected, deselected)
        if chosen := self.chosen():
            self._library.warm_drag(chosen[:20])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns into the width."""
        _, cover = cover_width(event.size().width())
        if cover != self._delegate.cover or not self.gridSize().isValid():
            self._delegate.cover = cover
            self.setGridSize(QSize(cover + GAP_X, round(cell_height(cover)) + GAP_Y))
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The buttons over a cover first, then choosing."""
        index = self.indexAt(event.position().toPoint())
        song = index.data(Role.SONG) if index.isValid() else None
        if song is not None and event.button() is Qt.MouseButton.LeftButton and not song.missing:
            cell = self.cell_of(index)
            if cell.play.contains(event.position()):
                self.play_wanted.emit(song)
                return
            if cell.heart.contains(event.position()):
                self.favourite_wanted.emit(song)
                return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the chosen songs."""
        if not self.selectedIndexes():
            return
        position = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            cover = self.cell_of(self.currentIndex()).cover
            position = self.viewport().mapToGlobal(cover.center().toPoint())
        self.menu_wanted.emit(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens, with Shift it plays; Delete deletes, F2 renames; the rest moves."""
        if self.state() is QAbstractItemView.State.EditingState:
            # Keys that the title's editor does not use come here too; they are not meant for the grid.
            event.accept()
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.chosen():
                if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                    self.play_wanted.emit(self.currentIndex().data(Role.SONG))
                    return
                self.opened.emit(self.currentIndex().data(Role.SONG))
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.delete_wanted.emit()
            case Qt.Key.Key_F2:
                self.rename_current()
            case Qt.Key.Key_Space:
                event.ignore()
            case _:
                self._show_ring(True)
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, after a Tab."""
        self._show_ring(event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason))
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the background and the songs."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), tokens_of(self).background)
        painter.end()
        super().paintEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Repaint where the pointer leaves, so that no button stays behind."""
        if event.type() is QEvent.Type.Leave:
            self.viewport().update()
        return super().viewportEvent(event)

    def _show_ring(self, shown: bool) -> None:
        if bool(self.property("ringed")) is not shown:
            self.setProperty("ringed", shown)
            self.viewport().update()

    def _repaint_song(self, song_id: str) -> None:
        row = self.model().row_of(song_id)
        if row is not None:
            self.viewport().update(self.visualRect(self.model().index(row)))
