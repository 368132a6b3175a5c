"""Leaky rectified linear unit."""

from playground.networks.activations._activation import Activation

LEAK = 0.01


def value(z: float) -> float:
    """z for z > 0, else 0.01·z"""
    return z if z > 0.0 else LEAK * z


def slope(z: float, a: float) -> float:
    """1 for z > 0, 0.01 for z < 0, 0 at the kink"""
    return 1.0 if z > 0.0 else (LEAK if z < 0.0 else 0.0)


def curvature(z: float, a: float, slope: float) -> float:
    """0"""
    return 0.0


ACTIVATION = Activation(
    name="leaky ReLU",
    summary="A ReLU that leaks a hundredth below 0, so that no unit stops learning.",
    equation="a = max(z, 0.01 z)",
    source="A. Maas, A. Hannun, A. Ng, Rectifier nonlinearities improve neural network acoustic models, ICML 2013",
    value=value,
    slope=slope,
    curvature=curvature,
    gain=1.4141428569978353,
)
