from __future__ import annotations

import numpy as np
import pytest

from heartstudio.covers.painted import paint_cover
from heartstudio.covers.sheet import contact_sheet
from tests.covers.look import pixels
from tests.covers.shelf import songs


def test_the_sheet_holds_every_cover_in_order() -> None:
    recipes = songs(7)
    sheet = pixels(contact_sheet(recipes, columns=3, size=50))
    gap, pitch = 4, 54
    assert sheet.shape == (gap + 3 * pitch, gap + 3 * pitch, 3)
    for index, recipe in enumerate(recipes):
        top, left = gap + index // 3 * pitch, gap + index % 3 * pitch
        assert np.array_equal(sheet[top : top + 50, left : left + 50], pixels(paint_cover(recipe, 50)))
    wall = sheet[-pitch:-gap, -pitch:-gap]
    assert (wall == wall[0, 0]).all(), "the places that are left over stay empty"


def test_few_songs_make_a_narrow_sheet() -> None:
    sheet = contact_sheet(songs(2), columns=5, size=50)
    assert (sheet.width(), sheet.height()) == (4 + 2 * 54, 4 + 54)


@pytest.mark.parametrize(("count", "columns", "size"), [(0, 5, 50), (2, 0, 50), (2, 5, 0)])
def test_an_impossible_sheet_is_refused(count: int, columns: int, size: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        contact_sheet(songs(count), columns=columns, size=size)
