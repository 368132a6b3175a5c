"""Isotropic gradient noise (Ge, Huang, Jin, Yuan 2015)."""

from playground.base.parameters import Parameter
from playground.modifiers._on_gradient import OnGradient


def noise(g: float, xi: float, sigma: float) -> float:
    """g ← g + σξ"""
    return g + sigma * xi


MODIFIER = OnGradient(
    name="Noise",
    aliases=("gaussian noise", "gradient noise",),
    summary="Shakes the gradient equally in all directions: the path leaves saddles sooner and hovers round minima.",
    equation="g ← g + σ ξ",
    source="R. Ge, F. Huang, C. Jin, Y. Yuan, Escaping from saddle points: online stochastic gradient for tensor "
    "decomposition, COLT 2015",
    parameters=(
        Parameter(
            "sigma", 0.1, "strength: the noise's standard deviation in each coordinate",
            aliases=("std", "stddev", "deviation"), minimum=0, slider=(1e-3, 10.0),
            scale="log", symbol="σ",
        ),
    ),
    rule=noise,
    notes="Gradient descent on a quadratic with curvature λ keeps the variance η σ²/(λ (2 − η λ)) in the end.",
)  # fmt: skip
