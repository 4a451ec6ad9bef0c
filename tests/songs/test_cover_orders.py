from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heartstudio.recipe import MAX_SEED
from heartstudio.songs.cover_orders import CoverOrder, CoverOrders, Orders, as_json, from_json
from heartstudio.songs.errors import LibraryError
from tests.songs.ordering import ordering_covers
from tests.songs.victims import Slaughter

IDS = [digit * 32 for digit in "0123456789"]
ORDERS = st.lists(
    st.builds(
        CoverOrder,
        song=st.uuids().map(lambda value: value.hex),
        seed=st.integers(0, MAX_SEED),
        asked_for=st.booleans(),
        attempts=st.integers(0, 3),
    ),
    max_size=6,
    unique_by=lambda order: order.song,
).map(tuple)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture
def orders(home: Path) -> CoverOrders:
    home.mkdir()
    return CoverOrders(home)


def written(entries: Any) -> bytes:
    return json.dumps({"heartstudio_covers": 1, "orders": entries}).encode()


@given(ORDERS)
def test_orders_come_back_as_they_were(kept: Orders) -> None:
    assert from_json(as_json(kept)) == (kept, None)


@given(st.binary(max_size=60) | ANYTHING.map(json.dumps).map(str.encode) | ANYTHING.map(written))
def test_whatever_the_file_holds_it_is_read_or_known_as_damaged(text: bytes) -> None:
    found, damage = from_json(text)
    assert damage is not None or from_json(as_json(found)) == (found, None)


@given(ORDERS.filter(bool), ANYTHING, st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_one_damaged_order_does_not_take_the_others_along(
    home: Path, kept: Orders, strange: Any, data: st.DataObject
) -> None:
    home.mkdir(exist_ok=True)
    entries = json.loads(as_json(kept))["orders"]
    entries.insert(data.draw(st.integers(0, len(entries))), strange)
    text = written(entries)
    file = CoverOrders(home)
    file.path.write_bytes(text)
    assert file.read() == kept
    assert (home / "covers.damaged.json").read_bytes() == text
    assert from_json(file.path.read_bytes()) == (kept, None)
    (home / "covers.damaged.json").unlink()


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "{",
        "[]",
        "7",
        "[" * 100_000,
        '{"heartstudio_covers": 2, "orders": []}',
        '{"heartstudio_covers": 1}',
    ],
)
def test_a_file_that_nobody_understands_is_kept_aside_and_said_so_once(
    orders: CoverOrders, caplog: pytest.LogCaptureFixture, damage: str
) -> None:
    orders.path.write_text(damage)
    with caplog.at_level(logging.WARNING):
        assert orders.read() == orders.read() == ()
    assert len(caplog.records) == 1
    assert orders.path.with_name("covers.damaged.json").read_text() == damage
    assert orders.put(CoverOrder(IDS[0], 1)) == orders.read() == (CoverOrder(IDS[0], 1),)


def test_a_song_has_one_order_and_the_last_one_counts(orders: CoverOrders) -> None:
    orders.put(CoverOrder(IDS[0], 1))
    orders.put(CoverOrder(IDS[1], 2))
    newer = CoverOrder(IDS[0], 3, asked_for=True)
    assert orders.put(newer) == (CoverOrder(IDS[1], 2), newer)
    tried = CoverOrder(IDS[1], 2, attempts=1)
    assert orders.renew(tried) == (tried, newer)
    # What has become of the older order is of no matter to the newer one.
    assert orders.renew(CoverOrder(IDS[0], 1, attempts=1)) == (tried, newer)
    assert orders.settle(CoverOrder(IDS[0], 1)) == (tried, newer)
    assert orders.settle(CoverOrder(IDS[0], 3)) == (tried,)
    assert orders.remove(IDS[1]) == ()
    assert not orders.path.exists()


def test_nothing_is_written_where_nothing_waits(orders: CoverOrders) -> None:
    assert orders.read() == orders.of_songs_here() == orders.remove(IDS[0]) == ()
    assert list(orders.path.parent.iterdir()) == []


def test_a_file_that_cannot_be_read_is_left_as_it_is(orders: CoverOrders) -> None:
    orders.path.mkdir()
    with pytest.raises(LibraryError, match="queue could not be kept"):
        orders.put(CoverOrder(IDS[0], 1))
    assert orders.path.is_dir()


def test_processes_that_order_at_once_lose_none_of_it(orders: CoverOrders, home: Path) -> None:
    told = Slaughter().together([(ordering_covers, home, IDS[at : at + 3], 15) for at in (0, 3, 6)])
    assert all(one.survived for one in told)
    assert sorted(order.song for order in orders.read()) == IDS[:9]
    assert {order.attempts for order in orders.read()} == {14}


def test_killed_at_every_step_of_ordering_either_the_old_or_the_new_stands(
    orders: CoverOrders, home: Path
) -> None:
    slaughter, seen = Slaughter(), set()
    for step in range(1, 50):
        before = orders.put(CoverOrder(IDS[1], 1))
        told = slaughter.at_step(step, ordering_covers, home, IDS[:1], 1)
        after = orders.read()
        assert after[: len(before)] == before
        assert len(after) == len(before) or told.survived or after[-1].song == IDS[0]
        seen.add(len(after))
        orders.remove(IDS[0])
        if told.survived:
            break
    assert told.survived
    assert seen == {1, 2}
