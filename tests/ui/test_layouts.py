from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from heartstudio.ui.controls.flow import Flow
from heartstudio.ui.library.geometry import GAP_X, LARGEST_COVER, Cell, cell_height, cover_width


@given(st.integers(170, 6000))
def test_the_grid_fills_its_width_without_running_over(width: int) -> None:
    columns, cover = cover_width(width)
    used = columns * (cover + GAP_X)
    assert used < width
    assert cover == LARGEST_COVER or width - used <= columns + 1
    assert cover >= 1


@given(st.floats(-5000, 5000), st.floats(-5000, 5000), st.integers(100, 300))
def test_the_parts_of_a_cell_lie_within_it_and_do_not_overlap(x: float, y: float, cover: int) -> None:
    cell = Cell.at(QPointF(x, y), cover)
    assert cell.cover.contains(cell.play)
    assert cell.cover.contains(cell.heart)
    assert not cell.play.intersects(cell.heart)
    assert cell.title.top() > cell.cover.bottom()
    assert cell.tags.top() >= cell.title.bottom() - 1e-6
    assert cell.tags.bottom() - y <= cell_height(cover) + 1e-6


@pytest.mark.usefixtures("qapp")
@settings(max_examples=50)
@given(st.lists(st.integers(10, 120), min_size=1, max_size=20), st.integers(130, 400))
def test_words_flow_line_by_line_and_never_overlap(widths: list[int], room: int) -> None:
    holder = QWidget()
    flow = Flow(holder, gap=5, line_gap=7)
    boxes = []
    for width in widths:
        box = QWidget()
        box.setFixedSize(width, 20)
        flow.addWidget(box)
        boxes.append(box)
    height = flow.heightForWidth(room)
    flow.setGeometry(QRect(0, 0, room, height))
    placed = [box.geometry() for box in boxes]
    assert all(place.left() >= 0 and place.right() < room for place in placed)
    assert max(place.bottom() for place in placed) < height
    for at, one in enumerate(placed):
        assert not any(one.intersects(other) for other in placed[at + 1 :])
        if at:
            assert one.top() > placed[at - 1].top() or one.left() > placed[at - 1].right()


def test_a_widget_can_be_put_between_others(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = Flow(holder)
    first, second, between = QWidget(), QWidget(), QWidget()
    flow.addWidget(first)
    flow.addWidget(second)
    flow.insert_widget(1, between)
    assert [flow.itemAt(at).widget() for at in range(flow.count())] == [first, between, second]
