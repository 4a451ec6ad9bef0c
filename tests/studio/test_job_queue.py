from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from heartstudio.audio.wave import probe
from heartstudio.recipe import Recipe
from heartstudio.songs.journal import pending
from heartstudio.songs.layout import SongFile
from heartstudio.songs.song import Provenance
from heartstudio.studio.jobs import Problem, Progress, Stage
from heartstudio.studio.studio import Studio
from tests.studio.makers import composed, frames_reached, over, recipe, same, until, waiting


def test_a_song_is_composed_as_the_engine_alone_composes_it(
    qtbot: QtBot, studio: Studio, checkpoint: Path
) -> None:
    told: list[Progress] = []
    heard = 0
    studio.queue.progressed.connect(lambda _id, progress: told.append(progress))

    def hear(_id: str, _take: int, start: int, samples: np.ndarray) -> None:
        nonlocal heard
        assert start == heard
        heard += len(samples)

    studio.queue.audio_ready.connect(hear)
    wanted = recipe(checkpoint, 2.0)
    view = over(qtbot, studio, studio.compose(wanted))
    assert view.problem is None
    assert view.stage is Stage.DONE
    (song,) = view.songs
    library = studio.library.library
    assert library.page() == [song]
    assert song.recipe == wanted
    assert same(library.codes_of(song), composed(wanted)[0])
    assert heard == probe(library.path_of(song, SongFile.AUDIO)).frames == 25 * 3840
    stages = list(dict.fromkeys(progress.stage for progress in told))
    assert stages == [Stage.LOADING, Stage.READING, Stage.COMPOSING, Stage.SAVING]
    frames = [progress.composed_frames for progress in told]
    assert frames == sorted(frames)
    assert max(progress.frames_per_second for progress in told) > 0
    assert pending(studio.home) == []


def test_progress_is_told_at_most_twenty_times_a_second_however_quick_the_frames_are(
    qtbot: QtBot, studio: Studio, checkpoint: Path
) -> None:
    told: list[tuple[float, Progress]] = []
    # On the engine's own thread, so that none is counted later than it came.
    studio.engine.progressed.connect(
        lambda _id, progress: told.append((time.monotonic(), progress)), Qt.ConnectionType.DirectConnection
    )
    over(qtbot, studio, studio.compose(recipe(checkpoint, 20.0)))
    composing = [at for at, progress in told if progress.stage is Stage.COMPOSING]
    assert 1 < len(composing) <= (composing[-1] - composing[0]) * 20 + 2
    assert len(composing) < 250


def test_takes_of_a_batch_are_saved_side_by_side(qtbot: QtBot, studio: Studio, checkpoint: Path) -> None:
    wanted = recipe(checkpoint, takes=2)
    view = over(qtbot, studio, studio.compose(wanted))
    first, second = view.songs
    assert (first.take, second.take) == (0, 1)
    assert first.take_group == second.take_group is not None
    codes = composed(wanted)
    assert same(studio.library.library.codes_of(second), codes[1])
    assert (first.id, second.id) == view.job.song_ids


def test_a_branch_begins_with_the_frames_it_was_given(qtbot: QtBot, studio: Studio, checkpoint: Path) -> None:
    (parent,) = over(qtbot, studio, studio.compose(recipe(checkpoint))).songs
    job_id = studio.continue_song(parent, recipe(checkpoint, 1.5, seed=9), from_seconds=0.4)
    assert job_id is not None
    (branch,) = over(qtbot, studio, job_id).songs
    assert branch.provenance == Provenance(parent=parent.id, branch_frame=5)
    codes, before = (studio.library.library.codes_of(song) for song in (branch, parent))
    assert same(codes[:5], before[:5])
    assert not same(codes[5:13], before[5:13])
    assert len(codes) == 19


def test_one_failure_never_stops_the_rest(qtbot: QtBot, studio: Studio, checkpoint: Path) -> None:
    failures: list[tuple[str, Problem]] = []
    studio.queue.failed.connect(lambda job_id, problem: failures.append((job_id, problem)))
    bad = studio.compose(Recipe("pop", checkpoint="no-such-model"))
    good = studio.compose(recipe(checkpoint))
    assert over(qtbot, studio, good).stage is Stage.DONE
    view = studio.queue.view(bad)
    assert view is not None
    assert view.stage is Stage.FAILED
    assert view.problem is not None
    assert "no-such-model" in view.problem.what
    assert view.problem.remedy
    assert failures == [(bad, view.problem)]


