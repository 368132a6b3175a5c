"""Readouts that several optimizers share, and the arithmetic of arrays for them, which needs no import of NumPy."""

from collections.abc import Callable
from typing import Any

from playground.optimizers.forms.denominator import INSIDE, OUTSIDE, floor
from playground.optimizers.forms.readout import Readout


def squares(vector: Any) -> Any:
    """v·v, from (d, T)"""
    return (vector * vector).sum(axis=0)


def divisor(s: Any, epsilon: float, place: float = OUTSIDE) -> Any:
    """√s + ε, or √(s + ε), or √s alone: `root` for arrays."""
    inside, outside = (epsilon if place == one else 0.0 for one in (INSIDE, OUTSIDE))
    return (s + inside) ** 0.5 + floor(outside)


def own_rate(symbol: str, of: Callable[..., Any]) -> Readout:
    """Return the rate that every coordinate has for itself."""
    return Readout("own rate", symbol, "the rate of this coordinate alone, by which its slope or average goes", of)


def step_length(of: Callable[..., Any]) -> Readout:
    """Return what a line search settled on."""
    return Readout("step length", "a", "the multiple of the direction that the line search took in this step", of)


MOMENTUM = Readout("momentum", "‖m‖", "the length of the gradient's average", lambda m: squares(m) ** 0.5)
VELOCITY = Readout("velocity", "‖v‖", "the length of the velocity", lambda v: squares(v) ** 0.5)
CORRECTED = own_rate(
    "η / (√(s/(1 − β₂ᵗ)) + ε)", lambda lr, s, correction2, epsilon: lr / divisor(s * correction2, epsilon)
)
