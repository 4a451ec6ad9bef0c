"""Attention of the newest positions to a cache that the kernel itself fills.

The cache is cut into spans; a block attends to one span of one key-value head, for all query heads that share it, and
:data:`MERGE` joins the spans (flash decoding; Dao et al. 2023). The block whose span holds a newest position turns its
key, and **writes key and value into the cache that it was given**. MLX takes arrays for values and does not know of
this; it is sound because the cache belongs to one frame loop and is contiguous, each position is written once before it
is read, and every frame's kernels wait for the frame before through what they read. In return no frame copies, slices
or updates a cache.
"""

from __future__ import annotations

import mlx.core as mx

from heartstudio.engine.kernels.language import WARP_SIZE, Kernel

WARPS = 8
SPAN = 64
"""Positions of a block, at least."""

MOST_SPANS = 16

ATTEND = Kernel(
    "attend_and_remember",
    ("qkv", "keys", "values", "offset", "span", "periods"),
    ("attended", "weights"),
    """
    constexpr int QUERIES = GROUP * LENGTH, HALF = DIM / 2, FOURS = DIM / 4, MINE = (FOURS + 31) / 32;
    constexpr int BATCH = MINE == 1 ? 4 : 1, ROW = (GROUP + 2) * KV_HEADS * DIM;
    const int capacity = keys_shape[2], thread = warp * 32 + lane;
    const int head = block.y, row = block.z, old = offset[0];
    const int begin = block.x * span[0];
    const int end = begin + span[0] < old + LENGTH ? begin + span[0] : old + LENGTH;
    GLOBAL T* cache_k = (GLOBAL T*)keys + (size_t(row) * KV_HEADS + head) * capacity * DIM;
    GLOBAL T* cache_v = (GLOBAL T*)values + (size_t(row) * KV_HEADS + head) * capacity * DIM;

    SHARED float query[QUERIES][DIM], newest_k[LENGTH][DIM], newest_v[LENGTH][DIM];
    SHARED float best[WARPS][QUERIES], total[WARPS][QUERIES], part[WARPS][DIM];

    // Turn the queries and the newest keys; what is rounded in MLX's operations is rounded here.
    for (int i = thread; i < (QUERIES + LENGTH) * HALF; i += 32 * WARPS) {
      int which = i / HALF, pair = i % HALF;
      int t = which < QUERIES ? which / GROUP : which - QUERIES;
      int from = which < QUERIES ? head * GROUP + which % GROUP : GROUP * KV_HEADS + head;
      size_t at = (size_t(row) * LENGTH + t) * ROW + size_t(from) * DIM + 2 * pair;
      float angle = (old + t) * (1.0f / periods[pair]), c = cos(angle), s = sin(angle);
      float a = float(qkv[at]), b = float(qkv[at + 1]);
      float first = float(T(a * c - b * s)), second = float(T(a * s + b * c));
      if (which < QUERIES) {
        query[which][2 * pair] = first * rsqrt(float(DIM));
        query[which][2 * pair + 1] = second * rsqrt(float(DIM));
      } else {
        newest_k[t][2 * pair] = first;
        newest_k[t][2 * pair + 1] = second;
      }
    }
    for (int i = thread; i < LENGTH * DIM; i += 32 * WARPS) {
      int t = i / DIM, d = i % DIM;
      size_t at = (size_t(row) * LENGTH + t) * ROW + size_t((GROUP + 1) * KV_HEADS + head) * DIM + d;
      newest_v[t][d] = float(qkv[at]);
    }
    BARRIER;
    for (int i = thread; i < LENGTH * DIM; i += 32 * WARPS) {
      int position = old + i / DIM;
      if (position < begin || position >= end) continue;
      cache_k[size_t(position) * DIM + i % DIM] = T(newest_k[i / DIM][i % DIM]);
      cache_v[size_t(position) * DIM + i % DIM] = T(newest_v[i / DIM][i % DIM]);
    }

    // Each warp passes over its positions once and keeps, for every query, the largest score, the sum of weights
    // relative to it, and the weighted sum of values. Unrolled, all of that stays in registers.
    float largest[QUERIES], sum[QUERIES], mixed[QUERIES][MINE][4];
    UNROLL for (int q = 0; q < QUERIES; q++) {
      largest[q] = -INFINITY;
      sum[q] = 0;
      UNROLL for (int m = 0; m < MINE; m++)
        UNROLL for (int i = 0; i < 4; i++) mixed[q][m][i] = 0;
    }
    for (int nearest = begin + warp; nearest < end; nearest += WARPS * BATCH) {
      // The loads of several positions are under way at once; what lies past the end is read again and weighs nothing.
      float k[BATCH][MINE][4], v[BATCH][MINE][4];
      UNROLL for (int b = 0; b < BATCH; b++) {
        int position = nearest + b * WARPS < end ? nearest + b * WARPS : nearest;
        UNROLL for (int m = 0; m < MINE; m++) {
          int four = lane + 32 * m < FOURS ? lane + 32 * m : 0;
          if (position < old) {
            load4(cache_k + size_t(position) * DIM + 4 * four, k[b][m]);
            load4(cache_v + size_t(position) * DIM + 4 * four, v[b][m]);
          } else {
            UNROLL for (int i = 0; i < 4; i++) {
              k[b][m][i] = newest_k[position - old][4 * four + i];
              v[b][m][i] = newest_v[position - old][4 * four + i];
            }
          }
        }
      }
      UNROLL for (int q = 0; q < QUERIES; q++) {
        float scores[BATCH], larger = largest[q];
        UNROLL for (int b = 0; b < BATCH; b++) {
          scores[b] = 0;
          UNROLL for (int m = 0; m < MINE; m++) {
            int four = lane + 32 * m;
            if (four < FOURS)
              UNROLL for (int i = 0; i < 4; i++) scores[b] += query[q][4 * four + i] * k[b][m][i];
          }
          scores[b] = warp_sum(scores[b]);
          // The same for all lanes of the warp: a query does not see what comes after it.
          int position = nearest + b * WARPS;
          if (position >= end || position > old + q / GROUP) scores[b] = -INFINITY;
          larger = scores[b] > larger ? scores[b] : larger;
        }
        if (larger > -INFINITY) {
          float keep = exp(largest[q] - larger);
          largest[q] = larger;
          sum[q] *= keep;
          UNROLL for (int m = 0; m < MINE; m++)
            UNROLL for (int i = 0; i < 4; i++) mixed[q][m][i] *= keep;
          UNROLL for (int b = 0; b < BATCH; b++) {
            float weight = exp(scores[b] - larger);
            sum[q] += weight;
            UNROLL for (int m = 0; m < MINE; m++)
              UNROLL for (int i = 0; i < 4; i++) mixed[q][m][i] += weight * v[b][m][i];
          }
        }
      }
    }

    // Join the warps, query after query.
    UNROLL for (int q = 0; q < QUERIES; q++) {
      if (lane == 0) {
        best[warp][q] = largest[q];
        total[warp][q] = sum[q];
      }
    }
    BARRIER;
    UNROLL for (int q = 0; q < QUERIES; q++) {
      float top = -INFINITY, whole = 0;
      for (int w = 0; w < WARPS; w++) top = best[w][q] > top ? best[w][q] : top;
      for (int w = 0; w < WARPS; w++) whole += total[w][q] == 0 ? 0 : total[w][q] * exp(best[w][q] - top);
      float own = sum[q] == 0 ? 0 : exp(largest[q] - top) / whole;
      UNROLL for (int m = 0; m < MINE; m++) {
        int four = lane + 32 * m;
        if (four < FOURS)
          UNROLL for (int i = 0; i < 4; i++) part[warp][4 * four + i] = mixed[q][m][i] * own;
      }
      BARRIER;
      int t = q / GROUP, at_head = head * GROUP + q % GROUP;
      size_t at = ((size_t(block.x) * ROWS + row) * LENGTH + t) * GROUP * KV_HEADS + at_head;
      for (int d = thread; d < DIM; d += 32 * WARPS) {
        float joined = 0;
        for (int w = 0; w < WARPS; w++) joined += part[w][d];
        attended[at * DIM + d] = A(joined);
      }
      if (thread == 0) {
        // A span without a visible position weighs nothing.
        weights[2 * at] = top;
        weights[2 * at + 1] = whole;
      }
      BARRIER;
    }
    """,
)

