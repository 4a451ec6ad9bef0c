"""HeartStudio as a person uses it: a real screen, a mouse, a keyboard, a loudspeaker and another program's window."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage

from heartstudio.app import CANNOT_BEGIN
from heartstudio.audio.tagging import read_recipe
from heartstudio.recipe import FRAME_RATE, Recipe
from heartstudio.songs import Library, Song, SongFile
from heartstudio.songs.journal import Interrupted, pending
from tests.audio.alsa import Sink
from tests.songs.makers import add
from tests.ui.screen import Screen, virtual_screen
from tests.ui.stage import PATIENCE, ROOT, Stage, playing

NEEDED = ("Xvfb", "openbox", "trayer", "xdotool", "xprop", "import")

pytestmark = [
    pytest.mark.x11,
    pytest.mark.skipif(not all(map(shutil.which, NEEDED)), reason=f"needs {', '.join(NEEDED)}"),
]

Open = Callable[[], AbstractContextManager[Stage]]


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """A screen for this test alone: what one leaves behind is in no other's way."""
    with virtual_screen(tmp_path) as made:
        yield made


@pytest.fixture
def sink(tmp_path: Path) -> Sink:
    made = Sink(tmp_path)
    made.connect()
    return made


@pytest.fixture
def prepared(home: Path, checkpoint: Path) -> Path:
    """A data folder in which the first start is over and the tiny model is in the form."""
    home.mkdir(parents=True)
    form = Recipe("x", seconds=60.0, checkpoint=str(checkpoint), ignore_eos=True)
    settings = {
        "heartstudio_settings": 1,
        "default_model": str(checkpoint),
        "shown_first_start": True,
        "volume": 1.0,
        "last_form": form.to_dict(),
    }
    (home / "settings.json").write_text(json.dumps(settings))
    return home


@pytest.fixture
def opened(screen: Screen, prepared: Path, sink: Sink) -> Open:
    """Starts the application, and waits until its window has the keyboard."""
    environment = {**screen.environment, "ALSA_CONFIG_PATH": str(sink.config), "LANG": "C.UTF-8"}

    @contextmanager
    def start() -> Iterator[Stage]:
        with playing(prepared, environment) as stage:
            stage.until("window is active", True)
            yield stage

    return start


@pytest.fixture
def stage(opened: Open) -> Iterator[Stage]:
    with opened() as stage:
        yield stage


def songs_in(home: Path) -> list[Song]:
    with Library(home) as library:
        return library.page()


def sounding(heard: np.ndarray) -> np.ndarray:
    loud = np.flatnonzero(heard.any(axis=1))
    return heard[loud[0] : loud[-1] + 1]


def fill_form(home: Path, recipe: Recipe) -> None:
    settings = json.loads((home / "settings.json").read_text())
    (home / "settings.json").write_text(json.dumps({**settings, "last_form": recipe.to_dict()}))


