"""Where the files that travel with the program lie: beside the source, or inside the application bundle."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from heartstudio.errors import HeartStudioError


class ResourceError(HeartStudioError):
    """A file that belongs to the program is not where it should be."""


def resource(name: str) -> Path:
    """Path of a file or folder of ``resources/``.

    Args:
        name: its path below ``resources/``, with ``/`` between folders.

    Raises:
        ResourceError: where no copy of the program's resources holds it.
    """
    for folder in _folders():
        path = folder / name
        if path.exists():
            return path
    raise ResourceError(
        f"The program's own file {name} is missing",
        safe="Songs and settings are not touched",
        remedy="Install HeartStudio again",
    )


def _folders() -> Iterator[Path]:
    yield Path(__file__).resolve().parent.parent / "resources"
    # py2app names the bundle's Contents/Resources in RESOURCEPATH; the executable lies in Contents/MacOS.
    bundles = [Path(os.environ["RESOURCEPATH"])] if "RESOURCEPATH" in os.environ else []
    bundles.append(Path(sys.executable).resolve().parent.parent / "Resources")
    for bundle in bundles:
        yield bundle / "resources"
        yield bundle
