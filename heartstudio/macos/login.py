"""Starting at login: a launch agent in the user's Library, as plain as a file."""

from __future__ import annotations

import plistlib
from dataclasses import dataclass
from pathlib import Path
from typing import Self

LABEL = "org.heartstudio.HeartStudio.login"


@dataclass(frozen=True, slots=True)
class LoginItem:
    """What starts an application at login.

    Attributes:
        bundle: the ``.app``.
        folder: ``~/Library/LaunchAgents``.
    """

    bundle: Path
    folder: Path

    @classmethod
    def of_bundle(cls, bundle: Path | None) -> Self | None:
        """The item of an application; None where there is none."""
        return None if bundle is None else cls(bundle, Path.home() / "Library" / "LaunchAgents")

    @property
    def path(self) -> Path:
        """The agent's file."""
        return self.folder / f"{LABEL}.plist"

    def set(self, wanted: bool) -> None:
        """Write the agent, or remove it."""
        if not wanted:
            self.path.unlink(missing_ok=True)
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        agent = {
            "Label": LABEL,
            # In the background: the menu-bar icon appears, and no window comes to the front.
            "ProgramArguments": ["/usr/bin/open", "-g", str(self.bundle), "--args", "--hidden"],
            "RunAtLoad": True,
            "LimitLoadToSessionType": "Aqua",
        }
        part = self.path.with_suffix(".part")
        part.write_bytes(plistlib.dumps(agent))
        part.replace(self.path)
