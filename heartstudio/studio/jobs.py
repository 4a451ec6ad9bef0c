"""What the studio is asked to do and how far it is: the values that queue, engine thread and lists share."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Self

from heartstudio.errors import HeartStudioError
from heartstudio.recipe import FRAME_RATE, Recipe
from heartstudio.songs.intake import Codes
from heartstudio.songs.journal import Interrupted
from heartstudio.songs.layout import new_id
from heartstudio.songs.song import Provenance, Song

JobId = str
"""32 hexadecimal digits."""


class Stage(Enum):
    """Where a job stands."""

    WAITING = "waiting"
    LOADING = "loading"
    READING = "reading"
    COMPOSING = "composing"
    SAVING = "saving"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self in (Stage.DONE, Stage.FAILED, Stage.CANCELLED)

    @property
    def is_running(self) -> bool:
        """Whether the engine is at work on it."""
        return self is not Stage.WAITING and not self.is_over


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """Songs to be composed: all takes of one recipe, or the rest of an interrupted take.

    Attributes:
        id: of the job; its first song gets the same, so that both can be told to belong together after a death.
        recipe: what to compose.
        start: (frames, 8) int16 codes that the songs begin with, where they continue or branch from another.
        provenance: the song that they continue.
        interrupted: the take to go on with; its recipe is the job's.
        created: when it was asked for, an aware time.
    """

    id: JobId
    recipe: Recipe
    start: Codes | None = None
    provenance: Provenance = field(default_factory=Provenance)
    interrupted: Interrupted | None = None
    created: datetime = field(default_factory=lambda: datetime.now(UTC))

    @classmethod
    def resuming(cls, interrupted: Interrupted, job_id: JobId | None = None) -> Self:
        """The job that goes on with an interrupted take."""
        return cls(
            job_id or new_id(),
            interrupted.recipe,
            provenance=interrupted.provenance,
            interrupted=interrupted,
            created=interrupted.created,
        )

    @property
    def song_ids(self) -> tuple[str, ...]:
        """The ids that its songs, and until then their journals, go by: one for each take."""
        if self.interrupted is not None:
            return (self.interrupted.id,)
        others = (uuid.uuid5(uuid.UUID(self.id), str(take)).hex for take in range(1, self.recipe.takes))
        return (self.id, *others)

    @property
    def given_frames(self) -> int:
        """Frames that are there before composing begins."""
        codes = self.interrupted.codes if self.interrupted is not None else self.start
        return 0 if codes is None else len(codes)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is.

    Attributes:
        stage: what is being done.
        composed_frames: of the longest take, those it went on from included (80 ms each).
        limit_frames: at which the song is cut; it may end by itself before.
        frames_per_second: of this run so far; 0 until known.
        memory_bytes: what the engine holds; 0 until known.
        seconds_left: to the length limit, decoding included; None until known.
    """

    stage: Stage
    composed_frames: int = 0
    limit_frames: int = 0
    frames_per_second: float = 0.0
    memory_bytes: int = 0
    seconds_left: float | None = None

    @property
    def fraction(self) -> float:
        """How much of the length limit is composed, from 0 to 1."""
        if self.stage is Stage.DONE:
            return 1.0
        return min(1.0, self.composed_frames / self.limit_frames) if self.limit_frames else 0.0

    @property
    def composed_seconds(self) -> float:
        """Length of the music so far."""
        return self.composed_frames / FRAME_RATE


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, in words to show.

    Attributes:
        what: what happened, one line.
        safe: what is untouched or can be got back; may be empty.
        remedy: what to do next; may be empty.
    """

    what: str
    safe: str = ""
    remedy: str = ""

    @classmethod
    def of(cls, error: BaseException, log_file: Path | None = None) -> Self:
        """The problem that an error tells of; one that nobody foresaw names the log file."""
        if isinstance(error, HeartStudioError):
            return cls(error.what, error.safe, error.remedy)
        told = str(error).strip().splitlines()
        name = type(error).__name__
        return cls(
            f"Something unexpected happened: {name}{f' ({told[0][:160]})' if told else ''}",
            "Your songs are not affected",
            f"Try again; the log tells more: {log_file}" if log_file else "Try again",
        )


@dataclass(frozen=True, slots=True, eq=False)
class JobView:
    """A job as lists show it.

    Attributes:
        job: what was asked for.
        progress: how far it is.
        problem: why it failed, where it did.
        songs: what is in the library of it.
    """

    job: Job
    progress: Progress
    problem: Problem | None = None
    songs: tuple[Song, ...] = ()

    @property
    def id(self) -> JobId:
        """The job's."""
        return self.job.id

    @property
    def stage(self) -> Stage:
        """Where it stands."""
        return self.progress.stage


@dataclass(frozen=True, slots=True)
class Ended:
    """How the engine left a job.

    Attributes:
        stage: DONE, FAILED or CANCELLED; WAITING where the studio was closed before its end.
        problem: why it failed.
    """

    stage: Stage
    problem: Problem | None = None
