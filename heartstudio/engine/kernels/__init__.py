"""Kernels of our own for what a frame does most: few rows times a large matrix, attention to a cache, a draw.

MLX's own operations define what they compute; ``PERFORMANCE.md`` says why they exist. Each is written once, in the few
words that CUDA and Metal share (``language.py``), and is used only where :func:`heartstudio.engine.fused.agrees` has
seen it compute the same on that very machine.
"""
