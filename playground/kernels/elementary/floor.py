"""Rounding down to a whole number."""

from playground.kernels.elementary.traced import Value, traced, whole_below


@traced
def floor(x: Value) -> Value:
    """The largest whole number that is not above x; NaN for NaN."""
    return whole_below(x)
