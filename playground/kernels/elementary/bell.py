"""The bell curve e^(-x²/2)."""

from playground.kernels.elementary.gaussian import exponential_of_square
from playground.kernels.elementary.traced import Value, traced


@traced
def bell(x: Value) -> Value:
    """e^(-x²/2), relative to itself as right as `exp` also far out."""
    return exponential_of_square(x, -0.5)
