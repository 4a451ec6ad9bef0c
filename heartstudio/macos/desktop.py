"""What a desktop does for a program; where it does not, nothing happens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices


@dataclass(frozen=True, slots=True)
class NowPlaying:
    """What the system shows of the song that is on.

    Attributes:
        title: of the song.
        artist: shown below it.
        seconds: its length.
        position: seconds that were heard.
        playing: whether it sounds now.
        cover: a PNG file; None for none.
    """

    title: str
    artist: str
    seconds: float
    position: float
    playing: bool
    cover: Path | None = None


class Desktop(QObject):
    """The neutral face: every method may be called on every system.

    Signals:
        toggled(), played(), paused(), next_wanted(), previous_wanted(): media keys.
        sought(seconds): the system's own position slider.
        text_given(text): a selection in another program, to be sung.
        outputs_changed(): the sound outputs are others now; emitted from any thread.
    """

    toggled = Signal()
    played = Signal()
    paused = Signal()
    next_wanted = Signal()
    previous_wanted = Signal()
    sought = Signal(float)
    text_given = Signal(str)
    outputs_changed = Signal()

    @property
    def can_start_at_login(self) -> bool:
        """Whether :meth:`start_at_login` does anything."""
        return False

    def start(self) -> None:
        """Listen for media keys, services and sound outputs."""

    def show_windows(self, windows: bool) -> None:
        """Say whether a window is open: in the Dock and the menu bar then, in the menu bar alone else."""

    def come_forward(self) -> None:
        """Take the keyboard, though another program has it."""

    def work(self, working: bool) -> None:
        """Keep the machine awake and this program quick while it works; usable from any thread."""

    def show_now_playing(self, now: NowPlaying | None) -> None:
        """Show what is on beside the media keys; None for nothing."""

    def start_at_login(self, wanted: bool) -> None:
        """Start HeartStudio at login, or no more."""

    def reveal(self, path: Path) -> None:
        """Show a file in the file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def this_desktop(is_mac: bool, parent: QObject | None = None) -> Desktop:
    """The desktop of this machine.

    Args:
        is_mac: whether it is a Mac.
        parent: that it lives as long as.
    """
    if not is_mac:
        return Desktop(parent)
    make = _mac()
    return make(parent) if make is not None else Desktop(parent)


def _mac() -> Callable[[QObject | None], Desktop] | None:
    try:
        from heartstudio.macos.frameworks import Frameworks
        from heartstudio.macos.mac_desktop import MacDesktop

        frameworks = Frameworks.load()
    except ImportError:
        return None
    return lambda parent: MacDesktop(frameworks, parent=parent)
