"""Apple's frameworks, imported when they are needed; tests hand in others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Frameworks:
    """Modules of pyobjc.

    Attributes:
        appkit: ``AppKit``.
        foundation: ``Foundation``.
        media_player: ``MediaPlayer``.
        objc: ``objc`` itself.
    """

    appkit: Any
    foundation: Any
    media_player: Any
    objc: Any

    @classmethod
    def load(cls) -> Self:
        """Import them.

        Raises:
            ImportError: where pyobjc is not installed.
        """
        import AppKit
        import Foundation
        import MediaPlayer
        import objc

        return cls(AppKit, Foundation, MediaPlayer, objc)
