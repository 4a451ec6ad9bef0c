from __future__ import annotations

import numpy as np

from heartstudio.studio.cue import Hearing


def counted(hearing: Hearing, begin: float, end: float, seconds: float | None) -> int:
    """Listen to a stretch, and say how often that made the song count."""
    return sum(hearing.on(float(position), seconds) for position in np.arange(begin, end, 0.033))


def test_a_song_counts_once_after_thirty_seconds() -> None:
    hearing = Hearing()
    assert counted(hearing, 0, 29, 240) == 0
    assert counted(hearing, 29, 32, 240) == 1
    assert counted(hearing, 32, 240, 240) == 0
    assert not hearing.whole()


def test_half_of_a_short_song_is_enough() -> None:
    assert counted(Hearing(), 0, 4.9, 10) == 0
    assert counted(Hearing(), 0, 5.1, 10) == 1


def test_what_was_skipped_was_not_heard() -> None:
    hearing = Hearing()
    assert counted(hearing, 0, 10, 240) == 0
    hearing.jump(200)
    assert counted(hearing, 200, 219, 240) == 0
    assert counted(hearing, 219, 222, 240) == 1
    assert not Hearing(10.0).on(200, 240)


def test_a_song_in_the_making_counts_when_it_is_whole() -> None:
    hearing = Hearing()
    assert counted(hearing, 0, 40, None) == 0
    assert hearing.on(40.0, 240)
    other = Hearing()
    counted(other, 0, 1, None)
    assert other.whole()
    assert not Hearing().whole()
