"""The promise: how much memory a song will take on this machine, how long it will take, and whether it fits.

The language model is bound by reading weights: a frame reads the backbone once and the depth decoder seven times,
10.9 GB in bf16 with the heads in float32, beside the cache's keys and values (229 kB for each frame so far, guided).
Decoding is bound by arithmetic: ten solver steps, twice for guidance, over windows that overlap.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from heartstudio.checkpoints.calibration import DEFAULT_CODEC_EFFICIENCY, Calibration
from heartstudio.checkpoints.machine import Machine
from heartstudio.checkpoints.sizes import ModelSizes, Precision
from heartstudio.recipe import Recipe

PROMPT_POSITIONS = 400
"""Cache positions kept for tags and lyrics: a full song's words."""

CACHE_BYTES = 2
SOUND_BYTES_PER_FRAME = 3840 * 2 * 4
"""One frame of sound: 3,840 samples in stereo, float32."""

WORKING_BYTES = {2: 720_000_000, 4: 1_100_000_000}
"""Beyond weights, cache and sound where nothing was measured, by the bytes of a number of the codec's transformer: what
a window computes on its way, the prompt remembered, and the freed memory that the engine keeps for reuse."""

LATENT_RATE = 25.0
WINDOW_OVER_HOP = 744 / 640
SOLVER_PASSES = 10 * 2
"""Steps of the solver, twice for guidance."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What a recipe will take on a machine.

    Attributes:
        precision: of the language model.
        peak_bytes: the most memory in use at once.
        limit_bytes: what this machine may use.
        seconds: from Compose to the end of the sound, without loading.
        frames_per_second: of the language model, for one take.
        fits: whether the peak is within the limit.
        reason: one line that says why it fits or not, in words.
        suggestion: what to do where it does not; empty where it does.
    """

    precision: Precision
    peak_bytes: int
    limit_bytes: int
    seconds: float
    frames_per_second: float
    fits: bool
    reason: str
    suggestion: str = ""


def promise(
    machine: Machine,
    model: ModelSizes,
    recipe: Recipe,
    precision: Precision,
    calibration: Calibration | None = None,
    codec_bytes: int = 4,
) -> Promise:
    """What a recipe takes with one precision.

    Args:
        machine: where it is to run.
        model: sizes of the language model and codec.
        recipe: its length, takes and guidance count; it is taken to last as long as it may.
        precision: of the language model.
        calibration: what was measured on this machine.
        codec_bytes: bytes of a number of the codec's transformer: 4 in float32, 2 in bf16.
    """
    calibration = calibration or Calibration.begun(machine)
    peak = peak_bytes(model, recipe, precision, calibration, codec_bytes)
    rate = _frames_per_second(machine, model, recipe, precision, calibration)
    composing = recipe.frame_limit / rate
    decoding = recipe.takes * recipe.seconds * _codec_flops(model) / _codec_speed(machine, calibration)
    fits = peak <= machine.working_set
    within = f"{_gb(peak)} of the {_gb(machine.working_set)} that music may use of this machine's memory"
    return Promise(
        precision=precision,
        peak_bytes=peak,
        limit_bytes=machine.working_set,
        seconds=composing + decoding,
        frames_per_second=rate,
        fits=fits,
        reason=f"In {precision.label} it takes {within}"
        if fits
        else f"In {precision.label} it would take {within}",
    )


def best_promise(
    machine: Machine,
    model: ModelSizes,
    recipe: Recipe,
    calibration: Calibration | None = None,
    codec_bytes: int = 4,
) -> Promise:
    """The promise of the most faithful precision that fits, or of the smallest one with what to do instead."""
    kept = None
    for precision in Precision:
        kept = promise(machine, model, recipe, precision, calibration, codec_bytes)
        if kept.fits:
            return kept
    assert kept is not None
    return replace(
        kept, suggestion=_suggestion(machine, model, recipe, kept.precision, calibration, codec_bytes)
    )


def peak_bytes(
    model: ModelSizes,
    recipe: Recipe,
    precision: Precision,
    calibration: Calibration,
    codec_bytes: int = 4,
) -> int:
    """The most memory that composing a recipe takes: language model and codec are resident together."""
    codec = model.codec.transformer * codec_bytes + model.codec.scalar * 4
    frames = recipe.frame_limit
    cache = _cache_bytes_per_position(model, recipe) * (frames + PROMPT_POSITIONS)
    sound = SOUND_BYTES_PER_FRAME * frames * recipe.takes
    working = calibration.working_bytes or WORKING_BYTES[codec_bytes]
    return model.language_model.weights_bytes(precision) + codec + cache + sound + working


def _frames_per_second(
    machine: Machine, model: ModelSizes, recipe: Recipe, precision: Precision, calibration: Calibration
) -> float:
    average = PROMPT_POSITIONS + recipe.frame_limit / 2
    read = model.language_model.frame_bytes(precision) + _cache_bytes_per_position(model, recipe) * average
    return machine.bandwidth * calibration.of(precision) / read


def _cache_bytes_per_position(model: ModelSizes, recipe: Recipe) -> int:
    rows = recipe.takes * (2 if recipe.guidance > 1 else 1)
    return model.language_model.keys_and_values * CACHE_BYTES * rows


def _codec_flops(model: ModelSizes) -> float:
    """Operations for one second of sound: two for each weight, latent, solver step and guidance half."""
    return 2.0 * model.codec.transformer * LATENT_RATE * WINDOW_OVER_HOP * SOLVER_PASSES


def _codec_speed(machine: Machine, calibration: Calibration) -> float:
    return machine.flops * (calibration.codec_efficiency or DEFAULT_CODEC_EFFICIENCY)


def _suggestion(
    machine: Machine,
    model: ModelSizes,
    recipe: Recipe,
    precision: Precision,
    calibration: Calibration | None,
    codec_bytes: int,
) -> str:
    for smaller, words in _smaller(recipe):
        if promise(machine, model, smaller, precision, calibration, codec_bytes).fits:
            return words
    return (
        f"This model needs a machine with more memory than {_gb(machine.memory)}; "
        "Sketch, the demo model, runs here at once"
    )


def _smaller(recipe: Recipe) -> Iterator[tuple[Recipe, str]]:
    for takes in range(recipe.takes - 1, 0, -1):
        count = f"{takes} takes" if takes > 1 else "one take"
        yield replace(recipe, takes=takes), f"It fits with {count} at a time"
    single = replace(recipe, takes=1)
    for seconds in (240, 180, 120, 60, 30):
        if seconds < recipe.seconds:
            words = f"It fits with one take of at most {seconds // 60}:{seconds % 60:02d}"
            yield replace(single, seconds=float(seconds)), words


def _gb(size: int) -> str:
    return f"{size / 1e9:.1f} GB"
