"""Few rows times a large matrix, with what follows it in a transformer.

The product of two rows reads its matrix at a third of the memory's bandwidth in a general library, which is made for
many rows. Here every warp reads its rows of the matrix once, in a stream, and multiplies them with all rows of the
input, which stay in the cache. Guidance, the gate or the residual sum happen where the sums are.
"""

from __future__ import annotations

import mlx.core as mx

from heartstudio.engine.kernels.language import WARP_SIZE, Kernel

MOST_ROWS, MOST_GATED_ROWS = 8, 4
"""With more rows a general product is as quick."""

ENTRIES = 8
"""That a lane reads at once; widths are multiples of it."""

WARPS = 8

KERNEL = Kernel(
    "few_rows_product",
    ("x", "weight", "residual", "guidance"),
    ("y",),
    """
    // PARTS warps share the same MATRIX_ROWS rows of the matrix; where it is gated, half of them are gates.
    constexpr int OUT = GATED ? MATRIX_ROWS / 2 : MATRIX_ROWS;
    const int outputs = GATED ? weight_shape[0] / 2 : weight_shape[0];
    const int part = warp % PARTS, first = (block.x * (WARPS / PARTS) + warp / PARTS) * OUT;
    SHARED float product[WARPS][MATRIX_ROWS][ROWS];

    float sums[MATRIX_ROWS][ROWS] = {};
    #pragma unroll 4
    for (int k = (part * 32 + lane) * 8; k < WIDTH; k += PARTS * 32 * 8) {
      float w[MATRIX_ROWS][8];
      UNROLL for (int m = 0; m < MATRIX_ROWS; m++) {
        // The last warps may have no work for all of their rows: they read the last again and write nothing.
        int row = first + m % OUT < outputs ? first + m % OUT : outputs - 1;
        stream8(weight + size_t(m < OUT ? row : outputs + row) * WIDTH + k, w[m]);
      }
      UNROLL for (int r = 0; r < ROWS; r++) {
        float v[8];
        load8(x + r * WIDTH + k, v);
        UNROLL for (int m = 0; m < MATRIX_ROWS; m++)
          UNROLL for (int i = 0; i < 8; i++) sums[m][r] += w[m][i] * v[i];
      }
    }
    UNROLL for (int m = 0; m < MATRIX_ROWS; m++) {
      UNROLL for (int r = 0; r < ROWS; r++) {
        sums[m][r] = warp_sum(sums[m][r]);
        if (lane == 0) product[warp][m][r] = sums[m][r];
      }
    }
    BARRIER;
    if (part != 0) return;

    constexpr int RESULTS = GUIDED ? ROWS / 2 : ROWS;
    for (int i = lane; i < OUT * RESULTS && first + i / RESULTS < outputs; i += 32) {
      // A row's partner: the unconditional row of a conditional one, the gated entry of a gate.
      int m = i / RESULTS, r = i % RESULTS;
      float result = 0, other = 0;
      for (int p = 0; p < PARTS; p++) {
        result += product[warp + p][m][r];
        other += product[warp + p][GATED ? OUT + m : m][GUIDED ? RESULTS + r : r];
      }
      if (GUIDED) result = other + float(guidance[0]) * (result - other);
      if (GATED) result = result / (1.0f + exp(-result)) * other;
      size_t at = size_t(r) * outputs + first + m;
      if (RESIDUAL) result += float(residual[at]);
      y[at] = Y(result);
    }
    """,
)


def product(
    x: mx.array,
    weight: mx.array,
    *,
    residual: mx.array | None = None,
    gated: bool = False,
    guidance: mx.array | None = None,
) -> mx.array:
    """``x · weightᵀ`` and what follows; sums are float32.

    Args:
        x: ``(rows, width)``; whether there are few enough of them, :func:`fits` tells.
        weight: ``(outputs, width)``, or ``(2·outputs, width)`` where it is gated.
        residual: ``(rows, outputs)`` to add.
        gated: whether the matrix holds gates, then what they gate: ``silu(gate x) · up x``.
        guidance: ``(1,)`` float32 where the rows are conditional ones, then unconditional ones, that are to be mixed.

    Returns:
        ``(rows, outputs)`` in the type of ``x``, half as many rows where they are guided.
    """
    rows, width = x.shape
    outputs = weight.shape[0] // (2 if gated else 1)
    matrix_rows, parts = division(outputs)
    constants: dict[str, int | bool | mx.Dtype] = {
        "Y": x.dtype,
        "ROWS": rows,
        "WIDTH": width,
        "MATRIX_ROWS": matrix_rows,
        "PARTS": parts,
        "WARPS": WARPS,
        "RESIDUAL": residual is not None,
        "GATED": gated,
        "GUIDED": guidance is not None,
    }
    nothing = x  # stands for an input that the constants say is not read
    (y,) = KERNEL(
        [x, weight, nothing if residual is None else residual, nothing if guidance is None else guidance],
        constants,
        (-(-outputs // (WARPS // parts * matrix_rows // (2 if gated else 1))), 1, 1),
        WARPS * WARP_SIZE,
        [(rows // 2 if guidance is not None else rows, outputs)],
        [x.dtype],
    )
    return y


def division(outputs: int) -> tuple[int, int]:
    """Rows of the matrix that a warp takes, and warps that share them, so that there is work for a whole GPU.

    The quickest of those tried on an H200; in a large matrix more rows share what is read of the input.
    """
    return (4, 2) if outputs > 4096 else (2, 2)


def fits(x: mx.array, weight: mx.array, *, gated: bool = False) -> bool:
    """Whether the kernel can compute a product of these rows and this matrix, and is worth it."""
    few = x.shape[0] <= (MOST_GATED_ROWS if gated else MOST_ROWS)
    return few and x.shape[1] % ENTRIES == 0 and weight.dtype != mx.uint32
