"""Processes that work on a library until they are killed, and tell through a pipe what they have finished.

They are forked from a server that has imported everything already, so that a hundred of them die in seconds.
"""

from __future__ import annotations

import mmap  # noqa: F401 - where a victim becomes somebody else, it may not read what is imported late
import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy.random  # noqa: F401

from heartstudio.audio import peaks  # noqa: F401
from heartstudio.songs import Journal, Library, new_id
from heartstudio.songs import journal as journal_module
from heartstudio.songs.migrations import MIGRATIONS, migrate
from tests.songs.makers import LOUD, RECIPE, some_codes, wave

Work = Callable[..., None]

STEPS = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.utime", "sqlite3.connect"}
"""What a victim that dies at a certain step counts, besides SQL statements."""


@dataclass
class Told:
    """What a victim said before it died.

    Attributes:
        messages: in order.
        survived: whether it finished before it was killed.
    """

    messages: list[Any] = field(default_factory=list)
    survived: bool = False


class Slaughter:
    """Starts victims and kills them."""

    def __init__(self) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.songs.victims"])

    def after(self, moment: tuple[int, float], work: Work, *arguments: Any) -> Told:
        """Kill a victim so many messages after its first one, and so many seconds later."""
        messages, seconds = moment
        with self._running(work, *arguments) as (victim, ear):
            told = Told()
            with suppress(EOFError):
                for _ in range(messages + 1):
                    told.messages.append(ear.recv())
                victim.join(seconds)
                victim.kill()
            return _listened(victim, ear, told)

    def at_step(self, step: int, work: Work, *arguments: Any) -> Told:
        """Let a victim kill itself right before its ``step``-th file operation or SQL statement."""
        with self._running(_counted, step, work, *arguments) as (victim, ear):
            return _listened(victim, ear, Told())

    def together(self, works: list[tuple[Any, ...]]) -> list[Told]:
        """Let several victims work at once, and all finish."""
        open_works = [self._running(*work) for work in works]
        running = [work.__enter__() for work in open_works]
        told = [_listened(victim, ear, Told()) for victim, ear in running]
        for work in open_works:
            work.__exit__(None, None, None)
        return told

    @contextmanager
    def _running(self, work: Work, *arguments: Any) -> Iterator[tuple[Any, Connection]]:
        ear, mouth = self._context.Pipe(duplex=False)
        victim = self._context.Process(target=_started, args=(mouth, work, *arguments), daemon=True)
        victim.start()
        mouth.close()
        try:
            yield victim, ear
        finally:
            victim.kill()
            victim.join()
            victim.close()
            ear.close()


def _listened(victim: Any, ear: Connection, told: Told) -> Told:
    try:
        while True:
            told.messages.append(ear.recv())
    except EOFError:
        pass
    victim.join()
    told.survived = victim.exitcode == 0
    assert victim.exitcode in (0, -signal.SIGKILL), f"the victim ended by itself: {told.messages[-1:]}"
    return told


def _started(mouth: Connection, work: Work, *arguments: Any) -> None:
    os.environ.pop("COVERAGE_PROCESS_START", None)
    try:
        work(mouth.send, *arguments)
    except BaseException as error:
        mouth.send(f"{type(error).__name__}: {error}")
        raise


