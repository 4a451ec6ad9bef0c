"""Forty-odd palettes chosen by eye, and the choice among them that a song's character makes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from heartstudio.covers.character import Character
from heartstudio.covers.colour import Colour
from heartstudio.covers.dice import weighted

NIGHT = 0.42
"""Lightness below which a ground counts as night, so that windows and stars shine on it."""

_ROLE_SHARES = (0.5, 0.25, 0.08, 0.08, 0.09)
"""How much of a cover each colour fills, about: ground, main, two accents, light."""

_WARM_HUE, _COOL_HUE = 55.0, 250.0
_PICKINESS = 0.37


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours that belong together, each with a part to play.

    Attributes:
        name: what a person would call it.
        ground: what lies behind everything.
        main: the form that one sees first; stands out boldly from the ground.
        accents: two companions; the first lies near the ground and mixes well with it, the second calls out.
        light: what shines: sun, moon, lit window. Reads on the ground and beside the main form.
    """

    name: str
    ground: Colour
    main: Colour
    accents: tuple[Colour, Colour]
    light: Colour

    @property
    def colours(self) -> tuple[Colour, ...]:
        """All colours, ground first."""
        return self.ground, self.main, *self.accents, self.light

    @property
    def is_night(self) -> bool:
        """Whether the ground is dark enough for lights to shine."""
        return self.ground.lightness < NIGHT

    def ramp(self, start: Colour, end: Colour, count: int) -> tuple[Colour, ...]:
        """Even steps from one colour to another, both included."""
        return tuple(start.mixed(end, step / max(count - 1, 1)) for step in range(count))

    def tuned(self, character: Character) -> Palette:
        """The palette moved a little towards a mood; every colour moves alike, so that they stay in harmony."""

        def tune(colour: Colour) -> Colour:
            pole = _WARM_HUE if character.warmth > 0 else _COOL_HUE
            away = (pole - colour.hue + 180) % 360 - 180
            turn = math.copysign(min(abs(away), 9 * abs(character.warmth)), away)
            return colour.shifted(
                lightness=0.03 * character.light, chroma=1 + 0.1 * character.vividness, hue=turn
            )

        return replace(
            self,
            ground=tune(self.ground),
            main=tune(self.main),
            accents=(tune(self.accents[0]), tune(self.accents[1])),
            light=tune(self.light),
        )


def choose_palette(character: Character, share: float, *, night: bool = False) -> Palette:
    """A palette near the song's warmth, lightness and vividness, tuned to them.

    Args:
        character: what the tags say of the song.
        share: 0 to 1; decides among palettes that suit about as well.
        night: take only those with a dark ground.
    """
    wanted = (character.warmth, character.light, character.vividness)
    weights = {
        name: math.exp(-(math.dist(wanted, place) ** 2) / (2 * _PICKINESS**2)) + 1e-4
        for name, place in _PLACES.items()
        if PALETTES[name].is_night or not night
    }
    return PALETTES[weighted(weights, share)].tuned(character)


def _palette(name: str, ground: str, main: str, accents: str, light: str) -> Palette:
    base = Colour.from_hex(ground)
    quiet, loud = sorted((Colour.from_hex(text) for text in accents.split()), key=base.distance)
    return Palette(name, base, Colour.from_hex(main), (quiet, loud), Colour.from_hex(light))


