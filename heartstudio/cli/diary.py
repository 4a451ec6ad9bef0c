"""The diary of a run of the application: a log that rotates, and what a crash leaves behind."""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path

from heartstudio import __version__

LOG_FILE = "heartstudio.log"
CRASH_FILE = "crash.log"
KEPT_BYTES = 1_000_000
KEPT_FILES = 3

_CRASH_KEPT_BYTES = 200_000


@contextmanager
def diary(home: Path) -> Iterator[Path]:
    """Write down what happens, in the data folder.

    Yields:
        The log file. Where it cannot be written, nothing is written down and the program runs all the same.
    """
    log_file = home / LOG_FILE
    root = logging.getLogger("heartstudio")
    level = root.level
    try:
        home.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            log_file, maxBytes=KEPT_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=True
        )
        crashes = _crash_file(home / CRASH_FILE).open("ab", buffering=0)
    except OSError:
        yield log_file
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    faulthandler.enable(crashes, all_threads=True)
    root.info("HeartStudio %s on %s, Python %s", __version__, platform.platform(), sys.version.split()[0])
    try:
        yield log_file
    finally:
        faulthandler.disable()
        crashes.close()
        root.removeHandler(handler)
        root.setLevel(level)
        handler.close()


def _crash_file(path: Path) -> Path:
    """The file that crashes are added to; a long one is put aside first."""
    if path.exists() and path.stat().st_size > _CRASH_KEPT_BYTES:
        path.replace(path.with_suffix(".old.log"))
    return path
