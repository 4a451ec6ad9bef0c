"""A third translation of the kernels' common language: to C++ on the CPU, where every lane is a fiber.

So the bodies that run on a GPU run in every test, lanes of a warp and warps of a block in turns that meet at each
``warp_…`` and ``BARRIER``; a lane that does not come hangs a GPU and fails here.
"""

from __future__ import annotations

import ctypes
import hashlib
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from numpy.typing import NDArray

from heartstudio.engine.kernels.language import WARP_SIZE, Grid, Kernel

HEADER = r"""
#include <csetjmp>
#include <ucontext.h>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#define GLOBAL
#define SHARED static
#define INLINE inline
#define UNROLL
#define BARRIER meet(everyone)

struct bfloat16 {
  uint16_t bits;
  bfloat16() = default;
  bfloat16(float x) {
    uint32_t word;
    std::memcpy(&word, &x, 4);
    bits = (word + 0x7fff + (word >> 16 & 1)) >> 16;
  }
  operator float() const {
    uint32_t word = uint32_t(bits) << 16;
    float x;
    std::memcpy(&x, &word, 4);
    return x;
  }
};

using std::exp; using std::cos; using std::sin;
inline float rsqrt(float x) { return 1.0f / std::sqrt(x); }
inline unsigned bits_of(float x) { unsigned word; std::memcpy(&word, &x, 4); return word; }

struct Group { int size = 0, arrived = 0, round = 0; };
struct Index { unsigned x, y, z; };
static Index block;
static unsigned lane, warp, current;
// A context starts a fiber; from then on jumps switch, for they make no system call.
static jmp_buf scheduler;
static ucontext_t fibers[1024];
static jmp_buf places[1024];
static char state[1024];  // 0 not begun, 1 begun, 2 done
static Group warps[32];
static Group everyone;
static float slots[32][32], results[2][32];

static void pause() {
  if (!_setjmp(places[current])) _longjmp(scheduler, 1);
}
static void meet(Group& group) {
  int round = group.round;
  if (++group.arrived == group.size) { group.arrived = 0; group.round++; return; }
  while (group.round == round) pause();
}
// The last lane to come joins what all have left, in the order of a butterfly; two rows of results take turns.
template <typename Join> float joined(float x, Join join) {
  Group& group = warps[warp];
  int row = group.round & 1;
  slots[warp][lane] = x;
  if (group.arrived + 1 == group.size) {
    float all[32];
    std::memcpy(all, slots[warp], sizeof all);
    for (int step = 16; step; step /= 2)
      for (int i = 0; i < step; i++) all[i] = join(all[i], all[i + step]);
    results[row][warp] = all[0];
  }
  unsigned mine = warp;
  meet(group);
  return results[row][mine];
}
inline float warp_sum(float x) { return joined(x, [](float a, float b) { return a + b; }); }
inline float warp_max(float x) { return joined(x, [](float a, float b) { return a > b ? a : b; }); }
template <typename T> void load4(const T* from, float* to) { for (int i = 0; i < 4; i++) to[i] = float(from[i]); }
template <typename T> void load8(const T* from, float* to) { for (int i = 0; i < 8; i++) to[i] = float(from[i]); }
template <typename T> void stream8(const T* from, float* to) { load8(from, to); }

static void kernel();
static void fiber() { kernel(); state[current] = 2; _longjmp(scheduler, 1); }
static void go_on(int i) {
  current = i; lane = i % 32; warp = i / 32;
  if (_setjmp(scheduler)) return;
  if (state[i] == 1) _longjmp(places[i], 1);
  state[i] = 1;
  setcontext(&fibers[i]);
}

extern "C" int run(int gx, int gy, int gz, int threads) {
  static char stacks[1024][1 << 15];
  for (int z = 0; z < gz; z++) for (int y = 0; y < gy; y++) for (int x = 0; x < gx; x++) {
    block = {unsigned(x), unsigned(y), unsigned(z)};
    std::memset(state, 0, sizeof state);
    everyone = {}; everyone.size = threads;
    for (auto& group : warps) group = {}, group.size = 32;
    for (int i = 0; i < threads; i++) {
      getcontext(&fibers[i]);
      fibers[i].uc_stack.ss_sp = stacks[i];
      fibers[i].uc_stack.ss_size = sizeof stacks[i];
      makecontext(&fibers[i], fiber, 0);
    }
    for (int left = threads, idle = 0; left; idle++) {
      if (idle > 1000000) return 1;
      left = 0;
      for (int i = 0; i < threads; i++) {
        if (state[i] == 2) continue;
        left++;
        go_on(i);
      }
    }
  }
  return 0;
}
"""

_BUILT = TemporaryDirectory(prefix="heartstudio-kernels-")
"""Libraries of this run; gone with it."""

TYPES = {
    "float32": "float",
    "bfloat16": "bfloat16",
    "int32": "int",
    "uint32": "unsigned",
    "bool": "bool",
    "uint16": "bfloat16",
}


def run(
    kernel: Kernel,
    inputs: Sequence[NDArray],
    constants: Mapping[str, object],
    blocks: Grid,
    threads: int,
    outputs: Sequence[NDArray],
) -> None:
    """Run a kernel on the CPU, into arrays that are given; arrays of uint16 hold bfloat16."""
    source = HEADER
    arrays = [*zip(kernel.inputs, inputs, strict=True), *zip(kernel.outputs, outputs, strict=True)]
    for name, array in arrays:
        constant = "const " if name in kernel.inputs else ""
        shape = ", ".join(map(str, array.shape))
        source += f"static {constant}{TYPES[array.dtype.name]}* {name};\n"
        source += f"static const int {name}_shape[] = {{{shape}}};\n"
        source += f'extern "C" void set_{name}(void* to) {{ {name} = ({TYPES[array.dtype.name]}*)to; }}\n'
    for name, value in constants.items():
        if isinstance(value, str):
            source += f"using {name} = {TYPES[value]};\n"
        else:
            source += f"constexpr int {name} = {int(value)};\n"
    source += "static void kernel() {\n" + kernel.body + "\n}\n"
    library = _compiled(source)
    for name, array in arrays:
        assert array.flags.c_contiguous
        getattr(library, f"set_{name}")(ctypes.c_void_p(array.ctypes.data))
    assert threads % WARP_SIZE == 0
    assert library.run(*blocks, threads) == 0, "some lanes never came to where the others waited"


def _compiled(source: str) -> ctypes.CDLL:
    stem = Path(_BUILT.name) / hashlib.sha256(source.encode()).hexdigest()
    library = stem.with_suffix(".so")
    if not library.exists():
        stem.with_suffix(".cpp").write_text(source)
        command = ["g++", "-O0", "-std=c++17", "-shared", "-fPIC", "-Wno-unknown-pragmas"]
        subprocess.run([*command, "-o", str(library), str(stem.with_suffix(".cpp"))], check=True)
    return ctypes.CDLL(str(library))
