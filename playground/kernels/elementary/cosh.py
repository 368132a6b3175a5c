"""The hyperbolic cosine."""

from playground.kernels.elementary.exponential import scaled_exponential
from playground.kernels.elementary.traced import Value, traced


@traced
def cosh(x: Value) -> Value:
    """cosh x = h + 1/(4h) with h = e^|x|/2."""
    half = scaled_exponential(abs(x), -1.0)
    return half + 0.25 / half
