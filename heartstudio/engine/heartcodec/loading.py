"""A HeartCodec checkpoint into the engine's layout: fused, transposed and cast, one tensor at a time."""

from __future__ import annotations

import math
from typing import Protocol

import mlx.core as mx
import numpy as np

from heartstudio.engine.heartcodec.causal import (
    CausalConv,
    UpsamplingConv,
    repeated_phases,
    transposed_phases,
    weight_norm,
)
from heartstudio.engine.heartcodec.config import CHANNELS, CodecConfig
from heartstudio.engine.heartcodec.flow import (
    Attention,
    Block,
    FeedForward,
    FlowTransformer,
    Projection,
    Stage,
    TimeEmbedding,
)
from heartstudio.engine.heartcodec.layers import Linear
from heartstudio.engine.heartcodec.parameters import DIRECTION, GAIN
from heartstudio.engine.heartcodec.rvq import Quantiser
from heartstudio.engine.heartcodec.scalar import (
    CHUNK_BYTES,
    DILATIONS,
    CausalLayer,
    DecoderBlock,
    EncoderBlock,
    PostProcessor,
    PReLU,
    PreProcessor,
    ResidualUnit,
    ScalarDecoder,
    ScalarEncoder,
)


class Tensors(Protocol):
    """Where tensors come from, by the reference's names."""

    def read(self, name: str, dtype: mx.Dtype | None = None) -> mx.array:
        """One tensor in PyTorch's layout; it may be lazy."""


def load_quantiser(tensors: Tensors, config: CodecConfig) -> Quantiser:
    """The codebooks and the layers behind them, in float32."""
    load = _Loader(tensors, mx.float32)
    layers = range(config.num_quantizers)
    return Quantiser(
        load.joined(*(f"flow_matching.vq_embed.layers.{layer}._codebook.embed" for layer in layers)),
        load.linear("flow_matching.vq_embed.project_out"),
        load.linear("flow_matching.cond_feature_emb"),
    )


def load_flow(tensors: Tensors, config: CodecConfig, dtype: mx.Dtype) -> FlowTransformer:
    """The flow transformer, its matrices in ``dtype``, all else in float32."""
    load = _FlowLoader(tensors, dtype, config.num_attention_heads)
    return FlowTransformer(
        load.stage("proj_in", "adaln_single", "transformer_blocks", config.num_layers, "scale_shift_table"),
        load.stage(
            "connection_proj",
            "adaln_single_2",
            "transformer_blocks_2",
            config.num_layers_2,
            "scale_shift_table_2",
        ),
        load.projection("proj_out"),
    )


def load_decoder(tensors: Tensors, config: CodecConfig) -> ScalarDecoder:
    """The scalar model's decoder, in float32."""
    load = _ScalarLoader(tensors, "scalar_model.decoder")
    entry = load.conv("0")
    layers: list[CausalLayer] = [
        DecoderBlock(load.transposed(f"{index}.up_conv.layer", factor), load.units(f"{index}"))
        for index, factor in enumerate(config.upsample_factors, start=1)
    ]
    last = len(layers) + 1
    layers.append(
        PostProcessor(load.repeated(f"{last}.conv", config.num_samples), load.prelu(f"{last}.activation"))
    )
    layers.append(load.conv(f"{last + 1}"))
    return ScalarDecoder(entry.weight, entry.bias, layers, _chunk_latents(config))


def load_encoder(tensors: Tensors, config: CodecConfig) -> ScalarEncoder:
    """The scalar model's encoder, in float32."""
    load = _ScalarLoader(tensors, "scalar_model.encoder")
    layers: list[CausalLayer] = [
        load.conv("0"),
        PreProcessor(load.plain("1.conv"), load.prelu("1.activation"), config.num_samples),
    ]
    for index, factor in enumerate(config.downsample_factors, start=2):
        down = load.conv(f"{index}.down_conv.layer", stride=factor)
        layers.append(EncoderBlock(load.units(f"{index}"), down, load.prelu(f"{index}.down_conv.activation")))
    layers.append(load.conv(f"{len(layers)}"))
    return ScalarEncoder(layers, _chunk_latents(config) * config.samples_per_latent)