def tray_ink(screen: Screen, stage: Stage) -> int:
    """How many pixels of the icon in the tray have the accent's colour."""
    x, y, width, height = stage.box("tray")
    picture = screen.picture().copy(QRect(x - width // 2, y - height // 2, width, height))
    colours = (picture.pixelColor(at % width, at // width) for at in range(width * height))
    return sum(colour.saturation() > 90 and colour.value() > 90 for colour in colours)


def test_the_popover_opens_at_the_icon_and_goes_as_one_expects(screen: Screen, stage: Stage) -> None:
    stage.wait_for("window", now="active")
    icon = stage.where("tray")
    screen.click(icon)
    stage.wait_for("popover", now="active")
    x, y, width, height = stage.box("popover")
    assert abs(y - height // 2 - icon[1]) < 40
    assert x - width // 2 <= icon[0] <= x + width // 2

    screen.click(icon)
    stage.wait_for("popover", now="hidden")
    screen.pause()
    screen.click(icon)  # were it open again by now, this would close it
    stage.wait_for("popover", now="active")

    screen.press("Escape")
    stage.wait_for("popover", now="hidden")
    screen.pause()
    screen.click(icon)
    stage.wait_for("popover", now="active")

    screen.click(stage.where("lyrics"))
    stage.wait_for("popover", now="hidden")
    stage.wait_for("window", now="active")

    screen.click(icon, button=3)
    stage.where("first item")
    screen.press("Up", "Return")  # the last entry
    stage.wait_for("ended", in_time=True)
    assert [line["now"] for line in stage.rest_of("popover")] == []


def test_a_song_is_begun_in_the_popover_followed_in_both_places_and_cancelled(
    screen: Screen, stage: Stage, prepared: Path
) -> None:
    at_rest = tray_ink(screen, stage)
    assert at_rest > 20
    screen.click(stage.where("tray"))
    stage.wait_for("popover", now="active")
    screen.type("jazz,warm,")
    stage.until("tags", "jazz,warm")
    screen.click(stage.where("popover compose"))
    stage.wait_for("progress", composed=5)
    assert "%" in stage.what("job")
    begun = tray_ink(screen, stage)
    stage.wait_for("progress", composed=200)
    far = tray_ink(screen, stage)
    assert begun != at_rest
    assert far > begun + 5
    screen.click(stage.where("popover cancel"))
    stage.until("jobs", ["cancelled"])
    assert tray_ink(screen, stage) == at_rest
    assert songs_in(prepared) == []
    assert pending(prepared) == []


def test_a_song_is_composed_to_its_end_and_is_in_the_popover_and_the_library_with_its_cover(
    screen: Screen, stage: Stage, prepared: Path
) -> None:
    screen.press("ctrl+w")
    stage.wait_for("window", now="hidden")
    screen.click(stage.where("tray"))
    stage.wait_for("popover", now="active")
    screen.type("jazz,")
    screen.click(stage.where("popover length"))
    screen.click(stage.where("first item"))
    stage.until("length", 15)
    screen.click(stage.where("popover compose"))
    title = stage.wait_for("saved")["title"]
    stage.until("jobs", ["done"])
    stage.until("popover songs", [title])
    screen.click(stage.where("popover studio"))
    stage.until("window is active", True)
    screen.press("ctrl+2")
    stage.until("library songs", [title])
    (song,) = songs_in(prepared)
    assert song.seconds == pytest.approx(15.0, abs=1 / FRAME_RATE)
    with Library(prepared) as library:
        cover = QImage(str(library.path_of(song, SongFile.COVER)))
    assert_seen(screen, stage.box("cover"), cover)


def assert_seen(screen: Screen, box: tuple[int, int, int, int], cover: QImage) -> None:
    """The picture is on the screen, in this place and of this size; it may take a moment to come."""
    x, y, width, height = box
    screen.hover((5, 5))
    place = QRect(x - width // 2, y - height // 2, width, height)
    apart = 255.0
    for _ in range(20):
        apart = float(np.abs(_coarse(screen.picture().copy(place)) - _coarse(cover)).mean())
        if apart < 12:
            return
    raise AssertionError(f"the cover is not seen; what is there differs by {apart:.0f} of 255")


def _coarse(picture: QImage) -> np.ndarray:
    """The colours of eight by eight fields, without the corners, which are round on the screen."""
    small = picture.scaled(
        QSize(8, 8), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    fields = [[small.pixelColor(x, y).getRgb()[:3] for x in range(1, 7)] for y in range(1, 7)]
    return np.array(fields, np.float64)


def test_a_song_is_played_by_its_cover_and_heard_sample_for_sample(
    screen: Screen, prepared: Path, sink: Sink, opened: Open
) -> None:
    with Library(prepared) as library:
        song = add(library, title="Heard", audio=0.5 * np.ones((24_000, 2), np.float32))
        stored, _ = soundfile.read(library.path_of(song, SongFile.AUDIO), dtype="float32")
    with opened() as stage:
        screen.press("ctrl+2")
        screen.hover(stage.where("play button"))
        screen.click(stage.where("play button"))
        stage.wait_for("playback", state="playing")
        stage.wait_for("playback", state="stopped")
        screen.press("ctrl+q")
        stage.wait_for("ended", in_time=True)
    heard = sounding(sink.heard())
    assert len(heard) == pytest.approx(len(stored), abs=2)
    assert np.array_equal(heard[100:-100], stored[100 : len(heard) - 100])


def test_a_song_is_found_as_one_types(screen: Screen, prepared: Path, opened: Open) -> None:
    with Library(prepared) as library:
        for seed, title in enumerate(("Neon Rain", "Slow Tide", "Harvest")):
            add(library, Recipe("pop", "", seed=seed), title=title)
    with opened() as stage:
        screen.press("ctrl+f")
        screen.type("tide")
        stage.until("library songs", ["Slow Tide"])
        screen.press("Escape")
        stage.until("library songs", ["Harvest", "Slow Tide", "Neon Rain"])


def test_a_song_is_dragged_into_another_programs_window(screen: Screen, prepared: Path, opened: Open) -> None:
    recipe = Recipe("jazz,warm", "[Verse]\nTake me along", seed=77)
    with Library(prepared) as library:
        add(library, recipe, title="Take Me Along")
    with another_program(screen, 1180, 600, 200, 200) as target, opened() as stage:
        screen.press("ctrl+2")
        screen.do("windowraise", screen.window("Drop target"))
        screen.drag(stage.where("cover"), (1280, 700))
        told = json.loads(target.communicate(timeout=PATIENCE)[0])
        (path,) = map(Path, told["paths"])
        assert path.name == "Take Me Along.wav"
        assert told["action"] == "CopyAction"
        assert told["digests"] == [hashlib.sha256(path.read_bytes()).hexdigest()]
        assert read_recipe(path) == recipe
        with soundfile.SoundFile(path) as sound, Library(prepared) as library:
            (song,) = library.page()
            assert (sound.samplerate, sound.channels) == (48_000, 2)
            stored, _ = soundfile.read(library.path_of(song, SongFile.AUDIO), dtype="float32")
            assert np.abs(sound.read(dtype="float32") - stored).max() < 1e-6


@contextmanager
def another_program(screen: Screen, *place: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.ui.drop_target", *map(str, place)]
    with subprocess.Popen(
        command, cwd=ROOT, env=screen.environment, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("end", ["quit", "kill"])
def test_a_song_interrupted_by_quitting_or_by_death_is_gone_on_with_from_the_same_frame(
    screen: Screen, prepared: Path, opened: Open, checkpoint: Path, end: str
) -> None:
    form = Recipe(
        "pop,warm", "[Verse]\nTo be continued", 12.0, 5, checkpoint=str(checkpoint), ignore_eos=True
    )
    fill_form(prepared, form)
    with opened() as stage:
        screen.press("ctrl+Return")
        stage.wait_for("progress", composed=15)
        if end == "quit":
            screen.press("ctrl+q")
            stage.wait_for("ended", in_time=True)
            assert stage.ended() == 0
        else:
            stage.kill()
            assert stage.ended() == -9
    interrupted = only(pending(prepared))
    assert 15 <= len(interrupted.codes) < interrupted.recipe.frame_limit
    with opened() as stage:
        screen.press("ctrl+3")
        stage.until("offers", 1)
        screen.click(stage.where("go on"))
        stage.wait_for("saved")
        stage.until("jobs", ["done"])
        assert stage.wait_for("progress")["composed"] >= len(interrupted.codes)
    song = only(songs_in(prepared))
    assert (song.seconds, song.frames) == (12.0, 12 * FRAME_RATE)
    with Library(prepared) as library:
        codes = library.codes_of(song)
    assert np.array_equal(codes[: len(interrupted.codes)], interrupted.codes)
    assert pending(prepared) == []


def only(found: list[Song] | list[Interrupted]) -> Song | Interrupted:
    (one,) = found
    return one


def test_a_second_start_brings_the_first_to_the_front(screen: Screen, stage: Stage, prepared: Path) -> None:
    screen.press("ctrl+w")
    stage.wait_for("window", now="hidden")
    second = subprocess.run(
        [sys.executable, "-m", "heartstudio"],
        cwd=ROOT,
        env={**screen.environment, "HEARTSTUDIO_HOME": str(prepared)},
        timeout=PATIENCE,
        check=False,
    )
    assert second.returncode == 0
    stage.wait_for("window", now="shown")
    stage.until("window is active", True)


def test_without_a_loudspeaker_the_window_says_so_and_goes_on(
    screen: Screen, prepared: Path, sink: Sink, opened: Open
) -> None:
    with Library(prepared) as library:
        add(library, title="Unheard")
    sink.disconnect()
    with opened() as stage:
        screen.press("ctrl+2")
        screen.hover(stage.where("play button"))
        screen.click(stage.where("play button"))
        what = stage.wait_for("problem")["what"]
        assert "no sound output" in what
        assert stage.what("notices") == [what]
        screen.press("ctrl+f")
        screen.type("nothing like it")
        stage.until("library songs", [])
        screen.press("ctrl+q")
        stage.wait_for("ended", in_time=True)


def test_a_data_folder_that_cannot_be_made_is_told_of_before_there_is_a_window(
    screen: Screen, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    with subprocess.Popen(
        [sys.executable, "-m", "heartstudio"],
        cwd=ROOT,
        env={**screen.environment, "HEARTSTUDIO_HOME": str(tmp_path / "file" / "home")},
    ) as process:
        screen.window("HeartStudio")
        screen.press("Return")
        assert process.wait(PATIENCE) == CANNOT_BEGIN
