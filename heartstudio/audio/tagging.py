"""What a sound file tells about itself: title, artist, date, cover, words, and its recipe."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from heartstudio.audio import flac_blocks, id3, riff
from heartstudio.audio.errors import AudioFileError, TagError
from heartstudio.recipe import Recipe, RecipeError

RECIPE_KEY = "HEARTSTUDIO_RECIPE"
"""The user-defined ID3 frame and the Vorbis comment that hold the recipe as JSON."""

MAX_TAG_BYTES = 32 * 2**20
"""More metadata than this is not read: a song of ours has a cover of a few megabytes."""

MAX_RECIPE_CHARACTERS = 2**20
"""No recipe of ours is longer; lyrics are a few thousand characters."""

_MAX_INFO_CHARACTERS = 4000
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_HEAD_BYTES = 26
"""As far as a PNG tells its size and its colours."""

_ID3_CHUNKS = {"WAV": b"id3 ", "AIFF": b"ID3 "}


@dataclass(frozen=True, slots=True)
class SongTags:
    """What an exported file tells about its song.

    Attributes:
        title: the song's name.
        artist: who made it.
        date: when, as ``2026-11-23``; empty for unknown.
        comment: anything else.
        cover_png: a PNG; what is none is left out.
        recipe: what it was made from, so that the file can be made again.
        lyrics: the words.
    """

    title: str
    artist: str = "HeartStudio"
    date: str = ""
    comment: str = ""
    cover_png: bytes | None = None
    recipe: Recipe | None = None
    lyrics: str = ""

    def strings(self) -> dict[str, str]:
        """The texts for RIFF INFO and AIFF text chunks, by soundfile's names for them; none is empty."""
        texts = {"title": self.title, "artist": self.artist, "date": self.date, "comment": self.comment}
        plain = {key: text.replace("\0", "")[:_MAX_INFO_CHARACTERS] for key, text in texts.items()}
        return {key: text.encode("utf-8", "replace").decode() for key, text in plain.items() if text}

    @property
    def cover(self) -> bytes | None:
        """The cover, where there is one and it is a PNG."""
        png = self.cover_png or b""
        return png if png.startswith(_PNG) and len(png) >= _PNG_HEAD_BYTES else None


def write_tags(path: Path, container: str, tags: SongTags, *, name: Path | None = None) -> None:
    """Puts the tags into a finished WAV, FLAC or AIFF file; its samples stay as they are.

    Args:
        path: the file.
        container: ``WAV``, ``FLAC`` or ``AIFF``.
        tags: what to say.
        name: the path to speak of in errors, where the file is to be known by another than its own.

    Raises:
        AudioFileError: where the file does not take them.
        OSError: where the disk refuses; the file is as it was, in both cases.
    """
    try:
        if container == "FLAC":
            flac_blocks.rewrite(path, _vorbis_fields(tags), tags.cover)
        else:
            riff.put(path, _ID3_CHUNKS[container], id3.tag(_id3_frames(tags)))
    except TagError as error:
        raise AudioFileError(
            name or path,
            f"did not take its tags ({error})",
            safe="The song itself is untouched",
            remedy="Choose another format or a smaller cover, then try again",
        ) from error


def read_recipe(path: str | Path) -> Recipe | None:
    """The recipe inside a WAV, FLAC or AIFF file, or None where it carries none.

    Raises:
        AudioFileError: where the file is missing, of another kind or damaged, or its recipe is not valid.
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            text = _recipe_text(path, file)
    except OSError as error:
        raise AudioFileError(path, f"cannot be opened ({error.strerror or error})") from error
    if not text:
        return None
    if len(text) > MAX_RECIPE_CHARACTERS:
        raise _refused(path, "its recipe is longer than any real one")
    try:
        return Recipe.from_json(text)
    except RecipeError as error:
        raise _refused(path, f"its recipe cannot be used: {error.what}") from error


def _id3_frames(tags: SongTags) -> list[id3.Frame]:
    frames = [id3.text("TIT2", tags.title), id3.text("TPE1", tags.artist), *id3.date(tags.date)]
    if tags.comment:
        frames.append(id3.full_text("COMM", tags.comment))
    if tags.lyrics:
        frames.append(id3.full_text("USLT", tags.lyrics))
    if tags.recipe is not None:
        frames.append(id3.user_text(RECIPE_KEY, tags.recipe.to_json()))
    if tags.cover is not None:
        frames.append(id3.front_cover(tags.cover))
    return frames


def _vorbis_fields(tags: SongTags) -> dict[str, str]:
    texts = {
        "TITLE": tags.title,
        "ARTIST": tags.artist,
        "DATE": tags.date,
        "COMMENT": tags.comment,
        "LYRICS": tags.lyrics,
        RECIPE_KEY: tags.recipe.to_json() if tags.recipe is not None else "",
    }
    return {name: text for name, text in texts.items() if text}


def _recipe_text(path: Path, file: BinaryIO) -> str | None:
    container = riff.walk(file)
    try:
        return _vorbis_recipe(path, file) if container is None else _id3_recipe(path, file, container)
    except TagError as error:
        raise _refused(path, f"its tags are damaged ({error})") from error


def _id3_recipe(path: Path, file: BinaryIO, container: riff.Container) -> str | None:
    chunk = container.find(*_ID3_CHUNKS.values())
    if chunk is None:
        return None
    tag = riff.chunk_data(file, chunk, MAX_TAG_BYTES)
    if tag is None:
        raise _refused(path, "its tags are larger than any real ones")
    return id3.find_user_text(tag, RECIPE_KEY)


def _vorbis_recipe(path: Path, file: BinaryIO) -> str | None:
    blocks = flac_blocks.walk(file)
    if blocks is None:
        raise _refused(path, "it is not a WAV, FLAC or AIFF file")
    if sum(block.size for block in blocks) > MAX_TAG_BYTES:
        raise _refused(path, "its tags are larger than any real ones")
    comments = flac_blocks.read_comments(file, blocks)
    return None if comments is None else comments.find(RECIPE_KEY)


def _refused(path: Path, reason: str) -> AudioFileError:
    return AudioFileError(
        path, reason, safe="The file was not changed", remedy="Drop a song that HeartStudio exported"
    )
