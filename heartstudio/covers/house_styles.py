"""The house's styles: how a picture for each kind of music is made, and what it shows where nothing else is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A way of making pictures.

    Attributes:
        name: what a person would call it.
        medium: what the picture is made with.
        layouts: ways of placing what is shown; a song gets one of them.
        motifs: what is shown where neither words nor tags name anything.
    """

    name: str
    medium: str
    layouts: tuple[str, ...]
    motifs: tuple[str, ...]


_STYLES = (
    HouseStyle(
        "screen print",
        "A screen print in a few flat inks, slightly out of register on textured paper",
        (
            "One bold shape in the middle with generous empty space around it",
            "Large forms cropped by the edge",
        ),
        ("a paper boat on still water", "an open window in a plain wall", "a stack of smooth stones"),
    ),
    HouseStyle(
        "machined",
        "A stark studio photograph of machined metal and smoked glass under one hard side light",
        ("Strict symmetry, seen from the front", "A steep diagonal through empty black space"),
        (
            "a tunnel of concentric steel rings",
            "a single glowing slit in a dark wall",
            "a grid of brushed plates",
        ),
    ),
    HouseStyle(
        "airbrush",
        "A late seventies airbrush illustration with silky gradients and a soft glow",
        ("One gleaming object floating in front of rounded stripes", "Sweeping curves leading to the centre"),
        ("a mirror ball above a calm sea", "a chrome heart on satin", "a long ribbon of light"),
    ),
    HouseStyle(
        "neon horizon",
        "A retro-futurist illustration with film glow and fine scan texture",
        ("A low horizon with a wide sky", "A road running to the vanishing point"),
        (
            "a half sun sinking behind a grid of hills",
            "an empty coastal road with palms",
            "a lone car at dusk",
        ),
    ),
    HouseStyle(
        "long exposure",
        "A long-exposure landscape photograph with fine grain and enormous quiet space",
        ("A tiny subject low in the frame under a vast sky", "Layer behind layer fading into mist"),
        ("a smooth lake at first light", "fog between dark hills", "a single tree on a white plain"),
    ),
    HouseStyle(
        "expired film",
        "A faded 35 mm film photograph with a light leak and soft focus",
        ("Caught in passing, off centre", "Seen through a window with reflections on the glass"),
        (
            "a desk lamp beside a rainy window",
            "washing on a line against the sky",
            "an unmade bed in morning sun",
        ),
    ),
    HouseStyle(
        "cut paper",
        "A mid-century collage of cut paper with hard edges and visible overlaps",
        ("Angled blocks that dance around one shape", "A loose row of shapes across the square"),
        ("a saxophone bell breaking into shapes", "a street corner at night", "a bird and a half moon"),
    ),
    HouseStyle(
        "tinted etching",
        "A fine copperplate etching tinted by hand, on laid paper",
        ("A small precise subject in a wide margin", "A view through an arch"),
        ("a bare tree with a single leaf", "an empty concert hall", "a staircase winding upwards"),
    ),
    HouseStyle(
        "linocut",
        "A two-colour linocut with lively gouge marks on rough paper",
        ("A bold subject framed by leaves and sky", "Hills in bands with the subject on the crest"),
        ("a wooden house under a big sky", "a winding river between fields", "a lantern on a gate post"),
    ),
    HouseStyle(
        "photocopy",
        "A high-contrast photocopied photograph with torn edges and one hand-painted colour",
        ("Cropped hard and tilted", "One subject head-on against a blown-out ground"),
        ("an overturned chair in an empty room", "a lightning-struck pole", "a broken mirror on asphalt"),
    ),
    HouseStyle(
        "night oil",
        "A dark oil painting in heavy chiaroscuro with cracked varnish",
        ("A monumental subject rising out of blackness", "Everything drawn towards one small light"),
        (
            "a ruined gate under storm clouds",
            "a raven on a thorn branch",
            "molten iron running over black stone",
        ),
    ),
    HouseStyle(
        "pixel art",
        "Detailed pixel art with a small palette and clean dithering",
        ("A side view in layers, like a level of a game", "An isometric scene seen from above"),
        ("a floating island with a waterfall", "a tiny castle at night", "a rocket over a moon base"),
    ),
    HouseStyle(
        "colour block",
        "A playful studio still life in saturated, colour-blocked paper and plastic with soft shadows",
        (
            "One object on a plinth, seen from the front",
            "Repeated objects in a neat grid with one odd one out",
        ),
        ("a melting ice lolly", "a bunch of glossy balloons", "a telephone off the hook"),
    ),
    HouseStyle(
        "street flash",
        "A medium-format street photograph with direct flash and deep shadows",
        ("Low angle, wide lens", "A wall seen head-on with the subject in front of it"),
        (
            "a basketball hoop under a street light",
            "a parked car with chrome rims",
            "a corner shop after closing",
        ),
    ),
    HouseStyle(
        "woodblock",
        "A woodblock print with flat colour fields, fine outlines and visible wood grain",
        ("A high horizon with a great curve in front", "A branch crossing the foreground, distance behind"),
        ("a wave folding over itself", "a mountain above a band of mist", "a bridge in falling petals"),
    ),
    HouseStyle(
        "matte painting",
        "A painted film still with atmospheric depth and a wide, quiet light",
        ("A tiny lone shape before something immense", "A path leading to a distant glow"),
        ("a lighthouse above a sea of clouds", "a desert with two moons", "a ship in an ice field"),
    ),
    HouseStyle(
        "picture book",
        "A gouache picture-book illustration with soft brush marks",
        ("A cosy scene in a rounded vignette", "A big friendly shape with little details around it"),
        ("a sleeping fox under a star blanket", "a paper lantern in a tree house", "a whale among clouds"),
    ),
    HouseStyle(
        "macro",
        "An abstract macro photograph of ink, wire and glass on a light table",
        ("A tangle that thins out towards one corner", "A precise grid that breaks in one place"),
        ("ink blooming in water", "a fractured lens", "iron filings along invisible lines"),
    ),
)

HOUSE_STYLES: Mapping[str, HouseStyle] = {style.name: style for style in _STYLES}

ANY_MUSIC = HOUSE_STYLES["screen print"]
"""For songs whose tags name no kind of music."""

STYLE_OF_GENRE: Mapping[str, HouseStyle] = {
    genre: HOUSE_STYLES[style]
    for style, genres in {
        "machined": "techno, trance",
        "airbrush": "house, funk, r&b",
        "neon horizon": "synthwave",
        "long exposure": "ambient",
        "expired film": "lo-fi, indie, new wave, shoegaze",
        "cut paper": "jazz, latin",
        "tinted etching": "classical, gospel",
        "linocut": "folk, country, blues, reggae",
        "photocopy": "rock",
        "night oil": "metal",
        "pixel art": "chiptune",
        "colour block": "pop",
        "street flash": "hip-hop",
        "woodblock": "enka",
        "matte painting": "cinematic, march",
        "picture book": "children",
        "macro": "experimental",
    }.items()
    for genre in genres.split(", ")
}
"""By the names of the painter's genres."""
