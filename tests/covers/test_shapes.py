from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QPointF

from heartstudio.covers import shapes


def test_cut_circles_stay_round() -> None:
    """Qt's own cutting works to a pixel's precision, which is a whole cover in unit coordinates."""
    lens = shapes.common(shapes.disk(0.4, 0.5, 0.3), shapes.disk(0.6, 0.5, 0.3))
    moon = shapes.without(shapes.disk(0.5, 0.5, 0.3), shapes.disk(0.7, 0.5, 0.3))
    for step in range(-6, 7):
        # Points just inside and outside the arcs that each form keeps.
        x, y = shapes.around(0.4, 0.5, 0.298, math.radians(step * 9))
        assert lens.contains(QPointF(x, y)) == (math.hypot(x - 0.6, y - 0.5) < 0.3)
        assert not lens.contains(QPointF(*shapes.around(0.4, 0.5, 0.302, math.radians(step * 9))))
        rim = math.pi + math.radians(step * 9)
        assert moon.contains(QPointF(*shapes.around(0.5, 0.5, 0.298, rim)))
        assert not moon.contains(QPointF(*shapes.around(0.5, 0.5, 0.302, rim)))


def test_shapes_apart_have_nothing_in_common() -> None:
    assert shapes.common(shapes.disk(0.2, 0.2, 0.1), shapes.disk(0.8, 0.8, 0.1)).isEmpty()


def test_a_smooth_line_passes_through_its_points() -> None:
    points = [(0.1, 0.2), (0.4, 0.8), (0.7, 0.3), (0.9, 0.5)]
    path = shapes.smooth(points)
    assert path.elementAt(0).x == pytest.approx(0.1)
    ends = [path.elementAt(3 * index) for index in range(4)]
    assert [(end.x, end.y) for end in ends] == [pytest.approx(point) for point in points]
    assert shapes.smooth(points, closed=True).currentPosition() == QPointF(0.1, 0.2)


def test_an_offset_line_keeps_its_distance() -> None:
    circle = [shapes.around(0.5, 0.5, 0.3, math.tau * step / 60) for step in range(60)]
    for x, y in shapes.offset(circle, 0.1)[1:-1]:
        assert math.hypot(x - 0.5, y - 0.5) == pytest.approx(0.2, abs=1e-3)


def test_what_is_below_a_line_is_all_of_it() -> None:
    hill = shapes.below(shapes.across(lambda x: 0.5))
    assert hill.contains(QPointF(0.0, 0.51))
    assert hill.contains(QPointF(1.0, 1.0))
    assert not hill.contains(QPointF(0.5, 0.49))


def test_a_leaf_grows_in_its_direction() -> None:
    down = shapes.leaf(0.5, 0.2, 0.4, 0.1, 90).boundingRect()
    assert (down.top(), down.bottom()) == (pytest.approx(0.2), pytest.approx(0.6))
    assert down.center().x() == pytest.approx(0.5)
