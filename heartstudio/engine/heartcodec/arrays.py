"""Where the codec's arrays come from: made of the reference's tensors, or read as a conversion left them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

import mlx.core as mx


class Tensors(Protocol):
    """Tensors by the reference's names."""

    def read(self, name: str, dtype: mx.Dtype | None = None) -> mx.array:
        """One tensor in PyTorch's layout; it may be lazy."""


Make = Callable[[Tensors], mx.array]
"""Describes an array of the engine by the reference's tensors; nothing is computed yet."""


class Arrays(Protocol):
    """Arrays by the engine's names."""

    def array(self, name: str, make: Make) -> mx.array:
        """One array in the engine's layout.

        Args:
            name: in a converted folder.
            make: what it is where there is no such folder.
        """


class Made:
    """Arrays made of the reference's tensors, each evaluated before the next is asked for."""

    def __init__(self, tensors: Tensors) -> None:
        self._tensors = tensors

    def array(self, name: str, make: Make) -> mx.array:  # noqa: ARG002
        """As :class:`Arrays`'s."""
        return _ready(mx.contiguous(make(self._tensors)))


class Stored:
    """Arrays of a converted folder, as they lie there.

    Args:
        folder: to read from, by the engine's names.
        described: every array of the folder, for its type.
    """

    def __init__(self, folder: Tensors, described: Mapping[str, mx.array]) -> None:
        self._folder, self._described = folder, described

    def array(self, name: str, make: Make) -> mx.array:  # noqa: ARG002
        """As :class:`Arrays`'s."""
        return _ready(self._folder.read(name, self._described[name].dtype))


class Description:
    """Arrays that are only described; evaluating one computes it.

    Attributes:
        arrays: all that were asked for, in that order.
    """

    def __init__(self, tensors: Tensors) -> None:
        self.arrays: dict[str, mx.array] = {}
        self._tensors = tensors

    def array(self, name: str, make: Make) -> mx.array:
        """As :class:`Arrays`'s."""
        self.arrays[name] = mx.contiguous(make(self._tensors))
        return self.arrays[name]


class Blank:
    """Zeros in the place of tensors: enough to tell forms and types of what would be made of them."""

    def __init__(self, shapes: Mapping[str, tuple[int, ...]]) -> None:
        self._shapes = shapes

    def read(self, name: str, dtype: mx.Dtype | None = None) -> mx.array:
        """As :class:`Tensors`'s."""
        return mx.zeros(self._shapes[name], dtype or mx.float32)


def _ready(array: mx.array) -> mx.array:
    """Evaluated; the bytes that it was made from go back to the system."""
    mx.eval(array)
    mx.clear_cache()
    return array
