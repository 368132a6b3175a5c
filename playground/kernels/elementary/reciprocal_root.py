"""The reciprocal of the square root, 0 at 0."""

from playground.kernels.elementary.traced import Value, root, select, traced


@traced
def reciprocal_root(u: Value) -> Value:
    """1/√u for u > 0, 0 at 0, NaN where √ has no value: the derivative of √ made harmless at its kink."""
    inverse = 1.0 / root(u)
    return select(abs(u) <= 0.0, 0.0, inverse)
