"""What is read into the ring, and what of it is heard."""

from __future__ import annotations

import numpy as np
import pytest

from heartstudio.audio.feed import Feed
from heartstudio.audio.reel import Reel
from heartstudio.audio.ring import Ring
from heartstudio.audio.source import LiveSource
from heartstudio.audio.wave import Samples
from tests.audio.sounds import noise


class Tape:
    """A source in memory."""

    complete = True

    def __init__(self, samples: Samples) -> None:
        self.samples = samples
        self.at = 0
        self.closed = False

    @property
    def frames(self) -> int:
        return len(self.samples)

    def read(self, count: int) -> Samples:
        piece = self.samples[self.at : self.at + count]
        self.at += len(piece)
        return piece

    def seek(self, frame: int) -> None:
        self.at = frame
        self.closed = False

    def close(self) -> None:
        self.closed = True


class Deck:
    """A reel and a feed that play as fast as the test likes."""

    def __init__(self) -> None:
        self.ring = Ring(8192)
        self.feed = Feed(self.ring)
        self.reel = Reel(self.ring, self.feed)
        self.feed.order(playing=True)

    def hear(self, count: int) -> Samples:
        out = np.zeros((count, 2), np.float32)
        for start in range(0, count, 480):
            self.reel.fill()
            self.feed.render(out[start : start + 480], 0.0)
        self.feed.render(np.zeros((0, 2), np.float32), 0.0)
        self.settle()
        return out

    def settle(self) -> None:
        """Waits until what was rendered last has been heard."""
        while self.feed.heard() < max(self.ring.read, self.feed.orders.mark):
            pass


@pytest.fixture
def deck() -> Deck:
    return Deck()


def test_songs_follow_each_other_without_a_sample_between(deck: Deck) -> None:
    tapes = [Tape(noise(length, length)) for length in (20_000, 3000, 15_001)]
    deck.reel.start(tapes[0], 0)
    deck.reel.follow(tapes[1])
    heard = [deck.hear(20_160)]
    deck.reel.follow(tapes[2])
    heard.append(deck.hear(20_000))
    whole = np.concatenate([tape.samples for tape in tapes])
    assert np.array_equal(np.concatenate(heard)[: len(whole)], whole)
    assert deck.reel.take_heard() == tapes[:2]
    assert [tape.closed for tape in tapes] == [True, True, False]
    assert deck.reel.is_over
    assert deck.feed.underruns == 0


def test_the_place_is_the_place_in_the_song_that_is_heard(deck: Deck) -> None:
    one, two = Tape(noise(10_000, 1)), Tape(noise(10_000, 2))
    deck.reel.start(one, 4000)
    segment, frame = deck.reel.heard()
    assert (segment.source, frame) == (one, 4000)
    deck.reel.follow(two)
    deck.hear(4800)
    segment, frame = deck.reel.heard()
    assert (segment.source, frame) == (one, 8800)
    deck.hear(4800)
    segment, frame = deck.reel.heard()
    assert (segment.source, frame) == (two, 3600)


def test_seeking_back_keeps_what_was_to_follow(deck: Deck) -> None:
    one, two = Tape(noise(9000, 1)), Tape(noise(9000, 2))
    deck.reel.start(one, 0)
    deck.reel.follow(two)
    deck.hear(4800)  # the ring holds the beginning of the second by now
    deck.reel.seek(0)
    assert deck.reel.heard()[1] == 0
    deck.settle()
    heard = deck.hear(24_000)
    start = next(at for at in range(1000) if np.array_equal(heard[at : at + 50], one.samples[:50]))
    assert np.array_equal(heard[start : start + 9000], one.samples)
    assert np.array_equal(heard[start + 9000 : start + 18_000], two.samples)


def test_another_song_can_follow_though_one_has_been_read(deck: Deck) -> None:
    one, two, three = (Tape(noise(9000, seed)) for seed in range(3))
    deck.reel.start(one, 0)
    deck.reel.follow(two)
    deck.hear(4800)  # the ring holds the beginning of the second by now
    deck.reel.follow(two)
    assert deck.reel.heard()[0].start == 0  # named again, it simply stays
    deck.reel.follow(three)
    assert deck.reel.heard()[1] == 4800
    heard = deck.hear(24_000)
    start = next(at for at in range(15_000) if np.array_equal(heard[at : at + 9000], three.samples))
    assert np.array_equal(heard[start - 3000 : start], one.samples[-3000:])
    assert two.closed


def test_what_follows_can_be_named_after_the_last_song_was_read(deck: Deck) -> None:
    one, two = Tape(noise(6000, 1)), Tape(noise(6000, 2))
    deck.reel.start(one, 0)
    first = deck.hear(4800)
    deck.reel.follow(two)
    rest = deck.hear(9600)
    heard = np.concatenate([first, rest])
    assert np.array_equal(heard[:12_000], np.concatenate([one.samples, two.samples]))


def test_what_is_named_too_late_is_kept_for_later(deck: Deck) -> None:
    deck.reel.start(Tape(noise(6000)), 0)
    deck.hear(9600)
    late = Tape(noise(10))
    deck.reel.follow(late)
    assert deck.reel.is_over
    assert deck.reel.take_next() is late
    assert deck.reel.take_next() is None


def test_an_old_output_s_unheard_sound_is_read_again(deck: Deck) -> None:
    tape = Tape(noise(30_000))
    deck.reel.start(tape, 0)
    deck.hear(4800)
    deck.feed.render(np.zeros((4800, 2), np.float32), 3600.0)  # a device swallows these and dies
    deck.reel.rewind()
    assert deck.reel.heard()[1] == 4800
    deck.feed.settle()
    heard = deck.hear(4800)
    assert np.array_equal(heard[960:], tape.samples[4800 + 960 : 9600])


def test_a_song_in_the_making_starves_and_goes_on(deck: Deck) -> None:
    samples = noise(30_000)
    live = LiveSource()
    deck.reel.start(live, 0)
    assert deck.reel.is_starving
    live.append(samples[:6000])
    assert np.array_equal(deck.hear(4800), samples[:4800])
    assert not deck.reel.is_starving
    deck.hear(4800)
    assert deck.reel.is_starving
    assert not deck.reel.is_over
    live.append(samples[6000:])
    live.finish()
    heard = deck.hear(30_000)
    assert np.array_equal(heard[960:24_000], samples[6960:30_000])
    assert deck.reel.is_over
    assert deck.feed.underruns == 0


def test_a_source_too_slow_for_the_output_is_counted(deck: Deck) -> None:
    tape = Tape(noise(60_000))
    deck.reel.start(tape, 0)
    deck.feed.render(np.zeros((9600, 2), np.float32), 0.0)  # more than the ring holds, with nobody filling
    assert deck.feed.underruns == 1
    deck.reel.fill()
    deck.feed.render(np.zeros((9600, 2), np.float32), 0.0)
    assert deck.feed.underruns == 2


def test_clearing_lets_go_of_every_source(deck: Deck) -> None:
    tapes = [Tape(noise(1000, seed)) for seed in range(2)]
    deck.reel.start(tapes[0], 0)
    deck.reel.follow(tapes[1])
    deck.reel.fill()
    deck.reel.clear()
    assert deck.reel.is_empty
    assert deck.reel.heard() == (None, 0)
    assert all(tape.closed for tape in tapes)


def test_an_empty_song_is_over_at_once(deck: Deck) -> None:
    deck.reel.start(Tape(noise(0)), 0)
    assert deck.reel.is_over
