"""The parts of a HeartCodec from its arrays, and how the arrays are made: fused, transposed and cast."""

from __future__ import annotations

import math

import mlx.core as mx

from heartstudio.engine.heartcodec.arrays import Arrays, Description, Make, Tensors
from heartstudio.engine.heartcodec.causal import (
    CausalConv,
    CausalLayer,
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
    Activated,
    Level,
    PReLU,
    PreProcessor,
    ResidualUnit,
    ScalarDecoder,
    ScalarEncoder,
)

_PROJECTION_SCALE = 1 / math.sqrt(3)
"""The reference scales the three taps of a projection's kernel at every call; here it is taken in."""


def load_quantiser(arrays: Arrays, config: CodecConfig) -> Quantiser:
    """The codebooks and the layers behind them, in float32."""
    load = _Loader(arrays, mx.float32)
    layers = range(config.num_quantizers)
    at = "flow_matching.vq_embed"
    return Quantiser(
        load.joined(f"{at}.codebooks", *(f"{at}.layers.{layer}._codebook.embed" for layer in layers)),
        load.linear(f"{at}.project_out"),
        load.linear("flow_matching.cond_feature_emb"),
    )


def load_flow(arrays: Arrays, config: CodecConfig, dtype: mx.Dtype) -> FlowTransformer:
    """The flow transformer, its matrices in ``dtype``, all else in float32."""
    load = _FlowLoader(arrays, dtype, config.num_attention_heads)
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


def load_decoder(arrays: Arrays, config: CodecConfig) -> ScalarDecoder:
    """The scalar model's decoder, in float32."""
    load = _ScalarLoader(arrays, "scalar_model.decoder")
    entry = load.conv("0")
    levels = []
    for index, factor in enumerate(config.upsample_factors, start=1):
        raised = load.transposed(f"{index}.up_conv.layer", factor)
        levels.append(Level([raised, *load.units(f"{index}")], raised.growth))
    last = len(config.upsample_factors) + 1
    repeated = load.repeated(f"{last}.conv", config.num_samples)
    activated = Activated(repeated, load.prelu(f"{last}.activation"))
    levels.append(Level([activated, load.conv(f"{last + 1}")], repeated.growth))
    return ScalarDecoder(entry.weight, entry.bias, levels)


def load_encoder(arrays: Arrays, config: CodecConfig) -> ScalarEncoder:
    """The scalar model's encoder, in float32."""
    load = _ScalarLoader(arrays, "scalar_model.encoder")
    layers: list[CausalLayer] = [
        load.conv("0"),
        PreProcessor(load.plain("1.conv"), load.prelu("1.activation"), config.num_samples),
    ]
    for index, factor in enumerate(config.downsample_factors, start=2):
        units, down = load.units(f"{index}"), load.conv(f"{index}.down_conv.layer", stride=factor)
        layers += [*units, Activated(down, load.prelu(f"{index}.down_conv.activation"))]
    layers.append(load.conv(f"{len(config.downsample_factors) + 2}"))
    return ScalarEncoder(layers, _chunk_samples(config))


def describe_codec(
    tensors: Tensors, config: CodecConfig, dtype: mx.Dtype
) -> tuple[dict[str, mx.array], dict[str, mx.array]]:
    """Every array of a codec by its name in the engine, to be computed when it is evaluated.

    Args:
        tensors: what they are made of.
        config: every size.
        dtype: of the flow transformer's matrices.

    Returns:
        What decoding needs, and what only the encoder does.
    """
    decoding, encoding = Description(tensors), Description(tensors)
    load_quantiser(decoding, config)
    load_flow(decoding, config, dtype)
    load_decoder(decoding, config)
    load_encoder(encoding, config)
    return decoding.arrays, encoding.arrays


