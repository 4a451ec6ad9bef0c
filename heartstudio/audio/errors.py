"""What can go wrong with a sound file or a loudspeaker."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

from heartstudio.errors import HeartStudioError


class AudioFileError(HeartStudioError):
    """A sound file (or something kept beside one) cannot be read or written.

    Attributes:
        path: the file.
        reason: what is wrong with it, in a few words.
    """

    def __init__(self, path: str | Path, reason: str, *, safe: str = "", remedy: str = "") -> None:
        self.path = Path(path)
        self.reason = reason
        super().__init__(f"{self.path}: {reason}", safe=safe, remedy=remedy)


class TagError(Exception):
    """Tags break the specification of their kind, or are more than it has room for."""


class PlaybackError(HeartStudioError):
    """There is no output to play on, or it went away."""


NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""Error numbers of a disk, a quota or a file-size limit that is exhausted."""


def cannot_write(path: Path, cause: BaseException) -> AudioFileError:
    """The error for a write that failed, naming the free space where that is the likely reason."""
    remedy = "Check that the disk is connected and has room, then try again"
    reason = f"could not be written: {_words(cause)}"
    free = _free_bytes(path.parent)
    if free is not None:
        reason = f"{reason} ({free / 1e6:,.1f} MB free there)"
        if getattr(cause, "errno", None) in NO_ROOM or free < 1_000_000:
            remedy = "Free some space on that disk or choose another folder, then try again"
    if isinstance(cause, PermissionError):
        remedy = "Choose a folder that you may write to"
    return AudioFileError(path, reason, safe="What stood there before is untouched", remedy=remedy)


def _words(cause: BaseException) -> str:
    if isinstance(cause, OSError) and cause.strerror:
        return cause.strerror
    return str(cause) or "the disk took only a part of it"


def _free_bytes(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None