def _chunk_latents(config: CodecConfig) -> int:
    widest = 4 * CHANNELS * config.init_channel * config.samples_per_latent
    return max(1, CHUNK_BYTES // widest)


class _Loader:
    """Reads tensors, lays them out and evaluates each before the next is read."""

    def __init__(self, tensors: Tensors, dtype: mx.Dtype) -> None:
        self._tensors, self._dtype = tensors, dtype

    def tensor(self, name: str) -> mx.array:
        """One tensor as it is, in float32."""
        return _ready(self._tensors.read(name, mx.float32))

    def joined(self, *names: str, dtype: mx.Dtype = mx.float32) -> mx.array:
        """Tensors joined along their first axis."""
        return _ready(mx.concatenate([self._tensors.read(name, dtype) for name in names]))

    def linear(self, name: str) -> Linear:
        """A linear layer with bias."""
        return Linear(self.matrix(f"{name}.weight").weight, self.matrix(f"{name}.bias").weight)

    def matrix(self, *names: str) -> Linear:
        """Linear layers without bias that read one input, as one."""
        return Linear(self.joined(*names, dtype=self._dtype))


class _FlowLoader(_Loader):
    def __init__(self, tensors: Tensors, dtype: mx.Dtype, heads: int) -> None:
        super().__init__(tensors, dtype)
        self._heads = heads

    def stage(self, projection: str, time: str, blocks: str, count: int, table: str) -> Stage:
        return Stage(
            self.projection(projection),
            self.time_embedding(f"flow_matching.estimator.{time}"),
            [self.block(f"flow_matching.estimator.{blocks}.{index}") for index in range(count)],
            self.tensor(f"flow_matching.estimator.{table}"),
        )

    def projection(self, name: str) -> Projection:
        at = f"flow_matching.estimator.{name}"
        weight = self.tensor(f"{at}.ffn_1.weight")
        scale = 1 / math.sqrt(weight.shape[2])
        return Projection(
            _ready((scale * weight.swapaxes(1, 2)).astype(self._dtype)),
            _ready((scale * self.tensor(f"{at}.ffn_1.bias")).astype(self._dtype)),
            self.linear(f"{at}.ffn_2"),
        )

    def time_embedding(self, at: str) -> TimeEmbedding:
        precise = _Loader(self._tensors, mx.float32)
        return TimeEmbedding(
            precise.linear(f"{at}.emb.timestep_embedder.linear_1"),
            precise.linear(f"{at}.emb.timestep_embedder.linear_2"),
            precise.linear(f"{at}.linear"),
        )

    def block(self, at: str) -> Block:
        return Block(
            self.tensor(f"{at}.attn_norm.weight"),
            Attention(
                self._heads,
                self.matrix(*(f"{at}.attn.{part}_proj.weight" for part in "qkv")),
                self.matrix(f"{at}.attn.o_proj.weight"),
            ),
            self.tensor(f"{at}.mlp_norm.weight"),
            FeedForward(
                self.matrix(f"{at}.mlp.gate.weight", f"{at}.mlp.up.weight"),
                self.matrix(f"{at}.mlp.down.weight"),
            ),
            self.tensor(f"{at}.scale_shift_table"),
        )


class _ScalarLoader(_Loader):
    def __init__(self, tensors: Tensors, at: str) -> None:
        super().__init__(tensors, mx.float32)
        self._at = at

    def conv(self, name: str, stride: int = 1, dilation: int = 1) -> CausalConv:
        return CausalConv(_ready(self._normed(name).swapaxes(1, 2)), self._bias(name), stride, dilation)

    def plain(self, name: str) -> CausalConv:
        weight = self.tensor(f"{self._at}.{name}.weight")
        return CausalConv(_ready(weight.swapaxes(1, 2)), self._bias(name))

    def transposed(self, name: str, factor: int) -> UpsamplingConv:
        bias = _ready(mx.tile(self._bias(name), factor))
        return UpsamplingConv(_ready(transposed_phases(self._normed(name))), bias, factor)

    def repeated(self, name: str, factor: int) -> UpsamplingConv:
        weight = self.tensor(f"{self._at}.{name}.weight")
        bias = _ready(mx.tile(self._bias(name), factor))
        return UpsamplingConv(_ready(repeated_phases(weight, factor)), bias, factor)

    def units(self, name: str) -> list[ResidualUnit]:
        return [
            ResidualUnit(
                self.conv(f"{name}.convs.{index}.conv1", dilation=dilation),
                self.prelu(f"{name}.convs.{index}.activation1"),
                self.conv(f"{name}.convs.{index}.conv2"),
                self.prelu(f"{name}.convs.{index}.activation2"),
            )
            for index, dilation in enumerate(DILATIONS)
        ]

    def prelu(self, name: str) -> PReLU:
        (slope,) = np.asarray(self.tensor(f"{self._at}.{name}.weight"))
        return PReLU(float(slope))

    def _normed(self, name: str) -> mx.array:
        at = f"{self._at}.{name}"
        return weight_norm(self.tensor(f"{at}.{GAIN}"), self.tensor(f"{at}.{DIRECTION}"))

    def _bias(self, name: str) -> mx.array:
        return self.tensor(f"{self._at}.{name}.bias")


def _ready(array: mx.array) -> mx.array:
    """Laid out contiguously and evaluated; the bytes that it was made from go back to the system."""
    array = mx.contiguous(array)
    mx.eval(array)
    mx.clear_cache()
    return array
