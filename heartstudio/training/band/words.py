"""What a listener would say of a song: its tags, and the lyrics that ask for its form."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from heartstudio.recipe import normalise_tags
from heartstudio.training.band.genres import GENRES
from heartstudio.training.band.moods import MOODS
from heartstudio.training.band.score import INSTRUMENTS, SECTIONS, TEMPO_BANDS, Score

NO_DRUMS = "no drums"
MODES = ("major", "minor")

_OTHER_NAMES = {
    "guitar": ("electric guitar", "acoustic guitar"),
    "lead": ("synthesizer", "synth lead"),
    "pluck": ("synth pluck",),
    "strings": ("violin", "orchestra"),
    "pad": ("synth pad",),
    "bells": ("vibraphone",),
    "organ": ("keyboard",),
}
_KEPT = {"genre": 0.95, "mood": 0.85, "tempo": 0.85, "instrument": 0.75, "drums": 0.85}
_PLAIN = 0.75
"""Chance that a word is the plain one rather than another that means the same."""


def tags(score: Score, rng: np.random.Generator | None = None) -> str:
    """Style words of a song, in the form of :class:`heartstudio.recipe.Recipe`.

    Args:
        score: the song.
        rng: draws which words are left out, which are replaced by others of the same meaning, and in what
            order they come (the genre usually first); None says everything plainly:
            genre, mood, mode, tempo, instruments.

    Returns:
        ``"house,happy,major,fast,piano,bass,drums"``: lower case, commas without spaces, never empty.
    """
    pitched = [name for name in score.instruments if name != "drums"]
    drums = "drums" if score.drums else NO_DRUMS
    if rng is None:
        return normalise_tags(",".join([score.genre, score.mood, score.mode, score.tempo, *pitched, drums]))
    mood = MOODS[score.mood]
    words = []
    if rng.random() < _KEPT["mood"]:
        words.append(_one_of(rng, mood.words))
    if rng.random() < (0.3 if mood.mode else 0.8):
        words.append(score.mode)
    if rng.random() < _KEPT["tempo"]:
        words.append(score.tempo)
    words += [
        _one_of(rng, _names(name, score.genre)) for name in pitched if rng.random() < _KEPT["instrument"]
    ]
    if rng.random() < _KEPT["drums"]:
        words.append(drums)
    if rng.random() < 0.6:
        words = [words[int(i)] for i in rng.permutation(len(words))]
    if rng.random() < _KEPT["genre"] or not words:
        place = 0 if rng.random() < 0.85 else int(rng.integers(len(words) + 1))
        words.insert(place, score.genre)
    return normalise_tags(",".join(words))


def lyrics(score: Score) -> str:
    """The song's form as section markers with a blank line between them; the band has no singer."""
    return "\n\n".join(f"[{section.marker}]" for section in score.sections)


def vocabulary() -> tuple[str, ...]:
    """Every tag that :func:`tags` can say and every marker that :func:`lyrics` can write, sorted."""
    words = {*GENRES, *MODES, *TEMPO_BANDS, *INSTRUMENTS, NO_DRUMS}
    words |= {word for mood in MOODS.values() for word in mood.words}
    words |= {word for names in _OTHER_NAMES.values() for word in names}
    words |= {f"[{marker}]" for marker in SECTIONS}
    return tuple(sorted(words))


def _names(instrument: str, genre: str) -> tuple[str, ...]:
    if instrument == "guitar":
        return ("guitar", _OTHER_NAMES["guitar"][genre != "rock"])
    return (instrument, *_OTHER_NAMES.get(instrument, ()))


def _one_of(rng: np.random.Generator, names: Sequence[str]) -> str:
    if len(names) == 1 or rng.random() < _PLAIN:
        return names[0]
    return names[int(rng.integers(1, len(names)))]
