"""The disk image: a window with the application on the left, the Applications folder on the right, an arrow between."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from heartstudio import __version__
from resources.bundle.commands import Run
from resources.bundle.contents import ARCHITECTURE, ICON, NAME, ROOT

BACKGROUND = ROOT / "resources" / "bundle" / "art" / "dmg-background.png"
WINDOW = (560, 380)
"""Points; the picture behind it is as large, and twice that for fine screens."""

_APP_AT = (150, 180)
_APPLICATIONS_AT = (410, 180)


def image_name() -> str:
    """What the disk image is called."""
    return f"{NAME}-{__version__}-{ARCHITECTURE}.dmg"


def settings(app: Path) -> dict[str, Any]:
    """What dmgbuild is told."""
    return {
        "appearance": "light",
        "background": str(BACKGROUND),
        "compression_level": 9,
        "default_view": "icon-view",
        "files": [str(app)],
        "filesystem": "HFS+",
        "format": "UDZO",
        "hide_extensions": [app.name],
        "icon": str(ICON),
        "icon_locations": {app.name: _APP_AT, "Applications": _APPLICATIONS_AT},
        "icon_size": 112,
        "show_icon_preview": False,
        "symlinks": {"Applications": "/Applications"},
        "text_size": 13,
        "window_rect": ((240, 160), WINDOW),
    }


def make_image(app: Path, image: Path, run: Run) -> None:
    """Write the disk image of an application.

    Raises:
        BundleError: where dmgbuild fails.
    """
    image.unlink(missing_ok=True)
    with TemporaryDirectory(prefix="heartstudio-image-") as folder:
        told = Path(folder) / "settings.py"
        told.write_text("".join(f"{name} = {value!r}\n" for name, value in settings(app).items()))
        run([sys.executable, "-m", "dmgbuild", "--settings", told, NAME, image])