def test_a_model_deleted_while_running_is_a_problem_and_no_more(
    qtbot: QtBot, studio: Studio, checkpoint: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "model"
    shutil.copytree(checkpoint, copy)
    assert over(qtbot, studio, studio.compose(recipe(copy))).stage is Stage.DONE
    shutil.rmtree(copy)
    gone = studio.compose(recipe(copy))
    other = studio.compose(recipe(checkpoint))
    assert over(qtbot, studio, other).stage is Stage.DONE
    problem = over(qtbot, studio, gone).problem
    assert problem is not None
    assert str(copy) in problem.what
    shutil.copytree(checkpoint, copy)
    studio.queue.retry(gone)
    assert over(qtbot, studio, gone).stage is Stage.DONE


def test_a_damaged_model_is_told_of_and_the_engine_lives_on(
    qtbot: QtBot, studio: Studio, checkpoint: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "model"
    shutil.copytree(checkpoint, copy)
    weights = copy / "HeartMuLa-oss-random" / "model.safetensors"
    os.truncate(weights, weights.stat().st_size // 2)
    view = over(qtbot, studio, studio.compose(recipe(copy)))
    assert view.stage is Stage.FAILED
    assert view.problem is not None
    assert over(qtbot, studio, studio.compose(recipe(checkpoint))).stage is Stage.DONE
    assert studio.queue.offered() == ()


def test_cancelling_leaves_within_a_frame_and_nothing_behind(
    qtbot: QtBot, studio: Studio, checkpoint: Path
) -> None:
    job_id = studio.compose(recipe(checkpoint, 300.0))
    after = studio.compose(recipe(checkpoint))
    frames_reached(qtbot, studio, job_id, 3)
    studio.queue.cancel(job_id)
    view = over(qtbot, studio, job_id)
    assert view.stage is Stage.CANCELLED
    assert view.songs == ()
    assert over(qtbot, studio, after).stage is Stage.DONE
    assert pending(studio.home) == []
    assert studio.queue.offered() == ()
    assert len(studio.library.library.page()) == 1


def test_no_frame_is_composed_after_the_one_that_a_cancel_falls_into(
    qtbot: QtBot, studio: Studio, checkpoint: Path
) -> None:
    reached: list[int] = []

    def cancel(job_id: str, progress: Progress) -> None:
        if progress.composed_frames >= 2:
            reached.append(progress.composed_frames)
            studio.engine.cancel(job_id, keep=True)

    # On the engine's own thread, so that the moment of the cancel is known to the frame.
    studio.engine.progressed.connect(cancel, Qt.ConnectionType.DirectConnection)
    view = over(qtbot, studio, studio.compose(recipe(checkpoint, 300.0)))
    assert view.stage is Stage.CANCELLED
    (kept,) = studio.queue.offered()
    assert len(kept.codes) == reached[0]


def test_a_song_that_was_kept_goes_on_as_if_it_had_never_stopped(
    qtbot: QtBot, studio: Studio, checkpoint: Path
) -> None:
    wanted = recipe(checkpoint, 3.0)
    job_id = studio.compose(wanted)
    frames_reached(qtbot, studio, job_id, 4)
    studio.queue.cancel(job_id, keep=True)
    over(qtbot, studio, job_id)
    (kept,) = studio.queue.offered()
    assert 4 <= len(kept.codes) < 38
    again = studio.queue.resume(kept)
    assert studio.queue.offered() == ()
    (song,) = over(qtbot, studio, again).songs
    assert same(studio.library.library.codes_of(song), composed(wanted)[0])
    assert pending(studio.home) == []


def test_a_song_of_which_only_the_sound_is_missing_is_decoded(
    qtbot: QtBot, studio: Studio, checkpoint: Path
) -> None:
    from heartstudio.songs.journal import Journal

    wanted = recipe(checkpoint)
    codes = composed(wanted)[0]
    with Journal.begin(studio.home, wanted) as journal:
        journal.append(codes)
    studio.queue.look_again()
    (kept,) = studio.queue.offered()
    (song,) = over(qtbot, studio, studio.queue.resume(kept)).songs
    assert same(studio.library.library.codes_of(song), codes)
    assert song.seconds == pytest.approx(13 * 0.08)


def test_a_song_may_end_where_it_is(qtbot: QtBot, studio: Studio, checkpoint: Path) -> None:
    job_id = studio.compose(recipe(checkpoint, 300.0))
    frames_reached(qtbot, studio, job_id, 3)
    studio.queue.finish_now(job_id)
    view = over(qtbot, studio, job_id)
    (song,) = view.songs
    assert view.stage is Stage.DONE
    assert 3 <= song.frames < 3750
    assert song.cut_at_limit


def test_jobs_are_composed_in_the_order_to_which_they_were_moved(
    qtbot: QtBot, studio: Studio, checkpoint: Path
) -> None:
    studio.queue.pause_after_current(True)
    one, two, three = (studio.compose(recipe(checkpoint, 0.5, seed=seed)) for seed in range(3))
    assert waiting(studio) == [one, two, three]
    studio.queue.move(three, 0)
    studio.queue.move(one, 99)
    assert waiting(studio) == [three, two, one]
    saved: list[int] = []
    studio.queue.saved.connect(lambda _id, song: saved.append(song.recipe.seed))
    studio.queue.pause_after_current(False)
    over(qtbot, studio, one)
    assert saved == [2, 1, 0]


def test_what_runs_stays_before_what_waits(qtbot: QtBot, studio: Studio, checkpoint: Path) -> None:
    running = studio.compose(recipe(checkpoint, 300.0))
    later = studio.compose(recipe(checkpoint))
    frames_reached(qtbot, studio, running, 1)
    studio.queue.move(later, 0)
    studio.queue.move(running, 5)
    assert [view.id for view in studio.queue.jobs()] == [running, later]
    assert studio.queue.running is not None
    assert studio.queue.running.id == running
    studio.queue.cancel(later)
    studio.queue.cancel(running)
    over(qtbot, studio, running)


def test_a_paused_queue_begins_nothing_after_the_current_song(
    qtbot: QtBot, studio: Studio, checkpoint: Path
) -> None:
    first = studio.compose(recipe(checkpoint))
    second = studio.compose(recipe(checkpoint))
    studio.queue.pause_after_current(True)
    over(qtbot, studio, first)
    assert studio.queue.paused
    assert waiting(studio) == [second]
    studio.queue.pause_after_current(False)
    assert over(qtbot, studio, second).stage is Stage.DONE


def test_a_waiting_job_can_be_cancelled_tried_again_and_removed(
    qtbot: QtBot, studio: Studio, checkpoint: Path
) -> None:
    studio.queue.pause_after_current(True)
    job_id = studio.compose(recipe(checkpoint))
    studio.queue.cancel(job_id)
    assert over(qtbot, studio, job_id).stage is Stage.CANCELLED
    studio.queue.retry(job_id)
    assert waiting(studio) == [job_id]
    studio.queue.remove(job_id)
    assert studio.queue.jobs() == ()


def test_clearing_takes_away_what_is_over_and_leaves_what_waits(
    qtbot: QtBot, studio: Studio, checkpoint: Path
) -> None:
    over(qtbot, studio, studio.compose(Recipe("pop", checkpoint="nothing")))
    studio.queue.pause_after_current(True)
    left = studio.compose(recipe(checkpoint))
    studio.queue.clear_finished()
    assert [view.id for view in studio.queue.jobs()] == [left]


def test_interrupted_songs_can_be_let_go(qtbot: QtBot, studio: Studio, checkpoint: Path) -> None:
    job_id = studio.compose(recipe(checkpoint, 300.0))
    frames_reached(qtbot, studio, job_id, 2)
    studio.queue.cancel(job_id, keep=True)
    over(qtbot, studio, job_id)
    (kept,) = studio.queue.offered()
    with qtbot.waitSignal(studio.queue.changed):
        studio.queue.discard(kept)
    assert studio.queue.offered() == ()
    assert pending(studio.home) == []


def test_a_library_that_cannot_be_written_fails_the_job_in_words(
    qtbot: QtBot, studio: Studio, checkpoint: Path
) -> None:
    journal = studio.home / "journal"
    shutil.rmtree(journal)
    journal.write_text("in the way")
    view = over(qtbot, studio, studio.compose(recipe(checkpoint)))
    assert view.stage is Stage.FAILED
    assert view.problem is not None
    assert "journal" in view.problem.what
    journal.unlink()
    studio.queue.retry(view.id)
    until(qtbot, studio.queue.changed, lambda: studio.queue.running is None)
    assert over(qtbot, studio, view.id).stage is Stage.DONE
