"""What can go wrong in the engine, as types that carry what a person needs."""

from __future__ import annotations

from pathlib import Path

from heartstudio.errors import HeartStudioError


class CheckpointError(HeartStudioError):
    """A folder of weights cannot be used.

    Attributes:
        path: the file or folder at fault.
        reason: what is wrong with it.
    """

    def __init__(self, path: Path, reason: str, remedy: str = "") -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}", remedy=remedy)


class PromptError(HeartStudioError):
    """Tags and lyrics that do not fit the model's positions beside the song asked for."""


class CodesError(HeartStudioError):
    """Codes that no codec of this checkpoint can have made."""


class MemoryLimitError(HeartStudioError):
    """Composing would need, or has come to need, more memory than it may use."""


class SilentModelError(HeartStudioError):
    """The model ended the song before its first frame."""
