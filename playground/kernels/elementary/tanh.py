"""tanh."""

from playground.kernels.elementary.exponential import exponential_minus_one
from playground.kernels.elementary.traced import Value, copy_sign, select, traced


@traced
def tanh(x: Value) -> Value:
    """tanh x = -sign(x)·u/(u + 2) with u = e^(-2|x|) - 1; accurate relative to itself near 0, ±1 from 20 on."""
    size = abs(x)
    u = exponential_minus_one(-2.0 * select(size > 20.0, 20.0, size))
    return copy_sign(u / (u + 2.0), x)
