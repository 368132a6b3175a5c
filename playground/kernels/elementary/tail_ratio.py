"""The tail of the normal distribution, divided by the bell curve."""

from playground.kernels.elementary.gaussian import ratio_of_tail
from playground.kernels.elementary.traced import Value, traced


@traced
def tail_ratio(x: Value) -> Value:
    """Φ(-|x|)/e^(-x²/2) with the normal distribution Φ, so that Φ(-u) = bell(u)·tail_ratio(u); from 39 on as at 39."""
    return ratio_of_tail(abs(x))
