"""A song from the library as a file to give away."""

from __future__ import annotations

from pathlib import Path

from heartstudio.audio.errors import cannot_write
from heartstudio.audio.export import ExportFormat, export
from heartstudio.audio.names import publish, safe_file_name
from heartstudio.audio.staging import part_of, sync
from heartstudio.audio.tagging import SongTags
from heartstudio.recipe import FILE_SUFFIX
from heartstudio.songs.catalogue import Catalogue
from heartstudio.songs.errors import SongFileError
from heartstudio.songs.layout import SongFile
from heartstudio.songs.song import Song


def export_song(
    library: Catalogue,
    song: Song,
    destination: Path,
    format: ExportFormat = ExportFormat.WAV24,  # noqa: A002 - the word that everybody looks for
    *,
    normalise: bool = False,
    fade_out: bool | None = None,
) -> Path:
    """Write a song for the world outside, with its title, cover, words and recipe inside.

    Args:
        library: that holds the song.
        song: which.
        destination: a folder, in which the file is named after the title, or a file; nothing is overwritten.
        format: what to write.
        normalise: bring it to -14 LUFS, as far as its true peak allows.
        fade_out: let its end fall to nothing; by default where it was cut at its length limit.

    Returns:
        The new file.

    Raises:
        SongFileError: where the song's sound is missing.
        AudioFileError: where it cannot be read, or the file not written; nothing is left then.
    """
    return export(
        library.path_of(song, SongFile.AUDIO),
        destination,
        format,
        tags_of(library, song),
        normalise=normalise,
        fade_out=song.cut_at_limit if fade_out is None else fade_out,
    )


def export_recipe(song: Song, folder: Path) -> Path:
    """Write the recipe of a song alone, as a file that HeartStudio opens; nothing is overwritten.

    Returns:
        The new file, named after the title.

    Raises:
        AudioFileError: where it cannot be written; nothing is left then.
    """
    name = safe_file_name(song.title, FILE_SUFFIX)
    part = part_of(folder / name)
    try:
        part.write_text(f"{song.recipe.to_json()}\n", encoding="utf-8")
        sync(part)
        return publish(part, folder, name)
    except OSError as error:
        raise cannot_write(folder / name, error) from error
    finally:
        part.unlink(missing_ok=True)


def tags_of(library: Catalogue, song: Song) -> SongTags:
    """What an exported file tells about a song."""
    return SongTags(
        title=song.title,
        date=f"{song.created.astimezone():%Y-%m-%d}",
        comment=", ".join(song.recipe.tag_list),
        cover_png=_cover(library, song),
        recipe=song.recipe,
        lyrics=song.recipe.lyrics,
    )


def _cover(library: Catalogue, song: Song) -> bytes | None:
    try:
        return library.path_of(song, SongFile.COVER).read_bytes()
    except (SongFileError, OSError):
        return None
