"""How a running download is asked to end: from any thread, at once, keeping or discarding what has come."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass


class StoppedError(Exception):
    """Raised inside the room where a wish to stop was seen; never leaves it."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to bear with a network that does not answer.

    Attributes:
        connect: seconds until a connection must stand.
        stall: seconds without a byte until it counts as lost.
        attempts: failures in a row, without a byte between them, until it is given up.
        first_wait: seconds before the second attempt; doubled each time.
        longest_wait: the most that it is doubled to, and the most that a server may ask for.
    """

    connect: float = 15.0
    stall: float = 30.0
    attempts: int = 6
    first_wait: float = 1.0
    longest_wait: float = 60.0

    def wait_after(self, failures: int, asked: float | None = None) -> float:
        """Seconds to wait after so many failures in a row, or as many as the server asked for."""
        if asked is not None:
            return min(max(asked, 0.0), self.longest_wait)
        return min(self.first_wait * 2.0 ** (failures - 1), self.longest_wait)


class Stop:
    """A wish to end one download; made for each download, thrown away with it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wished = threading.Event()
        self._discard = False
        self._sockets: set[socket.socket] = set()

    def pause(self) -> None:
        """End it and keep what has come, to go on later."""
        self._end(discard=False)

    def cancel(self) -> None:
        """End it and discard what has come."""
        self._end(discard=True)

    @property
    def wished(self) -> bool:
        """Whether it is to end."""
        return self._wished.is_set()

    @property
    def discard(self) -> bool:
        """Whether what has come is to be discarded."""
        return self._discard

    def check(self) -> None:
        """Raise :class:`StoppedError` once it is to end."""
        if self._wished.is_set():
            raise StoppedError

    def wait(self, seconds: float) -> None:
        """Wait, unless it is to end.

        Raises:
            StoppedError: as soon as it is.
        """
        if self._wished.wait(seconds):
            raise StoppedError

    @contextmanager
    def watching(self) -> Iterator[Callable[[socket.socket], None]]:
        """While this lasts, a wish to end also ends the connections given to the function that it yields.

        So no read waits on a silent server once the wish is there.
        """
        given: list[socket.socket] = []

        def watch(connection: socket.socket) -> None:
            with self._lock:
                given.append(connection)
                self._sockets.add(connection)
                if self.wished:
                    _shut(connection)

        try:
            yield watch
        finally:
            with self._lock:
                self._sockets.difference_update(given)

    def _end(self, *, discard: bool) -> None:
        with self._lock:
            self._discard = self._discard or discard
            self._wished.set()
            for connection in self._sockets:
                _shut(connection)


def _shut(connection: socket.socket) -> None:
    """End a connection that another thread may be reading from; it is that thread's to close."""
    # The plain socket's method: that of an encrypted one would pull it from under its reader.
    with suppress(OSError):
        socket.socket.shutdown(connection, socket.SHUT_RDWR)
