"""The families of forms: each module paints one, from the palette, the energy and the dice it is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from heartstudio.covers.canvas import Canvas
from heartstudio.covers.families import (
    arches,
    aura,
    bars,
    burst,
    constellation,
    cubes,
    cutouts,
    diagonals,
    discs,
    dots,
    hills,
    horizon,
    keys,
    leaves,
    mountains,
    orbits,
    petals,
    pixels,
    rain,
    ribbons,
    ridges,
    rings,
    scales,
    shards,
    soundhole,
    strings,
    tiles,
    waves,
    windows,
)


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of picture.

    Attributes:
        paint: fills a canvas.
        night: whether it needs a dark ground for its lights.
        scenic: whether it may be seen through a frame or an arch; patterns want the whole sleeve.
    """

    paint: Callable[[Canvas], None]
    night: bool = False
    scenic: bool = False


FAMILIES: Mapping[str, Family] = {
    "arches": Family(arches.paint),
    "aura": Family(aura.paint, scenic=True),
    "bars": Family(bars.paint),
    "burst": Family(burst.paint, scenic=True),
    "constellation": Family(constellation.paint, night=True, scenic=True),
    "cubes": Family(cubes.paint),
    "cutouts": Family(cutouts.paint, scenic=True),
    "diagonals": Family(diagonals.paint, scenic=True),
    "discs": Family(discs.paint),
    "dots": Family(dots.paint),
    "hills": Family(hills.paint, scenic=True),
    "horizon": Family(horizon.paint, scenic=True),
    "keys": Family(keys.paint, scenic=True),
    "leaves": Family(leaves.paint, scenic=True),
    "mountains": Family(mountains.paint, scenic=True),
    "orbits": Family(orbits.paint, night=True),
    "petals": Family(petals.paint),
    "pixels": Family(pixels.paint),
    "rain": Family(rain.paint, scenic=True),
    "ribbons": Family(ribbons.paint),
    "ridges": Family(ridges.paint),
    "rings": Family(rings.paint),
    "scales": Family(scales.paint, scenic=True),
    "shards": Family(shards.paint, night=True),
    "soundhole": Family(soundhole.paint),
    "strings": Family(strings.paint),
    "tiles": Family(tiles.paint),
    "waves": Family(waves.paint, scenic=True),
    "windows": Family(windows.paint, night=True),
}
