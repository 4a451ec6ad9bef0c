"""What a sound file tells about itself: title, artist, date, cover, words, and its recipe."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from heartstudio.audio import riff
from heartstudio.audio.errors import AudioFileError
from heartstudio.recipe import Recipe, RecipeError

RECIPE_KEY = "HEARTSTUDIO_RECIPE"
"""The user-defined ID3 frame and the Vorbis comment that hold the recipe as JSON."""

MAX_TAG_BYTES = 32 * 2**20
"""More metadata than this is not read: a song of ours has a cover of a few megabytes."""

MAX_RECIPE_CHARACTERS = 2**20
"""No recipe of ours is longer; lyrics are a few thousand characters."""

_MAX_INFO_CHARACTERS = 4000
_PNG = b"\x89PNG\r\n\x1a\n"
_FRONT_COVER = 3
_COMPRESSED = 0x0088
"""The compression flags of a frame in ID3 2.3 (0x0080) and 2.4 (0x0008)."""


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
        return {key: text for key, text in plain.items() if text}

    @property
    def has_cover(self) -> bool:
        """Whether there is a cover, and it is a PNG."""
        return self.cover_png is not None and self.cover_png.startswith(_PNG) and len(self.cover_png) >= 26


def write_tags(path: Path, container: str, tags: SongTags) -> None:
    """Puts the tags into a finished WAV, FLAC or AIFF file; its samples stay as they are.

    Args:
        path: the file.
        container: ``WAV``, ``FLAC`` or ``AIFF``.
        tags: what to say.

    Raises:
        AudioFileError: where the file does not take them.
    """
    import mutagen
    from mutagen.aiff import AIFF
    from mutagen.wave import WAVE

    try:
        if container == "FLAC":
            _write_vorbis(path, tags)
        else:
            _write_id3(WAVE(path) if container == "WAV" else AIFF(path), tags)
    except mutagen.MutagenError as error:
        if isinstance(error.__context__, OSError):
            raise error.__context__ from error
        raise AudioFileError(path, f"did not take its tags ({error})") from error


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
    if text is None:
        return None
    if len(text) > MAX_RECIPE_CHARACTERS:
        raise _refused(path, "its recipe is longer than any real one")
    try:
        return Recipe.from_json(text)
    except RecipeError as error:
        raise _refused(path, f"its recipe cannot be used: {error.what}") from error


def _write_id3(file: Any, tags: SongTags) -> None:
    from mutagen.id3 import APIC, COMM, TDRC, TIT2, TPE1, TXXX, USLT

    file.add_tags()
    frames = file.tags
    frames.add(TIT2(encoding=3, text=tags.title))
    frames.add(TPE1(encoding=3, text=tags.artist))
    if tags.date:
        frames.add(TDRC(encoding=3, text=tags.date))
    if tags.comment:
        frames.add(COMM(encoding=3, lang="und", desc="", text=tags.comment))
    if tags.lyrics:
        frames.add(USLT(encoding=3, lang="und", desc="", text=tags.lyrics))
    if tags.recipe is not None:
        frames.add(TXXX(encoding=3, desc=RECIPE_KEY, text=tags.recipe.to_json()))
    if tags.has_cover:
        frames.add(APIC(encoding=0, mime="image/png", type=_FRONT_COVER, desc="", data=tags.cover_png))
    frames.update_to_v23()
    file.save(v2_version=3)  # the version that every player and file manager shows


def _write_vorbis(path: Path, tags: SongTags) -> None:
    from mutagen.flac import FLAC, Picture

    file = FLAC(path)
    if file.tags is None:
        file.add_tags()
    texts = {
        "TITLE": tags.title,
        "ARTIST": tags.artist,
        "DATE": tags.date,
        "COMMENT": tags.comment,
        "LYRICS": tags.lyrics,
        RECIPE_KEY: tags.recipe.to_json() if tags.recipe is not None else "",
    }
    for key, text in texts.items():
        if text:
            file[key] = text
    if tags.has_cover and tags.cover_png is not None:
        picture = Picture()
        picture.type, picture.mime, picture.data = _FRONT_COVER, "image/png", tags.cover_png
        picture.width = int.from_bytes(tags.cover_png[16:20], "big")
        picture.height = int.from_bytes(tags.cover_png[20:24], "big")
        picture.depth = 8 * {0: 1, 2: 3, 3: 3, 4: 2, 6: 4}.get(tags.cover_png[25], 3)
        file.add_picture(picture)
    file.save()


def _recipe_text(path: Path, file: BinaryIO) -> str | None:
    container = riff.walk(file)
    try:
        if container is None:
            return _vorbis_recipe(path, file)
        chunk = container.find(b"id3 ", b"ID3 ")
        return None if chunk is None else _id3_recipe(path, file, chunk)
    except (AudioFileError, OSError):
        raise
    except Exception as error:
        # A tag parser fed with hostile bytes fails in more ways than it documents; none may end the program.
        raise _refused(path, f"its tags are damaged ({error})") from error


def _id3_recipe(path: Path, file: BinaryIO, chunk: riff.Chunk) -> str | None:
    from mutagen import id3

    class TXXX(id3.TXXX):
        """A text frame that is not inflated: ours never are, and a bomb would be."""

        @classmethod
        def _fromData(cls, header: Any, flags: int, data: bytes) -> Any:  # noqa: N802 - the library's hook
            if flags & _COMPRESSED:
                raise id3.ID3JunkFrameError
            return super()._fromData(header, flags, data)

    data = riff.chunk_data(file, chunk, MAX_TAG_BYTES)
    if data is None:
        raise _refused(path, "its tags are larger than any real ones")
    tags = id3.ID3(io.BytesIO(data), known_frames={"TXXX": TXXX}, load_v1=False)
    texts = [
        frame.text[0] for frame in tags.getall("TXXX") if frame.desc.upper() == RECIPE_KEY and frame.text
    ]
    return str(texts[0]) if texts else None


def _vorbis_recipe(path: Path, file: BinaryIO) -> str | None:
    from mutagen.flac import FLAC

    file.seek(0)
    if file.read(4) != b"fLaC":
        raise _refused(path, "it is not a WAV, FLAC or AIFF file")
    if _flac_metadata_bytes(file) > MAX_TAG_BYTES:
        raise _refused(path, "its tags are larger than any real ones")
    file.seek(0)
    tags: Any = FLAC(file).tags
    texts = tags.get(RECIPE_KEY) if tags is not None else None
    return str(texts[0]) if texts else None


def _flac_metadata_bytes(file: BinaryIO) -> int:
    """Bytes of all metadata blocks, walked by their heads alone."""
    total, last = 0, False
    while not last and total <= MAX_TAG_BYTES:
        head = file.read(4)
        if len(head) < 4:
            break
        last = bool(head[0] & 0x80)
        length = int.from_bytes(head[1:], "big")
        total += 4 + length
        file.seek(length, os.SEEK_CUR)
    return total


def _refused(path: Path, reason: str) -> AudioFileError:
    return AudioFileError(
        path, reason, safe="The file was not changed", remedy="Drop a song that HeartStudio exported"
    )
