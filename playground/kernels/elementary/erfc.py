"""The complementary error function."""

from playground.kernels.elementary.gaussian import exponential_of_square, ratio_of_tail
from playground.kernels.elementary.traced import Value, select, traced

_ROOT_2 = 1.4142135623730951


@traced
def erfc(x: Value) -> Value:
    """erfc x = 1 - erf x = 2Φ(-√2 x), relative to itself right down to its underflow at 27.2; 2 - erfc |x| below 0."""
    size = abs(x)
    tail = 2.0 * ratio_of_tail(_ROOT_2 * size) * exponential_of_square(size, -1.0)
    return select(x < 0.0, 2.0 - tail, tail)
