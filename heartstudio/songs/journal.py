"""The journal of a song in progress: whatever dies, the frames composed so far are still there."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from heartstudio.audio.staging import part_of, sync_folder
from heartstudio.recipe import FRAME_RATE, Recipe
from heartstudio.songs.errors import JournalError, telling
from heartstudio.songs.files import try_lock, write_new
from heartstudio.songs.intake import CODEBOOKS, Codes
from heartstudio.songs.journal_format import (
    RECORD_SIZE,
    Head,
    head_seed,
    pack_frames,
    pack_head,
    read_frames,
    read_head,
)
from heartstudio.songs.layout import Layout, is_id, new_id
from heartstudio.songs.song import Provenance

SUFFIX = ".hsj"
DAMAGED = ".damaged"
"""Added to the name of a journal whose head cannot be read; nothing is lost of it."""

SYNC_INTERVAL = 1.0
"""Seconds between two waits for the disk."""

LOCK_PATIENCE = 1.0
"""Seconds to wait for somebody who may only be looking."""


@dataclass(frozen=True, slots=True, eq=False)
class Interrupted:
    """A song that somebody was composing when everything ended.

    Attributes:
        id: of the journal, and of the song that will come of it.
        recipe: of this one take.
        codes: (frames, 8) int16, every whole frame.
        created: when composing began, an aware time.
        provenance: parent and batch.
        start_frames: how many of the first frames were given by the parent.
        path: the journal.
    """

    id: str
    recipe: Recipe
    codes: Codes
    created: datetime
    provenance: Provenance
    start_frames: int
    path: Path

    @property
    def seconds(self) -> float:
        """Length of the music so far."""
        return len(self.codes) / FRAME_RATE


class Journal:
    """Appends the frames of one take; other processes see that it is alive.

    Made by :meth:`begin` or :meth:`resume`.

    Attributes:
        id: of the song in progress.
        path: the file.
        frames: how many frames it holds.
        durable_frames: how many of them the disk is known to have.
    """

    def __init__(self, path: Path, descriptor: int, head: Head, frames: int) -> None:
        self.id = path.stem
        self.path = path
        self.frames = frames
        self.durable_frames = frames
        self._descriptor = descriptor
        self._head = head
        self._synced = time.monotonic()

    @classmethod
    def begin(
        cls,
        home: Path,
        recipe: Recipe,
        *,
        start: Codes | None = None,
        provenance: Provenance | None = None,
        id: str | None = None,  # noqa: A002 - what it is called everywhere
    ) -> Self:
        """Open a journal for a new take.

        Args:
            home: the library's folder.
            recipe: of this one take.
            start: (frames, 8) int16 that the song begins with, where it continues another.
            provenance: parent and batch.
            id: of the song; a new one by default.

        Raises:
            JournalError, LibraryReadOnlyError: where it cannot be written; nothing is left then.
        """
        codes = np.zeros((0, CODEBOOKS), np.int16) if start is None else start
        song_id = id or new_id()
        path = Layout(home).journal / f"{song_id}{SUFFIX}"
        with _telling("The journal of the song cannot be written", path):
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists():
                raise JournalError(f"{path} belongs to another song in progress", safe="It was not touched")
            head = pack_head(song_id, recipe, provenance or Provenance(), len(codes))
            descriptor = _created(path, head + pack_frames(codes, 0, head_seed(head)))
        return cls(path, descriptor, read_head(path), len(codes))

    @classmethod
    def resume(cls, interrupted: Interrupted) -> Self:
        """Go on with a journal after its last whole frame; whatever was torn behind it is cut off.

        Raises:
            JournalError, LibraryReadOnlyError: where somebody else goes on with it, or it cannot be written.
        """
        path = interrupted.path
        with _telling("The journal of the song cannot be continued", path):
            descriptor = _taken(path)
            try:
                head = read_head(path)
                journal = cls(path, descriptor, head, len(read_frames(path, head)))
                journal._cut()
            except BaseException:
                os.close(descriptor)
                raise
        return journal

    def append(self, codes: Codes) -> None:
        """Write composed frames down; once a second this waits for the disk.

        Args:
            codes: (n, 8) int16, one or more frames.

        Raises:
            JournalError: where the disk does not take them; the frames before are safe.
        """
        data = memoryview(pack_frames(codes, self.frames, self._head.seed))
        with _telling("The journal of the song cannot be written", self.path):
            try:
                while data:
                    data = data[os.write(self._descriptor, data) :]
            except OSError:
                self._cut()
                raise
            self.frames += len(codes)
            if time.monotonic() - self._synced >= SYNC_INTERVAL:
                self._sync()

    def close(self) -> None:
        """Leave the journal for later; it is pending from now on."""
        if self._descriptor < 0:
            return
        try:
            with _telling("The journal of the song cannot be written", self.path):
                self._sync()
        finally:
            self._release()

    def discard(self) -> None:
        """Remove the journal, because the song is safe or nobody wants it."""
        with _telling("The journal of the song cannot be removed", self.path):
            self.path.unlink(missing_ok=True)
        self._release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _sync(self) -> None:
        os.fsync(self._descriptor)
        self.durable_frames = self.frames
        self._synced = time.monotonic()

    def _cut(self) -> None:
        """Cut off what was torn behind the last whole frame; new frames would be unreadable behind it."""
        os.ftruncate(self._descriptor, self._head.size + self.frames * RECORD_SIZE)
        os.fsync(self._descriptor)

    def _release(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def pending(home: Path) -> list[Interrupted]:
    """The songs in the library's folder that nobody is composing any more, the oldest first.

    A journal whose song was saved is removed, one whose head cannot be read is kept aside under another name.
    """
    layout = Layout(home)
    found = []
    for path in sorted(layout.journal.glob(f"*{SUFFIX}")):
        if not is_id(path.stem) or not _is_free(path):
            continue
        with suppress(OSError):  # a library that can only be read, or another process was quicker
            if layout.has_folder_of(path.stem):
                path.unlink()
                continue
            try:
                found.append(read_journal(path))
            except JournalError:
                path.rename(path.with_name(path.name + DAMAGED))
    return sorted(found, key=lambda song: (song.created, song.provenance.take))


def read_journal(path: Path) -> Interrupted:
    """What a journal holds, up to its last whole frame.

    Raises:
        JournalError: where its head cannot be read.
        OSError: where the file cannot.
    """
    head = read_head(path)
    return Interrupted(
        id=path.stem,
        recipe=head.recipe,
        codes=read_frames(path, head),
        created=head.created,
        provenance=head.provenance,
        start_frames=head.start_frames,
        path=path,
    )


def discard(interrupted: Interrupted) -> None:
    """Remove the journal of a song that nobody wants to go on with.

    Raises:
        JournalError, LibraryReadOnlyError: where somebody else goes on with it, or it cannot be removed.
    """
    path = interrupted.path
    with _telling("The journal of the song cannot be removed", path), suppress(FileNotFoundError):
        descriptor = _taken(path)
        try:
            path.unlink()
        finally:
            os.close(descriptor)


@contextmanager
def _telling(what: str, path: Path) -> Iterator[None]:
    with telling(what, path.parent.parent, JournalError):
        yield


def _created(path: Path, content: bytes) -> int:
    """The open, locked descriptor of a new journal that appears at ``path`` whole."""
    part = part_of(path)
    try:
        write_new(part, content)
        descriptor = _taken(part)
        try:
            part.rename(path)
        except BaseException:
            os.close(descriptor)
            raise
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
    return descriptor


def _taken(path: Path) -> int:
    """The open journal, locked for this process as long as it stays open."""
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND)
    deadline = time.monotonic() + LOCK_PATIENCE
    while not try_lock(descriptor):
        if time.monotonic() > deadline:
            os.close(descriptor)
            raise JournalError(f"{path} is being written by another HeartStudio", safe="It was not touched")
        time.sleep(0.01)  # somebody may only be looking whether it is free
    return descriptor


def _is_free(path: Path) -> bool:
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        return try_lock(descriptor, shared=True)
    finally:
        os.close(descriptor)
