from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heartstudio.recipe import Recipe
from heartstudio.songs.journal import Journal, pending
from heartstudio.songs.layout import new_id
from heartstudio.songs.song import Provenance
from heartstudio.studio.jobs import Job, Problem
from heartstudio.studio.queue_file import Kept, QueueFile
from tests.songs.makers import some_codes

TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)
RECIPES = st.builds(
    Recipe,
    tags=TEXT.filter(lambda text: bool(text.replace(",", " ").strip())),
    lyrics=TEXT,
    seed=st.integers(0, 2**32 - 1),
    takes=st.integers(1, 8),
)
CODES = st.none() | st.integers(0, 20).map(some_codes)
JOBS = st.builds(
    Job,
    id=st.uuids().map(lambda value: value.hex),
    recipe=RECIPES,
    start=CODES,
    provenance=st.builds(
        Provenance, parent=st.none() | st.just("a" * 32), branch_frame=st.none() | st.integers(0, 99)
    ),
    created=st.datetimes(timezones=st.just(UTC)),
)
PROBLEMS = st.none() | st.builds(Problem, TEXT, TEXT, TEXT)


def facts(kept: Kept) -> tuple[object, ...]:
    job = kept.job
    start = None if job.start is None else (job.start.dtype, job.start.tolist())
    return job.id, job.recipe, start, job.provenance, job.created, kept.problem


@given(st.lists(st.builds(Kept, JOBS, PROBLEMS), max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_jobs_come_back_as_they_were(home: Path, kept: list[Kept]) -> None:
    first = QueueFile(home)
    first.open([])
    first.save(kept)
    first.close()
    second = QueueFile(home)
    found = second.open([])
    second.save([])
    second.close()
    assert list(map(facts, found)) == list(map(facts, kept))


def test_a_job_that_goes_on_with_a_song_finds_it_again_or_is_forgotten(home: Path) -> None:
    with Journal.begin(home, Recipe("pop")) as journal:
        journal.append(some_codes(3))
    (interrupted,) = pending(home)
    file = QueueFile(home)
    file.open([])
    file.save([Kept(Job.resuming(interrupted))])
    file.close()
    again = QueueFile(home)
    (found,) = again.open([interrupted])
    assert found.job.interrupted is interrupted
    again.close()
    last = QueueFile(home)
    assert last.open([]) == []
    last.close()


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"heartstudio_queue": 2}', '{"heartstudio_queue": 1, "jobs": 3}']
)
def test_a_damaged_queue_is_kept_aside(home: Path, damage: str) -> None:
    home.mkdir()
    (home / "queue.json").write_text(damage)
    file = QueueFile(home)
    assert file.open([]) == []
    file.close()
    assert (home / "queue.damaged.json").read_text() == damage


def test_one_damaged_job_does_not_take_the_others_along(home: Path) -> None:
    file = QueueFile(home)
    file.open([])
    jobs = [Kept(Job(new_id(), Recipe("pop", seed=seed))) for seed in range(3)]
    file.save(jobs)
    file.close()
    data = json.loads(file.path.read_text())
    data["jobs"][1]["recipe"]["seed"] = -1
    file.path.write_text(json.dumps(data))
    again = QueueFile(home)
    assert [kept.job.recipe.seed for kept in again.open([])] == [0, 2]
    assert json.loads((home / "queue.damaged.json").read_text()) == data
    again.close()


def test_what_two_dead_studios_left_is_gathered(home: Path) -> None:
    one, two, three = QueueFile(home), QueueFile(home), QueueFile(home)
    for seed, file in enumerate((one, two, three)):
        assert file.open([]) == []
        file.save([Kept(Job(new_id(), Recipe("pop", seed=seed)))])
    assert [file.path.name for file in (one, two, three)] == ["queue.json", "queue-2.json", "queue-3.json"]
    two.close()
    one.close()
    next_one = QueueFile(home)
    assert [kept.job.recipe.seed for kept in next_one.open([])] == [0, 1]
    assert next_one.path.name == "queue.json"
    three.close()
    next_one.close()
    last = QueueFile(home)
    assert [kept.job.recipe.seed for kept in last.open([])] == [0, 1, 2]
    assert [path.name for path in home.glob("queue*.json")] == ["queue.json"]
    last.close()


def test_the_songs_of_a_job_have_ids_of_their_own_that_never_change() -> None:
    job = Job("ab" * 16, Recipe("pop", takes=3), created=datetime.now(UTC))
    assert job.song_ids[0] == job.id
    assert len(set(job.song_ids)) == 3
    assert job.song_ids == Job("ab" * 16, Recipe("jazz", takes=3)).song_ids
    assert np.all([len(song_id) == 32 for song_id in job.song_ids])
