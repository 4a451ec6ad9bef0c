from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import mean

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from heartstudio.training.band import (
    GENRES,
    MOODS,
    PITCHED,
    SECTIONS,
    TEMPO_BANDS,
    BandError,
    Brief,
    Score,
    Section,
    compose_song,
    implied_seconds,
    song_seconds,
    tempo_word,
)
from heartstudio.training.band.genres import STYLES
from heartstudio.training.band.grooves import GROOVES
from heartstudio.training.band.kit import drum_of
from heartstudio.training.band.moods import Mood
from heartstudio.training.band.score import BEATS_IN_BAR

WHOLE = ("intro", "verse", "verse", "chorus", "chorus", "bridge", "outro")
SONGS = tuple(compose_song(seed) for seed in range(60))


def inside(score: Score, section: Section) -> list[float]:
    starts = [event.start for event in (*score.notes, *score.hits)]
    return [start for start in starts if section.start <= start + 0.03 < section.end]


def test_the_same_seed_writes_the_same_song_and_another_seed_another() -> None:
    assert compose_song(7) == SONGS[7]
    assert len({score.notes for score in SONGS}) == len(SONGS)


def test_sixty_seeds_draw_every_genre_mood_mode_tempo_and_instrument() -> None:
    assert {score.genre for score in SONGS} == set(GENRES)
    assert {score.mood for score in SONGS} == set(MOODS)
    assert {score.mode for score in SONGS} == {"major", "minor"}
    assert {score.tempo for score in SONGS} == set(TEMPO_BANDS)
    assert {name for score in SONGS for name in score.instruments} == {*PITCHED, "drums"}


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 2**31),
    genre=st.sampled_from(GENRES),
    mood=st.sampled_from(sorted(MOODS)),
    mode=st.sampled_from(("major", "minor")),
    tempo=st.sampled_from(sorted(TEMPO_BANDS)),
    tonic=st.integers(0, 11),
    instruments=st.sets(st.sampled_from(PITCHED), min_size=1, max_size=4),
    drums=st.booleans(),
    sections=st.lists(st.sampled_from(SECTIONS), min_size=1, max_size=6),
)
def test_the_band_keeps_to_any_brief(
    seed: int,
    genre: str,
    mood: str,
    mode: str,
    tempo: str,
    tonic: int,
    instruments: set[str],
    drums: bool,
    sections: list[str],
) -> None:
    assume(MOODS[mood].mode in (None, mode))
    brief = Brief(genre, mood, mode, tempo, tonic, tuple(instruments), drums, tuple(sections))
    score = compose_song(seed, brief)
    asked = (genre, mood, mode, tempo, tonic, drums)
    assert (score.genre, score.mood, score.mode, score.tempo, score.tonic, score.drums) == asked
    assert set(score.instruments) == instruments | ({"drums"} if drums else set())
    assert [section.marker for section in score.sections] == sections
    assert tempo_word(score.bpm) == tempo


@pytest.mark.parametrize(
    "fields",
    [
        {"genre": "polka"},
        {"mood": "happy", "mode": "minor"},
        {"tempo": "presto"},
        {"tonic": 12},
        {"instruments": ()},
        {"instruments": ("kazoo",)},
        {"sections": ()},
        {"sections": ("solo",)},
        {"seconds": 2.0},
    ],
)
def test_what_the_band_cannot_play_is_refused_in_words(fields: dict[str, object]) -> None:
    with pytest.raises(BandError) as refused:
        Brief(**fields)  # type: ignore[arg-type]
    assert refused.value.what


@given(st.floats(8, 45), st.integers(0, 1000))
@settings(max_examples=30, deadline=None)
def test_a_song_lasts_about_as_long_as_asked(seconds: float, seed: int) -> None:
    assert compose_song(seed, Brief(seconds=seconds)).seconds == pytest.approx(seconds, rel=0.15)


def test_a_ten_second_sketch_has_all_four_sections() -> None:
    sketch = compose_song(3, Brief(sections=("intro", "verse", "chorus", "outro"), seconds=10.0))
    assert [section.marker for section in sketch.sections] == ["intro", "verse", "chorus", "outro"]
    assert 9 < sketch.seconds < 13
    assert all(2 < section.end - section.start < 5 for section in sketch.sections)


@pytest.mark.parametrize("score", SONGS[:20], ids=lambda score: str(score.seed))
def test_sections_and_tempo_imply_the_length(score: Score) -> None:
    markers = [section.marker for section in score.sections]
    assert score.seconds == song_seconds(markers, score.bpm)
    assert score.seconds == pytest.approx(implied_seconds(markers, score.tempo), rel=0.12)
    assert score.sections[0].start == 0.0
    assert all(one.end == other.start for one, other in pairwise(score.sections))
    assert score.sections[-1].end == pytest.approx(score.chords[-1].start)
    assert all(0 <= note.start < score.seconds for note in score.notes)


def test_a_length_without_a_tempo_word_is_refused() -> None:
    with pytest.raises(BandError, match="75"):
        song_seconds(("verse",), 75)


def test_no_tempo_band_holds_the_double_or_half_of_another() -> None:
    for word, (low, high) in TEMPO_BANDS.items():
        for bpm in range(low, high + 1):
            assert tempo_word(bpm) == word
            for octave in (0.25, 0.5, 2, 4):
                assert tempo_word(bpm * octave) in (None, word)


