from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from heartstudio.audio.export import ExportFormat
from heartstudio.audio.peaks import compute_peaks
from heartstudio.audio.tagging import read_recipe
from heartstudio.audio.wave import probe, read_wave
from heartstudio.songs.layout import SongFile
from heartstudio.songs.library import Library
from heartstudio.studio.jobs import Problem
from heartstudio.studio.library_service import LibraryService
from heartstudio.studio.studio import Studio
from tests.songs.makers import RECIPE, add, png, tone, wave
from tests.studio.makers import PATIENCE, frames_reached, over, recipe


@pytest.fixture
def service(qapp: QCoreApplication, home: Path) -> Iterator[LibraryService]:
    service = LibraryService(Library(home), parent=qapp)
    yield service
    service.close()
    service.deleteLater()


@pytest.fixture
def told(service: LibraryService) -> list[Problem]:
    problems: list[Problem] = []
    service.problem.connect(problems.append)
    return problems


def test_changes_are_made_and_told(qtbot: QtBot, service: LibraryService, told: list[Problem]) -> None:
    song = add(service.library)
    with qtbot.waitSignal(service.changed) as changed:
        service.rename(song.id, "Other")
    assert changed.args == [frozenset({song.id})]
    service.set_favourite(song.id)
    service.count_play(song.id)
    now = service.find(song.id)
    assert now is not None
    assert (now.title, now.favourite, now.play_count) == ("Other", True, 1)
    undo = service.delete([song.id])
    assert undo is not None
    assert service.find(song.id) is None
    service.restore(undo)
    assert service.find(song.id) is not None
    assert told == []


def test_what_cannot_be_done_is_a_problem_and_nothing_more(
    service: LibraryService, told: list[Problem]
) -> None:
    service.rename("0" * 32, "x")
    assert service.delete(["0" * 32]) is None
    service.count_play("0" * 32)
    assert len(told) == 2
    assert all(problem.what for problem in told)


def test_export_happens_elsewhere_and_tells_song_by_song(
    qtbot: QtBot, service: LibraryService, told: list[Problem], tmp_path: Path
) -> None:
    songs = [add(service.library, title=f"song {number}") for number in range(3)]
    (service.library.folder_of(songs[1]) / SongFile.AUDIO).unlink()
    steps: list[int] = []
    service.exporting.connect(lambda done, _total: steps.append(done))
    with qtbot.waitSignal(service.exported, timeout=60_000) as exported:
        service.export(songs, tmp_path, ExportFormat.FLAC, normalise=True)
    (paths,) = exported.args
    assert [path.name for path in paths] == ["song 0.flac", "song 2.flac"]
    assert read_recipe(paths[0]) == RECIPE
    assert steps == [0, 1, 2, 3]
    assert len(told) == 1


def test_a_warmed_drag_takes_the_exported_file(service: LibraryService) -> None:
    song = add(service.library, audio=tone(0.5, level=0.5), cut_at_limit=True, title="Limit")
    service.warm_drag([song])
    (path,) = service.prepare_drag([song])
    assert path.name == "Limit.wav"
    assert read_recipe(path) == RECIPE
    # Exported, and so faded out, as a song that was cut at its limit is.
    assert np.abs(read_wave(path)[0][-100:]).max() < 0.01
    assert service.prepare_drag([song]) == [path]
    renamed = service.library.rename(song.id, "Other")
    assert service.prepare_drag([renamed])[0].name == "Other.wav"


def test_a_drag_that_nobody_foresaw_is_ready_all_the_same(service: LibraryService) -> None:
    songs = [add(service.library, title="Same", cover=png()) for _ in range(2)]
    paths = service.prepare_drag(songs)
    assert [path.name for path in paths] == ["Same.wav", "Same.wav"]
    assert len(set(paths)) == 2
    for path, song in zip(paths, songs, strict=True):
        assert read_recipe(path) == RECIPE
        samples, _ = read_wave(path)
        assert np.array_equal(samples, read_wave(service.library.path_of(song, SongFile.AUDIO))[0])
        assert (probe(path).rate, probe(path).channels) == (48_000, 2)
    service.close()
    assert not any(path.exists() for path in paths)


def test_dragging_leaves_the_library_as_it_was(service: LibraryService) -> None:
    song = add(service.library)
    audio = service.library.path_of(song, SongFile.AUDIO)
    before = audio.read_bytes()
    service.prepare_drag([song])
    assert audio.read_bytes() == before


def test_a_lost_outline_is_computed_again(qtbot: QtBot, service: LibraryService) -> None:
    song = add(service.library)
    (service.library.folder_of(song) / SongFile.PEAKS).unlink()
    found = []
    service.fetch_outline(song, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    wanted = compute_peaks(service.library.path_of(song, SongFile.AUDIO))
    assert np.array_equal(found[0].levels[0], wanted.levels[0])


def test_a_foreign_sound_is_taken_in_with_its_tags(
    qtbot: QtBot, service: LibraryService, told: list[Problem], tmp_path: Path
) -> None:
    sound = wave(tmp_path / "outside.wav")
    with qtbot.waitSignal(service.problem, timeout=20_000):
        service.take_in(sound)
    with qtbot.waitSignal(service.changed, timeout=20_000):
        service.take_in(sound, tags="jazz,warm")
    (song,) = service.library.page()
    assert song.recipe.tags == "jazz,warm"
    assert len(told) == 1


def test_a_check_makes_a_cut_sound_again_exactly_as_it_was(
    qtbot: QtBot, studio: Studio, checkpoint: Path
) -> None:
    (song,) = over(qtbot, studio, studio.compose(recipe(checkpoint, 1.0))).songs
    path = studio.library.library.path_of(song, SongFile.AUDIO)
    before = path.read_bytes()
    os.truncate(path, len(before) // 3)
    with qtbot.waitSignal(studio.library.checked, timeout=PATIENCE) as told:
        studio.check_library()
    (report,) = told.args
    assert [finding.mended for finding in report.findings] == [True]
    assert path.read_bytes() == before


def test_closing_while_a_sound_waits_to_be_decoded_ends(qtbot: QtBot, home: Path, checkpoint: Path) -> None:
    studio = Studio(home, paint=lambda _recipe: b"\x89PNG\r\n\x1a\n")
    studio.open()
    (song,) = over(qtbot, studio, studio.compose(recipe(checkpoint, 0.5))).songs
    path = studio.library.library.path_of(song, SongFile.AUDIO)
    os.truncate(path, 100)
    frames_reached(qtbot, studio, studio.compose(recipe(checkpoint, 300.0)), 1)
    studio.check_library()
    assert studio.close(60.0)
    assert path.stat().st_size == 100
