"""HeartCodec's scalar model in PyTorch: mono sound to bounded latents at 25 Hz and back, convolutions alone.

Signals are kept as (rows, channels, 1, time): two-dimensional convolutions of height one have channels-last kernels,
which one-dimensional ones lack.
"""

from __future__ import annotations

from typing import cast

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from heartstudio.training.twin.sizes import ScalarSize

DILATIONS = (1, 3, 5, 7, 9)
ROUNDING = 9
"""Latents are rounded to multiples of one ninth."""

FRESH_SLOPE = 0.1
"""Slope of every PReLU in a model that starts from nothing."""

LOUD_GAIN, QUIET_GAIN = 8.0, 0.25
"""How loud a fresh model makes music in its first convolution, and what its residual units and its last one leave."""


class WeightNorm(nn.Module):
    """A weight as direction and length: ``g * v / |v|``, the norm over all axes but the first."""

    def __init__(self, *shape: int, summed: int, gain: float = 1.0) -> None:
        """Start so that outputs, each a sum of ``summed`` products, are ``gain`` times as loud as the inputs."""
        super().__init__()
        direction = torch.randn(shape) * gain * summed**-0.5
        self.original0 = nn.Parameter(direction.flatten(1).norm(dim=1).view(-1, *[1] * (len(shape) - 1)))
        self.original1 = nn.Parameter(direction)

    def forward(self) -> Tensor:
        """The fused weight."""
        return torch._weight_norm(self.original1, self.original0, 0)


class NormedConv(nn.Module):
    """A weight-normalised convolution in time; padding is the caller's."""

    def __init__(
        self, inputs: int, outputs: int, kernel: int, stride: int = 1, dilation: int = 1, gain: float = 1.0
    ) -> None:
        super().__init__()
        weight = WeightNorm(outputs, inputs, kernel, summed=inputs * kernel, gain=gain)
        self.parametrizations = nn.ModuleDict({"weight": weight})
        self.bias = nn.Parameter(torch.zeros(outputs))
        self.kernel, self.stride, self.dilation = kernel, stride, dilation

    @property
    def weight(self) -> Tensor:
        """The fused weight (outputs, inputs, kernel)."""
        return self.parametrizations["weight"]()

    def causal(self, x: Tensor) -> Tensor:
        """Convolve so that no output knows a later input."""
        reach = self.dilation * (self.kernel - 1)
        if self.stride == 1:
            # Padding on both sides and leaving the end away saves the copy that padding on the left alone makes.
            return convolve(x, self.weight, self.bias, padding=reach, dilation=self.dilation)[
                ..., : x.shape[-1]
            ]
        return convolve(F.pad(x, (reach, 0)), self.weight, self.bias, stride=self.stride)


class PReLU(nn.Module):
    """One slope for negative values.

    Training keeps the slope as it is: its gradient would cost as much as a convolution's.
    """

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.full((1,), FRESH_SLOPE), requires_grad=False)
        self.slope: float | None = None

    def forward(self, x: Tensor) -> Tensor:
        """Over any shape."""
        return F.prelu(x, self.weight.to(x.dtype)) if self.slope is None else F.leaky_relu(x, self.slope)


class ResidualUnit(nn.Module):
    """Dilated convolution, PReLU, pointwise convolution, PReLU, plus the input."""

    def __init__(self, channels: int, kernel: int, dilation: int) -> None:
        super().__init__()
        self.conv1 = NormedConv(channels, channels, kernel, dilation=dilation)
        self.conv2 = NormedConv(channels, channels, 1, gain=QUIET_GAIN)
        self.activation1, self.activation2 = PReLU(), PReLU()

    def forward(self, x: Tensor) -> Tensor:
        """Same shape."""
        return x + self.activation2(self.conv2.causal(self.activation1(self.conv1.causal(x))))


class DownConv(nn.Module):
    """A strided convolution and PReLU."""

    def __init__(self, channels: int, kernel: int, factor: int) -> None:
        super().__init__()
        self.layer = NormedConv(channels, 2 * channels, kernel, stride=factor)
        self.activation = PReLU()

    def forward(self, x: Tensor) -> Tensor:
        """Shorter in time by the factor, twice the channels."""
        return self.activation(self.layer.causal(x))


