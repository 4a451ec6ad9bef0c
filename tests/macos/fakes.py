"""Apple's frameworks as far as HeartStudio calls them, writing down what they are told."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from heartstudio.macos.frameworks import Frameworks


class Command:
    """A remote command of MPRemoteCommandCenter."""

    def __init__(self) -> None:
        self.handlers: list[Callable[[Any], int]] = []

    def addTargetWithHandler_(self, handler: Callable[[Any], int]) -> object:
        self.handlers.append(handler)
        return object()

    def press(self, event: Any = None) -> list[int]:
        return [handler(event) for handler in self.handlers]


class Mac:
    """One Mac.

    Attributes:
        policies: activation policies that were set.
        activities: tokens of App Nap activities that are held.
        options: of the activities that were begun.
        info: what Now Playing shows.
        state: its state.
        commands: media keys by name.
        provider: what answers the Services entry.
        bundle: path of the main bundle.
    """

    def __init__(self, bundle: str = "/usr/bin") -> None:
        self.policies: list[int] = []
        self.activated = 0
        self.activities: list[object] = []
        self.options: list[int] = []
        self.info: dict[str, Any] | None = {}
        self.state = 0
        self.bundle = bundle
        self.provider: Any = None
        self.artworks = 0
        names = ("togglePlayPause", "play", "pause", "nextTrack", "previousTrack", "changePlaybackPosition")
        self.commands = {name: Command() for name in names}

    @property
    def frameworks(self) -> Frameworks:
        return Frameworks(
            self._appkit(), self._foundation(), self._media(), SimpleNamespace(selector=_selector)
        )

    def _appkit(self) -> Any:
        app = SimpleNamespace(
            setActivationPolicy_=self.policies.append,
            activate=self._activate,
            setServicesProvider_=lambda provider: setattr(self, "provider", provider),
        )
        image = SimpleNamespace(size=lambda: (512, 512))
        maker = SimpleNamespace(initWithContentsOfFile_=lambda path: image if path.endswith(".png") else None)
        return SimpleNamespace(
            NSApplication=SimpleNamespace(sharedApplication=lambda: app),
            NSImage=SimpleNamespace(alloc=lambda: maker),
        )

    def _activate(self) -> None:
        self.activated += 1

    def _foundation(self) -> Any:
        process = SimpleNamespace(
            beginActivityWithOptions_reason_=self._begin, endActivity_=self.activities.remove
        )
        return SimpleNamespace(
            NSProcessInfo=SimpleNamespace(processInfo=lambda: process),
            NSBundle=SimpleNamespace(mainBundle=lambda: SimpleNamespace(bundlePath=lambda: self.bundle)),
            NSObject=_NSObject,
        )

    def _begin(self, options: int, _reason: str) -> object:
        token = object()
        self.options.append(options)
        self.activities.append(token)
        return token

    def _media(self) -> Any:
        centre = SimpleNamespace(
            setNowPlayingInfo_=lambda info: setattr(self, "info", info),
            setPlaybackState_=lambda state: setattr(self, "state", state),
        )
        commands = SimpleNamespace(
            **{f"{name}Command": lambda command=command: command for name, command in self.commands.items()}
        )
        return SimpleNamespace(
            MPRemoteCommandCenter=SimpleNamespace(sharedCommandCenter=lambda: commands),
            MPNowPlayingInfoCenter=SimpleNamespace(defaultCenter=lambda: centre),
            MPMediaItemArtwork=SimpleNamespace(
                alloc=lambda: SimpleNamespace(initWithBoundsSize_requestHandler_=self._art)
            ),
            MPMediaItemPropertyTitle="title",
            MPMediaItemPropertyArtist="artist",
            MPMediaItemPropertyPlaybackDuration="duration",
            MPNowPlayingInfoPropertyElapsedPlaybackTime="elapsed",
            MPNowPlayingInfoPropertyPlaybackRate="rate",
            MPMediaItemPropertyArtwork="artwork",
        )

    def _art(self, size: Any, handler: Callable[[Any], Any]) -> Any:
        self.artworks += 1
        return handler(size)


class _NSObject:
    @classmethod
    def alloc(cls) -> Any:
        return cls()

    def init(self) -> Any:
        return self


def _selector(function: Callable[..., Any], **_signature: bytes) -> Callable[..., Any]:
    return function
