"""Bad days: each is told in the window, in words that help, with no box in the way, and the program goes on."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from heartstudio.covers.painted import cover_png
from heartstudio.recipe import Recipe
from heartstudio.resources import resource
from heartstudio.songs.journal import pending
from heartstudio.songs.layout import SongFile
from heartstudio.songs.library import Library
from heartstudio.songs.song import Song
from heartstudio.studio.jobs import Stage
from heartstudio.studio.studio import Studio
from heartstudio.ui.compose.templates import read_templates
from heartstudio.ui.cover_shelf import CoverShelf
from heartstudio.ui.notices import Notice
from heartstudio.ui.window.sidebar import Place
from heartstudio.ui.window.studio_window import StudioWindow
from tests.checkpoints.weights import with_header
from tests.songs.makers import add
from tests.ui.waiting import bury, over

Put = Callable[..., Song]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of eight megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder], capture_output=True
    ).returncode:
        pytest.skip("a small disk can be mounted only by root")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.fixture
def opened(qtbot: QtBot, checkpoint: Path) -> Iterator[Callable[..., StudioWindow]]:
    """Opens studios, each with its window, as the application does."""
    made: list[tuple[Studio, CoverShelf, StudioWindow]] = []

    def open_studio(
        home: Path, paint: Callable[[Recipe], bytes] = lambda recipe: cover_png(recipe, 64)
    ) -> StudioWindow:
        studio = Studio(home, paint=paint)
        covers = CoverShelf(studio.library)
        window = StudioWindow(studio, covers, read_templates(resource("templates.toml")), lambda _path: None)
        made.append((studio, covers, window))
        window.show()
        studio.open()
        return window

    yield open_studio
    for studio, covers, window in made:
        window.close()
        covers.close()
        assert studio.close(60.0)
        bury(window)
        bury(covers)
        bury(studio)


def song_of(checkpoint: Path, seconds: float = 0.5, **more: object) -> Recipe:
    return Recipe("pop,happy", "[Verse]\nla", seconds, checkpoint=str(checkpoint), ignore_eos=True, **more)


def told(window: StudioWindow, words: str) -> Notice:
    """The notice with these words; it says what to do or what is safe, and stands in no one's way."""
    found = [notice for notice in window._notices.notices() if words in f"{notice.title} {notice.text}"]
    assert found, [f"{notice.title} {notice.text}" for notice in window._notices.notices()]
    assert found[-1].text, f"only what happened: {found[-1].title}"
    assert QApplication.activeModalWidget() is None
    assert window.isEnabled()
    return found[-1]


def composes(qtbot: QtBot, studio: Studio, checkpoint: Path) -> bool:
    """Whether the program still does what it is for."""
    return over(qtbot, studio, studio.compose(song_of(checkpoint, seed=99))).stage is Stage.DONE


def test_a_chosen_library_folder_that_cannot_be_used_gives_way_to_the_usual_one(
    qtbot: QtBot, home: Path, tmp_path: Path, checkpoint: Path, opened: Callable[..., StudioWindow]
) -> None:
    (tmp_path / "in the way").write_text("a file")
    home.mkdir()
    settings = {"heartstudio_settings": 1, "library_folder": str(tmp_path / "in the way" / "library")}
    (home / "settings.json").write_text(json.dumps(settings))
    window = opened(home)
    told(window, "in the way")
    assert composes(qtbot, window._studio, checkpoint)
    assert window._studio.library.home == home


def test_a_library_that_can_only_be_read_is_heard_but_not_changed(
    qtbot: QtBot, disk: Path, checkpoint: Path, opened: Callable[..., StudioWindow]
) -> None:
    with Library(disk / "home") as library:
        song = add(library, title="Old friend")
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    window = opened(disk / "home")
    told(window, "can only be read")
    window.go(Place.LIBRARY)
    assert window.library.songs.index(0).data() == "Old friend"
    window._studio.library.rename(song.id, "New name")
    told(window, "can only be read")
    view = over(qtbot, window._studio, window._studio.compose(song_of(checkpoint)))
    assert view.stage is Stage.FAILED
    assert window._studio.library.find(song.id) is not None


def test_a_disk_that_fills_up_while_composing_keeps_the_frames_and_goes_on_later(
    qtbot: QtBot, disk: Path, checkpoint: Path, opened: Callable[..., StudioWindow]
) -> None:
    window = opened(disk / "home")
    studio = window._studio
    studio.queue.pause_after_current(True)
    job_id = studio.compose(song_of(checkpoint, 8.0))
    filler = disk / "filler"
    filler.write_bytes(bytes(shutil.disk_usage(disk).free - 1_200_000))
    studio.queue.pause_after_current(False)
    view = over(qtbot, studio, job_id)
    assert view.stage is Stage.FAILED
    told(window, "MB free there")
    (kept,) = pending(disk / "home")
    assert len(kept.codes) > 0
    filler.unlink()
    studio.queue.retry(job_id)
    (song,) = over(qtbot, studio, job_id).songs
    assert song.frames == 100
    assert (studio.library.library.codes_of(song)[: len(kept.codes)] == kept.codes).all()


