"""The range reduction of the exponential functions."""

from playground.kernels.elementary.half_turns import MAGIC
from playground.kernels.elementary.traced import Value, fma, polynomial, select

_LOG_2 = (0.6931471805599453, 2.3190468138462996e-17)
_PER_LOG_2 = 1.4426950408889634

# (eʳ - 1 - r)/r² in powers of r for |r| ≤ ln 2/2, interpolated at Chebyshev nodes with 60 digits: error below 2e-19.
_SERIES = (
    0.5,
    0.1666666666666667,
    0.04166666666666667,
    0.008333333333325544,
    0.0013888888888883327,
    0.00019841269876864356,
    2.4801587327007187e-05,
    2.755725283351691e-06,
    2.75572718102198e-07,
    2.5106274733573296e-08,
    2.0915442297780116e-09,
)


def exponential_parts(x: Value) -> tuple[Value, Value]:
    """Return (n, eʳ - 1) where x = n·ln 2 + r with an integer n and |r| ≤ ln 2/2; |x| ≤ 1500."""
    n, r = reduced(x)
    return n, fma(r * r, polynomial(r, _SERIES), r)


def reduced(x: Value) -> tuple[Value, Value]:
    """Return (n, r) where x = n·ln 2 + r with an integer n and |r| ≤ ln 2/2; |x| ≤ 1500."""
    n = fma(x, _PER_LOG_2, MAGIC) - MAGIC
    r = x
    for part in _LOG_2:
        r = fma(-n, part, r)
    return n, r


def exponential_of_sum(high: Value, low: Value) -> Value:
    """e^(high + low) for a `low` that is a rounding error of `high`; overflows and underflows like `exp`."""
    # Comparisons with NaN are false: NaN stays.
    low = select(abs(high) > 1000.0, 0.0, low)
    high = select(high > 1000.0, 1000.0, high)
    high = select(high < -1000.0, -1000.0, high)
    n = fma(high, _PER_LOG_2, MAGIC) - MAGIC
    # The first difference is exact, and what the sum of the small parts loses is carried on.
    first, small = fma(-n, _LOG_2[0], high), fma(-n, _LOG_2[1], low)
    r = first + small
    rest = (first - r) + small
    return _scaled(1.0 + (r + fma(r * r, polynomial(r, _SERIES), rest)), n)


def power_of_two(n: Value) -> Value:
    """2ⁿ for an integer n from -1022 to 1023 (held in a double): its exponent bits."""
    return ((n + (MAGIC + 1023.0)).bits << 52).real


def scaled_exponential(x: Value, shift: float) -> Value:
    """eˣ·2^shift: overflows to ∞ and underflows to 0 only where the result does."""
    n, minus_one = _parts_within_reach(x)
    return _scaled(1.0 + minus_one, n, shift)


def exponential_and_less_one(x: Value) -> tuple[Value, Value]:
    """Return (eˣ, eˣ - 1), each accurate relative to itself, for every x."""
    n, minus_one = _parts_within_reach(x)
    whole, scale = _scaled(1.0 + minus_one, n), power_of_two(n)
    # From here on 1 is nothing beside eˣ; from here down eˣ beside 1, and 2ⁿ no power of two any more.
    less = select(x > 60.0, whole, fma(scale, minus_one, scale - 1.0))
    return whole, select(x < -60.0, -1.0, less)


def _parts_within_reach(x: Value) -> tuple[Value, Value]:
    """`exponential_parts` for every x; where eˣ is ∞ or 0, those of some x for which it is, too."""
    # Comparisons with NaN are false: NaN stays.
    x = select(x > 720.0, 720.0, x)
    return exponential_parts(select(x < -760.0, -760.0, x))


def _scaled(value: Value, n: Value, shift: float = 0.0) -> Value:
    """value·2^(n + shift): 2ⁿ may lie outside the doubles where the product does not, so there are two factors."""
    half = fma(n, 0.5, MAGIC) - MAGIC
    return value * power_of_two(half) * power_of_two(n - half + shift)


def exponential_minus_one(x: Value) -> Value:
    """eˣ - 1 for |x| ≤ 700, accurate relative to itself also near 0."""
    n, minus_one = exponential_parts(x)
    scale = power_of_two(n)
    return fma(scale, minus_one, scale - 1.0)
