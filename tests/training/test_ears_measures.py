from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from heartstudio.training.band import SAMPLE_RATE, TEMPO_BANDS, tempo_word
from heartstudio.training.ears import (
    chroma,
    chroma_correlation,
    estimate_mode,
    estimate_tempo,
    estimate_tempo_word,
    has_drums,
    log_mel,
    log_mel_distance,
    onset_f1,
    onset_times,
    si_sdr,
)
from heartstudio.training.ears.harmony import key_scores
from heartstudio.training.ears.onsets import matched

Wave = NDArray[np.float32]
MAJOR, MINOR = (0, 4, 7), (0, 3, 7)


def pluck(pitch: float, seconds: float, decay: float = 4.0) -> Wave:
    """A note with eight falling harmonics."""
    time = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    hertz = 440 * 2 ** ((pitch - 69) / 12)
    wave = sum(np.sin(2 * np.pi * hertz * n * time) / n**1.5 for n in range(1, 9))
    edges = np.minimum(time / 0.003, 1) * np.minimum((seconds - time) / 0.1, 1)
    return (0.2 * edges * np.exp(-decay * time) * wave).astype(np.float32)


def placed(events: list[tuple[float, Wave]], seconds: float) -> Wave:
    """Sounds at their times."""
    out = np.zeros(int(seconds * SAMPLE_RATE), dtype=np.float32)
    for start, wave in events:
        begin = int(start * SAMPLE_RATE)
        out[begin : begin + len(wave)] += wave[: len(out) - begin]
    return out


def progression(tonic: int, mode: str) -> Wave:
    """I IV V I with its bass, or i iv V i."""
    home = MAJOR if mode == "major" else MINOR
    chords = [(0, home), (5, home), (7, MAJOR), (0, home)]
    events = []
    for index, (root, shape) in enumerate(chords):
        events.append((float(index), pluck(36 + tonic + root, 1.0, 1.0)))
        events += [(float(index), pluck(60 + tonic + root + interval, 1.0, 1.0)) for interval in shape]
    return placed(events, 4.0)


def burst(seconds: float = 0.05) -> Wave:
    """A short white noise."""
    count = int(seconds * SAMPLE_RATE)
    noise = np.random.default_rng(3).standard_normal(count)
    return (0.25 * noise * np.exp(-np.arange(count) / (0.2 * count))).astype(np.float32)


def test_onsets_are_found_where_notes_begin() -> None:
    starts = [0.1, 0.5, 0.75, 1.6, 2.0, 2.9]
    audio = placed([(start, pluck(60 + 3 * i, 0.7)) for i, start in enumerate(starts)], 4.0)
    heard = onset_times(audio)
    assert len(heard) == len(starts)
    assert np.abs(heard - starts).max() < 0.03
    assert np.array_equal(onset_times(np.stack([audio, audio], axis=1)), heard)


def test_silence_and_a_steady_tone_have_no_onsets_after_their_beginning() -> None:
    assert len(onset_times(np.zeros(SAMPLE_RATE, dtype=np.float32))) == 0
    time = np.arange(2 * SAMPLE_RATE) / SAMPLE_RATE
    steady = 0.3 * np.sin(2 * np.pi * 330 * time) * np.minimum(1, (2 - time) / 0.1)
    assert all(start < 0.1 for start in onset_times(steady))


def test_onset_f1_counts_pairs_within_the_tolerance_only() -> None:
    starts = [0.2, 0.9, 1.4, 2.2, 2.9]
    here = placed([(start, pluck(64, 0.6)) for start in starts], 4.0)
    late = placed([(start + 0.03, pluck(64, 0.6)) for start in starts], 4.0)
    later = placed([(start + 0.15, pluck(64, 0.6)) for start in starts], 4.0)
    fewer = placed([(start, pluck(64, 0.6)) for start in starts[:3]], 4.0)
    silent = np.zeros_like(here)
    assert onset_f1(here, here) == 1.0
    assert onset_f1(here, late) == 1.0
    assert onset_f1(here, later) == 0.0
    assert onset_f1(here, fewer) == pytest.approx(2 * 3 / 8)
    assert onset_f1(here, silent) == 0.0
    assert onset_f1(silent, silent) == 1.0


@given(st.lists(st.floats(0, 30), max_size=30), st.lists(st.floats(0, 30), max_size=30))
def test_matching_uses_every_time_once_and_is_symmetric(ours: list[float], theirs: list[float]) -> None:
    one, other = sorted(ours), sorted(theirs)
    pairs = matched(one, other, 0.05)
    assert pairs <= min(len(one), len(other))
    assert matched(one, one, 0.05) == len(one)
    assert matched(other, one, 0.05) == pairs


