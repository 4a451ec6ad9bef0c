from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from heartstudio.audio.wave import SAMPLE_RATE, Samples, quantised, read_wave
from tests.audio.alsa import Sink
from tests.songs.makers import tone
from tests.studio.playing import perform


@pytest.fixture
def sink(tmp_path: Path) -> Sink:
    sink = Sink(tmp_path)
    sink.connect()
    return sink


def sounded(sink: Sink, length: int) -> Samples:
    """What the loudspeaker got from the first sample that is not silent."""
    heard = sink.heard()
    begin = int(np.flatnonzero(heard.any(axis=1))[0])
    return heard[begin : begin + length]


def kept(samples: Samples) -> Samples:
    """Samples as they come back from the library's 24 bits."""
    return (quantised(samples, 24) / 2**23).astype(np.float32)


def test_songs_follow_one_another_without_a_gap_and_are_counted(sink: Sink, home: Path) -> None:
    told = perform(sink, "play_all", home, 3)
    assert told["heard"] == ["song 0", "song 1", "song 2"]
    assert told["states"] == ["waiting", "playing", "stopped"]
    assert told["problems"] == []
    assert told["counts"] == [1, 1, 1]
    assert told["position"] == 0.0
    assert told["peaks"] == 0.5 * SAMPLE_RATE
    assert told["marked"] == ["song 0", "song 1", "song 2"]
    wanted = np.concatenate([tone(0.5, 300.0 + 100 * number) for number in range(3)])[1:]
    heard = sounded(sink, len(wanted))
    assert np.abs(heard - wanted[: len(heard)]).max() <= 2**-23
    assert len(heard) == len(wanted)


def test_the_buttons_do_what_they_say(sink: Sink, home: Path) -> None:
    told = perform(sink, "press_buttons", home, 3, 2.0)
    assert told["went_on"]
    assert told["sought"] == 1.5
    assert told["kept"]
    assert told["problems"] == []
    assert told["heard"] == ["song 0", "song 1", "song 0", "song 1", "song 2", ""]


def test_a_song_without_its_sound_is_told_of_and_passed_over(sink: Sink, home: Path) -> None:
    told = perform(sink, "meet_a_lost_file", home, 3)
    (what,) = told["told"]
    assert told["song"] in what
    assert told["heard"] == ["song 1", "song 0", "song 2"]


def test_without_an_output_the_studio_goes_on(sink: Sink, home: Path) -> None:
    sink.disconnect()
    told = perform(sink, "play_without_output", home, 1)
    assert told["stopped"]
    assert told["song"]
    assert "no sound output" in told["problems"][0]


def test_a_song_is_heard_while_it_is_composed_and_becomes_the_saved_one(
    sink: Sink, home: Path, checkpoint: Path
) -> None:
    told = perform(sink, "play_while_composing", home, 0, argument=checkpoint)
    assert told["early"] == ["This song is not being composed just now"]
    assert told["live"]
    assert told["outlines"] == sorted(told["outlines"])
    assert told["outlines"][-1] == pytest.approx(38 * 0.08)
    assert told["count"] == 1
    samples, _ = read_wave(told["audio"])
    first = int(np.flatnonzero(samples.any(axis=1))[0])
    begun = samples[first : first + SAMPLE_RATE]
    assert np.abs(sounded(sink, SAMPLE_RATE) - begun).max() <= 2**-22
