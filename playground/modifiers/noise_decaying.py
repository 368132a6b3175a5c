"""Gradient noise that dies out (Neelakantan et al. 2015)."""

import math

from playground.base.parameters import Parameter
from playground.kernels.for_rules import power
from playground.modifiers._on_gradient import OnGradient


def noise_decaying(g: float, xi: float, t: int, variance: float, gamma: float) -> float:
    """g ← g + σₜξ, σₜ² = s/tᵞ for the t-th update, 1 first"""
    return g + math.sqrt(variance * power(float(t), -gamma)) * xi


MODIFIER = OnGradient(
    name="Decaying noise",
    aliases=("annealed noise", "decaying gradient noise",),
    summary="Shakes the gradient strongly at first and less and less later: it looks round, then settles.",
    equation="g ← g + σₜ ξ\nσₜ² = s/(1 + k)ᵞ after k updates",
    source="A. Neelakantan, L. Vilnis, Q. V. Le et al., Adding gradient noise improves learning for very deep "
    "networks, 2015",
    parameters=(
        Parameter(
            "variance", 0.3, "the noise's variance in the first update",
            aliases=("eta",), minimum=0, slider=(1e-3, 10.0), scale="log",
            symbol="s",
        ),
        Parameter(
            "gamma", 0.55, "decay: the power of time by which the variance falls", minimum=0, slider=(0.0, 2.0),
            symbol="γ",
        ),
    ),
    rule=noise_decaying,
    notes="The paper takes s from 0.01, 0.3 and 1, and γ = 0.55.",
)  # fmt: skip
