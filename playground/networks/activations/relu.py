"""Rectified linear unit."""

from playground.networks.activations._activation import Activation


def value(z: float) -> float:
    """max(z, 0)"""
    return max(z, 0.0)


def slope(z: float, a: float) -> float:
    """1 for z > 0, else 0"""
    return 1.0 if z > 0.0 else 0.0


def curvature(z: float, a: float, slope: float) -> float:
    """0"""
    return 0.0


ACTIVATION = Activation(
    name="ReLU",
    aliases=(
        "rectifier",
        "rectified linear unit",
        "ramp",
    ),
    summary="Half of the line: no saturation above 0, and a unit that is always below it learns nothing more.",
    equation="a = max(z, 0)",
    source="V. Nair, G. Hinton, Rectified linear units improve restricted Boltzmann machines, ICML 2010",
    value=value,
    slope=slope,
    curvature=curvature,
    torch="torch.relu(a)",
    gain=1.4142135623730951,
)
