"""The Song: one piece of finished music as the library knows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from heartstudio.recipe import Recipe


class Sort(StrEnum):
    """Orders of a list of songs, each in the direction that one expects of it."""

    DATE = "date"
    TITLE = "title"
    LENGTH = "length"
    FAVOURITE = "favourite"
    PLAYS = "plays"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a song comes from.

    Attributes:
        parent: id of the song that this one continues.
        branch_frame: frame of the parent after which it goes its own way.
        take_group: id shared by the takes of one batch.
        take: number of this take in its batch, from 0.
    """

    parent: str | None = None
    branch_frame: int | None = None
    take_group: str | None = None
    take: int = 0


@dataclass(frozen=True, slots=True)
class Song:
    """A song in the library.

    Attributes:
        id: 32 hexadecimal digits.
        title: one line, never empty.
        recipe: what it was made from, of this one take.
        created: when, an aware time in UTC.
        seconds: length of the sound.
        frames: composed frames that are kept (80 ms each); 0 where a foreign file was imported.
        favourite: whether the user marked it.
        play_count: how often it was played.
        provenance: parent and batch.
        lufs: integrated loudness by ITU-R BS.1770; None for silence or where nobody measured.
        silent: whether it was marked as silent.
        cut_at_limit: whether it reached its length limit before it ended by itself.
        missing: whether its sound is not where it should be.
        deleted: when it was put into the trash; None while it is in the library.
    """

    id: str
    title: str
    recipe: Recipe
    created: datetime
    seconds: float
    frames: int
    favourite: bool = False
    play_count: int = 0
    provenance: Provenance = field(default_factory=Provenance)
    lufs: float | None = None
    silent: bool = False
    cut_at_limit: bool = False
    missing: bool = False
    deleted: datetime | None = None

    @property
    def parent(self) -> str | None:
        """Id of the song that this one continues."""
        return self.provenance.parent

    @property
    def branch_frame(self) -> int | None:
        """Frame of the parent after which this song goes its own way."""
        return self.provenance.branch_frame

    @property
    def take_group(self) -> str | None:
        """Id shared by the takes of one batch."""
        return self.provenance.take_group

    @property
    def take(self) -> int:
        """Number of this take in its batch, from 0."""
        return self.provenance.take
