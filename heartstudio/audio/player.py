"""The player: plays files and songs in the making, one after the other, whatever the loudspeakers do."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from enum import Enum
from types import TracebackType
from typing import Self, TypeVar

from heartstudio.audio.errors import PlaybackError
from heartstudio.audio.feed import Feed
from heartstudio.audio.outlet import Outlet
from heartstudio.audio.reel import Reel
from heartstudio.audio.ring import Ring
from heartstudio.audio.source import Source
from heartstudio.audio.stream import OutputDevice
from heartstudio.audio.wave import SAMPLE_RATE
from heartstudio.audio.worker import Worker
from heartstudio.errors import HeartStudioError

RING_FRAMES = 65_536
"""Sound read ahead: 1.4 s, longer than any other thread keeps this one from its work."""

IDLE_SECONDS = 30.0
"""A stream that has been silent for this long is closed, so that the Mac may rest."""

_TICK = 0.03
_IDLE_TICK = 0.25

logger = logging.getLogger(__name__)
_Value = TypeVar("_Value")


class PlayerState(Enum):
    """What the player does."""

    STOPPED = "stopped"
    PLAYING = "playing"
    PAUSED = "paused"
    WAITING = "waiting"
    """It would play, but the song is not composed as far yet, or the output has gone."""


class Player:
    """Plays sources one after the other.

    All methods may be called from any thread; they return when the player's own thread has done what they say.
    Close the player before the program ends.

    Attributes:
        on_state: called with the new state.
        on_finished: called with a source that has been heard to its end.
        on_device_lost: called with the reason when the output has vanished while playing; the player goes on
            by itself as soon as it finds another.
        on_error: called with the reason when playing had to end: the file went away, or no output came back.

    The listeners are called from the player's own thread and may call the player.
    """

    def __init__(self, device: str | None = None, idle_seconds: float = IDLE_SECONDS) -> None:
        self.on_state: Callable[[PlayerState], None] | None = None
        self.on_finished: Callable[[Source], None] | None = None
        self.on_device_lost: Callable[[PlaybackError], None] | None = None
        self.on_error: Callable[[HeartStudioError], None] | None = None
        ring = Ring(RING_FRAMES)
        self._feed = Feed(ring)
        self._reel = Reel(ring, self._feed)
        self._outlet = Outlet(self._feed, device)
        self._idle_seconds = idle_seconds
        self._silent_since = 0.0
        self._wanted = False
        self._ended = False
        self._volume = 1.0
        self._state = self._announced = PlayerState.STOPPED
        self._notices: list[Callable[[], None]] = []
        self._worker = Worker("player", self._turn)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def play(self, source: Source, start_seconds: float = 0.0) -> None:
        """Plays a source from ``start_seconds`` on, instead of whatever is playing.

        Raises:
            PlaybackError: where there is no output; playing again later works once there is.
            AudioFileError: where the source cannot be read.
        """
        self._ask(lambda: self._play(source, round(start_seconds * SAMPLE_RATE)))

    def enqueue_next(self, source: Source | None) -> None:
        """Says what follows the present source without a gap, or with None that nothing does.

        Where the present source has just come to its end, it follows at once.
        """
        self._ask(lambda: self._follow(source))

    def pause(self) -> None:
        """Fades out and stays at this place."""
        self._ask(self._pause)

    def resume(self) -> None:
        """Goes on from where it was paused.

        Raises:
            PlaybackError: where there is no output.
        """
        self._ask(self._resume)

    def toggle(self) -> None:
        """Pauses or goes on; raises what :meth:`resume` raises."""
        self._ask(lambda: self._pause() if self._wanted else self._resume())

    def seek(self, seconds: float) -> None:
        """Goes to another place of the present source, as far as that exists."""
        self._ask(lambda: self._reel.seek(round(seconds * SAMPLE_RATE)))

    def stop(self) -> None:
        """Fades out and lets go of everything."""
        self._ask(self._stop)

    def close(self) -> None:
        """Stops, closes the output and ends the thread."""
        self._worker.close(self._shut)

    @property
    def state(self) -> PlayerState:
        """What the player does now."""
        return self._state

    @property
    def source(self) -> Source | None:
        """What is heard now."""
        segment, _ = self._reel.heard()
        return segment.source if segment else None

    @property
    def position(self) -> float:
        """Seconds of the present source that have been heard, by the stream's own clock."""
        segment, frame = self._reel.heard()
        return min(frame, segment.source.frames) / SAMPLE_RATE if segment else 0.0

    @property
    def duration(self) -> float:
        """Seconds of the present source that exist."""
        source = self.source
        return source.frames / SAMPLE_RATE if source else 0.0

    @property
    def underruns(self) -> int:
        """How often sound was missing since the player was made."""
        return self._feed.underruns

    @property
    def volume(self) -> float:
        """From 0 to 1, in even steps to the ear: the samples are multiplied by its cube."""
        return self._volume

    @volume.setter
    def volume(self, value: float) -> None:
        self._volume = min(1.0, max(0.0, value))
        self._ask(lambda: self._feed.order(level=self._volume**3))

    @property
    def device(self) -> str | None:
        """Name of the chosen output, or None for the system's default."""
        return self._outlet.device

    @device.setter
    def device(self, name: str | None) -> None:
        self._outlet.device = name
        self._ask(self._move)

    def devices(self) -> tuple[OutputDevice, ...]:
        """The outputs there are.

        Raises:
            PlaybackError: where sound output does not work at all.
        """
        return self._ask(self._outlet.devices)

    def device_changed(self) -> None:
        """To be called, from any thread, when the system's outputs have changed: moves to the right one."""
        self._worker.post(self._move)

    def _ask(self, action: Callable[[], _Value]) -> _Value:
        def act() -> _Value:
            try:
                return action()
            finally:
                self._state = self._present_state()

        return self._worker.ask(act)

    def _play(self, source: Source, frame: int) -> None:
        self._reel.take_next()
        try:
            self._reel.start(source, frame)
            self._outlet.open()
        except HeartStudioError:
            self._stop()
            raise
        self._sound(True)

    def _follow(self, source: Source | None) -> None:
        if source is not None and self._ended:
            self._play(source, 0)
        else:
            self._reel.follow(source)

    def _pause(self) -> None:
        self._sound(False)
        self._outlet.give_up()

    def _resume(self) -> None:
        if not self._reel.is_empty:
            self._outlet.open()
            self._sound(True)

    def _stop(self) -> None:
        self._pause()
        self._reel.clear()

    def _shut(self) -> None:
        self._stop()
        self._outlet.fade_and_close()

    def _sound(self, wanted: bool) -> None:
        self._ended = False
        self._wanted = wanted
        self._silent_since = time.monotonic()
        self._feed.order(playing=wanted)

    def _turn(self) -> float | None:
        """What the player's thread does all the time; returns in how many seconds to do it again."""
        try:
            self._watch_output()
            self._reel.fill()
            self._notice_heard()
        except HeartStudioError as error:
            self._stop()
            self._notify(self.on_error, error)
        self._announce()
        if self._wanted:
            return _TICK
        return _IDLE_TICK if self._outlet.is_open else None

    def _watch_output(self) -> None:
        if self._outlet.is_lost:
            if self._wanted:
                lost = PlaybackError(
                    "The sound output has gone away",
                    safe="The song stays where it was",
                    remedy="It goes on as soon as there is an output",
                )
                self._notify(self.on_device_lost, lost)
            self._move()
        if self._outlet.is_searching:
            self._search(hurry=False)
        if not self._wanted and time.monotonic() - self._silent_since > self._idle_seconds:
            self._outlet.close(drain=True)

    def _move(self) -> None:
        """Leaves the present output for the right one of this moment."""
        if self._outlet.is_searching:
            self._search(hurry=True)
            return
        self._outlet.expect_change()
        if self._outlet.is_open:
            self._outlet.close(drain=False)
            self._reel.rewind()
            if self._wanted:
                self._outlet.search()

    def _search(self, *, hurry: bool) -> None:
        try:
            self._outlet.try_again(hurry=hurry)
        except PlaybackError as error:
            self._pause()
            self._notify(self.on_error, error)

    def _notice_heard(self) -> None:
        for source in self._reel.take_heard():
            self._notify(self.on_finished, source)
        if self._wanted and self._reel.is_over:
            following = self._reel.take_next()
            self._notify(self.on_finished, self.source)
            self._stop()
            self._ended = True
            if following is not None:
                self._play(following, 0)

    def _present_state(self) -> PlayerState:
        if self._reel.is_empty:
            return PlayerState.STOPPED
        if not self._wanted:
            return PlayerState.PAUSED
        if self._reel.is_starving or not self._outlet.is_open:
            return PlayerState.WAITING
        return PlayerState.PLAYING

    def _notify(self, listener: Callable[[_Value], None] | None, value: _Value | None) -> None:
        if listener is not None and value is not None:
            self._notices.append(lambda: listener(value))

    def _announce(self) -> None:
        """Tells the listeners; what they change by calling the player, they are told as well."""
        while True:
            self._state = self._present_state()
            if self._state is not self._announced:
                self._announced = self._state
                self._notify(self.on_state, self._state)
            notices, self._notices = self._notices, []
            if not notices:
                return
            for notice in notices:
                try:
                    notice()
                except Exception:
                    logger.exception("a listener of the player failed")
