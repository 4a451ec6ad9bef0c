"""Outlines in unit coordinates (0 to 1 across the cover) that several families draw with."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF, QTransform

Point = tuple[float, float]

# Qt cuts paths with a tolerance made for pixels: in unit coordinates circles would become hexagons.
_GROWN = QTransform.fromScale(4096, 4096)
_SHRUNK = QTransform.fromScale(1 / 4096, 1 / 4096)


def around(x: float, y: float, reach: float, angle: float) -> Point:
    """The point at a distance and an angle (radians, clockwise from three o'clock) from another."""
    return x + reach * math.cos(angle), y + reach * math.sin(angle)


def across(height: Callable[[float], float], steps: int = 16, margin: float = 0.12) -> list[Point]:
    """Points of a curve from the left edge to the right, and a margin beyond both."""
    places = [-margin + (1 + 2 * margin) * step / steps for step in range(steps + 1)]
    return [(x, height(x)) for x in places]


def disk(x: float, y: float, radius: float) -> QPainterPath:
    """A circle."""
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), radius, radius)
    return path


def ellipse(x: float, y: float, across: float, up: float) -> QPainterPath:
    """An upright ellipse from its centre and its two radii."""
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), across, up)
    return path


def rectangle(x: float, y: float, width: float, height: float, radius: float = 0.0) -> QPainterPath:
    """A rectangle from its upper left corner, its own corners rounded."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(x, y, width, height), radius, radius)
    return path


def polygon(points: Sequence[Point]) -> QPainterPath:
    """A closed shape with straight sides."""
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
    return path


def line(points: Sequence[Point]) -> QPainterPath:
    """Straight lines from point to point."""
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    return path


def smooth(points: Sequence[Point], *, closed: bool = False) -> QPainterPath:
    """A curve through all points (Catmull-Rom, as cubic Béziers)."""
    count = len(points)
    path = QPainterPath(QPointF(*points[0]))
    for index in range(count if closed else count - 1):
        if closed:
            before, start, end, after = (points[(index + step) % count] for step in (-1, 0, 1, 2))
        else:
            start, end = points[index], points[index + 1]
            before, after = points[max(index - 1, 0)], points[min(index + 2, count - 1)]
        path.cubicTo(
            start[0] + (end[0] - before[0]) / 6,
            start[1] + (end[1] - before[1]) / 6,
            end[0] - (after[0] - start[0]) / 6,
            end[1] - (after[1] - start[1]) / 6,
            *end,
        )
    if closed:
        path.closeSubpath()
    return path


def below(points: Sequence[Point], floor: float = 1.1, *, angular: bool = False) -> QPainterPath:
    """Everything under a line that runs from left to right."""
    if angular:
        return polygon([*points, (points[-1][0], floor), (points[0][0], floor)])
    path = smooth(points)
    path.lineTo(points[-1][0], floor)
    path.lineTo(points[0][0], floor)
    path.closeSubpath()
    return path


def arc(x: float, y: float, radius: float, start: float, span: float) -> QPainterPath:
    """Part of a circle's line; degrees, anticlockwise from three o'clock."""
    box = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
    path = QPainterPath()
    path.arcMoveTo(box, start)
    path.arcTo(box, start, span)
    return path


def wedge(x: float, y: float, radius: float, start: float, span: float) -> QPainterPath:
    """A slice of a disk; degrees, anticlockwise from three o'clock."""
    path = QPainterPath(QPointF(x, y))
    path.arcTo(QRectF(x - radius, y - radius, 2 * radius, 2 * radius), start, span)
    path.closeSubpath()
    return path


def leaf(
    x: float, y: float, length: float, width: float, angle: float, *, half: bool = False
) -> QPainterPath:
    """A pointed leaf that grows from a point in a direction (degrees, clockwise from three o'clock)."""
    turn = math.radians(angle)
    across, along = math.cos(turn), math.sin(turn)

    def place(forward: float, aside: float) -> QPointF:
        return QPointF(x + forward * across - aside * along, y + forward * along + aside * across)

    tip = place(length, 0)
    path = QPainterPath(QPointF(x, y))
    path.cubicTo(place(length * 0.25, width * 0.75), place(length * 0.75, width * 0.6), tip)
    if not half:
        path.cubicTo(place(length * 0.75, -width * 0.6), place(length * 0.25, -width * 0.75), QPointF(x, y))
    path.closeSubpath()
    return path


def star(x: float, y: float, radius: float, points: int = 4, waist: float = 0.3) -> QPainterPath:
    """A star with straight sides, one point up."""
    corners = []
    for index in range(2 * points):
        reach = radius if index % 2 == 0 else radius * waist
        corners.append(around(x, y, reach, math.pi * index / points - math.pi / 2))
    return polygon(corners)


def without(path: QPainterPath, hole: QPainterPath) -> QPainterPath:
    """What is left of a shape where another is cut out."""
    return _SHRUNK.map(_GROWN.map(path).subtracted(_GROWN.map(hole)))


def common(path: QPainterPath, other: QPainterPath) -> QPainterPath:
    """Where two shapes lie over each other; empty where they do not."""
    return _SHRUNK.map(_GROWN.map(path).intersected(_GROWN.map(other)))


def offset(points: Sequence[Point], distance: float) -> list[Point]:
    """The line beside a line, to its right as it runs."""
    beside = []
    for index, (x, y) in enumerate(points):
        back, ahead = points[max(index - 1, 0)], points[min(index + 1, len(points) - 1)]
        run, rise = ahead[0] - back[0], ahead[1] - back[1]
        length = math.hypot(run, rise) or 1.0
        beside.append((x - rise / length * distance, y + run / length * distance))
    return beside
