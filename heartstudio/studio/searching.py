"""Looking for lost songs off the UI thread: how far it is, how it ended, and stopping it."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from heartstudio.songs.library import Library
from heartstudio.songs.relink import look_for, lost_songs
from heartstudio.songs.song import Song
from heartstudio.studio.errands import Errands
from heartstudio.studio.jobs import Problem

_PAUSE = 0.1
"""Seconds between two words on how far a search is: a disk has far more folders than anybody can read."""


@dataclass(frozen=True, slots=True)
class Search:
    """A search for lost songs, under way or over.

    Attributes:
        place: the folder that is searched, with all below it.
        looked: folders looked into so far.
        unreadable: folders that cannot be read, so that nobody knows what is in them.
        found: the songs that are whole again.
        lost: the songs that were lost when it began.
        over: whether it has ended.
        stopped: whether it ended before everything was looked at.
    """

    place: Path
    looked: int = 0
    unreadable: int = 0
    found: tuple[Song, ...] = ()
    lost: tuple[Song, ...] = ()
    over: bool = False
    stopped: bool = False

    @property
    def left(self) -> tuple[Song, ...]:
        """The songs that are lost still."""
        found = {song.id for song in self.found}
        return tuple(song for song in self.lost if song.id not in found)


class Searcher(QObject):
    """Looks for lost songs, one search at a time.

    Signals:
        progressed(Search): it began, is so far now, or has ended.
        found(ids): a frozenset of the songs that are whole again, once it has ended; not where there is none.
        problem(Problem): it had to end, for the library cannot be written.

    Args:
        errands: do the work.
    """

    progressed = Signal(object)
    found = Signal(object)
    problem = Signal(object)

    def __init__(self, errands: Errands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errands = errands
        self._stop = Event()
        self._search: Search | None = None

    @property
    def is_busy(self) -> bool:
        """Whether it looks for songs now."""
        return self._search is not None

    def begin(self, library: Library, place: Path) -> None:
        """Look for a library's lost songs in a folder and all below it, unless a search is under way."""
        if not self.is_busy:
            self._stop = stop = Event()
            self._search = Search(place)
            self.progressed.emit(self._search)
            self._errands.run(lambda: self._look(library, stop), lambda _done: self._end(), self._fail)

    def stop(self) -> None:
        """Look no further."""
        self._stop.set()

    def _look(self, library: Library, stop: Event) -> None:
        """On another thread, which alone changes the search until it has ended."""
        search = replace(self._search, lost=tuple(lost_songs(library)))
        self._search, folder, told = search, None, time.monotonic()
        with closing(look_for(search.lost, library, search.place)) as steps:
            for step in steps:
                found = () if step.found is None else (step.found,)
                search = replace(
                    search,
                    looked=search.looked + (step.folder != folder),
                    unreadable=search.unreadable + step.unreadable,
                    found=search.found + found,
                    stopped=stop.is_set(),
                )
                self._search, folder = search, step.folder
                if search.stopped:
                    return
                if (now := time.monotonic()) - told >= _PAUSE:
                    told = now
                    self.progressed.emit(search)

    def _fail(self, problem: Problem) -> None:
        self._search = replace(self._search, stopped=True)
        self._end()
        self.problem.emit(problem)

    def _end(self) -> None:
        search, self._search = self._search, None
        if search.found:
            self.found.emit(frozenset(song.id for song in search.found))
        self.progressed.emit(replace(search, over=True))
