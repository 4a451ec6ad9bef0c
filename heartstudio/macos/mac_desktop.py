"""The Mac's own: Dock and menu bar, App Nap, media keys, Now Playing, Services, login."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from heartstudio.macos.desktop import Desktop, NowPlaying
from heartstudio.macos.frameworks import Frameworks
from heartstudio.macos.login import LoginItem
from heartstudio.macos.outputs import watch_outputs

REGULAR, ACCESSORY = 0, 1
"""NSApplicationActivationPolicy."""

USER_INITIATED = 0x00FFFFFF
LATENCY_CRITICAL = 0xFF00000000
"""NSActivityOptions; the first keeps the system from idle sleep too."""

_PLAYING, _PAUSED, _STOPPED = 1, 2, 3
_SUCCESS = 0

logger = logging.getLogger(__name__)


class MacDesktop(Desktop):
    """A Mac, through pyobjc.

    Args:
        frameworks: Apple's.
        login: what starts programs at login.
        watch: calls back when sound outputs change.
    """

    def __init__(
        self,
        frameworks: Frameworks,
        login: LoginItem | None = None,
        watch: Callable[[Callable[[], None]], object] = watch_outputs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._appkit = frameworks.appkit
        self._foundation = frameworks.foundation
        self._media = frameworks.media_player
        self._objc = frameworks.objc
        self._login = login or LoginItem.of_bundle(self._bundle())
        self._watch = watch
        self._kept: list[object] = []
        self._lock = threading.Lock()
        self._activity: Any = None
        self._workers = 0
        self._artwork: tuple[Path, Any] | None = None

    @property
    def can_start_at_login(self) -> bool:
        """Only an application can; a checkout cannot."""
        return self._login is not None

    def start(self) -> None:
        """Listen for media keys, services and sound outputs."""
        centre = self._media.MPRemoteCommandCenter.sharedCommandCenter()
        for command, signal in (
            (centre.togglePlayPauseCommand(), self.toggled),
            (centre.playCommand(), self.played),
            (centre.pauseCommand(), self.paused),
            (centre.nextTrackCommand(), self.next_wanted),
            (centre.previousTrackCommand(), self.previous_wanted),
        ):
            self._kept.append(command.addTargetWithHandler_(_answering(signal.emit)))
        seek = centre.changePlaybackPositionCommand()
        self._kept.append(seek.addTargetWithHandler_(self._on_seek))
        self._kept.append(self._watch(self.outputs_changed.emit))
        self._offer_service()

    def show_windows(self, windows: bool) -> None:
        """Be in the Dock while a window is open."""
        self._app().setActivationPolicy_(REGULAR if windows else ACCESSORY)

    def come_forward(self) -> None:
        """Take the keyboard."""
        app = self._app()
        if hasattr(app, "activate"):  # macOS 14
            app.activate()
        else:
            app.activateIgnoringOtherApps_(True)

    def work(self, working: bool) -> None:
        """Hold one activity as long as anybody works."""
        with self._lock:
            self._workers = max(0, self._workers + (1 if working else -1))
            process = self._foundation.NSProcessInfo.processInfo()
            if self._workers and self._activity is None:
                options = USER_INITIATED | LATENCY_CRITICAL
                self._activity = process.beginActivityWithOptions_reason_(
                    options, "Composing or playing a song"
                )
            elif not self._workers and self._activity is not None:
                process.endActivity_(self._activity)
                self._activity = None

    def show_now_playing(self, now: NowPlaying | None) -> None:
        """Tell the system's player."""
        centre, media = self._media.MPNowPlayingInfoCenter.defaultCenter(), self._media
        if now is None:
            centre.setNowPlayingInfo_(None)
            centre.setPlaybackState_(_STOPPED)
            return
        info = {
            media.MPMediaItemPropertyTitle: now.title,
            media.MPMediaItemPropertyArtist: now.artist,
            media.MPMediaItemPropertyPlaybackDuration: now.seconds,
            media.MPNowPlayingInfoPropertyElapsedPlaybackTime: now.position,
            media.MPNowPlayingInfoPropertyPlaybackRate: 1.0 if now.playing else 0.0,
        }
        if now.cover is not None and (artwork := self._artwork_of(now.cover)) is not None:
            info[media.MPMediaItemPropertyArtwork] = artwork
        centre.setNowPlayingInfo_(info)
        centre.setPlaybackState_(_PLAYING if now.playing else _PAUSED)

    def start_at_login(self, wanted: bool) -> None:
        """Write or remove the launch agent."""
        if self._login is not None:
            self._login.set(wanted)

    def reveal(self, path: Path) -> None:
        """Select it in the Finder."""
        subprocess.run(["/usr/bin/open", "-R", str(path)], check=False)

    def _app(self) -> Any:
        return self._appkit.NSApplication.sharedApplication()

    def _bundle(self) -> Path | None:
        """The application that this runs in; None for a checkout."""
        path = Path(str(self._foundation.NSBundle.mainBundle().bundlePath()))
        return path if path.suffix == ".app" and getattr(sys, "frozen", None) else None

    def _on_seek(self, event: Any) -> int:
        self.sought.emit(float(event.positionTime()))
        return _SUCCESS

    def _artwork_of(self, cover: Path) -> Any:
        if self._artwork is not None and self._artwork[0] == cover:
            return self._artwork[1]
        image = self._appkit.NSImage.alloc().initWithContentsOfFile_(str(cover))
        if image is None:
            return None
        artwork = self._media.MPMediaItemArtwork.alloc().initWithBoundsSize_requestHandler_(
            image.size(), lambda _size: image
        )
        self._artwork = (cover, artwork)
        return artwork

    def _offer_service(self) -> None:
        """Answer the Services entry that the application's Info.plist names."""
        from heartstudio.macos.service import service_provider

        provider = service_provider(self._foundation, self._objc, self.text_given.emit)
        self._app().setServicesProvider_(provider)
        self._kept.append(provider)


def _answering(act: Callable[[], None]) -> Callable[[Any], int]:
    """A handler of a remote command; the system wants to hear that it was carried out."""

    def handle(_event: Any) -> int:
        act()
        return _SUCCESS

    return handle
