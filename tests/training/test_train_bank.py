"""The bank renders songs without end, and what it writes is what a training reads."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from heartstudio.training.band import SAMPLE_RATE
from heartstudio.training.bank import GAP_FRAMES, Bank, Chunk, Order, draw_seconds, make_chunk, on_frames
from heartstudio.training.prompts import PromptMaker, build_tokenizer

FRAME = 3840
SPAN = (6.0, 7.0, 8.0)


def order(folder: Path) -> Order:
    return Order(str(folder), 0, 1, 1_000_000, FRAME, 512, 96, 2, SPAN)


@pytest.fixture(scope="module")
def chunk() -> Chunk:
    return make_chunk([1_000_000, 1_000_001], PromptMaker(build_tokenizer(512), 96), order(Path("unused")))


def test_songs_begin_on_frames_and_end_in_silence(chunk: Chunk) -> None:
    assert len(chunk.sound) % FRAME == 0
    assert chunk.starts[0] == 0
    assert chunk.starts[1] == chunk.frames[0] + GAP_FRAMES
    assert len(chunk.sound) == FRAME * (chunk.frames + GAP_FRAMES).sum()
    for start, frames in zip(chunk.starts, chunk.frames, strict=True):
        song = chunk.sound[start * FRAME : (start + frames) * FRAME]
        gap = chunk.sound[(start + frames) * FRAME : (start + frames + GAP_FRAMES) * FRAME]
        assert SPAN[0] * 0.7 < len(song) / SAMPLE_RATE < SPAN[2] * 1.3
        assert np.abs(song.astype(np.int32)).max() > 8000
        assert not gap.any()


def test_each_song_has_its_prompts_with_the_style_slot_inside(chunk: Chunk) -> None:
    assert chunk.ids.shape == (2, 2, 96)
    lengths = (chunk.ids >= 0).sum(-1)
    assert (chunk.slots > 1).all()
    assert (chunk.slots < lengths - 1).all()
    for ids, length in zip(chunk.ids.reshape(4, -1), lengths.ravel(), strict=True):
        assert (ids[length:] == -1).all()


def test_a_chunk_comes_back_from_its_file(chunk: Chunk, tmp_path: Path) -> None:
    chunk.save(tmp_path / "7.npz")
    back = Chunk.load(tmp_path / "7.npz")
    for name in Chunk.__slots__:
        assert np.array_equal(getattr(back, name), getattr(chunk, name))
    assert [path.name for path in tmp_path.iterdir()] == ["7.npz"]


def test_the_same_seeds_make_the_same_chunk(chunk: Chunk) -> None:
    again = make_chunk([1_000_000, 1_000_001], PromptMaker(build_tokenizer(512), 96), order(Path("unused")))
    assert np.array_equal(again.sound, chunk.sound)
    assert np.array_equal(again.ids, chunk.ids)


def test_sound_fills_whole_frames_without_wrapping_round() -> None:
    sound = np.array([[1.5, -1.5], [0.5, 0.0]], np.float32)
    whole = on_frames(sound, 4)
    assert whole.tolist() == [[32767, -32767], [16384, 0], [0, 0], [0, 0]]


def test_most_songs_are_short() -> None:
    rng = np.random.default_rng(0)
    lengths = np.array([draw_seconds(rng, (7.0, 16.0, 24.0)) for _ in range(2000)])
    assert lengths.min() >= 7
    assert lengths.max() <= 24
    assert 0.7 < (lengths <= 16).mean() < 0.8


def test_workers_deliver_songs_and_stop_when_told(tmp_path: Path) -> None:
    bank = Bank([order(tmp_path / "bank")])
    try:
        deadline = time.monotonic() + 120
        chunk = bank.take()
        while chunk is None and bank.at_work and time.monotonic() < deadline:
            time.sleep(0.05)
            chunk = bank.take()
        assert chunk is not None
        assert len(chunk.starts) == 6
    finally:
        bank.close()
    assert bank.at_work == 0
