"""In how many bits a language model's matrices are kept: one table for loading, converting and promising memory.

Affine, in groups of 64 entries that share a scale and a bias. Relative error of the logits against float32, on a
random model of width 512 with eight and three layers, fed the same codes, as ``tests/bench/conversion.py`` prints it:

=====================================  ==========  ============  ========
kept in                                codebook 0  codebooks 1…  GB/frame
=====================================  ==========  ============  ========
bfloat16, heads in float32                  0.5 %         0.6 %      10.9
the same, depth decoder in 8 bits           0.5 %         1.5 %       8.8
8 bits                                      1.4 %         1.9 %       5.6
4 bits                                     22.4 %        29.1 %       3.0
4 bits, heads and depth decoder in 8       20.4 %        17.0 %       4.2
4 bits, and all but the backbone in 8      16.8 %        10.1 %       4.2
=====================================  ==========  ============  ========

So "8 bits" is all of it, and "4 bits" is the backbone alone. The depth decoder's errors go straight into codebooks 1
to 7; the embedding tables are read a row at a time and cost a frame nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

GROUP_SIZE = 64
"""Entries that share a scale and a bias."""

Mix = Mapping[str, int]
"""Bits by the beginning of a matrix's name, in the engine and in the reference alike; others are not quantised."""

_ALL: Mix = dict.fromkeys(
    (
        "text_embeddings",
        "audio_embeddings",
        "backbone",
        "projection",
        "decoder",
        "codebook0_head",
        "audio_head",
    ),
    8,
)
MIXES: Mapping[int, Mix] = {8: _ALL, 4: {**_ALL, "backbone": 4}}
"""What is meant by 8 and by 4 bits."""


def mix_of(bits: int | None) -> Mix:
    """The mix that a number of bits stands for: 8, 4, or None for nothing quantised."""
    return {} if bits is None else MIXES[bits]


def bits_in(mix: Mix, name: str) -> int | None:
    """Bits of a matrix; None where it is not quantised."""
    return next((bits for part, bits in mix.items() if name.startswith(part)), None)


def weight_bytes(name: str, dtype_size: int, mix: Mix) -> float:
    """Bytes of one weight of a matrix, with its share of the group's scale and bias.

    Args:
        name: of the matrix, as in a mix.
        dtype_size: bytes of the type that the model is in; heads are in float32 all the same.
        mix: bits by name.
    """
    size = 4 if "head" in name else dtype_size
    bits = bits_in(mix, name)
    return size if bits is None else bits / 8 + 2 * size / GROUP_SIZE
