"""What the composer tells while it works, in the order in which it happens."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Loaded:
    """The models are in memory.

    Attributes:
        seconds: how long loading took; 0 where they were there already.
        memory_bytes: what is held now.
    """

    seconds: float
    memory_bytes: int


@dataclass(frozen=True, slots=True)
class Prefilled:
    """The prompt has been read.

    Attributes:
        positions: of the prompt and of the frames that the song goes on from.
        seconds: how long that took.
    """

    positions: int
    seconds: float


@dataclass(frozen=True, slots=True)
class FramesComposed:
    """A frame more for every take that has not ended.

    Attributes:
        codes: for each take ``(0 or 1, codebooks)`` int16, the new frames.
        composed: frames of the longest take, those it went on from included.
        limit: frames at which the song is cut.
        frames_per_second: of this run so far, over all takes.
        memory_bytes: what is held now.
        seconds_left: to the length limit, decoding included; the song may end before.
    """

    codes: tuple[NDArray[np.int16], ...]
    composed: int
    limit: int
    frames_per_second: float
    memory_bytes: int
    seconds_left: float


@dataclass(frozen=True, slots=True)
class AudioReady:
    """The next stretch of a take's final sound.

    Attributes:
        take: number of the take.
        start: sample at which the stretch begins; stretches follow one another without gaps.
        samples: ``(samples, 2)`` float32 at 48 kHz.
    """

    take: int
    start: int
    samples: NDArray[np.float32]


class Ending(Enum):
    """Why a take is as long as it is."""

    BY_ITSELF = "by itself"
    AT_LIMIT = "at the length limit"
    ON_REQUEST = "on request"


@dataclass(frozen=True, slots=True)
class Take:
    """A composed song.

    Attributes:
        seed: that makes this take again by itself.
        codes: ``(frames, codebooks)`` int16, all of them.
        ending: why it is as long as it is.
    """

    seed: int
    codes: NDArray[np.int16]
    ending: Ending


@dataclass(frozen=True, slots=True)
class Finished:
    """Nothing follows; all takes are decoded to their last frame.

    Attributes:
        takes: in the order of their numbers.
        seconds: from the start of the prefill.
        peak_bytes: the most memory that was held.
    """

    takes: tuple[Take, ...]
    seconds: float
    peak_bytes: int


Event = Loaded | Prefilled | FramesComposed | AudioReady | Finished