PALETTES: Mapping[str, Palette] = {
    palette.name: palette
    for palette in (
        # night grounds, cool
        _palette("deep tide", "0E4452", "E2B65B", "2C8C93 E9765B", "EFE9D8"),
        _palette("royal", "1B2470", "EE4266", "4B5BD0 8F2D6B", "FFD35C"),
        _palette("harbour", "0A3350", "6CA6CC", "2A6C98 F0A868", "FDF0D5"),
        _palette("blue note", "0E2344", "3E8EDE", "E4572E 1E5090", "F9E3B4"),
        _palette("midnight neon", "0D0B22", "19DDC4", "FF3D8B 5B43D6", "F4F1FF"),
        _palette("steel frost", "161B24", "8EA6BF", "42556E D0512F", "EFF3F5"),
        _palette("emerald ink", "06332F", "24B08E", "F0A04B 0F6B5D", "F7EFD2"),
        _palette("northern light", "101F38", "5FD3A5", "3A7CA5 8B5FBF", "EAF6DF"),
        _palette("bottle green", "16351F", "A9C25A", "3C7A4E D98F3E", "ECF3DA"),
        _palette("ultraviolet", "260A47", "A15BE6", "5A26A0 F06BA8", "FFDDF4"),
        # night grounds, warm
        _palette("dusk", "2D2E5E", "D4616A", "854868 E99A63", "FBD9A9"),
        _palette("plum sunset", "3E1F3F", "F0917C", "C0647F 7A3B63", "FFD9B8"),
        _palette("wine", "560D33", "F5A02C", "A32A5C D9506A", "FBE3C6"),
        _palette("aubergine", "2C123A", "EFAE2B", "DE5435 7C4098", "FFF0CF"),
        _palette("cocoa", "2F1B15", "D78C4C", "A1492C 6F8C80", "F6E3C5"),
        _palette("theatre", "480B1A", "E5543C", "8E1D32 EFA248", "FBE9CF"),
        _palette("olive grove", "2C3719", "DCA05E", "7B8A45 B9642A", "FCF7DD"),
        _palette("blood iron", "171214", "C4202B", "5B5157 8F8480", "EDE5DB"),
        _palette("ash", "24233D", "94859A", "5A5674 D59C8E", "F4E9E2"),
        _palette("vapour", "27144C", "F86FC9", "7A58D8 5CC2E8", "FFE1A6"),
        _palette("night bus", "171C38", "F0B44C", "3C4786 E46678", "FDEFD0"),
        _palette("ember", "1E1416", "F5A32B", "8F2F2A E9572F", "FFF0D8"),
        _palette("acid", "14151A", "BFEA3A", "4E5D2A 6B6F7C", "F2F4E8"),
        # saturated grounds
        _palette("tomato", "CB3A2A", "FFEFD8", "1F2B47 EE8A3C", "FFC640"),
        _palette("marigold", "EFA51F", "1F3D63", "D8452B FADF9F", "FFF8E6"),
        _palette("lagoon", "1A7C80", "F8C84C", "0E4A58 F2705D", "FFF8EA"),
        _palette("cornflower", "3D5DBF", "FFC54A", "1F2F70 F0746F", "FFF6E6"),
        _palette("rose", "DF6E86", "6C1838", "F7BFAE B83A5E", "FFF0DC"),
        _palette("fern", "2F774A", "F2CA3C", "164029 F08D55", "FDF6E0"),
        _palette("tangerine", "EC6A2C", "2E1F50", "FAB650 B2382A", "FFF0D6"),
        _palette("violet pop", "5C3CBA", "8FE3CB", "2D1B66 FF8AA5", "FFE9A6"),
        _palette("brick", "9E392D", "EDB764", "56191C 2E6166", "FDF3E1"),
        _palette("sage", "7FA38D", "20372D", "4D7864 E2845C", "FFF6E2"),
        _palette("teal room", "2A686E", "F8B49F", "163C44 DE5341", "FFF2DF"),
        # light grounds
        _palette("paper and ink", "F2EADA", "1F2B47", "8595A8 D9B26A", "D1453F"),
        _palette("linen", "F5E6DA", "C5573D", "2F3350 E6A982", "5A8C8C"),
        _palette("mint", "DDEFE2", "2B6B5B", "93C5A4 F0A35C", "DE5433"),
        _palette("lemon", "FAE48F", "28508F", "F08F33 7FB5D2", "D4293D"),
        _palette("clear morning", "CBE4F0", "2A5B89", "7FB3D3 F7B56B", "EE5B50"),
        _palette("blush", "F9D7D1", "AE3A5E", "EE93A0 5A2B50", "E8842C"),
        _palette("dune", "EAD7B0", "7C4430", "D6904F 3D5E5C", "D8452A"),
        _palette("lavender", "E2DAF2", "5A3F97", "A48DD4 EE9AB6", "E8962E"),
        _palette("plain", "ECEAE4", "222226", "8C8984 C3BFB7", "2F62EE"),
        _palette("peach", "FFD6B3", "33415F", "F0925F 6E9AA0", "D9434F"),
        _palette("ice", "DAE6ED", "36576D", "86AAC0 E6B3A5", "DB6452"),
        _palette("pistachio", "DAE5B5", "395A41", "8DA870 E07E5D", "BA4548"),
        _palette("porcelain", "EEF0EA", "2346A0", "7F9FDB B3C4E8", "E09A22"),
    )
}


def _place(palette: Palette) -> tuple[float, float, float]:
    weighed = list(zip(palette.colours, _ROLE_SHARES, strict=True))
    warmth = sum(
        share * colour.chroma * math.cos(math.radians(colour.hue - _WARM_HUE)) for colour, share in weighed
    )
    lightness = sum(share * colour.lightness for colour, share in weighed)
    chroma = sum(share * colour.chroma for colour, share in weighed)
    return warmth, lightness, chroma


def _ranked() -> dict[str, tuple[float, float, float]]:
    """Each palette's warmth, lightness and vividness as ranks from -1 to 1, so that wishes spread evenly."""
    raw = {name: _place(palette) for name, palette in PALETTES.items()}
    ranks = []
    for axis in range(3):
        order = sorted(raw, key=lambda name: raw[name][axis])
        ranks.append({name: 2 * place / (len(order) - 1) - 1 for place, name in enumerate(order)})
    return {name: (ranks[0][name], ranks[1][name], ranks[2][name]) for name in raw}


_PLACES = _ranked()
