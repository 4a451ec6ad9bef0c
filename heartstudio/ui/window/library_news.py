"""What a check of the library and a search for lost songs came to, told in notices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from heartstudio.songs.findings import LOOK, Report
from heartstudio.songs.song import Song
from heartstudio.studio.jobs import Problem
from heartstudio.studio.library_service import LibraryService
from heartstudio.studio.searching import Search
from heartstudio.ui.notices import Notice, Notices
from heartstudio.ui.said import paragraph

_NAMED = 2
"""Songs that are named; of more it is told how many they are."""
_TITLE = 40
"""Characters of a title among others; a longer one is cut."""


class LibraryNews(QObject):
    """Tells how checks and searches go and end.

    Args:
        library: is checked and searched.
        notices: show it.
        look: asks where to look for lost songs.
    """

    def __init__(
        self, library: LibraryService, notices: Notices, look: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._notices = notices
        self._look = look
        self._notice: Notice | None = None
        library.checked.connect(self._tell_checked)
        library.search.connect(self._follow)

    def _tell_checked(self, report: Report) -> None:
        mended = len(report.findings) - len(report.open)
        if mended:
            self._notices.tell(self.tr("%n thing(s) put right in the library", "", mended))
        lost = [finding for finding in report.open if finding.lost]
        for finding in (lost or report.open)[:1]:
            more = len(report.open) - 1
            rest = self.tr("%n more to look at", "", more) if more else ""
            problem = Problem(finding.what, rest, finding.remedy)
            if lost and finding.remedy == LOOK:
                # The way that the remedy describes stands right below it.
                problem = replace(
                    problem, remedy=self.tr("Look for it where it may be now, or delete the song")
                )
            if lost:
                action = self.tr("Look for it") if len(lost) == 1 else self.tr("Look for them")
                self._notices.show_problem(problem, action=action, act=self._look)
            else:
                self._notices.show_problem(problem)
        if not report.findings:
            self._notices.tell(self.tr("Every song is in its place"))

    def _follow(self, search: Search) -> None:
        if search.over:
            if self._notice is not None:
                self._notice.dismiss()
                self._notice = None
            self._tell_end(search)
            return
        text = self.tr("%n folder(s) of {0} so far", "", search.looked).format(_name(search))
        if search.found:
            text += " · " + self.tr("%n song(s) found", "", len(search.found))
        if self._notice is None:
            title, stop = self.tr("Looking for missing songs"), self.tr("Stop")
            self._notice = self._notices.begin(title, text, action=stop, act=self._library.stop_search)
        else:
            self._notice.show_text(text)

    def _tell_end(self, search: Search) -> None:
        if not search.lost:
            self._notices.tell(self.tr("No song is missing"))
            return
        where = _name(search)
        told = []
        if search.found:
            title = self.tr("%n song(s) found again", "", len(search.found))
            told.append(self.tr("Copied into the library; what is in {0} stays there.").format(where))
        elif search.stopped:
            title = self.tr("Stopped before anything was found")
        else:
            title = self.tr("No missing song was found in {0}").format(where)
        if search.unreadable:
            told.append(self.tr("%n folder(s) could not be read.", "", search.unreadable))
        if not search.left:
            self._notices.tell(title, paragraph(told))
            return
        told.append(self._still_missing(search.left))
        again = self.tr("Look elsewhere")
        remedy = "" if search.found else self.tr("If a disk is not connected, connect it and look there.")
        self._notices.show_problem(Problem(title, paragraph(told), remedy), action=again, act=self._look)

    def _still_missing(self, songs: Sequence[Song]) -> str:
        named = self.tr(", ").join(self.tr("“{0}”").format(_short(song)) for song in songs[:_NAMED])
        if (more := len(songs) - _NAMED) > 0:
            return self.tr("Still missing: {0} and %n more.", "", more).format(named)
        return self.tr("Still missing: {0}.").format(named)


def _short(song: Song) -> str:
    return song.title if len(song.title) <= _TITLE else f"{song.title[: _TITLE - 1].rstrip()}…"


def _name(search: Search) -> str:
    """Of the folder that is searched; a disk's own root has none."""
    return search.place.name or str(search.place)
