"""Drum patterns: a bar is sixteen steps, ``X`` an accent, ``x`` a stroke, ``o`` a ghost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

STRENGTH = {"X": 1.0, "x": 0.7, "o": 0.4}

Bar = Mapping[str, str]
"""Sixteen steps for each drum of the bar."""


@dataclass(frozen=True, slots=True)
class Groove:
    """One drummer's way of playing.

    Attributes:
        light: for intros, bridges and outros.
        verse: the ordinary bar.
        chorus: the full bar.
        fill: eight steps before a new section, of which a short section takes the last four.
        crash: whether a chorus opens with a crash.
    """

    light: Bar
    verse: Bar
    chorus: Bar
    fill: Bar
    crash: bool = True


_FOUR = "X...X...X...X..."
_BACKBEAT = "....X.......X..."
_EIGHTHS = "x.x.x.x.x.x.x.x."
_OFFBEAT = "..x...x...x...x."
_SIXTEENTHS = "xoxoxoxoxoxoxoxo"
_TOM_FILL = {"tom high": "x.x.x...", "tom mid": "..x..x..", "tom low": "......xX", "kick": "X...X..."}
_SNARE_FILL = {"snare": "x.xxxxXX", "kick": "X...X..."}

GROOVES = {
    "drift": Groove(
        light={"shaker": "x...x...x...x...", "rim": "............x..."},
        verse={"kick": "X.........x.....", "shaker": "x.x.x.x.x.x.x.x.", "rim": "....x.......x..."},
        chorus={"kick": "X.........x.....", "shaker": _SIXTEENTHS, "rim": "....X.....o.X..."},
        fill={"rim": "x.x.xxx.", "kick": "X......."},
        crash=False,
    ),
    "house": Groove(
        light={"kick": _FOUR, "hat": _OFFBEAT},
        verse={"kick": _FOUR, "clap": _BACKBEAT, "hat": _OFFBEAT},
        chorus={"kick": _FOUR, "clap": _BACKBEAT, "open": _OFFBEAT, "shaker": _SIXTEENTHS},
        fill={"kick": "X...X...", "clap": "X..x..xx", "hat": "xxxxxxxx"},
    ),
    "techno": Groove(
        light={"kick": _FOUR, "rim": "...x..x....x..x."},
        verse={"kick": _FOUR, "hat": _OFFBEAT, "rim": "...x..x....x..x."},
        chorus={"kick": _FOUR, "open": _OFFBEAT, "hat": _SIXTEENTHS, "clap": _BACKBEAT},
        fill={"kick": "X.X.XXXX", "hat": "xxxxxxxx"},
    ),
    "lo-fi": Groove(
        light={"hat": _EIGHTHS, "rim": "....x.......x..."},
        verse={"kick": "X......xX.......", "snare": _BACKBEAT, "hat": _EIGHTHS},
        chorus={"kick": "X..x...xX.x.....", "snare": "....X..o.o..X...", "hat": _EIGHTHS},
        fill={"snare": "x..xx.x.", "kick": "X......."},
        crash=False,
    ),
    "rock": Groove(
        light={"kick": "X.......X.......", "hat": "x...x...x...x...", "snare": "............x..."},
        verse={"kick": "X.......X.x.....", "snare": _BACKBEAT, "hat": _EIGHTHS},
        chorus={"kick": "X.x.....X.x...x.", "snare": _BACKBEAT, "open": _EIGHTHS},
        fill=_TOM_FILL,
    ),
    "jazz": Groove(
        light={"ride": "x...x...x...x...", "hat": _BACKBEAT},
        verse={"ride": "x...X.x.x...X.x.", "hat": _BACKBEAT, "kick": "o...o...o...o..."},
        chorus={
            "ride": "x...X.x.x...X.x.",
            "hat": _BACKBEAT,
            "snare": "..o....o......x.",
            "kick": "x...o...x...o...",
        },
        fill={"snare": "x.x...xx", "ride": "x...x...", "kick": "x...x..."},
    ),
    "timpani": Groove(
        light={"tom low": "X.......x.......", "snare": "............x.oo"},
        verse={"tom low": "X.......x.......", "snare": "....x.oox...x.oo"},
        chorus={"tom low": "X...x...X...x.x.", "snare": "X.oox.ooX.oox.oo", "crash": "X..............."},
        fill={"tom low": "x.x.xxxx", "snare": "x.ooxxxx"},
    ),
    "chip": Groove(
        light={"hat": _EIGHTHS, "kick": "X.......X......."},
        verse={"kick": "X...x...X...x...", "snare": _BACKBEAT, "hat": _EIGHTHS},
        chorus={"kick": "X..xx...X.x.x...", "snare": _BACKBEAT, "hat": _SIXTEENTHS},
        fill={"snare": "xxxxXXXX", "kick": "X...X..."},
        crash=False,
    ),
    "synthwave": Groove(
        light={"kick": "X.......X.......", "hat": _EIGHTHS},
        verse={"kick": _FOUR, "snare": _BACKBEAT, "hat": _EIGHTHS},
        chorus={"kick": _FOUR, "snare": _BACKBEAT, "hat": _SIXTEENTHS, "open": "..............x."},
        fill=_TOM_FILL,
    ),
    "folk": Groove(
        light={"shaker": _EIGHTHS},
        verse={"kick": "X.......X.......", "rim": _BACKBEAT, "shaker": _EIGHTHS},
        chorus={"kick": "X.....x.X.....x.", "clap": _BACKBEAT, "shaker": _SIXTEENTHS},
        fill={"rim": "x.xxx.xX", "kick": "X...X..."},
        crash=False,
    ),
}
