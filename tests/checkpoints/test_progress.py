from __future__ import annotations

import socket
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heartstudio.checkpoints.progress import Pace, seconds_left
from heartstudio.checkpoints.stopping import Patience, Stop, StoppedError


def test_a_steady_download_has_its_true_rate_and_time_left() -> None:
    pace = Pace()
    rates = [pace.update(second, second * 1000) for second in range(60)]
    assert rates[0] == 0
    assert rates[1:] == [1000] * 59
    assert seconds_left(30_000, rates[-1]) == 30


def test_the_rate_follows_a_changed_network_within_its_window() -> None:
    pace = Pace()
    for second in range(20):
        pace.update(second, second * 1000)
    for second in range(20, 20 + int(Pace.WINDOW) + 1):
        rate = pace.update(second, 20_000 + (second - 20) * 10)
    assert rate == pytest.approx(10)


def test_a_network_that_went_silent_has_no_time_left_to_tell() -> None:
    pace = Pace()
    for second in range(30):
        rate = pace.update(second, 5000)
    assert rate == 0
    assert seconds_left(1, rate) is None
    assert seconds_left(0, rate) == 0


@given(st.lists(st.tuples(st.floats(0, 5), st.integers(0, 10**9)), max_size=50))
def test_a_rate_is_never_negative_nor_faster_than_what_was_seen(steps: list[tuple[float, int]]) -> None:
    pace, moment, fetched, fastest = Pace(), 0.0, 0, 0.0
    for wait, more in [(0.0, 0), *steps]:
        moment, fetched = moment + wait, fetched + more
        fastest = max(fastest, more / wait if wait > 1e-9 else (float("inf") if more else 0.0))
        assert 0 <= pace.update(moment, fetched) <= fastest * (1 + 1e-9)


@pytest.mark.parametrize(
    ("failures", "asked", "seconds"),
    [(1, None, 1), (2, None, 2), (4, None, 8), (99, None, 60), (1, 7, 7), (1, 1e9, 60)],
)
def test_waits_grow_and_a_servers_wish_is_heard_within_reason(
    failures: int, asked: float | None, seconds: float
) -> None:
    assert Patience().wait_after(failures, asked) == seconds


def test_a_wish_to_stop_wakes_a_read_that_waits_for_a_silent_server() -> None:
    ours, theirs = socket.socketpair()
    stop = Stop()
    got: list[bytes] = []
    with ours, theirs, stop.watching() as watch:
        watch(ours)
        reader = threading.Thread(target=lambda: got.append(ours.recv(1)))
        reader.start()
        stop.pause()
        reader.join(10)
        assert got == [b""]
    assert stop.wished
    assert not stop.discard


def test_a_connection_made_after_the_wish_is_ended_too() -> None:
    ours, theirs = socket.socketpair()
    stop = Stop()
    stop.cancel()
    with ours, theirs, stop.watching() as watch:
        watch(ours)
        assert ours.recv(1) == b""
    with pytest.raises(StoppedError):
        stop.wait(60)


def test_to_cancel_outweighs_to_pause() -> None:
    stop = Stop()
    stop.cancel()
    stop.pause()
    assert stop.discard
