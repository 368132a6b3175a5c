"""The square root."""

from playground.kernels.elementary.traced import Value, root, traced


@traced
def sqrt(x: Value) -> Value:
    """√x, correctly rounded; NaN below zero."""
    return root(x)
