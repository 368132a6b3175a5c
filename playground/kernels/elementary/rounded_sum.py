"""A sum whose terms are rounded before they are added."""

from playground.kernels.elementary.traced import Value, traced


@traced
def rounded_sum(u: Value, v: Value) -> Value:
    """u + v, each rounded before: no product is fused into the sum, which would keep what rounding takes away."""
    return u + v
