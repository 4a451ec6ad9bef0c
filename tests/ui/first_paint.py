"""The command ``heartstudio`` until its window is painted: says when that was and what was imported by then, and ends.

Run as ``python -m tests.ui.first_paint``, with ``HEARTSTUDIO_HOME`` set.
"""

from __future__ import annotations

import json
import os
import sys
import time

from PySide6.QtCore import Qt

import heartstudio.app
from heartstudio.app import Application

HEAVY = ("mlx", "mlx.core", "mflux", "huggingface_hub", "transformers", "scipy", "sounddevice")


class Watched(Application):
    """The application, with somebody waiting for its window."""

    def start(self, *, hidden: bool = False) -> None:
        """Appear."""
        # The first in the line of those who hear of it; what is painted is on the screen a turn later.
        self.window.painted.connect(tell, Qt.ConnectionType.QueuedConnection)
        super().start(hidden=hidden)


def tell() -> None:
    imported = [name for name in HEAVY if name in sys.modules]
    print(json.dumps({"at": time.monotonic(), "imported": imported}), flush=True)  # noqa: T201
    os._exit(0)


if __name__ == "__main__":
    heartstudio.app.Application = Watched
    from heartstudio.cli import main

    sys.exit(main([]))
