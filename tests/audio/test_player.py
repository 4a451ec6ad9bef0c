"""Playing through PortAudio's real callback, looked at on the other side of the sound driver."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from heartstudio.audio.feed import RAMP
from heartstudio.audio.wave import Samples
from tests.audio.alsa import Sink
from tests.audio.sounds import noise, tone, write

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="ALSA's plug-ins make the loudspeaker")

SECOND = 48_000


@pytest.fixture
def sink(tmp_path: Path) -> Sink:
    """An output that plays twice as fast as time."""
    sink = Sink(tmp_path, pace=2)
    sink.connect()
    return sink


FALLING = 1 - np.arange(1, RAMP + 1)[:, np.newaxis] / RAMP
"""A fade to silence; its last frame is zero, and so belongs to the gap."""


def sounding(heard: Samples) -> Samples:
    """What was heard, without the silence before and after it."""
    loud = np.flatnonzero(heard.any(axis=1))
    return heard[loud[0] : loud[-1] + 1]


def gaps(heard: Samples, shortest: int = 100) -> list[tuple[int, int]]:
    """Stretches of silence inside what was heard, as (first, last + 1)."""
    loud = np.flatnonzero(heard.any(axis=1))
    ends = np.flatnonzero(np.diff(loud) > shortest)
    return [(int(loud[end]) + 1, int(loud[end + 1])) for end in ends]


def place_of(piece: Samples, samples: Samples) -> int:
    """Where in ``samples`` this exact piece is."""
    starts = np.flatnonzero((samples == piece[0]).all(axis=1))
    return next(int(at) for at in starts if np.array_equal(samples[at : at + len(piece)], piece))


def assert_nothing_was_passed_over(heard: Samples, samples: Samples) -> int:
    """After the last gap the song goes on where it was, but for what the vanished device had taken; where."""
    start = np.flatnonzero(heard.any(axis=1))[0]
    ended, begun = gaps(heard, 500)[-1]
    resumed = place_of(heard[begun + RAMP : begun + RAMP + 50], samples) - RAMP
    in_the_pipe = 64 * 1024 // 8 + 4096
    assert resumed <= ended - start + in_the_pipe
    return resumed


def assert_no_click(heard: Samples, samples: Samples) -> None:
    """No step is larger than the music's own, and a ramp's."""
    own = np.abs(np.diff(samples, axis=0)).max()
    ramp = np.abs(samples).max() / RAMP
    assert np.abs(np.diff(heard, axis=0)).max() <= 1.01 * (own + ramp)


def soft_tone(seconds: float) -> Samples:
    """A tone that begins and ends in silence, for looking for clicks."""
    samples = tone(seconds, 220)
    edge = np.linspace(0, 1, 2000, dtype=np.float32)[:, np.newaxis]
    samples[:2000] *= edge
    samples[-2000:] *= edge[::-1]
    return samples


def test_a_file_is_heard_sample_for_sample(sink: Sink, tmp_path: Path) -> None:
    samples = noise(SECOND)
    told = Sink(tmp_path, pace=1).perform("play_whole", write(tmp_path / "song.wav", samples))
    heard = sink.heard()
    assert np.array_equal(sounding(heard), samples)
    assert told["states"] == ["playing", "stopped"]
    assert told["finished"]
    assert told["underruns"] == 0
    *positions, end = told["positions"]
    assert positions == sorted(positions)
    assert len(set(positions)) > 5
    assert max(positions) <= 1.0
    assert end in (0.0, max(positions))


def test_a_second_song_follows_without_a_sample_between(sink: Sink, tmp_path: Path) -> None:
    one, two = noise(2 * SECOND + 7, 1), noise(SECOND // 2, 2)
    told = sink.perform("play_two", write(tmp_path / "1.wav", one), write(tmp_path / "2.wav", two))
    assert np.array_equal(sounding(sink.heard()), np.concatenate([one, two]))
    assert told == {"order": True, "after_one": True, "states": ["playing", "stopped"], "underruns": 0}


def test_a_song_named_after_the_last_has_ended_follows_all_the_same(sink: Sink, tmp_path: Path) -> None:
    one, two = noise(5000, 1), noise(7000, 2)
    told = sink.perform("follow_too_late", write(tmp_path / "1.wav", one), write(tmp_path / "2.wav", two))
    assert told == {"order": True, "state": "stopped"}
    heard = sounding(sink.heard())
    assert np.array_equal(heard[:5000], one)
    assert np.array_equal(heard[-7000:], two)


def test_a_file_at_another_rate_is_heard_at_ours(sink: Sink, tmp_path: Path) -> None:
    path = tmp_path / "mono.wav"
    soundfile.write(path, tone(0.6, 440, rate=44_100)[:, :1], 44_100, "FLOAT")
    sink.perform("play_whole", path)
    heard = sounding(sink.heard())
    assert len(heard) == pytest.approx(0.6 * SECOND, abs=50)
    assert np.array_equal(heard[:, 0], heard[:, 1])
    spectrum = np.abs(np.fft.rfft(heard[1000:25_000, 0]))
    assert np.argmax(spectrum) / 24_000 * SECOND == pytest.approx(440, abs=2)


def test_a_pause_loses_nothing_and_clicks_nowhere(sink: Sink, tmp_path: Path) -> None:
    samples = soft_tone(2.5)
    told = sink.perform("pause_and_resume", write(tmp_path / "song.wav", samples))
    heard = sink.heard()
    assert told["settled"] == "paused"
    assert told["states"] == ["playing", "paused", "playing", "stopped"]
    assert_no_click(heard, samples)
    ((quiet, loud),) = gaps(heard)
    start = np.flatnonzero(heard.any(axis=1))[0] - 1  # the tone begins with a zero
    before = heard[start : quiet + 1]
    place = len(before)
    assert np.array_equal(before[:-RAMP], samples[: place - RAMP])
    assert before[-RAMP:] == pytest.approx(samples[place - RAMP : place] * FALLING, abs=1e-6)
    assert told["place"] == pytest.approx(place / SECOND, abs=1e-6)
    after = heard[loud : loud + len(samples) - place]
    assert after[:RAMP] == pytest.approx(samples[place : place + RAMP] * (1 - FALLING), abs=1e-6)
    assert np.array_equal(after[RAMP:], samples[place + RAMP :])


@pytest.mark.parametrize("target", [2.2, 0.05])
def test_seeking_fades_over_to_the_very_frame(sink: Sink, tmp_path: Path, target: float) -> None:
    samples = noise(5 * SECOND // 2)
    told = sink.perform("seek", write(tmp_path / "song.wav", samples), target)
    heard = sounding(sink.heard())
    assert told["at_once"] == pytest.approx(target)
    assert told["underruns"] == 0
    tail = samples[round(target * SECOND) :]
    assert np.array_equal(heard[-len(tail) + RAMP :], tail[RAMP:])
    before, after = heard[: -len(tail)], heard[-len(tail) :]
    assert after[:RAMP] == pytest.approx(tail[:RAMP] * (1 - FALLING), abs=1e-6)
    place = len(np.trim_zeros(before[:, 0], "b")) + 1  # it may have waited a moment for the new place
    assert np.array_equal(before[: place - RAMP], samples[: place - RAMP])
    assert before[place - RAMP : place] == pytest.approx(samples[place - RAMP : place] * FALLING, abs=1e-6)


def test_seeking_back_before_a_join_plays_both_again(sink: Sink, tmp_path: Path) -> None:
    one, two = noise(8 * SECOND // 5, 1), noise(SECOND // 2, 2)
    told = sink.perform(
        "seek_back_over_a_join", write(tmp_path / "1.wav", one), write(tmp_path / "2.wav", two)
    )
    heard = sounding(sink.heard())
    whole = np.concatenate([one, two])
    assert told["order"]
    assert np.array_equal(heard[-len(whole) :], whole)


def test_volume_is_a_cube_and_moves_softly(sink: Sink, tmp_path: Path) -> None:
    samples = soft_tone(2)
    sink.perform("change_volume", write(tmp_path / "song.wav", samples))
    heard = sink.heard()
    assert_no_click(heard, samples)
    start = np.flatnonzero(heard.any(axis=1))[0] - 1
    heard = heard[start : start + len(samples)]
    assert np.allclose(heard[:20_000], samples[:20_000] / 8, rtol=0, atol=1e-6)
    assert np.array_equal(heard[-2000:], samples[-2000:])


def test_stopping_and_closing_fades_out(sink: Sink, tmp_path: Path) -> None:
    samples = soft_tone(2)
    told = sink.perform("stop_midway", write(tmp_path / "song.wav", samples))
    assert told == {"state": "stopped", "position": 0.0, "source": True}
    heard = sink.heard()
    assert 0.3 * SECOND < len(sounding(heard)) < len(samples)
    assert_no_click(heard, samples)
    assert not heard[-1].any()


def test_a_song_is_heard_while_it_is_composed(sink: Sink, tmp_path: Path) -> None:
    samples = noise(3 * SECOND)
    told = Sink(tmp_path, pace=1).perform("play_while_composing", write(tmp_path / "song.wav", samples))
    heard = sounding(sink.heard())
    assert told["waiting"] == "waiting"
    assert told["states"] == ["waiting", "playing", "waiting", "playing", "stopped"]
    assert told["finished"]
    assert told["underruns"] == 0
    assert told["starved_at"] == pytest.approx(2.0, abs=0.1)
    ((quiet, loud),) = gaps(heard)
    late = 2 * SECOND  # the last third came too late
    assert np.array_equal(heard[: late - RAMP], samples[: late - RAMP])
    assert quiet <= late
    assert np.array_equal(heard[loud + RAMP :], samples[late + RAMP :])


def test_a_vanished_output_is_replaced_and_the_song_goes_on(sink: Sink, tmp_path: Path) -> None:
    samples = noise(2 * SECOND)
    told = sink.perform("lose_the_device", write(tmp_path / "song.wav", samples))
    heard = sink.heard()
    assert told["lost"] == ["The sound output has gone away"]
    assert told["errors"] == []
    assert told["states"][0] == "playing"
    assert told["states"][-1] == "stopped"
    assert np.array_equal(heard[np.flatnonzero(heard.any(axis=1))[-1] - 9999 :][:10_000], samples[-10_000:])
    assert told["place"] * SECOND <= assert_nothing_was_passed_over(heard, samples)


def test_with_every_output_gone_it_waits_for_one(sink: Sink, tmp_path: Path) -> None:
    samples = noise(5 * SECOND // 2)
    told = sink.perform("lose_every_device", write(tmp_path / "song.wav", samples))
    assert told["states"] == ["playing", "waiting", "playing", "stopped"]
    assert told["lost"] == 1
    assert told["back"] >= told["place"] - 0.01
    assert_nothing_was_passed_over(sink.heard(), samples)
    assert np.array_equal(sounding(sink.heard())[-10_000:], samples[-10_000:])


def test_without_an_output_it_says_so_and_works_later(sink: Sink, tmp_path: Path) -> None:
    samples = noise(SECOND // 2)
    sink.disconnect()
    told = sink.perform("play_without_a_device", write(tmp_path / "song.wav", samples))
    assert told["what"] == "There is no sound output to play on (none is connected)"
    assert told["safe"]
    assert told["remedy"]
    assert told["state"] == "stopped"
    assert told["devices"] == []
    assert "default" in told["later"]
    assert told["errors"] == []
    assert np.array_equal(sounding(sink.heard()), samples)


def test_a_long_pause_closes_the_stream_and_keeps_the_place(sink: Sink, tmp_path: Path) -> None:
    samples = noise(2 * SECOND)
    told = sink.perform("rest_when_idle", write(tmp_path / "song.wav", samples))
    assert told["moved"] == pytest.approx(0.1)
    assert told["states"] == ["playing", "paused", "playing", "stopped"]
    tail = samples[round(0.1 * SECOND) + RAMP :]
    assert np.array_equal(sounding(sink.heard())[-len(tail) :], tail)


def test_the_output_can_be_chosen_and_changed_while_playing(sink: Sink, tmp_path: Path) -> None:
    samples = noise(2 * SECOND)
    told = sink.perform("choose_a_device", write(tmp_path / "song.wav", samples))
    assert {"nul", "default"} <= set(told["names"])
    assert told["default"] == ["default"]
    assert not told["before"]
    heard = sounding(sink.heard())
    assert np.array_equal(heard[RAMP:], samples[len(samples) - len(heard) + RAMP :])


def test_a_file_that_goes_away_ends_playing_with_a_word(sink: Sink, tmp_path: Path) -> None:
    told = sink.perform("lose_the_file", write(tmp_path / "song.wav", noise(2 * SECOND)))
    assert told["errors"] == ["/Volumes/Stick/song.wav: cannot be read"]
    assert told["states"] == ["playing", "stopped", "playing", "stopped"]


def test_nothing_is_missing_while_others_compute(sink: Sink, tmp_path: Path) -> None:
    samples = noise(3 * SECOND)
    told = Sink(tmp_path, pace=1).perform("play_under_load", write(tmp_path / "song.wav", samples))
    assert told == {"underruns": 0, "busy": True, "state": "stopped"}
    assert np.array_equal(sounding(sink.heard()), samples)
