"""The moods that the band knows, and what each does to the music."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mood:
    """A mood and its effect.

    Attributes:
        words: what people call it, the plainest word first.
        mode: the mode that the mood demands, or None where either will do.
        energy: 0 to 1: how densely and how hard the band plays.
        brightness: -1 to 1: how much treble the instruments have.
    """

    words: tuple[str, ...]
    mode: str | None
    energy: float
    brightness: float


MOODS = {
    "happy": Mood(("happy", "joyful", "cheerful", "uplifting"), "major", 0.65, 0.3),
    "bright": Mood(("bright", "playful", "romantic"), "major", 0.5, 0.8),
    "calm": Mood(("calm", "peaceful", "relaxing", "dreamy"), None, 0.2, -0.3),
    "energetic": Mood(("energetic", "driving", "upbeat"), None, 1.0, 0.4),
    "sad": Mood(("sad", "melancholic", "nostalgic"), "minor", 0.35, -0.2),
    "dark": Mood(("dark", "dramatic", "intense"), "minor", 0.7, -0.8),
}
