"""Songs that can be heard while they are composed: their sound and outline so far."""

from __future__ import annotations

import threading

import numpy as np

from heartstudio.audio.peaks import Peaks, PeaksBuilder
from heartstudio.audio.source import LiveSource
from heartstudio.audio.wave import Samples
from heartstudio.errors import HeartStudioError
from heartstudio.studio.jobs import JobId


class LiveTake:
    """One take in the making; the engine thread appends, others look and listen.

    Attributes:
        source: what the player reads.
    """

    def __init__(self) -> None:
        self.source = LiveSource()
        self._peaks = PeaksBuilder()
        self._lock = threading.Lock()

    @property
    def peaks(self) -> Peaks:
        """The outline of everything so far."""
        with self._lock:
            return self._peaks.peaks()

    def append(self, samples: Samples) -> None:
        """Add the next stretch of sound: (samples, 2) float32 at 48 kHz, cut off at full scale as a file cuts it.

        Raises:
            AudioFileError: where the disk is full.
        """
        samples = np.clip(samples, -1.0, 1.0)
        self.source.append(samples)
        with self._lock:
            self._peaks.append(samples)


class LiveTakes:
    """The takes of the job that is being composed; usable from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._job: JobId = ""
        self._takes: dict[int, LiveTake] = {}

    def begin(self, job_id: JobId, takes: int) -> None:
        """Make room for a job's takes; those of the job before are only kept by who listens to them."""
        with self._lock:
            self._job = job_id
            self._takes = {take: LiveTake() for take in range(takes)}

    def append(self, take: int, samples: Samples) -> None:
        """Add sound to a take; where the disk does not hold it, the take cannot be heard before it is saved."""
        live = self._takes.get(take)
        if live is None:
            return
        try:
            live.append(samples)
        except HeartStudioError:
            live.source.finish()
            with self._lock:
                self._takes.pop(take, None)

    def end(self) -> None:
        """Say that nothing more comes; who listens hears the rest."""
        with self._lock:
            takes, self._takes, self._job = self._takes, {}, ""
        for live in takes.values():
            live.source.finish()

    def take(self, job_id: JobId, number: int) -> LiveTake | None:
        """One take of the job that is being composed; None for any other."""
        with self._lock:
            return self._takes.get(number) if job_id == self._job else None
