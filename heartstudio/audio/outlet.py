"""Keeps an output stream open as long as it is needed, wherever the loudspeakers go."""

from __future__ import annotations

import contextlib
import time

from heartstudio.audio.errors import PlaybackError
from heartstudio.audio.feed import Feed
from heartstudio.audio.stream import OutputDevice, OutputStream, look_again, output_devices

GIVE_UP_SECONDS = 30.0
"""How long to look for another output after one vanished."""

_FIRST_RETRY = 0.25
_LONGEST_RETRY = 4.0
_FADE_PATIENCE = 0.5


class Outlet:
    """The stream, and the search for another output when it has gone. For one thread.

    Attributes:
        device: name of the wanted output; None for the system's default.
    """

    def __init__(self, feed: Feed, device: str | None) -> None:
        self.device = device
        self._feed = feed
        self._stream: OutputStream | None = None
        self._devices_are_stale = False
        self._lost_at = 0.0
        self._retry_at: float | None = None
        self._retry_after = _FIRST_RETRY

    @property
    def is_open(self) -> bool:
        """Whether a stream is open."""
        return self._stream is not None

    @property
    def is_lost(self) -> bool:
        """Whether the stream is open, but nobody listens at its other end any more."""
        return self._stream is not None and not self._stream.is_alive

    @property
    def is_searching(self) -> bool:
        """Whether an output went away and none has been found since."""
        return self._retry_at is not None

    def open(self) -> None:
        """Opens the stream where it is not open.

        Raises:
            PlaybackError: where there is no output.
        """
        if self._stream is None:
            self._feed.settle()
            self._stream = self._opened()
        self._retry_at = None

    def _opened(self) -> OutputStream:
        if not self._devices_are_stale:
            with contextlib.suppress(PlaybackError):  # perhaps one was connected since PortAudio looked
                return OutputStream(self._feed, self.device)
        look_again()
        self._devices_are_stale = False
        return OutputStream(self._feed, self.device)

    def search(self) -> None:
        """Closes a stream that has lost its device and looks for another output, now and again and again."""
        self.close(drain=False)
        self._devices_are_stale = True
        self._lost_at = time.monotonic()
        self._retry_after = _FIRST_RETRY
        self.try_again(hurry=True)

    def try_again(self, *, hurry: bool = False) -> None:
        """Goes on with the search where the time has come.

        Args:
            hurry: now, because the system says that its devices have changed.

        Raises:
            PlaybackError: when it has been in vain for too long; the search is over then.
        """
        now = time.monotonic()
        if not hurry and (self._retry_at is None or now < self._retry_at):
            return
        try:
            self.open()
        except PlaybackError:
            if now - self._lost_at > GIVE_UP_SECONDS:
                self.give_up()
                raise
            self._retry_at = now + self._retry_after
            self._retry_after = min(2 * self._retry_after, _LONGEST_RETRY)

    def give_up(self) -> None:
        """Ends the search."""
        self._retry_at = None

    def expect_change(self) -> None:
        """Notes that PortAudio's list of devices is out of date."""
        self._devices_are_stale = True

    def devices(self) -> tuple[OutputDevice, ...]:
        """The outputs there are, as fresh as an open stream allows.

        Raises:
            PlaybackError: where sound output does not work at all.
        """
        if self._stream is None:
            look_again()
            self._devices_are_stale = False
        return output_devices()

    def close(self, *, drain: bool) -> None:
        """Closes the stream, after what the device still holds has sounded if ``drain``."""
        if self._stream is not None:
            self._stream.close(drain=drain)
            self._stream = None

    def fade_and_close(self) -> None:
        """Closes the stream once the feed has come to silence."""
        patience = time.monotonic() + _FADE_PATIENCE
        while self._stream is not None and self._stream.is_alive and not self._feed.is_silent:
            if time.monotonic() > patience:
                break
            time.sleep(0.005)
        self.close(drain=self._stream is not None and self._stream.is_alive)
