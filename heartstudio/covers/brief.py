"""The art director: from a song to what an image model is told to paint.

Everything in a brief is in the house's own words, chosen by what tags and lyrics name: no line of the lyrics and no
name of anybody gets into it. The same recipe always gives the same brief. Models take "album cover" and "no text"
for requests to write something, so a brief speaks of neither.
"""

from __future__ import annotations

from dataclasses import dataclass

from heartstudio.covers.character import Character, heard_traits, read_character
from heartstudio.covers.colour_names import colour_name
from heartstudio.covers.dice import Dice, recipe_key
from heartstudio.covers.directions import FEELINGS, OBJECTS, SETTINGS
from heartstudio.covers.house_styles import ANY_MUSIC, STYLE_OF_GENRE, HouseStyle
from heartstudio.covers.imagery import find_images
from heartstudio.covers.painted import palette_of
from heartstudio.recipe import Recipe

LONGEST_PROMPT = 1000
"""Characters of a prompt that somebody wrote; the text encoder reads 512 tokens."""

_MOST_FEELINGS = 2
_MOST_COLOURS = 3


@dataclass(frozen=True, slots=True)
class Brief:
    """What a cover is to show and how.

    Attributes:
        style: the house style.
        subject: what is seen.
        setting: where or when; empty where nothing says.
        layout: how it is placed.
        feelings: moods, as adjectives.
        light: how it is lit.
        colours: names of colours, the one that fills most first.
    """

    style: HouseStyle
    subject: str
    setting: str
    layout: str
    feelings: tuple[str, ...]
    light: str
    colours: tuple[str, ...]

    @property
    def prompt(self) -> str:
        """The brief as an image model is given it."""
        shown = f"{self.subject} {self.setting}".strip()
        feeling = (
            f"It feels {_joined(self.feelings)}; {self.light}" if self.feelings else _sentence(self.light)
        )
        return (
            f"{self.style.medium}: {shown}. {self.layout}. {feeling}. The colours are {_joined(self.colours)}. "
            "A purely pictorial, wordless image that fills the whole square to its edges."
        )


def direct(recipe: Recipe) -> Brief:
    """The brief for a song's cover."""
    dice = Dice(recipe_key(recipe), "brief")
    traits = [trait for trait, _ in heard_traits(recipe.tag_list)]
    genres = [trait.name for trait in traits if trait.is_genre]
    named = [trait.name for trait in traits]
    style = STYLE_OF_GENRE[genres[0]] if genres else ANY_MUSIC
    character = read_character(recipe.tag_list)
    seen = find_images(recipe.lyrics, most=4)
    things = [image.picture for image in seen if not image.is_place][:2]
    places = [image.picture for image in seen if image.is_place][:1]
    things += [OBJECTS[name] for name in named if name in OBJECTS][: 2 - len(things) if things else 1]
    places += [SETTINGS[name] for name in named if name in SETTINGS]
    motif, layout = dice.pick(style.motifs), dice.pick(style.layouts)
    return Brief(
        style=style,
        subject=" and ".join(things) or motif,
        setting=places[0] if places else "",
        layout=layout,
        feelings=tuple(FEELINGS[name] for name in named if name in FEELINGS)[:_MOST_FEELINGS],
        light=_light(character),
        colours=_colours(recipe),
    )


def own_prompt(text: str) -> str:
    """What somebody wrote as a prompt, on one line and of bounded length; empty for nothing."""
    return " ".join(text.split())[:LONGEST_PROMPT].rstrip()


def _light(character: Character) -> str:
    if character.light < -0.45:
        return "low light with deep shadows"
    if character.light > 0.45:
        return "bright, open daylight" if character.energy < 0.6 else "bright light with crisp shadows"
    return "slanting golden light" if character.warmth > 0.2 else "soft, even light"


def _colours(recipe: Recipe) -> tuple[str, ...]:
    """The colours of the cover that the program paints by itself, so that one kind follows from the other."""
    palette = palette_of(recipe)
    names = map(colour_name, (palette.ground, palette.main, palette.accents[1], palette.light))
    return tuple(dict.fromkeys(names))[:_MOST_COLOURS]


def _joined(words: tuple[str, ...]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]
