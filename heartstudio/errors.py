"""The one kind of error that a face shows to a person."""

from __future__ import annotations


class HeartStudioError(Exception):
    """Something a person should hear of, in words that help.

    Every room raises its own subclass; the faces (command line, windows) print it and go on.

    Attributes:
        what: what happened, one clear line.
        safe: what is untouched or can be got back; empty where nothing was at stake.
        remedy: what to do next; empty where ``what`` already says it.
    """

    def __init__(self, what: str, *, safe: str = "", remedy: str = "") -> None:
        self.what = what
        self.safe = safe
        self.remedy = remedy
        super().__init__(". ".join(part for part in (what, safe, remedy) if part))
