"""The codec's tensors under the reference's names: their shapes, and random ones of sensible size."""

from __future__ import annotations

import math

import mlx.core as mx

from heartstudio.engine.heartcodec.config import CodecConfig
from heartstudio.engine.heartcodec.flow import TIME_FREQUENCIES
from heartstudio.engine.heartcodec.scalar import DILATIONS

Shapes = dict[str, tuple[int, ...]]

GAIN = "parametrizations.weight.original0"
DIRECTION = "parametrizations.weight.original1"

_TRAINING_STATE = ("._codebook.initted", "._codebook.cluster_size", "._codebook.embed_avg")


def parameter_shapes(config: CodecConfig) -> Shapes:
    """Shape of every tensor that a checkpoint of these sizes holds, in PyTorch's layouts; nothing is allocated."""
    shapes: Shapes = {"flow_matching.zero_cond_embedding1": (config.dim,)}
    shapes |= _under("flow_matching.vq_embed", _quantiser(config))
    shapes |= _under("flow_matching.cond_feature_emb", _linear(config.dim, config.dim))
    shapes |= _under("flow_matching.estimator", _estimator(config))
    shapes |= _under("scalar_model.encoder", _encoder(config))
    shapes |= _under("scalar_model.decoder", _decoder(config))
    return shapes


def is_training_state(name: str) -> bool:
    """Whether a tensor is the quantiser's bookkeeping in training, of no use here and stored in several shapes."""
    return name.endswith(_TRAINING_STATE)


