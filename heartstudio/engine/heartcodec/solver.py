"""From noise to latents: Euler steps along the flow, with guidance and with latents that are already known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import mlx.core as mx

SIGMA_MIN = 1e-6
"""Noise that remains at the end of the path on which known latents are led (Lipman et al. 2023)."""

Velocity = Callable[[mx.array, mx.array, mx.array, mx.array], mx.array]
"""``(x, context, mu, t)``, each ``(batch, time, channels)`` and ``t`` ``(batch,)``, to the velocity of ``x``."""


def solve(
    velocity: Velocity,
    mu: mx.array,
    noise: mx.array,
    context: mx.array | None,
    steps: int,
    guidance: float,
) -> mx.array:
    """The latents at the end of the flow, beginning with the context where there is one.

    Args:
        velocity: the field to follow.
        mu: ``(batch, time, dim)`` condition.
        noise: ``(batch, time, channels)`` to start from.
        context: ``(batch, known, channels)`` latents that the solution must begin with, or None.
        steps: how many Euler steps.
        guidance: how far to go beyond the conditional velocity, away from the unconditional; 1 and less: one
            pass without guidance.

    Returns:
        ``(batch, time, channels)`` float32.
    """
    *_, x = states(velocity, mu, noise, context, steps, guidance)
    return x if context is None else mx.concatenate([context, x[:, context.shape[1] :]], axis=1)


def states(
    velocity: Velocity,
    mu: mx.array,
    noise: mx.array,
    context: mx.array | None,
    steps: int,
    guidance: float,
) -> Iterator[mx.array]:
    """The state before each step, known latents imposed, and after the last. Arguments as for :func:`solve`."""
    known = mx.zeros((noise.shape[0], 0, noise.shape[2])) if context is None else context
    padding = mx.zeros((noise.shape[0], noise.shape[1] - known.shape[1], noise.shape[2]))
    padded = mx.concatenate([known, padding], axis=1)
    x = noise
    for t, until in pairwise(time_span(steps)):
        x = imposed(x, noise, known, t)
        yield x
        x = x + (until - t) * guided(velocity, x, padded, mu, mx.full((len(x),), t), guidance)
    yield x


def time_span(steps: int) -> list[float]:
    """Equally spaced times from 0 to 1, one more than there are steps."""
    return [step / steps for step in range(steps + 1)]


def imposed(x: mx.array, noise: mx.array, known: mx.array, t: float) -> mx.array:
    """The state with its beginning put where the known latents are at time ``t`` on their way from noise."""
    length = known.shape[1]
    if not length:
        return x
    path = (1 - (1 - SIGMA_MIN) * t) * noise[:, :length] + t * known
    return mx.concatenate([path, x[:, length:]], axis=1)


def guided(
    velocity: Velocity, x: mx.array, context: mx.array, mu: mx.array, t: mx.array, guidance: float
) -> mx.array:
    """Classifier-free guidance (Ho and Salimans 2022); both halves know the context, one knows no condition."""
    if guidance <= 1:
        return velocity(x, context, mu, t)
    pairs = [mx.concatenate(pair) for pair in ([x, x], [context, context], [mx.zeros_like(mu), mu], [t, t])]
    unconditional, conditional = mx.split(velocity(*pairs), 2)
    return unconditional + guidance * (conditional - unconditional)
