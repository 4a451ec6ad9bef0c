"""What py2app is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from resources.bundle.contents import (
    ARCHITECTURE,
    EXCLUDES,
    ICON,
    INCLUDES,
    PACKAGES,
    RECIPE_ICON,
    RESOURCES,
    ROOT,
)
from resources.bundle.info import info_plist

OPTIONS: dict[str, Any] = {
    "arch": ARCHITECTURE,
    # Files that are opened arrive through Qt; an event loop of its own beside Qt's would lose them.
    "argv_emulation": False,
    "excludes": list(EXCLUDES),
    "iconfile": str(ICON),
    "includes": list(INCLUDES),
    # Paths on the command line count from where the person is.
    "no_chdir": True,
    "optimize": 0,
    "packages": list(PACKAGES),
    "plist": info_plist(),
    "resources": [str(RECIPE_ICON)],
    "semi_standalone": False,
    "site_packages": False,
    # It would strip the libraries that their makers have signed, and gains little.
    "strip": False,
}


def app_resources() -> list[tuple[str, list[str]]]:
    """Our own resources: the folder in the application, and the files that go there."""
    folders: dict[str, list[str]] = {}
    for path in _files():
        where = Path("resources") / path.relative_to(ROOT / "resources").parent
        folders.setdefault(where.as_posix(), []).append(str(path))
    return sorted(folders.items())


def _files() -> Iterator[Path]:
    for name in RESOURCES:
        path = ROOT / "resources" / name
        yield from [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())
