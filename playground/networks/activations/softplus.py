"""Softplus, a smooth form of the rectifier."""

from playground.kernels.for_rules import exp, log1p
from playground.networks.activations._activation import Activation


def value(z: float) -> float:
    """log(1 + eᶻ) = max(z, 0) + log(1 + e^−|z|)"""
    return max(z, 0.0) + log1p(exp(-abs(z)))  # type: ignore[no-any-return]


def slope(z: float, a: float) -> float:
    """1/(1 + e⁻ᶻ), by u = e^−|z|"""
    u = exp(-abs(z))
    return (1.0 if z >= 0.0 else u) * (1.0 / (1.0 + u))  # type: ignore[no-any-return]


def curvature(z: float, a: float, slope: float) -> float:
    """u/(1 + u)²"""
    u = exp(-abs(z))
    part = 1.0 / (1.0 + u)
    return u * part * part  # type: ignore[no-any-return]


ACTIVATION = Activation(
    name="softplus",
    aliases=("smooth relu",),
    summary="A smooth ReLU, above 0 everywhere: the integral of the sigmoid.",
    equation="a = log(1 + e^z)",
    source="C. Dugas et al., Incorporating second-order functional knowledge for better option pricing, NIPS 2001",
    value=value,
    slope=slope,
    curvature=curvature,
    torch="-torch.nn.functional.logsigmoid(-a)",
    gain=1.0418668355353017,
)
