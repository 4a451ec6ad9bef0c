"""Playing for the windows: songs one after the other, and a song while it is composed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from heartstudio.audio.peaks import Peaks
from heartstudio.audio.player import Player, PlayerState
from heartstudio.audio.source import FileSource, Source
from heartstudio.audio.stream import OutputDevice
from heartstudio.errors import HeartStudioError
from heartstudio.recipe import Recipe
from heartstudio.songs.layout import SongFile
from heartstudio.songs.song import Song
from heartstudio.studio.cue import Cue, Hearing, LiveSong
from heartstudio.studio.deck import Deck
from heartstudio.studio.job_queue import JobQueue
from heartstudio.studio.jobs import JobId, Problem
from heartstudio.studio.library_service import LibraryService
from heartstudio.studio.live import LiveTakes
from heartstudio.studio.playlist import Playlist, Repeat

POSITION_INTERVAL = 33
"""Milliseconds between two looks at the position while playing."""

PREVIOUS_SECONDS = 3.0
"""Within its first seconds a song gives way to the one before; later, Previous goes back to its beginning."""


class Playback(QObject):
    """What is heard, and the buttons for it. No call waits for the sound output.

    Signals:
        changed(): song, state, volume, shuffle or repeat.
        position_changed(seconds): while playing, thirty times a second.
        peaks_grew(): the outline of what is on is there, or longer than before.
        problem(Problem): something cannot be played, or the output went away.

    Args:
        library: where songs lie.
        queue: tells of songs in the making.
        live: their sound so far.
        player: makes the sound; closed by :meth:`close`.
    """

    changed = Signal()
    position_changed = Signal(float)
    peaks_grew = Signal()
    problem = Signal(object)

    def __init__(
        self,
        library: LibraryService,
        queue: JobQueue,
        live: LiveTakes,
        player: Player,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._queue = queue
        self._live = live
        self._deck = Deck(player, self)
        self._playlist = Playlist()
        self._cue = Cue()
        self._next: Cue | None = None
        self._generation = 0
        self._over = False
        self._position = 0.0
        self._peaks: Peaks | None = None
        self._hearing = Hearing()
        self._clock = QTimer(self, interval=POSITION_INTERVAL, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._tick)
        self._deck.state_changed.connect(self._on_state)
        self._deck.finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self._deck.problem.connect(self.problem)
        queue.audio_ready.connect(self._on_audio)
        queue.saved.connect(self._on_saved)
        library.changed.connect(self._on_library_changed)

    @property
    def song(self) -> Song | None:
        """The song that is on, whether it sounds or not; None for nothing or a song in the making."""
        return self._cue.song

    @property
    def live_job(self) -> JobId | None:
        """The job whose song is heard while it is composed."""
        return self._cue.live.job if self._cue.live else None

    @property
    def live_song(self) -> LiveSong | None:
        """That song."""
        return self._cue.live

    @property
    def state(self) -> PlayerState:
        """Whether it plays, rests, has stopped, or waits: for the output, or for more to be composed."""
        return self._deck.state

    @property
    def position(self) -> float:
        """Seconds of the present song that have been heard."""
        heard = self._deck.position_of(self._cue.source)
        if heard is not None:
            self._position = heard
        return self._position

    @property
    def duration(self) -> float:
        """Seconds of the present song that exist."""
        if self._cue.song is not None:
            return self._cue.song.seconds
        return self._cue.take.peaks.seconds if self._cue.take is not None else 0.0

    @property
    def peaks(self) -> Peaks | None:
        """The outline of what is on, as far as it exists; None until it is read."""
        if self._cue.take is not None:
            return self._cue.take.peaks
        return self._peaks

    @property
    def volume(self) -> float:
        """From 0 to 1."""
        return self._deck.volume

    @property
    def shuffle(self) -> bool:
        """Whether chance decides what comes next."""
        return self._playlist.shuffle

    @shuffle.setter
    def shuffle(self, shuffle: bool) -> None:
        self._playlist.shuffle = shuffle
        self._line_up()
        self.changed.emit()

    @property
    def repeat(self) -> Repeat:
        """What happens after a song."""
        return self._playlist.repeat

    @repeat.setter
    def repeat(self, repeat: Repeat) -> None:
        self._playlist.repeat = repeat
        self._line_up()
        self.changed.emit()

    def set_context(self, ids: Iterable[str]) -> None:
        """Say which songs Next and Previous walk, in order."""
        self._playlist.fill(ids)
        self._line_up()

    def play(self, song: Song, start_seconds: float = 0.0) -> None:
        """Play a song instead of what is on."""
        self._playlist.play(song.id)
        self._put_on(Cue(song), start_seconds)

    def play_live(self, job_id: JobId, take: int = 0, recipe: Recipe | None = None) -> None:
        """Play a song from its beginning while it is composed."""
        live, view = self._live.take(job_id, take), self._queue.view(job_id)
        if live is None or view is None:
            self.problem.emit(Problem("This song is not being composed just now"))
            return
        song = LiveSong(job_id, take, recipe or view.job.recipe, view.job.song_ids[take])
        self._playlist.play(None)
        self._put_on(Cue(source=live.source, live=song, take=live))

    def toggle(self) -> None:
        """Pause, go on, or play what is on again from its beginning."""
        if self.state in (PlayerState.PLAYING, PlayerState.WAITING):
            self.pause()
        elif self.state is PlayerState.PAUSED:
            self._deck.resume()
        elif self._cue.song is not None or self._cue.take is not None:
            self._put_on(replace(self._cue, source=self._cue.take.source if self._cue.take else None))

    def pause(self) -> None:
        """Fade out and stay at this place."""
        self._deck.pause()

    def stop(self) -> None:
        """Fade out; the song stays on, at its beginning."""
        self._generation += 1
        self._next = None
        self._position = 0.0
        self._deck.stop()

    def next(self) -> None:
        """Play what comes next; stop after the last song."""
        self._play_id(self._playlist.following(by_itself=False))

    def previous(self) -> None:
        """Go back to the beginning, or to the song before."""
        before = self._playlist.preceding()
        if before is None or self.position > PREVIOUS_SECONDS:
            self.seek(0.0)
        else:
            self._play_id(before)

    def seek(self, seconds: float) -> None:
        """Go to another place of what is on, as far as that exists."""
        place = max(0.0, min(seconds, self.duration))
        if self.state is PlayerState.STOPPED:
            if self._cue.song is not None:
                self._put_on(replace(self._cue, source=None), place)
            return
        self._position = place
        self._hearing.jump(place)
        self._deck.seek(place)
        self.position_changed.emit(place)

    def set_volume(self, volume: float) -> None:
        """Set how loud it is: 0 to 1, in even steps to the ear."""
        self._deck.set_volume(volume)
        self.changed.emit()

    def set_device(self, name: str | None) -> None:
        """Play on the output of this name, or on the system's own choice."""
        self._deck.set_device(name)

    def list_devices(self, then: Callable[[tuple[OutputDevice, ...]], None]) -> None:
        """Look for the outputs there are; ``then`` is called here with them."""
        self._deck.list_devices(then)

    def device_changed(self) -> None:
        """Say, from any thread, that the system's outputs have changed."""
        self._deck.device_changed()

    def close(self) -> None:
        """Fade out and let go of the output."""
        self._clock.stop()
        self._deck.close()

    def _play_id(self, song_id: str | None) -> None:
        song = self._library.find(song_id) if song_id else None
        if song is None:
            self.stop()
            return
        self._playlist.advance(song.id)
        self._put_on(Cue(song))

    def _put_on(self, cue: Cue, start_seconds: float = 0.0) -> None:
        """Play a cue at once; its file is opened and the output woken on another thread."""
        self._generation += 1
        generation = self._generation
        self._show(cue, start_seconds)
        path = None if cue.song is None else self._path_of(cue.song)

        def load() -> Source | None:
            if generation != self._generation:
                return None
            return FileSource(path) if cue.source is None and path is not None else cue.source

        def playing(source: Source) -> None:
            if generation == self._generation:
                self._cue = replace(self._cue, source=source)
                self._line_up()

        self._deck.play(load, start_seconds, playing)
        self.changed.emit()

    def _show(self, cue: Cue, position: float = 0.0) -> None:
        """Make a cue the present one."""
        self._cue, self._next, self._over = cue, None, False
        self._position = position
        self._hearing = Hearing(position)
        self._peaks = None
        if cue.song is not None and cue.take is None:
            song = cue.song
            self._library.fetch_outline(song, lambda peaks: self._on_peaks(song, peaks))

    def _line_up(self) -> None:
        """Tell the player what follows without a gap."""
        if self._cue.song is None or self._cue.source is None:
            return
        generation = self._generation
        songs = self._songs_to_come()

        opened: list[Song] = []

        def load() -> Source | None:
            for song in songs if generation == self._generation else ():
                with suppress(HeartStudioError):  # what cannot be played gives way to the next
                    source = FileSource(self._path_of(song))
                    opened.append(song)
                    return source
            return None

        def lined_up(source: Source | None) -> None:
            if generation != self._generation:
                return
            self._next = Cue(opened[0], source) if opened else None
            if self._next is not None and self._over:
                self._move_on(self._next)

        self._deck.follow(load, lined_up)

    def _songs_to_come(self) -> list[Song]:
        """The next song, and those after it in case it cannot be played."""
        songs: list[Song] = []
        song_id = self._playlist.following(by_itself=True)
        while song_id is not None and len(songs) < 5 and song_id not in [song.id for song in songs]:
            song = self._library.find(song_id)
            if song is not None:
                songs.append(song)
            song_id = self._playlist.following(by_itself=True, after=song_id)
        return songs

    def _move_on(self, cue: Cue) -> None:
        """The player went on to the next song by itself."""
        assert cue.song is not None
        self._playlist.advance(cue.song.id)
        self._show(cue)
        self._line_up()
        self.changed.emit()

    def _path_of(self, song: Song) -> Path:
        return self._library.library.folder_of(song) / SongFile.AUDIO

    @Slot()
    def _on_state(self) -> None:
        if self.state is PlayerState.PLAYING:
            self._clock.start()
        else:
            self._clock.stop()
        self.changed.emit()

    @Slot(object)
    def _on_finished(self, source: Source) -> None:
        if source is not self._cue.source:
            return
        if self._cue.song is not None and self._hearing.whole():
            self._count()
        if self._next is not None:
            self._move_on(self._next)
            return
        self._over = True
        self._position = 0.0
        if self._cue.song is None:
            self._show(Cue())
        self.position_changed.emit(0.0)
        self.changed.emit()

    @Slot()
    def _tick(self) -> None:
        position = self.position
        song = self._cue.song
        if self._hearing.on(position, song.seconds if song else None):
            self._count()
        self.position_changed.emit(position)

    def _count(self) -> None:
        if self._cue.song is not None:
            self._library.count_play(self._cue.song.id)

    def _on_peaks(self, song: Song, peaks: Peaks) -> None:
        if self._cue.song is not None and self._cue.song.id == song.id:
            self._peaks = peaks
            self.peaks_grew.emit()

    def _on_audio(self, job_id: JobId, take: int, _start: int, _samples: object) -> None:
        live = self._cue.live
        if live is not None and (live.job, live.take) == (job_id, take):
            self.peaks_grew.emit()

    def _on_saved(self, _job_id: JobId, song: Song) -> None:
        live = self._cue.live
        if live is not None and live.song_id == song.id:
            # It goes on from where it is: the sound is the same to the last sample.
            self._cue = replace(self._cue, song=song, live=None)
            self._playlist.play(song.id)
            self._line_up()
            self.changed.emit()

    def _on_library_changed(self, ids: frozenset[str]) -> None:
        """Show a new title; let go of a song that was deleted."""
        song = self._cue.song
        if song is None or (ids and song.id not in ids):
            return
        now = self._library.find(song.id)
        if now is None:
            self.stop()
            self._show(Cue())
            self._playlist.play(None)
        elif now == song:
            return
        else:
            self._cue = replace(self._cue, song=now)
        self.changed.emit()
