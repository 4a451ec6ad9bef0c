"""Every tensor that the reference's HeartCodec left in a folder of golden vectors, against ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import mlx.core as mx
import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from heartstudio.engine.heartcodec import HeartCodec
from heartstudio.engine.heartcodec.causal import Past, weight_norm
from heartstudio.engine.heartcodec.flow import Modulation, Stage, sinusoids
from heartstudio.engine.heartcodec.parameters import DIRECTION, GAIN
from heartstudio.engine.heartcodec.scalar import DILATIONS, CausalLayer, on_grid
from heartstudio.engine.heartcodec.solver import states, time_span
from heartstudio.engine.weights import TensorFolder
from tests.parity.codec_songs import song_rows
from tests.parity.rows import Row, compare

Golden = dict[str, NDArray[Any]]

UNIT_MODEL = "codec_micro"
LAYERS = {"conv": "", "upconv": ".up_conv.layer", "down": ".down_conv.layer"}
"""Where a fused weight's parts lie inside the layer that its name ends with."""

LEVEL = 1 + len(DILATIONS)
"""Layers of a change of rate: the convolution and the residual units."""


def codec_rows(folder: Path) -> Iterator[Row]:
    """Compare every codec tensor of a folder in the format of ``tests/golden/README.md``, of any sizes."""
    yield from _unit_rows(folder)
    yield from song_rows(folder)


def _unit_rows(folder: Path) -> Iterator[Row]:
    golden = load_file(folder / "codec_unit.safetensors")
    codec = HeartCodec.from_pretrained(folder / UNIT_MODEL)
    parts = (
        _conditions(golden, codec),
        _times(golden, codec),
        _estimates(golden, codec),
        _solutions(golden, codec),
        _sounds(golden, codec),
        _fused_weights(golden, folder / UNIT_MODEL),
    )
    for part in parts:
        for name, ours in part:
            yield compare(f"codec_unit/{name}", ours, golden[name])


Named = Iterator[tuple[str, mx.array | NDArray[Any]]]


def _conditions(golden: Golden, codec: HeartCodec) -> Named:
    codes = mx.array(golden["codes"]).swapaxes(1, 2)
    looked_up = codec.quantiser.look_up(codes)
    yield "rvq_out", looked_up
    yield "cond", codec.quantiser.cond_feature_emb(looked_up)
    yield "mu", codec.quantiser.condition(codes)


def _times(golden: Golden, codec: HeartCodec) -> Named:
    t = mx.array(golden["t"])
    yield "t_sinusoid", sinusoids(t)
    for number, stage in ((1, codec.flow.stage_1), (2, codec.flow.stage_2)):
        embedded, modulation = stage.time(t)
        yield f"t_emb_{number}", embedded
        yield f"t_mod_{number}", modulation


def _estimates(golden: Golden, codec: HeartCodec) -> Named:
    flow, x, t = codec.flow, mx.array(golden["est_in"]), mx.array(golden["est_t"])
    h, by = _projected(flow.stage_1, x, t)
    first = flow.stage_1.blocks[0]
    yield "est_proj_in", h
    attended = first.attend(h, by)
    yield "est_block0_attn", attended
    yield "est_block0_mlp", first.feed(h + by.gate_1 * attended, by)
    yield "est_block0", first(h, flow.stage_1.time(t)[1])
    h = _through_blocks(flow.stage_1, h, t)
    yield "est_blocks_1_last", h
    h = mx.concatenate([x, flow.stage_1.finish(h, flow.stage_1.time(t)[0])], axis=-1)
    yield "est_conn_in", h
    h = flow.stage_2.project(h)
    yield "est_conn_out", h
    h = _through_blocks(flow.stage_2, h, t)
    yield "est_blocks_2_last", h
    yield "est_proj_out_in", flow.stage_2.finish(h, flow.stage_2.time(t)[0])
    yield "est_out", flow(x, t)


def _projected(stage: Stage, x: mx.array, t: mx.array) -> tuple[mx.array, Modulation]:
    return stage.project(x), stage.blocks[0].modulation(stage.time(t)[1])


def _through_blocks(stage: Stage, h: mx.array, t: mx.array) -> mx.array:
    for block in stage.blocks:
        h = block(h, stage.time(t)[1])
    return h


