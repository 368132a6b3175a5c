"""Square."""

from playground.networks.activations._activation import Activation


def value(z: float) -> float:
    """z²"""
    return z * z


def slope(z: float, a: float) -> float:
    """2z"""
    return 2.0 * z


def curvature(z: float, a: float, slope: float) -> float:
    """2"""
    return 2.0


ACTIVATION = Activation(
    name="quadratic",
    aliases=(
        "square",
        "squared",
    ),
    summary="The square of the sum: the network is a polynomial, and wide ones have no bad local minima.",
    equation="a = z²",
    source="S. Du, J. Lee, On the power of over-parametrization in neural networks with quadratic activation, 2018",
    value=value,
    slope=slope,
    curvature=curvature,
    torch="a * a",
    gain=0.5773502691896258,
)
