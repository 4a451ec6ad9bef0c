"""The ring is a queue, whoever is faster."""

from __future__ import annotations

import threading

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from heartstudio.audio.ring import Ring
from tests.audio.sounds import noise

Step = tuple[str, int]
STEPS = st.lists(st.tuples(st.sampled_from(["write", "read", "skip"]), st.integers(0, 90)), max_size=60)


@given(STEPS, st.integers(1, 64))
def test_any_order_of_writing_reading_and_skipping_equals_a_queue(steps: list[Step], capacity: int) -> None:
    ring = Ring(capacity)
    assert ring.capacity >= capacity
    stream = noise(6000)
    queue: list[int] = []
    written = 0
    for action, count in steps:
        if action == "write":
            taken = ring.write(stream[written : written + count])
            assert taken == min(count, ring.capacity - len(queue))
            queue.extend(range(written, written + taken))
            written += taken
        elif action == "read":
            out = np.full((count, 2), np.nan, np.float32)
            given_out = ring.read_into(out)
            expected, queue = queue[:count], queue[count:]
            assert given_out == len(expected)
            assert np.array_equal(out[:given_out], stream[expected])
            assert np.isnan(out[given_out:]).all()
        else:
            ring.skip_to(ring.read + count)
            queue = queue[count:]
        assert ring.writable == ring.capacity - len(queue)
        assert (ring.written, ring.written - ring.read) == (written, len(queue))


def test_nothing_is_skipped_backwards() -> None:
    ring = Ring(8)
    ring.write(noise(8))
    ring.skip_to(5)
    ring.skip_to(2)
    assert ring.read == 5


def test_two_threads_hand_over_every_sample_in_order() -> None:
    ring = Ring(512)
    stream = noise(20_000)
    heard = np.zeros_like(stream)

    def write() -> None:
        done = 0
        while done < len(stream):
            done += ring.write(stream[done : done + 37])

    writer = threading.Thread(target=write)
    writer.start()
    done = 0
    while done < len(stream):
        done += ring.read_into(heard[done : done + 23])
    writer.join()
    assert np.array_equal(heard, stream)
