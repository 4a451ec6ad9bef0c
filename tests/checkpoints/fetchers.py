"""Other processes that fetch: forked from one that has everything imported, and so quick to start and to kill."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

LANGUAGE_MODEL = "heartmula-3b-happy-new-year"


class Fetchers:
    """A process that forks a fetcher for each line it reads.

    Args:
        folder: for the pipes.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0
        self._process = subprocess.Popen([sys.executable, "-m", __name__], stdin=subprocess.PIPE, text=True)

    def start(self, home: Path, endpoint: str, limit: int = 0) -> Fetcher:
        """Fetch the language model of the recommended model.

        Args:
            home: data folder.
            endpoint: of the hub.
            limit: bytes that a file may have, as if the disk were full then; 0 for none.
        """
        self._count += 1
        pipe = self._folder / f"fetcher{self._count}"
        os.mkfifo(pipe)
        order = {"home": str(home), "endpoint": endpoint, "limit": limit, "pipe": str(pipe)}
        assert self._process.stdin
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return Fetcher(pipe)

    def close(self) -> None:
        """End it."""
        self._process.communicate()


class Fetcher:
    """One process that fetches and writes a line for each event."""

    def __init__(self, pipe: Path) -> None:
        self._lines = pipe.open(encoding="utf-8")
        self.pid = int(self._lines.readline())

    def lines(self) -> Iterator[str]:
        """What it tells, until it ends."""
        for line in self._lines:
            yield line.rstrip("\n")
        self._lines.close()

    def kill(self) -> None:
        """End it as a loss of power would."""
        os.kill(self.pid, signal.SIGKILL)
        list(self.lines())


def _fetch(order: dict[str, str | int]) -> None:
    import resource

    from heartstudio.checkpoints.catalogue import load_catalogue
    from heartstudio.checkpoints.download import fetch
    from heartstudio.checkpoints.errors import ModelError
    from heartstudio.checkpoints.hub import Hub
    from heartstudio.checkpoints.installed import Shelf
    from heartstudio.checkpoints.reuse import LocalCopies
    from heartstudio.checkpoints.stopping import Patience
    from heartstudio.resources import resource as file

    limit = int(order["limit"])
    with Path(str(order["pipe"])).open("w", encoding="utf-8", buffering=1) as told:
        told.write(f"{os.getpid()}\n")
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        shelf = Shelf(Path(str(order["home"])), load_catalogue(file("catalogue.toml")))
        hub = Hub(str(order["endpoint"]), patience=Patience(stall=60.0, attempts=3, first_wait=0.01))
        wanted = [shelf.catalogue.component(LANGUAGE_MODEL)]
        try:
            for event in fetch(shelf, hub, wanted, copies=LocalCopies(None)):
                told.write(f"{type(event).__name__}\n")
        except ModelError as error:
            told.write(f"{type(error).__name__} {error}\n")


def _main() -> None:
    from huggingface_hub import HfApi, get_session

    import heartstudio.checkpoints.download

    assert HfApi, "what the library imports late is imported before the first fork"
    assert heartstudio.checkpoints.download
    get_session()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    # Not "for line in stdin": a forked child would take the lines that were read ahead along.
    while line := sys.stdin.readline():
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _fetch(json.loads(line))
            os._exit(0)


if __name__ == "__main__":
    _main()
