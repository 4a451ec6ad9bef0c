"""Where everything of a library stands in its folder."""

from __future__ import annotations

import os
import uuid
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

HOME_VARIABLE = "HEARTSTUDIO_HOME"

ID_LENGTH = 32
_HEXADECIMAL = "0123456789abcdef"


class SongFile(StrEnum):
    """The files in the folder of a song."""

    AUDIO = "audio.wav"
    CODES = "codes.npy"
    RECIPE = "recipe.json"
    COVER = "cover.png"
    PEAKS = "peaks.npy"


def heartstudio_home() -> Path:
    """The user's data folder: ``HEARTSTUDIO_HOME`` where set, else the system's place for it."""
    moved = os.environ.get(HOME_VARIABLE)
    if moved:
        return Path(moved).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("HeartStudio", appauthor=False)


def new_id() -> str:
    """A fresh song id: 32 hexadecimal digits."""
    return uuid.uuid4().hex


def is_id(name: str) -> bool:
    """Whether a name has the form of a song id."""
    return len(name) == ID_LENGTH and not name.strip(_HEXADECIMAL)


@dataclass(frozen=True, slots=True)
class Layout:
    """The places inside one library folder.

    A folder stands in ``songs`` while its song is in the library and in ``trash`` after it was deleted.
    Everything is prepared, and everything is taken apart, in ``incoming``: the three lie on one disk, so that
    a song appears and vanishes by a single rename.
    """

    home: Path

    @property
    def database(self) -> Path:
        """The index of all songs."""
        return self.home / "library.sqlite3"

    @property
    def lock(self) -> Path:
        """Held while a process opens or rebuilds the library."""
        return self.home / "library.lock"

    @property
    def cover_orders(self) -> Path:
        """Which songs wait for an image model to paint their covers."""
        return self.home / "covers.json"

    @property
    def songs(self) -> Path:
        """Folders of the songs in the library."""
        return self.home / "songs"

    @property
    def trash(self) -> Path:
        """Folders of deleted songs."""
        return self.home / "trash"

    @property
    def incoming(self) -> Path:
        """Folders on their way in or out."""
        return self.home / "incoming"

    @property
    def journal(self) -> Path:
        """Journals of songs in progress."""
        return self.home / "journal"

    def folder_of(self, song_id: str, *, deleted: bool = False) -> Path:
        """The folder of one song."""
        return (self.trash if deleted else self.songs) / song_id

    def song_ids(self) -> set[str]:
        """Ids that have a folder in ``songs``."""
        return _ids_in(self.songs)

    def trashed_ids(self) -> set[str]:
        """Ids that have a folder in ``trash``."""
        return _ids_in(self.trash)

    def has_folder_of(self, song_id: str) -> bool:
        """Whether the song was saved, be it in the library or in the trash."""
        return self.folder_of(song_id).is_dir() or self.folder_of(song_id, deleted=True).is_dir()

    def make_folders(self) -> None:
        """Create what is not there yet.

        Raises:
            OSError: where the system does not allow it.
        """
        for folder in (self.songs, self.trash, self.incoming, self.journal):
            folder.mkdir(parents=True, exist_ok=True)


def _ids_in(folder: Path) -> set[str]:
    try:
        return set(filter(is_id, os.listdir(folder)))  # noqa: PTH208 - read at every start, ten thousand names
    except FileNotFoundError:
        return set()
