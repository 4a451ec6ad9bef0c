from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from heartstudio.recipe import Recipe
from heartstudio.songs.errors import LibraryTooNewError
from heartstudio.songs.journal import pending
from heartstudio.songs.library import Library
from heartstudio.studio.jobs import Problem, Stage
from heartstudio.studio.studio import Studio
from tests.songs.makers import add
from tests.studio.makers import composed, frames_reached, over, recipe, same, waiting
from tests.studio.scenes import playing


def opened(home: Path) -> Studio:
    studio = Studio(home)
    studio.open()
    return studio


def test_quitting_while_composing_loses_nothing(qtbot: QtBot, home: Path, checkpoint: Path) -> None:
    first = opened(home)
    long = first.compose(recipe(checkpoint, 3.0))
    later = first.compose(recipe(checkpoint, 0.5, seed=8))
    frames_reached(qtbot, first, long, 3)
    assert first.close(60.0)

    second = opened(home)
    assert waiting(second) == [later]
    assert second.queue.paused
    (kept,) = second.queue.offered()
    assert kept.id == long
    assert 3 <= len(kept.codes) < 38
    # Whoever asks for something new wants the queue to go on.
    again = second.queue.resume(kept)
    assert not second.queue.paused
    (song,) = over(qtbot, second, again).songs
    assert same(second.library.library.codes_of(song), composed(recipe(checkpoint, 3.0))[0])
    assert [view.stage for view in second.queue.jobs()] == [Stage.DONE, Stage.DONE]
    assert second.close(60.0)
    assert pending(home) == []
    assert not (home / "queue.json").exists()


def test_kill_9_while_composing_leaves_the_song_and_what_waited(
    qtbot: QtBot, home: Path, checkpoint: Path
) -> None:
    with playing("compose", home, checkpoint) as stage:
        jobs = [stage.wait_for("queued")["job"] for _ in range(3)]
        reached = stage.wait_for("frames", composed=5)["composed"]
        stage.kill()
    studio = opened(home)
    (kept,) = studio.queue.offered()
    assert kept.id == jobs[0]
    assert len(kept.codes) >= reached
    wanted = kept.recipe
    limited = Recipe(wanted.tags, wanted.lyrics, 0.4, checkpoint=wanted.checkpoint, ignore_eos=True)
    assert same(kept.codes[:5], composed(limited)[0])
    assert waiting(studio) == jobs[1:]
    assert [view.job.recipe.seed for view in studio.queue.jobs()] == [1, 2]
    assert studio.close(60.0)


def test_kill_9_while_queueing_loses_no_job_that_was_taken(
    qtbot: QtBot, home: Path, checkpoint: Path
) -> None:
    told: list[str] = []
    with playing("queue", home, checkpoint) as stage:
        for line in stage.lines():
            told.append(line["job"])
            if len(told) == 20:
                stage.kill()
    studio = opened(home)
    found = waiting(studio)
    assert found[: len(told)] == told
    assert len(found) <= len(told) + 1
    assert studio.queue.offered() == ()
    assert studio.close()


def test_two_studios_on_one_home_do_not_fight(qtbot: QtBot, home: Path, checkpoint: Path) -> None:
    one, two = opened(home), opened(home)
    first = one.compose(recipe(checkpoint, 300.0))
    one.compose(recipe(checkpoint, 0.5, seed=1))
    frames_reached(qtbot, one, first, 1)
    two.queue.look_again()
    assert two.queue.offered() == ()
    other = two.compose(recipe(checkpoint, 0.5, seed=2))
    assert over(qtbot, two, other).stage is Stage.DONE
    two.queue.pause_after_current(True)
    left = two.compose(recipe(checkpoint, 0.5, seed=3))
    assert one.close(60.0)
    assert two.close(60.0)
    # Who opens next finds what both have left.
    third = opened(home)
    assert [view.job.recipe.seed for view in third.queue.jobs()] == [1, 3]
    assert waiting(third)[1] == left
    assert [kept.id for kept in third.queue.offered()] == [first]
    assert third.close()


def test_only_composing_brings_mlx_into_the_process(home: Path, checkpoint: Path) -> None:
    with playing("do_everything_but_compose", home, checkpoint) as stage:
        assert stage.wait_for("heavy") == {"kind": "heavy", "names": [], "closed": True}


def test_a_failed_job_is_still_there_after_a_restart_and_can_be_tried_again(qtbot: QtBot, home: Path) -> None:
    first = opened(home)
    failed = first.compose(Recipe("pop", "precious words", checkpoint="nothing"))
    problem = over(qtbot, first, failed).problem
    assert first.close()
    second = opened(home)
    (view,) = second.queue.jobs()
    assert (view.stage, view.problem, view.job.recipe.lyrics) == (Stage.FAILED, problem, "precious words")
    assert not second.queue.paused
    second.queue.retry(failed)
    assert over(qtbot, second, failed).stage is Stage.FAILED
    assert second.close()


def test_a_chosen_library_that_cannot_be_opened_gives_way_to_the_one_at_home(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder")
    first = opened(home)
    first.settings.library_folder = in_the_way
    assert first.library.home == home
    assert first.close()
    second = Studio(home)
    told: list[Problem] = []
    second.problem.connect(told.append)
    second.open()
    assert second.library.home == home
    assert [str(in_the_way) in problem.what for problem in told] == [True]
    assert second.close()


def test_another_library_folder_takes_effect_at_once(qtbot: QtBot, studio: Studio, tmp_path: Path) -> None:
    with Library(tmp_path / "other") as other:
        song = add(other)
    songs = studio.song_list()
    assert songs.rowCount() == 0
    studio.settings.library_folder = tmp_path / "other"
    assert songs.ids() == [song.id]
    assert studio.library.home == tmp_path / "other"


def test_a_library_of_the_future_is_left_alone(qtbot: QtBot, home: Path) -> None:
    import sqlite3

    opened(home).close()
    with sqlite3.connect(home / "library.sqlite3") as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(LibraryTooNewError):
        Studio(home)
