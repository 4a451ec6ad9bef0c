"""Leaving out what a program with windows never loads, and the Intel half of what it does."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

from resources.bundle import macho
from resources.bundle.contents import ARCHITECTURE, DROPPED, KEPT
from resources.bundle.layout import Bundle


def prune(bundle: Bundle) -> int:
    """Remove from an application what it does not need.

    Returns:
        How many bytes that saved.
    """
    before = size(bundle.path)
    prune_packages(bundle.libraries)
    # py2app's own recipe for Qt sends it to a folder of plugins that is empty: without this file, Qt looks beside
    # its libraries, where they are.
    (bundle.resources / "qt.conf").unlink(missing_ok=True)
    shutil.rmtree(bundle.resources / "qt_plugins", ignore_errors=True)
    for path in macho.find(bundle.path):
        macho.thin(path, ARCHITECTURE)
    return before - size(bundle.path)


def prune_packages(libraries: Path) -> None:
    """Remove from a folder of packages what none of them needs for this program."""
    for path in list(_files(libraries)):
        if is_left_out(path.relative_to(libraries).as_posix()):
            path.unlink()
    _remove_empty(libraries)


def is_left_out(path: str) -> bool:
    """Whether a file stays out of the application.

    Args:
        path: below the folder of libraries, with ``/`` between folders.
    """
    for folder, kept in KEPT.items():
        inside = path.removeprefix(f"{folder}/")
        if inside != path and not _matches(inside, kept):
            return True
    return _matches(path, DROPPED)


def size(folder: Path) -> int:
    """Bytes of all files below a folder, links not counted."""
    return sum(path.lstat().st_size for path in _files(folder) if not path.is_symlink())


def _matches(path: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)


def _files(folder: Path) -> Iterable[Path]:
    for where, folders, names in os.walk(folder):
        linked = [name for name in folders if Path(where, name).is_symlink()]
        yield from (Path(where, name) for name in (*names, *linked))


def _remove_empty(folder: Path) -> None:
    for where, _, _ in os.walk(folder, topdown=False):
        here = Path(where)
        if here != folder and not any(here.iterdir()):
            here.rmdir()