def test_a_model_that_was_deleted_is_told_of_and_another_one_composes(
    qtbot: QtBot, window: StudioWindow, studio: Studio, checkpoint: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "model"
    shutil.copytree(checkpoint, copy)
    assert composes(qtbot, studio, copy)
    shutil.rmtree(copy)
    assert over(qtbot, studio, studio.compose(song_of(copy))).stage is Stage.FAILED
    told(window, str(copy))
    assert composes(qtbot, studio, checkpoint)


def test_without_any_model_the_form_leads_to_the_models(window: StudioWindow, studio: Studio) -> None:
    studio.settings.default_model = "3b"
    window.compose.show_recipe(Recipe("pop", checkpoint="3b"))
    window.compose.compose()
    assert window.pages.currentWidget() is window.models
    assert studio.queue.jobs() == ()


def test_a_song_that_would_not_fit_is_told_of_before_and_after_the_button(
    qtbot: QtBot, window: StudioWindow, studio: Studio, checkpoint: Path, tmp_path: Path
) -> None:
    huge = tmp_path / "huge"
    shutil.copytree(checkpoint, huge)
    numbers = 10**12
    header = {
        "backbone.layers.0.attn.q_proj.weight": {
            "dtype": "BF16",
            "shape": [numbers],
            "data_offsets": [0, 2 * numbers],
        }
    }
    weights = huge / "HeartMuLa-oss-random" / "model.safetensors"
    start = with_header(header)
    weights.write_bytes(start)
    os.truncate(weights, len(start) + 2 * numbers)  # two terabytes, all of them a hole
    recipe = song_of(huge)
    estimate = studio.estimate(recipe)
    assert not estimate.fits
    assert estimate.suggestion
    assert over(qtbot, studio, studio.compose(recipe)).stage is Stage.FAILED
    told(window, "would take")
    assert not studio.engine.holds_models
    assert composes(qtbot, studio, checkpoint)


def test_memory_that_runs_out_is_told_in_words_and_the_next_song_is_composed(
    qtbot: QtBot, window: StudioWindow, studio: Studio, checkpoint: Path
) -> None:
    def starve(active: bool) -> None:
        if active:
            raise RuntimeError("[metal::malloc] Attempting to allocate 9663676416 bytes")

    studio.engine.activity = starve
    assert over(qtbot, studio, studio.compose(song_of(checkpoint))).stage is Stage.FAILED
    assert "smaller model" in told(window, "memory ran out").text
    studio.engine.activity = lambda _active: None
    assert composes(qtbot, studio, checkpoint)


def test_a_cover_that_fails_costs_the_song_nothing_but_its_cover(
    qtbot: QtBot, home: Path, checkpoint: Path, opened: Callable[..., StudioWindow]
) -> None:
    def paint(recipe: Recipe) -> bytes:
        raise ValueError("no colours left")

    window = opened(home, paint)
    assert composes(qtbot, window._studio, checkpoint)
    told(window, "cover")
    (song,) = window._studio.library.library.page()
    assert not (window._studio.library.library.folder_of(song) / SongFile.COVER).exists()


def test_covers_that_cannot_be_painted_stop_no_others(qtbot: QtBot, covers: CoverShelf) -> None:
    for name in ("one", "two", "three"):
        covers.painted(name, None, 64, 1.0, 8)  # type: ignore[arg-type]
    with qtbot.waitSignal(covers.arrived, check_params_cb=lambda name: name == "good"):
        covers.painted("good", Recipe("pop"), 64, 1.0, 8)
    assert covers.painted("good", Recipe("pop"), 64, 1.0, 8) is not None


def _text(path: Path) -> None:
    path.write_text("I am a song, believe me")


def _noise(path: Path) -> None:
    path.write_bytes(os.urandom(2000))


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("song.wav", _text),
        ("song.flac", _noise),
        ("words.txt", _noise),
        ("words.txt", Path.mkdir),
        ("words.lrc", os.mkfifo),
        ("song.wav", os.mkfifo),
        ("words.txt", lambda _path: None),
        ("picture.png", _noise),
        ("song.heartstudio.json", _text),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_a_file_that_is_not_what_it_says_is_told_of_and_the_form_stays(
    window: StudioWindow, tmp_path: Path, name: str, make: Callable[[Path], None]
) -> None:
    window.compose.show_recipe(Recipe("jazz", "[Verse]\nmine"))
    before = window.compose.recipe()
    make(tmp_path / name)
    window.take_files([str(tmp_path / name)])
    told(window, name)
    assert window.compose.recipe() == before
