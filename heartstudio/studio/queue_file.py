"""The queue on disk: what waits to be composed is still there after any death."""

from __future__ import annotations

import base64
import json
import logging
import os
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from heartstudio.recipe import Recipe
from heartstudio.songs.errors import LibraryError, telling
from heartstudio.songs.files import set_aside, try_lock, write_whole
from heartstudio.songs.intake import CODEBOOKS, Codes
from heartstudio.songs.journal import Interrupted
from heartstudio.songs.layout import is_id
from heartstudio.songs.song import Provenance
from heartstudio.studio.jobs import Job, Problem

FORMAT = "heartstudio_queue"
VERSION = 1

_NUMBERED = re.compile(r"queue-(\d{1,4})\.json")

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """A job as it is kept.

    Attributes:
        job: what was asked for.
        problem: why it failed; None where it waits or was being composed.
    """

    job: Job
    problem: Problem | None = None


class QueueFile:
    """``queue.json`` of one studio, locked as long as that studio is open.

    A second studio on the same home keeps ``queue-2.json``, and so on; whoever opens next takes over what the dead
    have left.

    Args:
        home: HeartStudio's data folder.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._lock = -1
        self.path = home / "queue.json"

    def open(self, pending: Iterable[Interrupted]) -> list[Kept]:
        """Take the first file that nobody holds, and what lies in all such files.

        Args:
            pending: the interrupted songs there are, for jobs that are to go on with one of them.

        Raises:
            LibraryError: where the folder cannot be written.
        """
        journals = {interrupted.id: interrupted for interrupted in pending}
        kept: list[Kept] = []
        with telling("The queue could not be opened", self._home):
            self._home.mkdir(parents=True, exist_ok=True)
            for path in self._slots():
                lock = _taken(path)
                if lock < 0:
                    continue
                kept += _read(path, journals)
                if self._lock < 0:
                    self._lock, self.path = lock, path
                else:
                    path.unlink(missing_ok=True)
                    os.close(lock)
        self.save(kept)
        return kept

    def save(self, kept: Sequence[Kept]) -> None:
        """Write the queue, whole or not at all.

        Raises:
            LibraryError: where the disk refuses; the older queue still stands.
        """
        if self._lock < 0:
            return
        with telling("The queue could not be kept", self._home):
            if not kept:
                self.path.unlink(missing_ok=True)
                return
            data = {FORMAT: VERSION, "jobs": [_as_json(one) for one in kept]}
            write_whole(self.path, json.dumps(data, ensure_ascii=False, indent=1).encode())

    def close(self) -> None:
        """Let go of the file; what was saved last stays."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def _slots(self) -> Iterator[Path]:
        """The files there may be, and further ones as long as none is ours."""
        there = [
            int(found[1])
            for path in self._home.glob("queue-*.json")
            if (found := _NUMBERED.fullmatch(path.name))
        ]
        number = 1
        while self._lock < 0 or number <= max(there, default=1):
            yield self._home / ("queue.json" if number == 1 else f"queue-{number}.json")
            number += 1


def _taken(path: Path) -> int:
    """The locked descriptor that stands for a file, or -1 where another studio holds it."""
    descriptor = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o644)
    if try_lock(descriptor):
        return descriptor
    os.close(descriptor)
    return -1


def _read(path: Path, journals: dict[str, Interrupted]) -> list[Kept]:
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return []
    try:
        data = json.loads(text)
        if data[FORMAT] != VERSION:
            raise ValueError(f"format {data[FORMAT]}")  # noqa: TRY301
        entries = list(data["jobs"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        set_aside(path, text, error)
        return []
    kept = []
    for entry in entries:
        try:
            kept.append(_from_json(entry, journals))
        except LookupError as gone:
            logger.info("a queued job has nothing to go on with any more: %s", gone)
        except (LibraryError, ValueError, TypeError, zlib.error) as error:
            set_aside(path, text, error)
    return kept


def _as_json(kept: Kept) -> dict[str, Any]:
    job = kept.job
    entry: dict[str, Any] = {
        "id": job.id,
        "created": job.created.isoformat(),
        "recipe": job.recipe.to_dict(),
        "provenance": asdict(job.provenance),
    }
    if job.interrupted is not None:
        entry["resume"] = job.interrupted.id
    if job.start is not None:
        entry["start"] = base64.b85encode(zlib.compress(job.start.astype("<i2").tobytes())).decode()
    if kept.problem is not None:
        entry["problem"] = asdict(kept.problem)
    return entry


def _from_json(entry: Any, journals: dict[str, Interrupted]) -> Kept:
    """A job as it was kept.

    Raises:
        LookupError: where the interrupted song that it was to go on with is not there any more.
        ValueError, TypeError, zlib.error: where the entry is damaged.
    """
    if not isinstance(entry, dict) or not is_id(str(entry.get("id"))):
        raise ValueError("an entry without an id")
    problem = Problem(**entry["problem"]) if "problem" in entry else None
    if "resume" in entry:
        if entry["resume"] not in journals:
            raise LookupError(entry["resume"])
        return Kept(Job.resuming(journals[entry["resume"]], entry["id"]), problem)
    if not {"recipe", "created", "provenance"} <= entry.keys():
        raise ValueError("an entry without a recipe")
    created = datetime.fromisoformat(entry["created"])
    if created.tzinfo is None:
        raise ValueError("a time without its zone")
    job = Job(
        entry["id"],
        Recipe.from_dict(entry["recipe"]),
        _codes(entry["start"]) if "start" in entry else None,
        Provenance(**entry["provenance"]),
        created=created,
    )
    return Kept(job, problem)


def _codes(text: str) -> Codes:
    values = np.frombuffer(zlib.decompress(base64.b85decode(text)), "<i2")
    return values.reshape(-1, CODEBOOKS).astype(np.int16)
