from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from heartstudio.audio.export import ExportFormat
from heartstudio.recipe import Recipe
from heartstudio.studio.settings import Settings


def test_values_come_back_as_they_were_set(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    values: dict[str, Any] = {
        "library_folder": tmp_path,
        "export_format": ExportFormat.FLAC,
        "normalise": True,
        "default_model": "3b",
        "covers": False,
        "keep_in_menu_bar": False,
        "output_device": "Kopfhörer",
        "volume": 0.25,
        "window_geometry": bytes(range(256)),
        "last_form": Recipe("pop", "[Verse]\nGrüße 夜", seed=3),
        "free_after_minutes": 0.0,
    }
    first = Settings(home)
    told: list[str] = []
    first.changed.connect(told.append)
    for name, value in values.items():
        setattr(first, name, value)
    first.flush()
    assert told == list(values)
    second = Settings(home)
    assert {name: getattr(second, name) for name in values} == values


def test_changes_gather_into_one_file_without_being_asked_to(qtbot: QtBot, home: Path) -> None:
    settings = Settings(home)
    for step in range(100):
        settings.volume = step / 100
    assert not settings.path.exists()
    qtbot.waitUntil(settings.path.exists, timeout=10_000)
    assert Settings(home).volume == 0.99


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("volume", 1.5),
        ("volume", True),
        ("volume", float("nan")),
        ("normalise", 1),
        ("default_model", " "),
        ("library_folder", Path("relative")),
        ("export_format", "MP3"),
        ("free_after_minutes", -1),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_changes_nothing(
    qtbot: QtBot, home: Path, name: str, value: object
) -> None:
    settings = Settings(home)
    before = getattr(settings, name)
    with pytest.raises((ValueError, TypeError)):
        setattr(settings, name, value)
    assert getattr(settings, name) == before


def test_a_bad_entry_in_the_file_is_passed_over_and_a_strange_one_kept(qtbot: QtBot, home: Path) -> None:
    home.mkdir()
    entries = {"heartstudio_settings": 1, "volume": "loud", "normalise": True, "of_the_future": [1, 2]}
    (home / "settings.json").write_text(json.dumps(entries))
    settings = Settings(home)
    assert settings.volume == Settings.volume.default
    assert settings.normalise
    settings.volume = 0.5
    settings.flush()
    written = json.loads(settings.path.read_text())
    assert written["of_the_future"] == [1, 2]
    assert written["volume"] == 0.5


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b'{"volume": 0.5}', b"\xff\xfe", b"null"])
def test_a_damaged_file_is_kept_aside(qtbot: QtBot, home: Path, damage: bytes) -> None:
    home.mkdir()
    (home / "settings.json").write_bytes(damage)
    settings = Settings(home)
    assert settings.volume == Settings.volume.default
    assert (home / "settings.damaged.json").read_bytes() == damage
    settings.volume = 0.1
    settings.flush()
    assert Settings(home).volume == 0.1


def test_settings_that_cannot_be_written_are_a_problem_and_still_hold(qtbot: QtBot, home: Path) -> None:
    home.parent.mkdir(parents=True, exist_ok=True)
    home.write_text("a file in the way")
    settings = Settings(home)
    settings.volume = 0.3
    with qtbot.waitSignal(settings.problem) as problem:
        settings.flush()
    assert problem.args is not None
    assert "settings" in problem.args[0].what
    assert settings.volume == 0.3
