from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heartstudio.training.band.genres import STYLES
from heartstudio.training.band.theory import SCALES, harmony, nearest, parse_chord, step_along, voicing

CHORDS = sorted(
    {
        (name, mode)
        for style in STYLES.values()
        for mode, progressions in (("major", style.major), ("minor", style.minor))
        for progression in progressions
        for name in progression.split()
    }
)


@pytest.mark.parametrize(
    ("name", "root", "intervals"),
    [
        ("C", 0, (0, 4, 7)),
        ("Bbmaj7", 10, (0, 4, 7, 11)),
        ("F#m", 6, (0, 3, 7)),
        ("Dm7b5", 2, (0, 3, 6, 10)),
        ("Cb", 11, (0, 4, 7)),
    ],
)
def test_a_chord_name_is_read(name: str, root: int, intervals: tuple[int, ...]) -> None:
    assert parse_chord(name) == (root, intervals)


@pytest.mark.parametrize("name", ["", "H", "Cmajor", "c", "C7b"])
def test_an_unknown_chord_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no chord"):
        parse_chord(name)


def test_the_dominant_in_minor_raises_the_seventh_step_and_nothing_else() -> None:
    chord = harmony("G7", 0, "minor", 0.0, 2.0)
    assert chord.scale == (0, 2, 3, 5, 7, 8, 11)
    assert harmony("Fm", 0, "minor", 0.0, 2.0).scale == SCALES["minor"]


def test_a_chord_moves_with_the_key() -> None:
    chord = harmony("F", 2, "major", 0.0, 2.0)
    assert chord.root == 7
    assert set(chord.scale) == {(step + 2) % 12 for step in SCALES["major"]}


@given(st.sampled_from(CHORDS), st.integers(0, 11))
def test_every_chord_of_every_style_lies_in_its_own_scale(chord: tuple[str, str], tonic: int) -> None:
    placed = harmony(chord[0], tonic, chord[1], 0.0, 2.0)
    assert len(set(placed.scale)) == 7
    assert set(placed.tones) <= set(placed.scale)


@given(st.sampled_from(CHORDS), st.sampled_from(CHORDS), st.integers(0, 11), st.integers(54, 70))
def test_a_voicing_holds_its_chord_close_together_and_near_the_last_one(
    first: tuple[str, str], second: tuple[str, str], tonic: int, centre: int
) -> None:
    one = harmony(first[0], tonic, first[1], 0.0, 2.0)
    other = harmony(second[0], tonic, second[1], 2.0, 2.0)
    before = voicing(one, centre, None)
    after = voicing(other, centre, before)
    assert {pitch % 12 for pitch in after} == set(other.tones)
    assert max(after) - min(after) < 12
    assert all(min(abs(pitch - old) for old in before) <= 5 for pitch in after)
    assert voicing(one, centre, before) == before


@given(st.floats(30, 90), st.integers(0, 11))
def test_the_nearest_pitch_is_at_most_half_an_octave_away(pitch: float, wanted: int) -> None:
    found = nearest(pitch, (wanted,))
    assert found % 12 == wanted
    assert abs(found - pitch) <= 6


def test_seven_steps_along_a_scale_are_an_octave() -> None:
    assert step_along(SCALES["major"], 60, 7) == 72
    assert step_along(SCALES["minor"], 60, -7) == 48
    assert step_along(SCALES["major"], 64, 1) == 65
