"""The library on disk: songs, their files, and the journals of songs in progress."""

from heartstudio.songs.errors import (
    JournalError,
    LibraryError,
    LibraryReadOnlyError,
    LibraryTooNewError,
    SongFileError,
    SongNotFoundError,
)
from heartstudio.songs.journal import Interrupted, Journal, pending
from heartstudio.songs.layout import SongFile, heartstudio_home, new_id
from heartstudio.songs.library import Library
from heartstudio.songs.song import Provenance, Song, Sort
from heartstudio.songs.titles import title_of
from heartstudio.songs.trash import TRASH_DAYS, Undo

__all__ = [
    "TRASH_DAYS",
    "Interrupted",
    "Journal",
    "JournalError",
    "Library",
    "LibraryError",
    "LibraryReadOnlyError",
    "LibraryTooNewError",
    "Provenance",
    "Song",
    "SongFile",
    "SongFileError",
    "SongNotFoundError",
    "Sort",
    "Undo",
    "heartstudio_home",
    "new_id",
    "pending",
    "title_of",
]
