"""``python -m tests.parity DIR``: compare the engine with a folder of golden tensors, one row for each."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.parity.codec import codec_rows
from tests.parity.codec_songs import pipeline_rows
from tests.parity.language_model import language_model_rows


def main(folder: Path) -> int:
    """Print every comparison; the number of failures is the exit status (at most 1)."""
    # On CUDA, float32 products are rounded to TF32 by default; the reference's are not.
    os.environ.setdefault("MLX_ENABLE_TF32", "0")
    failed = 0
    for rows in (language_model_rows(folder), codec_rows(folder), pipeline_rows(folder)):
        for row in rows:
            failed += not row.passed
            verdict = "ok  " if row.passed else "FAIL"
            print(f"{verdict} {row.error:9.2e} <= {row.tolerance:7.1e}  {row.name}", flush=True)
    print(f"{failed} out of tolerance" if failed else "all within tolerance")
    return min(failed, 1)


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("usage: python -m tests.parity DIR")
    sys.exit(main(Path(sys.argv[1])))
