"""What the tags that a painter knows mean to an art director: objects, places and feelings, by the trait's name."""

from __future__ import annotations

from collections.abc import Mapping

OBJECTS: Mapping[str, str] = {
    "piano": "a grand piano",
    "guitar": "an acoustic guitar",
    "electric guitar": "an electric guitar",
    "strings": "a violin",
    "drum": "a drum",
    "synth": "an analogue synthesizer",
    "organ": "a church organ's pipes",
    "flute": "a wooden flute",
    "saxophon": "a saxophone",
    "bass": "a double bass",
    "turntable": "a turntable",
    "bell": "a small bell",
}

SETTINGS: Mapping[str, str] = {
    "night": "deep in the night",
    "sea": "by the open sea",
    "rain": "in steady rain",
    "summer": "in high summer",
    "spring": "among the first flowers of spring",
    "forest": "in a tall forest",
    "city": "in a city of lit windows",
    "space": "in outer space",
    "dance": "on an empty dance floor",
    "study": "in a quiet corner café",
    "christmas": "on a snowy evening with small lights",
    "morning": "on a clear early morning",
    "sunset": "at dusk",
    "cold": "in deep winter",
}

FEELINGS: Mapping[str, str] = {
    "happy": "joyful",
    "sad": "melancholic",
    "dark": "brooding",
    "dreamy": "dreamlike",
    "romantic": "tender",
    "energetic": "full of energy",
    "calm": "calm",
    "aggressive": "fierce",
    "warm": "warm",
    "cold": "cool and clear",
    "bright": "light-hearted",
    "nostalg": "nostalgic",
    "epic": "grand",
    "playful": "playful",
    "mysterious": "mysterious",
    "hopeful": "hopeful",
    "minimal": "restrained",
    "raw": "raw",
}
