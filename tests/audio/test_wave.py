"""Sound files appear whole or not at all, and damaged ones are refused in words that help."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from heartstudio.audio.errors import AudioFileError
from heartstudio.audio.wave import Samples, Subtype, WaveWriter, probe, quantised, read_wave
from tests.audio.sounds import noise, on_a_full_disk, tone, write


@pytest.mark.parametrize(("subtype", "step"), [("PCM_16", 2**-15), ("PCM_24", 2**-23), ("FLOAT", 0.0)])
def test_what_was_written_is_read_back_to_half_a_step(tmp_path: Path, subtype: Subtype, step: float) -> None:
    samples = noise(10_000, level=0.9)
    path = write(tmp_path / "song.wav", samples, subtype)
    back, rate = read_wave(path)
    assert rate == 48_000
    assert back.dtype == np.float32
    assert np.abs(back.astype(np.float64) - samples).max() <= step / 2
    info = probe(path)
    assert (info.frames, info.rate, info.channels, info.seconds) == (10_000, 48_000, 2, 10_000 / 48_000)


def test_24_bits_survive_any_number_of_copies(tmp_path: Path) -> None:
    once, _ = read_wave(write(tmp_path / "one.wav", noise(5000), "PCM_24"))
    twice, _ = read_wave(write(tmp_path / "two.wav", once, "PCM_24"))
    assert np.array_equal(once, twice)


def test_what_is_too_loud_is_clipped_and_does_not_wrap_around(tmp_path: Path) -> None:
    samples = np.array([[1.5, -1.5], [1.0, -1.0], [0.5, -0.5]], np.float32)
    back, _ = read_wave(write(tmp_path / "loud.wav", samples, "PCM_24"))
    assert back == pytest.approx(np.clip(samples, -1, 1), abs=2**-23)


@given(st.integers(-(2**23), 2**23 - 1))
def test_every_24_bit_number_comes_through_a_float(number: int) -> None:
    samples = np.full((1, 2), number / 2**23, np.float32)
    assert quantised(samples, 24)[0, 0] == number << 8


def test_pieces_of_any_size_make_the_same_file(tmp_path: Path) -> None:
    samples = noise(10_000)
    with WaveWriter(tmp_path / "pieces.wav") as file:
        for piece in np.split(samples, [1, 700, 701, 9_000]):
            file.write(piece)
        assert file.frames == len(samples)
    whole = write(tmp_path / "whole.wav", samples, "PCM_24")
    assert (tmp_path / "pieces.wav").read_bytes() == whole.read_bytes()


def test_after_an_error_nothing_is_left_and_the_old_file_stands(tmp_path: Path) -> None:
    path = write(tmp_path / "song.wav", tone(0.1), "PCM_24")
    before = path.read_bytes()

    def fail_midway() -> None:
        with WaveWriter(path) as file:
            file.write(noise(5000))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail_midway()
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_stands_under_the_final_name_before_the_end(tmp_path: Path) -> None:
    with WaveWriter(tmp_path / "song.wav") as file:
        file.write(noise(5000))
        assert not (tmp_path / "song.wav").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["song.wav"]


@pytest.mark.parametrize("shape", [(10,), (10, 1), (10, 3)])
def test_only_stereo_is_taken(tmp_path: Path, shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="samples must be"), WaveWriter(tmp_path / "song.wav") as file:
        file.write(np.zeros(shape, np.float32))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_numbers_that_are_none_are_refused(tmp_path: Path, value: float) -> None:
    samples: Samples = np.full((4, 2), value, np.float32)
    with pytest.raises(ValueError, match="finite"), WaveWriter(tmp_path / "song.wav") as file:
        file.write(samples)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(AudioFileError, match="folder does not exist") as raised:
        WaveWriter(tmp_path / "away" / "song.wav").__enter__()
    assert raised.value.path == tmp_path / "away" / "song.wav"


@pytest.mark.parametrize("limit", [10, 200_000], ids=["in the head", "in the sound"])
def test_a_full_disk_leaves_the_old_file_and_names_the_free_space(tmp_path: Path, limit: int) -> None:
    path = write(tmp_path / "song.wav", tone(0.1), "PCM_24")
    before = path.read_bytes()
    code = """
