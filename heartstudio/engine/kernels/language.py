"""The common language of CUDA and Metal in which kernels are written, and its two translations.

A kernel's body uses ``lane`` (0 to 31), ``warp`` (within its block), ``block.x``, ``block.y``, ``block.z``, and the
helpers ``load4``, ``load8``, ``stream8``, ``warp_sum``, ``warp_max``, ``bits_of``; ``GLOBAL`` and ``SHARED`` qualify
memory, ``BARRIER`` joins a block, ``UNROLL`` stands before a loop that must not remain one. All lanes of a warp must
come to a ``warp_…`` together, all threads of a block to a ``BARRIER``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import mlx.core as mx

WARP_SIZE = 32

CUDA_HEADER = """
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#ifndef INFINITY
#define INFINITY __int_as_float(0x7f800000)
#endif
#define GLOBAL
#define SHARED __shared__
#define BARRIER __syncthreads()
#define INLINE __device__ __forceinline__
#define UNROLL _Pragma("unroll")
INLINE unsigned bits_of(float x) { return __float_as_uint(x); }
INLINE float warp_sum(float x) {
  for (int step = 16; step; step /= 2) x += __shfl_xor_sync(0xffffffffu, x, step);
  return x;
}
INLINE float warp_max(float x) {
  for (int step = 16; step; step /= 2) x = fmaxf(x, __shfl_xor_sync(0xffffffffu, x, step));
  return x;
}
INLINE void unpack(unsigned word, const __nv_bfloat16*, float* to) {
  to[0] = __uint_as_float(word << 16);
  to[1] = __uint_as_float(word & 0xffff0000u);
}
INLINE void unpack(unsigned word, const __half*, float* to) {
  float2 pair = __half22float2(*reinterpret_cast<const __half2*>(&word));
  to[0] = pair.x;
  to[1] = pair.y;
}
template <typename T> INLINE void unpack8(uint4 words, const T* type, float* to) {
  unpack(words.x, type, to);
  unpack(words.y, type, to + 2);
  unpack(words.z, type, to + 4);
  unpack(words.w, type, to + 6);
}
template <typename T> INLINE void load4(const T* from, float* to) {
  uint2 words = *reinterpret_cast<const uint2*>(from);
  unpack(words.x, from, to);
  unpack(words.y, from, to + 2);
}
INLINE void load4(const float* from, float* to) {
  float4 four = *reinterpret_cast<const float4*>(from);
  to[0] = four.x, to[1] = four.y, to[2] = four.z, to[3] = four.w;
}
template <typename T> INLINE void load8(const T* from, float* to) {
  unpack8(*reinterpret_cast<const uint4*>(from), from, to);
}
INLINE void load8(const float* from, float* to) {
  load4(from, to);
  load4(from + 4, to + 4);
}
template <typename T> INLINE void stream8(const T* from, float* to) {
  unpack8(__ldcs(reinterpret_cast<const uint4*>(from)), from, to);
}
INLINE void stream8(const float* from, float* to) {
  for (int half = 0; half < 2; half++) {
    float4 four = __ldcs(reinterpret_cast<const float4*>(from) + half);
    to[4 * half] = four.x, to[4 * half + 1] = four.y, to[4 * half + 2] = four.z, to[4 * half + 3] = four.w;
  }
}
"""

CUDA_PROLOGUE = """
const uint3 block = {blockIdx.x, blockIdx.y, blockIdx.z};
const unsigned lane = threadIdx.x % 32, warp = threadIdx.x / 32;
"""

METAL_HEADER = """
#define GLOBAL device
#define SHARED threadgroup
#define BARRIER threadgroup_barrier(mem_flags::mem_threadgroup)
#define INLINE inline
#define UNROLL _Pragma("clang loop unroll(full)")
INLINE uint bits_of(float x) { return as_type<uint>(x); }
INLINE float warp_sum(float x) { return simd_sum(x); }
INLINE float warp_max(float x) { return simd_max(x); }
template <typename T> INLINE void load4(const device T* from, thread float* to) {
  vec<T, 4> four = *reinterpret_cast<const device vec<T, 4>*>(from);
  for (int i = 0; i < 4; i++) to[i] = float(four[i]);
}
template <typename T> INLINE void load8(const device T* from, thread float* to) {
  load4(from, to);
  load4(from + 4, to + 4);
}
template <typename T> INLINE void stream8(const device T* from, thread float* to) { load8(from, to); }
"""

METAL_PROLOGUE = """
const uint3 block = threadgroup_position_in_grid;
const uint lane = thread_index_in_simdgroup, warp = simdgroup_index_in_threadgroup;
"""

Grid = tuple[int, int, int]


@dataclass(frozen=True)
class Kernel:
    """A kernel in the common language.

    Attributes:
        name: of the function.
        inputs: names of the arrays that go in; the body may use their ``…_shape``.
        outputs: names of those that come out.
        body: statements.
    """

    name: str
    inputs: Sequence[str]
    outputs: Sequence[str]
    body: str

    def __call__(
        self,
        inputs: Sequence[mx.array],
        constants: Mapping[str, int | bool | mx.Dtype],
        blocks: Grid,
        threads: int,
        shapes: Sequence[Sequence[int]],
        dtypes: Sequence[mx.Dtype],
    ) -> list[mx.array]:
        """Run on the GPU.

        Args:
            inputs: in the order of their names; 16-byte aligned rows where the body loads eight entries at once.
            constants: what the body leaves open: numbers, and types such as ``T``.
            blocks: how many along each axis.
            threads: of a block; a multiple of 32.
            shapes: of the outputs.
            dtypes: likewise.
        """
        made: list[mx.array] = self._translated(
            inputs=list(inputs),
            template=list(constants.items()),
            grid=(blocks[0] * threads, blocks[1], blocks[2]),
            threadgroup=(threads, 1, 1),
            output_shapes=[tuple(shape) for shape in shapes],
            output_dtypes=list(dtypes),
        )
        return made

    @cached_property
    def _translated(self) -> Any:
        inputs, outputs = list(self.inputs), list(self.outputs)
        if mx.cuda.is_available():
            return mx.fast.cuda_kernel(self.name, inputs, outputs, CUDA_PROLOGUE + self.body, CUDA_HEADER)
        return mx.fast.metal_kernel(self.name, inputs, outputs, METAL_PROLOGUE + self.body, METAL_HEADER)
