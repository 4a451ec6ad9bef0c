"""The composer: a recipe goes in, events come out, the last of them the finished takes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import mlx.core as mx
import numpy as np
from numpy.typing import NDArray

from heartstudio.engine.checkpoint import Checkpoint
from heartstudio.engine.config import HeartMuLaConfig
from heartstudio.engine.decoding import FrameLoop, ReadPrompt
from heartstudio.engine.errors import (
    CheckpointError,
    CodesError,
    MemoryLimitError,
    PromptError,
    SilentModelError,
)
from heartstudio.engine.events import (
    AudioReady,
    Ending,
    Event,
    Finished,
    FramesComposed,
    Loaded,
    Prefilled,
    Take,
)
from heartstudio.engine.footprint import Footprint
from heartstudio.engine.fused import agrees
from heartstudio.engine.heartcodec import CodecConfig, HeartCodec, StreamDecoder
from heartstudio.engine.heartcodec.folders import flow_dtype
from heartstudio.engine.heartcodec.windows import AudioWindow
from heartstudio.engine.heartmula import HeartMuLa
from heartstudio.engine.layout import held_bits
from heartstudio.engine.prompt import GenerationIds, Prompt, PromptWriter, check_positions
from heartstudio.engine.sampling import Sampler
from heartstudio.recipe import FRAME_RATE, Recipe

CACHE_LIMIT_BYTES = 2**28
"""Freed buffers that MLX may keep for reuse: as much as a piece of the codec's work frees for the next. Without a bound
they grow until the system swaps."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the models are held, as opposed to what is composed.

    Attributes:
        dtype: of the language model; bfloat16 on a GPU and float32 on a CPU where None.
        bits: 8 or 4 to quantise the language model; None for what its folder holds.
        codec_dtype: of the codec's flow transformer, None for that of its folder; the reference warns of less than
            float32.
        memory_limit: bytes that may be held at most; None for no limit.
        compiled: replay traced graphs, with kernels of our own where they hold; None for yes on a GPU and no on a
            CPU, where each kernel of a graph costs a run of the C++ compiler.
    """

    dtype: mx.Dtype | None = None
    bits: int | None = None
    codec_dtype: mx.Dtype | None = None
    memory_limit: int | None = None
    compiled: bool | None = None


class Composer:
    """Holds one checkpoint's models and composes with them, all on the thread that calls it.

    Creating one reads configurations only; weights are loaded when the first song asks for them, and stay.

    Args:
        checkpoint: where the parts lie.
        settings: how to hold them.

    Raises:
        CheckpointError: where a configuration or the tokenizer does not fit, or other bits are kept than asked for.
    """

    def __init__(self, checkpoint: Checkpoint, settings: Settings = Settings()) -> None:
        self._checkpoint = checkpoint
        on_gpu = mx.default_device() == mx.gpu
        self._dtype = settings.dtype or (mx.bfloat16 if on_gpu else mx.float32)
        self._compiled = on_gpu if settings.compiled is None else settings.compiled
        self._settings = settings
        self._bits = held_bits(checkpoint.language_model, settings.bits)
        self._codec_dtype = settings.codec_dtype or flow_dtype(checkpoint.codec)
        self.config = HeartMuLaConfig.from_folder(checkpoint.language_model)
        self.codec_config = CodecConfig.from_file(checkpoint.codec / "config.json")
        self.ids = GenerationIds.from_file(checkpoint.generation_ids)
        self._writer = PromptWriter(checkpoint.tokenizer, self.ids, self.config.text_vocab_size)
        _check_vocabularies(checkpoint, self.config, self.codec_config, self.ids)
        self._model: HeartMuLa | None = None
        self._codec: HeartCodec | None = None
        self._fused = False
        self._read: ReadPrompt | None = None

    def compose(
        self,
        recipe: Recipe,
        start: NDArray[np.int16] | None = None,
        enough: Callable[[], bool] = lambda: False,
    ) -> Iterator[Event]:
        """Compose all takes of a recipe.

        To cancel, close the iterator: between any two events it can be left, and nothing stays behind.

        Args:
            recipe: what to compose. Its length limit counts from the song's start.
            start: ``(frames, codebooks)`` codes to go on from, so as to continue, branch or resume a song.
            enough: asked between frames; once true, the takes end there and are decoded as they are.

        Yields:
            :class:`Loaded`, :class:`Prefilled`, then :class:`FramesComposed` and :class:`AudioReady` as they come,
            at last :class:`Finished`.

        Raises:
            PromptError: before anything is loaded, where words and song do not fit the model.
            CodesError: where ``start`` is not what this checkpoint's codec knows.
            MemoryLimitError: before anything is loaded, or between frames.
            CheckpointError: naming the weights that do not fit.
            SilentModelError: where the model ends every take before its first frame.
        """
        prompt = self._prompt(recipe)
        start = self._checked_start(start, recipe)
        check_positions(prompt, recipe.frame_limit, self.config.backbone.max_seq_len)
        self._check_memory(self.footprint(recipe).total)

        seconds = self._load()
        yield Loaded(seconds, mx.get_active_memory())
        assert self._model is not None and self._codec is not None
        mx.reset_peak_memory()
        began = time.perf_counter()
        sampler = Sampler(recipe.guidance, recipe.temperature, recipe.top_k)
        seeds = [recipe.take_seed(take) for take in range(recipe.takes)]
        capacity = len(prompt.ids) + recipe.frame_limit
        loop = FrameLoop(
            self._model,
            sampler,
            seeds,
            self._allowed(recipe),
            capacity,
            compiled=self._compiled,
            fused=self._fused,
        )
        self._read = loop.prefill(prompt, start, self._read)
        yield Prefilled(len(prompt.ids) + len(start), time.perf_counter() - began)

        tracks = [
            _Track(number, seed, StreamDecoder(self._codec, seed), [start] if len(start) else [])
            for number, seed in enumerate(seeds)
        ]
        yield from self._compose_frames(recipe, loop, tracks, len(start), enough)
        if not any(track.codes for track in tracks) and not enough():
            raise SilentModelError(
                "the model ended the song before its first frame",
                safe="Nothing was lost",
                remedy="Try another seed, more lyrics, or more common tags",
            )
        for track in tracks:
            yield from track.finish()
        takes = tuple(
            Take(track.seed, np.concatenate([start[:0], *track.codes]), track.ending) for track in tracks
        )
        yield Finished(takes, time.perf_counter() - began, mx.get_peak_memory())

    def decode(self, codes: NDArray[np.int16], seed: int) -> NDArray[np.float32]:
        """The sound of codes, the same as while composing: ``(samples, 2)`` float32 at 48 kHz."""
        self._load()
        assert self._codec is not None
        return self._codec.decode(codes, seed)

    def footprint(self, recipe: Recipe) -> Footprint:
        """The memory that a recipe's songs take, told without loading anything."""
        prompt = self._prompt(recipe)
        rows = recipe.takes * (1 + (recipe.guidance != 1.0))
        positions = len(prompt.ids) + recipe.frame_limit
        return Footprint.of(
            self.config,
            self.codec_config,
            self._dtype.size,
            self._bits,
            rows,
            positions,
            self._codec_dtype.size,
            len(prompt.ids),
        )

    def release(self) -> None:
        """Give the models' memory back; the next song loads them again."""
        self._model = self._codec = self._read = None
        mx.clear_cache()

    def _compose_frames(
        self,
        recipe: Recipe,
        loop: FrameLoop,
        tracks: list[_Track],
        given: int,
        enough: Callable[[], bool],
    ) -> Iterator[Event]:
        """Draw frames until every take has ended, decoding each window as soon as its frames are there."""
        for track in tracks:
            yield from track.decode()
        playing = set(range(len(tracks)))
        clock = _Clock(self.codec_config.window_frames)
        none = np.zeros((0, self.config.audio_num_codebooks), np.int16)
        for count, frame in enumerate(loop.frames(recipe.frame_limit - given), start=1):
            if enough():
                for number in playing:
                    tracks[number].ending = Ending.ON_REQUEST
                return
            new = [none] * len(tracks)
            for number in sorted(playing):
                if frame[number].max() >= self.ids.audio_eos_id:
                    tracks[number].ending = Ending.BY_ITSELF
                    playing.discard(number)
                else:
                    new[number] = frame[number : number + 1]
                    tracks[number].codes.append(new[number])
            if not playing:
                return
            if 2 * len(playing) <= loop.live:
                loop.keep(sorted(playing))
            memory = self._memory_in_use()
            clock.tick(len(playing))
            left = clock.seconds_left(recipe.frame_limit - given - count, len(playing))
            yield FramesComposed(
                tuple(new), given + count, recipe.frame_limit, clock.frames_per_second, memory, left
            )
            # One window a frame, so that the language model never waits for more than one.
            due = next((track for track in tracks if track.due), None)
            if due is not None:
                decoding = time.perf_counter()
                for event in due.decode():
                    clock.decoded(time.perf_counter() - decoding)
                    yield event
                    decoding = time.perf_counter()

    def _prompt(self, recipe: Recipe) -> Prompt:
        return self._writer.write(recipe.tags, recipe.lyrics, self.config.muq_dim)

    def _load(self) -> float:
        """Load what is not loaded yet; the seconds that took."""
        began = time.perf_counter()
        mx.set_cache_limit(CACHE_LIMIT_BYTES)
        if self._codec is None:
            self._codec = HeartCodec.from_pretrained(self._checkpoint.codec, self._codec_dtype)
        if self._model is None:
            self._model = HeartMuLa.from_pretrained(self._checkpoint.language_model, self._dtype, self._bits)
            self._fused = self._compiled and agrees(self._model)
        return time.perf_counter() - began

    def _allowed(self, recipe: Recipe) -> NDArray[np.bool_]:
        """Entries that may be drawn: those of the codebook and, unless it is to be ignored, the end."""
        entries = np.arange(self.config.audio_vocab_size)
        end = (entries >= self.ids.audio_eos_id) & (not recipe.ignore_eos)
        return np.asarray((entries < self.codec_config.codebook_size) | end)

    def _checked_start(self, start: NDArray[np.int16] | None, recipe: Recipe) -> NDArray[np.int16]:
        books, size = self.config.audio_num_codebooks, self.codec_config.codebook_size
        if start is None:
            return np.zeros((0, books), np.int16)
        if start.ndim != 2 or start.shape[1] != books:
            raise CodesError(
                f"codes to go on from have shape {start.shape}, this model's are (frames, {books})"
            )
        if len(start) and (start.min() < 0 or start.max() >= size):
            raise CodesError(f"codes to go on from lie outside this model's codebooks of {size} entries")
        if len(start) >= recipe.frame_limit:
            raise PromptError(
                f"the song to go on from is already {len(start) / FRAME_RATE:.1f} seconds long",
                remedy=f"Ask for more than {recipe.seconds:g} seconds in all",
            )
        return start

    def _memory_in_use(self) -> int:
        """Bytes held, within the limit: what is only kept for reuse is given back before it is exceeded."""
        limit = self._settings.memory_limit
        if limit is not None and mx.get_active_memory() + mx.get_cache_memory() > limit:
            mx.clear_cache()
            self._check_memory(mx.get_active_memory())
        return mx.get_active_memory() + mx.get_cache_memory()

    def _check_memory(self, needed: int) -> None:
        limit = self._settings.memory_limit
        if limit is not None and needed > limit:
            raise MemoryLimitError(
                f"composing needs {needed / 1e9:.1f} GB, more than the limit of {limit / 1e9:.1f} GB",
                safe="Frames composed so far are kept",
                remedy="Choose a shorter song, fewer takes or a smaller precision",
            )


