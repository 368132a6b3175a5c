"""Gradient noise with a covariance (Mandt, Hoffman, Blei 2017)."""

import math

from playground.base.parameters import Parameter
from playground.modifiers._on_gradient import OnGradient


def noise_covariance(
    g: float, first: float, second: float, coordinate: float, sigma_x: float, sigma_y: float, correlation: float
) -> float:
    """g ← g + Lξ with L lower triangular, LLᵀ the covariance"""
    along_y = correlation * first + math.sqrt(1.0 - correlation * correlation) * second
    return g + (sigma_x * first if coordinate == 0.0 else sigma_y * along_y if coordinate == 1.0 else 0.0)


MODIFIER = OnGradient(
    name="Skew noise",
    aliases=("correlated noise", "anisotropic noise",),
    summary="Shakes the gradient more in one direction than in another, as few samples of a data set do.",
    equation="g ← g + L ξ\nL Lᵀ = (σx², c σx σy; c σx σy, σy²)",
    source="S. Mandt, M. D. Hoffman, D. M. Blei, Stochastic gradient descent as approximate Bayesian inference, JMLR "
    "18 (2017)",
    parameters=(
        Parameter(
            "sigma_x", 0.3, "noise in x: its standard deviation", minimum=0, slider=(1e-3, 10.0), scale="log",
            symbol="σx",
        ),
        Parameter(
            "sigma_y", 0.03, "noise in y: its standard deviation", minimum=0, slider=(1e-3, 10.0), scale="log",
            symbol="σy",
        ),
        Parameter(
            "correlation", 0.0, "how much both go together, from −1 to 1",
            aliases=("rho",), minimum=-1, maximum=1, slider=(-0.99, 0.99),
            symbol="c",
        ),
    ),
    rule=noise_covariance,
    most=2,
    notes="On a function of one number σx alone acts: that is the noise's part in x. A network's parameters have no x "
    "and y: trainings refuse it.",
)  # fmt: skip