def _solutions(golden: Golden, codec: HeartCodec) -> Named:
    known = int(golden["euler_ctx_len"][0])
    steps, guidance = len(golden["euler_t_per_step"]), codec.config.guidance_scale
    mu, noise = mx.array(golden["mu"]), mx.array(golden["euler_noise"])
    context = mx.array(golden["euler_ctx"])[:, :known]
    yield "euler_t_span", np.array(time_span(steps))
    yield "euler_t_per_step", np.array(time_span(steps)[:-1])
    path = list(states(codec.velocity, mu, noise, context, steps, guidance))
    yield "euler_x_per_step", mx.concatenate(path[:-1])
    for name in (name for name in golden if name.startswith("euler_out")):
        scale = re.search(r"_g([0-9.]+)", name)
        count = re.search(r"_([0-9]+)steps", name)
        *_, end = states(
            codec.velocity,
            mu,
            noise,
            None if "noctx" in name else context,
            int(count[1]) if count else steps,
            float(scale[1]) if scale else guidance,
        )
        yield name, end
    true_latents = mx.array(golden["infer_true_latents"])[:, :known]
    condition = codec.quantiser.condition(mx.array(golden["codes"]).swapaxes(1, 2))
    yield "infer_out", codec.solve(condition, noise, true_latents, steps, guidance)


def _sounds(golden: Golden, codec: HeartCodec) -> Named:
    yield "round9_out", on_grid(mx.array(golden["round9_in"]))
    latents = mx.array(golden["decode_in"]).swapaxes(1, 2)
    yield "decode_quant", on_grid(latents).swapaxes(1, 2)
    pieces = list(codec.decoder.decode(latents, latents.shape[1]))
    yield "decode_out", mx.concatenate(pieces, axis=1)[:, None]
    yield from _decoder_stages(golden, codec)
    encoded = codec.encoder.encode(mx.array(golden["encode_in"])[:, 0])
    yield "encode_out", encoded.swapaxes(1, 2)
    yield from _encoder_stages(golden, codec)


def _decoder_stages(golden: Golden, codec: HeartCodec) -> Named:
    x = codec.decoder.enter(on_grid(mx.array(golden["decode_stage_in"]).swapaxes(1, 2)))
    yield "decode_stage_0", x.swapaxes(1, 2)
    layers = [layer for level in codec.decoder.levels for layer in level.layers]
    yield "decode_upconv1", layers[0](x, Past()).swapaxes(1, 2)
    unit_in = mx.array(golden["decode_resunit_dil3_in"]).swapaxes(1, 2)
    unit = layers[1 + DILATIONS.index(3)]
    yield "decode_resunit_dil3_out", unit(unit_in, Past()).swapaxes(1, 2)
    sizes = [LEVEL] * len(codec.config.upsample_factors) + [1, 1]
    for number, y in enumerate(_outputs(layers, sizes, x), start=1):
        yield f"decode_stage_{number}", y.swapaxes(1, 2)


def _encoder_stages(golden: Golden, codec: HeartCodec) -> Named:
    width = golden["encode_stage_0"].shape[2]
    sizes = [1, 1] + [LEVEL] * len(codec.config.downsample_factors) + [1]
    x = mx.array(golden["encode_in"])[:1, 0, :width, None]
    for number, y in enumerate(_outputs(codec.encoder.layers, sizes, x)):
        yield f"encode_stage_{number}", y.swapaxes(1, 2)


def _outputs(layers: list[CausalLayer], sizes: list[int], x: mx.array) -> Iterator[mx.array]:
    """What comes out of layers, taken together as many as the reference has in a stage."""
    rest = iter(layers)
    for size in sizes:
        for layer in islice(rest, size):
            x = layer(x, Past())
        yield x


def _fused_weights(golden: Golden, model: Path) -> Named:
    tensors = TensorFolder(model)
    for name in (name for name in golden if name.startswith("weightnorm_")):
        kind, side, number = re.fullmatch(r"weightnorm_([a-z]+)_([a-z]+)([0-9]+)", name).groups()  # type: ignore[union-attr]
        layer = f"scalar_model.{side}.{number}{LAYERS[kind]}"
        yield name, weight_norm(tensors.read(f"{layer}.{GAIN}"), tensors.read(f"{layer}.{DIRECTION}"))