class TransposedConv(nn.Module):
    """A weight-normalised transposed convolution to half the channels, with the surplus at its end."""

    def __init__(self, channels: int, kernel: int, factor: int) -> None:
        super().__init__()
        weight = WeightNorm(channels, channels // 2, kernel, summed=channels * kernel // factor)
        self.parametrizations = nn.ModuleDict({"weight": weight})
        self.bias = nn.Parameter(torch.zeros(channels // 2))
        self.factor = factor

    def forward(self, x: Tensor) -> Tensor:
        """Longer in time by the factor, and the surplus."""
        weight = _like(x, self.parametrizations["weight"]()[:, :, None])
        return F.conv_transpose2d(x, weight, self.bias, stride=(1, self.factor))


class UpConv(nn.Module):
    """A causal transposed convolution."""

    def __init__(self, channels: int, kernel: int, factor: int) -> None:
        super().__init__()
        self.layer = TransposedConv(channels, kernel, factor)

    def forward(self, x: Tensor) -> Tensor:
        """Longer in time by the factor, half the channels."""
        out: Tensor = self.layer(x)
        return out[..., : x.shape[-1] * self.layer.factor]


class EncoderBlock(nn.Module):
    """Residual units, then a strided convolution."""

    def __init__(self, channels: int, kernel: int, down_kernel: int, factor: int) -> None:
        super().__init__()
        self.convs = nn.ModuleList(ResidualUnit(channels, kernel, dilation) for dilation in DILATIONS)
        self.down_conv = DownConv(channels, down_kernel, factor)

    def forward(self, x: Tensor) -> Tensor:
        """One level down."""
        for unit in self.convs:
            x = unit(x)
        return self.down_conv(x)


class DecoderBlock(nn.Module):
    """A transposed convolution, then residual units."""

    def __init__(self, channels: int, kernel: int, up_kernel: int, factor: int) -> None:
        super().__init__()
        self.up_conv = UpConv(channels, up_kernel, factor)
        self.convs = nn.ModuleList(ResidualUnit(channels // 2, kernel, dilation) for dilation in DILATIONS)

    def forward(self, x: Tensor) -> Tensor:
        """One level up."""
        x = self.up_conv(x)
        for unit in self.convs:
            x = unit(x)
        return x


class Halving(nn.Module):
    """The pre-processor (pool) or post-processor (repeat): a plain convolution at the full sample rate."""

    def __init__(self, channels: int, kernel: int, factor: int) -> None:
        super().__init__()
        self.conv = nn.Conv1d(channels, channels, kernel)
        self.activation = PReLU()
        self.factor = factor

    def convolved(self, x: Tensor) -> Tensor:
        """Causal convolution and PReLU."""
        reach = self.conv.kernel_size[0] - 1
        out = convolve(x, self.conv.weight, self.conv.bias, padding=reach)
        return self.activation(out[..., : x.shape[-1]])


class PreProcessor(Halving):
    """Convolution, then the mean of neighbouring samples."""

    def forward(self, x: Tensor) -> Tensor:
        """Shorter by the factor."""
        return F.avg_pool2d(self.convolved(x), (1, self.factor))


class PostProcessor(Halving):
    """Each sample repeated, then the convolution."""

    def forward(self, x: Tensor) -> Tensor:
        """Longer by the factor."""
        return self.convolved(F.interpolate(x, scale_factor=(1.0, float(self.factor)), mode="nearest"))


class ScalarModel(nn.Module):
    """Encoder and decoder, their parameters named as in the reference's files.

    Attributes:
        layout: memory format of the signals inside, which changes speed alone.
    """

    def __init__(self, size: ScalarSize) -> None:
        super().__init__()
        self.size = size
        self.layout = torch.contiguous_format
        first, kernel = size.init_channel, size.default_kernel_size
        down = list(zip(size.downsample_kernel_sizes, size.downsample_factors, strict=True))
        up = list(zip(size.upsample_kernel_sizes, size.upsample_factors, strict=True))
        self.encoder = nn.ModuleList(
            [NormedConv(1, first, kernel, gain=LOUD_GAIN), PreProcessor(first, kernel, size.num_samples)]
        )
        for level, (width, factor) in enumerate(down):
            self.encoder.append(EncoderBlock(first << level, size.res_kernel_size, width, factor))
        self.encoder.append(NormedConv(first << len(down), size.latent_hidden_dim, kernel))
        self.decoder = nn.ModuleList(
            [NormedConv(size.latent_hidden_dim, first << len(up), size.delay_kernel_size)]
        )
        for level, (width, factor) in enumerate(up):
            self.decoder.append(DecoderBlock(first << (len(up) - level), size.res_kernel_size, width, factor))
        self.decoder.append(PostProcessor(first, kernel, size.num_samples))
        self.decoder.append(NormedConv(first, 1, kernel, gain=QUIET_GAIN))

    def hold_slopes(self) -> None:
        """Take every PReLU's slope for a constant, which is faster."""
        for module in self.modules():
            if isinstance(module, PReLU):
                module.slope = float(module.weight)

    def encode(self, sound: Tensor) -> Tensor:
        """Latents (rows, latents, width) in [-1, 1], not rounded, of mono sound (rows, samples)."""
        first, last = cast(NormedConv, self.encoder[0]), cast(NormedConv, self.encoder[-1])
        x = first.causal(sound[:, None, None]).contiguous(memory_format=self.layout)
        for block in self.encoder[1:-1]:
            x = block(x)
        return torch.tanh(last.causal(x)).squeeze(2).transpose(1, 2)

    def decode(self, latents: Tensor) -> Tensor:
        """Mono sound (rows, samples) of latents (rows, latents, width), which are rounded first."""
        return self.synthesise(torch.round(latents * ROUNDING) / ROUNDING)

    def synthesise(self, rounded: Tensor) -> Tensor:
        """Mono sound (rows, samples) of latents (rows, latents, width) taken as they are."""
        first, last = cast(NormedConv, self.decoder[0]), cast(NormedConv, self.decoder[-1])
        x = rounded.transpose(1, 2)[:, :, None].contiguous(memory_format=self.layout)
        x = convolve(x, first.weight, first.bias, padding=first.kernel // 2)
        for block in self.decoder[1:-1]:
            x = block(x)
        return last.causal(x).float().squeeze((1, 2))


def convolve(
    x: Tensor, weight: Tensor, bias: Tensor | None, *, stride: int = 1, padding: int = 0, dilation: int = 1
) -> Tensor:
    """Convolve (rows, inputs, 1, time) along time with a weight (outputs, inputs, kernel)."""
    return F.conv2d(x, _like(x, weight[:, :, None]), bias, (1, stride), (0, padding), (1, dilation))


def _like(x: Tensor, weight: Tensor) -> Tensor:
    """The weight in the memory format of the signal that it is for."""
    channels_last = x.shape[1] > 1 and x.stride(1) == 1
    return weight.contiguous(memory_format=torch.channels_last) if channels_last else weight
