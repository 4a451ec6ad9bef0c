"""A thread that does what it is asked, one thing after another, and its own round in between."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from heartstudio.audio.errors import PlaybackError

ANSWER_SECONDS = 15.0
"""A driver that takes longer than this hangs."""

_Answer = TypeVar("_Answer")


class Worker:
    """Owns everything that only one thread may touch, by doing everything on that thread.

    Args:
        name: of the thread.
        turn: done after every request and whenever it falls due; returns in how many seconds it is due again,
            or None for "after the next request".
    """

    def __init__(self, name: str, turn: Callable[[], float | None]) -> None:
        self._turn = turn
        self._requests: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._closed = False
        self._thread = threading.Thread(target=self._serve, name=name, daemon=True)
        self._thread.start()

    def ask(self, action: Callable[[], _Answer]) -> _Answer:
        """Has the thread do something and waits for the result.

        Raises:
            PlaybackError: where the thread has ended or hangs in a driver.
            Exception: whatever the action raises.
        """
        if threading.current_thread() is self._thread:
            return action()
        if self._closed:
            raise PlaybackError("The player has been closed")
        answer: Future[_Answer] = Future()
        self._requests.put(lambda: _answer(answer, action))
        try:
            return answer.result(ANSWER_SECONDS)
        except TimeoutError:
            raise PlaybackError(
                "The sound output does not answer",
                safe="Your songs are not affected",
                remedy="Choose another output, or disconnect and connect it again",
            ) from None

    def post(self, action: Callable[[], None]) -> None:
        """Has the thread do something soon, without waiting."""
        self._requests.put(action)

    def close(self, last: Callable[[], None]) -> None:
        """Does one last thing on the thread and ends it."""
        if self._closed:
            return

        def end() -> None:
            last()
            self._closed = True

        self.ask(end)
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _serve(self) -> None:
        due: float | None = None
        while not self._closed:
            try:
                request = self._requests.get(timeout=due)
            except queue.Empty:
                pass
            else:
                request()
            due = self._turn()


def _answer(answer: Future[_Answer], action: Callable[[], _Answer]) -> None:
    try:
        answer.set_result(action())
    except Exception as error:  # noqa: BLE001 - whoever asked hears of it, and the thread lives on
        answer.set_exception(error)
