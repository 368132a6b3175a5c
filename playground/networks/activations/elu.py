"""Exponential linear unit."""

import math

from playground.base.parameters import Parameter
from playground.kernels.for_rules import exp, expm1
from playground.networks.activations._activation import Activation


def value(z: float, alpha: float) -> float:
    """z for z > 0, else α(eᶻ − 1)"""
    below = alpha * expm1(min(z, 0.0))
    return z if z > 0.0 else below


def slope(z: float, a: float, alpha: float) -> float:
    """1 for z > 0, αeᶻ for z < 0; at 0, which is a kink unless α = 1, 0 and then 1"""
    below = alpha * exp(min(z, 0.0))
    at_zero = 1.0 if alpha == 1.0 else 0.0
    return 1.0 if z > 0.0 else (below if z < 0.0 else at_zero)


def curvature(z: float, a: float, slope: float, alpha: float) -> float:
    """αeᶻ for z < 0, else 0: the slope has a kink"""
    return slope if z < 0.0 else 0.0


def gain(alpha: float) -> float:
    """1/√(½ + α² E[(eᶻ − 1)², z < 0]) with e²Φ(−2) − 2√e Φ(−1) + ½ for the mean"""
    below = 0.5 * (math.exp(2.0) * math.erfc(math.sqrt(2.0)) - 2.0 * math.exp(0.5) * math.erfc(math.sqrt(0.5)) + 1.0)
    return 1.0 / math.sqrt(0.5 + alpha * alpha * below)


ACTIVATION = Activation(
    name="ELU",
    aliases=("exponential linear unit",),
    summary="Linear above 0, saturating at −α below: activations are nearer to the mean 0 than a ReLU's.",
    equation="a = z for z > 0, else α (e^z − 1)",
    source="D.-A. Clevert, T. Unterthiner, S. Hochreiter, Fast and accurate deep network learning by ELUs, ICLR 2016",
    value=value,
    slope=slope,
    curvature=curvature,
    torch="torch.relu(a) + {alpha} * torch.expm1(-torch.relu(-a))",
    gain=gain,
    parameters=(
        Parameter(
            "alpha", 1.0, "depth: where it saturates below 0 is −α; the slope has a jump at 0 unless α = 1", minimum=0,
            slider=(0.0, 2.0), symbol="α",
        ),
    ),
)  # fmt: skip
