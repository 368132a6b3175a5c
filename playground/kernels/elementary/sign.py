"""The sign of a number."""

from playground.kernels.elementary.traced import Value, select, traced


@traced
def sign(x: Value) -> Value:
    """1 above zero, -1 below, 0 at zero, NaN for NaN."""
    return select(x > 0.0, 1.0, select(x < 0.0, -1.0, x))
