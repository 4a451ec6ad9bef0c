"""A song's sound from its codes, with nothing in memory but the codec. Belongs to the thread that owns MLX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heartstudio.checkpoints.installed import Shelf
from heartstudio.checkpoints.resolving import resolve
from heartstudio.recipe import Recipe
from heartstudio.songs.intake import Codes

if TYPE_CHECKING:
    from heartstudio.audio.wave import Samples


def decoded(shelf: Shelf, recipe: Recipe, codes: Codes) -> Samples:
    """The sound that codes have with the codec of their recipe's model, the same as when they were composed.

    Args:
        shelf: the models there are.
        recipe: of the one take.
        codes: (frames, 8) int16.

    Returns:
        (samples, 2) float32 at 48 kHz.

    Raises:
        ModelError: where the model is not, or not wholly, here.
        HeartStudioError: where the codes are not what this codec knows.
    """
    # Here and not above: this brings MLX into the process.
    from heartstudio.engine import HeartCodec

    return HeartCodec.from_pretrained(resolve(shelf, recipe.checkpoint).codec).decode(codes, recipe.seed)
