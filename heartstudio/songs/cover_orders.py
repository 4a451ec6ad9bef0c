"""The covers that wait to be painted, on disk: still there after any death, and open to every process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heartstudio.recipe import MAX_SEED
from heartstudio.songs.errors import telling
from heartstudio.songs.files import locked, set_aside, write_whole
from heartstudio.songs.layout import Layout, is_id

FORMAT = "heartstudio_covers"
VERSION = 1


@dataclass(frozen=True, slots=True)
class CoverOrder:
    """A cover that is wanted.

    Attributes:
        song: id of the song.
        seed: decides how the cover comes out.
        asked_for: whether somebody asked for it; else it is the first one of a new song.
        attempts: how often painting it was begun and came to no end.
    """

    song: str
    seed: int
    asked_for: bool = False
    attempts: int = 0

    def is_same(self, other: CoverOrder) -> bool:
        """Whether the same picture of the same song is wanted."""
        return (self.song, self.seed) == (other.song, other.seed)


Orders = tuple[CoverOrder, ...]


class CoverOrders:
    """``covers.json`` of one library: one order for a song at most, in the order in which they are to be painted.

    It lies beside the songs, and so goes where they go. Every change reads what other processes have written
    meanwhile, and gives back all that waits now.

    Args:
        home: the library's folder.
    """

    def __init__(self, home: Path) -> None:
        self._layout = Layout(home)
        self.path = self._layout.cover_orders

    def read(self) -> Orders:
        """All that waits.

        Raises:
            LibraryError: where the file cannot be read.
        """
        return self._change(lambda orders: orders)

    def of_songs_here(self) -> Orders:
        """All that waits, without what songs that are gone were to get.

        Raises:
            LibraryError: nothing was changed.
        """
        here = self._layout.song_ids()
        return self._change(lambda orders: tuple(order for order in orders if order.song in here))

    def put(self, order: CoverOrder) -> Orders:
        """Let an order wait behind all others, in place of the one that its song had.

        Raises:
            LibraryError: nothing was changed.
        """
        return self._change(lambda orders: (*_without(orders, order.song), order))

    def renew(self, order: CoverOrder) -> Orders:
        """Let an order stand where an older form of it stands; one that is not wanted any more stays away.

        Raises:
            LibraryError: nothing was changed.
        """
        return self._change(lambda orders: tuple(order if one.is_same(order) else one for one in orders))

    def remove(self, song: str) -> Orders:
        """Let a song keep the cover that it has.

        Args:
            song: its id.

        Raises:
            LibraryError: nothing was changed.
        """
        return self._change(lambda orders: _without(orders, song))

    def settle(self, order: CoverOrder) -> Orders:
        """Strike an order off, but not another one that its song was given meanwhile.

        Raises:
            LibraryError: nothing was changed.
        """
        return self._change(lambda orders: tuple(one for one in orders if not one.is_same(order)))

    def _change(self, change: Callable[[Orders], Orders]) -> Orders:
        if not self.path.exists() and not change(()):
            return ()
        home = self._layout.home
        with telling("The queue could not be kept", home), locked(self.path.with_suffix(".lock")):
            found, is_whole = _read(self.path)
            wanted = change(found)
            if wanted != found or not is_whole:
                self._write(wanted)
        return wanted

    def _write(self, orders: Orders) -> None:
        if orders:
            write_whole(self.path, as_json(orders))
        else:
            self.path.unlink(missing_ok=True)


def as_json(orders: Orders) -> bytes:
    """Orders as the file holds them."""
    entries = [
        {"song": one.song, "seed": one.seed, "asked_for": one.asked_for, "attempts": one.attempts}
        for one in orders
    ]
    return json.dumps({FORMAT: VERSION, "orders": entries}, indent=1).encode()


def from_json(text: bytes) -> tuple[Orders, Exception | None]:
    """What can be understood of a file, and what is wrong with the rest, if anything is."""
    try:
        data = json.loads(text)
        if data[FORMAT] != VERSION:
            raise ValueError(f"format {data[FORMAT]}")  # noqa: TRY301
        entries = list(data["orders"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        return (), error
    orders: dict[str, CoverOrder] = {}
    damage: Exception | None = None
    for entry in entries:
        try:
            order = _order(entry)
        except (ValueError, TypeError) as error:
            damage = error
        else:
            orders[order.song] = order
    return tuple(orders.values()), damage


def _read(path: Path) -> tuple[Orders, bool]:
    """What waits, and whether all of the file was understood."""
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return (), True
    orders, damage = from_json(text)
    if damage is not None:
        set_aside(path, text, damage)
    return orders, damage is None


def _order(entry: Any) -> CoverOrder:
    if not isinstance(entry, dict) or not isinstance(entry.get("song"), str) or not is_id(entry["song"]):
        raise ValueError("an order without a song")
    asked_for = entry.get("asked_for", False)
    if not isinstance(asked_for, bool):
        raise TypeError(f"{asked_for!r} is neither true nor false")
    return CoverOrder(entry["song"], _number(entry.get("seed")), asked_for, _number(entry.get("attempts", 0)))


def _number(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MAX_SEED:
        raise ValueError(f"{value!r} is no whole number from 0 to {MAX_SEED}")
    return value


def _without(orders: Orders, song: str) -> Orders:
    return tuple(order for order in orders if order.song != song)