@pytest.mark.parametrize("pitch", [45, 57, 60, 66, 71])
def test_chroma_puts_a_note_into_its_pitch_class(pitch: int) -> None:
    time = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    found = chroma(0.3 * np.sin(2 * np.pi * 440 * 2 ** ((pitch - 69) / 12) * time))
    middle = found[3:-3]
    assert (middle.argmax(axis=1) == pitch % 12).all()
    assert (middle.max(axis=1) > 0.95 * middle.sum(axis=1)).all()


def test_chroma_correlation_knows_the_same_harmony_in_another_sound() -> None:
    here = progression(0, "major")
    brighter = here + 0.3 * np.tanh(3 * here)
    assert chroma_correlation(here, here) == pytest.approx(1.0)
    assert chroma_correlation(here, brighter) > 0.9
    assert chroma_correlation(here, progression(6, "major")) < 0.2
    assert chroma_correlation(here, np.zeros_like(here)) == 0.0


@pytest.mark.parametrize("mode", ["major", "minor"])
@pytest.mark.parametrize("tonic", [0, 3, 7, 10])
def test_a_cadence_tells_its_key(tonic: int, mode: str) -> None:
    audio = progression(tonic, mode)
    assert estimate_mode(audio) == mode
    assert int(np.argmax(key_scores(audio))) == tonic + (12 if mode == "minor" else 0)


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(sorted(TEMPO_BANDS)), st.floats(0, 1), st.integers(0, 3))
def test_the_tempo_of_a_simple_beat_is_found(word: str, place: float, offset: int) -> None:
    low, high = TEMPO_BANDS[word]
    bpm = low + place * (high - low)
    beat = 60 / bpm
    events = []
    for index in range(int(12 / beat)):
        start = 0.1 * offset + index * beat
        events.append((start, pluck(36 if index % 2 == 0 else 43, 0.3)))
        if index % 4 in (1, 3):
            events.append((start, burst()))
        events.append((start + beat / 2, pluck(76 + index % 4, 0.15)))
    audio = placed(events, 12.5)
    assert estimate_tempo(audio) == pytest.approx(bpm, abs=1.0)
    assert estimate_tempo_word(audio) == word == tempo_word(round(bpm))


def test_drums_are_bursts_of_noise_and_not_notes_nor_steady_hiss() -> None:
    notes = [(0.4 * index, pluck(57 + (5 * index) % 12, 0.5)) for index in range(12)]
    tune = placed(notes, 5.0)
    hiss = 3e-4 * np.random.default_rng(1).standard_normal(len(tune)).astype(np.float32)
    drummed = placed([*notes, *((0.4 * index, burst()) for index in range(12))], 5.0)
    assert not has_drums(tune)
    assert not has_drums(tune + hiss)
    assert has_drums(drummed)
    assert has_drums(drummed + hiss)
    assert not has_drums(np.zeros(SAMPLE_RATE, dtype=np.float32))
    assert not has_drums(tune[:100])


def test_log_mel_shows_a_tone_at_its_level_and_nothing_elsewhere() -> None:
    time = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    loud = log_mel(np.sin(2 * np.pi * 1000 * time))[10:-10]
    assert (loud.argmax(axis=1) == loud.argmax(axis=1)[0]).all()
    assert loud.max() - np.median(loud) > 60


def test_log_mel_distance_is_the_difference_in_decibels() -> None:
    noise = 0.1 * np.random.default_rng(2).standard_normal((2 * SAMPLE_RATE, 2))
    assert log_mel_distance(noise, noise) == 0.0
    assert log_mel_distance(noise, 2 * noise) == pytest.approx(20 * np.log10(2), abs=0.05)
    assert log_mel_distance(noise, noise[: SAMPLE_RATE // 2]) < 1.0


@pytest.mark.parametrize("decibels", [-10.0, 0.0, 25.0])
def test_si_sdr_is_the_ratio_of_signal_to_noise_at_any_volume(decibels: float) -> None:
    rng = np.random.default_rng(4)
    signal = rng.standard_normal((SAMPLE_RATE, 2))
    noise = rng.standard_normal((SAMPLE_RATE, 2)) * 10 ** (-decibels / 20)
    assert si_sdr(signal, signal + noise) == pytest.approx(decibels, abs=0.2)
    assert si_sdr(signal, 0.1 * (signal + noise)) == pytest.approx(decibels, abs=0.2)


def test_si_sdr_of_a_perfect_copy_and_of_nothing() -> None:
    signal = np.random.default_rng(5).standard_normal(1000)
    assert si_sdr(signal, 3 * signal) == np.inf
    assert si_sdr(signal, np.zeros(1000)) == -np.inf
    assert si_sdr(np.zeros(1000), signal) == -np.inf
