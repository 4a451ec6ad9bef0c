"""The one place that speaks to PortAudio: devices, and the stream whose callback plays."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass
from typing import Any

from heartstudio.audio.errors import PlaybackError
from heartstudio.audio.feed import Feed
from heartstudio.audio.wave import SAMPLE_RATE, Samples

STALL_SECONDS = 2.0
"""A stream whose callback stays away for longer has lost its device."""

_LONGEST_LEAD = 5.0


@dataclass(frozen=True, slots=True)
class OutputDevice:
    """A loudspeaker or a pair of headphones.

    Attributes:
        name: as the system shows it; it also chooses the device.
        is_default: whether the system plays there.
    """

    name: str
    is_default: bool


class OutputStream:
    """An open, running stream into which a feed plays. For one thread.

    Args:
        feed: what fills the callback's buffers.
        device: name of the device; the system's default where it is None or no longer there.

    Raises:
        PlaybackError: where there is no output, or it cannot be opened.
    """

    def __init__(self, feed: Feed, device: str | None = None) -> None:
        portaudio = _portaudio()
        self._feed = feed
        self._beats = feed.beats
        self._beaten = time.monotonic()
        self._latency = 0.0
        try:
            index, channels = _output(portaudio, device)
            # A deep buffer: nobody hears when exactly a song starts, everybody hears a gap in it.
            self._stream: Any = portaudio.OutputStream(
                samplerate=SAMPLE_RATE,
                channels=min(2, channels),
                dtype="float32",
                latency="high",
                blocksize=0,
                device=index,
                callback=self._callback,
            )
        except (portaudio.PortAudioError, ValueError) as error:
            raise _no_output(str(error)) from error
        self._latency = float(self._stream.latency)
        try:
            self._stream.start()
        except portaudio.PortAudioError as error:
            self._stream.close(ignore_errors=True)
            raise _no_output(str(error)) from error

    @property
    def is_alive(self) -> bool:
        """Whether the callback is still being called."""
        if self._feed.beats != self._beats:
            self._beats, self._beaten = self._feed.beats, time.monotonic()
        try:
            active = bool(self._stream.active)
        except _portaudio().PortAudioError:
            return False
        return active and time.monotonic() - self._beaten < STALL_SECONDS

    def close(self, *, drain: bool) -> None:
        """Closes the stream.

        Args:
            drain: play what the device still holds; not for one that may be gone.
        """
        with contextlib.suppress(_portaudio().PortAudioError):
            if drain:
                self._stream.stop()
            else:
                self._stream.abort()
        self._stream.close(ignore_errors=True)

    def _callback(self, out: Samples, _frames: int, moment: Any, status: Any) -> None:
        if status.output_underflow:
            self._feed.underruns += 1
        lead = moment.outputBufferDacTime - moment.currentTime
        if not 0.0 < lead < _LONGEST_LEAD:  # some drivers do not know
            lead = self._latency
        if out.shape[1] == 2:
            self._feed.render(out, lead)
        else:
            self._feed.render_mono(out, lead)


def output_devices() -> tuple[OutputDevice, ...]:
    """All outputs that PortAudio saw when it last looked.

    Raises:
        PlaybackError: where PortAudio is not there.
    """
    portaudio = _portaudio()
    try:
        outputs, default = _outputs(portaudio)
    except portaudio.PortAudioError as error:
        raise _no_output(str(error)) from error
    return tuple(OutputDevice(str(info["name"]), info["index"] == default) for info in outputs)


def look_again() -> None:
    """Makes PortAudio see the devices of this moment; every stream must be closed.

    Raises:
        PlaybackError: where PortAudio cannot start again.
    """
    portaudio = _portaudio()
    # PortAudio lists devices once, when it starts; its Python binding has no public name for starting over.
    with contextlib.suppress(portaudio.PortAudioError):  # it may not have started the last time
        portaudio._terminate()
    try:
        portaudio._initialize()
    except portaudio.PortAudioError as error:
        raise _no_output(str(error)) from error


def _portaudio() -> Any:
    try:
        import sounddevice
    except Exception as error:
        raise _no_output(str(error)) from error
    return sounddevice


def _output(portaudio: Any, name: str | None) -> tuple[int, int]:
    """PortAudio's number of the output of this name, or of the default, and how many channels it has."""
    outputs, default = _outputs(portaudio)
    named = [info for info in outputs if info["name"] == name]
    chosen = named or [info for info in outputs if info["index"] == default] or outputs
    if not chosen:
        raise _no_output("none is connected")
    return int(chosen[0]["index"]), int(chosen[0]["max_output_channels"])


def _outputs(portaudio: Any) -> tuple[list[dict[str, Any]], int | None]:
    outputs = [info for info in portaudio.query_devices() if info["max_output_channels"] > 0]
    has_default = any(api["default_output_device"] >= 0 for api in portaudio.query_hostapis())
    return outputs, portaudio.query_devices(kind="output")["index"] if has_default else None


def _no_output(reason: str) -> PlaybackError:
    return PlaybackError(
        f"There is no sound output to play on ({reason.strip().rstrip('.')})",
        safe="Your songs are not affected",
        remedy="Connect speakers or headphones, then press play again",
    )
