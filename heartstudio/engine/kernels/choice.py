"""A draw among the likeliest entries, as :class:`heartstudio.engine.sampling.Sampler` defines it, in one kernel.

The k-th largest logit is found bit by bit: thirty-two times all threads count how many entries lie above a candidate.
Nothing is sorted and nothing but counts is shared.
"""

from __future__ import annotations

import mlx.core as mx

from heartstudio.engine.kernels.language import WARP_SIZE, Kernel

WARPS = 32

KERNEL = Kernel(
    "draw_likeliest",
    ("logits", "noise", "allowed", "settings"),
    ("codes",),
    """
    constexpr int THREADS = 32 * WARPS, MINE = (ENTRIES + THREADS - 1) / THREADS;
    const int thread = warp * 32 + lane, take = block.x;
    SHARED float shared[2][WARPS];

    float score[MINE];
    unsigned key[MINE];
    for (int m = 0; m < MINE; m++) {
      int entry = thread + m * THREADS;
      score[m] = -INFINITY;
      key[m] = 0;
      if (entry >= ENTRIES) continue;
      if (allowed[entry]) score[m] = logits[take * ENTRIES + entry] / settings[0];
      // Floats in their order as whole numbers: of negative ones all bits turn, of others the sign.
      unsigned bits = bits_of(score[m]);
      key[m] = bits & 0x80000000u ? ~bits : bits | 0x80000000u;
    }

    unsigned threshold = 0;
    for (int bit = 31; bit >= 0; bit--) {
      unsigned candidate = threshold | 1u << bit;
      float count = 0;
      for (int m = 0; m < MINE; m++) count += key[m] >= candidate ? 1.0f : 0.0f;
      count = warp_sum(count);
      // Two rows take turns, so that one barrier a round is enough.
      if (lane == 0) shared[bit & 1][warp] = count;
      BARRIER;
      count = warp_sum(lane < WARPS ? shared[bit & 1][lane] : 0.0f);
      if (count >= TOP_K) threshold = candidate;
      if (count == TOP_K) break;  // just these, whatever the bits that are left
    }

    float best = -INFINITY, where = ENTRIES;
    for (int m = 0; m < MINE; m++) {
      int entry = thread + m * THREADS;
      if (entry >= ENTRIES || key[m] < threshold) continue;
      float value = score[m] + noise[take * ENTRIES + entry];
      if (value > best) {
        best = value;
        where = entry;
      }
    }
    BARRIER;
    float top = warp_max(best);
    if (lane == 0) shared[0][warp] = top;
    BARRIER;
    top = warp_max(lane < WARPS ? shared[0][lane] : -INFINITY);
    // Of equals the first, as in argmax.
    float first = -warp_max(best == top ? -where : -float(ENTRIES));
    if (lane == 0) shared[1][warp] = first;
    BARRIER;
    first = -warp_max(lane < WARPS ? -shared[1][lane] : -float(ENTRIES));
    if (thread == 0) {
      if (first >= ENTRIES) first = 0;
      for (int copy = 0; copy < COPIES; copy++) codes[copy * TAKES + take] = unsigned(first);
    }
    """,
)


def draw(
    logits: mx.array, noise: mx.array, allowed: mx.array, settings: mx.array, top_k: int, copies: int
) -> mx.array:
    """One entry for every take.

    Args:
        logits: ``(takes, entries)`` float32, guided.
        noise: standard Gumbel noise of the same shape.
        allowed: ``(entries,)`` bool.
        settings: ``(1,)`` float32: the temperature.
        top_k: how many of the likeliest may be drawn.
        copies: how often to write the result, once for every row of a take.

    Returns:
        ``(copies·takes,)`` uint32.
    """
    takes, entries = logits.shape
    (codes,) = KERNEL(
        [logits, noise, allowed, settings],
        {"TAKES": takes, "ENTRIES": entries, "TOP_K": min(top_k, entries), "COPIES": copies, "WARPS": WARPS},
        (takes, 1, 1),
        WARPS * WARP_SIZE,
        [(copies * takes,)],
        [mx.uint32],
    )
    return codes
