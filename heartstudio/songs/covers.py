"""The covers of a song: the one it wears, and the last five to choose from."""

from __future__ import annotations

from pathlib import Path

from heartstudio.songs.files import write_whole
from heartstudio.songs.layout import SongFile

KEPT_COVERS = 5
"""Covers that a song keeps, the one it wears among them."""

_SHELF = "covers"


def shelved_covers(folder: Path) -> list[Path]:
    """The covers that a song's folder keeps, the latest first; only the worn one where there was never another."""
    shelf = sorted((folder / _SHELF).glob("[0-9]*.png"), reverse=True)
    worn = folder / SongFile.COVER
    return shelf or ([worn] if worn.is_file() else [])


def shelve_cover(folder: Path, cover: bytes) -> None:
    """Let the song wear a new cover and keep those before it.

    Args:
        folder: the song's.
        cover: a PNG.

    Raises:
        OSError: the song wears what it wore.
    """
    shelf = folder / _SHELF
    worn = folder / SongFile.COVER
    shelf.mkdir(exist_ok=True)
    if worn.is_file() and not any(shelf.glob("*.png")):
        write_whole(shelf / _numbered(1), worn.read_bytes())
    latest = max((int(path.stem) for path in shelf.glob("[0-9]*.png") if path.stem.isdecimal()), default=0)
    write_whole(shelf / _numbered(latest + 1), cover)
    write_whole(worn, cover)
    for old in sorted(shelf.glob("[0-9]*.png"), reverse=True)[KEPT_COVERS:]:
        old.unlink(missing_ok=True)


def wear_cover(folder: Path, cover: Path) -> None:
    """Let the song wear one of its kept covers again.

    Raises:
        OSError: the song wears what it wore.
    """
    write_whole(folder / SongFile.COVER, cover.read_bytes())


def _numbered(number: int) -> str:
    return f"{number:06d}.png"
