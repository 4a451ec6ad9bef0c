"""From the composer's events to songs in the library, with nothing lost on the way."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from heartstudio.audio.errors import AudioFileError
from heartstudio.audio.peaks import PeaksBuilder
from heartstudio.audio.wave import WaveWriter
from heartstudio.engine.events import AudioReady, Ending, Event, Finished, FramesComposed, Take
from heartstudio.recipe import Recipe
from heartstudio.songs.errors import LibraryError
from heartstudio.songs.journal import Interrupted, Journal
from heartstudio.songs.layout import new_id
from heartstudio.songs.library import Library
from heartstudio.songs.song import Provenance, Song

if TYPE_CHECKING:
    from heartstudio.engine import Composer


@dataclass(frozen=True, slots=True)
class Saved:
    """A take is in the library, whole.

    Attributes:
        take: its number in the batch.
        song: what it has become.
    """

    take: int
    song: Song


class Recorder:
    """Writes takes down while they are composed: frames into journals, sound into files, songs into the library.

    However composing ends, by an error, a kill or a closed iterator, the frames so far stay in journals that
    :func:`heartstudio.songs.journal.pending` lists.

    Args:
        library: that the songs go into.
    """

    def __init__(self, library: Library) -> None:
        self._library = library

    def record(
        self,
        recipe: Recipe,
        events: Iterator[Event],
        *,
        start: NDArray[np.int16] | None = None,
        provenance: Provenance | None = None,
        ids: Sequence[str] | None = None,
    ) -> Generator[Event | Saved, None, None]:
        """Pass a batch's events on and keep what they carry; the songs follow once all is composed.

        Args:
            recipe: that the events come from.
            events: of :meth:`heartstudio.engine.Composer.compose`.
            start: ``(frames, codebooks)`` codes that the events go on from.
            provenance: parent and branch point; the takes of a batch get a group of their own.
            ids: of the songs, one for each take; new ones by default.

        Raises:
            LibraryError: where the disk refuses; the journals stay.
        """
        provenance = provenance or Provenance()
        group = new_id() if recipe.takes > 1 else provenance.take_group
        origins = [replace(provenance, take_group=group, take=take) for take in range(recipe.takes)]
        with ExitStack() as held:
            journals = [
                held.enter_context(
                    Journal.begin(
                        self._library.home,
                        recipe.of_take(take),
                        start=start,
                        provenance=origin,
                        id=None if ids is None else ids[take],
                    )
                )
                for take, origin in enumerate(origins)
            ]
            yield from self._follow(recipe, events, journals, origins)

    def resume(
        self, interrupted: Interrupted, events: Iterator[Event]
    ) -> Generator[Event | Saved, None, None]:
        """Go on with one interrupted take.

        Args:
            interrupted: the take.
            events: of :func:`going_on`, or of a composer that starts from the frames the journal holds.
        """
        with Journal.resume(interrupted) as journal:
            yield from self._follow(interrupted.recipe, events, [journal], [interrupted.provenance])

    def _follow(
        self,
        recipe: Recipe,
        events: Iterator[Event],
        journals: Sequence[Journal],
        origins: Sequence[Provenance],
    ) -> Generator[Event | Saved, None, None]:
        with self._library.workbench() as folder, ExitStack() as open_files:
            tracks = [_Track(folder / f"take-{take}.wav") for take in range(len(journals))]
            open_files.enter_context(_telling_what_is_kept())
            for track in tracks:
                open_files.enter_context(track.writer)
            for event in events:
                if isinstance(event, FramesComposed):
                    for journal, codes in zip(journals, event.codes, strict=True):
                        journal.append(codes)
                elif isinstance(event, AudioReady):
                    tracks[event.take].writer.write(event.samples)
                    tracks[event.take].peaks.append(event.samples)
                yield event
                if isinstance(event, Finished):
                    open_files.close()
                    for number, take in enumerate(event.takes):
                        if len(take.codes):
                            song = self._library.add(
                                recipe.of_take(number),
                                take.codes,
                                tracks[number].path,
                                id=journals[number].id,
                                provenance=origins[number],
                                peaks=tracks[number].peaks.peaks(),
                                cut_at_limit=take.ending is not Ending.BY_ITSELF,
                                take_over=True,
                            )
                            yield Saved(number, song)
                        journals[number].discard()


@contextmanager
def _telling_what_is_kept() -> Iterator[None]:
    """Nobody knows the unfinished sound's file; what counts is that its frames lie in the journal."""
    try:
        yield
    except AudioFileError as error:
        why = error.reason.removeprefix("could not be written: ")
        raise LibraryError(
            f"The song's sound could not be written: {why}",
            safe="The frames composed so far are kept, and the song can be gone on with",
            remedy=error.remedy,
        ) from error


def going_on(
    composer: Composer, interrupted: Interrupted, enough: Callable[[], bool] = lambda: False
) -> Iterator[Event]:
    """The events that complete an interrupted take; one that lacks nothing but its sound is only decoded.

    Raises:
        HeartStudioError: whatever composing raises.
    """
    recipe, codes = interrupted.recipe, interrupted.codes
    if len(codes) < recipe.frame_limit:
        yield from composer.compose(recipe, codes, enough)
        return
    began = time.perf_counter()
    samples = composer.decode(codes, recipe.seed)
    yield AudioReady(0, 0, samples)
    yield Finished((Take(recipe.seed, codes, Ending.AT_LIMIT),), time.perf_counter() - began, 0)


class _Track:
    """The growing sound of one take."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.writer = WaveWriter(path)
        self.peaks = PeaksBuilder()
