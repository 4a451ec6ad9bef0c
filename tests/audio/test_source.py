"""What the player reads, at 48 kHz and in stereo whatever the file is."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
import soundfile
from scipy.signal import resample_poly

from heartstudio.audio.errors import AudioFileError
from heartstudio.audio.source import FileSource, LiveSource, Source
from heartstudio.audio.wave import Samples
from tests.audio.sounds import noise, on_a_full_disk, write


def drained(source: Source, count: int = 1000) -> Samples:
    pieces = []
    while len(piece := source.read(count)):
        assert len(piece) <= count
        assert piece.dtype == np.float32
        pieces.append(piece)
    return np.concatenate([np.zeros((0, 2), np.float32), *pieces])


def test_a_file_of_ours_is_read_sample_for_sample(tmp_path: Path) -> None:
    samples = noise(10_000)
    source = FileSource(write(tmp_path / "song.wav", samples))
    assert (source.frames, source.complete) == (10_000, True)
    assert np.array_equal(drained(source), samples)
    source.seek(9_000)
    assert np.array_equal(drained(source), samples[9_000:])
    source.seek(99_999)
    assert not len(source.read(5))


def test_a_closed_file_opens_again_at_its_place(tmp_path: Path) -> None:
    samples = noise(1000)
    source = FileSource(write(tmp_path / "song.wav", samples))
    source.read(300)
    source.close()
    source.close()
    assert np.array_equal(drained(source), samples[300:])
    source.close()
    source.seek(100)
    assert np.array_equal(source.read(50), samples[100:150])
    source.close()
    (tmp_path / "song.wav").unlink()
    with pytest.raises(AudioFileError, match="is not there"):
        source.read(1)


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 88_200, 96_000, 11_025, 47_000])
def test_a_file_of_another_rate_equals_resampling_it_whole(tmp_path: Path, rate: int) -> None:
    samples = noise(60_000)
    soundfile.write(tmp_path / "foreign.wav", samples, rate, "FLOAT")
    common = np.gcd(48_000, rate)
    whole = resample_poly(samples, 48_000 // common, rate // common, axis=0)
    source = FileSource(tmp_path / "foreign.wav")
    assert source.frames == len(whole)
    assert np.allclose(drained(source, 7_777), whole, rtol=0, atol=1e-6)
    for frame in (50_001, 3, len(whole) - 10):
        source.seek(frame)
        assert np.allclose(drained(source)[:500], whole[frame : frame + 500], rtol=0, atol=1e-6)


def test_mono_is_heard_on_both_sides(tmp_path: Path) -> None:
    samples = noise(500)[:, :1]
    soundfile.write(tmp_path / "mono.flac", samples, 48_000, "PCM_24")
    heard = drained(FileSource(tmp_path / "mono.flac"))
    assert heard == pytest.approx(np.repeat(samples, 2, axis=1), abs=2**-23)


@pytest.mark.parametrize("rate", [48_000, 44_100])
def test_a_cut_file_plays_as_far_as_it_goes(tmp_path: Path, rate: int) -> None:
    samples = noise(40_000)
    path = tmp_path / "cut.wav"
    soundfile.write(path, samples, rate, "FLOAT")
    path.write_bytes(path.read_bytes()[: -8 * 15_000])
    heard = drained(FileSource(path))
    assert len(heard) == -(-25_000 * 48_000 // rate)
    if rate == 48_000:
        assert np.array_equal(heard, samples[:25_000])


@pytest.mark.parametrize("content", [b"", b"garbage" * 100, None])
def test_what_is_no_sound_is_refused_at_once(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "song.wav"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(AudioFileError):
        FileSource(path)


def test_a_song_in_the_making_is_read_as_it_grows() -> None:
    samples = noise(5000)
    live = LiveSource()
    assert not len(live.read(10))
    live.append(samples[:2000])
    assert live.frames == 2000
    assert np.array_equal(live.read(1500), samples[:1500])
    assert np.array_equal(live.read(1500), samples[1500:2000])
    live.append(samples[2000:])
    assert not live.complete
    assert np.array_equal(drained(live), samples[2000:])
    live.finish()
    assert live.complete
    live.seek(4000)
    assert np.array_equal(drained(live), samples[4000:])
    live.seek(10**9)
    assert not len(live.read(10))
    live.close()
    live.seek(0)
    assert np.array_equal(drained(live), samples)


def test_nothing_is_added_to_a_finished_song() -> None:
    live = LiveSource()
    with pytest.raises(ValueError, match="samples must be"):
        live.append(np.zeros((5, 1), np.float32))
    live.finish()
    with pytest.raises(ValueError, match="finished"):
        live.append(noise(5))


def test_a_reader_on_another_thread_sees_only_whole_samples() -> None:
    samples = noise(100_000)
    live = LiveSource()

    def compose() -> None:
        for piece in np.array_split(samples, 50):
            live.append(piece)
        live.finish()

    composer = threading.Thread(target=compose)
    composer.start()
    pieces = []
    while True:
        complete = live.complete
        piece = live.read(777)
        pieces.append(piece)
        if complete and not len(piece):
            break
    composer.join()
    assert np.array_equal(np.concatenate(pieces), samples)


def test_a_song_in_the_making_on_a_full_disk_says_so_and_keeps_what_it_has() -> None:
    code = """
from heartstudio.audio.errors import AudioFileError
from heartstudio.audio.source import LiveSource
from tests.audio.sounds import noise
live = LiveSource()
live.append(noise(1000))
try:
    live.append(noise(100_000))
except AudioFileError as error:
    print("refused", "MB free there" in str(error), live.frames, len(live.read(5000)))
"""
    result = on_a_full_disk(code, 100_000)
    assert result.stdout.split() == ["refused", "True", "1000", "1000"], result.stderr
