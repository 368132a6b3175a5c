"""The exponential function minus 1, accurate near 0."""

from playground.kernels.elementary.exponential import exponential_and_less_one
from playground.kernels.elementary.traced import Value, traced


@traced
def expm1(x: Value) -> Value:
    """eˣ - 1, accurate relative to itself also near 0; -1 far below, ∞ from 709.79 on."""
    return exponential_and_less_one(x)[1]
