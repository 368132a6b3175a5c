"""The hyperbolic sine."""

from playground.kernels.elementary.exponential import exponential_minus_one, scaled_exponential
from playground.kernels.elementary.traced import Value, copy_sign, select, traced


@traced
def sinh(x: Value) -> Value:
    """sinh x = sign(x)·(u + u/(u + 1))/2 with u = e^|x| - 1; e^|x|/2 beyond 30."""
    size = abs(x)
    u = exponential_minus_one(select(size > 30.0, 30.0, size))
    near = 0.5 * (u + u / (u + 1.0))
    return copy_sign(select(size > 30.0, scaled_exponential(size, -1.0), near), x)
