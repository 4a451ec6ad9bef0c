"""Gives MLX a fast BLAS on Linux: loads Debian's OpenBLAS just before the first ``import mlx``.

MLX's CPU wheel for Linux carries the reference BLAS, which computes matrix products about thirty times slower
than OpenBLAS. The dynamic linker looks a symbol up in the globally loaded libraries first, so an OpenBLAS that
is there before MLX answers in the wheel's place. The set-up puts this module into the virtual environment,
where a ``.pth`` file starts it with every Python; nothing is loaded until MLX is.

A core stays free for everything else: windows, sound and MLX itself. Products of these sizes lose nothing by it; on two
cores a song is ready sooner than with two threads that wait for each other.
"""

import sys


class OpenBlasBeforeMlx:
    """Waits on the import path for MLX, loads OpenBLAS and steps aside; it finds no module itself."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """Load OpenBLAS into the global scope if ``name`` is MLX; leave the finding to the others."""
        if name != "mlx":
            return
        sys.meta_path.remove(self)
        import contextlib
        import ctypes
        import os

        # Without OpenBLAS the wheel's own library still gives right results, slowly.
        with contextlib.suppress(OSError):
            openblas = ctypes.CDLL("libopenblas.so.0", mode=ctypes.RTLD_GLOBAL)
            if "OPENBLAS_NUM_THREADS" not in os.environ:
                openblas.openblas_set_num_threads(max(1, len(os.sched_getaffinity(0)) - 1))


sys.meta_path.insert(0, OpenBlasBeforeMlx())