def _counted(tell: Callable[[Any], None], step: int, work: Work, *arguments: Any) -> None:
    left = [step]

    def count(*_: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def hear(event: str, _: tuple[Any, ...]) -> None:
        if event in STEPS:
            count()

    connect = sqlite3.connect

    def connect_counted(*arguments: Any, **more: Any) -> sqlite3.Connection:
        connection = connect(*arguments, **more)
        connection.set_trace_callback(count)
        return connection

    sqlite3.connect = connect_counted  # type: ignore[assignment]
    sys.addaudithook(hear)
    work(tell, *arguments)


def saving(tell: Callable[[Any], None], home: Path, times: int) -> None:
    """Adds songs, now from samples' file and now by giving a file up."""
    with Library(home) as library:
        for number in range(times):
            song_id = new_id()
            tell(("adding", song_id))
            with library.workbench() as bench:
                path = wave(bench / "take.wav")
                library.add(
                    RECIPE,
                    some_codes(4),
                    path,
                    id=song_id,
                    title=f"song {number}",
                    loudness=LOUD,
                    take_over=number % 2 == 0,
                )
            tell(("added", song_id))


def doing(tell: Callable[[Any], None], home: Path, deed: str, chosen: list[str]) -> None:
    """Deletes, restores or removes certain songs."""
    with Library(home) as library:
        tell((deed, chosen))
        getattr(library, deed)(chosen)
        tell(("done", deed, chosen))


def deleting(tell: Callable[[Any], None], home: Path, seed: int, times: int) -> None:
    """Deletes, restores and removes songs as chance has it."""
    draw = random.Random(seed)
    with Library(home) as library:
        for _ in range(times):
            alive = [song.id for song in library.page()]
            trashed = [song.id for song in library.trashed()]
            deed = draw.choice(["delete", "restore", "purge"])
            pool = alive if deed == "delete" else trashed
            chosen = draw.sample(sorted(pool), k=min(len(pool), draw.choice([1, 1, 3])))
            if not chosen:
                continue
            tell((deed, chosen))
            getattr(library, deed)(chosen)
            tell(("done", deed, chosen))


def changing(tell: Callable[[Any], None], home: Path, seed: int, times: int) -> None:
    """Renames, marks and plays songs as chance has it."""
    draw = random.Random(seed)
    with Library(home) as library:
        ids = sorted(song.id for song in library.page())
        for number in range(times):
            song_id = draw.choice(ids)
            tell(("changing", song_id))
            library.rename(song_id, f"title {number}")
            library.set_favourite(song_id, draw.random() < 0.5)
            song = library.played(song_id)
            tell(("changed", song_id, song.title, song.favourite, song.play_count))


def composing(tell: Callable[[Any], None], home: Path, seed: int, times: int) -> None:
    """Appends frames to a journal, with a short patience for the disk."""
    journal_module.SYNC_INTERVAL = 0.002
    codes = some_codes(times * 3, seed)
    with Journal.begin(home, RECIPE, start=codes[:2]) as journal:
        tell(("begun", journal.id))
        while journal.frames < len(codes):
            journal.append(codes[journal.frames :][: 1 + journal.frames % 3])
            tell(("frames", journal.frames, journal.durable_frames))


def resuming(tell: Callable[[Any], None], home: Path, seed: int, times: int) -> None:
    """Goes on with the one journal that is pending."""
    codes = some_codes(times * 3, seed)
    (interrupted,) = journal_module.pending(home)
    with Journal.resume(interrupted) as journal:
        tell(("frames", journal.frames, journal.durable_frames))
        while journal.frames < len(codes):
            journal.append(codes[journal.frames :][:2])
            tell(("frames", journal.frames, journal.durable_frames))


def rebuilding(tell: Callable[[Any], None], home: Path, times: int) -> None:
    """Loses the database and opens the library, again and again."""
    tell("begin")
    for _ in range(times):
        for ending in ("", "-wal", "-shm"):
            (home / f"library.sqlite3{ending}").unlink(missing_ok=True)
        Library(home).close()
        tell("rebuilt")


def migrating(tell: Callable[[Any], None], template: Path, path: Path, times: int) -> None:
    """Climbs from format 1 to the last of :data:`LADDER`, again and again."""
    for _ in range(times):
        for ending in ("", "-wal", "-shm"):
            Path(f"{path}{ending}").unlink(missing_ok=True)
        # Killed while it copies, it must not leave half a database: that is not what is tried here.
        shutil.copyfile(template, path.with_suffix(".copy"))
        path.with_suffix(".copy").replace(path)
        tell("begin")
        connection = sqlite3.connect(path, isolation_level=None)
        migrate(connection, LADDER)
        connection.close()
        tell("climbed")


def _add_mood(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE songs ADD COLUMN mood TEXT NOT NULL DEFAULT ''")


def _fill_mood(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE songs SET mood = 'mood of ' || id")


def _index_mood(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE INDEX songs_by_mood ON songs (mood)")


LADDER = (*MIGRATIONS, _add_mood, _fill_mood, _index_mood)
"""The real steps and three that a later format might add."""
