"""Small work off the UI thread: done there, answered here."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from heartstudio.errors import HeartStudioError
from heartstudio.studio.jobs import Problem

_Result = TypeVar("_Result")

logger = logging.getLogger(__name__)


class Errands(QObject):
    """Runs work on threads of its own and brings the answer to the thread that it lives on.

    Args:
        name: of the threads.
        threads: how many; with one, work is done in the order in which it is asked for.
    """

    _answered = Signal(object)

    def __init__(self, name: str, threads: int = 1, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._open = True
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], _Result],
        then: Callable[[_Result], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> Future[_Result] | None:
        """Do something elsewhere.

        Args:
            work: what to do there.
            then: called here with its result.
            failed: called here with what went wrong.

        Returns:
            Its future, or None where the program is ending.
        """
        if not self._open:
            return None

        def do() -> _Result:
            try:
                result = work()
            except Exception as error:
                if not isinstance(error, HeartStudioError):
                    logger.exception("an errand failed")
                problem = Problem.of(error)
                if failed is not None:
                    self._tell(lambda: failed(problem))
                raise
            if then is not None:
                self._tell(lambda: then(result))
            return result

        return self._pool.submit(do)

    def close(self) -> None:
        """Begin nothing new, wait for what is being done, and answer no more."""
        self._open = False
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _tell(self, answer: Callable[[], None]) -> None:
        if self._open:
            self._answered.emit(answer)

    @Slot(object)
    def _answer(self, answer: Callable[[], None]) -> None:
        if self._open:
            answer()
