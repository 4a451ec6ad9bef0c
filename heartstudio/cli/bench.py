"""``heartstudio bench``: how fast the engine is on this machine, beside the bandwidth limit."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from heartstudio.cli.bench_figures import Figure, append_history, compare, print_table, to_json

if TYPE_CHECKING:
    import mlx.core as mx

    from heartstudio.engine.checkpoint import Checkpoint
    from heartstudio.engine.heartcodec import HeartCodec
    from heartstudio.engine.heartmula import HeartMuLa
    from heartstudio.engine.measure import Way
    from heartstudio.precision import Mix

FULL_SIZE, RANDOM = "full-size", "random"
"""Random weights of the published model's size or of a tiny one: a measurement without a download."""

CODEC_SECONDS = 72
TAKES = (1, 2, 4, 8)
LATE, EARLY = 2850, 150
"""Prompts that put the middle of the measured frames at about position 3000 and position 300."""


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("bench", help="measure the engine's speed here")
    parser.add_argument(
        "--checkpoint",
        default=RANDOM,
        help=f"folder of a model; '{RANDOM}' for a tiny one, '{FULL_SIZE}' for random weights of 3B (%(default)s)",
    )
    parser.add_argument("--dtype", choices=("bfloat16", "float16", "float32"), help="of the language model")
    parser.add_argument("--frames", type=int, default=300, help="measured to this frame (%(default)d)")
    parser.add_argument("--prompt", type=int, default=200, help="positions of the prompt (%(default)d)")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument(
        "--history", type=Path, metavar="FILE", help="append the figures to a file, a line a run"
    )
    parser.add_argument(
        "--compare", type=Path, metavar="CHECKOUT", help="run another checkout in turns with this one"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Measure and print; the exit status."""
    if arguments.compare is not None:
        compare(arguments.compare, _repeated(arguments))
        return 0
    figures = list(_measure(arguments))
    if arguments.history is not None:
        append_history(arguments.history, figures)
    if arguments.json:
        print(to_json(figures))
    else:
        print_table(figures)
    return 0


def _repeated(arguments: argparse.Namespace) -> list[str]:
    """The arguments that measure the same elsewhere."""
    dtype = ["--dtype", arguments.dtype] if arguments.dtype else []
    sizes = ["--frames", str(arguments.frames), "--prompt", str(arguments.prompt)]
    checkpoint: str = arguments.checkpoint
    if checkpoint not in (FULL_SIZE, RANDOM):
        checkpoint = str(Path(checkpoint).resolve())
    return ["--checkpoint", checkpoint, *dtype, *sizes]


def _measure(arguments: argparse.Namespace) -> Iterator[Figure]:
    import mlx.core as mx

    from heartstudio.engine.checkpoint import Checkpoint
    from heartstudio.engine.measure import copy_bandwidth
    from heartstudio.engine.random_checkpoint import write_random_checkpoint

    on_gpu = mx.default_device() == mx.gpu
    dtype = getattr(mx, arguments.dtype or ("bfloat16" if on_gpu else "float32"))
    bandwidth = copy_bandwidth(2**31 if on_gpu else 2**28)
    yield Figure("copy bandwidth", bandwidth / 1e9, "GB/s")
    with TemporaryDirectory(prefix="heartstudio-") as folder:
        checkpoint = None
        if arguments.checkpoint != FULL_SIZE:
            at = (
                write_random_checkpoint(Path(folder))
                if arguments.checkpoint == RANDOM
                else arguments.checkpoint
            )
            checkpoint = Checkpoint.at(at)
        yield from _language_model(checkpoint, dtype, bandwidth, arguments)
        yield from _codec(checkpoint)
        if on_gpu:
            yield from _song(checkpoint, dtype, arguments.prompt)


def _language_model(
    checkpoint: Checkpoint | None, dtype: mx.Dtype, bandwidth: float, arguments: argparse.Namespace
) -> Iterator[Figure]:
    import mlx.core as mx

    from heartstudio.engine.fused import agrees
    from heartstudio.engine.measure import Way, measure_frames
    from heartstudio.precision import MIXES

    model = _model(checkpoint, dtype, {})
    ways = [Way.PLAIN, Way.COMPILED] + ([Way.FUSED] if agrees(model) else [])

    def speed(name: str, way: Way, mix: Mix, prompt: int, takes: int = 1) -> Iterator[Figure]:
        found = measure_frames(
            model, bandwidth, mix=mix, way=way, takes=takes, prompt_length=prompt, frames=arguments.frames
        )
        yield Figure(name, found.frames_per_second, "frames/s", found.limit)
        if takes == 1 and way is ways[-1] and not mix and prompt == arguments.prompt:
            yield Figure("prefill", found.prefill_seconds, "s")
            yield Figure("peak memory, one song", found.peak_bytes / 1e9, "GB")

    for way in ways:
        yield from speed(f"one song, {way.value}", way, {}, arguments.prompt)
    for takes in TAKES[1:]:
        yield from speed(f"{takes} takes, in all", ways[-1], {}, arguments.prompt, takes)
    if model.config.backbone.max_seq_len >= LATE + arguments.frames:
        yield from speed("one song, at position 300", ways[-1], {}, EARLY)
        yield from speed("one song, at position 3000", ways[-1], {}, LATE)
    if mx.default_device() != mx.gpu:
        return
    mixes: dict[str, Mix] = {
        "depth decoder in 8 bits": {"decoder": 8},
        "8 bits": MIXES[8],
        "4 bits": MIXES[4],
    }
    for name, mix in mixes.items():
        del model
        model = _model(checkpoint, dtype, mix)
        yield from speed(f"one song, {name}", ways[-1], mix, arguments.prompt)


def _model(checkpoint: Checkpoint | None, dtype: mx.Dtype, mix: Mix) -> HeartMuLa:
    from heartstudio.engine.config import FLAVOURS, HeartMuLaConfig
    from heartstudio.engine.heartmula import HeartMuLa
    from heartstudio.engine.loading import evaluate
    from heartstudio.engine.measure import random_heartmula
    from heartstudio.engine.quantising import quantise

    if checkpoint is None:
        return random_heartmula(HeartMuLaConfig(FLAVOURS["llama-3B"], FLAVOURS["llama-300M"]), dtype, mix)
    model = HeartMuLa.from_pretrained(checkpoint.language_model, dtype)
    quantise(model, mix)
    evaluate(model)
    return model


def _codec(checkpoint: Checkpoint | None) -> Iterator[Figure]:
    """Three windows at most: 900 frames of the published codec, fewer of a small one with short windows."""
    import mlx.core as mx
    import numpy as np

    from heartstudio.engine.measure import median_seconds, signal_to_noise

    whole = None
    for dtype in (mx.float32, mx.bfloat16):
        codec = _codec_of(checkpoint, dtype)
        plan, config = codec.config.plan, codec.config
        length = min(round(CODEC_SECONDS * config.frame_rate), plan.window + 2 * plan.hop)
        codes = np.random.default_rng(0).integers(0, config.codebook_size, (length, config.num_quantizers))
        mx.reset_peak_memory()
        sound = codec.decode(codes, seed=0)
        seconds = median_seconds(partial(codec.decode, codes, seed=0), repeats=1)
        name = f"codec, {length} frames, flow in {str(dtype).removeprefix('mlx.core.')}"
        yield Figure(name, length / config.frame_rate / seconds, "x real time")
        if whole is None:
            yield Figure("peak memory, codec", mx.get_peak_memory() / 1e9, "GB")
            whole = sound
        else:
            yield Figure("its likeness to float32", signal_to_noise(whole, sound), "dB")
        if mx.default_device() != mx.gpu:
            # Products of bfloat16 are emulated there: nobody would choose them.
            return


def _codec_of(checkpoint: Checkpoint | None, dtype: mx.Dtype) -> HeartCodec:
    from heartstudio.engine.heartcodec import CodecConfig, HeartCodec

    if checkpoint is None:
        return HeartCodec.from_config(CodecConfig(), seed=0, dtype=dtype)
    return HeartCodec.from_pretrained(checkpoint.codec, dtype)


def _song(checkpoint: Checkpoint | None, dtype: mx.Dtype, prompt: int) -> Iterator[Figure]:
    """Composing and decoding by turns, as the studio does; left out where four minutes are too long for the model."""
    import mlx.core as mx

    from heartstudio.engine.fused import agrees
    from heartstudio.engine.measure import FOUR_MINUTES, Way, song_memory

    model = _model(checkpoint, dtype, {})
    if model.config.backbone.max_seq_len < prompt + FOUR_MINUTES:
        return
    way = Way.FUSED if agrees(model) else Way.COMPILED
    held = song_memory(model, _codec_of(checkpoint, mx.bfloat16), way=way, prompt_length=prompt)
    yield Figure("peak memory over the weights, four minutes", held / 1e9, "GB")
