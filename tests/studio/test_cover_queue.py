from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from huggingface_hub import close_session
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from heartstudio.checkpoints.catalogue import load_catalogue
from heartstudio.checkpoints.installed import Shelf
from heartstudio.checkpoints.machine import Machine
from heartstudio.covers.brief import direct
from heartstudio.covers.flux import Commission, FluxPainter, Step, Weights
from heartstudio.covers.image_models import image_model
from heartstudio.resources import resource
from heartstudio.songs.layout import SongFile
from heartstudio.songs.library import Library
from heartstudio.songs.song import Song
from heartstudio.studio.cover_queue import CoverView
from heartstudio.studio.engine_thread import EngineThread
from heartstudio.studio.estimate import Estimator
from heartstudio.studio.jobs import Job, Problem
from heartstudio.studio.live import LiveTakes
from heartstudio.studio.painters import Sitting
from heartstudio.studio.studio import Studio
from tests.checkpoints.hub_server import HubServer
from tests.studio.conftest import COVER
from tests.studio.makers import PATIENCE, over, recipe, until

FLUX = "flux2-klein"
SIZE = 64
HEART = Sitting(FLUX, Commission("A red heart cut from paper.", seed=7, size=SIZE))

_Result = TypeVar("_Result")


def put_on_shelf(home: Path, folder: Path) -> Shelf:
    shelf = Shelf(home, load_catalogue(resource("catalogue.toml")))
    shelf.add(shelf.catalogue.component("flux2-klein-4b-4bit"), folder=folder)
    return shelf


@pytest.fixture
def gallery(home: Path, tiny_flux: Path, studio: Studio) -> Studio:
    """A studio with a tiny image model."""
    put_on_shelf(home, tiny_flux)
    studio.settings.cover_size = SIZE
    return studio


def worn(studio: Studio, song: Song) -> bytes:
    return (studio.library.library.folder_of(song) / SongFile.COVER).read_bytes()


def made(qtbot: QtBot, studio: Studio, checkpoint: Path, seed: int = 5) -> Song:
    (song,) = over(qtbot, studio, studio.compose(recipe(checkpoint, 0.5, seed=seed))).songs
    return song


def nothing_left(qtbot: QtBot, studio: Studio) -> None:
    until(qtbot, studio.cover_queue.changed, lambda: studio.cover_queue.views() == ())


def on_engine(engine: EngineThread, work: Callable[[], _Result]) -> _Result:
    return engine.run_quietly(work).result(PATIENCE / 1000)


def active_memory(engine: EngineThread) -> int:
    def ask() -> int:
        import mlx.core as mx

        return int(mx.get_active_memory())

    return on_engine(engine, ask)


def test_a_new_song_is_painted_after_it_is_composed_and_its_own_seed_decides(
    qtbot: QtBot, gallery: Studio, checkpoint: Path, tiny_flux: Path
) -> None:
    told: list[CoverView] = []
    gallery.cover_queue.progressed.connect(told.append)
    song = made(qtbot, gallery, checkpoint)
    assert gallery.cover_queue.view(song.id) is not None
    assert worn(gallery, song) == COVER
    nothing_left(qtbot, gallery)
    assert [view.step for view in told] == [Step(done, 4) for done in (1, 2, 3, 4)]
    assert [view.song.id for view in told] == [song.id] * 4
    assert told[1].fraction == 0.5
    weights = Weights(tiny_flux, image_model(tiny_flux.name))
    wanted = Commission(direct(song.recipe).prompt, song.recipe.seed, SIZE)
    assert worn(gallery, song) == on_engine(gallery.engine, lambda: FluxPainter().paint(weights, wanted))
    assert len(gallery.library.library.covers_of(song)) == 2


def test_a_song_that_is_asked_for_during_a_cover_begins_after_the_step_at_hand(
    qtbot: QtBot, gallery: Studio, checkpoint: Path
) -> None:
    order: list[object] = []
    job = Job("a" * 32, recipe(checkpoint, 0.5))

    def tell(step: Step) -> None:
        order.append(step)
        gallery.engine.compose(job)

    gallery.engine.saved.connect(lambda *_: order.append("song"))
    with qtbot.waitSignal(gallery.engine.ended, timeout=PATIENCE):
        future = gallery.engine.paint(HEART, tell, lambda: False)
    assert future.result(0) is None
    qtbot.waitUntil(lambda: "song" in order, timeout=PATIENCE)
    assert order == [Step(1, 4), "song"]


