"""The card of a song: ``recipe.json`` in its folder, from which its row in the database can be made again."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from heartstudio.recipe import Recipe, RecipeError
from heartstudio.songs.errors import SongFileError
from heartstudio.songs.files import workbench, write_new
from heartstudio.songs.layout import Layout, SongFile, is_id
from heartstudio.songs.song import Provenance, Song
from heartstudio.songs.titles import clean_title, title_of

FORMAT = "heartstudio_song"
VERSION = 1
LARGEST_CARD = 8_000_000
"""Bytes; a larger file is no card."""


def card_text(song: Song) -> bytes:
    """The card's content."""
    return json.dumps(card_data(song), ensure_ascii=False, indent=2, allow_nan=False).encode()


def card_data(song: Song) -> dict[str, Any]:
    """The card's content, ready for JSON."""
    return {
        FORMAT: VERSION,
        "id": song.id,
        "title": song.title,
        "created": song.created.isoformat(),
        "seconds": song.seconds,
        "frames": song.frames,
        "favourite": song.favourite,
        "play_count": song.play_count,
        **asdict(song.provenance),
        "lufs": song.lufs,
        "silent": song.silent,
        "cut_at_limit": song.cut_at_limit,
        "recipe": song.recipe.to_dict(),
    }


def read_card(folder: Path) -> Song:
    """The song that a folder's card describes.

    Raises:
        SongFileError: where the card is missing, damaged or written by a newer HeartStudio.
    """
    path = folder / SongFile.RECIPE
    try:
        if path.stat().st_size > LARGEST_CARD:
            raise SongFileError(path, "is too large to be the card of a song")
        data = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise SongFileError(path, "is missing") from None
    except (OSError, ValueError, RecursionError) as error:
        raise SongFileError(path, f"cannot be read ({error})") from error
    try:
        return _song(data)
    except (KeyError, TypeError, ValueError, OverflowError, RecipeError) as error:
        raise SongFileError(path, f"is not the card of a song ({error})") from error


def make_folder(layout: Layout, song: Song) -> None:
    """Give a song that lost its folder one with nothing but its card; a folder that is there is left alone.

    Raises:
        OSError: where it cannot be made.
    """
    folder = layout.folder_of(song.id)
    if not folder.is_dir():
        with workbench(layout.incoming) as bench:
            write_new(bench / SongFile.RECIPE, card_text(song))
            bench.rename(folder)


def _song(data: Any) -> Song:
    if not isinstance(data, Mapping) or data.get(FORMAT) != VERSION:
        raise ValueError(f"its format is not version {VERSION}")
    if not is_id(_text(data, "id")):
        raise ValueError("its id is not an id")
    created = datetime.fromisoformat(_text(data, "created"))
    if created.tzinfo is None:
        raise ValueError("its date has no time zone")
    if not isinstance(data["recipe"], Mapping):
        raise TypeError("recipe is not an object")
    recipe = Recipe.from_dict(data["recipe"])
    return Song(
        id=data["id"],
        title=clean_title(_text(data, "title")) or title_of(recipe),
        recipe=recipe,
        created=created.astimezone(UTC),
        seconds=_number(data, "seconds"),
        frames=_count(data, "frames"),
        favourite=data.get("favourite") is True,
        play_count=_count(data, "play_count"),
        provenance=Provenance(
            parent=_optional(data, "parent", str),
            branch_frame=_optional(data, "branch_frame", int),
            take_group=_optional(data, "take_group", str),
            take=_count(data, "take"),
        ),
        lufs=None if data.get("lufs") is None else _number(data, "lufs", low=-math.inf),
        silent=data.get("silent") is True,
        cut_at_limit=data.get("cut_at_limit") is True,
    )


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data[name]
    if not isinstance(value, str):
        raise TypeError(f"{name} is not a text")
    return value


def _number(data: Mapping[str, Any], name: str, low: float = 0.0) -> float:
    value = data[name]
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError(f"{name} is not a number")
    if value < low:
        raise ValueError(f"{name} is below {low:g}")
    return float(value)


def _count(data: Mapping[str, Any], name: str) -> int:
    value = data.get(name, 0)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**53:
        raise ValueError(f"{name} is not a count")
    return value


def _optional(data: Mapping[str, Any], name: str, kind: type) -> Any:
    value = data.get(name)
    if value is None:
        return None
    return _count(data, name) if kind is int else _text(data, name)
