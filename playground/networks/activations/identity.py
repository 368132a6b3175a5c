"""The identity, for linear networks."""

from playground.networks.activations._activation import Activation


def value(z: float) -> float:
    """z"""
    return z


def slope(z: float, a: float) -> float:
    """1"""
    return 1.0


def curvature(z: float, a: float, slope: float) -> float:
    """0"""
    return 0.0


ACTIVATION = Activation(
    name="identity",
    aliases=(
        "linear",
        "none",
        "no activation",
    ),
    summary="No nonlinearity: the network is a product of matrices, and its loss still has saddles.",
    equation="a = z",
    source="A. Saxe, J. McClelland, S. Ganguli, Exact solutions to the nonlinear dynamics of learning, ICLR 2014",
    value=value,
    slope=slope,
    curvature=curvature,
    torch="a",
)
