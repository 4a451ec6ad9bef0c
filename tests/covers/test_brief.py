from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heartstudio.covers.brief import LONGEST_PROMPT, direct, own_prompt
from heartstudio.covers.colour import Colour
from heartstudio.covers.colour_names import colour_name
from heartstudio.covers.directions import FEELINGS, OBJECTS, SETTINGS
from heartstudio.covers.genres import GENRES
from heartstudio.covers.house_styles import HOUSE_STYLES, STYLE_OF_GENRE
from heartstudio.covers.imagery import IMAGES, find_images
from heartstudio.covers.palette import PALETTES
from heartstudio.covers.qualities import INSTRUMENTS, MOODS, SCENES
from heartstudio.recipe import Recipe

LYRICS = """[Verse]
Taylor and I by the harbour lights, a boat
The coffee was cold, the clock was slow

[Chorus]
Rain, rain, all the way to the sea
"""


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.lower()))


def test_words_and_tags_are_what_the_picture_shows() -> None:
    brief = direct(Recipe("indie,melancholic,piano", LYRICS))
    assert brief.style.name == "expired film"
    assert brief.subject == "rain on a window pane and a small boat"
    assert brief.setting == "by the open sea"
    assert brief.feelings == ("melancholic",)
    for part in (brief.style.medium, brief.subject, brief.setting, brief.layout, *brief.colours):
        assert part in brief.prompt


def test_an_instrument_stands_where_the_words_show_little() -> None:
    assert direct(Recipe("jazz,piano")).subject == "a grand piano"
    assert direct(Recipe("jazz,piano", "[Verse]\nthe moon")).subject == "a full moon and a grand piano"
    assert direct(Recipe("jazz", "[Verse]\nla la la")).subject in HOUSE_STYLES["cut paper"].motifs


# Every word that the house has, so that one from anywhere else is found out.
HOUSE_WORDS = words_of(
    " ".join(
        [
            *(f"{s.medium} {' '.join(s.layouts)} {' '.join(s.motifs)}" for s in HOUSE_STYLES.values()),
            *(image.picture for image in IMAGES),
            *OBJECTS.values(),
            *SETTINGS.values(),
            *FEELINGS.values(),
            "and it feels low light with deep shadows bright open daylight crisp slanting golden soft even",
            "the colours are a purely pictorial wordless image that fills the whole square to its edges",
        ]
    )
)


@given(
    tags=st.lists(
        st.sampled_from([word for trait in (*GENRES, *MOODS, *SCENES, *INSTRUMENTS) for word in trait.words])
        | st.text(max_size=12),
        max_size=5,
    ),
    lyrics=st.text()
    | st.lists(
        st.sampled_from([*(word for image in IMAGES for word in image.words), "Elvis", "\n", "[Chorus]\n"])
    ).map(" ".join),
    seed=st.integers(0, 2**32 - 1),
)
def test_nothing_but_the_houses_own_words_reaches_a_model(tags: list[str], lyrics: str, seed: int) -> None:
    spoken = [re.sub("[\0\ud800-\udfff,\n]", "", tag) for tag in (*tags, "song")]
    recipe = Recipe(",".join(spoken), re.sub("[\0\ud800-\udfff]", "", lyrics), seed=seed)
    prompt = direct(recipe).prompt
    colours = words_of(" ".join(direct(recipe).colours))
    assert words_of(prompt) <= HOUSE_WORDS | colours
    assert len(prompt) < LONGEST_PROMPT
    assert "\n" not in prompt
    assert direct(recipe) == direct(recipe)


def test_nothing_asks_for_writing() -> None:
    for said in ("text", "letter", "letters", "lettering", "title", "album", "cover", "logo", "typography"):
        assert said not in HOUSE_WORDS


@pytest.mark.parametrize(
    ("line", "pictures"),
    [
        ("Stars, and a train", ["a sky full of stars", "a train in the distance"]),
        ("Die Brücken im Regen", ["a long bridge", "rain on a window pane"]),
        ("火车开进夜里", ["a train in the distance", "deep in the night"]),
        ("海の上の月が", ["by the open sea", "a full moon"]),
        ("I know, 我知道", []),
        ("restart, unrain, moonshot", []),
        ("stars\n[Chorus]\nmirrors", ["a mirror that shows only sky", "a sky full of stars"]),
        ("[The sea]\nla", []),
    ],
)
def test_images_are_found_in_the_words_of_several_languages(line: str, pictures: list[str]) -> None:
    assert [image.picture for image in find_images(line)] == pictures


def test_the_lexicons_fit_together() -> None:
    words = Counter(word for image in IMAGES for word in image.words)
    assert [word for word, count in words.items() if count > 1] == []
    assert all(word == word.lower() and word.strip() == word and word for word in words)
    assert set(STYLE_OF_GENRE) == {genre.name for genre in GENRES}
    assert set(HOUSE_STYLES) - {style.name for style in STYLE_OF_GENRE.values()} == {"screen print"}
    assert set(OBJECTS) == {instrument.name for instrument in INSTRUMENTS}
    assert set(SETTINGS) | set(FEELINGS) == {trait.name for trait in (*MOODS, *SCENES)}


@pytest.mark.parametrize(
    ("hexadecimal", "name"),
    [
        ("ECEAE4", "off-white"),
        ("222226", "black"),
        ("CB3A2A", "vermilion"),
        ("FAE48F", "lemon yellow"),
        ("2F774A", "emerald green"),
        ("0A3350", "petrol blue"),
        ("5C3CBA", "violet"),
    ],
)
def test_colours_are_called_by_their_names(hexadecimal: str, name: str) -> None:
    assert colour_name(Colour.from_hex(hexadecimal)) == name


def test_every_colour_of_the_house_has_a_name() -> None:
    assert all(colour_name(colour) for palette in PALETTES.values() for colour in palette.colours)


def test_what_somebody_writes_is_one_line_of_bounded_length() -> None:
    assert own_prompt("  a red\n\nheart ") == "a red heart"
    assert own_prompt(" \n ") == ""
    assert len(own_prompt("heart " * 1000)) <= LONGEST_PROMPT
