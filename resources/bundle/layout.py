"""Where things lie in an application bundle that py2app made."""

from __future__ import annotations

import plistlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from resources.bundle.contents import NAME
from resources.bundle.errors import BundleError


@dataclass(frozen=True, slots=True)
class Bundle:
    """An application.

    Attributes:
        path: of its ``.app`` folder.
    """

    path: Path

    @property
    def contents(self) -> Path:
        """All that is in it."""
        return self.path / "Contents"

    @property
    def programs(self) -> Path:
        """What can be started."""
        return self.contents / "MacOS"

    @property
    def main(self) -> Path:
        """What starts when the application is opened."""
        return self.programs / NAME

    @property
    def frameworks(self) -> Path:
        """Python's own framework and the libraries of its standard modules."""
        return self.contents / "Frameworks"

    @property
    def resources(self) -> Path:
        """Everything that is not linked to the main program."""
        return self.contents / "Resources"

    @property
    def libraries(self) -> Path:
        """The packages that are folders.

        Raises:
            BundleError: where there is no such folder, or more than one.
        """
        found = sorted(path for path in (self.resources / "lib").glob("python3.*") if path.is_dir())
        if len(found) != 1:
            raise BundleError(
                f"{self.path.name} should hold one folder Contents/Resources/lib/python3.*; it holds {len(found)}"
            )
        return found[0]

    def info(self) -> Mapping[str, Any]:
        """Its Info.plist.

        Raises:
            BundleError: where it is missing or none.
        """
        try:
            info: Mapping[str, Any] = plistlib.loads((self.contents / "Info.plist").read_bytes())
        except (OSError, ValueError, ExpatError) as error:
            raise BundleError(f"Contents/Info.plist cannot be read: {error}") from None
        return info

    def inside(self, path: Path) -> str:
        """The path of something in it, for people to read."""
        return path.relative_to(self.path).as_posix()
