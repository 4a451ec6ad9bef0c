"""A desktop for one run: a virtual screen with a window manager and a tray, and a hand that moves the mouse."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

SIZE = (1400, 900)
PATIENCE = 60.0


@dataclass(frozen=True)
class Screen:
    """A screen of its own.

    Attributes:
        display: its name.
        folder: for pictures of it.
    """

    display: str
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """For programs that are to open windows on it."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in ("QT_QPA_PLATFORM", "QT_SCALE_FACTOR")
        }
        return {**kept, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def do(self, *arguments: object) -> str:
        """Let xdotool do something, and wait until it is done."""
        command = ["xdotool", *map(str, arguments)]
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=PATIENCE, check=True
        )
        return done.stdout.strip()

    def click(self, place: tuple[int, int], button: int = 1) -> None:
        """Press and let go of a mouse button somewhere."""
        self.do("mousemove", *place, "click", button)

    def hover(self, place: tuple[int, int]) -> None:
        """Move the mouse somewhere."""
        self.do("mousemove", *place)

    def type(self, text: str) -> None:
        """Type on the keyboard."""
        self.do("type", "--delay", 12, text)

    def press(self, *keys: str) -> None:
        """Press keys, such as ``ctrl+f``."""
        self.do("key", "--delay", 30, *keys)

    def pause(self) -> None:
        """Let a moment go by, as between two clicks that are not a double click."""
        self.do("sleep", 0.5)

    def drag(self, start: tuple[int, int], end: tuple[int, int], steps: int = 25) -> None:
        """Press the mouse button in one place, move on in small steps, and let go in another."""
        path = []
        for step in range(1, steps + 1):
            share = step / steps
            x, y = (round(a + (b - a) * share) for a, b in zip(start, end, strict=True))
            path += ["mousemove", x, y, "sleep", 0.02]
        self.do("mousemove", *start, "mousedown", 1, "sleep", 0.1, *path, "sleep", 0.2, "mouseup", 1)

    def window(self, name: str) -> str:
        """Wait for a visible window of this name and return its number."""
        return self.do("search", "--sync", "--onlyvisible", "--name", name).splitlines()[-1]

    def picture(self) -> QImage:
        """The whole screen as it is now."""
        path = self.folder / "screen.png"
        subprocess.run(
            ["import", "-window", "root", str(path)], env=self.environment, check=True, timeout=PATIENCE
        )
        return QImage(str(path))


@contextmanager
def virtual_screen(folder: Path) -> Iterator[Screen]:
    """Start a screen, a window manager and a tray; all end with the block."""
    with ExitStack() as running:
        read, write = os.pipe()
        server = [
            "Xvfb",
            "-displayfd",
            str(write),
            "-screen",
            "0",
            f"{SIZE[0]}x{SIZE[1]}x24",
            "-noreset",
            "-nolisten",
            "tcp",
        ]
        running.enter_context(_process(server, {}, pass_fds=(write,)))
        os.close(write)
        with os.fdopen(read) as numbers:
            screen = Screen(f":{numbers.readline().strip()}", folder)
        running.enter_context(_process(["openbox"], screen.environment))
        tray = ["trayer", "--edge", "top", "--align", "right", "--widthtype", "request", "--height", "24"]
        running.enter_context(_process([*tray, "--SetDockType", "true"], screen.environment))
        _wait_for_window_manager(screen)
        screen.do("search", "--sync", "--class", "trayer")
        yield screen


@contextmanager
def _process(
    command: list[str], environment: dict[str, str], pass_fds: tuple[int, ...] = ()
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=pass_fds,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(30)


def _wait_for_window_manager(screen: Screen) -> None:
    """It says that it is there by a property of the root window."""
    asked = ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]
    deadline = time.monotonic() + PATIENCE
    while True:
        told = subprocess.run(asked, env=screen.environment, capture_output=True, text=True, check=False)
        if "window id" in told.stdout:
            return
        assert time.monotonic() < deadline, f"no window manager on {screen.display}: {told.stderr}"
