"""Other processes that convert: forked from one that has everything imported, and so quick to start and to kill."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from tests.checkpoints.originals import LANGUAGE_MODEL


class Converters:
    """A process that forks a converter for each line it reads.

    Args:
        folder: for the pipes.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0
        self._process = subprocess.Popen([sys.executable, "-m", __name__], stdin=subprocess.PIPE, text=True)

    def start(
        self, home: Path, precision: str, shard_bytes: int, *, limit: int = 0, seconds: float = 0.0
    ) -> Iterator[str]:
        """Convert the language model, and yield a line for each event, an error, and at last the peak of memory.

        Args:
            home: data folder.
            precision: to convert to.
            shard_bytes: size of a file.
            limit: bytes that a file may have, as if the disk were full then; 0 for none.
            seconds: after which the process is killed as a loss of power would; 0 for never.
        """
        self._count += 1
        pipe = self._folder / f"converter{self._count}"
        os.mkfifo(pipe)
        order = {"home": str(home), "precision": precision, "shard_bytes": shard_bytes}
        order |= {"limit": limit, "seconds": seconds, "pipe": str(pipe)}
        assert self._process.stdin
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return _lines(pipe.open(encoding="utf-8"))

    def close(self) -> None:
        """End it."""
        self._process.communicate()


def _lines(told: TextIO) -> Iterator[str]:
    with told:
        for line in told:
            yield line.rstrip("\n")


def _convert(home: Path, precision: str, shard_bytes: int, limit: int, seconds: float, pipe: Path) -> None:
    import resource

    from heartstudio.checkpoints.catalogue import load_catalogue
    from heartstudio.checkpoints.conversion import Target, convert
    from heartstudio.checkpoints.installed import Shelf
    from heartstudio.errors import HeartStudioError
    from heartstudio.resources import resource as file

    with pipe.open("w", encoding="utf-8", buffering=1) as told:
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        if seconds:
            threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGKILL)).start()
        shelf = Shelf(home, load_catalogue(file("catalogue.toml")))
        targets = [Target(shelf.catalogue.component(LANGUAGE_MODEL), precision)]
        before = _memory()
        try:
            for event in convert(shelf, targets, shard_bytes=shard_bytes):
                told.write(f"{type(event).__name__}\n")
        except HeartStudioError as error:
            told.write(f"{type(error).__name__} {error}\n")
        told.write(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT - before}\n")


_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


def _memory() -> int:
    """Bytes that this process holds now, with MLX at work."""
    import resource

    import mlx.core as mx

    mx.eval(mx.zeros((1,)) + 1)
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT


def _main() -> None:
    import heartstudio.checkpoints.conversion

    assert heartstudio.checkpoints.conversion, "imported before the first fork"
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    # Not "for line in stdin": a forked child would take the lines that were read ahead along.
    while line := sys.stdin.readline():
        if os.fork() == 0:
            order = json.loads(line)
            _convert(Path(order.pop("home")), pipe=Path(order.pop("pipe")), **order)
            os._exit(0)


if __name__ == "__main__":
    _main()
