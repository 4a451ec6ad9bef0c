"""HeartCodec: codes to sound, and sound to latents."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import Any, ParamSpec, Self, TypeVar

import mlx.core as mx
import numpy as np
from numpy.typing import ArrayLike, NDArray

from heartstudio.engine.errors import CodesError
from heartstudio.engine.heartcodec.arrays import Arrays, Made
from heartstudio.engine.heartcodec.config import CHANNELS, CodecConfig
from heartstudio.engine.heartcodec.folders import flow_dtype, open_arrays
from heartstudio.engine.heartcodec.loading import load_decoder, load_encoder, load_flow, load_quantiser
from heartstudio.engine.heartcodec.parameters import InitialTensors
from heartstudio.engine.heartcodec.scalar import ScalarEncoder
from heartstudio.engine.heartcodec.solver import solve
from heartstudio.engine.heartcodec.stream import Noise, StreamDecoder
from heartstudio.engine.pacing import Pace

SEEDS = 2**32
"""Seeds are whole numbers below this."""

SPARE_BYTES = 100_000_000
"""That pieces of a window's flow may hold before they are waited for, for each byte of a number: one of the wider stage
at full size."""

Inputs = ParamSpec("Inputs")
Result = TypeVar("Result")


class HeartCodec:
    """Turns codes into stereo sound in three steps: condition, latents by flow matching, waveform.

    Everything runs on the thread that calls it, which must be the one that made the codec.

    Attributes:
        config: every size.
        quantiser: codes to condition.
        flow: the velocity field of the latents.
        decoder: latents to sound.
    """

    def __init__(self, config: CodecConfig, source: Callable[[], Arrays], dtype: mx.Dtype) -> None:
        """Read what decoding needs.

        Args:
            config: every size.
            source: opens the arrays; called again where the encoder is needed.
            dtype: of the flow transformer's matrices.
        """
        self.config = config
        self._source = source
        arrays = source()
        self.quantiser = load_quantiser(arrays, config)
        self.flow = load_flow(arrays, config, dtype)
        self.decoder = load_decoder(arrays, config)
        self._flow_spare = SPARE_BYTES * dtype.size
        self._traced: dict[Callable[..., Any], Callable[..., Any]] = {}

    @classmethod
    def from_pretrained(cls, path: str | Path, dtype: mx.Dtype | None = None) -> Self:
        """The codec in a folder of the reference's layout, or in one that was converted from it; sharded or not.

        Args:
            path: folder with ``config.json`` and ``model.safetensors`` or shards and their index.
            dtype: of the flow transformer's matrices, everything else is float32; by default that of a converted
                folder, or float32.

        Raises:
            CheckpointError: naming the file or tensor that does not fit.
        """
        folder = Path(path)
        config = CodecConfig.from_file(folder / "config.json")
        held = dtype or flow_dtype(folder)
        return cls(config, lambda: open_arrays(folder, config, held), held)

    @classmethod
    def from_config(cls, config: CodecConfig, seed: int, dtype: mx.Dtype = mx.float32) -> Self:
        """A codec with random weights: it knows no music, but computes as a trained one does."""
        return cls(config, lambda: Made(InitialTensors(config, seed)), dtype)

    @cached_property
    def encoder(self) -> ScalarEncoder:
        """Sound to latents; read on first use, because composing never needs it."""
        return load_encoder(self._source(), self.config)

    def decode(self, codes: ArrayLike, seed: int, noise: Noise | None = None) -> NDArray[np.float32]:
        """A whole song: equal, sample for sample, to what a :class:`StreamDecoder` gives piece by piece.

        Args:
            codes: ``(frames, codebooks)`` whole numbers.
            seed: decides the noise that every window starts from.
            noise: given in place of the seed's.

        Returns:
            ``(frames · samples_per_frame, 2)`` float32, left and right.

        Raises:
            CodesError: where there are no codes or one is out of range.
        """
        stream = StreamDecoder(self, seed, noise)
        windows = [*stream.push(codes), *stream.finish()]
        return np.concatenate([window.samples for window in windows])

    def checked(self, codes: ArrayLike) -> NDArray[np.int16]:
        """Codes ``(frames, codebooks)`` as int16, all of them entries of the codebooks.

        Raises:
            CodesError: saying what is wrong with them.
        """
        config, array = self.config, np.asarray(codes)
        if array.ndim != 2 or array.shape[1] != config.num_quantizers:
            raise CodesError(f"codes have shape {array.shape}, not (frames, {config.num_quantizers})")
        if array.dtype.kind not in "iu":
            raise CodesError(f"codes are of type {array.dtype}, not whole numbers")
        wrong = np.argwhere((array < 0) | (array >= config.codebook_size))
        if len(wrong):
            frame, codebook = (int(i) for i in wrong[0])
            raise CodesError(
                f"code {array[frame, codebook]} at frame {frame}, codebook {codebook} is out of range: "
                f"a codebook has {config.codebook_size} entries"
            )
        return np.ascontiguousarray(array, np.int16)

    def condition(self, codes: ArrayLike) -> mx.array:
        """Codes ``(frames, codebooks)`` to the flow's condition mu ``(1, 2·frames, dim)``.

        Raises:
            CodesError: where a code is out of range.
        """
        return self.quantiser.condition(mx.array(self.checked(codes))[None])

    def velocity(
        self, x: mx.array, context: mx.array, mu: mx.array, t: mx.array, pace: Pace | None = None
    ) -> mx.array:
        """Where latents move at time ``t``.

        Args:
            x: ``(batch, time, out_channels)`` state.
            context: likewise, latents that are known, zeros elsewhere.
            mu: ``(batch, time, dim)`` condition, zeros for none.
            t: ``(batch,)`` float32 from 0 to 1.
            pace: of the steps that this is one of.

        Returns:
            ``(batch, time, out_channels)`` float32.
        """
        shared = pace or Pace()

        def run(piece: Callable[..., mx.array], *inputs: mx.array) -> mx.array:
            result: mx.array = self._trace(piece)(*inputs)
            shared.send(result)
            return result

        return self.flow(mx.concatenate([x, context, mu], axis=-1), t, run)

    def solve(
        self,
        mu: mx.array,
        noise: mx.array,
        context: mx.array | None = None,
        steps: int | None = None,
        guidance: float | None = None,
    ) -> mx.array:
        """Latents at the end of the flow.

        Arguments as for :func:`heartstudio.engine.heartcodec.solver.solve`, with the configuration's defaults.
        """
        steps = self.config.num_steps if steps is None else steps
        guidance = self.config.guidance_scale if guidance is None else guidance
        velocity = partial(self.velocity, pace=Pace(spare=self._flow_spare))
        return solve(velocity, mu, noise, context, steps, guidance)

    def window_latents(self, codes: ArrayLike, noise: mx.array, context: mx.array | None) -> mx.array:
        """Latents of one window.

        Args:
            codes: ``(window, codebooks)``.
            noise: ``(2·window, out_channels)``.
            context: ``(known, out_channels)`` latents that the window begins with, or None.

        Returns:
            ``(2·window, out_channels)`` float32, evaluated.
        """
        known = None if context is None else context[None]
        latents = self.solve(self.condition(codes), noise[None], known)[0]
        mx.eval(latents)
        # A GPU gives memory back a little after the result is there; the sound's is not to come on top of the flow's.
        mx.synchronize()
        return latents

    def window_noise(self, seed: int, index: int) -> mx.array:
        """What window ``index`` starts from, ``(2·window, out_channels)``; it depends on nothing else."""
        if not 0 <= seed < SEEDS:
            raise ValueError(f"seed {seed} must lie between 0 and {SEEDS - 1}")
        # Upper half of the key: which window; from 1, so that it never equals the key that other rooms make of a seed.
        key = mx.random.key((index + 1) * SEEDS + seed)
        return mx.random.normal((self.config.window_latents, self.config.out_channels), key=key)

    def decode_latents(self, latents: mx.array, length: int | None = None) -> NDArray[np.float32]:
        """Sound of latents, made in chunks of bounded memory that join without a seam.

        Args:
            latents: ``(latents, out_channels)``.
            length: how many of them to turn into sound; those behind it are only looked ahead to. All by default.

        Returns:
            ``(length · samples_per_latent, 2)`` float32, left and right.
        """
        length = len(latents) if length is None else length
        channels = latents.reshape(len(latents), CHANNELS, -1).swapaxes(0, 1)
        waveform = np.empty((length * self.config.samples_per_latent, CHANNELS), np.float32)
        at = 0
        for chunk in self.decoder.decode(channels, length, self._trace):
            waveform[at : at + chunk.shape[1]] = np.asarray(chunk).T
            at += chunk.shape[1]
        return waveform

    def encode(self, waveform: ArrayLike) -> mx.array:
        """Latents of a sound, before they are rounded to their grid.

        Args:
            waveform: ``(samples, 2)`` at the configuration's sample rate.

        Returns:
            ``(latents, out_channels)`` float32, evaluated; one for every ``samples_per_latent`` begun.

        Raises:
            ValueError: where the sound has another shape or is too short for a latent.
        """
        sound = np.asarray(waveform, np.float32)
        if sound.ndim != 2 or sound.shape[1] != CHANNELS or len(sound) < self.config.num_samples:
            raise ValueError(
                f"a sound of shape {sound.shape} is not (samples, {CHANNELS}) or has too few samples"
            )
        channels = mx.array(np.ascontiguousarray(sound.T))
        latents = self.encoder.encode(channels).swapaxes(0, 1).reshape(-1, self.config.out_channels)
        mx.eval(latents)
        return latents

    def _trace(self, piece: Callable[Inputs, Result]) -> Callable[Inputs, Result]:
        """A piece of the flow, or a layer of the scalar decoder, as it is best run here.

        On a GPU one traced graph serves every step of every window; on a CPU each of its kernels would cost a run of
        the C++ compiler.
        """
        if mx.default_device() != mx.gpu:
            return piece
        if piece not in self._traced:
            self._traced[piece] = mx.compile(piece)
        return self._traced[piece]
