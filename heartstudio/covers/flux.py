"""Covers by an image model through mflux, on the one thread that owns MLX.

mflux is imported when the first cover is painted, which takes some seconds. Everything made here lives and dies on the
thread that calls; what is handed out are the bytes of a file.
"""

from __future__ import annotations

import gc
import importlib
import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from heartstudio.covers.image_models import CoverError, ImageModel

DEFAULT_SIZE = 512
LARGE_SIZE = 1024


@dataclass(frozen=True, slots=True)
class Weights:
    """An image model on disk.

    Attributes:
        folder: where it lies, in mflux's or its authors' own layout.
        model: which kind it is.
        bits: 4 or 8 to quantise what is not quantised already as it is loaded; None to take it as it is.
    """

    folder: Path
    model: ImageModel
    bits: int | None = None


@dataclass(frozen=True, slots=True)
class Commission:
    """What is to be painted.

    Attributes:
        prompt: in words.
        seed: decides all that the words leave open.
        size: width and height in pixels, a multiple of 16.
    """

    prompt: str
    seed: int
    size: int = DEFAULT_SIZE


@dataclass(frozen=True, slots=True)
class Step:
    """How far a picture is: steps of denoising that are done, of so many."""

    done: int
    total: int


class FluxPainter:
    """Paints one picture at a time, and keeps the model between them.

    Attributes:
        weights: what is in memory; None for nothing.
    """

    def __init__(self) -> None:
        self.weights: Weights | None = None
        self._model: Any = None

    def paint(
        self,
        weights: Weights,
        commission: Commission,
        tell: Callable[[Step], object] = lambda _step: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> bytes | None:
        """Paint a picture; the same weights and commission give the same one.

        Args:
            weights: with which model; another one that is in memory is freed first.
            commission: what.
            tell: called after each step.
            stop: asked before and after each step; once true, the picture is given up.

        Returns:
            A PNG without any metadata; None where the picture was given up.

        Raises:
            CoverError: where mflux fails.
        """
        png, failure = self._attempt(weights, commission, tell, stop)
        if not failure:
            return png
        self.release()
        raise CoverError(
            f"The cover could not be painted ({failure[:200]})",
            safe="The song keeps its cover",
            remedy="Try again; if it happens again, check the cover model in Models",
        )

    def release(self) -> None:
        """Give the memory back."""
        if self._model is None:
            return
        self._model = self.weights = None
        gc.collect()
        import mlx.core as mx

        mx.clear_cache()

    def _attempt(
        self,
        weights: Weights,
        commission: Commission,
        tell: Callable[[Step], object],
        stop: Callable[[], bool],
    ) -> tuple[bytes | None, str]:
        """The picture, if it was not given up, and what went wrong, if anything did.

        That is told in words, because an error holds the frames that it passed through, and they hold arrays: those
        would outlive their thread with whoever keeps the error.
        """
        import mlx.core as mx

        failure = ""
        try:
            return _painted(self._loaded(weights, stop), weights.model, commission, _Watcher(tell, stop)), ""
        except _StoppedError:
            pass
        except Exception as error:  # noqa: BLE001 - whatever mflux meets, the song keeps the cover it has
            failure = f"{type(error).__name__}: {error}".strip(": ").splitlines()[0]
        finally:
            # mflux leaves small arrays in cycles, and arrays are to be freed on their own thread.
            gc.collect()
            mx.clear_cache()
        return None, failure

    def _loaded(self, weights: Weights, stop: Callable[[], bool]) -> Any:
        import mlx.core as mx

        if weights != self.weights:
            self.release()
            if stop():
                raise _StoppedError
            # What the music models left in MLX's cache of buffers is of no use to a picture.
            mx.clear_cache()
            self._model, self.weights = _load(weights), weights
        return self._model


class _StoppedError(Exception):
    """The picture was given up."""


class _Watcher:
    """Looks on from between mflux's steps. The methods' names and arguments are mflux's."""

    def __init__(self, tell: Callable[[Step], object], stop: Callable[[], bool]) -> None:
        self._tell = tell
        self._stop = stop

    def call_before_loop(self, **_: Any) -> None:
        self._look()

    def call_in_loop(self, *, t: int, latents: Any, config: Any, **_: Any) -> None:
        import mlx.core as mx

        # A step is only described when mflux says that it is done; whoever stops before it is computed waits for
        # nothing, and whoever stops meanwhile waits for this one alone.
        self._look()
        mx.eval(latents)
        self._tell(Step(t + 1, config.num_inference_steps))
        self._look()

    def call_after_loop(self, **_: Any) -> None:
        self._look()

    def _look(self) -> None:
        if self._stop():
            raise _StoppedError


def _load(weights: Weights) -> Any:
    import mlx.core as mx

    # Without PyTorch, the tokenizer's library would say on standard error what it cannot do; nobody asks that of it.
    os.environ.setdefault("TRANSFORMERS_NO_ADVISORY_WARNINGS", "1")
    from mflux.models.common.config import ModelConfig, config

    # mflux shows its progress on standard error, and has no switch for that.
    if not isinstance(config.tqdm, partial):
        config.tqdm = partial(config.tqdm, disable=True)
    loader = getattr(importlib.import_module(weights.model.module), weights.model.loader)
    model = loader(
        quantize=weights.bits,
        model_path=str(weights.folder),
        model_config=ModelConfig.from_name(weights.model.name),
    )
    mx.eval(model.parameters())
    return model


def _painted(model: Any, kind: ImageModel, commission: Commission, watcher: _Watcher) -> bytes:
    from mflux.callbacks.callback_registry import CallbackRegistry
    from mflux.utils.exceptions import StopImageGenerationException

    model.callbacks = CallbackRegistry()
    model.callbacks.register(watcher)
    try:
        generated = model.generate_image(
            seed=commission.seed,
            prompt=commission.prompt,
            num_inference_steps=kind.steps,
            width=commission.size,
            height=commission.size,
            guidance=kind.guidance,
        )
    except StopImageGenerationException:  # what mflux makes of Ctrl-C
        raise _StoppedError from None
    finally:
        model.callbacks = CallbackRegistry()
        model.prompt_cache = {}
    file = io.BytesIO()
    generated.image.convert("RGB").save(file, "PNG")
    return file.getvalue()
