"""A song from the library as a file to give away."""

from __future__ import annotations

from pathlib import Path

from heartstudio.audio.export import ExportFormat, export
from heartstudio.audio.tagging import SongTags
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