def test_a_cover_that_gave_way_is_painted_after_the_music(
    qtbot: QtBot, gallery: Studio, checkpoint: Path
) -> None:
    gallery.settings.covers = False
    song = made(qtbot, gallery, checkpoint)
    gallery.settings.covers = True
    order: list[str] = []
    jobs = [Job(digit * 32, recipe(checkpoint, 0.5)) for digit in "de"]

    def step(_order: object, told: Step) -> None:
        order.append(f"step {told.done}")
        if jobs:
            gallery.engine.compose(jobs.pop())

    # On the engine's own thread, so that the music comes between two known steps.
    gallery.cover_queue._stepped.connect(step, Qt.ConnectionType.DirectConnection)
    gallery.engine.saved.connect(lambda *_: order.append("song"), Qt.ConnectionType.DirectConnection)
    gallery.cover_queue.paint_anew(song, 3)
    until(qtbot, gallery.library.changed, lambda: worn(gallery, song) != COVER)
    assert order[:8] == ["step 1", "song", "step 1", "song", "step 1", "step 2", "step 3", "step 4"]
    nothing_left(qtbot, gallery)


def test_a_cover_cancelled_at_step_two_stops_there_and_hands_all_memory_back(
    qtbot: QtBot, gallery: Studio
) -> None:
    before = active_memory(gallery.engine)
    steps: list[Step] = []
    future = gallery.engine.paint(HEART, steps.append, lambda: len(steps) == 2)
    assert future.result(PATIENCE / 1000) is None
    assert steps == [Step(1, 4), Step(2, 4)]
    assert gallery.engine.holds_models
    gallery.engine.release_models()
    assert active_memory(gallery.engine) == pytest.approx(before, rel=0.05, abs=64)
    assert not gallery.engine.holds_models


def test_music_and_pictures_are_in_memory_together_only_where_both_fit(
    qapp: QCoreApplication, qtbot: QtBot, home: Path, checkpoint: Path, tiny_flux: Path
) -> None:
    shelf = put_on_shelf(home, tiny_flux)
    peak = Estimator(shelf).promise(recipe(checkpoint, 0.5)).peak_bytes
    for spare, together in ((0, False), (10**9, True)):
        machine = Machine.of("Apple M1", memory=0, working_set=peak + spare)
        with Library(home) as library:
            engine = EngineThread(
                shelf, Estimator(shelf, machine), lambda: library, LiveTakes(), lambda: 60.0, parent=qapp
            )
            engine.start()
            held: list[tuple[bool, bool]] = []

            def look(
                _step: Step, engine: EngineThread = engine, held: list[tuple[bool, bool]] = held
            ) -> None:
                held.append((engine._composers.holds_models, engine._painters.holds_model))

            for job_id in ("b" * 32, "c" * 32):
                with qtbot.waitSignal(engine.ended, timeout=PATIENCE):
                    engine.compose(Job(f"{spare % 7}{job_id[1:]}", recipe(checkpoint, 0.5)))
                held.append((engine._composers.holds_models, engine._painters.holds_model))
                engine.paint(HEART, look, lambda: False).result(PATIENCE / 1000)
            assert engine.close()
        after_song, painting, after_second = held[0], held[1:5], held[5]
        assert after_song == (True, False)
        assert painting == [(together, True)] * 4
        assert after_second == (True, together)


def test_pictures_too_leave_the_memory_when_nothing_was_asked_for_a_while(
    qtbot: QtBot, gallery: Studio
) -> None:
    gallery.settings.free_after_minutes = 0.0
    gallery.engine.paint(HEART, lambda _step: None, lambda: False).result(PATIENCE / 1000)
    qtbot.waitUntil(lambda: not gallery.engine.holds_models, timeout=PATIENCE)


