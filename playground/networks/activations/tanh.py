"""Hyperbolic tangent."""

from playground.kernels.for_rules import tanh
from playground.networks.activations._activation import Activation


def value(z: float) -> float:
    """tanh z"""
    return tanh(z)  # type: ignore[no-any-return]


def slope(z: float, a: float) -> float:
    """1 − tanh² z"""
    return 1.0 - a * a


def curvature(z: float, a: float, slope: float) -> float:
    """−2 tanh z (1 − tanh² z)"""
    return -2.0 * a * slope


ACTIVATION = Activation(
    name="tanh",
    aliases=(
        "tansig",
        "hyperbolic tangent",
    ),
    summary="Smooth, odd, between −1 and 1: signals saturate, and slopes vanish where they do.",
    equation="a = tanh z",
    source="Y. LeCun, L. Bottou, G. Orr, K.-R. Müller, Efficient BackProp, 1998",
    value=value,
    slope=slope,
    curvature=curvature,
    torch="torch.tanh(a)",
    gain=1.5925374197228314,
)
