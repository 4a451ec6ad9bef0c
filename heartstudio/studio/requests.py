"""What the engine thread is asked to do, in the order in which it does it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

Request = Callable[[], None]


class Requests:
    """Two lines of waiting requests: music goes first, quiet work fills the time between; nobody polls."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._music: deque[Request] = deque()
        self._quiet: deque[Request] = deque()
        self._closed = False

    @property
    def music_waits(self) -> bool:
        """Whether quiet work had better come to an end soon."""
        return bool(self._music)

    def put(self, request: Request, *, quietly: bool = False) -> bool:
        """Add a request; False where nobody will do it any more."""
        with self._news:
            if self._closed:
                return False
            (self._quiet if quietly else self._music).append(request)
            self._news.notify()
            return True

    def next(self, patience: float | None) -> Request | None:
        """The next request; None once closed.

        Args:
            patience: seconds to wait for one; None for ever.

        Raises:
            TimeoutError: where none came in time.
        """
        with self._news:
            if not self._news.wait_for(lambda: self._music or self._quiet or self._closed, patience):
                raise TimeoutError
            if self._closed:
                return None
            return (self._music or self._quiet).popleft()

    def close(self) -> None:
        """Drop what waits and send the thread home."""
        with self._news:
            self._closed = True
            self._music.clear()
            self._quiet.clear()
            self._news.notify_all()
