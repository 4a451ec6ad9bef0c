"""The outline of a song is the same however it grew, and hides no sample from view."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from heartstudio.audio.errors import AudioFileError
from heartstudio.audio.peaks import LEVELS, Peaks, PeaksBuilder, compute_peaks
from heartstudio.audio.wave import Samples
from tests.audio.sounds import noise, tone, write

LENGTHS = st.integers(0, 70_000)


def by_hand(samples: Samples, size: int) -> np.ndarray:
    rows = [
        (bucket.min(), bucket.max(), np.sqrt(np.mean(bucket.astype(np.float64) ** 2)))
        for bucket in np.split(samples, range(size, len(samples), size))
        if len(bucket)
    ]
    return np.array(rows).reshape(-1, 3)


@given(LENGTHS)
def test_every_level_holds_lowest_highest_and_power_of_its_buckets(length: int) -> None:
    samples = noise(length)
    peaks = compute_peaks(samples)
    assert (peaks.frames, peaks.seconds) == (length, length / 48_000)
    for size, outline in zip(LEVELS, peaks.levels, strict=True):
        expected = by_hand(samples, size)
        assert outline.dtype == np.float32
        assert outline.shape == expected.shape
        assert outline == pytest.approx(expected, rel=1e-5)


@given(LENGTHS, st.lists(st.integers(0, 70_000), max_size=8))
def test_a_song_in_pieces_has_the_outline_of_the_whole(length: int, cuts: list[int]) -> None:
    samples = noise(length)
    builder = PeaksBuilder()
    for piece in np.split(samples, sorted(min(cut, length) for cut in cuts)):
        builder.append(piece)
        builder.peaks()  # looking at it while it grows changes nothing
    for streamed, whole in zip(builder.peaks().levels, compute_peaks(samples).levels, strict=True):
        assert np.array_equal(streamed, whole)


def test_a_file_has_the_outline_of_its_samples(tmp_path: Path) -> None:
    samples = noise(200_001)
    path = write(tmp_path / "song.wav", samples, "FLOAT")
    for ours, theirs in zip(compute_peaks(path).levels, compute_peaks(samples).levels, strict=True):
        assert np.array_equal(ours, theirs)
    soundfile.write(tmp_path / "mono.wav", samples[:, :1], 44_100, "FLOAT")
    assert compute_peaks(tmp_path / "mono.wav").rate == 44_100


@settings(max_examples=60)
@given(
    st.integers(1, 60_000),
    st.integers(1, 400),
    st.floats(0, 1.2),
    st.floats(0, 1.2),
)
def test_no_sample_sticks_out_of_its_column(length: int, n: int, one: float, other: float) -> None:
    samples = noise(length, seed=length)
    peaks = compute_peaks(samples)
    start, stop = sorted((one * peaks.seconds, other * peaks.seconds))
    assume(stop - start > 1e-9)
    columns = peaks.columns(n, start, stop)
    assert columns.shape == (n, 3)
    assert columns[:, 0].min() >= min(samples.min(), 0)
    assert columns[:, 1].max() <= max(samples.max(), 0)
    assert (columns[:, 2] <= np.abs(columns[:, :2]).max(axis=1) * (1 + 1e-5)).all()
    edges = start * 48_000 + (stop - start) * 48_000 * np.arange(n + 1) / n
    for column, first, last in zip(columns, edges[:-1], edges[1:], strict=True):
        inside = samples[int(np.ceil(first)) : int(last)]
        if len(inside):
            assert column[0] <= inside.min()
            assert column[1] >= inside.max()
        if first >= length:
            assert not column.any()


def test_the_columns_of_a_whole_song_show_its_shape() -> None:
    samples = np.concatenate([tone(2, level=0.1), np.zeros((96_000, 2), np.float32), tone(2, level=0.8)])
    columns = compute_peaks(samples).columns(12)[[1, 2, 5, 6, 9, 10]]  # those that touch no edge
    assert columns[:, 1] == pytest.approx([0.1, 0.1, 0, 0, 0.8, 0.8], abs=0.005)
    assert columns[:, 0] == pytest.approx(-columns[:, 1], abs=0.005)
    assert columns[:, 2] == pytest.approx(columns[:, 1] / np.sqrt(2), abs=0.01)


def test_nothing_has_columns_of_nothing() -> None:
    empty = compute_peaks(np.zeros((0, 2), np.float32))
    assert not empty.columns(5).any()
    some = compute_peaks(noise(1000))
    assert some.columns(0).shape == (0, 3)
    assert not some.columns(3, 1.0, 1.0).any()


@given(LENGTHS)
def test_a_saved_outline_is_loaded_as_it_was(tmp_path_factory: pytest.TempPathFactory, length: int) -> None:
    path = tmp_path_factory.getbasetemp() / "peaks.npy"
    peaks = compute_peaks(noise(length), 44_100)
    peaks.save(path)
    back = Peaks.load(path)
    assert (back.frames, back.rate) == (peaks.frames, peaks.rate)
    for ours, theirs in zip(back.levels, peaks.levels, strict=True):
        assert np.array_equal(ours, theirs)


def test_a_saved_outline_needs_no_pickle(tmp_path: Path) -> None:
    compute_peaks(noise(1000)).save(tmp_path / "peaks.npy")
    assert np.load(tmp_path / "peaks.npy", allow_pickle=False)["frames"] == 1000


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_outline_is_refused_or_harmless(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.npy"
    compute_peaks(noise(2000)).save(path)
    content = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at : at + 8] = data.draw(st.binary(max_size=12))
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    try:
        peaks = Peaks.load(path)
    except AudioFileError as error:
        assert error.path == path
        assert error.remedy
    else:
        assert np.isfinite(peaks.columns(10)).all()


@pytest.mark.parametrize("content", [b"", b"garbage", None])
def test_what_is_no_outline_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "peaks.npy"
    if content is None:
        np.save(path, np.zeros((4, 3), np.float32))
    else:
        path.write_bytes(content)
    with pytest.raises(AudioFileError, match="not a readable outline"):
        Peaks.load(path)
    with pytest.raises(AudioFileError, match="is not there"):
        Peaks.load(tmp_path / "missing.npy")
