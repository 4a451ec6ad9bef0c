"""The real application in a process of its own: it tells what happens, and where its parts are on the screen.

It is driven by mouse and keyboard alone. What it is asked on its standard input is only to look: ``where NAME`` is
answered with a place once that place is there and at rest, ``until NAME VALUE`` once what is shown is that value, and
``what NAME`` at once; each with one JSON object a line, as everything that happens is told.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QWidget

import heartstudio.app
from heartstudio.app import Application
from heartstudio.ui.controls.button import Button

PATIENCE = 60.0
"""Seconds after which something that was waited for will never come."""

LOOK = 20
"""Milliseconds between two looks at what somebody waits for."""

ROOT = Path(__file__).resolve().parents[2]


def say(kind: str, **values: object) -> None:
    print(json.dumps({"kind": kind, **values}), flush=True)  # noqa: T201


class Observed(Application):
    """The application with somebody looking."""

    def start(self, *, hidden: bool = False) -> None:
        """Appear."""
        self._observer = Observer(self)
        super().start(hidden=hidden)

    def close(self) -> bool:
        """Take everything down."""
        ended = super().close()
        say("ended", in_time=ended)
        return ended


class Observer(QObject):
    """Looks where it is asked to, in the application's process."""

    def __init__(self, application: Application) -> None:
        super().__init__(application)
        self._application = application
        self._asked: deque[Callable[[], bool]] = deque()
        self._orders = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._orders.activated.connect(self._listen)
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self._look)
        studio, popover, window = application.studio, application.popover, application.window
        studio.queue.progressed.connect(
            lambda job, told: say("progress", job=job, composed=told.composed_frames)
        )
        studio.queue.saved.connect(lambda _job, song: say("saved", id=song.id, title=song.title))
        studio.playback.changed.connect(lambda: say("playback", state=studio.playback.state.value))
        studio.problem.connect(lambda problem: say("problem", what=problem.what))
        for name, widget in (("popover", popover), ("window", window)):
            widget.installEventFilter(_Watcher(name, self))

    def _listen(self) -> None:
        order, _, rest = sys.stdin.readline().strip().partition(" ")
        if order == "what":
            say("answer", value=self._what(rest))
        elif order == "until":
            name, _, value = rest.rpartition(" = ")
            wanted, deadline = json.loads(value), time.monotonic() + PATIENCE
            self._asked.append(lambda: self._is(name, wanted, deadline))
        elif order == "where":
            places: deque[list[int]] = deque(maxlen=2)
            self._asked.append(lambda: self._rests(rest, places))
        self._timer.start()

    def _look(self) -> None:
        while self._asked and self._asked[0]():
            self._asked.popleft()
        if not self._asked:
            self._timer.stop()

    def _is(self, name: str, wanted: object, deadline: float) -> bool:
        """Whether this is shown, or has not come to be shown in all this time."""
        shown = self._what(name)
        over = shown == wanted or time.monotonic() > deadline
        if over:
            say("answer", value=shown)
        return over

    def _rests(self, name: str, places: deque[list[int]]) -> bool:
        """Whether something was in the same place twice: a window that is being laid out moves under the mouse."""
        place = self._where(name)
        if place is None:
            return False
        places.append(place)
        rests = len(places) == 2 and places[0] == places[1]
        if rests:
            say("answer", value=place)
        return rests

    def _where(self, name: str) -> list[int] | None:
        """The middle of something on the screen, and its size."""
        app = self._application
        popover, window = app.popover, app.window
        places: dict[str, Callable[[], QWidget | QRect | None]] = {
            "tray": app.tray.icon.geometry,
            "popover": lambda: popover,
            "popover compose": lambda: popover.form.button,
            "popover length": lambda: popover.form.length,
            "popover cancel": lambda: popover.job.cancel,
            "popover studio": lambda: _button(popover, "Open Studio"),
            "lyrics": lambda: window.compose.lyrics.editor.viewport(),
            "cover": lambda: self._cell("cover"),
            "play button": lambda: self._cell("play"),
            "go on": lambda: _button(window.queue, "Go on"),
            "first item": self._first_item,
        }
        place = places[name]()
        if isinstance(place, QWidget):
            place = (
                QRect(place.mapToGlobal(QPoint(0, 0)), place.size())
                if place.isVisible() and place.isEnabled()
                else None
            )
        if place is None or place.isEmpty():
            return None
        return [place.center().x(), place.center().y(), place.width(), place.height()]

    def _what(self, name: str) -> Any:
        app = self._application
        popover, window, queue = app.popover, app.window, app.studio.queue
        looks: dict[str, Callable[[], Any]] = {
            "tags": lambda: popover.form.tags.tags,
            "length": lambda: popover.form.length.key,
            "job": lambda: popover.job.words,
            "popover": popover.isVisible,
            "popover songs": lambda: [row.song.title for row in popover.rows()],
            "window": window.isVisible,
            "window is active": window.isActiveWindow,
            "library songs": lambda: [
                window.library.songs.index(row).data() for row in range(window.library.songs.rowCount())
            ],
            "jobs": lambda: [view.stage.value for view in queue.jobs()],
            "offers": lambda: len(queue.offered()),
            "notices": lambda: [notice.title for notice in window._notices.notices()],
        }
        return looks[name]()

    def _cell(self, part: str) -> QRect | None:
        grid = self._application.window.library.grid
        if not grid.isVisible() or not grid.model().rowCount():
            return None
        place = getattr(grid.cell_of(grid.model().index(0, 0)), part).toRect()
        return QRect(grid.viewport().mapToGlobal(place.topLeft()), place.size())

    def _first_item(self) -> QRect | None:
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu):
            return None
        place = menu.actionGeometry(menu.actions()[0])
        return QRect(menu.mapToGlobal(place.topLeft()), place.size())


