"""The one kind of error that a face shows to a person."""

from __future__ import annotations


class HeartStudioError(Exception):
    """Something a person should hear of, in words that help.

    Every room raises its own subclass; the faces (command line, windows) print it and go on.

    Attributes:
        what: what happened, one clear line.
        safe: what is untouched or can be got back; empty where nothing was at stake.
        remedy: what to do next; empty where ``what`` already says it.
        command: what does the same on the command line, which windows leave out; empty where nothing does.
    """

    def __init__(self, what: str, *, safe: str = "", remedy: str = "", command: str = "") -> None:
        self.what = what
        self.safe = safe
        self.remedy = remedy
        self.command = command
        super().__init__(". ".join(part for part in (what, safe, with_command(remedy, command)) if part))


def with_command(remedy: str, command: str) -> str:
    """A remedy as the command line tells it: with the command that does the same."""
    return f"{remedy} (or run: {command})" if command else remedy
