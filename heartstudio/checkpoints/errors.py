"""What can go wrong between a model's name and its weights on disk."""

from __future__ import annotations

from heartstudio.errors import HeartStudioError


class ModelError(HeartStudioError):
    """Anything of this room that a person should hear of."""


class CatalogueError(ModelError):
    """The list of models, or what the user added to it, cannot be read or changed."""


class UnknownModelError(ModelError):
    """No model goes by this name."""


class NotInstalledError(ModelError):
    """The model is known but its weights are not, or not wholly, on this machine."""


class UnsafeFileError(ModelError):
    """A file that a model must not bring: a pickle, an escaping path, a lying header, an oversized JSON.

    Attributes:
        file: its name as the repository or folder gives it.
        reason: what is wrong with it.
    """

    def __init__(self, file: str, reason: str) -> None:
        self.file = file
        self.reason = reason
        super().__init__(
            f"{printable(file)} is refused: {reason}",
            safe="Nothing of it was run or taken for a model",
            remedy="Choose another model, or tell its author",
        )


class DownloadError(ModelError):
    """A download ended before its time."""


class AccessRefusedError(DownloadError):
    """The hub does not show this repository to us: gated, private, or not there at all."""


class HashMismatchError(DownloadError):
    """What came is not what the hub said would come."""


class NoSpaceError(DownloadError):
    """The disk does not hold what is to come, or has filled up meanwhile."""


def printable(name: str, length: int = 120) -> str:
    """A foreign name on one line: control characters and direction marks shown as escapes, never acted on."""
    shown = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in name)
    return shown if len(shown) <= length else f"{shown[: length - 1]}…"