@dataclass(slots=True)
class _Track:
    """A take in the making: all of its codes, and the sound of those that are decoded."""

    number: int
    seed: int
    decoder: StreamDecoder
    codes: list[NDArray[np.int16]]
    ending: Ending = Ending.AT_LIMIT
    _pushed: int = 0

    @property
    def due(self) -> bool:
        """Whether a window can be decoded that is not yet."""
        return self.decoder.due(sum(map(len, self.codes[self._pushed :])))

    def decode(self) -> Iterator[AudioReady]:
        """The sound that is final with all codes so far."""
        for codes in self.codes[self._pushed :]:
            self._pushed += 1
            yield from self._ready(self.decoder.push(codes))

    def finish(self) -> Iterator[AudioReady]:
        """The rest of the sound."""
        yield from self.decode()
        if self.codes:
            yield from self._ready(self.decoder.finish())

    def _ready(self, windows: list[AudioWindow]) -> Iterator[AudioReady]:
        for window in windows:
            yield AudioReady(self.number, window.start, window.samples)


@dataclass(slots=True)
class _Clock:
    """Tells frames per second and what is left, from what this run has measured."""

    window_frames: int
    began: float = field(default_factory=time.perf_counter)
    frames: int = 0
    steps: int = 0
    windows: int = 0
    decoding_seconds: float = 0.0

    def tick(self, frames: int) -> None:
        self.frames += frames
        self.steps += 1

    def decoded(self, seconds: float) -> None:
        self.windows += 1
        self.decoding_seconds += seconds

    @property
    def _composing_seconds(self) -> float:
        return max(time.perf_counter() - self.began - self.decoding_seconds, 1e-9)

    @property
    def frames_per_second(self) -> float:
        return self.frames / self._composing_seconds

    def seconds_left(self, steps: int, takes: int) -> float:
        a_window = self.decoding_seconds / self.windows if self.windows else 0.0
        windows = takes * (1 + steps / self.window_frames)
        return steps * self._composing_seconds / self.steps + windows * a_window