def _chunk_samples(config: CodecConfig) -> int:
    """At the full rate the encoder is widest; its chunks are whole latents."""
    latent = 4 * CHANNELS * config.init_channel * config.samples_per_latent
    return max(1, CHUNK_BYTES // latent) * config.samples_per_latent


class _Loader:
    """Names arrays and says how each is made."""

    def __init__(self, arrays: Arrays, dtype: mx.Dtype) -> None:
        self._arrays, self._dtype = arrays, dtype

    def array(self, name: str, make: Make) -> mx.array:
        """One array, made in any way."""
        return self._arrays.array(name, make)

    def tensor(self, name: str) -> mx.array:
        """One tensor as it is, in float32."""
        return self.array(name, lambda tensors: tensors.read(name, mx.float32))

    def joined(self, name: str, *sources: str, dtype: mx.Dtype = mx.float32) -> mx.array:
        """Tensors joined along their first axis."""
        return self.array(
            name, lambda tensors: mx.concatenate([tensors.read(source, dtype) for source in sources])
        )

    def linear(self, name: str) -> Linear:
        """A linear layer with bias."""
        bias = self.joined(f"{name}.bias", f"{name}.bias", dtype=self._dtype)
        return Linear(self.matrix(name, name).weight, bias)

    def matrix(self, name: str, *sources: str) -> Linear:
        """Linear layers without bias that read one input, as one."""
        weights = [f"{source}.weight" for source in sources]
        return Linear(self.joined(f"{name}.weight", *weights, dtype=self._dtype))


class _FlowLoader(_Loader):
    def __init__(self, arrays: Arrays, dtype: mx.Dtype, heads: int) -> None:
        super().__init__(arrays, dtype)
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

        def weight(tensors: Tensors) -> mx.array:
            kernel = tensors.read(f"{at}.ffn_1.weight", mx.float32)
            return (_PROJECTION_SCALE * kernel.swapaxes(1, 2)).astype(self._dtype)

        def bias(tensors: Tensors) -> mx.array:
            return (_PROJECTION_SCALE * tensors.read(f"{at}.ffn_1.bias", mx.float32)).astype(self._dtype)

        return Projection(
            self.array(f"{at}.ffn_1.weight", weight),
            self.array(f"{at}.ffn_1.bias", bias),
            self.linear(f"{at}.ffn_2"),
        )

    def time_embedding(self, at: str) -> TimeEmbedding:
        precise = _Loader(self._arrays, mx.float32)
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
                self.matrix(f"{at}.attn.qkv_proj", *(f"{at}.attn.{part}_proj" for part in "qkv")),
                self.matrix(f"{at}.attn.o_proj", f"{at}.attn.o_proj"),
            ),
            self.tensor(f"{at}.mlp_norm.weight"),
            FeedForward(
                self.matrix(f"{at}.mlp.gate_up", f"{at}.mlp.gate", f"{at}.mlp.up"),
                self.matrix(f"{at}.mlp.down", f"{at}.mlp.down"),
            ),
            self.tensor(f"{at}.scale_shift_table"),
        )


class _ScalarLoader(_Loader):
    def __init__(self, arrays: Arrays, at: str) -> None:
        super().__init__(arrays, mx.float32)
        self._at = at

    def conv(self, name: str, stride: int = 1, dilation: int = 1) -> CausalConv:
        at = f"{self._at}.{name}"
        weight = self.array(f"{at}.weight", lambda tensors: _normed(tensors, at).swapaxes(1, 2))
        return CausalConv(weight, self.tensor(f"{at}.bias"), stride, dilation)

    def plain(self, name: str) -> CausalConv:
        at = f"{self._at}.{name}"
        weight = self.array(f"{at}.weight", lambda tensors: _kernel(tensors, at).swapaxes(1, 2))
        return CausalConv(weight, self.tensor(f"{at}.bias"))

    def transposed(self, name: str, factor: int) -> UpsamplingConv:
        at = f"{self._at}.{name}"
        weight = self.array(f"{at}.weight", lambda tensors: transposed_phases(_normed(tensors, at)))
        return UpsamplingConv(weight, self._tiled(f"{at}.bias", factor), factor)

    def repeated(self, name: str, factor: int) -> UpsamplingConv:
        at = f"{self._at}.{name}"
        weight = self.array(f"{at}.weight", lambda tensors: repeated_phases(_kernel(tensors, at), factor))
        return UpsamplingConv(weight, self._tiled(f"{at}.bias", factor), factor)

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
        slope = self.tensor(f"{self._at}.{name}.weight")
        return PReLU(slope, bool((slope > 1).item()))

    def _tiled(self, name: str, factor: int) -> mx.array:
        return self.array(name, lambda tensors: mx.tile(tensors.read(name, mx.float32), factor))


def _normed(tensors: Tensors, at: str) -> mx.array:
    return weight_norm(
        tensors.read(f"{at}.{GAIN}", mx.float32), tensors.read(f"{at}.{DIRECTION}", mx.float32)
    )


def _kernel(tensors: Tensors, at: str) -> mx.array:
    return tensors.read(f"{at}.weight", mx.float32)