def feed_forward_width(width: int) -> int:
    """Two thirds of four widths, rounded up to whole 256s."""
    return -(-(8 * width // 3) // 256) * 256


class InitialTensors:
    """Random tensors, each decided by the seed and its name, scaled so that activations stay near one.

    A codec of these knows no music, but computes as a trained one does.

    Attributes:
        shapes: shape of every tensor by name.
    """

    def __init__(self, config: CodecConfig, seed: int) -> None:
        self.shapes = parameter_shapes(config)
        self._last = f"scalar_model.decoder.{len(config.upsample_factors) + 2}"
        self._codebooks = config.num_quantizers
        self._numbers = {name: number for number, name in enumerate(self.shapes)}
        self._seed = seed

    def read(self, name: str, dtype: mx.Dtype | None = None) -> mx.array:
        """One tensor, lazily drawn."""
        return self._draw(name).astype(dtype or mx.float32)

    def _draw(self, name: str) -> mx.array:
        shape = self.shapes[name]
        if name.endswith("_norm.weight"):
            return mx.ones(shape)
        if name.endswith((".bias", "zero_cond_embedding1")):
            return mx.zeros(shape)
        if "activation" in name:
            return mx.full(shape, 0.25)
        if name.endswith(GAIN):
            return mx.full(shape, self._gain(name))
        normal = mx.random.normal(shape, key=mx.random.key(self._numbers[name] << 32 | self._seed))
        return normal * self._deviation(name, shape)

    def _gain(self, name: str) -> float:
        if name.startswith(self._last):
            return 0.1  # leaves headroom below full scale
        if ".conv2." in name:
            return 0.3  # 25 residual units in a row must not pile up
        if ".up_conv." in name:
            stride = self.shapes[name.replace(GAIN, DIRECTION)][2] // 2
            return math.sqrt(stride / 2)  # each output sees two of the kernel's 2·stride taps
        return 1.0

    def _deviation(self, name: str, shape: tuple[int, ...]) -> float:
        if name.endswith(DIRECTION):
            return 1.0
        if name.endswith(".embed"):
            return 1 / math.sqrt(self._codebooks)
        return 1 / math.sqrt(math.prod(shape[1:]))


def _under(prefix: str, shapes: Shapes) -> Shapes:
    return {f"{prefix}.{name}": shape for name, shape in shapes.items()}


def _linear(inputs: int, outputs: int) -> Shapes:
    return {"weight": (outputs, inputs), "bias": (outputs,)}


def _quantiser(config: CodecConfig) -> Shapes:
    shapes = _under("project_in", _linear(config.dim, config.codebook_dim))
    shapes |= _under("project_out", _linear(config.codebook_dim, config.dim))
    for layer in range(config.num_quantizers):
        shapes[f"layers.{layer}._codebook.embed"] = (1, config.codebook_size, config.codebook_dim)
    return shapes


def _estimator(config: CodecConfig) -> Shapes:
    width, wide = config.width, 2 * config.width
    shapes: Shapes = {"scale_shift_table": (2, width), "scale_shift_table_2": (2, wide)}
    shapes |= _under("proj_in", _projection(config.in_channels, width))
    shapes |= _under("connection_proj", _projection(config.in_channels + width, wide))
    shapes |= _under("proj_out", _projection(wide, config.out_channels))
    shapes |= _under("adaln_single", _time_embedding(width))
    shapes |= _under("adaln_single_2", _time_embedding(wide))
    for layer in range(config.num_layers):
        shapes |= _under(f"transformer_blocks.{layer}", _block(width))
    for layer in range(config.num_layers_2):
        shapes |= _under(f"transformer_blocks_2.{layer}", _block(wide))
    return shapes


def _projection(inputs: int, outputs: int) -> Shapes:
    return {"ffn_1.weight": (outputs, inputs, 3), "ffn_1.bias": (outputs,)} | _under(
        "ffn_2", _linear(outputs, outputs)
    )


def _time_embedding(width: int) -> Shapes:
    shapes = _under("emb.timestep_embedder.linear_1", _linear(2 * TIME_FREQUENCIES, width))
    shapes |= _under("emb.timestep_embedder.linear_2", _linear(width, width))
    return shapes | _under("linear", _linear(width, 6 * width))


def _block(width: int) -> Shapes:
    hidden = feed_forward_width(width)
    shapes: Shapes = {
        "scale_shift_table": (6, width),
        "attn_norm.weight": (width,),
        "mlp_norm.weight": (width,),
    }
    shapes |= {f"attn.{part}_proj.weight": (width, width) for part in "qkvo"}
    return shapes | {
        "mlp.gate.weight": (hidden, width),
        "mlp.up.weight": (hidden, width),
        "mlp.down.weight": (width, hidden),
    }


def _encoder(config: CodecConfig) -> Shapes:
    kernel, channels = config.default_kernel_size, config.init_channel
    shapes = _under("0", _normed(1, channels, kernel)) | _under("1", _processor(channels, kernel))
    last = len(config.downsample_factors) + 2
    for index, taps in enumerate(config.downsample_kernel_sizes, start=2):
        shapes |= _under(f"{index}", _units(channels, config.res_kernel_size))
        shapes |= _under(f"{index}.down_conv.layer", _normed(channels, 2 * channels, taps))
        shapes[f"{index}.down_conv.activation.weight"] = (1,)
        channels *= 2
    return shapes | _under(f"{last}", _normed(channels, config.latent_hidden_dim, kernel))


def _decoder(config: CodecConfig) -> Shapes:
    kernel, blocks = config.default_kernel_size, len(config.upsample_factors)
    channels = config.init_channel * 2**blocks
    shapes = _under("0", _normed(config.latent_hidden_dim, channels, config.delay_kernel_size))
    for index, taps in enumerate(config.upsample_kernel_sizes, start=1):
        channels //= 2
        shapes[f"{index}.up_conv.layer.bias"] = (channels,)
        shapes[f"{index}.up_conv.layer.{GAIN}"] = (2 * channels, 1, 1)
        shapes[f"{index}.up_conv.layer.{DIRECTION}"] = (2 * channels, channels, taps)
        shapes |= _under(f"{index}", _units(channels, config.res_kernel_size))
    shapes |= _under(f"{blocks + 1}", _processor(channels, kernel))
    return shapes | _under(f"{blocks + 2}", _normed(channels, 1, kernel))


def _normed(inputs: int, outputs: int, taps: int) -> Shapes:
    return {"bias": (outputs,), GAIN: (outputs, 1, 1), DIRECTION: (outputs, inputs, taps)}


def _processor(channels: int, taps: int) -> Shapes:
    return {
        "conv.weight": (channels, channels, taps),
        "conv.bias": (channels,),
        "activation.weight": (1,),
    }


def _units(channels: int, taps: int) -> Shapes:
    shapes: Shapes = {}
    for unit in range(len(DILATIONS)):
        shapes |= _under(f"convs.{unit}.conv1", _normed(channels, channels, taps))
        shapes |= _under(f"convs.{unit}.conv2", _normed(channels, channels, 1))
        shapes |= {f"convs.{unit}.activation{n}.weight": (1,) for n in (1, 2)}
    return shapes
