"""Taking sound files from outside into the library."""

from __future__ import annotations

from pathlib import Path

from heartstudio.recipe import FRAME_RATE, MAX_SECONDS, Recipe
from heartstudio.songs.errors import LibraryError
from heartstudio.songs.library import Library
from heartstudio.songs.song import Song


def import_song(library: Library, path: Path, *, tags: str = "", lyrics: str = "", title: str = "") -> Song:
    """Copy a sound file into the library.

    A file that HeartStudio exported brings its title and its recipe along; of any other file the tags must be
    told. There are no codes in either, so it can be played and exported, but not continued.

    Args:
        library: the open library.
        path: a WAV, FLAC or AIFF file; it stays as it is.
        tags: style words, where the file carries no recipe.
        lyrics: its words, where the file carries no recipe.
        title: instead of the file's own.

    Raises:
        AudioFileError: where the file cannot be read as sound.
        LibraryError: where tags are missing, or it cannot be saved.
        RecipeError: for tags that no recipe takes.
    """
    from heartstudio.audio.tagging import read_recipe
    from heartstudio.audio.wave import open_sound, probe

    seconds = probe(path).seconds
    with open_sound(path) as sound:
        own_title = str(sound.title or "")
    recipe = read_recipe(path)
    if recipe is None:
        if not tags.strip(" ,"):
            raise LibraryError(
                f"{path} carries no recipe, so its tags are not known",
                safe="Nothing was imported",
                remedy="Tell them with --tags, such as --tags piano,happy",
            )
        recipe = Recipe(tags, lyrics, seconds=_allowed(seconds))
    return library.add(recipe, None, path, title=title or own_title or path.stem)


def _allowed(seconds: float) -> float:
    """A recipe's length for a sound of any length."""
    return min(max(seconds, 1 / FRAME_RATE), MAX_SECONDS)
