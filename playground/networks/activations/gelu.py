"""Gaussian error linear unit."""

from playground.kernels.for_rules import bell, tail_ratio
from playground.networks.activations._activation import Activation

PER_ROOT_2_PI = 0.3989422804014327
# Beyond it the bell is 0, and squares that overflow must not meet it.
FAR = 40.0


def value(z: float) -> float:
    """z Φ(z) = max(z, 0) − |z| Φ(−|z|)"""
    size = abs(z)
    tail = size * tail_ratio(z) * bell(z)
    return max(z, 0.0) - tail  # type: ignore[no-any-return]


def slope(z: float, a: float) -> float:
    """Φ(z) + z Φ′(z): below 0 (Φ(−|z|)/e^(−z²/2) − |z|/√2π) e^(−z²/2), above 0 what that leaves of 1"""
    size = min(abs(z), FAR)
    below = (tail_ratio(z) - PER_ROOT_2_PI * size) * bell(z)
    return 1.0 - below if z > 0.0 else below  # type: ignore[no-any-return]


def curvature(z: float, a: float, slope: float) -> float:
    """(2 − z²) e^(−z²/2)/√2π"""
    size = min(abs(z), FAR)
    return PER_ROOT_2_PI * (2.0 - size * size) * bell(z)  # type: ignore[no-any-return]


ACTIVATION = Activation(
    name="GELU",
    aliases=("gaussian error linear unit",),
    summary="z times the chance that a normal number lies below it: a smooth ReLU that dips below 0.",
    equation="a = z Φ(z) = z/2 (1 + erf(z/√2))",
    source="D. Hendrycks, K. Gimpel, Gaussian error linear units, 2016",
    value=value,
    slope=slope,
    curvature=curvature,
    torch="torch.nn.functional.gelu(a)",
    gain=1.5335304411955352,
)
