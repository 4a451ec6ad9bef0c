from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pyloudnorm
import pytest
from numpy.typing import NDArray

from heartstudio.training.band import GENRES, PITCHED, SAMPLE_RATE, Brief, Score, compose_song, render
from heartstudio.training.band.additive import Tone, sound
from heartstudio.training.band.genres import STYLES
from heartstudio.training.band.grooves import GROOVES
from heartstudio.training.band.kit import drum_of, strike
from heartstudio.training.band.mixing import CEILING, LOUDNESS, limited, loudness, wavering
from heartstudio.training.band.voices import tone
from heartstudio.training.ears import (
    estimate_mode,
    estimate_tempo,
    estimate_tempo_word,
    has_drums,
    onset_times,
)
from heartstudio.training.ears.onsets import matched
from tests.training.spoiling import dull, hissing, noisy

Song = tuple[Score, NDArray[np.float32]]


@pytest.fixture(scope="module")
def songs() -> dict[str, Song]:
    """Two short songs of each genre, one with drums and one without, in all tempi and both modes."""
    made = {}
    for index, genre in enumerate(GENRES):
        for drums in (True, False):
            tempo = ("slow", "medium", "fast")[(index + drums) % 3]
            mode = ("major", "minor")[(index // 2 + drums) % 2]
            brief = Brief(
                genre, tempo=tempo, mode=mode, drums=drums, sections=("intro", "verse", "chorus", "outro")
            )
            score = compose_song(300 + index, brief)
            made[f"{genre} {'with' if drums else 'without'} drums"] = (score, render(score))
    return made


def rms(wave: NDArray[np.float32]) -> float:
    return float(np.sqrt(np.mean(np.square(wave, dtype=np.float64))))


def between(song: Song, start: float, end: float) -> NDArray[np.float32]:
    return song[1][int(start * SAMPLE_RATE) : int(end * SAMPLE_RATE)]


def test_another_process_renders_the_same_bytes(songs: dict[str, Song]) -> None:
    score = songs["rock with drums"][0]
    code = (
        "import hashlib; from heartstudio.training.band import *; "
        f"score = compose_song({score.seed}, Brief('rock', tempo={score.tempo!r}, mode={score.mode!r}, drums=True, "
        "sections=('intro', 'verse', 'chorus', 'outro'))); "
        "print(hashlib.sha256(render(score).tobytes()).hexdigest())"
    )
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "77"}
    printed = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    here = hashlib.sha256(songs["rock with drums"][1].tobytes()).hexdigest()
    assert printed.stdout.strip() == here


def test_every_song_is_stereo_at_its_length_loud_enough_and_never_clips(songs: dict[str, Song]) -> None:
    meter = pyloudnorm.Meter(SAMPLE_RATE)
    for name, (score, audio) in songs.items():
        assert audio.shape == (round(score.seconds * SAMPLE_RATE), 2), name
        assert audio.dtype == np.float32
        assert np.isfinite(audio).all()
        assert meter.integrated_loudness(audio.astype(np.float64)) == pytest.approx(-16, abs=0.7), name
        assert np.abs(audio).max() < 10 ** (-1 / 20), name
        assert np.abs(audio.mean(axis=0)).max() < 1e-3, name


def test_songs_are_wide_but_not_hollow(songs: dict[str, Song]) -> None:
    widths = {
        name: rms(audio[:, 0] - audio[:, 1]) / rms(audio[:, 0] + audio[:, 1])
        for name, (_, audio) in songs.items()
    }
    assert all(0.005 < width < 0.9 for width in widths.values()), widths
    assert widths["ambient without drums"] > 0.15


def test_every_song_starts_from_silence_sounds_throughout_and_dies_away(songs: dict[str, Song]) -> None:
    for name, song in songs.items():
        score, audio = song
        assert np.abs(audio[0]).max() < 1e-4, name
        beats = np.arange(0.1, score.sections[-1].end - 0.5, 0.5)
        assert min(rms(between(song, start, start + 0.5)) for start in beats) > 10 ** (-50 / 20), name
        end = score.seconds
        tail = [rms(between(song, end - back, end - back + 0.25)) for back in (1.0, 0.75, 0.5, 0.25)]
        assert tail == sorted(tail, reverse=True), name
        assert tail[-1] < 0.05 * rms(audio), name
        assert np.abs(audio[-240:]).max() < 1e-3, name
        assert rms(between(song, end - 1.75, end - 1.25)) > 0.1 * rms(audio), name


def test_no_note_begins_or_ends_with_a_click(songs: dict[str, Song]) -> None:
    """No partial lies above 15 kHz, so that whatever sounds there without drums is a jump in the wave."""
    for name, (score, audio) in songs.items():
        if not score.drums and "guitar" not in score.instruments:
            spectrum = np.fft.rfft(audio[:, 0])
            spectrum[: int(17_000 * len(audio) / SAMPLE_RATE)] = 0
            assert np.abs(np.fft.irfft(spectrum)).max() < 2e-3, name


def test_sections_change_what_is_heard(songs: dict[str, Song]) -> None:
    louder, busier = [], []
    for song in songs.values():
        intro, _, chorus, outro = song[0].sections
        levels = [rms(between(song, section.start, section.end)) for section in (intro, chorus, outro)]
        louder.append(levels[1] > 1.1 * levels[0])
        counts = [
            len(onset_times(between(song, section.start, section.end))) / (section.end - section.start)
            for section in (intro, chorus)
        ]
        busier.append(counts[1] >= counts[0])
    assert np.mean(louder) >= 0.8
    assert np.mean(busier) >= 0.7


def test_tempo_mode_and_drums_are_true_in_the_sound(songs: dict[str, Song]) -> None:
    right = {"tempo": 0, "bpm": 0, "mode": 0, "drums": 0}
    for score, audio in songs.values():
        right["tempo"] += estimate_tempo_word(audio) == score.tempo
        right["bpm"] += abs(estimate_tempo(audio) - score.bpm) < 1.5
        right["mode"] += estimate_mode(audio) == score.mode
        right["drums"] += has_drums(audio) == score.drums
    assert right["tempo"] >= 19
    assert right["bpm"] >= 18
    assert right["mode"] >= 18
    assert right["drums"] >= 19


@pytest.mark.parametrize("spoil", [noisy, dull, hissing])
def test_drums_are_told_in_spoilt_sound_too(
    songs: dict[str, Song], spoil: Callable[[NDArray[np.float32]], NDArray[np.float32]]
) -> None:
    assert sum(has_drums(spoil(audio)) == score.drums for score, audio in songs.values()) >= 19


def test_onsets_in_the_sound_are_onsets_of_the_score(songs: dict[str, Song]) -> None:
    precision = [
        matched(score.onsets(), heard, 0.05) / len(heard)
        for score, audio in songs.values()
        if len(heard := onset_times(audio))
    ]
    assert len(precision) == len(songs)
    assert np.mean(precision) > 0.9


def test_each_instrument_sounds_unlike_the_others() -> None:
    spectra = {}
    for name in PITCHED:
        wave = sound(tone(name, "natural", 0.0, 220.0, 0.7), 220.0, 0.5)[0, :24_000]
        partials = np.abs(np.fft.rfft(np.pad(wave, (0, 24_000 - len(wave)))))
        bands = np.array([band.max() for band in np.array_split(partials[50:5000], 24)])
        halves = [rms(half) for half in np.array_split(wave, 4)]
        spectra[name] = np.concatenate(
            [20 * np.log10(bands / bands.max() + 1e-3), 40 * np.array(halves) / max(halves)]
        )
    names = list(spectra)
    for index, one in enumerate(names):
        for other in names[:index]:
            assert np.abs(spectra[one] - spectra[other]).mean() > 1.5, (one, other)


@pytest.mark.parametrize("spread", [0.0, 8.0])
def test_the_matrix_product_is_the_sum_of_its_sines(spread: float) -> None:
    ratios, levels = np.array([1.0, 2.01, 3.5]), np.array([1.0, 0.5, 0.25])
    made = sound(Tone(ratios, levels, np.array([2.0, 4.0, 8.0]), release=0.05, spread=spread), 440.0, 0.3)
    assert made.shape[0] == (2 if spread else 1)
    time = np.arange(made.shape[1]) / SAMPLE_RATE

    def partials(cents: float) -> NDArray[np.float64]:
        rise = np.clip(time / 0.003, 0, 1)
        left = np.clip(1 - (time - 0.3) / 0.05, 0, 1) ** 2
        shape = rise * rise * (3 - 2 * rise) * left
        return sum(
            level
            * np.exp(-decay * time)
            * shape
            * np.sin(2 * np.pi * 440 * ratio * 2 ** (cents / 1200) * time)
            for ratio, level, decay in zip(
                ratios, levels / np.sqrt(np.sum(levels**2)), (2.0, 4.0, 8.0), strict=True
            )
        )

    expected = (partials(-8.0) + 0.8 * partials(2.8)) / 1.28 if spread else partials(0.0)
    assert np.abs(made[0] - expected)[300:].max() < 5e-3
    assert abs(made[0, -1]) < 1e-3


def test_partials_beyond_hearing_are_left_out() -> None:
    wave = sound(Tone(np.array([1.0, 20.0]), np.ones(2), np.zeros(2), floor=1.0), 1000.0, 0.2)[0]
    spectrum = np.abs(np.fft.rfft(wave * np.hanning(len(wave))))
    assert spectrum[int(15_500 * len(wave) / SAMPLE_RATE) :].max() < 1e-4 * spectrum.max()


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_every_drum_sounds_and_falls_silent(style) -> None:
    for name in {*GROOVES[style.groove].chorus, *GROOVES[style.groove].fill, "crash"}:
        wave = strike(drum_of(style.kit, name))
        assert rms(wave[:2400]) > 5e-3, name
        assert np.abs(wave[-10:]).max() < 5e-3, name


def test_loudness_agrees_with_an_independent_meter() -> None:
    rng = np.random.default_rng(1)
    wave = np.concatenate([0.3 * rng.standard_normal(96_000), 0.01 * rng.standard_normal(96_000)])
    stereo = np.stack([wave, 0.5 * wave]).astype(np.float32)
    expected = pyloudnorm.Meter(SAMPLE_RATE).integrated_loudness(stereo.T.astype(np.float64))
    assert loudness(stereo) == pytest.approx(expected, abs=0.15)
    assert LOUDNESS == -16.0


def test_the_limiter_holds_peaks_and_leaves_the_rest_alone() -> None:
    time = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    wave = np.stack([0.3 * np.sin(2 * np.pi * 200 * time)] * 2).astype(np.float32)
    wave[:, 24_000:24_100] *= 8
    held = limited(wave)
    assert np.abs(held).max() <= CEILING + 1e-6
    assert np.array_equal(held[:, :20_000], wave[:, :20_000])


def test_wavering_bends_the_pitch_up_and_down_by_what_was_asked() -> None:
    time = np.arange(2 * SAMPLE_RATE) / SAMPLE_RATE
    bent = wavering(np.sin(2 * np.pi * 1000 * time).astype(np.float32)[None], 5.0, 0.2)[0]
    rising = np.flatnonzero((bent[:-1] < 0) & (bent[1:] >= 0))
    crossings = rising - bent[rising] / (bent[rising + 1] - bent[rising])
    hertz = SAMPLE_RATE / np.diff(crossings[20:-20])
    swing = 0.2e-3 * 2 * np.pi * 5
    assert hertz.max() == pytest.approx(1000 * (1 + swing), rel=2e-3)
    assert hertz.min() == pytest.approx(1000 * (1 - swing), rel=2e-3)


@pytest.mark.parametrize("character", ["natural", "warm", "electric", "chip"])
@pytest.mark.parametrize("name", PITCHED)
def test_every_voice_plays_its_pitch_in_every_character(name: str, character: str) -> None:
    heard: Callable[[NDArray[np.float32]], float] = pitch_of
    assert heard(sound(tone(name, character, 0.0, 220.0, 0.7), 220.0, 1.0)[0]) == pytest.approx(
        220.0, rel=0.01
    )


def pitch_of(wave: NDArray[np.float32]) -> float:
    """Hertz of the strongest partial, folded by whole divisors down to the octave around 220."""
    spectrum = np.abs(np.fft.rfft(wave * np.hanning(len(wave))))
    strongest = float(np.argmax(spectrum)) * SAMPLE_RATE / len(wave)
    return strongest / max(1, round(strongest / 220.0))
