"""Steps as CUDA graphs: captured once, replayed from then on, so that launching kernels takes no time."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable, Sequence

import torch


class CapturedStep:
    """A step that is captured as a CUDA graph on its first call and replayed from then on.

    On a CPU, and where capturing fails, it is an ordinary call.
    """

    def __init__(self, function: Callable[[], object], device: torch.device) -> None:
        self._function = function
        self._graph: torch.cuda.CUDAGraph | None = None
        self._capturing = device.type == "cuda"

    def __call__(self) -> None:
        """Make the step; the first time, several of them."""
        if self._graph is not None:
            self._graph.replay()
        elif self._capturing:
            self._capture()
        else:
            self._function()

    def _capture(self) -> None:
        self._capturing = False
        beside = torch.cuda.Stream()
        beside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(beside):
            for _ in range(3):
                self._function()
        torch.cuda.current_stream().wait_stream(beside)
        torch.cuda.synchronize()
        graph = torch.cuda.CUDAGraph()
        try:
            with torch.cuda.graph(graph, capture_error_mode="thread_local"):
                self._function()
        except RuntimeError as error:
            sys.stderr.write(f"This step runs without a CUDA graph: {error}\n")
            torch.cuda.synchronize()
        else:
            self._graph = graph


def fastest(functions: Sequence[Callable[[], object]], device: torch.device) -> int:
    """Which of several ways to do the same takes the least time; the first where there is nothing to measure with."""
    if device.type != "cuda":
        return 0
    seconds = [_seconds(function, device) for function in functions]
    sys.stderr.write(f"Seconds a step for each way: {', '.join(f'{value:.4f}' for value in seconds)}\n")
    return seconds.index(min(seconds))


def _seconds(function: Callable[[], object], device: torch.device) -> float:
    """Seconds that a step takes once it is captured; infinitely many where it fails."""
    step = CapturedStep(function, device)
    try:
        for _ in range(2):
            step()
        torch.cuda.synchronize()
        began = time.monotonic()
        for _ in range(5):
            step()
        torch.cuda.synchronize()
    except RuntimeError as error:
        sys.stderr.write(f"One way does not work: {error}\n")
        return math.inf
    return (time.monotonic() - began) / 5
