"""Sleeves: the whole square, or the picture in a frame, an arch or a porthole; some of them mirrored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from heartstudio.covers import shapes
from heartstudio.covers.canvas import Canvas
from heartstudio.covers.dice import Dice

Sleeve = Callable[[Canvas], AbstractContextManager[None]]


def choose_sleeve(dice: Dice, *, scenic: bool) -> Sleeve:
    """How the picture sits on the square; patterns always fill it."""
    mirrored = dice.chance(0.5)
    kind = dice.weighted({"full": 0.74, "frame": 0.12, "arch": 0.07, "porthole": 0.07}) if scenic else "full"

    @contextmanager
    def sleeve(canvas: Canvas) -> Iterator[None]:
        with _window(canvas, kind), canvas.moved(mirrored=mirrored):
            yield

    return sleeve


@contextmanager
def _window(canvas: Canvas, kind: str) -> Iterator[None]:
    if kind == "full":
        yield
        return
    palette = canvas.palette
    outline = {
        "frame": shapes.rectangle(0.085, 0.085, 0.83, 0.83),
        "arch": shapes.common(shapes.rectangle(0.16, 0.09, 0.68, 1.4, 0.34), shapes.rectangle(0, 0, 1, 0.91)),
        "porthole": shapes.disk(0.5, 0.5, 0.41),
    }[kind]
    paper = palette.light.mixed(palette.ground, 0.04)
    if paper.distance(palette.ground) < 0.2:
        paper = palette.main
    canvas.flood(paper)
    with canvas.inside(outline), canvas.moved(scale=0.83):
        yield