MERGE = Kernel(
    "merge_spans",
    ("parts", "weights"),
    ("attended",),
    """
    const int spans = weights_shape[0], heads = weights_shape[1], at = block.x, thread = warp * 32 + lane;
    float top = -INFINITY, whole = 0;
    for (int s = 0; s < spans; s++) {
      float largest = weights[2 * (s * heads + at)];
      top = largest > top ? largest : top;
    }
    for (int s = 0; s < spans; s++) {
      float sum = weights[2 * (s * heads + at) + 1];
      whole += sum == 0 ? 0 : sum * exp(weights[2 * (s * heads + at)] - top);
    }
    for (int d = thread; d < DIM; d += 32 * WARPS) {
      float joined = 0;
      for (int s = 0; s < spans; s++) {
        float sum = weights[2 * (s * heads + at) + 1];
        if (sum == 0) continue;
        joined += parts[size_t(s * heads + at) * DIM + d] * sum * exp(weights[2 * (s * heads + at)] - top);
      }
      attended[size_t(at) * DIM + d] = T(joined / whole);
    }
    """,
)


def attend(
    qkv: mx.array,
    keys: mx.array,
    values: mx.array,
    offset: mx.array,
    visible: int,
    periods: mx.array,
) -> mx.array:
    """Rotate, remember and attend.

    Args:
        qkv: ``(rows, length, (heads + 2·kv heads)·head dim)``, as projected.
        keys: ``(rows, kv heads, capacity, head dim)``, filled up to ``offset``; ``length`` positions more afterwards.
        values: likewise.
        offset: ``(1,)`` int32.
        visible: how many positions the blocks can reach: at least ``offset + length``, at most the capacity.
        periods: ``(head dim / 2,)`` float32, of each pair of channels.

    Returns:
        ``(rows, length, heads·head dim)`` in the type of ``qkv``.
    """
    rows, length, width = qkv.shape
    kv_heads, dim = keys.shape[1], keys.shape[3]
    heads = width // dim - 2 * kv_heads
    span = SPAN * -(-visible // (SPAN * MOST_SPANS))
    spans = -(-visible // span)
    parts, weights = ATTEND(
        [qkv, keys, values, offset, mx.array([span], mx.int32), periods],
        {
            "T": qkv.dtype,
            "A": qkv.dtype if spans == 1 else mx.float32,
            "ROWS": rows,
            "LENGTH": length,
            "GROUP": heads // kv_heads,
            "KV_HEADS": kv_heads,
            "DIM": dim,
            "WARPS": WARPS,
        },
        (spans, kv_heads, rows),
        WARPS * WARP_SIZE,
        [(spans, rows * length * heads, dim), (spans, rows * length * heads, 2)],
        [qkv.dtype if spans == 1 else mx.float32, mx.float32],
    )
    if spans > 1:
        (parts,) = MERGE(
            [parts, weights],
            {"T": qkv.dtype, "DIM": dim, "WARPS": 4},
            (rows * length * heads, 1, 1),
            4 * WARP_SIZE,
            [(rows * length * heads, dim)],
            [qkv.dtype],
        )
    return parts.reshape(rows, length, heads * dim)
