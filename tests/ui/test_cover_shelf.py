from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from heartstudio.covers.painted import png_bytes
from heartstudio.recipe import Recipe
from heartstudio.songs.layout import SongFile
from heartstudio.songs.song import Song
from heartstudio.studio.studio import Studio
from heartstudio.ui.cover_shelf import CoverShelf
from tests.ui.waiting import bury, until

Put = Callable[..., Song]


def plain(colour: str, width: int = 64, height: int = 64) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return png_bytes(image)


def fetched(qtbot: QtBot, covers: CoverShelf, song: Song, size: float = 40, ratio: float = 1.0) -> QImage:
    until(qtbot, covers.arrived, lambda: covers.cover(song, size, ratio, 7) is not None)
    picture = covers.cover(song, size, ratio, 7)
    assert picture is not None
    return picture.toImage()


def test_a_cover_comes_later_and_is_there_at_once_the_next_time(
    qtbot: QtBot, covers: CoverShelf, put: Put
) -> None:
    song = put()
    with qtbot.waitSignal(covers.arrived) as arrived:
        assert covers.cover(song, 40, 1.0, 7) is None
    assert arrived.args == [song.id]
    assert covers.cover(song, 40, 1.0, 7) is not None


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_cover_is_as_sharp_as_the_screen_and_round_at_its_corners(
    qtbot: QtBot, covers: CoverShelf, put: Put, ratio: float
) -> None:
    image = fetched(qtbot, covers, put(cover=plain("#204080")), ratio=ratio)
    assert image.width() == 40 * ratio
    assert image.devicePixelRatio() == ratio
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(image.width() // 2, 2).name() == "#204080"


def test_a_picture_that_is_not_square_is_cut_and_not_squeezed(
    qtbot: QtBot, covers: CoverShelf, put: Put
) -> None:
    wide = QImage(300, 100, QImage.Format.Format_RGB32)
    wide.fill(QColor("red"))
    for x in range(100, 200):
        for y in range(100):
            wide.setPixelColor(x, y, QColor("blue"))
    image = fetched(qtbot, covers, put(cover=png_bytes(wide)))
    assert image.pixelColor(2, 20).name() == "#0000ff"
    assert image.pixelColor(37, 20).name() == "#0000ff"


def test_a_cover_that_is_lost_or_damaged_is_painted(
    qtbot: QtBot, studio: Studio, covers: CoverShelf, put: Put
) -> None:
    for at, harm in enumerate((lambda path: path.unlink(), lambda path: path.write_bytes(b"no picture"))):
        song = put(seed=at)
        harm(studio.library.library.folder_of(song) / SongFile.COVER)
        image = fetched(qtbot, covers, song)
        assert image.pixelColor(20, 20).alpha() == 255


def test_a_song_that_wears_another_cover_is_shown_with_that(
    qtbot: QtBot, studio: Studio, covers: CoverShelf, put: Put
) -> None:
    def colour() -> str:
        return fetched(qtbot, covers, song).pixelColor(20, 20).name()

    song = put(cover=plain("#204080"))
    assert colour() == "#204080"
    studio.library.set_cover(song.id, plain("#208040"))
    # The old one stands until the new one is read, so that no place is empty meanwhile.
    with qtbot.waitSignal(covers.arrived):
        assert colour() == "#204080"
    assert colour() == "#208040"


def test_a_cover_that_changes_while_it_is_read_is_read_again(
    qtbot: QtBot, studio: Studio, covers: CoverShelf, put: Put
) -> None:
    song = put(cover=plain("#204080"))
    covers.cover(song, 40, 1.0, 7)
    studio.library.set_cover(song.id, plain("#208040"))

    def green() -> bool:
        picture = covers.cover(song, 40, 1.0, 7)
        return picture is not None and picture.toImage().pixelColor(20, 20).name() == "#208040"

    until(qtbot, covers.arrived, green)


def test_the_pictures_never_take_more_than_they_may(qtbot: QtBot, studio: Studio) -> None:
    limit = 40 * 40 * 4 * 5
    covers = CoverShelf(studio.library, limit)
    for seed in range(20):
        recipe = Recipe("pop", seed=seed)
        name = f"job {seed}"
        until(qtbot, covers.arrived, lambda: covers.painted(name, recipe, 40, 1.0, 7) is not None)  # noqa: B023
        assert covers.bytes <= limit
    assert covers.painted("job 0", Recipe("pop"), 40, 1.0, 7) is None
    covers.close()
    bury(covers)


def test_a_cover_is_painted_anew_and_the_old_one_is_kept(
    qtbot: QtBot, studio: Studio, covers: CoverShelf, put: Put
) -> None:
    song = put()
    with qtbot.waitSignal(studio.library.changed):
        covers.paint_anew(song, 12345)
    assert len(studio.library.library.covers_of(song)) == 2
