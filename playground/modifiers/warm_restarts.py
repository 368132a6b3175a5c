"""Cosine annealing with warm restarts, SGDR (Loshchilov, Hutter 2017)."""

import numpy as np

from playground.base.parameters import Parameter
from playground.modifiers._schedule import Floats, Schedule


def warm_restarts(k: Floats, steps: float, growth: float, floor: float) -> Floats:
    """floor + (1 − floor)(1 + cos(π·since/period))/2"""
    starts, period, last = [0.0], steps, float(np.max(k, initial=0.0))
    while growth > 1.0 and starts[-1] + period <= last:
        starts.append(starts[-1] + period)
        period *= growth
    if growth > 1.0:
        wave = np.searchsorted(starts, k, side="right") - 1
        part = (k - np.array(starts)[wave]) / (steps * growth**wave)
    else:
        part = np.mod(k, steps) / steps
    factors: Floats = floor + (1.0 - floor) * 0.5 * (1.0 + np.cos(np.pi * part))
    return factors


MODIFIER = Schedule(
    name="Warm restarts",
    aliases=("sgdr", "CosineAnnealingWarmRestarts", "cosine with restarts", "cosine restarts",),
    summary="Half a wave down, then back to the full rate, each wave longer: the path leaves a hollow and finds "
    "another.",
    equation="ηₖ = η (r + (1 − r) (1 + cos(π k'/Tᵢ))/2)\nTᵢ₊₁ = m Tᵢ at a restart, where k' = 0",
    source="I. Loshchilov, F. Hutter, SGDR: stochastic gradient descent with warm restarts, ICLR 2017",
    parameters=(
        Parameter(
            "steps", 100, "updates of the first wave",
            aliases=("T_0",), kind="integer", minimum=1, slider=(10, 1000), symbol="T₀"
        ),
        Parameter(
            "growth", 2, "how many times longer each wave is than the one before",
            aliases=("T_mult",), kind="integer", minimum=1,
            maximum=10, slider=(1, 4), symbol="m",
        ),
        Parameter(
            "floor", 0.0, "the part of the rate at the end of a wave", minimum=0, maximum=1, slider=(0.0, 1.0),
            symbol="r",
        ),
    ),
    factor=warm_restarts,
    notes="The paper counts in epochs, with T₀ = 1 or 10 and m = 2; PyTorch's CosineAnnealingWarmRestarts has m = 1.",
)  # fmt: skip
