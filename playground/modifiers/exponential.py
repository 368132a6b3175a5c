"""Exponential rates, falling or growing (Li, Arora 2020)."""

import numpy as np

from playground.base.parameters import Parameter
from playground.modifiers._schedule import LARGEST, Floats, Schedule


def exponential(k: Floats, gamma: float) -> Floats:
    """γᵏ"""
    factors: Floats = np.exp(np.minimum(k * np.log(gamma), LARGEST))
    return factors


MODIFIER = Schedule(
    name="Exponential",
    aliases=("ExponentialLR", "exponential decay",),
    summary="Multiplies the rate after every update: below 1 it falls, above 1 it grows.",
    equation="ηₖ = η γᵏ",
    source="Z. Li, S. Arora, An exponential learning rate schedule for deep learning, ICLR 2020",
    parameters=(
        Parameter(
            "gamma", 0.99, "growth: what the rate is multiplied by after every update",
            aliases=("decay_rate",), minimum=0,
            exclusive_minimum=True, slider=(0.9, 1.02), symbol="γ",
        ),
    ),
    factor=exponential,
    notes="Where a loss does not change when x is scaled, a constant rate η with weight decay λ moves in the same "
    "directions as the growing rate η (1 − ηλ)^(−2t−1) without: put η/(1 − ηλ) for the rate and γ = (1 − ηλ)⁻².",
)  # fmt: skip
