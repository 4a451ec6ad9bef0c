"""What lies in the ring: which source, from which of its frames on, what comes next, and what is heard now."""

from __future__ import annotations

from dataclasses import dataclass

from heartstudio.audio.feed import HEADSTART, Feed
from heartstudio.audio.ring import Ring
from heartstudio.audio.source import Source

_BLOCK = 16_384


@dataclass(frozen=True, slots=True)
class Segment:
    """From frame ``start`` of the ring on, ``source`` is heard from its own ``frame`` on."""

    start: int
    source: Source
    frame: int


class Reel:
    """Reads sources into the ring, one after the other without a gap.

    All methods but :meth:`heard` are for the thread that owns the sources.
    """

    def __init__(self, ring: Ring, feed: Feed) -> None:
        self._ring = ring
        self._feed = feed
        self._segments: tuple[Segment, ...] = ()
        self._next: Source | None = None
        self._filling = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to play."""
        return not self._segments

    @property
    def is_starving(self) -> bool:
        """Whether sound has stopped because the song is not composed as far yet."""
        unfinished = self._filling and not self._segments[-1].source.complete
        return unfinished and self._feed.dry and self._ahead() < HEADSTART

    @property
    def is_over(self) -> bool:
        """Whether all there is has been heard."""
        return bool(self._segments) and not self._filling and self._feed.heard() >= self._ring.written

    def heard(self) -> tuple[Segment | None, int]:
        """What is heard now and the frame of it; for any thread, for the segments are replaced as a whole."""
        segments = self._segments
        heard = self._feed.heard()
        for segment in reversed(segments):
            if heard >= segment.start or segment is segments[0]:
                return segment, segment.frame + max(0, heard - segment.start)
        return None, 0

    def start(self, source: Source, frame: int) -> None:
        """Goes on with ``source`` from ``frame``: what is in the ring fades out, and this comes after it."""
        for segment in self._segments:
            if segment.source is not source:
                segment.source.close()
        frame = max(0, min(frame, source.frames))
        source.seek(frame)
        mark = self._ring.written
        self._segments = (Segment(mark, source, frame),)
        self._feed.order(mark=mark, abrupt=frame == 0, ended=False, patient=not source.complete)
        self._filling = True
        self.fill()

    def follow(self, source: Source | None) -> None:
        """Says what comes after the present source; None for nothing."""
        segment, frame = self.heard()
        if segment is not None and segment is not self._segments[-1]:
            if source is not self._segments[-1].source:  # another has been read already: read this one again
                self._next = source
                self.start(segment.source, frame)
            return
        self._next = source
        if self._segments and source is not None and not self._filling and self._ahead() > 0:
            self._filling = True  # the last source has been read to its end, but not played to it
            self._feed.order(ended=False)
            self.fill()

    def seek(self, frame: int) -> None:
        """Goes to another frame of what is heard now; what was to follow still does."""
        segment, _ = self.heard()
        if segment is not None:
            if segment is not self._segments[-1]:
                self._next = self._segments[-1].source
            self.start(segment.source, frame)

    def rewind(self) -> None:
        """Reads again what an output swallowed without sounding, for the next output."""
        segment, frame = self.heard()
        if segment is not None and segment is self._segments[-1]:
            self.start(segment.source, frame)

    def clear(self) -> None:
        """Lets go of everything; what is still in the ring fades out."""
        for segment in self._segments:
            segment.source.close()
        self._segments, self._next, self._filling = (), None, False
        self._feed.order(mark=self._ring.written, ended=False)

    def fill(self) -> None:
        """Reads on as far as the ring has room."""
        while self._filling:
            room = min(self._ring.writable, _BLOCK)
            if room <= 0:
                return
            source = self._segments[-1].source
            complete = source.complete  # asked first: what is added after reading is read the next time
            samples = source.read(room)
            self._feed.order(patient=not complete)
            if len(samples):
                self._ring.write(samples)
            elif not complete:
                return
            elif self._next is not None:
                following, self._next = self._next, None
                following.seek(0)
                self._segments = (*self._segments, Segment(self._ring.written, following, 0))
            else:
                self._filling = False
                self._feed.order(ended=True)

    def take_heard(self) -> list[Source]:
        """Lets go of sources that have been heard to their end while another follows, and names them."""
        heard = self._feed.heard()
        finished = []
        while len(self._segments) > 1 and heard >= self._segments[1].start:
            finished.append(self._segments[0].source)
            self._segments = self._segments[1:]
        for source in finished:
            source.close()
        return finished

    def take_next(self) -> Source | None:
        """What was to follow and came too late to follow without a gap."""
        following, self._next = self._next, None
        return following

    def _ahead(self) -> int:
        return self._ring.written - max(self._ring.read, self._feed.orders.mark)
