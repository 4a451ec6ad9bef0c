"""``heartstudio bench``: how fast the engine is on this machine, beside the bandwidth limit."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

FULL_SIZE = "full-size"
"""Names random weights of the published model's size, for a measurement without a download."""

CODEC_SECONDS = 72


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("bench", help="measure the engine's speed here")
    parser.add_argument(
        "--checkpoint",
        default="random",
        help=f"folder of a model; 'random' for a tiny one, '{FULL_SIZE}' for random weights of 3B (%(default)s)",
    )
    parser.add_argument("--dtype", choices=("bfloat16", "float16", "float32"), help="of the language model")
    parser.add_argument("--bits", type=int, choices=(4, 8), help="quantise the language model")
    parser.add_argument("--frames", type=int, default=300, help="measured to this frame (%(default)d)")
    parser.add_argument("--prompt", type=int, default=200, help="positions of the prompt (%(default)d)")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Measure and print; the exit status."""
    import mlx.core as mx
    import numpy as np

    from heartstudio.engine import measure
    from heartstudio.engine.checkpoint import Checkpoint
    from heartstudio.engine.config import FLAVOURS, HeartMuLaConfig
    from heartstudio.engine.heartcodec import CodecConfig, HeartCodec
    from heartstudio.engine.heartmula import HeartMuLa
    from heartstudio.engine.random_checkpoint import write_random_checkpoint

    on_gpu = mx.default_device() == mx.gpu
    dtype = getattr(mx, arguments.dtype or ("bfloat16" if on_gpu else "float32"))
    began = time.perf_counter()
    with TemporaryDirectory(prefix="heartstudio-") as folder:
        if arguments.checkpoint == FULL_SIZE:
            sizes = HeartMuLaConfig(FLAVOURS["llama-3B"], FLAVOURS["llama-300M"])
            model = measure.random_heartmula(sizes, dtype, arguments.bits)
            codec = HeartCodec.from_config(CodecConfig(), seed=0)
        else:
            if arguments.checkpoint == "random":
                checkpoint = Checkpoint.at(write_random_checkpoint(Path(folder)))
            else:
                checkpoint = Checkpoint.at(arguments.checkpoint)
            model = HeartMuLa.from_pretrained(checkpoint.language_model, dtype, arguments.bits)
            codec = HeartCodec.from_pretrained(checkpoint.codec)
    loading = time.perf_counter() - began

    bandwidth = measure.copy_bandwidth(2**31 if on_gpu else 2**28)
    rows: list[tuple[str, float, str]] = [
        ("load", loading, "s"),
        ("copy bandwidth", bandwidth / 1e9, "GB/s"),
    ]
    for compiled in (False, True) if on_gpu else (False,):
        speed = measure.measure_frames(
            model,
            bandwidth,
            bits=arguments.bits,
            prompt_length=arguments.prompt,
            frames=arguments.frames,
            compiled=compiled,
        )
        way = "compiled" if compiled else "plain"
        rows += [
            (f"prefill of {arguments.prompt}, {way}", speed.prefill_seconds, "s"),
            (f"one song, {way}", speed.frames_per_second, "frames/s"),
            (f"share of the bandwidth limit, {way}", 100 * speed.share, "%"),
            (f"peak memory, {way}", speed.peak_bytes / 1e9, "GB"),
        ]
    # At most three windows: 900 frames of the published codec, fewer of a small one with short windows.
    plan = codec.config.plan
    length = min(round(CODEC_SECONDS * codec.config.frame_rate), plan.window + 2 * plan.hop)
    codes = np.random.default_rng(0).integers(
        0, codec.config.codebook_size, (length, codec.config.num_quantizers)
    )
    mx.reset_peak_memory()
    seconds = measure.median_seconds(lambda: codec.decode(codes, seed=0), repeats=1)
    rows += [
        (f"codec, {length} frames", length / codec.config.frame_rate / seconds, "x real time"),
        ("peak memory, codec", mx.get_peak_memory() / 1e9, "GB"),
    ]
    _print(rows, arguments.json)
    return 0


def _print(rows: list[tuple[str, float, str]], as_json: bool) -> None:
    if as_json:
        print(json.dumps({name: {"value": value, "unit": unit} for name, value, unit in rows}))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None)
    table.add_column("measured")
    table.add_column("figure", justify="right")
    table.add_column("unit")
    for name, value, unit in rows:
        table.add_row(name, f"{value:.4g}", unit)
    Console().print(table)
