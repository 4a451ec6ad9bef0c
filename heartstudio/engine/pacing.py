"""How far a device may run ahead of what it has computed, and of what it has given back."""

from __future__ import annotations

from collections import deque

import mlx.core as mx

AHEAD_BYTES = 20_000_000
"""Of results beside the newest that need not be there yet: one of the flow's wider stage at full size."""

AHEAD_PIECES = 2
"""Of smaller results so many: enough that the device has work while the host describes the next piece."""


class Pace:
    """Hands work to the device piece by piece, so that memory holds few pieces at a time.

    Whatever a piece computes on its way stays in memory until the device is through with the piece, and a graph handed
    over at once is one piece: dozens of layers. In small pieces, of which one is always waiting while another is
    computed, the device is as busy and memory holds two.

    A GPU's memory comes back a little after the result is there, on a thread of the library's that has been seen to
    lag by a dozen pieces; so where nothing that is computed stays, what is held is looked at too.

    Args:
        ahead: bytes of results that may be awaited beside the newest.
        spare: bytes that may be held beyond what was held at the beginning; None where results stay.
    """

    def __init__(self, ahead: int = AHEAD_BYTES, spare: int | None = None) -> None:
        self._ahead = ahead
        self._most = None if spare is None else mx.get_active_memory() + spare
        self._awaited: deque[mx.array] = deque()

    def send(self, result: mx.array, *others: mx.array) -> None:
        """Start computing a piece's result and others that come with it; wait for the results before, if too many."""
        mx.async_eval(result, *others)
        self._awaited.append(result)
        while self._too_many():
            mx.eval(self._awaited.popleft())
        if self._most is not None and mx.get_active_memory() > self._most:
            mx.synchronize()

    def _too_many(self) -> bool:
        before = len(self._awaited) - 1
        held = sum(result.nbytes for result in self._awaited)
        return before > AHEAD_PIECES or (before > 0 and held > self._ahead)