def test_a_cover_that_fails_is_tried_once_more_and_then_left_painted(
    qtbot: QtBot, gallery: Studio, checkpoint: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    problems: list[Problem] = []
    gallery.problem.connect(problems.append)
    gallery.settings.covers = False
    song = made(qtbot, gallery, checkpoint)
    gallery.settings.covers = True
    broken = tmp_path / "broken"
    for part in ("transformer", "vae"):
        (broken / part).mkdir(parents=True)
        (broken / part / "0.safetensors").write_bytes(b"not weights")
    put_on_shelf(gallery.home, broken)
    gallery.cover_queue.add(song)
    nothing_left(qtbot, gallery)
    assert [record.levelname for record in caplog.records if song.id in record.getMessage()] == [
        "WARNING"
    ] * 2
    assert worn(gallery, song) == COVER
    assert "could not be painted" in gallery.cover_queue.trouble
    assert problems == []
    # Who asks for a cover is told why there is none.
    assert gallery.cover_queue.paint_anew(song, 1)
    nothing_left(qtbot, gallery)
    (problem,) = problems
    assert problem.safe
    assert problem.remedy


def test_without_a_model_songs_keep_their_painted_covers_and_nobody_is_told_of_an_error(
    qtbot: QtBot, studio: Studio, checkpoint: Path
) -> None:
    problems: list[Problem] = []
    studio.problem.connect(problems.append)
    song = made(qtbot, studio, checkpoint)
    assert studio.cover_queue.model is None
    assert studio.cover_queue.views() == ()
    assert not studio.cover_queue.paint_anew(song, 3)
    assert worn(studio, song) == COVER
    assert problems == []


def test_nothing_is_painted_where_that_is_not_wanted(qtbot: QtBot, gallery: Studio, checkpoint: Path) -> None:
    assert gallery.cover_queue.model == FLUX
    gallery.settings.covers = False
    assert gallery.cover_queue.model is None
    made(qtbot, gallery, checkpoint)
    assert gallery.cover_queue.views() == ()


def test_another_seed_and_other_words_give_another_cover_and_five_are_kept(
    qtbot: QtBot, gallery: Studio, checkpoint: Path
) -> None:
    song = made(qtbot, gallery, checkpoint)
    nothing_left(qtbot, gallery)
    covers = {worn(gallery, song)}
    for seed in range(4):
        gallery.cover_queue.paint_anew(song, seed)
        nothing_left(qtbot, gallery)
        covers.add(worn(gallery, song))
    gallery.library.set_prompt(song.id, "A blue door.")
    assert gallery.cover_queue.prompt(song) == "A blue door."
    gallery.cover_queue.paint_anew(song, 3)
    nothing_left(qtbot, gallery)
    covers.add(worn(gallery, song))
    assert len(covers) == 6
    kept = gallery.library.library.covers_of(song)
    assert len(kept) == 5
    gallery.library.choose_cover(song.id, kept[-1])
    assert worn(gallery, song) == kept[-1].read_bytes()
    gallery.library.set_prompt(song.id, "")
    assert gallery.cover_queue.prompt(song) == direct(song.recipe).prompt


def test_a_cover_can_be_taken_back_and_a_deleted_song_gets_none(
    qtbot: QtBot, gallery: Studio, checkpoint: Path
) -> None:
    problems: list[Problem] = []
    gallery.problem.connect(problems.append)
    gallery.settings.covers = False
    first, second, third = (made(qtbot, gallery, checkpoint, seed) for seed in (1, 2, 3))
    gallery.settings.covers = True
    for song in (first, second, third):
        gallery.cover_queue.paint_anew(song, 1)
    gallery.cover_queue.paint_anew(third, 2)
    assert [view.song.id for view in gallery.cover_queue.views()] == [first.id, second.id, third.id]
    gallery.cover_queue.cancel(second.id)
    gallery.cover_queue.cancel(first.id)
    gallery.library.delete([third.id])
    nothing_left(qtbot, gallery)
    assert on_engine(gallery.engine, threading.get_ident)
    assert worn(gallery, first) == worn(gallery, second) == COVER
    assert problems == []


def test_closing_the_studio_gives_a_cover_up(
    qtbot: QtBot, home: Path, tiny_flux: Path, checkpoint: Path
) -> None:
    put_on_shelf(home, tiny_flux)
    studio = Studio(home, paint=lambda _recipe: COVER)
    studio.settings.cover_size = SIZE
    studio.open()
    begun = threading.Event()
    steps: list[Step] = []

    def step(_order: object, told: Step) -> None:
        steps.append(told)
        begun.set()
        studio.engine._stopping.wait(PATIENCE / 1000)

    studio.cover_queue._stepped.connect(step, Qt.ConnectionType.DirectConnection)
    song = made(qtbot, studio, checkpoint)
    assert begun.wait(PATIENCE / 1000)
    folder = studio.library.library.folder_of(song)
    assert studio.close(60.0)
    assert steps == [Step(1, 4)]
    assert (folder / SongFile.COVER).read_bytes() == COVER


def test_a_cover_model_that_is_fetched_paints_at_once(
    qtbot: QtBot,
    studio: Studio,
    checkpoint: Path,
    tiny_flux: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    song = made(qtbot, studio, checkpoint)
    assert studio.cover_queue.model is None
    catalogue = load_catalogue(resource("catalogue.toml"))
    (component,) = catalogue.components_of(catalogue.model(FLUX))
    server = HubServer()
    files = {path.relative_to(tiny_flux).as_posix(): path.read_bytes() for path in tiny_flux.rglob("*.*")}
    server.add(component.repository, {**files, "README.md": b"# A model"})
    monkeypatch.setenv("HF_ENDPOINT", server.endpoint)
    try:
        with qtbot.waitSignal(studio.models.finished, timeout=PATIENCE):
            studio.models.download(FLUX)
        until(qtbot, studio.cover_queue.changed, lambda: studio.cover_queue.model == FLUX)
    finally:
        close_session()
        server.close()
    studio.settings.cover_size = SIZE
    assert studio.cover_queue.paint_anew(song, 3)
    nothing_left(qtbot, studio)
    assert worn(studio, song) != COVER
