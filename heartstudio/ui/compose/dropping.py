"""Files that are dropped on the form: words from text, a whole recipe from one by itself or from an exported song."""

from __future__ import annotations

import re
from pathlib import Path

from heartstudio.audio.tagging import read_recipe
from heartstudio.errors import HeartStudioError
from heartstudio.recipe import FILE_SUFFIX, Recipe, RecipeError

TEXTS = {".txt", ".lrc", ".md"}
RECIPES = {FILE_SUFFIX}
SOUNDS = {".wav", ".flac", ".aiff", ".aif"}

MAX_TEXT_BYTES = 200_000
"""More than this is no song's words."""

_STAMP = re.compile(r"\[\d{1,3}:\d{2}(?:[.:]\d{1,3})?\]|<\d{1,3}:\d{2}(?:[.:]\d{1,3})?>")
_LRC_HEAD = re.compile(r"\[(?:ar|al|ti|au|by|re|ve|la|length|offset|tool|id):[^\]]*\]\s*", re.IGNORECASE)


class DroppedFileError(HeartStudioError):
    """A file holds nothing for the form."""


def read_dropped(path: Path) -> Recipe | str:
    """What a dropped file holds: the recipe of a song, or words.

    Raises:
        DroppedFileError: where it is neither, with what it was and what would do.
        HeartStudioError: where a sound file cannot be read.
    """
    if not path.is_file():  # a pipe among others, which nobody may ever write to
        raise DroppedFileError(f"“{path.name}” is no file that can be read", safe="The form is as it was")
    kind = path.suffix.lower()
    if kind in SOUNDS:
        recipe = read_recipe(path)
        if recipe is None:
            raise DroppedFileError(
                f"“{path.name}” carries no recipe",
                safe="The form is as it was",
                remedy="Drop a song that HeartStudio exported, or a text with lyrics",
            )
        return recipe
    if kind in RECIPES:
        return _recipe(path)
    if kind not in TEXTS:
        raise DroppedFileError(
            f"“{path.name}” is neither lyrics nor a song",
            safe="The form is as it was",
            remedy="Drop a .txt or .lrc file, or a song that HeartStudio exported",
        )
    return _lyrics(path)


def plain_lyrics(text: str) -> str:
    """Lyrics without the time stamps and the head of the LRC format; section markers stay."""
    lines = (_STAMP.sub("", _LRC_HEAD.sub("", line)).strip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _recipe(path: Path) -> Recipe:
    data = _content(path)
    try:
        return Recipe.from_json(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, RecipeError) as error:
        why = error.what if isinstance(error, RecipeError) else "it is no text"
        raise DroppedFileError(
            f"“{path.name}” is no recipe that can be used: {why}", safe="The form is as it was"
        ) from None


def _lyrics(path: Path) -> str:
    data = _content(path)
    if len(data) > MAX_TEXT_BYTES or (b"\0" in data and not _is_wide(data)):
        raise DroppedFileError(
            f"“{path.name}” is no text with a song's words",
            safe="The form is as it was",
            remedy="Drop a plain text of some pages at most",
        )
    return plain_lyrics(_decoded(data))


def _content(path: Path) -> bytes:
    """The beginning of a file: one byte more than may be there, so that a larger one shows."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_TEXT_BYTES + 1)
    except OSError as error:
        raise DroppedFileError(
            f"“{path.name}” cannot be read ({error.strerror or error})", safe="The form is as it was"
        ) from None


def _is_wide(data: bytes) -> bool:
    return data.startswith((b"\xff\xfe", b"\xfe\xff"))


def _decoded(data: bytes) -> str:
    if _is_wide(data):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
