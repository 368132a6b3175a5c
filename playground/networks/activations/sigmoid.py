"""Logistic sigmoid."""

from playground.kernels.for_rules import exp, expm1
from playground.networks.activations._activation import Activation


def value(z: float) -> float:
    """1/(1 + e⁻ᶻ), by e^−|z|"""
    u = exp(-abs(z))
    return (1.0 if z >= 0.0 else u) * (1.0 / (1.0 + u))  # type: ignore[no-any-return]


def slope(z: float, a: float) -> float:
    """σ(z) σ(−z) = u/(1 + u)² with u = e^−|z|"""
    u = exp(-abs(z))
    part = 1.0 / (1.0 + u)
    return u * part * part  # type: ignore[no-any-return]


def curvature(z: float, a: float, slope: float) -> float:
    """−tanh(z/2) σ′(z), with all digits near 0"""
    u, less = exp(-abs(z)), expm1(-abs(z))
    return (less if z >= 0.0 else -less) * (1.0 / (1.0 + u)) * slope  # type: ignore[no-any-return]


ACTIVATION = Activation(
    name="sigmoid",
    aliases=(
        "logistic",
        "logsig",
        "expit",
    ),
    summary="Smooth, between 0 and 1: its outputs are never centred, and slopes are a quarter at most.",
    equation="a = 1/(1 + e^−z)",
    source="D. Rumelhart, G. Hinton, R. Williams, Learning representations by back-propagating errors, Nature 1986",
    value=value,
    slope=slope,
    curvature=curvature,
    torch="torch.sigmoid(a)",
    gain=1.8462285453386054,
)
