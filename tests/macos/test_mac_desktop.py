from __future__ import annotations

import plistlib
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from heartstudio.macos.desktop import Desktop, NowPlaying, this_desktop
from heartstudio.macos.login import LoginItem
from heartstudio.macos.mac_desktop import ACCESSORY, REGULAR, USER_INITIATED, MacDesktop
from heartstudio.macos.outputs import watch_outputs
from tests.macos.fakes import Mac


@pytest.fixture
def mac() -> Mac:
    return Mac()


@pytest.fixture
def watchers() -> list[Callable[[], None]]:
    return []


@pytest.fixture
def desktop(mac: Mac, tmp_path: Path, watchers: list[Callable[[], None]]) -> MacDesktop:
    login = LoginItem(Path("/Applications/HeartStudio.app"), tmp_path / "LaunchAgents")
    made = MacDesktop(mac.frameworks, login, watchers.append)
    made.start()
    return made


def test_it_stands_in_the_dock_only_while_a_window_is_open(mac: Mac, desktop: MacDesktop) -> None:
    desktop.show_windows(True)
    desktop.show_windows(False)
    assert mac.policies == [REGULAR, ACCESSORY]


def test_the_mac_stays_awake_as_long_as_anybody_works(mac: Mac, desktop: MacDesktop) -> None:
    desktop.work(True)
    desktop.work(True)
    assert len(mac.activities) == 1
    assert mac.options[0] & USER_INITIATED == USER_INITIATED
    desktop.work(False)
    assert len(mac.activities) == 1
    desktop.work(False)
    assert mac.activities == []
    desktop.work(False)
    desktop.work(True)
    assert len(mac.activities) == 1


def test_work_may_begin_and_end_on_any_thread(mac: Mac, desktop: MacDesktop) -> None:
    def toil() -> None:
        for _ in range(200):
            desktop.work(True)
            desktop.work(False)

    threads = [threading.Thread(target=toil) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert mac.activities == []


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        ("togglePlayPause", "toggled"),
        ("play", "played"),
        ("pause", "paused"),
        ("nextTrack", "next_wanted"),
        ("previousTrack", "previous_wanted"),
    ],
)
def test_a_media_key_is_heard_and_answered(
    qtbot: QtBot, mac: Mac, desktop: MacDesktop, key: str, signal: str
) -> None:
    with qtbot.waitSignal(getattr(desktop, signal)):
        assert mac.commands[key].press() == [0]


def test_the_systems_slider_seeks(qtbot: QtBot, mac: Mac, desktop: MacDesktop) -> None:
    with qtbot.waitSignal(desktop.sought) as sought:
        mac.commands["changePlaybackPosition"].press(SimpleNamespace(positionTime=lambda: 42.5))
    assert sought.args == [42.5]


def test_what_is_on_is_shown_with_its_cover_which_is_read_once(mac: Mac, desktop: MacDesktop) -> None:
    now = NowPlaying("Neon Rain", "synthwave, dreamy", 192.0, 12.0, True, Path("/songs/one/cover.png"))
    desktop.show_now_playing(now)
    assert mac.info is not None
    assert (mac.info["title"], mac.info["duration"], mac.info["elapsed"], mac.info["rate"]) == (
        "Neon Rain",
        192.0,
        12.0,
        1.0,
    )
    assert "artwork" in mac.info
    desktop.show_now_playing(NowPlaying("Neon Rain", "", 192.0, 13.0, False, now.cover))
    assert mac.info["rate"] == 0.0
    assert mac.artworks == 1
    playing, paused = 1, 2
    assert mac.state == paused != playing
    desktop.show_now_playing(None)
    assert mac.info is None


def test_a_cover_that_cannot_be_read_is_left_out(mac: Mac, desktop: MacDesktop) -> None:
    desktop.show_now_playing(NowPlaying("Rain", "", 1.0, 0.0, True, Path("/songs/one/cover.broken")))
    assert mac.info is not None
    assert "artwork" not in mac.info


def test_a_selection_in_another_program_becomes_words(qtbot: QtBot, mac: Mac, desktop: MacDesktop) -> None:
    pasteboard = SimpleNamespace(stringForType_=lambda _type: "Roses are red")
    with qtbot.waitSignal(desktop.text_given) as given:
        mac.provider.composeFromSelection_userData_error_(pasteboard, None, None)
    assert given.args == ["Roses are red"]


def test_a_change_of_sound_outputs_is_passed_on(
    qtbot: QtBot, desktop: MacDesktop, watchers: list[Callable[[], None]]
) -> None:
    with qtbot.waitSignal(desktop.outputs_changed):
        threading.Thread(target=watchers[0]).start()


def test_starting_at_login_is_a_file_that_comes_and_goes(desktop: MacDesktop, tmp_path: Path) -> None:
    assert desktop.can_start_at_login
    desktop.start_at_login(True)
    (agent,) = (tmp_path / "LaunchAgents").iterdir()
    told = plistlib.loads(agent.read_bytes())
    assert told["RunAtLoad"] is True
    assert "/Applications/HeartStudio.app" in told["ProgramArguments"]
    desktop.start_at_login(False)
    desktop.start_at_login(False)
    assert list((tmp_path / "LaunchAgents").iterdir()) == []


def test_a_checkout_cannot_start_at_login() -> None:
    assert not MacDesktop(Mac().frameworks, watch=lambda _changed: None).can_start_at_login


def test_other_systems_have_the_same_face_and_nothing_happens() -> None:
    desktop = this_desktop(False)
    assert type(desktop) is Desktop
    desktop.start()
    desktop.show_windows(True)
    desktop.work(True)
    desktop.show_now_playing(None)
    desktop.start_at_login(True)
    assert not desktop.can_start_at_login


def test_where_the_frameworks_are_not_installed_the_neutral_face_serves() -> None:
    assert type(this_desktop(True)) is Desktop


def test_without_coreaudio_there_is_nothing_to_watch() -> None:
    assert watch_outputs(lambda: None) is None
