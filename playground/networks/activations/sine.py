"""The sine as an activation."""

from playground.kernels.for_rules import cos, sin
from playground.networks.activations._activation import Activation


def value(z: float) -> float:
    """sin z"""
    return sin(z)  # type: ignore[no-any-return]


def slope(z: float, a: float) -> float:
    """cos z"""
    return cos(z)  # type: ignore[no-any-return]


def curvature(z: float, a: float, slope: float) -> float:
    """−sin z"""
    return -a


ACTIVATION = Activation(
    name="sine",
    aliases=(
        "sin",
        "siren",
    ),
    summary="Periodic: it fits waves and fine detail that others smooth away, over many local minima.",
    equation="a = sin z",
    source="V. Sitzmann et al., Implicit neural representations with periodic activation functions, NeurIPS 2020",
    value=value,
    slope=slope,
    curvature=curvature,
    torch="torch.sin(a)",
    gain=1.5208666231788149,
)
