"""One file on its way: resumed where it was cut, hashed as it comes, looked into before it gets its name."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from heartstudio.checkpoints.errors import DownloadError, HashMismatchError, NoSpaceError, printable
from heartstudio.checkpoints.hub import Hub, Listing, RemoteFile
from heartstudio.checkpoints.progress import Event, FileProgress, Retrying, Reused, State
from heartstudio.checkpoints.refusals import TransientError
from heartstudio.checkpoints.safety import check_content
from heartstudio.checkpoints.space import FULL
from heartstudio.checkpoints.stopping import Patience, Stop

PART = ".part"
"""Suffix of a file that is not whole, or not yet proved to be."""

_BLOCK = 2**20

Tell = Callable[[Event], None]


class Digest:
    """The hash that the hub has for a file, and the SHA-256 that we record, in one pass."""

    def __init__(self, file: RemoteFile) -> None:
        self._file = file
        self._sha256 = hashlib.sha256()
        self._sha1 = hashlib.sha1(b"blob %d\0" % file.size, usedforsecurity=False)

    def update(self, data: bytes) -> None:
        """Take the file's next bytes."""
        self._sha256.update(data)
        if not self._file.sha256:
            self._sha1.update(data)

    @property
    def sha256(self) -> str:
        """Hash of what was taken so far, hexadecimal."""
        return self._sha256.hexdigest()

    @property
    def agrees(self) -> bool:
        """Whether what was taken is the file that the hub listed."""
        if self._file.sha256:
            return self._file.sha256 == self.sha256
        return self._file.git_sha1 == self._sha1.hexdigest()