@pytest.mark.parametrize("score", SONGS, ids=lambda score: str(score.seed))
def test_the_key_is_plain_from_the_chords_and_the_notes(score: Score) -> None:
    third = 4 if score.mode == "major" else 3
    for chord in (score.chords[0], score.chords[-1]):
        assert chord.root == score.tonic
        assert third in chord.intervals
    final = {
        (note.pitch - score.tonic) % 12 for note in score.notes if note.start > score.sections[-1].end - 0.06
    }
    assert final == {0, third, 7}
    lengths: Counter[int] = Counter()
    for note in score.notes:
        lengths[(note.pitch - score.tonic) % 12] += round(1000 * note.seconds)
    assert lengths[third] > 2 * lengths[7 - third]


def test_the_chorus_is_fuller_than_the_intro_and_its_tune_higher_than_the_verse() -> None:
    for genre in GENRES:
        score = compose_song(11, Brief(genre=genre, sections=WHOLE, drums=True, mode="minor"))
        by_marker = {marker: [s for s in score.sections if s.marker == marker] for marker in SECTIONS}
        density = {
            marker: mean(len(inside(score, section)) / (section.end - section.start) for section in found)
            for marker, found in by_marker.items()
        }
        assert density["chorus"] > 1.25 * density["intro"], genre
        assert density["chorus"] > density["outro"], genre
    score = compose_song(11, Brief(genre="house", sections=WHOLE, instruments=("lead", "piano", "bass")))
    verse, chorus = (
        mean(
            note.pitch
            for note in score.notes
            if note.instrument == "lead"
            and any(s.start <= note.start < s.end for s in score.sections if s.marker == marker)
        )
        for marker in ("verse", "chorus")
    )
    assert chorus > verse + 1


def test_a_verse_that_returns_brings_its_rhythm_back() -> None:
    brief = Brief(
        genre="chiptune", sections=("verse", "chorus", "verse", "chorus"), instruments=("lead", "organ")
    )
    score = compose_song(5, brief)

    def rhythm(section: Section) -> list[float]:
        return [
            round(note.start - section.start, 3)
            for note in score.notes
            if note.instrument == "lead" and section.start <= note.start + 0.01 < section.end
        ]

    first, chorus, second, _ = score.sections
    assert [round(start - 0.05, 2) for start in rhythm(first)] == [
        round(start, 2) for start in rhythm(second)
    ]
    assert rhythm(chorus) != rhythm(second)


def test_a_fill_leads_into_the_chorus() -> None:
    score = compose_song(2, Brief(genre="rock", sections=("verse", "chorus"), drums=True))
    verse, chorus = score.sections
    toms = [hit.start for hit in score.hits if hit.drum.startswith("tom")]
    turn = verse.end - (2 if score.tempo == "fast" else 1) * 60 / score.bpm
    assert any(start < verse.end for start in toms)
    assert all(start > turn - 0.03 for start in toms)
    assert not [hit for hit in score.hits if hit.drum == "hat" and turn + 0.03 < hit.start < verse.end - 0.03]
    crashes = [hit.start for hit in score.hits if hit.drum == "crash"]
    assert crashes[0] == pytest.approx(chorus.start, abs=0.03)


def test_the_bass_stays_below_everybody_else_and_walks_in_jazz() -> None:
    brief = Brief(genre="jazz", tempo="medium", instruments=("bass", "piano"), sections=("verse", "verse"))
    score = compose_song(1, brief)
    bass = [note for note in score.notes if note.instrument == "bass"]
    others = [note.pitch for note in score.notes if note.instrument != "bass"]
    assert max(note.pitch for note in bass) < min(others)
    quarters = [round((note.start - bass[0].start) * score.bpm / 60) for note in bass]
    assert quarters == list(range(2 * BEATS_IN_BAR + 1))


def test_swing_delays_the_off_beat_and_straight_genres_have_none() -> None:
    def off_beats(genre: str) -> set[float]:
        score = compose_song(9, Brief(genre=genre, drums=True, sections=("chorus", "chorus")))
        beats = [(hit.start - 0.05) * score.bpm / 60 % 1 for hit in score.hits]
        return {round(beat, 1) for beat in beats if 0.3 < beat < 0.8}

    assert 0.5 in off_beats("techno")
    assert 0.5 not in off_beats("jazz")
    assert off_beats("jazz") & {0.6, 0.7}


def test_every_drum_of_every_groove_stands_in_its_kit() -> None:
    for style in STYLES.values():
        groove = GROOVES[style.groove]
        for bar in (groove.light, groove.verse, groove.chorus, groove.fill):
            steps = {len(pattern) for pattern in bar.values()}
            assert steps == {8 if bar is groove.fill else 16}
            for drum in bar:
                assert drum_of(style.kit, drum).level > 0


def test_every_mood_can_be_told_by_a_word_of_its_own() -> None:
    words = [word for mood in MOODS.values() for word in mood.words]
    assert len(words) == len(set(words))
    assert all(isinstance(mood, Mood) and mood.words[0] == name for name, mood in MOODS.items())
