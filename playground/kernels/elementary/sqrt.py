"""sqrt."""

from playground.kernels.elementary.traced import Value, elementary, root


@elementary
def sqrt(x: Value) -> Value:
    """√x, correctly rounded; NaN below zero."""
    return root(x)
