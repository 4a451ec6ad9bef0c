"""Which song comes next and which came before: order, shuffle and repeat."""

from __future__ import annotations

import random
from collections.abc import Iterable
from enum import Enum


class Repeat(Enum):
    """What happens after a song."""

    OFF = "off"
    ALL = "all"
    ONE = "one"


class Playlist:
    """Song ids in the order in which they are heard.

    Shuffling deals all songs once, the present one first, before any comes again.

    Args:
        draw: where chance comes from.
    """

    def __init__(self, draw: random.Random | None = None) -> None:
        self._draw = draw or random.Random()
        self._given: list[str] = []
        self._order: list[str] = []
        self._current: str | None = None
        self._shuffle = False
        self.repeat = Repeat.OFF

    @property
    def current(self) -> str | None:
        """The song that is heard; it need not be in the list."""
        return self._current

    @property
    def order(self) -> tuple[str, ...]:
        """All songs as they are walked."""
        return tuple(self._order)

    @property
    def shuffle(self) -> bool:
        """Whether chance decides the order."""
        return self._shuffle

    @shuffle.setter
    def shuffle(self, shuffle: bool) -> None:
        if shuffle is not self._shuffle:
            self._shuffle = shuffle
            self._deal()

    def fill(self, ids: Iterable[str]) -> None:
        """Walk these songs from now on; with shuffle, songs that stay keep their places in the order."""
        self._given = list(dict.fromkeys(ids))
        if not self._shuffle:
            self._order = list(self._given)
            return
        here = set(self._given)
        kept = [song_id for song_id in self._order if song_id in here]
        new = [song_id for song_id in self._given if song_id not in set(kept)]
        self._draw.shuffle(new)
        self._order = kept + new

    def play(self, song_id: str | None) -> None:
        """Say what is heard now; with shuffle, a song chosen by hand begins a new deal."""
        self._current = song_id
        if self._shuffle and song_id is not None:
            self._deal()

    def following(self, *, by_itself: bool, after: str | None = None) -> str | None:
        """What comes after the present song, or after another one; None for the end.

        Args:
            by_itself: the song has come to its end, so that repeating one song repeats it; else somebody pressed
                Next and wants another.
            after: the song to look from; the present one by default.
        """
        present = after or self._current
        if by_itself and self.repeat is Repeat.ONE:
            return present
        at = self._place_of(present)
        if at is None:
            return self._order[0] if self._order and not by_itself else None
        if at + 1 < len(self._order):
            return self._order[at + 1]
        return (
            self._order[0]
            if self.repeat is Repeat.ALL or (self.repeat is Repeat.ONE and not by_itself)
            else None
        )

    def preceding(self) -> str | None:
        """What came before the present song; None for the beginning."""
        at = self._place_of(self._current)
        if at is None:
            return None
        if at > 0:
            return self._order[at - 1]
        return self._order[-1] if self.repeat is Repeat.ALL else None

    def advance(self, song_id: str | None) -> None:
        """Say that the walk has come to this song; the deal stays as it is."""
        self._current = song_id

    def _deal(self) -> None:
        self._order = list(self._given)
        if not self._shuffle:
            return
        self._draw.shuffle(self._order)
        if self._current in self._order:
            self._order.remove(self._current)
            self._order.insert(0, self._current)

    def _place_of(self, song_id: str | None) -> int | None:
        return self._order.index(song_id) if song_id is not None and song_id in self._order else None
