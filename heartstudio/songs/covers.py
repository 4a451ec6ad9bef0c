"""The covers of a song: the one it wears, the last five to choose from, and what somebody wants to see on them."""

from __future__ import annotations

from pathlib import Path

from heartstudio.songs.files import write_whole
from heartstudio.songs.layout import SongFile

KEPT_COVERS = 5
"""Covers that a song keeps, the one it wears among them."""

_SHELF = "covers"
_PROMPT = "prompt.txt"
_LONGEST_PROMPT = 10_000


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


def read_prompt(folder: Path) -> str:
    """What an image model is to be told, where somebody wrote that; else nothing."""
    path = folder / _SHELF / _PROMPT
    try:
        return path.read_text(encoding="utf-8", errors="replace")[:_LONGEST_PROMPT].strip()
    except OSError:
        return ""


def keep_prompt(folder: Path, prompt: str) -> None:
    """Keep what an image model is to be told for this song; nothing stands for what its tags and words say.

    Raises:
        OSError: what was kept before still is.
    """
    path = folder / _SHELF / _PROMPT
    if prompt.strip():
        path.parent.mkdir(exist_ok=True)
        write_whole(path, prompt.strip()[:_LONGEST_PROMPT].encode())
    else:
        path.unlink(missing_ok=True)


def _numbered(number: int) -> str:
    return f"{number:06d}.png"
