"""reciprocal_root."""

from playground.kernels.elementary.traced import Value, root, select, traced


@traced
def reciprocal_root(u: Value) -> Value:
    """1/√u for u > 0, else 0 (NaN for NaN): the derivative of √ made harmless at its kink."""
    inverse = 1.0 / root(u)
    return select(u <= 0.0, 0.0, inverse)
