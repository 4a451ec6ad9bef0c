from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from huggingface_hub import close_session
from pytestqt.qtbot import QtBot

from heartstudio.checkpoints.catalogue import load_catalogue
from heartstudio.resources import resource
from heartstudio.studio.jobs import Problem, Stage
from heartstudio.studio.model_work import Work, WorkKind
from heartstudio.studio.studio import Studio
from tests.checkpoints import weights
from tests.checkpoints.hub_server import HubServer
from tests.studio.makers import frames_reached, over, recipe

PATIENCE = 60_000


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    """A hub with the recommended model's repositories."""
    server = HubServer()
    catalogue = load_catalogue(resource("catalogue.toml"))
    files = (weights.language_model(), weights.codec(), weights.tokenizer())
    for component, content in zip(catalogue.components_of(catalogue.model("3b")), files, strict=True):
        server.add(component.repository, content)
    monkeypatch.setenv("HF_ENDPOINT", server.endpoint)
    yield server
    close_session()
    server.close()


def fetched(qtbot: QtBot, studio: Studio) -> list[Work]:
    told: list[Work] = []
    studio.models.progressed.connect(lambda _id, work: told.append(work))
    with qtbot.waitSignal(studio.models.finished, timeout=PATIENCE):
        studio.models.download("3b")
    return told


def test_a_model_is_fetched_checked_and_removed(qtbot: QtBot, studio: Studio, server: HubServer) -> None:
    before = studio.models.view("3b")
    assert before is not None
    assert not before.ready
    assert before.download_bytes > 20e9
    assert before.promise is not None
    told = fetched(qtbot, studio)
    assert told[-1].kind is WorkKind.FETCHING
    assert told[-1].done == told[-1].total > 0
    qtbot.waitUntil(
        lambda: studio.models.is_ready("3b") and bool(studio.models.view("3b").ready), timeout=PATIENCE
    )
    here = studio.models.view("3b")
    assert here is not None
    assert here.precisions == ("original",)
    assert here.here_bytes == told[-1].total
    assert here.work is None

    with qtbot.waitSignal(studio.models.finished, timeout=PATIENCE) as checked:
        studio.models.verify("3b")
    assert checked.args is not None
    assert checked.args[1:] == [WorkKind.CHECKING, "HeartMuLa 3B Happy New Year is whole"]

    studio.models.remove("3b")
    qtbot.waitUntil(lambda: not studio.models.view("3b").here_bytes, timeout=PATIENCE)
    assert not studio.models.is_ready("3b")


def test_a_changed_file_is_found_by_checking(qtbot: QtBot, studio: Studio, server: HubServer) -> None:
    fetched(qtbot, studio)
    (file,) = (studio.home / "models" / "heartcodec-20260123").rglob("*.safetensors")
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    with qtbot.waitSignal(studio.models.problem, timeout=PATIENCE) as told:
        studio.models.verify("3b")
    assert told.args is not None
    assert "model.safetensors has changed" in told.args[0].what


def test_a_download_that_fails_is_a_problem_and_can_be_begun_again(
    qtbot: QtBot, studio: Studio, server: HubServer
) -> None:
    server.fail("heartmula", status=404, times=100)
    server.fail("HeartMuLa", status=404, times=100)
    problems: list[Problem] = []
    studio.problem.connect(problems.append)
    with qtbot.waitSignal(studio.models.problem, timeout=PATIENCE):
        studio.models.download("3b")
    assert problems[0].what
    view = studio.models.view("3b")
    assert view is not None
    assert view.work is None


def test_a_paused_download_keeps_what_has_come(qtbot: QtBot, studio: Studio, server: HubServer) -> None:
    server.fail("00002-of-00002", stall_after=20_000, times=1)
    with qtbot.waitSignal(
        studio.models.progressed, timeout=PATIENCE, check_params_cb=lambda _id, work: work.done > 20_000
    ):
        studio.models.download("3b")
    with qtbot.waitSignal(studio.models.finished, timeout=PATIENCE) as ended:
        studio.models.pause("3b")
    assert ended.args is not None
    assert "Paused" in ended.args[2]
    qtbot.waitUntil(lambda: studio.models.view("3b").kept_bytes > 0, timeout=PATIENCE)
    fetched(qtbot, studio)
    assert studio.models.is_ready("3b")


def test_a_folder_of_the_users_own_joins_the_list(qtbot: QtBot, studio: Studio, checkpoint: Path) -> None:
    with qtbot.waitSignal(studio.models.changed, timeout=PATIENCE):
        studio.models.add(str(checkpoint), "mine")
    view = studio.models.view("mine")
    assert view is not None
    assert view.ready
    assert view.promise is not None
    with qtbot.waitSignal(studio.models.problem, timeout=PATIENCE):
        studio.models.add("no hub id at all")


def test_weights_of_other_programs_are_found_and_used(qtbot: QtBot, studio: Studio, checkpoint: Path) -> None:
    with qtbot.waitSignal(studio.models.found, timeout=PATIENCE) as found:
        studio.models.search((checkpoint,))
    assert found.args is not None
    language_model = next(one for one in found.args[0] if "HeartMuLa" in one.part.path.name)
    with qtbot.waitSignal(studio.models.changed, timeout=PATIENCE):
        studio.models.use(language_model)
    assert any(view.model.about.endswith(f"{language_model.part.path}.") for view in studio.models.models())


def test_what_nobody_knows_is_a_problem_and_no_more(qtbot: QtBot, studio: Studio) -> None:
    problems: list[Problem] = []
    studio.problem.connect(problems.append)
    studio.models.download("nothing")
    studio.models.verify("nothing")
    assert len(problems) == 2
    assert studio.models.view("nothing") is None


def test_a_conversion_waits_for_music_and_is_used_afterwards(
    qtbot: QtBot, studio: Studio, checkpoint: Path
) -> None:
    with qtbot.waitSignal(studio.models.changed, timeout=PATIENCE):
        studio.models.add(str(checkpoint), "mine")
    song = studio.compose(recipe(checkpoint, 300.0))
    frames_reached(qtbot, studio, song, 1)
    studio.models.convert("mine", "8bit")
    view = studio.models.view("mine")
    assert view is not None
    assert view.work is not None
    assert view.work.kind is WorkKind.CONVERTING
    with qtbot.waitSignal(studio.models.finished, timeout=PATIENCE) as finished:
        studio.queue.cancel(song)
    assert finished.args is not None
    assert finished.args[:2] == ["mine", WorkKind.CONVERTING]
    qtbot.waitUntil(lambda: "8bit" in studio.models.view("mine").precisions, timeout=PATIENCE)
    assert over(qtbot, studio, studio.compose(recipe(Path("mine"), 0.5))).stage is Stage.DONE
