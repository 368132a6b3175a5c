"""Exponential linear unit."""

from playground.kernels.for_rules import exp, expm1
from playground.networks.activations._activation import Activation


def value(z: float) -> float:
    """z for z > 0, else eᶻ − 1"""
    below = expm1(min(z, 0.0))
    return z if z > 0.0 else below


def slope(z: float, a: float) -> float:
    """1 for z ≥ 0, else eᶻ"""
    return exp(min(z, 0.0))  # type: ignore[no-any-return]


def curvature(z: float, a: float, slope: float) -> float:
    """eᶻ for z < 0, else 0: the slope has a kink"""
    return slope if z < 0.0 else 0.0


ACTIVATION = Activation(
    name="ELU",
    summary="Linear above 0, saturating at −1 below: activations are nearer to the mean 0 than a ReLU's.",
    equation="a = z for z > 0, else e^z − 1",
    source="D.-A. Clevert, T. Unterthiner, S. Hochreiter, Fast and accurate deep network learning by ELUs, ICLR 2016",
    value=value,
    slope=slope,
    curvature=curvature,
    gain=1.2451983007007066,
)
