"""A process that orders covers: a victim, or one of several at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from heartstudio.songs.cover_orders import CoverOrder, CoverOrders


def ordering_covers(tell: Callable[[Any], None], home: Path, songs: list[str], times: int) -> None:
    """Orders covers for songs, and counts attempts for them."""
    orders = CoverOrders(home)
    tell("begin")
    for number in range(times):
        for song_id in songs:
            orders.put(CoverOrder(song_id, 1, attempts=number))