def compose(
    recipe: Recipe,
    checkpoint: str | Path | Checkpoint,
    *,
    settings: Settings = Settings(),
    start: NDArray[np.int16] | None = None,
    enough: Callable[[], bool] = lambda: False,
) -> Iterator[Event]:
    """Compose one recipe with a checkpoint that is loaded for it; see :meth:`Composer.compose`.

    Args:
        recipe: what to compose.
        checkpoint: folder in the reference's layout.
        settings: precision and limits.
        start: codes to go on from.
        enough: asked between frames; once true, the song ends there.
    """
    where = checkpoint if isinstance(checkpoint, Checkpoint) else Checkpoint.at(checkpoint)
    yield from Composer(where, settings).compose(recipe, start, enough)


def _check_vocabularies(
    checkpoint: Checkpoint, model: HeartMuLaConfig, codec: CodecConfig, ids: GenerationIds
) -> None:
    if codec.num_quantizers != model.audio_num_codebooks:
        raise CheckpointError(
            checkpoint.codec,
            f"has {codec.num_quantizers} codebooks, the language model {model.audio_num_codebooks}",
        )
    if not 0 < ids.audio_eos_id < model.audio_vocab_size or codec.codebook_size > model.audio_vocab_size:
        raise CheckpointError(
            checkpoint.generation_ids,
            f"audio_eos_id {ids.audio_eos_id} and codebooks of {codec.codebook_size} entries do not fit "
            f"the language model's {model.audio_vocab_size}",
        )
