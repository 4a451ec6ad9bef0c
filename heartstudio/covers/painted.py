"""Painted covers: a picture for every song, drawn from its recipe alone and the same for ever."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter

from heartstudio.covers.canvas import Canvas
from heartstudio.covers.character import Character, read_character
from heartstudio.covers.dice import Dice, recipe_key, recipe_spread, weighted
from heartstudio.covers.families import FAMILIES, Family
from heartstudio.covers.palette import Palette, choose_palette
from heartstudio.covers.sleeve import choose_sleeve
from heartstudio.recipe import Recipe

_OTHER_FAMILIES = 0.12
"""Share of songs that get any family at all, so that a shelf of one genre is not one picture."""


_DOTS_PER_METRE = 2835
"""72 to an inch: one pixel a point."""


def paint_cover(recipe: Recipe, size: int = 512) -> QImage:
    """Paint the cover of a song.

    The same recipe gives the same picture: tags choose family, palette and density, and a digest of tags, lyrics
    and seed decides the rest. The composition does not depend on the size. No application object, window system
    or font is needed, and any thread may call it.

    Args:
        recipe: the song.
        size: width and height in pixels.

    Raises:
        ValueError: for a size below one pixel.
    """
    if size < 1:
        raise ValueError(f"A cover needs at least one pixel, not {size}")
    character = read_character(recipe.tag_list)
    key = recipe_key(recipe)
    family = _family_of(recipe, character)
    image = QImage(size, size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size, size)
    canvas = Canvas(painter, palette_of(recipe), Dice(key, "form"), character.energy)
    sleeve = choose_sleeve(Dice(key, "sleeve"), scenic=family.scenic)
    with sleeve(canvas):
        family.paint(canvas)
    painter.end()
    return image


def palette_of(recipe: Recipe) -> Palette:
    """The colours of a song's cover."""
    character = read_character(recipe.tag_list)
    night = _family_of(recipe, character).night
    return choose_palette(character, recipe_spread(recipe)[1], night=night)


def choose_family(character: Character, share: float) -> str:
    """The name of a family of forms: mostly one that the tags favour, sometimes any."""
    favoured = sum(character.families.values())
    other = favoured * _OTHER_FAMILIES / (1 - _OTHER_FAMILIES) / len(FAMILIES) or 1.0
    return weighted({name: character.families.get(name, 0.0) + other for name in FAMILIES}, share)


def _family_of(recipe: Recipe, character: Character) -> Family:
    return FAMILIES[choose_family(character, recipe_spread(recipe)[0])]


def cover_png(recipe: Recipe, size: int = 512) -> bytes:
    """The cover of a song as a PNG file.

    Args:
        recipe: the song.
        size: width and height in pixels.
    """
    return png_bytes(paint_cover(recipe, size))


def png_bytes(image: QImage) -> bytes:
    """A picture as a PNG file: the same bytes whatever screen there is, which a new image takes its resolution from."""
    image.setDotsPerMeterX(_DOTS_PER_METRE)
    image.setDotsPerMeterY(_DOTS_PER_METRE)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
