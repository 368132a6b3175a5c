"""Leaky rectified linear unit."""

import math

from playground.base.parameters import Parameter
from playground.networks.activations._activation import Activation


def value(z: float, leak: float) -> float:
    """z for z > 0, else α·z"""
    return z if z > 0.0 else leak * z


def slope(z: float, a: float, leak: float) -> float:
    """1 for z > 0, α for z < 0, 0 at the kink"""
    return 1.0 if z > 0.0 else (leak if z < 0.0 else 0.0)


def curvature(z: float, a: float, slope: float, leak: float) -> float:
    """0"""
    return 0.0


def gain(leak: float) -> float:
    """√(2/(1 + α²)): half of the square of either side"""
    return math.sqrt(2.0 / (1.0 + leak * leak))


ACTIVATION = Activation(
    name="leaky ReLU",
    aliases=("lrelu",),
    summary="A ReLU that leaks a part below 0, so that no unit stops learning.",
    equation="a = max(z, α z)",
    source="A. Maas, A. Hannun, A. Ng, Rectifier nonlinearities improve neural network acoustic models, ICML 2013",
    value=value,
    slope=slope,
    curvature=curvature,
    torch="torch.relu(a) - {leak} * torch.relu(-a)",
    gain=gain,
    parameters=(
        Parameter(
            "leak", 0.01, "leak: the slope below 0; 0 is a ReLU",
            aliases=("negative_slope", "slope"), minimum=0, maximum=1, exclusive_maximum=True,
            slider=(0.0, 0.5), symbol="α",
        ),
    ),
)  # fmt: skip
