"""What a check of the library can find."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

LOOK = "Choose 'Look for missing songs' in the File menu, or delete the song"
LOOK_COMMAND = "heartstudio songs check --find FOLDER"
DECODE = "Choose 'Check the library' in the File menu: it is decoded again from the song's codes"
DECODE_COMMAND = "heartstudio songs check --mend"


class Trouble(StrEnum):
    """The kinds of disagreement between database, folders and files."""

    DATABASE = "damaged database"
    SEARCH = "search index"
    UNLISTED = "folder without a row"
    ROW = "row without a folder"
    PLACE = "row and folder in different places"
    CARD = "recipe.json"
    AUDIO = "audio.wav"
    CODES = "codes.npy"
    PEAKS = "peaks.npy"
    COVER = "cover.png"
    LEFTOVER = "left by an interrupted process"
    STRANGER = "not a song"
    JOURNAL = "damaged journal"
    TRASH = "deleted long ago"


@dataclass(frozen=True, slots=True)
class Finding:
    """One disagreement.

    Attributes:
        trouble: of which kind.
        path: what it is about.
        what: in words.
        mended: whether it was put right.
        remedy: what a person can do about it, where mending cannot, or did not.
        command: what does the same on the command line; empty where nothing does.
        song_id: the song it is about, where it is about one.
        lost: whether it is about a sound that is gone or damaged, and may be found again in another place.
    """

    trouble: Trouble
    path: Path
    what: str
    mended: bool = False
    remedy: str = ""
    command: str = ""
    song_id: str | None = None
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check.

    Attributes:
        songs: how many songs were looked at.
        findings: everything that was not as it should be.
    """

    songs: int
    findings: tuple[Finding, ...]

    @property
    def open(self) -> tuple[Finding, ...]:
        """What is still not as it should be."""
        return tuple(finding for finding in self.findings if not finding.mended)
