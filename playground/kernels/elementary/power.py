"""Powers with any exponent."""

from math import inf, nan

from playground.kernels.elementary.exponential import exponential_of_sum
from playground.kernels.elementary.precise_logarithm import precise_logarithm
from playground.kernels.elementary.traced import Value, copy_sign, fma, select, traced

_TWO_TO_52 = 4503599627370496.0
# Every power of another number than 1 with so large an exponent is 0 or ∞.
_LARGEST = 1e25


@traced
def power(a: Value, b: Value) -> Value:
    """aᵇ = e^(b·log a), within about one unit in the last place; at every edge what C's `pow` says.

    So a⁰ and 1ᵇ are 1 even of NaN, and a negative number has powers for whole exponents only.
    """
    size = abs(a)
    high, low = precise_logarithm(size)
    exponent = select(b > _LARGEST, _LARGEST, b)
    exponent = select(exponent < -_LARGEST, -_LARGEST, exponent)
    product = exponent * high
    value = exponential_of_sum(product, fma(exponent, high, -product) + exponent * low)
    value = select(size > 0.0, value, select(b > 0.0, 0.0, inf))
    value = select(size < inf, value, select(b > 0.0, inf, 0.0))
    length = abs(b)
    whole, even = _is_whole(length), _is_whole(0.5 * length)
    signed = select(even, value, select(whole, copy_sign(value, a), value))
    # Of what lies below zero, -∞ has a power for every exponent, as -0 has.
    value = select(a < 0.0, select(whole, signed, select(size < inf, nan, value)), signed)
    value = select(a.equals(a), select(b.equals(b), value, nan), nan)
    return select(b.equals(0.0), 1.0, select(a.equals(1.0), 1.0, value))


def _is_whole(size: Value) -> Value:
    """Whether a number ≥ 0 is whole, or infinite: adding and taking away 2⁵² rounds what is below that."""
    return select(size < _TWO_TO_52, (size + _TWO_TO_52) - _TWO_TO_52, size).equals(size)
