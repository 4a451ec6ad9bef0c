"""Threads that fetch while one generator tells of it: no callback leaves this room."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from heartstudio.checkpoints.progress import TICK, Event
from heartstudio.checkpoints.stopping import Stop, StoppedError
from heartstudio.checkpoints.transfer import Tell

_Result = TypeVar("_Result")


class Crew:
    """Threads that work while one generator tells of it."""

    def __init__(self, size: int, stop: Stop) -> None:
        self._pool = ThreadPoolExecutor(size, thread_name_prefix="download")
        self._stop = stop
        self._futures: Sequence[Future[Any]] = ()
        self._told: SimpleQueue[Event] = SimpleQueue()
        self.tell: Tell = self._told.put

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        # On the way out of a failure or a closed iterator nobody may go on working.
        if any(not future.done() for future in self._futures):
            self._stop.pause()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def work(
        self,
        jobs: Iterable[Callable[[], _Result]],
        look: Callable[[], Iterable[Event]] = tuple,
    ) -> Generator[Event, None, list[_Result]]:
        """Run all jobs; yields what they tell and what ``look`` sees, and returns their results in order.

        Raises:
            Exception: the first failure of a job, after the others were stopped.
        """
        futures = self._futures = [self._pool.submit(job) for job in jobs]
        waiting: set[Future[_Result]] = set(futures)
        while waiting:
            finished, waiting = wait(waiting, timeout=TICK, return_when=FIRST_COMPLETED)
            if any(future.exception() for future in finished):
                break
            yield from self._heard()
            yield from look()
        self._raise_failure()
        yield from self._heard()
        return [future.result() for future in futures]

    def _raise_failure(self) -> None:
        if any(future.done() and future.exception() for future in self._futures):
            self._stop.pause()
            wait(self._futures)
            failures = [failure for future in self._futures if (failure := future.exception())]
            raise next(
                (failure for failure in failures if not isinstance(failure, StoppedError)), failures[0]
            )

    def _heard(self) -> Iterator[Event]:
        while True:
            try:
                yield self._told.get_nowait()
            except Empty:
                return
