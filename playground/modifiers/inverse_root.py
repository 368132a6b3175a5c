"""Rates that fall like 1/√t (Zinkevich 2003)."""

import numpy as np

from playground.base.parameters import Parameter
from playground.modifiers._schedule import Floats, Schedule


def inverse_root(k: Floats, delay: float) -> Floats:
    """1/√(1 + k/T)"""
    factor: Floats = 1.0 / np.sqrt(1.0 + k / delay)
    return factor


MODIFIER = Schedule(
    name="Inverse root",
    aliases=("inverse square root", "rsqrt", "noam", "inverse sqrt",),
    summary="Lowers the rate like 1/√t: slower than 1/t, so that noise dies out later and the way is shorter.",
    equation="ηₖ = η / √(1 + k/T)",
    source="M. Zinkevich, Online convex programming and generalized infinitesimal gradient ascent, ICML 2003",
    parameters=(
        Parameter(
            "delay", 1.0, "updates until the rate is 1/√2 of itself; 1 gives η, η/√2, η/√3, …", minimum=0,
            exclusive_minimum=True, slider=(1.0, 1000.0), scale="log", symbol="T",
        ),
    ),
    factor=inverse_root,
)  # fmt: skip
