"""What playback has on, a song or one that is being composed, and how much of it was heard."""

from __future__ import annotations

from dataclasses import dataclass

from heartstudio.audio.source import Source
from heartstudio.recipe import Recipe
from heartstudio.songs.song import Song
from heartstudio.studio.jobs import JobId
from heartstudio.studio.live import LiveTake

COUNTED_SECONDS = 30.0
"""After this much of it, or half of it, a song counts as played."""

_LONGEST_STEP = 1.0
"""Seconds by which the position may go on between two looks; more is a seek and was not heard."""


@dataclass(frozen=True, slots=True)
class LiveSong:
    """A song that is heard while it is composed.

    Attributes:
        job: that composes it.
        take: its number in the job.
        recipe: what it is made from.
        song_id: what it will be called in the library.
    """

    job: JobId
    take: int
    recipe: Recipe
    song_id: str


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """What is on, or comes next: a song of the library, one in the making, or nothing.

    Attributes:
        song: of the library.
        source: its sound, once that is opened.
        live: the song in the making, until it is saved.
        take: its sound and outline so far; it stays after the song is saved, for they are the same.
    """

    song: Song | None = None
    source: Source | None = None
    live: LiveSong | None = None
    take: LiveTake | None = None


class Hearing:
    """How much of one song was really heard, whatever was skipped or repeated.

    Args:
        position: seconds at which it begins.
    """

    def __init__(self, position: float = 0.0) -> None:
        self._position = position
        self._heard = 0.0
        self._counted = False

    def on(self, position: float, seconds: float | None) -> bool:
        """Note that it has come to a position; True at the one moment from which it counts as played.

        Args:
            position: seconds.
            seconds: length of the song; None for one that is not whole yet.
        """
        step, self._position = position - self._position, position
        if 0 < step < _LONGEST_STEP:
            self._heard += step
        return self._counts(seconds is not None and self._heard >= min(COUNTED_SECONDS, seconds / 2))

    def jump(self, position: float) -> None:
        """Note that it goes on from elsewhere."""
        self._position = position

    def whole(self) -> bool:
        """Note that it was heard to its end; True where that makes it count."""
        return self._counts(self._heard > 0)

    def _counts(self, enough: bool) -> bool:
        if self._counted or not enough:
            return False
        self._counted = True
        return True
