"""Work in pieces: what was handed over is waited for before it becomes much."""

from __future__ import annotations

import mlx.core as mx
import pytest

from heartstudio.engine.pacing import Pace

SIDE = 1500
WIDE = SIDE * SIDE * 4
"""Bytes of one tensor on the way to a result; a product of two of them takes far longer than describing the next."""

TENSORS = 4


def piece(x: mx.array, matrix: mx.array) -> mx.array:
    """A number, by way of some wide tensors that are all needed to the end."""
    on_the_way = [matrix + x]
    for _ in range(TENSORS - 1):
        on_the_way.append(on_the_way[-1] @ matrix)
    return mx.stack([mx.max(tensor) for tensor in on_the_way]).sum() * 1e-9


def test_what_a_piece_needed_is_free_before_the_piece_after_the_next_is_handed_over() -> None:
    matrix, x = mx.random.normal((SIDE, SIDE), key=mx.random.key(0)) / SIDE, mx.array(0.0)
    mx.eval(matrix, x)
    before, pace = mx.get_active_memory(), Pace(ahead=0)
    for _ in range(5):
        x = piece(x, matrix)
        pace.send(x)
        assert mx.get_active_memory() - before < (TENSORS + 0.1) * WIDE
    mx.eval(x)


def test_memory_that_is_not_given_back_yet_is_waited_for() -> None:
    matrix, x = mx.random.normal((SIDE, SIDE), key=mx.random.key(0)) / SIDE, mx.array(0.0)
    mx.eval(matrix, x)

    def most_held(spare: int | None) -> int:
        before, pace, held, result = mx.get_active_memory(), Pace(spare=spare), 0, x
        for _ in range(3):
            result = piece(result, matrix)
            pace.send(result)
            held = max(held, mx.get_active_memory() - before)
        mx.synchronize()
        return held

    # Results of a few bytes do not tell how much is held on the way to them.
    assert most_held(None) > 2 * WIDE
    assert most_held(2 * WIDE) <= 2 * WIDE


@pytest.mark.parametrize("ahead", [0, 10**9])
def test_pieces_compute_what_one_graph_does(ahead: int) -> None:
    x = whole = mx.random.normal((50,), key=mx.random.key(1))
    pace = Pace(ahead)
    for _ in range(12):
        x, whole = mx.sin(3 * x), mx.sin(3 * whole)
        pace.send(x)
    assert mx.array_equal(x, whole)