class Transfer:
    """One file and how far it is. Worked on by one thread, looked at by any.

    Attributes:
        file: what is wanted.
        sha256: its hash once it is done.
        fetched: bytes that came over the network.
    """

    def __init__(self, component: str, listing: Listing, file: RemoteFile, staging: Path) -> None:
        self.component = component
        self.listing = listing
        self.file = file
        self.target = staging / file.path
        self.part = self.target.with_name(self.target.name + PART)
        self.sha256 = ""
        self.fetched = 0
        self._done = 0
        self._state = State.WAITING
        self._patched = False

    @property
    def progress(self) -> FileProgress:
        """How far it is."""
        return FileProgress(self.component, self.file.path, self._done, self.file.size, self._state)

    @property
    def kept(self) -> int:
        """Bytes on disk from an earlier attempt."""
        for path in (self.target, self.part):
            with suppress(OSError):
                return min(path.stat().st_size, self.file.size)
        return 0

    def run(self, hub: Hub, sources: Iterator[Path], stop: Stop, tell: Tell) -> None:
        """Bring the file to its place: from an earlier attempt, a local copy, or the hub.

        Args:
            hub: where it is fetched from.
            sources: files on this machine that may be equal to it; each is hashed before it is believed.
            stop: ends it at once.
            tell: takes what is worth telling.

        Raises:
            StoppedError: when asked to end; what has come is kept.
            HashMismatchError: where what came is not what was listed; nothing of it is kept.
            UnsafeFileError: where its content is refused; nothing of it is kept.
            NoSpaceError: where the disk is full; what has come is kept.
            DownloadError: where the hub refuses or the network is gone; what has come is kept.
        """
        stop.check()
        with self._disk_errors():
            self.target.parent.mkdir(parents=True, exist_ok=True)
            if self.target.exists():
                self.target.replace(self.part)
            digest = None if self.part.exists() else self._reuse(sources, stop, tell)
            digest = self._fetch(hub, digest or self._resume(stop), stop, tell)
            if not digest.agrees and self._patched:
                # The earlier bytes may be at fault: a disk that lost power, a cut in an unlucky place.
                self._start_again()
                digest = self._fetch(hub, Digest(self.file), stop, tell)
            self._accept(digest)

    def _reuse(self, sources: Iterator[Path], stop: Stop, tell: Tell) -> Digest | None:
        for source in sources:
            digest = Digest(self.file)
            try:
                for block in self._blocks(source, stop):
                    digest.update(block)
            except OSError:
                continue
            if digest.agrees:
                self._link_or_copy(source.resolve(), stop)
                tell(Reused(self.file.path, source))
                return digest
        self._done = 0
        return None

    def _link_or_copy(self, source: Path, stop: Stop) -> None:
        try:
            os.link(source, self.part)
        except OSError:
            with self.part.open("wb", buffering=0) as part:
                for block in self._blocks(source, stop):
                    _write_all(part, block)

    def _resume(self, stop: Stop) -> Digest:
        digest = Digest(self.file)
        self._done = 0
        if self.part.exists():
            found = self.part.stat()
            shared = found.st_nlink > 1 and found.st_size < self.file.size
            if shared or found.st_size > self.file.size:
                self._start_again()
                return digest
            for block in self._blocks(self.part, stop):
                digest.update(block)
        self._patched = self._done > 0
        return digest

    def _blocks(self, path: Path, stop: Stop) -> Iterator[bytes]:
        self._state, self._done = State.CHECKING, 0
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                stop.check()
                self._done += len(block)
                yield block

    def _fetch(self, hub: Hub, digest: Digest, stop: Stop, tell: Tell) -> Digest:
        self._state = State.FETCHING
        attempts = Attempts(hub.patience, self.file.path, stop, tell)
        while self._done < self.file.size:
            before = self._done
            try:
                digest = self._fetch_once(hub, digest, stop)
            except TransientError as error:
                attempts.failed(error, progressed=self._done > before)
        return digest

    def _fetch_once(self, hub: Hub, digest: Digest, stop: Stop) -> Digest:
        with hub.open(self.listing, self.file, self._done, stop) as body:
            if body.start < self._done:
                self._start_again()
                digest = Digest(self.file)
            self._patched = self._patched or body.start > 0
            with self.part.open("ab", buffering=0) as part:
                for chunk in body.chunks:
                    stop.check()
                    if self._done + len(chunk) > self.file.size:
                        self.part.unlink()
                        raise HashMismatchError(
                            f"{hub.host} sends more for {printable(self.file.path)} than it listed"
                        )
                    _write_all(part, chunk)
                    digest.update(chunk)
                    self._done += len(chunk)
                    self.fetched += len(chunk)
        stop.check()
        if self._done < self.file.size:
            raise TransientError("the connection was lost before the end")
        return digest

    def _accept(self, digest: Digest) -> None:
        if self.file.size == 0:
            self.part.touch()
        if not digest.agrees:
            self.part.unlink()
            raise HashMismatchError(
                f"{printable(self.file.path)} of {self.listing.repository} is not what the hub lists: its hash differs",
                safe="It was thrown away and nothing of it is used",
                remedy="Try again later; if it stays so, the hub or the way to it is at fault",
            )
        try:
            check_content(self.part, self.file.path)
        except Exception:
            self.part.unlink()
            raise
        opened = os.open(self.part, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
        self.part.replace(self.target)
        self.sha256 = digest.sha256
        self._done, self._state = self.file.size, State.DONE

    def _start_again(self) -> None:
        # Unlinked, never truncated: a reused file shares its bytes with the folder it was found in.
        self.part.unlink(missing_ok=True)
        self._done = 0
        self._patched = False

    @contextmanager
    def _disk_errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            kept = "What has come so far is kept"
            if error.errno in FULL:
                raise NoSpaceError(
                    f"The disk is full: {printable(self.file.path)} cannot go on",
                    safe=kept,
                    remedy="Free some space and fetch it again: it goes on where it stopped",
                ) from None
            raise DownloadError(
                f"{self.part} cannot be written or read ({error.strerror or error})", safe=kept
            ) from None


class Attempts:
    """Counts failures in a row and waits between them."""

    def __init__(self, patience: Patience, what: str, stop: Stop, tell: Tell) -> None:
        self._patience = patience
        self._what = what
        self._stop = stop
        self._tell = tell
        self._failures = 0

    def failed(self, error: TransientError, *, progressed: bool = False) -> None:
        """Wait before the next attempt.

        Args:
            error: what failed.
            progressed: whether anything came before it failed.

        Raises:
            DownloadError: where it failed too often in a row.
            StoppedError: when asked to end.
        """
        self._stop.check()
        self._failures = 1 if progressed else self._failures + 1
        if self._failures >= self._patience.attempts:
            raise DownloadError(
                f"{printable(self._what)} does not come: {error.reason}, {self._failures} times in a row",
                safe="What has come so far is kept",
                remedy="Fetch it again when the network is back: it goes on where it stopped",
            ) from None
        seconds = self._patience.wait_after(self._failures, error.wait)
        self._tell(Retrying(self._what, error.reason, seconds))
        self._stop.wait(seconds)


def _write_all(file: FileIO, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]
