"""The logarithm of 1 + x, accurate near 0."""

from math import inf, nan

from playground.kernels.elementary.log import logarithm_of_sum
from playground.kernels.elementary.traced import Value, select, traced


@traced
def log1p(x: Value) -> Value:
    """log(1 + x), accurate relative to itself also near 0; -∞ at -1, NaN below."""
    total = 1.0 + x
    # What the sum lost: exact, with the larger term first.
    lost = select(x > 1.0, 1.0 - (total - x), x - (total - 1.0))
    result = select(x < inf, logarithm_of_sum(total, lost), x)
    return select(x > -1.0, result, select(x.equals(-1.0), -inf, nan))