import sys
from heartstudio.audio.errors import AudioFileError
from tests.audio.sounds import noise, write
try:
    write(sys.argv[1], noise(100_000), "PCM_24")
except AudioFileError as error:
    print(error)
"""
    result = on_a_full_disk(code, limit, path)
    assert result.returncode == 0, result.stderr
    assert str(path) in result.stdout
    assert "MB free there" in result.stdout
    assert "What stood there before is untouched" in result.stdout
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_mono_is_heard_on_both_sides_and_of_many_channels_the_first_two(tmp_path: Path) -> None:
    samples = noise(100)
    soundfile.write(tmp_path / "mono.wav", samples[:, :1], 44_100, "FLOAT")
    soundfile.write(tmp_path / "surround.wav", np.tile(samples, 3), 48_000, "FLOAT")
    mono, rate = read_wave(tmp_path / "mono.wav")
    assert rate == 44_100
    assert np.array_equal(mono, np.repeat(samples[:, :1], 2, axis=1))
    assert np.array_equal(read_wave(tmp_path / "surround.wav")[0], samples)
    assert probe(tmp_path / "surround.wav").channels == 6


@pytest.mark.parametrize("container", ["WAV", "AIFF"])
@pytest.mark.parametrize("kept", [0.1, 0.9, 0.999])
def test_a_cut_file_is_refused_because_its_head_says_more_than_there_is(
    tmp_path: Path, container: str, kept: float
) -> None:
    path = tmp_path / "cut.sound"
    soundfile.write(path, noise(10_000), 48_000, "PCM_24", format=container)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * kept)])
    for read in (probe, read_wave):
        with pytest.raises(AudioFileError, match="ends earlier than it says") as raised:
            read(path)
        assert raised.value.path == path
        assert raised.value.remedy


def test_a_cut_flac_is_refused_when_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "cut.flac"
    soundfile.write(path, noise(50_000), 48_000, "PCM_24")
    path.write_bytes(path.read_bytes()[:-100_000])
    with pytest.raises(AudioFileError):
        read_wave(path)


def test_a_wav_from_a_program_that_could_not_know_its_length_is_whole(tmp_path: Path) -> None:
    path = write(tmp_path / "piped.wav", noise(1000), "PCM_16")
    data = path.read_bytes()
    at = data.index(b"data") + 4
    path.write_bytes(data[:4] + b"\xff" * 4 + data[8:at] + struct.pack("<I", 0xFFFFFFFF) + data[at + 4 :])
    assert probe(path).frames == 1000


@pytest.mark.parametrize(
    "content", [b"", b"RIFF", b"not sound at all" * 100, b"RIFF\xff\xff\xff\xffWAVE" * 20]
)
def test_what_is_no_sound_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "garbage.wav"
    path.write_bytes(content)
    for read in (probe, read_wave):
        with pytest.raises(AudioFileError, match="cannot be read as sound") as raised:
            read(path)
        assert raised.value.safe == "The file was not changed"


@pytest.mark.parametrize("name", ["missing.wav", "song.raw", "."])
def test_what_is_not_there_or_not_a_file_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "song.raw").write_bytes(b"x" * 100)
    for read in (probe, read_wave):
        with pytest.raises(AudioFileError):
            read(tmp_path / name)


@given(st.binary(min_size=1, max_size=40), st.integers(0, 60))
def test_a_damaged_head_gives_sound_or_a_clear_error(
    tmp_path_factory: pytest.TempPathFactory, damage: bytes, at: int
) -> None:
    path = write(tmp_path_factory.mktemp("damaged") / "song.wav", noise(200), "PCM_24")
    data = bytearray(path.read_bytes())
    data[at : at + len(damage)] = damage
    path.write_bytes(data)
    try:
        samples, rate = read_wave(path)
    except AudioFileError:
        return
    assert samples.shape[1] == 2
    assert rate > 0
