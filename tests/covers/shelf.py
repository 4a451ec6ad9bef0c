"""Songs of many kinds for the tests; run as a module, it paints the contact sheet in ``resources/screenshots``.

``python -m tests.covers.shelf resources/screenshots/covers.png``
"""

from __future__ import annotations

import sys

from heartstudio.covers.sheet import contact_sheet
from heartstudio.recipe import Recipe

TAGS = (
    "piano,happy,warm",
    "synthwave,female,dreamy",
    "ambient,calm,strings",
    "jazz,relaxed,male",
    "j-pop,melancholic,female",
    "indie,acoustic guitar",
    "rock,energetic,male",
    "lo-fi,chill,piano",
    "folk,banjo,warm",
    "techno,dark,driving",
    "klassik,streicher,ruhig",
    "hip-hop,groove,bass",
    "metal,aggressive,electric guitar",
    "chiptune,playful",
    "disco,dance,happy",
    "deutschrap,nacht,stadt",
    "ロック,激しい",
    "アンビエント,夜,静か",
    "schlager,liebe,sommer",
    "soul,romantic,warm",
    "reggae,beach,summer",
    "country,acoustic guitar,road",
    "blues,sad,harmonica",
    "house,party",
    "trap,dark",
    "bossa nova,cafe",
    "gospel,choir,hopeful",
    "cinematic,epic,orchestral",
    "funk,bass,playful",
    "drum and bass,space",
    "ballad,piano,sad,rain",
    "shoegaze,dreamy",
    "演歌,桜,切ない",
    "k-pop,bright,energetic",
    "trance,energetic",
    "volksmusik,heimat",
    "latin,salsa,trumpet",
    "lullaby,gentle,music box",
    "experimental,minimal",
    "xyzzy",
)


def songs(count: int, first_seed: int = 0) -> list[Recipe]:
    """Songs that go through the tags again and again, each with a seed of its own."""
    return [Recipe(tags=TAGS[index % len(TAGS)], seed=first_seed + index) for index in range(count)]


if __name__ == "__main__":
    if not contact_sheet(songs(40, 11000), columns=8, size=176).save(sys.argv[1]):
        sys.exit(f"{sys.argv[1]} could not be written")
