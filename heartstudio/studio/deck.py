"""The player's buttons for the UI thread: nothing here waits for the sound output."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from heartstudio.audio.player import Player, PlayerState
from heartstudio.audio.source import Source
from heartstudio.audio.stream import OutputDevice
from heartstudio.errors import HeartStudioError
from heartstudio.studio.errands import Errands
from heartstudio.studio.jobs import Problem

_Result = TypeVar("_Result")


class Deck(QObject):
    """Presses the buttons of a player in order, on a thread of its own, and brings back what it tells.

    Signals:
        state_changed(): :attr:`state` is another one.
        finished(Source): a source was heard to its end.
        problem(Problem): something cannot be played, or the output went away.

    Args:
        player: makes the sound; closed by :meth:`close`.
    """

    state_changed = Signal()
    finished = Signal(object)
    problem = Signal(object)

    _state_told = Signal()
    _trouble_told = Signal(object)

    def __init__(self, player: Player, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._commands = Errands("playback", parent=self)
        self._state = PlayerState.STOPPED
        self._starting = 0
        self._seeks = 0
        self._volume = player.volume
        self._state_told.connect(self._refresh, Qt.ConnectionType.QueuedConnection)
        self._trouble_told.connect(self._on_trouble, Qt.ConnectionType.QueuedConnection)
        player.on_state = lambda _state: self._state_told.emit()
        player.on_finished = self.finished.emit
        player.on_error = self._trouble_told.emit
        player.on_device_lost = self._trouble_told.emit

    @property
    def state(self) -> PlayerState:
        """What the player does; WAITING also while the output wakes."""
        return self._state

    @property
    def volume(self) -> float:
        """From 0 to 1."""
        return self._volume

    def position_of(self, source: Source | None) -> float | None:
        """Seconds of a source that have been heard; None where it is not on, or its place is about to change."""
        if source is None or self._seeks or self._player.source is not source:
            return None
        return self._player.position

    def play(
        self, load: Callable[[], Source | None], start_seconds: float, then: Callable[[Source], None]
    ) -> None:
        """Play a source instead of what is on.

        Args:
            load: opens the source, elsewhere; None where it is not wanted any more.
            start_seconds: where to begin.
            then: called here with the source once it is on.
        """
        self._starting += 1
        self._seeks = 0

        def work() -> Source | None:
            source = load()
            if source is not None:
                self._player.play(source, start_seconds)
            return source

        def done(source: Source | None) -> None:
            self._starting -= 1
            if source is not None:
                then(source)

        def failed() -> None:
            self._starting -= 1

        self._do(work, done, failed)
        self._refresh()

    def follow(self, load: Callable[[], Source | None], then: Callable[[Source | None], None]) -> None:
        """Say what follows without a gap; None for nothing."""

        def work() -> Source | None:
            source = load()
            self._player.enqueue_next(source)
            return source

        self._do(work, then)

    def pause(self) -> None:
        """Fade out and stay at this place."""
        self._do(self._player.pause)

    def resume(self) -> None:
        """Go on from there."""
        self._do(self._player.resume)

    def stop(self) -> None:
        """Fade out and let go of what is on."""
        self._do(self._player.stop)

    def seek(self, seconds: float) -> None:
        """Go to another place of what is on."""
        self._seeks += 1

        def there(_result: object = None) -> None:
            self._seeks = max(0, self._seeks - 1)

        self._do(lambda: self._player.seek(seconds), there, there)

    def set_volume(self, volume: float) -> None:
        """Set how loud it is: 0 to 1, in even steps to the ear."""
        self._volume = max(0.0, min(1.0, volume))

        def change() -> None:
            self._player.volume = self._volume

        self._do(change)

    def set_device(self, name: str | None) -> None:
        """Play on the output of this name, or on the system's own choice."""

        def change() -> None:
            self._player.device = name

        self._do(change)

    def list_devices(self, then: Callable[[tuple[OutputDevice, ...]], None]) -> None:
        """Look for the outputs there are; ``then`` is called here with them."""
        self._do(self._player.devices, then)

    def device_changed(self) -> None:
        """Say, from any thread, that the system's outputs have changed."""
        self._player.device_changed()

    def close(self) -> None:
        """Fade out and let go of the output."""
        self._commands.close()
        self._player.close()

    def _do(
        self,
        work: Callable[[], _Result],
        then: Callable[[_Result], None] | None = None,
        failed: Callable[[], None] | None = None,
    ) -> None:
        def done(result: _Result) -> None:
            if then is not None:
                then(result)
            self._refresh()

        def refused(problem: Problem) -> None:
            if failed is not None:
                failed()
            self._refresh()
            self.problem.emit(problem)

        self._commands.run(work, done, refused)

    @Slot()
    def _refresh(self) -> None:
        state = self._player.state
        if self._starting and state is PlayerState.STOPPED:
            state = PlayerState.WAITING
        if state is not self._state:
            self._state = state
            self.state_changed.emit()

    @Slot(object)
    def _on_trouble(self, error: HeartStudioError) -> None:
        self._refresh()
        self.problem.emit(Problem.of(error))
