"""The recorder: whatever ends the composing, the frames so far are safe and nothing is half there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from heartstudio.engine.events import AudioReady, Ending, Event, Finished, FramesComposed, Take
from heartstudio.recipe import Recipe
from heartstudio.songs.journal import pending
from heartstudio.songs.library import Library
from heartstudio.songs.song import Provenance
from heartstudio.studio.recording import Recorder, Saved

RECIPE = Recipe("piano", "[verse]\nThe light returns", seconds=1, seed=3)
CODES = np.arange(10 * 8, dtype=np.int16).reshape(10, 8)
SOUND = np.sin(np.arange(10 * 3840 * 2, dtype=np.float32) / 50).reshape(-1, 2) / 2


def events(takes: int = 1, *, start: int = 0, ending: Ending = Ending.BY_ITSELF) -> Iterator[Event]:
    """What a composer tells of takes that all draw the same ten frames."""
    for frame in range(start, 10):
        new = tuple(CODES[frame : frame + 1] for _ in range(takes))
        yield FramesComposed(new, frame + 1, 13, 1.0, 0, 0.0)
    for take in range(takes):
        yield AudioReady(take, 0, SOUND[:20000])
        yield AudioReady(take, 20000, SOUND[20000:])
    yield Finished(tuple(Take(RECIPE.take_seed(take), CODES, ending) for take in range(takes)), 1.0, 0)


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library(home) as library:
        yield library


def test_all_events_pass_through_and_the_songs_follow(library: Library) -> None:
    seen = list(Recorder(library).record(replace(RECIPE, takes=2), events(2)))
    assert [type(event) for event in seen[-3:]] == [Finished, Saved, Saved]
    assert sum(isinstance(event, FramesComposed) for event in seen) == 10
    songs = [event.song for event in seen if isinstance(event, Saved)]
    assert [song.recipe for song in songs] == [RECIPE, replace(RECIPE, seed=4)]
    assert songs[0].take_group is not None
    assert songs[0].take_group == songs[1].take_group
    assert [song.take for song in songs] == [0, 1]
    assert [song.seconds for song in songs] == [0.8, 0.8]
    assert not songs[0].cut_at_limit
    assert pending(library.home) == []


def test_a_song_cut_at_its_limit_is_marked(library: Library) -> None:
    *_, saved = Recorder(library).record(RECIPE, events(ending=Ending.AT_LIMIT))
    assert isinstance(saved, Saved)
    assert saved.song.cut_at_limit


def test_an_iterator_that_is_closed_leaves_its_frames_in_the_journal(library: Library) -> None:
    recording = Recorder(library).record(replace(RECIPE, takes=2), events(2))
    for _ in range(4):
        next(recording)
    recording.close()  # type: ignore[attr-defined]
    interrupted = pending(library.home)
    assert [len(song.codes) for song in interrupted] == [4, 4]
    assert {song.recipe.seed for song in interrupted} == {3, 4}
    assert library.count() == 0


def test_an_error_while_composing_leaves_the_frames_too(library: Library) -> None:
    def failing() -> Iterator[Event]:
        for number, event in enumerate(events()):
            if number == 6:
                raise MemoryError
            yield event

    with pytest.raises(MemoryError):
        list(Recorder(library).record(RECIPE, failing()))
    (interrupted,) = pending(library.home)
    assert np.array_equal(interrupted.codes, CODES[:6])


def test_an_interrupted_take_goes_on_and_becomes_the_song(library: Library) -> None:
    recording = Recorder(library).record(RECIPE, events())
    for _ in range(4):
        next(recording)
    recording.close()  # type: ignore[attr-defined]
    (interrupted,) = pending(library.home)
    *_, saved = Recorder(library).resume(interrupted, events(start=4))
    assert isinstance(saved, Saved)
    assert saved.song.id == interrupted.id
    assert saved.song.frames == 10
    assert pending(library.home) == []


def test_a_continued_song_knows_where_it_comes_from(library: Library) -> None:
    parent = Provenance(parent="0" * 32, branch_frame=5)
    recording = Recorder(library).record(RECIPE, events(start=5), start=CODES[:5], provenance=parent)
    next(recording)
    recording.close()  # type: ignore[attr-defined]
    (interrupted,) = pending(library.home)
    assert np.array_equal(interrupted.codes, CODES[:6])
    assert interrupted.start_frames == 5
    assert interrupted.provenance.parent == "0" * 32
