"""Covers that wait outlive the program, however it ends, and other processes may order them too."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from heartstudio.covers.flux import Step
from heartstudio.recipe import Recipe
from heartstudio.songs.cover_orders import CoverOrder, CoverOrders
from heartstudio.songs.library import Library
from heartstudio.songs.song import Song
from heartstudio.studio.cover_queue import ATTEMPTS
from heartstudio.studio.jobs import Problem
from heartstudio.studio.studio import Studio
from tests.songs.makers import add, png
from tests.studio.makers import PATIENCE, recipe, until
from tests.studio.scenes import playing
from tests.studio.test_cover_queue import FLUX, SIZE, nothing_left, put_on_shelf, worn

OLD = png(1)


@pytest.fixture
def songs(home: Path) -> list[Song]:
    """Three songs with the covers that were drawn for them."""
    with Library(home) as library:
        return [add(library, Recipe("piano", "la", seed=seed), cover=OLD) for seed in (1, 2, 3)]


@contextmanager
def opened(home: Path, *, covers: bool = True) -> Iterator[Studio]:
    studio = Studio(home, paint=lambda _recipe: OLD)
    studio.settings.covers = covers
    studio.settings.cover_size = SIZE
    studio.open()
    try:
        yield studio
    finally:
        assert studio.close(60.0)


def ids(studio: Studio) -> list[str]:
    return [view.song.id for view in studio.cover_queue.views()]


def kept(home: Path) -> list[tuple[str, int, bool, int]]:
    return [(one.song, one.seed, one.asked_for, one.attempts) for one in CoverOrders(home).read()]


def order(home: Path, *songs: Song, attempts: int = 0) -> None:
    """What a run that has ended left behind."""
    for song in songs:
        CoverOrders(home).put(CoverOrder(song.id, 9, asked_for=True, attempts=attempts))


class Stopped:
    """The engine, stopped after the first step of the first cover until it is let go."""

    def __init__(self, studio: Studio) -> None:
        self.reached = threading.Event()
        self.go_on = threading.Event()
        studio.cover_queue._stepped.connect(self._step, Qt.ConnectionType.DirectConnection)

    def _step(self, _order: object, _step: Step) -> None:
        self.reached.set()
        assert self.go_on.wait(PATIENCE / 1000)


def painted_in_order(qtbot: QtBot, studio: Studio) -> list[str]:
    """The songs of the covers that are painted from now on, until none waits."""
    seen: list[str] = []
    studio.cover_queue.progressed.connect(lambda view: seen.append(view.song.id))
    nothing_left(qtbot, studio)
    return list(dict.fromkeys(seen))


def test_kill_9_while_a_cover_is_painted_and_others_wait_leaves_all_of_them(
    qtbot: QtBot, home: Path, songs: list[Song], tiny_flux: Path
) -> None:
    put_on_shelf(home, tiny_flux)
    wanted = [song.id for song in songs]
    with playing("paint_covers", home, tiny_flux) as stage:
        assert stage.wait_for("painting")["song"] == wanted[0]
        stage.kill()
    assert kept(home) == [(wanted[0], 0, True, 1), (wanted[1], 1, True, 0), (wanted[2], 2, True, 0)]
    with opened(home) as studio:
        assert ids(studio) == wanted
        assert painted_in_order(qtbot, studio) == wanted
        assert OLD not in [worn(studio, song) for song in songs]
    assert kept(home) == []


def test_after_quitting_during_a_cover_it_is_painted_as_if_nothing_had_been(
    qtbot: QtBot, home: Path, songs: list[Song], tiny_flux: Path
) -> None:
    put_on_shelf(home, tiny_flux)
    with opened(home) as studio:
        stopped = Stopped(studio)
        for song in songs:
            studio.cover_queue.paint_anew(song, 4)
        qtbot.waitUntil(stopped.reached.is_set, timeout=PATIENCE)
        until(qtbot, studio.cover_queue.progressed, lambda: kept(home)[0][3] == 1)
        studio.cover_queue.close()
        stopped.go_on.set()
        assert studio.cover_queue.views() == ()
    wanted = [song.id for song in songs]
    assert kept(home) == [(song_id, 4, True, 0) for song_id in wanted]
    with opened(home) as studio:
        assert painted_in_order(qtbot, studio) == wanted
    assert kept(home) == []


def test_a_song_is_composed_before_covers_that_were_left(
    qtbot: QtBot, home: Path, songs: list[Song], tiny_flux: Path, checkpoint: Path
) -> None:
    put_on_shelf(home, tiny_flux)
    order(home, *songs)
    with opened(home) as studio:
        told: list[object] = []
        stopped = Stopped(studio)
        studio.engine.saved.connect(lambda *_: told.append("song"), Qt.ConnectionType.DirectConnection)
        studio.library.changed.connect(lambda changed: told.extend(changed & {song.id for song in songs}))
        qtbot.waitUntil(stopped.reached.is_set, timeout=PATIENCE)
        studio.compose(recipe(checkpoint, 0.5))
        stopped.go_on.set()
        nothing_left(qtbot, studio)
        assert told == ["song", *(song.id for song in songs)]


def test_while_covers_are_switched_off_orders_wait_unseen_and_then_go_on(
    qtbot: QtBot, home: Path, songs: list[Song], tiny_flux: Path
) -> None:
    put_on_shelf(home, tiny_flux)
    order(home, *songs)
    before = kept(home)
    for _ in range(2):
        with opened(home, covers=False) as studio:
            assert studio.cover_queue.views() == ()
            assert studio.engine.run_quietly(lambda: True).result(PATIENCE / 1000)
        assert kept(home) == before
    with opened(home, covers=False) as studio:
        studio.settings.covers = True
        assert ids(studio) == [song.id for song in songs]
        nothing_left(qtbot, studio)
        assert OLD not in [worn(studio, song) for song in songs]


def test_switching_covers_off_stops_the_one_that_is_painted_and_forgets_none(
    qtbot: QtBot, home: Path, songs: list[Song], tiny_flux: Path
) -> None:
    put_on_shelf(home, tiny_flux)
    order(home, *songs)
    before = kept(home)
    with opened(home) as studio:
        stopped = Stopped(studio)
        qtbot.waitUntil(stopped.reached.is_set, timeout=PATIENCE)
        studio.settings.covers = False
        stopped.go_on.set()
        until(qtbot, studio.cover_queue.changed, lambda: studio.cover_queue.views() == ())
        assert studio.engine.run_quietly(lambda: True).result(PATIENCE / 1000)
        assert kept(home) == before
        assert [worn(studio, song) for song in songs] == [OLD] * 3
        studio.settings.covers = True
        assert painted_in_order(qtbot, studio) == [song.id for song in songs]


def test_covers_wait_for_a_model_that_is_fetched_later(
    qtbot: QtBot, home: Path, songs: list[Song], tiny_flux: Path
) -> None:
    order(home, *songs)
    problems: list[Problem] = []
    with opened(home) as studio:
        studio.problem.connect(problems.append)
        assert studio.cover_queue.model is None
        assert studio.cover_queue.views() == ()
        put_on_shelf(home, tiny_flux)
        studio.models.refresh()
        until(qtbot, studio.cover_queue.changed, lambda: studio.cover_queue.model == FLUX)
        nothing_left(qtbot, studio)
        assert OLD not in [worn(studio, song) for song in songs]
    assert problems == []


def test_no_cover_is_lost_where_the_model_vanishes_while_they_wait(
    qtbot: QtBot, home: Path, songs: list[Song], tiny_flux: Path, tmp_path: Path
) -> None:
    here, away = tmp_path / "FLUX.2-klein-4B-tiny", tmp_path / "away"
    shutil.copytree(tiny_flux, here)
    put_on_shelf(home, here)
    problems: list[Problem] = []
    with opened(home) as studio:
        studio.problem.connect(problems.append)
        assert studio.cover_queue.model == FLUX
        here.rename(away)
        for song in songs:
            studio.cover_queue.paint_anew(song, 1)
        until(qtbot, studio.cover_queue.changed, lambda: studio.cover_queue.model is None)
        assert {song for song, *_ in kept(home)} == {song.id for song in songs}
        assert studio.cover_queue.views() == ()
        away.rename(here)
        studio.models.refresh()
        until(qtbot, studio.cover_queue.changed, lambda: studio.cover_queue.model == FLUX)
        nothing_left(qtbot, studio)
        assert OLD not in [worn(studio, song) for song in songs]
    assert problems == []


def test_a_cover_that_the_program_dies_of_is_not_painted_for_ever(
    qtbot: QtBot, home: Path, songs: list[Song], tiny_flux: Path
) -> None:
    put_on_shelf(home, tiny_flux)
    order(home, songs[0], attempts=ATTEMPTS)
    order(home, songs[1], attempts=ATTEMPTS - 1)
    problems: list[Problem] = []
    studio = Studio(home, paint=lambda _recipe: OLD)
    studio.settings.cover_size = SIZE
    studio.problem.connect(problems.append)
    studio.open()
    nothing_left(qtbot, studio)
    assert worn(studio, songs[0]) == OLD
    assert worn(studio, songs[1]) != OLD
    assert [problem.what for problem in problems] == ["HeartStudio ended while this cover was painted"]
    assert kept(home) == []
    assert studio.close(60.0)


def test_a_cancelled_cover_and_that_of_a_deleted_song_are_not_found_again(
    qtbot: QtBot, home: Path, songs: list[Song]
) -> None:
    order(home, *songs)
    with opened(home) as studio:
        studio.cover_queue.cancel(songs[0].id)
        studio.library.delete([songs[1].id])
    with opened(home):
        assert [song for song, *_ in kept(home)] == [songs[2].id]


def test_an_order_of_another_process_is_noticed_and_so_is_that_it_is_taken_back(
    qtbot: QtBot, home: Path, songs: list[Song], tiny_flux: Path
) -> None:
    put_on_shelf(home, tiny_flux)
    with opened(home) as studio:
        stopped = Stopped(studio)
        order(home, *songs)
        until(qtbot, studio.cover_queue.changed, lambda: len(ids(studio)) == 3)
        qtbot.waitUntil(stopped.reached.is_set, timeout=PATIENCE)
        CoverOrders(home).remove(songs[0].id)
        CoverOrders(home).remove(songs[2].id)
        until(qtbot, studio.cover_queue.changed, lambda: ids(studio) == [songs[1].id])
        stopped.go_on.set()
        nothing_left(qtbot, studio)
        assert [worn(studio, song) == OLD for song in songs] == [True, False, True]


def test_covers_wait_with_the_library_that_their_songs_are_in(
    qtbot: QtBot, home: Path, songs: list[Song], tiny_flux: Path, tmp_path: Path
) -> None:
    put_on_shelf(home, tiny_flux)
    elsewhere = tmp_path / "elsewhere"
    with Library(elsewhere) as library:
        other = add(library, Recipe("piano", "la", seed=8), cover=OLD)
    order(home, *songs)
    order(elsewhere, other)
    before = kept(home)
    with opened(home) as studio:
        stopped = Stopped(studio)
        qtbot.waitUntil(stopped.reached.is_set, timeout=PATIENCE)
        studio.settings.library_folder = elsewhere
        assert ids(studio) == [other.id]
        stopped.go_on.set()
        nothing_left(qtbot, studio)
        assert worn(studio, other) != OLD
        assert kept(home) == before
        studio.settings.library_folder = None
        assert painted_in_order(qtbot, studio) == [song.id for song in songs]


def test_what_cannot_be_kept_is_told_and_not_taken(
    qtbot: QtBot, home: Path, songs: list[Song], tiny_flux: Path
) -> None:
    put_on_shelf(home, tiny_flux)
    problems: list[Problem] = []
    with opened(home) as studio:
        studio.problem.connect(problems.append)
        (home / "covers.json").mkdir()
        studio.cover_queue.paint_anew(songs[0], 1)
        assert studio.cover_queue.views() == ()
        assert {problem.what.partition(":")[0] for problem in problems} == {"The queue could not be kept"}
        (home / "covers.json").rmdir()


def test_a_cover_that_could_not_be_kept_is_painted_again(
    qtbot: QtBot, home: Path, songs: list[Song], tiny_flux: Path
) -> None:
    put_on_shelf(home, tiny_flux)
    problems: list[Problem] = []
    with opened(home) as studio:
        folder = studio.library.library.folder_of(songs[0])
        in_the_way, for_ever = (studio.library.library.folder_of(song) / "covers" for song in songs[:2])
        in_the_way.touch()
        for_ever.touch()

        def make_way(problem: Problem) -> None:
            problems.append(problem)
            if in_the_way.is_file():
                in_the_way.unlink()

        studio.problem.connect(make_way)
        for song in songs[:2]:
            studio.cover_queue.paint_anew(song, 1)
        nothing_left(qtbot, studio)
        assert len(list((folder / "covers").iterdir())) == 2
        assert [worn(studio, song) == OLD for song in songs] == [False, True, True]
        assert ["The cover could not be kept" in problem.what for problem in problems] == [True] * 3
    assert kept(home) == []
