"""What happens inside the audio callback: samples from the ring, with ramps so that nothing clicks."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from heartstudio.audio.ring import Ring
from heartstudio.audio.wave import SAMPLE_RATE, Samples

RAMP = 384
"""Frames from silence to full level: 8 ms."""

HEADSTART = 4800
"""Frames that must be there before sound begins again after it ran dry: 100 ms."""

_MONO_BLOCK = 4096
_ROUNDING = 0.01
"""Of a frame: a ramp that a callback's end cut in two is not to grow by a frame."""


@dataclass(frozen=True, slots=True)
class Orders:
    """What the player wants of the callback; handed over whole, by replacing one attribute.

    Attributes:
        playing: whether to sound; otherwise fade out and stay where it is.
        level: factor for the samples.
        mark: frame of the ring to leap to, after fading out, if it has not been reached by then.
        abrupt: whether sound begins at the mark with its full level, as the beginning of a song should.
        ended: nothing will follow what is in the ring, so its last samples need no fade.
        patient: gaps are expected, because the song is still being composed.
    """

    playing: bool = False
    level: float = 1.0
    mark: int = 0
    abrupt: bool = True
    ended: bool = False
    patient: bool = False


class Feed:
    """The callback's side of the player: takes no lock, logs nothing, allocates no samples.

    Attributes:
        beats: how many times the callback came.
        underruns: how often sound was missing that should have been there.
        dry: whether it waits for samples.
    """

    def __init__(self, ring: Ring) -> None:
        self.beats = 0
        self.underruns = 0
        self.dry = True
        self._ring = ring
        self._orders = Orders()
        self._mark = -1
        self._fresh = False
        self._gain = 0.0
        # As wide as the sound: to stretch one column over two, NumPy would allocate.
        self._steps: Samples = np.repeat(np.arange(1, RAMP + 1, dtype=np.float32), 2).reshape(RAMP, 2)
        self._steps /= RAMP
        self._envelope: Samples = np.zeros((RAMP, 2), np.float32)
        self._stereo: Samples = np.zeros((_MONO_BLOCK, 2), np.float32)
        self._sounded = (0, 0, 0.0, 0.0)
        self._latest = 0

    @property
    def is_silent(self) -> bool:
        """Whether the last fade has come to its end."""
        return self._gain == 0.0

    @property
    def orders(self) -> Orders:
        """What was ordered last."""
        return self._orders

    def order(self, **changes: Any) -> None:
        """Changes some of the orders, for the player."""
        self._orders = replace(self._orders, **changes)

    def heard(self) -> int:
        """The frame of the ring that the listener hears now."""
        first, last, moment, lead = self._sounded
        now = first + (time.monotonic() - moment - lead) * SAMPLE_RATE
        self._latest = max(
            self._latest, self._orders.mark, min(last, int(now))
        )  # clocks jitter, time does not
        return self._latest

    def settle(self) -> None:
        """Carries out a pending leap while no callback runs."""
        self._gain = 0.0
        self._leap(self._orders)

    def render(self, out: Samples, lead: float) -> None:
        """Fills ``out``, the callback's (frames, 2) float32.

        Args:
            out: where the samples go.
            lead: seconds until the first of them is heard.
        """
        orders = self._orders
        done = 0
        while done < len(out):
            count = self._step(out[done:], orders)
            if not count:
                out[done:] = 0.0
                break
            done += count
        if done:
            last = self._ring.read
            self._sounded = (last - done, last, time.monotonic(), lead)
        self.beats += 1

    def render_mono(self, out: Samples, lead: float) -> None:
        """Fills (frames, 1), for a device with one loudspeaker, with the mean of both sides."""
        for start in range(0, len(out), _MONO_BLOCK):
            part = out[start : start + _MONO_BLOCK]
            stereo = self._stereo[: len(part)]
            self.render(stereo, lead + start / SAMPLE_RATE)
            np.add(stereo[:, :1], stereo[:, 1:], out=part)
            np.multiply(part, 0.5, out=part)

    def _step(self, out: Samples, orders: Orders) -> int:
        """Fills the beginning of ``out`` as far as one gain or one ramp goes; 0 where there is only silence."""
        leaping = orders.mark > self._mark
        here = (orders.mark if leaping else self._ring.written) - self._ring.read
        if leaping and (self._gain == 0.0 or here <= 0):
            self._leap(orders)
            leaping, here = False, self._ring.written - self._ring.read
        if self.dry and not self._begin(orders, here):
            return 0
        aim = orders.level if orders.playing and not leaping else 0.0
        count = min(len(out), here)
        if not orders.ended and not leaping:
            spare = here - RAMP
            if spare > 0:
                count = min(count, spare)
            else:  # what is left becomes a fade instead of a cliff
                aim = 0.0
                if self._gain == 0.0 and orders.playing:
                    self._run_dry(orders)
        if self._gain == aim == 0.0 or count <= 0:
            if count <= 0:
                self._gain = 0.0
                self.dry = True
            return 0
        return self._play(out[:count], aim)

    def _leap(self, orders: Orders) -> None:
        if orders.mark > self._mark:
            self._ring.skip_to(orders.mark)
            self._mark = orders.mark
            self._fresh = True
            self._gain = 0.0
            self.dry = True

    def _begin(self, orders: Orders, here: int) -> bool:
        if not orders.playing or here <= 0 or (here < HEADSTART and not orders.ended):
            return False
        self.dry = False
        self._gain = orders.level if self._fresh and orders.abrupt else 0.0
        self._fresh = False
        return True

    def _run_dry(self, orders: Orders) -> None:
        self.dry = True
        if not orders.patient:
            self.underruns += 1

    def _play(self, out: Samples, aim: float) -> int:
        if self._gain == aim:
            count = self._ring.read_into(out)
            if aim != 1.0:
                np.multiply(out[:count], aim, out=out[:count])
            return count
        length = max(1, math.ceil(abs(aim - self._gain) * RAMP - _ROUNDING))
        count = self._ring.read_into(out[:length])
        envelope = self._envelope[:count]
        rising = aim > self._gain
        np.multiply(self._steps[:count], 1.0 if rising else -1.0, out=envelope)
        np.add(envelope, self._gain, out=envelope)
        (np.minimum if rising else np.maximum)(envelope, aim, out=envelope)
        if count == length:
            envelope[-1] = aim
        np.multiply(out[:count], envelope, out=out[:count])
        self._gain = aim if count == length else float(envelope[-1, 0])
        return count
