"""File names from song titles: good to read, and safe on APFS, HFS+, ext4, NTFS and exFAT."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from heartstudio.audio.errors import AudioFileError, cannot_write

UNTITLED = "Untitled"

MAX_BYTES = 200
"""Bytes of a name in UTF-8: under every file system's 255, with room for a number."""

MAX_DECOMPOSED = 240
"""UTF-16 units of a name in NFD, which is how HFS+ counts its 255."""

MAX_TRIES = 100_000

_REPLACED = str.maketrans(
    {"/": "-", "\\": "-", "|": "-", ":": "-", '"': "'", "<": "(", ">": ")", "*": "", "?": ""}
)
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\.|$)", re.IGNORECASE)
_JOINERS = "\u200c\u200d"
_VIRAMA = 9
"""Combining class of the sign that ties an Indic consonant to the next."""
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)


def safe_file_name(title: str, suffix: str) -> str:
    """A file name that says the title.

    Letters of every script and emoji stay (composed, NFC); what a file system refuses, hides or shows
    misleadingly is replaced or left out.

    Args:
        title: any text at all, of any length.
        suffix: with its dot, such as ``.wav``.
    """
    text = unicodedata.normalize("NFC", title.encode("utf-8", "ignore").decode("utf-8"))
    text = "".join(_visible(char) for char in text).translate(_REPLACED)
    text = _trimmed(" ".join(text.split()))
    text = _trimmed(_shortened(text, suffix)) or UNTITLED
    if reserved := _RESERVED.match(text):
        text = f"{reserved[1]}_{text[len(reserved[1]) :]}"
    return text + suffix


def unique_path(folder: str | Path, name: str) -> Path:
    """Takes an unused name in a folder by creating an empty file there, for the caller to replace.

    Two callers at the same moment get two names: ``Song.wav``, ``Song 2.wav``, ``Song 3.wav``...

    Raises:
        AudioFileError: where no file can be created there.
    """
    folder = Path(folder)
    for candidate in _candidates(folder, name):
        try:
            os.close(os.open(candidate, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        except FileExistsError:
            continue
        except OSError as error:
            raise cannot_write(candidate, error) from error
        return candidate
    raise AudioFileError(folder / name, "has too many namesakes", remedy="Choose another folder or title")


def publish(part: Path, folder: Path, name: str) -> Path:
    """Moves a finished file to an unused name in ``folder`` without ever replacing another.

    Args:
        part: the finished file, on the same file system.
        folder: where it goes.
        name: the name it takes, or follows with a number where that is taken.

    Returns:
        Where it now is.

    Raises:
        AudioFileError: where the folder refuses it.
    """
    for candidate in _candidates(folder, name):
        try:
            os.link(part, candidate)
        except FileExistsError:
            continue
        except OSError:
            break  # exFAT and many network drives know no hard links
        part.unlink()
        return candidate
    claimed = unique_path(folder, name)
    try:
        part.replace(claimed)
    except OSError as error:
        claimed.unlink()
        raise cannot_write(claimed, error) from error
    return claimed


def _candidates(folder: Path, name: str) -> Iterator[Path]:
    first = folder / name
    yield first
    for number in range(2, MAX_TRIES):
        yield first.with_name(f"{first.stem} {number}{first.suffix}")


def _visible(char: str) -> str:
    if char.isspace():
        return " "
    category = unicodedata.category(char)
    if category == "Cc" or _is_noncharacter(char):
        return ""
    if category == "Cf" and char not in _JOINERS and not _is_tag(char):
        return ""
    return char


def _trimmed(text: str) -> str:
    return text.lstrip(" .-").rstrip(" .")


def _shortened(text: str, suffix: str) -> str:
    """The longest beginning that fits together with the suffix and cuts no character in two."""
    fits = len(text)
    octets = len(suffix.encode("utf-8"))
    units = len(suffix)
    for index, char in enumerate(text):
        octets += len(char.encode("utf-8"))
        units += len(unicodedata.normalize("NFD", char).encode("utf-16-le")) // 2
        if octets > MAX_BYTES or units > MAX_DECOMPOSED:
            fits = index
            break
    cut = fits
    while 0 < cut < len(text) and _belongs_together(text, cut):
        cut -= 1
    return text[: cut or fits]


def _belongs_together(text: str, cut: int) -> bool:
    before, after = text[cut - 1], text[cut]
    if before in _JOINERS or after in _JOINERS or _is_tag(after) or ord(after) in _SKIN_TONES:
        return True
    if ord(before) in _FLAG_LETTERS and ord(after) in _FLAG_LETTERS:
        start = cut
        while start > 0 and ord(text[start - 1]) in _FLAG_LETTERS:
            start -= 1
        return (cut - start) % 2 == 1
    return unicodedata.category(after) in ("Mn", "Me", "Mc") or unicodedata.combining(before) == _VIRAMA


def _is_noncharacter(char: str) -> bool:
    return ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF


def _is_tag(char: str) -> bool:
    """Whether this is one of the invisible letters that make the flags of Scotland, Wales and England."""
    return 0xE0020 <= ord(char) <= 0xE007F
