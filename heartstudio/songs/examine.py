"""One song under the lens: its row, its card, and every file in its folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from heartstudio.audio.errors import AudioFileError
from heartstudio.audio.names import unique_path
from heartstudio.recipe import Recipe
from heartstudio.songs.card import card_text, read_card
from heartstudio.songs.errors import SongFileError
from heartstudio.songs.files import write_whole
from heartstudio.songs.findings import (
    DECODE,
    DECODE_COMMAND,
    LOOK,
    LOOK_COMMAND,
    Finding,
    Trouble,
)
from heartstudio.songs.intake import is_png, loudness_of, read_codes
from heartstudio.songs.layout import SongFile
from heartstudio.songs.song import Song

if TYPE_CHECKING:
    from heartstudio.audio.peaks import Peaks

LENGTH_TOLERANCE = 0.001
"""Seconds by which the sound may differ from the row."""

PEAK_TOLERANCE = 1e-4
"""Part of full scale by which an outline may differ from the sound."""


class Examination:
    """Compares one song with its folder, and puts right what can be put right without losing anything.

    Args:
        song: as its row has it.
        folder: where it stands.
        paint: makes a cover, where one is missing.
        mend: whether to write anything.
        thorough: whether the sound is read and compared with its outline.

    Attributes:
        song: what the row should say.
    """

    def __init__(
        self,
        song: Song,
        folder: Path,
        *,
        paint: Callable[[Recipe], bytes] | None,
        mend: bool,
        thorough: bool,
    ) -> None:
        self.song = song
        self._row = song
        self._folder = folder
        self._paint = paint
        self._mend = mend
        self._thorough = thorough

    def findings(self) -> Iterator[Finding]:
        """Everything that is not as it should be; mended, where that was asked for."""
        yield from self._card()
        if self.song.deleted is None:  # a song may be deleted because it lost its files
            yield from self._codes()
            yield from self._audio()
            yield from self._cover()
        if self._mend and self.song != self._row:
            write_whole(self._folder / SongFile.RECIPE, card_text(self.song))

    def _card(self) -> Iterator[Finding]:
        path = self._folder / SongFile.RECIPE
        try:
            card = read_card(self._folder)
        except SongFileError as error:
            if self._mend:
                keep_aside(path)
                write_whole(path, card_text(self.song))
            yield self._found(Trouble.CARD, path, error.what, self._mend)
            return
        if card.id != self.song.id:
            yield self._found(
                Trouble.CARD,
                path,
                f"{path} belongs to another song ({card.id})",
                remedy="Move the folder out of the library and look at it",
            )
        elif replace(card, deleted=self.song.deleted) != self.song:
            # The card is written first: where they differ, it knows better.
            self.song = replace(card, deleted=self.song.deleted)
            yield self._found(Trouble.CARD, path, f"The database does not say what {path} says", self._mend)

    def _codes(self) -> Iterator[Finding]:
        path = self._folder / SongFile.CODES
        if not path.is_file():
            if self.song.frames:
                yield self._found(
                    Trouble.CODES,
                    path,
                    f"{path} is missing",
                    remedy="The song can be played and exported, but not continued, until it is found again",
                )
            return
        try:
            frames = len(read_codes(path))
        except (OSError, ValueError, EOFError) as error:
            yield self._found(
                Trouble.CODES,
                path,
                f"{path} cannot be read ({error})",
                remedy="Find an older copy of it; without it the song cannot be continued",
            )
            return
        if frames != self.song.frames:
            yield self._found(
                Trouble.CODES, path, f"{path} holds {frames} frames and not {self.song.frames}", self._mend
            )
            self.song = replace(self.song, frames=frames)

    def _audio(self) -> Iterator[Finding]:
        from heartstudio.audio.wave import probe

        path = self._folder / SongFile.AUDIO
        try:
            seconds = probe(path).seconds
        except AudioFileError as error:
            has_codes = (self._folder / SongFile.CODES).is_file()
            yield Finding(
                Trouble.AUDIO,
                path,
                f"{path} {error.reason}",
                remedy=DECODE if has_codes else LOOK,
                command=DECODE_COMMAND if has_codes else LOOK_COMMAND,
                song_id=self.song.id,
                lost=True,
            )
            return
        changed = abs(seconds - self.song.seconds) > LENGTH_TOLERANCE
        outline = self._outline(path, changed)
        if changed or outline == "differs":
            yield self._found(
                Trouble.AUDIO, path, f"{path} is not the sound that this song was made with", self._mend
            )
            self._measure_again(seconds)
        elif outline:
            yield self._found(Trouble.PEAKS, self._folder / SongFile.PEAKS, outline, self._mend)
            if self._mend:
                self._draw_again()

    def _outline(self, audio: Path, changed: bool) -> str:
        """What is wrong with the outline: nothing, ``"differs"`` from the sound, or a sentence about its file."""
        from heartstudio.audio.peaks import Peaks, compute_peaks

        try:
            peaks = Peaks.load(self._folder / SongFile.PEAKS)
        except AudioFileError as error:
            return f"{error.path} {error.reason}"
        if not self._thorough or changed:
            return ""
        fresh = compute_peaks(audio)
        return "" if _same_outline(fresh, peaks) else "differs"

    def _measure_again(self, seconds: float) -> None:
        if not self._mend:
            return
        self._draw_again()
        lufs, silent = loudness_of(self._folder)
        self.song = replace(self.song, seconds=seconds, lufs=lufs, silent=silent)

    def _draw_again(self) -> None:
        from heartstudio.audio.peaks import compute_peaks

        compute_peaks(self._folder / SongFile.AUDIO).save(self._folder / SongFile.PEAKS)

    def _cover(self) -> Iterator[Finding]:
        path = self._folder / SongFile.COVER
        if is_png(path) or (self._paint is None and not path.exists()):
            return
        what = f"{path} is {'not a PNG picture' if path.exists() else 'missing'}"
        if self._paint is not None and self._mend:
            keep_aside(path)
            write_whole(path, self._paint(self.song.recipe))
            yield self._found(Trouble.COVER, path, what, mended=True)
        else:
            yield self._found(Trouble.COVER, path, what, remedy="Give the song a new cover")

    def _found(
        self, trouble: Trouble, path: Path, what: str, mended: bool = False, remedy: str = ""
    ) -> Finding:
        return Finding(trouble, path, what, mended, remedy, song_id=self.song.id)


def _same_outline(one: Peaks, other: Peaks) -> bool:
    """Whether two outlines are of one sound; one may have been drawn before samples beyond ±1 were clipped."""
    first, second = (np.clip(peaks.levels[0][:, :2], -1.0, 1.0) for peaks in (one, other))
    return one.frames == other.frames and np.allclose(first, second, rtol=0.0, atol=PEAK_TOLERANCE)


def keep_aside(path: Path) -> None:
    """Move a damaged file out of the way, under a name that says so and replaces nothing."""
    if path.exists():
        path.rename(unique_path(path.parent, f"{path.name}.damaged"))