class _Watcher(QObject):
    """Says when a window comes, goes, and gets the keyboard."""

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._name = name

    def eventFilter(self, _watched: QObject, event: Any) -> bool:
        if event.type() is event.Type.Show and not event.spontaneous():
            say(self._name, now="shown")
        elif event.type() is event.Type.Hide and not event.spontaneous():
            say(self._name, now="hidden")
        elif event.type() is event.Type.WindowActivate:
            say(self._name, now="active")
        return False


def _button(widget: QWidget, text: str) -> Button | None:
    buttons = (
        button for button in widget.findChildren(Button) if button.text() == text and button.isVisible()
    )
    return next(buttons, None)


class Stage:
    """The running application as a test sees it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._lines: Queue[dict[str, Any] | None] = Queue()
        self._heard: defaultdict[str, deque[dict[str, Any]]] = defaultdict(deque)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def wait_for(self, kind: str, **wanted: object) -> dict[str, Any]:
        """The next line of a kind with these values; a number means at least so much. Other kinds can wait."""
        while True:
            line = self._next(kind)
            assert line is not None, f"the application ended before {kind} {wanted}"
            if all(_meets(line[name], value) for name, value in wanted.items()):
                return line

    def rest_of(self, kind: str) -> list[dict[str, Any]]:
        """All further lines of a kind, once the application has ended."""
        return list(iter(lambda: self._next(kind), None))

    def where(self, name: str) -> tuple[int, int]:
        """The middle of something on the screen, once it is there."""
        x, y, _, _ = self.box(name)
        return x, y

    def box(self, name: str) -> tuple[int, int, int, int]:
        """Middle and size of something on the screen, once it is there."""
        x, y, width, height = self._ask(f"where {name}")
        return x, y, width, height

    def what(self, name: str) -> Any:
        """What is shown now."""
        return self._ask(f"what {name}")

    def until(self, name: str, value: object) -> None:
        """Wait until this is shown."""
        shown = self._ask(f"until {name} = {json.dumps(value)}")
        assert shown == value, f"{name}: {shown} and not {value}"

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.kill()

    def ended(self) -> int:
        """The exit status, once the application has ended."""
        return self._process.wait(PATIENCE)

    def close(self) -> None:
        """Let go of everything; killed, if need be."""
        self._process.kill()
        self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.stdout.close()

    def _read(self) -> None:
        for line in self._process.stdout:
            self._lines.put(json.loads(line))
        self._lines.put(None)

    def _next(self, kind: str) -> dict[str, Any] | None:
        while not self._heard[kind]:
            try:
                line = self._lines.get(timeout=PATIENCE + 10)
            except Empty:
                raise AssertionError(f"no {kind} came, only {dict(self._heard)}") from None
            if line is None:
                self._lines.put(None)
                return None
            self._heard[line["kind"]].append(line)
        return self._heard[kind].popleft()

    def _ask(self, order: str) -> Any:
        self._process.stdin.write(f"{order}\n")
        self._process.stdin.flush()
        return self.wait_for("answer")["value"]


def _meets(value: object, wanted: object) -> bool:
    if isinstance(wanted, int) and not isinstance(wanted, bool) and isinstance(value, int | float):
        return value >= wanted
    return value == wanted


@contextmanager
def playing(home: Path, environment: dict[str, str]) -> Iterator[Stage]:
    """The application on a screen; killed at the end of the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.stage"],
        cwd=ROOT,
        env={**environment, "HEARTSTUDIO_HOME": str(home)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    stage = Stage(process)
    try:
        yield stage
    finally:
        stage.close()


if __name__ == "__main__":
    heartstudio.app.Application = Observed
    # Sound and engine may still have threads; nothing that this process knows is needed any more.
    os._exit(heartstudio.app.run())
